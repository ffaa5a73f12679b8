"""People, known by a channel's own id: where they stand, what they brought, what is sent to them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.store.tables.base import NEVER_AGAIN, Base


class PersonRow(Base):
    """Somebody who wrote, known only by the channel's own id."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    native: Mapped[str]
    first_seen_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    __table_args__ = (UniqueConstraint("channel", "native"), NEVER_AGAIN)


class ConversationRow(Base):
    """Where one person stands in one chat: open lists, open question, language."""

    __tablename__ = "conversation"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    chat: Mapped[str]
    state: Mapped[dict[str, Any]]
    seen_at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("person_id", "chat"), NEVER_AGAIN)


class InboxRow(Base):
    """That an update was handled; `key` is a digest, so that the row alone names nobody.

    `said` is kept only for channels that show the conversation again.
    """

    __tablename__ = "inbox"
    key: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    chat: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(index=True)
    said: Mapped[str] = mapped_column(Text, default="")


class OutboxRow(Base):
    """A reply that was decided: still to be sent while `settled_at` is empty."""

    __tablename__ = "outbox"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    inbox_key: Mapped[str] = mapped_column(default="", index=True)
    channel: Mapped[str]
    chat: Mapped[str]
    reply: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(index=True)
    settled_at: Mapped[datetime | None] = mapped_column()
    native: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    attempts: Mapped[int] = mapped_column(default=0)
    __table_args__ = (Index("outbox_unsent", "channel", "settled_at"), NEVER_AGAIN)


class ReportRow(Base):
    """What a person told the officials: a suspected fake, wrong data, a label, a question.

    `photo` is the channel's own id of a picture that came with it; `taken_by` the official who has it in
    hand; `late_told_at` when the desk was told that the promised time had passed.
    """

    __tablename__ = "report"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    chat: Mapped[str]
    kind: Mapped[str]
    product_code: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(default="received")
    answer: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    talk: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    photo: Mapped[str] = mapped_column(default="", server_default="")
    place: Mapped[str] = mapped_column(default="", server_default="")
    taken_by: Mapped[int | None]
    late_told_at: Mapped[datetime | None]
    __table_args__ = (NEVER_AGAIN,)


class FollowRow(Base):
    """That a person wants news of something, and the consent to it; stopped ones are kept as its proof.

    `purpose` and `text_version` say what was agreed to, in which words.
    """

    __tablename__ = "follow"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    chat: Mapped[str]
    topic: Mapped[str]
    value: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str]
    text_version: Mapped[str]
    language: Mapped[str]
    created_at: Mapped[datetime]
    stopped_at: Mapped[datetime | None]
    told: Mapped[str] = mapped_column(default="", server_default="")
    __table_args__ = (NEVER_AGAIN,)
