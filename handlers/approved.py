"""Answering what officials made a common question of; telling those who had asked it, once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.unasked import Reader, is_night, write
from handlers.understand import SURE_OF_FAQ, Meaning
from knowledge.calendar import day_of
from knowledge.faq.approved import SAME, Approved, best
from knowledge.people import desk, faq_drafts
from knowledge.people.desk import Case
from knowledge.people.faq_drafts import Draft
from knowledge.texts import DEFAULT, say
from knowledge.texts.form import day

LEAD = 80
_FIRST = re.compile(r"(.{1,79}?[.?!…])\s+(?=\S)(.*)", re.DOTALL)


async def fitting(turn: Turn, meaning: Meaning) -> Approved | None:
    """Give the common question that a message asks, where nothing else answers it better.

    A product that is clearly named goes first. What is nearly word for word a common question is answered as
    one; what is only like it, where the message is not understood or a shipped question is no clear match.
    """
    if _names_product(meaning):
        return None
    approved = await faq_drafts.approved(turn.connection)
    found = best(meaning.text, approved) if approved else None
    if found is None:
        return None
    return found.one if found.likeness >= SAME or _weak(meaning) else None


def _names_product(meaning: Meaning) -> bool:
    found = meaning.found
    named = meaning.kind == "product" and found.kind in ("match", "choices")
    return named and 2 * len(found.held) >= len(meaning.text.split())


def _weak(meaning: Meaning) -> bool:
    if meaning.kind == "faq":
        return meaning.close or meaning.faqs[0][1] < SURE_OF_FAQ
    return meaning.kind == "unknown" and not meaning.elsewhere


def answered(turn: Turn, one: Approved) -> Reply:
    """Give the answer with its source and the day, and a person where it does not help."""
    turn.kind, turn.faq = "faq", one.code
    text = words(turn.language, one, turn.receipt())
    code = turn.receipt()
    if back := turn.waiting:
        still = turn.say("still-waiting", question=back.asks)
        return turn.offer(Text(text.answer, (*text.body, still), text.source), back.options, back.asks)
    options = [
        turn.option("choice-helped", "questions.helped", code=code),
        turn.option("choice-not-helped", "questions.not_helped", code=code),
        turn.option("choice-ask-desk", "support.ask"),
    ]
    text = Text(text.answer, (*text.body, turn.say("faq-helped")), text.source)
    return turn.offer(text, options)


def words(language: str, one: Approved, code: str = "") -> Text:
    """Give the answer in a language, its first sentence first, with what it rests on."""
    answer = one.answer_en if language == "en" and one.answer_en else one.answer
    lead, body = parts(answer)
    ground = say(language, "common-ground", source=one.source)
    when = day(one.on, language)
    source = say(language, "common-source", day=when, code=code) if code else (
        say(language, "common-source-bare", day=when)
    )  # fmt: skip
    return Text(lead, (*body, ground), source)


def parts(answer: str) -> tuple[str, tuple[str, ...]]:
    """Give the first sentence of an answer, and its other lines."""
    first, *rest = [line.strip() for line in answer.splitlines() if line.strip()] or [answer]
    if found := _FIRST.fullmatch(first):
        return found[1], (found[2], *rest)
    return first, tuple(rest)


# --- telling those who had asked ------------------------------------------------------------------------


async def tell_askers(connection: AsyncConnection, at: datetime, draw: Callable[[str], str]) -> int:
    """Tell whoever had asked what is answered now, each question once; not at night. Gives how many."""
    if is_night(at):
        return 0
    count = 0
    for draft in await faq_drafts.in_states(connection, "approved"):
        cases = [case for code in draft.asked_by if (case := await desk.by_code(connection, code))]
        for case in {case.person: case for case in cases if not case.gone}.values():
            await _tell(connection, case, draft, at, draw)
            count += 1
        if draft.asked_by:
            await faq_drafts.told(connection, draft)
    return count


async def _tell(
    connection: AsyncConnection, case: Case, draft: Draft, at: datetime, draw: Callable[[str], str]
) -> None:
    one = Approved(
        draft.code, draft.question, draft.answer, draft.answer_en, (), draft.source, day_of(draft.changed_at)
    )

    def make(language: str) -> tuple[Text, list[Option]]:
        text = words(language, one)
        asked = say(language, "common-asked", question=draft.question)
        body = (asked, text.answer, *text.body)
        more = Option(say(language, "choice-ask-desk"), "support.ask")
        return Text(say(language, "common-told", code=case.code), body, text.source), [more]

    await desk.add_line(connection, case, "staff", draft.answer, at)
    reader = Reader(case.person, case.channel, case.chat, DEFAULT)
    await write(connection, reader, make, at=at, draw=draw)
