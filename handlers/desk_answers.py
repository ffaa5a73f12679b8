"""What an official does with a case in hand: reply, ask back, pass on, close, open again.

Whoever brought it hears each step at once, in their own language.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from handlers.auditing import audited
from handlers.desk import gone, in_hand, me, not_in_hand, one
from handlers.desk_told import Make, language_of, let_go, option, tell_author, write_official
from handlers.desk_words import queue_option, quoted
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from knowledge.people import desk, staff
from knowledge.people.desk import Case
from knowledge.people.masking import anonymous
from knowledge.people.reports import State
from knowledge.texts import say

MAX_WORDS = 2_000
OFFICES = ("inspectors", "commune", "province")
"""Whom a case is passed on to, beside an office that is typed."""

PROVINCE = "province"
LONGEST_OFFICE = 80


async def reply(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for the words that go to the author."""
    return await _ask(turn, args, "desk.replied", "desk-reply-ask")


async def ask_back(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for what the author is to be asked."""
    return await _ask(turn, args, "desk.asked_back", "desk-ask-back-ask")


async def _ask(turn: Turn, args: dict[str, Any], does: str, message: str) -> list[Reply]:
    case = await in_hand(turn, args)
    if case is None:
        return await not_in_hand(turn, args)
    turn.ask(does, code=case.code)
    lines = [turn.say("desk-words", words=quoted(case.words, MAX_WORDS)), turn.say("desk-write-plainly")]
    keep = [turn.option("choice-keep", "desk.one", code=case.code)]
    return [turn.offer(Text(turn.say(message, code=case.code), tuple(lines)), keep)]


async def replied(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Send the official's words to the author."""
    case = await in_hand(turn, args)
    if case is None:
        return await not_in_hand(turn, args)
    return await send(turn, case, turn.message.text.strip()[:MAX_WORDS], "answered")


async def asked_back(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Send the official's question to the author, whose next words answer it."""
    case = await in_hand(turn, args)
    if case is None:
        return await not_in_hand(turn, args)
    return await send(turn, case, turn.message.text.strip()[:MAX_WORDS], "asked")


async def send(turn: Turn, case: Case, words: str, state: State, does: str = "") -> list[Reply]:
    """Send words to the author, and say so to the official."""
    await deliver(turn, case, words, state, does)
    common = case.question and state == "answered"
    options = [
        turn.option("choice-desk-more", "desk.reply", code=case.code),
        turn.option("choice-desk-close", "desk.close", code=case.code),
        *([turn.option("choice-make-common", "faq_drafts.begin", code=case.code)] if common else []),
        queue_option(turn),
    ]
    sent = turn.say("desk-sent", code=case.code)
    return [turn.offer(Text(sent, (turn.say("desk-sent-words", words=words),)), options)]


async def deliver(
    turn: Turn, case: Case, words: str, state: State, does: str = "", *, after: str = ""
) -> None:
    """Bring words to the author, and note them.

    Args:
        turn: The official's turn.
        case: What it is about, in their hand.
        words: What the author reads.
        state: How far the case is with them.
        does: The action for the audit, where the state does not tell it.
        after: What it has in the place of the state.
    """
    at = turn.message.at
    await desk.add_line(turn.connection, case, "staff", words, at)
    await desk.change(turn.connection, case, state, at, "" if state == "asked" else words)
    hold = state == "asked" or case.question
    make = AS[state](case, words)
    await tell_author(turn.connection, case, make, at=at, draw=turn.draw, hold=hold, turn=turn)
    await audited(turn, does or f"desk-{state}", case.code, case.state, after or state)


Made = Callable[[str, bool], tuple[Text, list[Option]]]


def changed(language: str, case: Case, state: State) -> str:
    """Say that a question or report came to a state."""
    kind = "question" if case.question else "report"
    return say(language, f"{kind}-changed-{state}", code=case.code)


def officials_say(language: str, words: str) -> str:
    """Give words as what the officials answer."""
    return say(language, "my-reports-answer", answer=words).strip()


def answer_words(case: Case, words: str) -> Made:
    """Give an official's answer as the author gets it, with a way to answer on and to close."""

    def make(language: str, held: bool) -> tuple[Text, list[Option]]:
        more = say(language, "answered-more-held" if held else "answered-more")
        text = Text(changed(language, case, "answered"), (officials_say(language, words), more))
        return text, author_ways(language, case)

    return make


def author_ways(language: str, case: Case) -> list[Option]:
    """Offer the author to answer on, or to say that it is enough."""
    return [
        option(language, "choice-answer-on", "support.more", code=case.code),
        option(language, "choice-enough", "support.enough", code=case.code),
    ]


def _question_words(case: Case, words: str) -> Made:
    def make(language: str, held: bool) -> tuple[Text, list[Option]]:
        how = say(language, "asked-back-how-held" if held else "asked-back-how")
        text = Text(changed(language, case, "asked"), (say(language, "officials-ask", words=words), how))
        return text, [] if held else author_ways(language, case)[:1]

    return make


def _passed_words(case: Case, words: str) -> Made:
    def make(language: str, held: bool) -> tuple[Text, list[Option]]:
        on = option(language, "choice-answer-on", "support.more", code=case.code)
        return Text(changed(language, case, "passed"), (words, say(language, "passed-more"))), [on]

    return make


def settled_words(case: Case, words: str) -> Made:
    """Say to the author that a case is settled, and with what."""

    def make(language: str, held: bool) -> tuple[Text, list[Option]]:
        said = [officials_say(language, words)] if words else []
        again = option(language, "choice-ask-again", "support.more", code=case.code)
        return Text(changed(language, case, "settled"), (*said, say(language, "settled-more"))), [again]

    return make


AS: dict[str, Callable[[Case, str], Made]] = {
    "answered": answer_words,
    "asked": _question_words,
    "passed": _passed_words,
    "settled": settled_words,
}
"""How an official's words reach the author, by the state they bring."""


# --- passing on -----------------------------------------------------------------------------------------


async def pass_on(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask to whom a case is passed on; another office is typed."""
    case = await in_hand(turn, args)
    if case is None:
        return await not_in_hand(turn, args)
    turn.ask("desk.passed", code=case.code)
    options = [
        turn.option(f"choice-pass-{office}", "desk.passed", code=case.code, office=office)
        for office in OFFICES
    ]
    keep = turn.option("choice-keep", "desk.one", code=case.code)
    text = turn.text("desk-pass-ask", "desk-pass-how", code=case.code)
    return [turn.offer(text, [*options, keep])]


async def passed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Note that a case was passed on, and tell the author to whom; the province finds it in the queue."""
    case = await in_hand(turn, args)
    if case is None:
        return await not_in_hand(turn, args)
    language, office = await language_of(turn.connection, case), args.get("office", "")
    typed = quoted(turn.message.text, LONGEST_OFFICE)
    named = say(language, f"pass-to-{office}") if office else typed
    words = say(language, "passed-to", office=named)
    await deliver(turn, case, words, "passed", after=anonymous(named))
    if office == PROVINCE:
        return await _given_to_province(turn, case)
    close_ = turn.option("choice-desk-close", "desk.close", code=case.code)
    text = turn.text("desk-passed", "desk-passed-how", code=case.code)
    return [turn.offer(text, [close_, queue_option(turn)])]


async def _given_to_province(turn: Turn, case: Case) -> list[Reply]:
    """Put a case back for the province's officials, and write to them."""
    await desk.put_back(turn.connection, case, me(turn))
    await let_go(turn.connection, case, turn.message.at, turn)
    readers = [one for one in await staff.reachable(turn.connection, "registry") if one.id != me(turn)]
    for reader in readers:
        make = _given(case, me(turn))
        await write_official(turn.connection, reader, make, at=turn.message.at, draw=turn.draw, turn=turn)
    told = "desk-passed-province" if readers else "desk-passed-nobody"
    return [turn.offer(turn.text(told, code=case.code, count=len(readers)), [queue_option(turn)])]


def _given(case: Case, number: int) -> Make:
    def make(language: str) -> tuple[Text, list[Option]]:
        kind = say(language, f"report-kind-{case.kind}")
        first = say(language, "desk-passed-here", code=case.code, kind=kind, number=str(number))
        return Text(first), [option(language, "choice-see-case", "desk.one", code=case.code)]

    return make


async def to_province(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Have the province's officials correct a row: who may not do it passes the report on."""
    return await passed(turn, {**args, "office": PROVINCE})


# --- closing and opening again --------------------------------------------------------------------------


async def close(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask what was done; a question can be closed without a word, of a report the author is told."""
    case = await in_hand(turn, args)
    if case is None:
        return await not_in_hand(turn, args)
    turn.ask("desk.closed", code=case.code)
    silent = [turn.option("choice-close-silent", "desk.closed", code=case.code, silent=True)]
    keep = turn.option("choice-keep", "desk.one", code=case.code)
    kind = "question" if case.question else "report"
    text = turn.text(f"desk-close-{kind}", "desk-close-how", code=case.code)
    return [turn.offer(text, [*(silent if case.question and case.answer else []), keep])]


async def closed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Settle a case with what was done."""
    case = await in_hand(turn, args)
    if case is None:
        return await not_in_hand(turn, args)
    words = "" if args.get("silent") else turn.message.text.strip()[:MAX_WORDS]
    await settle(turn, case, words)
    options = [
        *([turn.option("choice-make-common", "faq_drafts.begin", code=case.code)] if case.question else []),
        turn.option("choice-desk-reopen", "desk.reopen", code=case.code),
        queue_option(turn),
    ]
    said = [turn.say("desk-sent-words", words=words)] if words else []
    return [turn.offer(Text(turn.say("desk-closed", code=case.code), tuple(said)), options)]


async def settle(turn: Turn, case: Case, words: str, does: str = "desk-settled") -> None:
    """Settle a case, give the author's talk back to the assistant, and tell them."""
    at = turn.message.at
    if words:
        await desk.add_line(turn.connection, case, "staff", words, at)
    await desk.change(turn.connection, case, "settled", at, words)
    await let_go(turn.connection, case, at, turn)
    await tell_author(turn.connection, case, settled_words(case, words), at=at, draw=turn.draw, turn=turn)
    await audited(turn, does, case.code, case.state, "settled")


async def reopen(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Open a case again, in one's own hand."""
    turn.kind = "official"
    case = await desk.by_code(turn.connection, str(args["code"]))
    if case is None:
        return gone(turn)
    if case.state not in ("answered", "settled"):
        return await one(turn, {"code": case.code})
    if case.taken_by != me(turn) and not await desk.take(turn.connection, case, me(turn), case.taken_by):
        return await one(turn, {"code": case.code, "first": "desk-too-late"})
    await desk.change(turn.connection, case, "received", turn.message.at)

    def make(language: str, held: bool) -> tuple[Text, list[Option]]:
        on = option(language, "choice-answer-on", "support.more", code=case.code)
        more = say(language, "taken-write-here" if held else "reopened-more")
        return Text(changed(language, case, "received"), (more,)), [on]

    await tell_author(
        turn.connection, case, make, at=turn.message.at, draw=turn.draw, hold=case.question, speaks=False,
        turn=turn,
    )  # fmt: skip
    await audited(turn, "desk-reopen", case.code, case.state, "received")
    return await one(turn, {"code": case.code, "first": "desk-reopened"})
