"""Questions about OCOP: what is said, on what ground, and what becomes of it when a document is replaced."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from handlers import questions
from handlers.health import POISONED
from handlers.messages import Choices, Reply, Text
from handlers.verdict_words import FIRST_LINE
from knowledge.faq.catalog import faq, worth
from knowledge.faq.model import FaqItem
from knowledge.rules.documents import Document, documents
from knowledge.texts import LANGUAGES
from tests.conftest import Talk

DAY = date(2026, 11, 23)
ITEMS = [pytest.param(item, id=item.id) for item in faq().values()]
MAX_LABEL, MAX_SOURCE, MAX_ANSWER = 20, 90, 700
DOUBT = {
    "vi": ("kiểm lại", "chưa có nguồn", "chưa rõ", "chưa biết", "không thay được bác sĩ"),
    "en": (
        "could not check",
        "don't know",
        "not checked",
        "have not checked",
        "no source",
        "not able to check",
        "cannot replace",
    ),
}
"""How an answer that nobody has verified says so."""


def text_of(reply: Reply) -> Text:
    """The words of a reply."""
    assert isinstance(reply, Text | Choices)
    return reply.text if isinstance(reply, Choices) else reply


def test_every_item_is_there() -> None:
    """All 122 questions of the research, each in both languages."""
    assert len(faq()) == 122
    assert all(set(item.words) == set(LANGUAGES) for item in faq().values())


@pytest.mark.parametrize("item", ITEMS)
def test_an_item_keeps_the_limits(item: FaqItem) -> None:
    """First line and label are short, and no line names a field, a file or a code repository."""
    for words in item.words.values():
        assert len(words.lead) <= FIRST_LINE, words.lead
        assert len(words.label) <= MAX_LABEL, words.label
        whole = "\n".join((words.lead, *words.body))
        assert len(whole) <= MAX_ANSWER
        assert not re.search(r"github|https?://|verified|confidence|\.ya?ml|[a-z]+_[a-z]+", whole), whole


@pytest.mark.parametrize("item", ITEMS)
def test_an_item_is_tied_to_its_documents(item: FaqItem) -> None:
    """What is not from memory names a document that is known; what is from memory names none."""
    assert (item.confidence == "memory_unverified") <= (not item.grounds)
    assert all(ground.document in documents() for ground in item.grounds)
    assert all(other in faq() for other in item.see)


@pytest.mark.parametrize("item", [p for p in ITEMS if not p.values[0].verified])  # type: ignore[attr-defined]
def test_what_nobody_verified_says_so(item: FaqItem) -> None:
    """In plain words, in both languages."""
    for language, words in item.words.items():
        whole = " ".join((words.lead, *words.body)).casefold()
        assert any(doubt in whole for doubt in DOUBT[language]), whole


async def test_every_item_is_answered(talk: Talk) -> None:
    """Each in its limits, with a way on, and with a source exactly where it rests on a document."""
    for item in faq().values():
        for language in LANGUAGES:
            [reply] = await talk.says(item.words[language].question, who=f"{language} {item.id}")
            text = text_of(reply)
            if item.id == POISONED:
                assert isinstance(reply, Text)
                continue
            assert isinstance(reply, Choices), item.id
            assert len(text.source) <= MAX_SOURCE, text.source
            assert all(len(option.label) <= MAX_LABEL for option in reply.options)
            if text.answer == item.words[language].lead:
                assert bool(text.source) == bool(item.grounds), item.id


def replaced(document: Document) -> Document:
    """The same document with one line more: what took its place."""
    return replace(document, replaced_by="new", valid_to=None)


def test_one_line_takes_an_answer_out_of_force() -> None:
    """When a document is marked replaced, no answer that rests on it is current, and the others still are."""
    new = replace(documents()["qd26_2026"], id="new", valid_from=date(2026, 11, 1), replaced_by="")
    known = {**documents(), "new": new, "qd26_2026": replaced(documents()["qd26_2026"])}
    for item in faq().values():
        rests = any(ground.document == "qd26_2026" for ground in item.grounds)
        before, after = worth(item, DAY).standing, worth(item, DAY, known).standing
        assert after == ("replaced" if rests else before), item.id
        assert worth(item, date(2026, 10, 31), known).standing == worth(item, date(2026, 10, 31)).standing


async def test_an_old_answer_is_not_given_as_current(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says that it is old, what it was, what is new, and offers a person."""
    new = replace(documents()["qd26_2026"], id="new", valid_from=date(2026, 11, 1), replaced_by="")
    known = {**documents(), "new": new, "qd26_2026": replaced(documents()["qd26_2026"])}
    for module in ("knowledge.faq.catalog", "handlers.questions"):
        monkeypatch.setattr(f"{module}.documents", lambda: known)
    item = faq()["ct_004"]
    [reply] = await talk.says(item.words["vi"].question)
    text = text_of(reply)
    assert text.answer == "Văn bản về việc này đã được thay, tôi chưa có câu trả lời mới."
    assert any("Văn bản mới" in line for line in text.body)
    assert text.source == ""
    assert isinstance(reply, Choices)
    assert "Hỏi giúp tôi" in [option.label for option in reply.options]


@pytest.mark.parametrize(("day", "standing"), [(21, "not_yet"), (22, "current")])
def test_the_first_day_in_force(day: int, standing: str) -> None:
    """The day before a decision is in force its answer is not current yet."""
    assert worth(faq()["ct_004"], date(2026, 5, day)).standing == standing


async def test_helped_is_asked_once(talk: Talk) -> None:
    """After an answer, once; a reply is kept, the first one."""
    question = faq()["ct_004"].words["vi"].question
    [first] = await talk.says(question)
    [again] = await talk.says(question)
    assert isinstance(first, Choices)
    assert "Có giúp được" in [option.label for option in first.options]
    assert isinstance(again, Choices)
    assert "Có giúp được" not in [option.label for option in again.options]
    assert questions.RATED > 1
