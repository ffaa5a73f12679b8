"""Who has a role: inviting, listing, taking away with a hand-over."""

from __future__ import annotations

from typing import Any

from handlers.auditing import audited
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.work import back, places_words, role_words
from knowledge.calendar import day_of
from knowledge.people import invitations, staff
from knowledge.people.invitations import Invitation
from knowledge.people.staff import TASKS, Official
from knowledge.place_names import find
from knowledge.places import key_of
from knowledge.texts.form import day

SHOWN = 20


async def listed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List everybody with a role by number; nobody's name is known."""
    turn.kind = "official"
    everybody = await staff.officials(turn.connection)
    lines = [_line(turn, one) for one in everybody[:SHOWN]]
    first = turn.say("staff", count=len(everybody))
    options = [turn.option(f"choice-invite-{role}", "staffing.invite", role=role) for role in TASKS]
    options += [turn.option("choice-dismiss", "staffing.which")] if len(everybody) > 1 else []
    return [turn.offer(Text(first, tuple(lines)), [*options, back(turn)])]


def _line(turn: Turn, one: Official) -> str:
    mine = turn.official is not None and one.id == turn.official.id
    words = role_words(one, turn.language)
    return turn.say("staff-me" if mine else "staff-item", number=str(one.id), role=words)


async def invite(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Make a one-time code for a role; a commune official's communes are asked first."""
    turn.kind = "official"
    role = args["role"]
    if role == "commune" and "communes" not in args:
        turn.ask("staffing.for_place", **args)
        keep = [turn.option("choice-keep", "staffing.listed", "no")]
        return [turn.offer(turn.text("invite-which-commune", "invite-which-commune-how"), keep)]
    communes = args.get("communes", [])
    target = {"role": role, "communes": communes}
    code, until = await invitations.invite(
        turn.connection, kind="staff", target=target, by=turn.person, at=turn.message.at, draw=turn.draw
    )
    await audited(turn, "invite", role, after=places_words(communes, turn.language))
    values = {"code": code, "role": turn.say(f"role-{role}"), "day": day(day_of(until), turn.language)}
    options = [turn.option("choice-withdraw", "staffing.withdraw", code=code), back(turn)]
    return [turn.offer(turn.text("invited-staff", "invited-staff-how", **values), options)]


async def for_place(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the communes of a commune official, separated by commas."""
    found = [meant[0] for part in turn.message.text.split(",") if (meant := find(part, official=True))]
    if not found:
        return await invite(turn, {"role": args["role"]})
    return await invite(turn, {**args, "communes": [key_of(unit) for unit in found]})


async def withdraw(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take an unused code away."""
    turn.kind = "official"
    gone = await invitations.withdraw(turn.connection, args["code"])
    if gone:
        await audited(turn, "withdraw-invite")
    return [turn.offer(turn.text("withdrawn" if gone else "code-used"), [back(turn)])]


async def taken(turn: Turn, found: Invitation) -> list[Reply]:
    """Give the holder of a code its role."""
    role, communes = found.target["role"], found.target["communes"]
    before = await staff.official(turn.connection, turn.person)
    number = await staff.appoint(
        turn.connection, person=turn.person, chat=turn.message.chat, role=role, communes=communes,
        language=turn.language, at=turn.message.at,
    )  # fmt: skip
    turn.official = await staff.official(turn.connection, turn.person)
    assert turn.official is not None
    await audited(turn, "appointed", str(number), before.role if before else "", role)
    text = turn.text(
        "appointed", "appointed-what", "appointed-private", role=role_words(turn.official, turn.language)
    )
    return [turn.offer(text, [back(turn)])]


async def which(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask whose role ends."""
    turn.kind = "official"
    others = [one for one in await staff.officials(turn.connection) if one.id != _me(turn)]
    options = [
        Option(turn.say("choice-number", number=str(one.id)), "staffing.to_whom", {"number": one.id})
        for one in others[:SHOWN]
    ]
    lines = tuple(_line(turn, one) for one in others[:SHOWN])
    return [turn.offer(Text(turn.say("dismiss-which"), lines), [*options, back(turn)])]


async def to_whom(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask who takes over open questions, drafts and approvals."""
    turn.kind = "official"
    old = await staff.numbered(turn.connection, args["number"])
    others = [one for one in await staff.officials(turn.connection) if one.id != args["number"]]
    able = [one for one in others if old and TASKS[old.role] <= TASKS[one.role]]
    others = able or others  # who may do the same, where there is somebody
    options = [
        Option(turn.say("choice-to", number=str(one.id)), "staffing.dismiss", {**args, "to": one.id})
        for one in others[:SHOWN]
    ]
    lines = tuple(_line(turn, one) for one in others[:SHOWN])
    first = turn.say("dismiss-to-whom", number=str(args["number"]))
    return [turn.offer(Text(first, (*lines, turn.say("dismiss-what"))), [*options, back(turn)])]


async def dismiss(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Hand everything over and take the role away, in one step."""
    turn.kind = "official"
    old = await staff.numbered(turn.connection, args["number"])
    new = await staff.numbered(turn.connection, args["to"])
    if old is None or new is None:
        return await listed(turn, {})
    moved = await staff.hand_over(turn.connection, old.id, new.id)
    await staff.dismiss(turn.connection, old.id)
    await audited(turn, "dismissed", str(old.id), old.role, str(new.id))
    values = {"number": str(old.id), "to": str(new.id)}
    return [turn.offer(turn.text("dismissed", "dismissed-moved", count=moved, **values), [back(turn)])]


def _me(turn: Turn) -> int:
    return turn.official.id if turn.official else staff.NOBODY
