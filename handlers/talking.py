"""A talk with an official: the person's words go to whoever has the question in hand, the bot keeps silent.

Commands, taps, stop words and words of illness are answered as ever (`routing.py`). It ends by "thôi", when
the question is closed, or after a day without a word.
"""

from __future__ import annotations

from typing import Any

from handlers import asking
from handlers.held import own, pass_along, tell_holder
from handlers.messages import Reply
from handlers.turn import Turn
from knowledge.people import desk


async def onward(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Pass the person's words on; that they go to the official is said once."""
    case = await own(turn, {"code": turn.session.held})
    if case is None or case.state == "settled":
        turn.session.let_go(turn.session.held)
        return await asking.free_text(turn, {})
    await pass_along(turn, case)
    turn.session.held_at = turn.message.at.isoformat()
    if turn.session.held_told:
        return []
    turn.session.held_told = True
    return [turn.text("held-sent", "held-how")]


async def end(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give the talk back to the assistant; the question stays with the official."""
    code = str(args.get("code", turn.session.held))
    case = await own(turn, {"code": code})
    turn.session.let_go(code)
    turn.session.unheld = code
    if case is not None:
        await tell_holder(turn, case, "desk-author-ended")
    options = [turn.option("choice-my-questions", "support.mine"), turn.option("choice-help", "account.help")]
    return [turn.offer(turn.text("held-ended", "held-ended-how", code=code), options)]


async def more(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for the words to the officials; where one has the case in hand, the talk is theirs from now on."""
    case = await own(turn, args)
    if case is None:
        return [turn.text("old-button", "old-button-how")]
    turn.session.unheld = ""
    if case.taken_by is not None and case.state != "settled":
        turn.session.hold(case.code, turn.message.at)
    turn.ask("support.more_told", code=case.code)
    keep = [turn.option("choice-keep", "support.mine" if case.question else "reports.mine")]
    return [turn.offer(turn.text("more-ask", "more-ask-how", code=case.code), keep)]


async def more_told(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Keep what the author adds; a settled case is opened again by it."""
    case = await own(turn, args)
    if case is None:
        return [turn.text("old-button", "old-button-how")]
    await pass_along(turn, case)
    held = turn.session.holding(turn.message.at) == case.code
    turn.session.held_told = turn.session.held_told or held
    follow = "held-how" if held else "support-follow" if case.question else "report-follow"
    options = [turn.option("choice-enough", "support.enough", code=case.code)]
    return [turn.offer(turn.text("more-sent", follow, code=case.code), options)]


async def enough(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Close a case for its author, who has what they wanted."""
    case = await own(turn, args)
    if case is None:
        return [turn.text("old-button", "old-button-how")]
    turn.session.let_go(case.code)
    again = turn.option("choice-ask-again", "support.more", code=case.code)
    if case.state != "settled":
        await desk.change(turn.connection, case, "settled", turn.message.at)
        await tell_holder(turn, case, "desk-author-closed")
    return [turn.offer(turn.text("enough", "enough-more", code=case.code), [again])]
