"""Letting a second member, or one's own other phone, in on a dossier: a one-time code, given and taken."""

from __future__ import annotations

from typing import Any

from handlers import my_products, shop_confirming, staffing
from handlers.dossier_turn import gone, opened
from handlers.messages import Reply
from handlers.turn import Turn
from knowledge.calendar import day_of
from knowledge.people import invitations, members
from knowledge.people.invitations import Invitation
from knowledge.texts.form import day


async def share(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give a one-time code for a dossier; the one given before ends."""
    found = await opened(turn, args)
    if found is None:
        return gone(turn)
    code, until = await invitations.invite(
        turn.connection, kind="dossier", target={"dossier": found.one.id}, by=turn.person,
        at=turn.message.at, draw=turn.draw,
    )  # fmt: skip
    count = len(await members.numbers(turn.connection, found.one.id))
    text = turn.text(
        "share", "share-how", "share-until", "share-members",
        code=code, day=day(day_of(until), turn.language), count=count,
    )  # fmt: skip
    return [turn.offer(text, [turn.option("choice-dossier", "dossier_turn.open", id=found.one.id)])]


async def redeem(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Use a code, and open what it was made for."""
    turn.kind = "apply"
    found = await invitations.use(turn.connection, args["code"], turn.message.at)
    if not isinstance(found, Invitation):
        options = [turn.option("choice-desk", "support.ask")]
        return [turn.offer(turn.text(f"code-{found}", "code-ask-again"), options)]
    return await TAKEN[found.kind](turn, found)


async def _join(turn: Turn, found: Invitation) -> list[Reply]:
    """Let somebody in on a dossier; who is in already leaves the code unused."""
    id = int(found.target["dossier"])
    if turn.person in await members.numbers(turn.connection, id):
        await invitations.give_back(turn.connection, found.id)
        first = turn.text("share-already")
    else:
        number = await members.join(turn.connection, id, turn.person, turn.message.at)
        if number is None:
            return gone(turn)
        first = turn.text("share-joined", "share-joined-what", n=str(number))
    return [turn.offer(first, [turn.option("choice-dossier", "dossier_turn.open", id=id)])]


TAKEN = {
    "dossier": _join,
    "producer": my_products.taken,
    "staff": staffing.taken,
    "shop": shop_confirming.taken,
}
"""What a code opens, by its kind."""
