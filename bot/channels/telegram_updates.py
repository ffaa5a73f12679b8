"""Turns a Telegram update into an `Incoming`, or says that it is none of ours. Pure.

What a group writes among itself is passed on as not addressed, so that one place, the
conversation, decides to stay silent. Edits, channel posts, other bots and the chat's own notices
("pinned a message") are nobody's question and end here.
"""

from __future__ import annotations

import re
from datetime import datetime

from telegram import CallbackQuery, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import filters

from handlers.messages import File, Incoming, Kind
from knowledge.distance import Spot

CHANNEL = "telegram"
ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member")
GONE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


def to_incoming(update: Update, bot_username: str, now: datetime) -> Incoming | None:
    """Say what `update` means to the conversation.

    Args:
        update: As python-telegram-bot reads it.
        bot_username: Name of our bot without "@"; capitals do not matter.
        now: Aware moment; a tap carries no time of its own.

    Returns:
        None for what nobody waits for an answer to.
    """
    delivery = str(update.update_id)
    if update.message is not None:
        return None if _is_notice(update) else _from_message(update.message, delivery, bot_username)
    if update.callback_query is not None:
        return _from_tap(update.callback_query, delivery, now)
    if update.my_chat_member is not None:
        return _from_membership(update.my_chat_member, delivery)
    return None


def _from_message(message: Message, delivery: str, bot_username: str) -> Incoming | None:
    sender = message.from_user
    if sender is None or sender.is_bot:
        return None
    text = _sound(message.text or message.caption or "")
    private = message.chat.type == ChatType.PRIVATE
    return Incoming(
        channel=CHANNEL,
        chat=str(message.chat.id),
        person=str(sender.id),
        update=delivery,
        at=message.date,
        kind=_kind(message),
        text=_without_name(text, bot_username),
        private=private,
        addressed=private or _addressed(message, text, bot_username),
        language=sender.language_code or "",
        spot=_spot(message),
        file=_file(message),
    )


def _spot(message: Message) -> Spot | None:
    location = message.venue.location if message.venue else message.location
    return Spot(location.latitude, location.longitude) if location else None


def _file(message: Message) -> File | None:
    """Give the file, or the picture in its largest size."""
    if message.photo:
        largest = message.photo[-1]
        return File("", largest.file_size or 0, largest.file_id)
    if message.document and not message.animation:
        document = message.document
        return File(_sound(document.file_name or ""), document.file_size or 0, document.file_id)
    return None


def _is_notice(update: Update) -> bool:
    return bool(filters.StatusUpdate.ALL.check_update(update))


def _kind(message: Message) -> Kind:
    carried: tuple[tuple[object, Kind], ...] = (
        (message.text, "text"),
        (message.photo, "photo"),
        (message.voice or message.audio, "voice"),
        # An animation also fills `document`, for old clients; nobody sends one as a file to be read.
        (message.document and not message.animation, "file"),
        (message.venue or message.location, "place"),
    )
    return next((kind for content, kind in carried if content), "unsupported")


def _from_tap(query: CallbackQuery, delivery: str, now: datetime) -> Incoming | None:
    message = query.message
    if message is None or not query.data:
        return None
    return Incoming(
        channel=CHANNEL,
        chat=str(message.chat.id),
        person=str(query.from_user.id),
        update=delivery,
        at=now,
        kind="choice",
        choice=query.data,
        on=str(message.message_id),
        private=message.chat.type == ChatType.PRIVATE,
        language=query.from_user.language_code or "",
    )


def _from_membership(change: ChatMemberUpdated, delivery: str) -> Incoming | None:
    was_gone = change.old_chat_member.status in GONE
    is_gone = change.new_chat_member.status in GONE
    if was_gone == is_gone:
        return None
    private = change.chat.type == ChatType.PRIVATE
    return Incoming(
        channel=CHANNEL,
        chat=str(change.chat.id),
        person=str(change.from_user.id),
        update=delivery,
        at=change.date,
        kind="left" if is_gone else "follow",
        private=private,
        addressed=private,
        language=change.from_user.language_code or "",
    )


def _addressed(message: Message, text: str, bot_username: str) -> bool:
    if re.match(r"/\w+(?!\w|@)", text) or _without_name(text, bot_username) != text.strip():
        return True
    answered = message.reply_to_message
    author = answered.from_user if answered is not None else None
    return author is not None and (author.username or "").lower() == bot_username.lower()


def _without_name(text: str, bot_username: str) -> str:
    """Take "@name" off a command ("/tim@name") and out of a sentence, but not out of a longer name."""
    name = rf"@{re.escape(bot_username)}\b"
    text = re.sub(rf"^(/\w+){name}", r"\1", text, flags=re.IGNORECASE)
    return re.sub(rf"(?<!\w){name}[,:]?[ \t]*", "", text, flags=re.IGNORECASE).strip()


def _sound(text: str) -> str:
    """Replace half surrogate pairs, which JSON can carry and no database or messenger takes."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
