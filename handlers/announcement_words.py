"""An announcement as each person gets it: the text, what it is about, how to stop; corrections said so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.messages import Choice, Choices, Photo, Replace, Reply, Text
from knowledge.calendar import ZONE, day_of
from knowledge.people import announcements
from knowledge.people.announcements import Announcement
from knowledge.people.deliveries import Claimed
from knowledge.texts import say
from knowledge.texts.form import day

STOP, FAIR = "!stop", "!fair."
"""Choices that mean the same for everybody and for good: whoever wants to stop can, however old the message
is, and whatever was erased since (`handlers/routing.py`)."""

CARRIES = {"telegram": 4096, "zalo": 2000}
"""Longest text of one message by channel, in UTF-16 units (domain notes on the messengers, limits)."""

BESIDE_PICTURE = 1024
"""Most text below a picture in one message of Telegram, in UTF-16 units."""

SAID_BESIDE = 300
"""Room for what stands around the text: that it is a correction, how to stop."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An announcement with its picture."""

    one: Announcement
    picture: bytes | None


async def read_shown(connection: AsyncConnection, id: int) -> Shown:
    """Read what is needed to send an announcement."""
    one = await announcements.by_id(connection, id)
    assert one is not None
    return Shown(one, await announcements.picture_of(connection, id) if one.has_picture else None)


def units(text: str) -> int:
    """Count as the strictest messenger does, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def too_long(text: str) -> tuple[str, int] | None:
    """Give the first channel that cannot carry a text in one message, and what it can; None if all can."""
    each = sorted(CARRIES.items(), key=lambda pair: pair[1])
    return next(((name, most - SAID_BESIDE) for name, most in each if units(text) > most - SAID_BESIDE), None)


def message(shown: Shown, to: Claimed, *, can_edit: bool, buttons: bool) -> Reply:
    """Give what one person gets.

    Args:
        shown: The announcement.
        to: Who gets it; whether it corrects what they have.
        can_edit: Whether the channel can change what was sent.
        buttons: Whether the channel has buttons; where it has none, a word stops.
    """
    corrects = to.correction and bool(to.native)
    text = words(shown.one, to.language, edited=corrects and can_edit, follows=corrects and not can_edit)
    options = choices(shown.one, to.language) if buttons else ()
    if corrects and can_edit:
        return Replace(Choices(text, options), on=to.native)
    if shown.picture and not corrects:
        return Photo("announcement.jpg", mime_of(shown.picture), shown.picture, text, options)
    return Choices(text, options) if options else text


def words(one: Announcement, language: str, *, edited: bool = False, follows: bool = False) -> Text:
    """Give the words of an announcement; corrected in its place, or as a message that follows."""
    lines = [line for line in one.text(language).splitlines() if line.strip()] or [""]
    if follows:
        lines = [say(language, "announced-correction"), *lines]
    if edited and one.corrected_at:
        lines.append(say(language, "announced-edited", when=moment_words(one.corrected_at, language)))
    lines.append(say(language, "announced-stop"))
    return Text(lines[0], tuple(lines[1:]))


def as_shown(one: Announcement, language: str) -> list[str]:
    """Say how each channel shows an announcement: in how many messages, with or without buttons."""
    text = "\n".join(words(one, language).lines)
    apart = one.has_picture and units(text) > BESIDE_PICTURE
    telegram = "shown-apart" if apart else "shown-picture" if one.has_picture else "shown-words"
    web = "shown-picture" if one.has_picture else "shown-words"
    plain = "shown-no-picture" if one.has_picture else "shown-no-buttons"
    return [
        say(language, telegram, channel="Telegram"),
        say(language, web, channel="Web"),
        say(language, plain, channel="Zalo"),
    ]


def choices(one: Announcement, language: str) -> tuple[Choice, ...]:
    """Give the ways on: the fair it is about, and no more news."""
    fair = (Choice(f"{FAIR}{one.fair_id}", say(language, "choice-announced-fair")),) if one.fair_id else ()
    return (*fair, Choice(STOP, say(language, "choice-follow-stop")))


def moment_words(at: datetime, language: str) -> str:
    """Give a moment as people say it."""
    return f"{at.astimezone(ZONE):%H:%M} {day(day_of(at), language)}"


def mime_of(picture: bytes) -> str:
    """Tell what a picture is from how it begins; "" for what is none that all channels take."""
    if picture.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/jpeg" if picture.startswith(b"\xff\xd8\xff") else ""
