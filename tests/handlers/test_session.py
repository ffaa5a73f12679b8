"""Where a person stands goes through JSON and comes back the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.messages import (
    AskFile,
    AskPlace,
    Card,
    Choice,
    Choices,
    Document,
    Photo,
    Place,
    Replace,
    Reply,
    Text,
    from_json,
    to_json,
)
from handlers.session import Option, Question, Session, from_state, to_state
from knowledge.distance import Spot

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
options = st.lists(st.builds(Option, words, words, st.dictionaries(words, words, max_size=2)), max_size=3)
cards = st.none() | st.builds(
    Card, words, words, st.none() | st.integers(3, 5), st.sampled_from(["yes", "no"]), words, words, words
)
texts = st.builds(Text, words, st.lists(words, max_size=3).map(tuple), words, cards)
lists = st.builds(Choices, texts, st.lists(st.builds(Choice, words, words), max_size=3).map(tuple))
replies: st.SearchStrategy[Reply] = (
    texts
    | lists
    | st.builds(Document, words, words, st.binary(max_size=20), texts)
    | st.builds(Replace, lists, words)
    | st.builds(Place, words, words, st.builds(Spot, st.floats(-90, 90), st.floats(-180, 180)))
    | st.builds(AskFile, texts, words, st.lists(st.builds(Choice, words, words), max_size=3).map(tuple))
    | st.builds(
        Photo,
        words,
        words,
        st.binary(),
        texts,
        st.lists(st.builds(Choice, words, words), max_size=3).map(tuple),
    )
    | st.builds(AskPlace, texts, words, st.lists(st.builds(Choice, words, words), max_size=3).map(tuple))
)


@given(st.lists(options, max_size=25), st.none() | st.builds(Question, words, st.dictionaries(words, words)))
def test_a_session_survives_json(offered: list[list[Option]], question: Question | None) -> None:
    """Written as JSON and read back, a session is the same, with its newest lists."""
    session = Session("en", language_chosen=True, question=question)
    for each in offered:
        session.offer(each, "XYZ")
    assert from_state(json.loads(json.dumps(to_state(session))), "vi") == session


@given(replies)
def test_a_reply_survives_json(reply: Reply) -> None:
    """Whatever is put into the outbox comes out as it was."""
    assert from_json(json.loads(json.dumps(to_json(reply)))) == reply


@pytest.mark.parametrize(
    "state", [{"offers": [{"number": 3}]}, {"question": "cũ"}, {"x": 1, "offers": [], "question": None}]
)
def test_a_state_of_another_version_locks_nobody_out(state: dict[str, object]) -> None:
    """What cannot be read is a new session, not an error at every message."""
    assert from_state(state, "vi") == Session("vi")


def test_a_new_person_has_an_empty_session() -> None:
    """No state is a new session in the language that was guessed."""
    assert from_state({}, "en") == Session("en")
