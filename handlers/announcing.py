"""An announcement goes out: confirmed by a button that carries the head count, approved where it is many."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from handlers.announced import listed, progress
from handlers.announcement_words import moment_words
from handlers.auditing import audited
from handlers.drafts import mine, ping, rule_words, when_words
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.unasked import by_day, is_night
from handlers.work import back
from knowledge.moments import moment_in
from knowledge.people import announcements, deliveries
from knowledge.people.announcements import Announcement
from knowledge.people.audience import from_rule, is_within, recipients
from knowledge.people.deliveries import Recipient
from knowledge.place_names import find
from knowledge.places import Unit
from knowledge.store.tables import FairRow


async def confirm(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Count who would get it, and offer a button that carries the number."""
    turn.kind = "official"
    one = await mine(turn, args["code"])
    who = turn.official
    if one is None or who is None:
        return await listed(turn, {})
    audience = from_rule(one.audience)
    if not who.may("everywhere") and not is_within(audience, who.communes):
        options = [
            turn.option("choice-hand-up", "announcing.hand_up", code=one.code),
            turn.option("choice-announce-to", "audiences.whom", code=one.code),
        ]
        return [turn.offer(turn.text("wider", "wider-how"), options)]
    people = await _people(turn, one)
    if not people:
        forth = turn.option("choice-announce-to", "audiences.whom", code=one.code)
        return [turn.offer(turn.text("nobody", "nobody-how"), [forth])]
    return [_confirming(turn, one, people)]


def _confirming(turn: Turn, one: Announcement, people: list[Recipient], *, changed: bool = False) -> Reply:
    heads = len(people)
    lines = [turn.say("confirm-who", who=rule_words(turn, one.audience))]
    for name in sorted({person.channel for person in people}):
        count = sum(person.channel == name for person in people)
        lines.append(turn.say("confirm-channel", channel=name, count=count))
    needs = heads > turn.approve_above
    lines += [turn.say("confirm-approval", most=str(turn.approve_above))] if needs else []
    lines += [turn.say("confirm-night")] if is_night(turn.message.at) else []
    send_ = Option(
        turn.say("choice-confirm", count=heads), "announcing.send", {"code": one.code, "heads": heads}
    )
    later = turn.option("choice-later", "announcing.ask_when", code=one.code, heads=heads)
    forth = turn.option("choice-announce-back", "announcements.one", code=one.code)
    first = turn.say("confirm-changed" if changed else "confirm", count=heads)
    return turn.offer(Text(first, tuple(lines)), [send_, later, forth])


async def _people(turn: Turn, one: Announcement) -> list[Recipient]:
    about = await _fair_place(turn, one)
    return await recipients(turn.connection, turn.registry, from_rule(one.audience), turn.today, about)


async def _fair_place(turn: Turn, one: Announcement) -> list[Unit] | None:
    """Give where the fair is, [] where that is not known, None where there is no fair."""
    if one.fair_id is None:
        return None
    place_ = await turn.connection.scalar(select(FairRow.place).where(FairRow.id == one.fair_id)) or ""
    return [meant[0] for part in place_.split(",") if (meant := find(part, official=True))][:1]


async def ask_when(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for the moment."""
    turn.kind = "official"
    turn.ask("announcing.at", **args)
    keep = turn.option("choice-keep", "announcing.confirm", "no", code=args["code"])
    return [turn.offer(turn.text("when", "when-how"), [keep])]


async def at(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the moment; one in the past is refused, one at night is moved to the morning and said so."""
    moment = moment_in(turn.message.text, turn.message.at)
    keep = turn.option("choice-keep", "announcing.confirm", "no", code=args["code"])
    if moment is None or moment <= turn.message.at:
        turn.ask("announcing.at", **args)
        first = "when-unclear" if moment is None else "when-past"
        return [turn.offer(turn.text(first, "when-how"), [keep])]
    begins = by_day(moment)
    if begins != moment:
        turn.above.append(turn.text("when-night", when=moment_words(begins, turn.language)))
    return await send(turn, {**args, "at": begins.isoformat()})


async def send(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Send it to as many as the button said; more than one person decides on, where it goes to many."""
    turn.kind = "official"
    one, who = await mine(turn, args["code"]), turn.official
    if one is None or who is None:
        return await progress(turn, args)
    if not who.may("everywhere") and not is_within(from_rule(one.audience), who.communes):
        return await confirm(turn, args)
    people = await _people(turn, one)
    if not people:
        return await confirm(turn, args)
    if len(people) != args["heads"]:
        return [_confirming(turn, one, people, changed=True)]
    begins = by_day(datetime.fromisoformat(args["at"]) if "at" in args else turn.message.at)
    if len(people) > turn.approve_above:
        return await _ask_approval(turn, one, len(people), begins)
    return await _let_go(turn, one, people, begins)


async def _ask_approval(turn: Turn, one: Announcement, heads: int, begins: datetime) -> list[Reply]:
    assert turn.official is not None  # who asks is from now on the author, who cannot approve it
    values = {"state": "asked", "heads": heads, "begins_at": begins, "author": turn.official.id}
    if not await announcements.change(
        turn.connection, one, turn.message.at, **values
    ):  # who asks cannot approve
        return await confirm(turn, {"code": one.code})
    await audited(turn, "announce-ask", one.code, after=str(heads))
    told = await ping(turn, "approve", "asked-approval", one, count=heads)
    first = "approval-asked" if told else "approval-nobody"
    return [turn.offer(turn.text(first, "approval-asked-how", count=heads, code=one.code), [back(turn)])]


async def _let_go(turn: Turn, one: Announcement, people: list[Recipient], begins: datetime) -> list[Reply]:
    """Freeze who gets it, and let it begin at its moment."""
    now = begins <= turn.message.at
    values = {"heads": len(people), "begins_at": begins, "state": "sending" if now else "scheduled"}
    if one.author != (turn.official.id if turn.official else 0):
        values["approver"] = turn.official.id if turn.official else None
    if not await announcements.change(turn.connection, one, turn.message.at, **values):
        return await progress(turn, {"code": one.code})
    await deliveries.freeze(turn.connection, one.id, people)
    await audited(
        turn, "announce-send", one.code, before=rule_words(turn, one.audience), after=str(len(people))
    )
    return await progress(turn, {"code": one.code})


async def hand_up(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give a draft with a wider audience to the province, in one step."""
    turn.kind = "official"
    one = await mine(turn, args["code"])
    if one is None:
        return await listed(turn, {})
    told = await ping(turn, "everywhere", "handed-up-to", one)
    await audited(turn, "announce-hand-up", one.code, after=str(told))
    first = "handed-up" if told else "handed-up-nobody"
    return [turn.offer(turn.text(first, "handed-up-how", code=one.code), [back(turn)])]


async def approve(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show what waits for a second person, with the button that carries the number of people."""
    turn.kind = "official"
    one = await announcements.find(turn.connection, args["code"])
    if one is None or one.state != "asked":
        return await progress(turn, args)
    assert turn.official is not None
    if one.author == turn.official.id:
        return [turn.offer(turn.text("approve-own", "approve-own-how"), [back(turn)])]
    people = await _people(turn, one)
    lines = [*one.text_vi.splitlines(), turn.say("confirm-who", who=rule_words(turn, one.audience))]
    lines.append(turn.say("approve-when", when=when_words(turn, one)))
    options = [
        Option(turn.say("choice-approve", count=len(people)), "announcing.approved",
               {"code": one.code, "heads": len(people), "seen": one.changed_at.isoformat()}),
        turn.option("choice-approve-back", "announcing.refused", code=one.code),
        back(turn),
    ]  # fmt: skip
    first = turn.say("approve", code=one.code, count=len(people))
    return [turn.offer(Text(first, tuple(lines)), options)]


async def approved(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Let it go with a second person's word."""
    turn.kind = "official"
    one = await announcements.find(turn.connection, args["code"])
    assert turn.official is not None
    if one is None or one.state != "asked" or one.author == turn.official.id:
        return await approve(turn, args)
    people = await _people(turn, one)
    if not people or len(people) != args["heads"] or args.get("seen") != one.changed_at.isoformat():
        return await approve(turn, args)  # something is not as it was seen: it is shown again
    await audited(turn, "announce-approve", one.code, after=str(len(people)))
    begins = by_day(max(one.begins_at or turn.message.at, turn.message.at))
    return await _let_go(turn, one, people, begins)


async def refused(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give it back to who prepared it."""
    turn.kind = "official"
    one = await announcements.find(turn.connection, args["code"])
    asked = one is not None and one.state == "asked"
    if one and asked and await announcements.change(turn.connection, one, turn.message.at, state="draft"):
        await audited(turn, "announce-refuse", one.code)
    return [turn.offer(turn.text("approve-refused", code=args["code"]), [back(turn)])]
