"""Rendering down keeps every limit of a channel and loses no word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.channels.channel import Capabilities
from bot.channels.render import Part, Unsendable, degrade, length, numbered
from handlers.messages import Choice, Choices, Document, Photo, Replace, Reply, Text

TELEGRAM = Capabilities(
    max_text=4096, max_choices=8, max_document=50 * 1024 * 1024, max_caption=1024, edit=True
)
PLAIN = Capabilities(max_text=2000)

words = st.text("aăâbcdđeêơưỳ1 .🌾\u0302", min_size=0, max_size=60)
texts = st.builds(Text, words.filter(str.strip), st.lists(words, max_size=6).map(tuple), words)
labels = st.text("chèđ🌾 1", min_size=1, max_size=30).filter(str.strip)
ids = st.text("abc1đ", min_size=1, max_size=12)
options = st.lists(st.builds(Choice, ids, labels), max_size=12).map(tuple)
choices = st.builds(Choices, texts, options)
contents = st.one_of(words.map(str.encode), st.binary(max_size=40))
documents = st.builds(
    Document, st.just("a.csv"), st.sampled_from(["text/csv", "application/pdf"]), contents, texts
)
replies: st.SearchStrategy[Reply] = st.one_of(
    texts, choices, documents, st.builds(Replace, choices, st.sampled_from(["", "7"]))
)
capabilities = st.builds(
    Capabilities,
    max_text=st.integers(8, 120),
    max_choices=st.integers(0, 12),
    max_choice_id=st.integers(1, 20),
    max_choice_label=st.integers(2, 40),
    max_document=st.integers(0, 80),
    max_caption=st.integers(0, 100),
    edit=st.booleans(),
)


def ink(*pieces: str) -> str:
    """All letters without the white space, at which lines may be cut."""
    return "".join("".join(pieces).split())


def rendered(reply: Reply, to: Capabilities) -> tuple[Part, ...]:
    """The parts, leaving out replies that the channel rightly cannot carry."""
    try:
        return degrade(reply, to)
    except Unsendable:
        assert isinstance(reply, Document)
        assert len(reply.content) > to.max_document
        assert reply.mime == "application/pdf"
        assume(False)
        raise


@given(replies, capabilities)
def test_limits(reply, to):
    """No part is longer, wider or heavier than the channel carries."""
    for part in rendered(reply, to):
        assert length(part.text) <= (to.max_text if part.document is None else to.max_caption)
        assert len(part.options) <= to.max_choices
        assert all(1 <= len(option.id.encode()) <= to.max_choice_id for option in part.options)
        assert all(length(option.label) <= to.max_choice_label for option in part.options)
        assert part.document is None or len(part.document.content) <= to.max_document


@given(replies, capabilities)
def test_no_part_is_blank(reply, to):
    """Each part has something to read or a file: messengers refuse a blank message."""
    assert all(part.text.strip() or part.document for part in rendered(reply, to))


@given(replies, capabilities)
def test_only_the_last_part_is_tapped(reply, to):
    """Choices and files come last, and only the first line of all is the answer."""
    *before, last = rendered(reply, to)

    assert not any(part.options or part.document for part in before)
    assert not any(part.opens for part in [*before, last][1:])


@given(texts, capabilities)
def test_no_word_of_a_text_is_lost(text, to):
    """All words come in their order."""
    parts = degrade(text, to)

    assert ink(*(part.text for part in parts)) == ink(*text.lines)
    assert parts[0].opens


@given(choices, capabilities)
def test_no_choice_is_lost(reply, to):
    """Each choice is a button with its own label, or a numbered line, or a numbered line and a button."""
    parts = degrade(reply, to)
    lines = numbered(reply.options)
    assert all(line.endswith(f". {one.label}") for line, one in zip(lines, reply.options, strict=True))

    shown = ink(*(part.text for part in parts))
    if parts[-1].options == reply.options:
        assert shown == ink(*reply.text.lines)
    else:
        assert shown == ink(*reply.text.lines, *lines)
        assert [option.id for option in parts[-1].options] in ([], [option.id for option in reply.options])


@given(documents, capabilities)
def test_no_word_of_a_file_is_lost(document, to):
    """A file goes as it is; where it cannot, a file of text goes as text."""
    parts = rendered(document, to)

    shown = ink(*(part.text for part in parts))
    if parts[-1].document is None:
        assert shown == ink(
            *document.caption.lines, document.name, document.content.decode("utf-8", "replace")
        )
    else:
        assert (parts[-1].document, shown) == (document, ink(*document.caption.lines))


@given(choices, capabilities)
def test_replacing(reply, to):
    """A reply replaces the tapped message when it fits into one and the channel can edit."""
    parts = degrade(Replace(reply, "7"), to)

    assert [replace(part, replaces="") for part in parts] == list(degrade(reply, to))
    assert [part.replaces for part in parts] == (["7"] if to.edit and len(parts) == 1 else [""] * len(parts))


def test_words_stay_whole():
    """A line that is too long is cut between words."""
    assert [part.text for part in degrade(Text("chè dây Bát Xát"), Capabilities(max_text=9))] == [
        "chè dây",
        "Bát Xát",
    ]


def test_a_blank_line_begins_no_message():
    """A blank line at the seam of two messages is left out; inside a message it stays."""
    text = Text("một", ("", "hai", "", "bốn năm"))

    parts = degrade(text, Capabilities(max_text=8))

    assert [part.text for part in parts] == ["một\n\nhai", "bốn năm"]


def test_an_emoji_counts_double():
    """Length is measured in UTF-16 units, as the strictest messenger does."""
    assert length("🌾a") == 3


def test_numbers_instead_of_buttons():
    """A channel without buttons lists the choices to be answered by number."""
    reply = Choices(Text("Bạn hỏi?"), (Choice("c1", "Chè"), Choice("c2", "Miến")))

    assert degrade(reply, PLAIN) == (Part(("Bạn hỏi?", "1. Chè", "2. Miến"), opens=True),)


def test_long_labels():
    """A label that a button cannot show stands in the text, with its number on the button."""
    reply = Choices(Text("Bạn hỏi?"), (Choice("c1", "a" * 41), Choice("c2", "Miến")))

    (part,) = degrade(reply, TELEGRAM)

    assert part.lines == ("Bạn hỏi?", f"1. {'a' * 41}", "2. Miến")
    assert part.options == (Choice("c1", "1"), Choice("c2", "2"))


@pytest.mark.parametrize(("limit", "reason"), [(0, "no_files"), (3, "too_large")])
def test_unsendable(limit, reason):
    """A file that is no text and does not fit cannot be sent, and the reason is said."""
    with pytest.raises(Unsendable) as error:
        degrade(Document("a.pdf", "application/pdf", b"long", Text("a")), replace(PLAIN, max_document=limit))

    assert error.value.reason == reason


def test_a_picture_by_its_id_is_shown_where_it_came_from() -> None:
    """On another channel the words stand alone."""
    photo = Photo("", "", b"", Text("Ảnh gửi kèm"), ref="AgAC-1")
    [shown] = degrade(photo, Capabilities(max_text=100, max_caption=100, max_photo=100, shows_again=True))
    [said] = degrade(photo, Capabilities(max_text=100, max_caption=100, max_photo=100))
    assert shown.photo is photo
    assert (said.photo, said.text) == (None, "Ảnh gửi kèm")
