"""What is of nobody: what an answer was made from, and what all are told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.store.tables.base import NEVER_AGAIN, Base


class ReceiptRow(Base):
    """What an answer was made from, under the code that the answer shows; it says nothing of who asked.

    Only the day is kept, and `asked` without numbers that may be somebody's. `answered` is False for what
    nobody could answer; `helped` is "yes", "no" or "" for no reply.
    """

    __tablename__ = "receipt"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(index=True)
    on: Mapped[date] = mapped_column(index=True)
    language: Mapped[str]
    asked: Mapped[str] = mapped_column(Text)
    route: Mapped[str]
    args: Mapped[dict[str, Any]]
    before: Mapped[dict[str, Any]]
    kind: Mapped[str]
    faq_id: Mapped[str] = mapped_column(default="")
    understood: Mapped[dict[str, Any]]
    registry_version: Mapped[int]
    rules_version: Mapped[str]
    said: Mapped[str] = mapped_column(Text, default="")
    answered: Mapped[bool] = mapped_column(default=True)
    helped: Mapped[str] = mapped_column(default="")


class NoticeRow(Base):
    """A notice of the officials that stands above the first answer of a day until it ends."""

    __tablename__ = "notice"
    id: Mapped[int] = mapped_column(primary_key=True)
    text_vi: Mapped[str] = mapped_column(Text)
    text_en: Mapped[str] = mapped_column(Text)
    begins_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    __table_args__ = (NEVER_AGAIN,)
