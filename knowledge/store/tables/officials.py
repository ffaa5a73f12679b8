"""What officials work with: who they are, what they did, announcements, imports, questions in hand.

`author`, `approver`, `taken_by` and `actor` are numbers of staff, which say nothing once that row is gone.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.store.tables.base import NEVER_AGAIN, Base


class StaffRow(Base):
    """That somebody works for the programme: the role, and for a commune official the units."""

    __tablename__ = "staff"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    chat: Mapped[str]
    role: Mapped[str]
    communes: Mapped[list[Any]] = mapped_column(default=list)
    language: Mapped[str]
    created_at: Mapped[datetime]
    __table_args__ = (NEVER_AGAIN,)


class AuditRow(Base):
    """Who did what, when, before and after; never changed and never erased (a trigger of the database)."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[int] = mapped_column(index=True)
    role: Mapped[str]
    action: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str] = mapped_column(index=True)
    before: Mapped[str] = mapped_column(Text, default="")
    after: Mapped[str] = mapped_column(Text, default="")
    __table_args__ = (NEVER_AGAIN,)


class AnnouncementRow(Base):
    """A text for many: to whom as a rule, how far it is, and how many it was confirmed for.

    `version` counts the corrections; `outcome` is what became of it, kept when its deliveries
    are forgotten; `state` is draft, asked (waits for a second person), scheduled, sending, stopped, done
    or dropped.
    """

    __tablename__ = "announcement"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    author: Mapped[int] = mapped_column(index=True)
    approver: Mapped[int | None]
    text_vi: Mapped[str] = mapped_column(Text, default="")
    text_en: Mapped[str] = mapped_column(Text, default="")
    picture: Mapped[bytes | None] = mapped_column(LargeBinary)
    fair_id: Mapped[int | None]
    audience: Mapped[dict[str, Any]] = mapped_column(default=dict)
    state: Mapped[str] = mapped_column(default="draft", index=True)
    heads: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[dict[str, Any]] = mapped_column(default=dict)
    version: Mapped[int] = mapped_column(default=1)
    begins_at: Mapped[datetime | None]
    corrected_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    __table_args__ = (NEVER_AGAIN,)


class DeliveryRow(Base):
    """One announcement to one person. `state` is waiting, sending, sent, left, failed or skipped.

    `lease` is until when a worker has it; what a crash left in `sending` is taken up after that, and counted
    in `repeats`, for it may have arrived. `version` is the text that was sent last; `correction` is set
    while a corrected text is still to follow, and `native` is the messenger's id of what can be edited.
    """

    __tablename__ = "delivery"
    id: Mapped[int] = mapped_column(primary_key=True)
    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcement.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    channel: Mapped[str]
    chat: Mapped[str]
    language: Mapped[str]
    state: Mapped[str] = mapped_column(default="waiting")
    version: Mapped[int] = mapped_column(default=0)
    correction: Mapped[bool] = mapped_column(default=False)
    lease: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    repeats: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime | None]
    native: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    settled_at: Mapped[datetime | None]
    __table_args__ = (
        UniqueConstraint("announcement_id", "person_id"),
        Index("delivery_waiting", "channel", "state", "id"),
        NEVER_AGAIN,
    )


class ImportRow(Base):
    """A file for the registry: what it would change, and once it is applied, how that is undone.

    `state` is rehearsed, asked (waits for a second person), applied, undone or dropped. `undo` holds for
    each changed row of the registry what it was and what it became; `calls` are products whose maker a
    person tells first, with whether that was done.
    """

    __tablename__ = "import"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    author: Mapped[int] = mapped_column(index=True)
    approver: Mapped[int | None]
    file: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    summary: Mapped[dict[str, Any]] = mapped_column(default=dict)
    undo: Mapped[bytes | None] = mapped_column(LargeBinary)
    touched: Mapped[list[Any]] = mapped_column(default=list)
    calls: Mapped[dict[str, Any]] = mapped_column(default=dict)
    state: Mapped[str] = mapped_column(default="rehearsed", index=True)
    created_at: Mapped[datetime]
    applied_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
    __table_args__ = (NEVER_AGAIN,)


class FaqDraftRow(Base):
    """A question that officials answered, on its way to being answered by the bot.

    `state` is draft, asked (waits for a second person), approved or dropped; `asked_by` are the codes of
    the questions whose authors are told once.
    """

    __tablename__ = "faq_draft"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    author: Mapped[int] = mapped_column(index=True)
    approver: Mapped[int | None]
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    answer_en: Mapped[str] = mapped_column(Text, default="")
    asked_as: Mapped[list[Any]] = mapped_column(default=list)
    asked_by: Mapped[list[Any]] = mapped_column(default=list)
    source: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(default="draft", index=True)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    __table_args__ = (NEVER_AGAIN,)


class ThreadRow(Base):
    """One line between a person and the officials about a report; `by` is "person" or "staff"."""

    __tablename__ = "thread"
    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    by: Mapped[str]
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    __table_args__ = (NEVER_AGAIN,)


class TallyRow(Base):
    """How often something was asked in a month, by a few; it names nobody.

    `bucket` is one of 32 into which askers fall: at least as many people asked as buckets are filled.
    """

    __tablename__ = "tally"
    id: Mapped[int] = mapped_column(primary_key=True)
    month: Mapped[date]
    what: Mapped[str]
    subject: Mapped[str]
    bucket: Mapped[int]
    count: Mapped[int] = mapped_column(default=0)
    __table_args__ = (UniqueConstraint("month", "what", "subject", "bucket"),)
