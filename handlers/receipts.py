"""What goes with every answer: its receipt, and the notice that stands above the first one of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handlers.messages import Choices, Document, Replace, Reply, Text
from handlers.turn import Turn
from knowledge.faq.catalog import rules_version
from knowledge.people import notices, receipts

if TYPE_CHECKING:
    from handlers.routing import Way


def asked(turn: Turn) -> str:
    """Give what was typed, or the label that was tapped."""
    if turn.message.kind != "choice":
        return turn.message.text
    option = turn.session.tapped(turn.message.choice)
    return option.label if option else ""


def first_line(replies: list[Reply]) -> str:
    """Give the first line of an answer."""
    return _text(replies[0]).answer if replies else ""


def _text(reply: Reply) -> Text:
    match reply:
        case Text():
            return reply
        case Choices(text=text):
            return text
        case Document(caption=caption):
            return caption
        case Replace(reply=inner):
            return inner.text
        case _:
            return reply.text


async def keep_receipt(turn: Turn, found: Way, before: dict[str, Any], replies: list[Reply]) -> None:
    """Store what the answer was made from, where it shows a code or could not be given."""
    if turn.erased or (turn.answered and not turn.code):
        return
    receipt = receipts.Receipt(
        code=turn.receipt(),
        on=turn.today,
        language=turn.language,
        asked=receipts.masked(asked(turn)),
        route=found.route.name,
        args=found.args,
        before=before,
        kind=turn.kind,
        faq_id=turn.faq,
        understood=turn.understood | _found(turn),
        registry_version=turn.registry.version,
        rules_version=rules_version(),
        said=first_line(replies),
        answered=turn.answered,
    )
    await receipts.keep(turn.connection, receipt)


def _found(turn: Turn) -> dict[str, Any]:
    """Give what matching found, as plain values."""
    if turn.found is None:
        return {}
    candidates = [[candidate.code, round(candidate.score, 1)] for candidate in turn.found.products]
    return {"decision": turn.found.kind, "words": receipts.masked(turn.found.query), "products": candidates}


async def notice_above(turn: Turn) -> list[Reply]:
    """Give the notice that stands now, once a day to each person."""
    notice = await notices.notice_now(turn.connection, turn.message.at)
    if notice is None or turn.erased:
        return []
    shown = f"{notice.id}:{turn.today}"
    if turn.session.noticed == shown:
        return []
    turn.session.noticed = shown
    first, *rest = notice.text(turn.language).splitlines() or [""]
    return [Text(first, tuple(rest))]
