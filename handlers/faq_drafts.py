"""Making a common question of an answered one: draft, edit, source, a second person, withdrawn again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handlers.approved import LEAD, parts, tell_askers
from handlers.auditing import audited
from handlers.desk import gone, me
from handlers.desk_told import option
from handlers.desk_words import queue_option, quoted
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.unasked import Reader, is_night, write
from handlers.work import back
from knowledge.people import desk, faq_drafts, staff
from knowledge.people.faq_drafts import Draft
from knowledge.people.masking import anonymous
from knowledge.people.staff import Official
from knowledge.texts import say

FIELDS = ("question", "answer", "source", "answer_en", "way")
"""What can be edited by typing it; "way" is one more way of asking."""

LONGEST = {"question": 300, "answer": 1_500, "source": 150, "answer_en": 1_500, "way": 200}
MOST = 8
"""Choices that a messenger shows as buttons."""

A_PAGE = 5
SHOWN = 7


async def listed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List the drafts, what waits for approval, and what the assistant answers already."""
    turn.kind = "official"
    found = await faq_drafts.in_states(turn.connection, "draft", "asked", "approved")
    begin = int(args.get("begin", 0))
    shown = found[begin : begin + A_PAGE]
    lines = tuple(
        turn.say("common-item", code=one.code, state=turn.say(f"common-state-{one.state}"),
                 question=quoted(one.question))
        for one in shown
    )  # fmt: skip
    options = [Option(one.code, "faq_drafts.one", {"code": one.code}) for one in shown]
    if begin + A_PAGE < len(found):
        options.append(turn.option("choice-next-page", "faq_drafts.listed", begin=begin + A_PAGE))
    first = turn.say("commons" if found else "commons-none", count=len(found))
    return [turn.offer(Text(first, lines), [*options, queue_option(turn), back(turn)])]


async def begin(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Begin a draft from an answered question; one that was begun already is shown."""
    turn.kind = "official"
    case = await desk.by_code(turn.connection, str(args["code"]))
    if case is None or not case.answer:
        return gone(turn)
    known = await faq_drafts.of_question(turn.connection, case.code)
    if known is not None:
        return await one(turn, {"code": known.code})
    keep = {product.name for product in turn.registry.products.values()} | set(turn.registry.by_producer)
    code = await faq_drafts.begin(
        turn.connection, case, author=me(turn), at=turn.message.at, draw=turn.draw,
        keep=sorted(keep, key=len, reverse=True),
    )  # fmt: skip
    await audited(turn, "faq-draft", code, after=case.code)
    return await one(turn, {"code": code, "first": "common-begun"})


async def one(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show a draft, and what can be done with it."""
    turn.kind = "official"
    found = await faq_drafts.find(turn.connection, str(args["code"]))
    if found is None or found.state == "dropped":
        return none(turn)
    state = turn.say(f"common-state-{found.state}")
    first = turn.say(args.get("first", "common-one"), code=found.code, state=state)
    return [turn.offer(Text(first, tuple(lines_of(turn, found))), _ways(turn, found))]


def none(turn: Turn) -> list[Reply]:
    """Say that there is no such draft any more."""
    options = [turn.option("choice-common", "faq_drafts.listed"), back(turn)]
    return [turn.offer(turn.text("common-none", "common-none-how"), options)]


def lines_of(turn: Turn, found: Draft) -> Iterator[str]:
    """Give everything of a draft, a line each."""
    yield turn.say("common-question", words=found.question)
    yield turn.say("common-answer", words=found.answer)
    if found.answer_en:
        yield turn.say("common-answer-en", words=found.answer_en)
    if found.asked_as:
        yield turn.say("common-ways")
        yield from (turn.say("common-way", words=way) for way in found.asked_as)
    yield turn.say("common-ground", source=found.source or turn.say("common-no-source"))
    if found.state == "approved":
        return
    if len(parts(found.answer)[0]) > LEAD:
        yield turn.say("common-lead-long", most=str(LEAD))
    if found.state == "draft":
        yield turn.say("common-check")
    if found.asked_by:
        yield turn.say("common-will-tell", codes=", ".join(found.asked_by))


def _ways(turn: Turn, found: Draft) -> list[Option]:
    def way(label: str, does: str, **args: Any) -> Option:
        return turn.option(label, does, code=found.code, **args)

    last = [turn.option("choice-common", "faq_drafts.listed"), back(turn)]
    if found.state == "approved":
        return [way("choice-common-withdraw", "faq_drafts.withdraw"), *last]
    if found.author != me(turn):
        return last
    if found.state == "asked":
        return [way("choice-common-take-back", "faq_drafts.take_back"), *last]
    mine = [
        *([way("choice-common-ask", "faq_drafts.ask")] if found.source else []),
        *(way(f"choice-common-{name}", "faq_drafts.edit", field=name) for name in FIELDS),
        *([way("choice-common-less", "faq_drafts.which_way")] if found.asked_as else []),
        way("choice-common-drop", "faq_drafts.drop"),
    ]
    return [*mine, *last[:1]][:MOST]


async def own(turn: Turn, args: dict[str, Any], *states: str) -> Draft | None:
    """Give a draft of this official in one of some states, None for any other."""
    turn.kind = "official"
    found = await faq_drafts.find(turn.connection, str(args["code"]))
    mine = found is not None and found.author == me(turn) and found.state in states
    return found if mine else None


async def edit(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for the new words of a part."""
    found = await own(turn, args, "draft")
    if found is None:
        return await one(turn, {"code": args["code"]})
    name = args["field"]
    turn.ask("faq_drafts.edited", code=found.code, field=name)
    now = "" if name == "way" else getattr(found, name)
    lines = [turn.say("common-now", words=now)] if now else []
    keep = turn.option("choice-keep", "faq_drafts.one", code=found.code)
    text = Text(turn.say(f"common-edit-{name}"), (*lines, turn.say("common-edit-how")))
    return [turn.offer(text, [keep])]


async def edited(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Keep the new words of a part."""
    found = await own(turn, args, "draft")
    if found is None:
        return await one(turn, {"code": args["code"]})
    name = args["field"]
    words = turn.message.text.strip()[: LONGEST[name]]
    values: dict[str, Any] = {"asked_as": [*found.asked_as, words]} if name == "way" else {name: words}
    if name in ("question", "way"):
        values["asked_by"] = await faq_drafts.asked_by(turn.connection, found, words)
    await faq_drafts.change(turn.connection, found, turn.message.at, **values)
    await audited(turn, "faq-edit", found.code, after=anonymous(words))  # what was there may name somebody
    return await one(turn, {"code": found.code})


async def which_way(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask which way of asking shall not be there."""
    found = await own(turn, args, "draft")
    if found is None:
        return await one(turn, {"code": args["code"]})
    ways = found.asked_as[:SHOWN]
    lines = tuple(turn.say("common-way-number", n=str(n), words=way) for n, way in enumerate(ways, 1))
    options = [
        Option(
            turn.say("choice-common-way-number", n=str(n)),
            "faq_drafts.less",
            {"code": found.code, "way": way},
        )
        for n, way in enumerate(ways, 1)
    ]
    keep = turn.option("choice-keep", "faq_drafts.one", code=found.code)
    return [turn.offer(Text(turn.say("common-which-way"), lines), [*options, keep])]


async def less(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take a way of asking out."""
    found = await own(turn, args, "draft")
    if found is not None and args["way"] in found.asked_as:
        left = [way for way in found.asked_as if way != args["way"]]
        await faq_drafts.change(turn.connection, found, turn.message.at, asked_as=left)
        await audited(turn, "faq-less", found.code)
    return await one(turn, {"code": args["code"]})


async def ask(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Hand a draft to a second person."""
    found = await own(turn, args, "draft")
    if found is None or not found.source:
        return await one(turn, {"code": args["code"]})
    await faq_drafts.change(turn.connection, found, turn.message.at, state="asked")
    await audited(turn, "faq-ask", found.code, found.state, "asked")
    readers = [who for who in await staff.reachable(turn.connection, "approve") if who.id != me(turn)]
    for reader in readers:
        await _tell(turn, reader, "common-waits", found, "faq_drafts.approve")
    options = [turn.option("choice-common", "faq_drafts.listed"), back(turn)]
    how = "common-asked-how" if readers else "common-asked-nobody"
    return [turn.offer(turn.text("common-handed", how, code=found.code, count=len(readers)), options)]


async def _tell(turn: Turn, who: Official | None, message: str, found: Draft, does: str) -> None:
    """Write to another official; at night they find it in the list in the morning."""
    if who is None or who.id == me(turn) or is_night(turn.message.at):
        return

    def make(language: str) -> tuple[Text, list[Option]]:
        first = say(language, message, code=found.code, number=str(me(turn)))
        line = say(language, "common-question", words=quoted(found.question))
        return Text(first, (line,)), [option(language, "choice-common-see", does, code=found.code)]

    reader = Reader(who.person, who.channel, who.chat, who.language)
    await write(turn.connection, reader, make, at=turn.message.at, draw=turn.draw)


async def take_back(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take a draft back from approval, to change it."""
    found = await own(turn, args, "asked")
    if found is not None:
        await faq_drafts.change(turn.connection, found, turn.message.at, state="draft")
        await audited(turn, "faq-take-back", found.code, found.state, "draft")
    return await one(turn, {"code": args["code"]})


async def drop(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Drop a draft that was never answered with."""
    found = await own(turn, args, "draft")
    if found is None:
        return await one(turn, {"code": args["code"]})
    await faq_drafts.change(turn.connection, found, turn.message.at, state="dropped")
    await audited(turn, "faq-drop", found.code, found.state, "dropped")
    options = [turn.option("choice-common", "faq_drafts.listed"), back(turn)]
    return [turn.offer(turn.text("common-dropped", "common-dropped-how", code=found.code), options)]


async def withdraw(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take an approved answer away: the assistant does not give it any more."""
    turn.kind = "official"
    found = await faq_drafts.find(turn.connection, str(args["code"]))
    if found is None or found.state != "approved":
        return await one(turn, {"code": args["code"]})
    await faq_drafts.change(turn.connection, found, turn.message.at, state="dropped")
    await audited(turn, "faq-withdraw", found.code, found.answer, "dropped")
    options = [turn.option("choice-common", "faq_drafts.listed"), back(turn)]
    return [turn.offer(turn.text("common-withdrawn", "common-withdrawn-how", code=found.code), options)]


# --- the second person ----------------------------------------------------------------------------------


async def approve(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show what waits for a second person; one's own is for somebody else."""
    turn.kind = "official"
    found = await faq_drafts.find(turn.connection, str(args["code"]))
    if found is None or found.state != "asked":
        return [turn.offer(turn.text("common-not-waiting", "common-not-waiting-how"), _approver_ways(turn))]
    if found.author == me(turn):
        return [turn.offer(turn.text("common-own", "common-own-how"), _approver_ways(turn))]
    options = [
        turn.option("choice-common-approve", "faq_drafts.approved", code=found.code, seen=_version(found)),
        turn.option("choice-common-refuse", "faq_drafts.refused", code=found.code),
        *_approver_ways(turn),
    ]
    first = turn.say("common-to-approve", code=found.code, number=str(found.author))
    return [turn.offer(Text(first, tuple(lines_of(turn, found))), options)]


def _approver_ways(turn: Turn) -> list[Option]:
    return [turn.option("choice-approvals", "approving.listed"), back(turn)]


def _version(found: Draft) -> str:
    """Give what tells whether a draft is still as it was shown."""
    return found.changed_at.isoformat()


async def approved(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Let the assistant answer it from now on, and tell those who had asked."""
    turn.kind = "official"
    found = await faq_drafts.find(turn.connection, str(args["code"]))
    fits = found is not None and found.state == "asked" and _version(found) == args["seen"]
    if found is None or not fits or found.author == me(turn):
        return await approve(turn, args)
    at = turn.message.at
    await faq_drafts.change(turn.connection, found, at, state="approved", approver=me(turn))
    await audited(turn, "faq-approve", found.code, found.question, found.answer)
    author = await staff.numbered(turn.connection, found.author)
    await _tell(turn, author, "common-was-approved", found, "faq_drafts.one")
    told = await tell_askers(turn.connection, at, turn.draw)
    how = "common-approved-told" if told or not found.asked_by else "common-approved-morning"
    text = turn.text("common-approved", how, code=found.code, count=told)
    return [turn.offer(text, _approver_ways(turn))]


async def refused(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give a draft back to its author."""
    turn.kind = "official"
    found = await faq_drafts.find(turn.connection, str(args["code"]))
    if found is None or found.state != "asked" or found.author == me(turn):
        return await approve(turn, args)
    await faq_drafts.change(turn.connection, found, turn.message.at, state="draft")
    await audited(turn, "faq-refuse", found.code, found.state, "draft")
    author = await staff.numbered(turn.connection, found.author)
    await _tell(turn, author, "common-was-refused", found, "faq_drafts.one")
    return [turn.offer(turn.text("common-refused", code=found.code), _approver_ways(turn))]
