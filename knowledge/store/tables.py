"""Every table of the database: the registry, which is public; people; and what is of nobody.

A table that holds anything of a person has a `person_id` column; `knowledge/people/privacy.py`
exports and erases by that column, and a test fails for a table that is neither in `PUBLIC` or
`NAMELESS` nor has one. Calendar days are Asia/Ho_Chi_Minh; moments are kept in UTC.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, Index, String, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as UTC on databases that know no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a time zone rather than guess one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back as UTC."""
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """What all tables share."""

    type_annotation_map = {datetime: Moment(), dict[str, Any]: JSON(), list[Any]: JSON(), str: String()}  # noqa: RUF012


# --- the registry -----------------------------------------------------------------------------


class SourceRow(Base):
    """Where a fact comes from."""

    __tablename__ = "source"
    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str]
    published_on: Mapped[date | None]
    __table_args__ = (UniqueConstraint("url", "published_on"),)


class ProducerRow(Base):
    """Who makes products: a co-operative, a company, a household, a group."""

    __tablename__ = "producer"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(default="")


class ProductRow(Base):
    """One product of one producer; `code` is made once and never changes."""

    __tablename__ = "product"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    producer_id: Mapped[int | None] = mapped_column(ForeignKey("producer.id"))
    product_group: Mapped[str] = mapped_column(default="")
    commune: Mapped[str] = mapped_column(default="")
    district: Mapped[str] = mapped_column(default="")
    former_province: Mapped[str] = mapped_column(default="")
    generic: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")


class DecisionRow(Base):
    """A decision of an authority that recognised products, with the life of its certificates."""

    __tablename__ = "decision"
    number: Mapped[str] = mapped_column(primary_key=True)
    authority: Mapped[str] = mapped_column(default="")
    level: Mapped[str] = mapped_column(default="")
    signed_on: Mapped[date | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    note: Mapped[str] = mapped_column(Text, default="")


class RecognitionRow(Base):
    """That a product was given its stars; a product has many over time."""

    __tablename__ = "recognition"
    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), index=True)
    decision_no: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
    year: Mapped[int | None]
    stars: Mapped[int | None]
    level: Mapped[str] = mapped_column(default="")
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"))
    __table_args__ = (UniqueConstraint("product_id", "decision_no", "year"),)


class ApplicationRow(Base):
    """That a product was proposed or assessed, which is not a recognition."""

    __tablename__ = "application"
    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), index=True)
    stage: Mapped[str]
    on: Mapped[str] = mapped_column(default="")
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"))
    __table_args__ = (UniqueConstraint("product_id", "stage", "on"),)


class RevocationRow(Base):
    """That a certificate was withdrawn, on a day or some time in a year."""

    __tablename__ = "revocation"
    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), index=True)
    on: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"))
    __table_args__ = (UniqueConstraint("product_id", "on"),)


class SalesPointRow(Base):
    """Where products are shown or sold; `confirmed_on` is the day somebody last said it is true."""

    __tablename__ = "sales_point"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    district: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    goods: Mapped[str] = mapped_column(default="")
    confirmed_on: Mapped[date | None]
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"))
    __table_args__ = (UniqueConstraint("name", "district"),)


class SalesPointProductRow(Base):
    """That a sales point has a product."""

    __tablename__ = "sales_point_product"
    sales_point_id: Mapped[int] = mapped_column(ForeignKey("sales_point.id"), primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), primary_key=True)


class FairRow(Base):
    """A fair or a sales week."""

    __tablename__ = "fair"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(default="")
    organiser: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(Text, default="")
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"))
    __table_args__ = (UniqueConstraint("name", "starts_on"),)


class ContactRow(Base):
    """An office that answers for the programme."""

    __tablename__ = "contact"
    id: Mapped[int] = mapped_column(primary_key=True)
    office: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"))


class EditionRow(Base):
    """Which edition of the registry this is: one row, counted up by every change."""

    __tablename__ = "edition"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    as_of: Mapped[date]


NEVER_AGAIN = {"sqlite_autoincrement": True}
"""An id that was erased is not given again: a page or a door may still remember it."""


# --- people -----------------------------------------------------------------------------------


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
    """What a person told the officials: a suspected fake, wrong data, a label to be looked at."""

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


class DossierRow(Base):
    """One application of a producer, from the product's words to the decision.

    `papers` says of each paper of the set whether it is there ("have", "progress"); `skipped` are codes of
    criteria that were passed over. `person_id` is whose it is.
    """

    __tablename__ = "dossier"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    product: Mapped[str] = mapped_column(Text)
    maker: Mapped[str]
    set_no: Mapped[int]
    rules_version: Mapped[str]
    state: Mapped[str] = mapped_column(default="open")
    state_on: Mapped[date | None]
    papers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    skipped: Mapped[list[Any]] = mapped_column(default=list)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    __table_args__ = (NEVER_AGAIN,)


class DossierAnswerRow(Base):
    """One answer of a dossier, with the words of the option as they were; the last one counts."""

    __tablename__ = "dossier_answer"
    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    rules_version: Mapped[str]
    set_no: Mapped[int]
    criterion: Mapped[str]
    place: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("dossier_id", "rules_version", "criterion"), NEVER_AGAIN)


# --- of nobody --------------------------------------------------------------------------------


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


NAMELESS = frozenset({"receipt", "notice"})
"""Tables that are neither of the registry nor of a person: what was answered, and what all are told."""

PUBLIC = frozenset(
    {
        "source",
        "producer",
        "product",
        "decision",
        "recognition",
        "application",
        "revocation",
        "sales_point",
        "sales_point_product",
        "fair",
        "contact",
        "edition",
    }
)
"""Tables of the registry; they hold nothing of a person who talks to the assistant."""
