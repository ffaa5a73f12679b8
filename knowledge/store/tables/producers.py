"""What producers keep here: dossiers with their answers and members, links to their record, reminders."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.store.tables.base import NEVER_AGAIN, Base


class DossierRow(Base):
    """One application of a producer, from the product's words to the decision.

    `papers` says of each paper of the set whether it is there ("have", "progress"); `skipped` are codes of
    criteria that were passed over. `person_id` is whose it is; `purpose` is "first", "upgrade" or "renewal",
    "" until it was asked.
    """

    __tablename__ = "dossier"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    product: Mapped[str] = mapped_column(Text)
    maker: Mapped[str]
    set_no: Mapped[int]
    rules_version: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="", server_default="")
    state: Mapped[str] = mapped_column(default="open")
    state_on: Mapped[date | None]
    papers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    skipped: Mapped[list[Any]] = mapped_column(default=list)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    __table_args__ = (NEVER_AGAIN,)


class DossierAnswerRow(Base):
    """One answer of a dossier, with the words of the option as they were; the last one counts.

    `person_id` is who gave it, empty where that member's data were erased and the dossier is another's.
    """

    __tablename__ = "dossier_answer"
    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    rules_version: Mapped[str]
    set_no: Mapped[int]
    criterion: Mapped[str]
    place: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("dossier_id", "rules_version", "criterion"), NEVER_AGAIN)


class DossierMemberRow(Base):
    """That somebody beside its owner works on a dossier; `number` is how the others see them, from 2."""

    __tablename__ = "dossier_member"
    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    number: Mapped[int]
    joined_at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("dossier_id", "person_id"), NEVER_AGAIN)


class ProducerLinkRow(Base):
    """That a person speaks for a producer of the registry, by its name there; reminders go to this chat
    while `reminded`."""

    __tablename__ = "producer_link"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    chat: Mapped[str]
    producer: Mapped[str] = mapped_column(index=True)
    language: Mapped[str]
    reminded: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("person_id", "producer"), NEVER_AGAIN)


class ReminderRow(Base):
    """One notice about one certificate to one person: made once, with what became of it.

    `last_day` is the certificate's last day, or the year where only that is known. `outcome` is "" until
    the message went out, then "sent" or the reason why not; `answered` is what the person tapped.
    """

    __tablename__ = "reminder"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    product_code: Mapped[str] = mapped_column(index=True)
    last_day: Mapped[str]
    stage: Mapped[str]
    outbox_id: Mapped[int | None]
    created_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(default="")
    answered: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    __table_args__ = (UniqueConstraint("person_id", "product_code", "last_day", "stage"), NEVER_AGAIN)


class InvitationRow(Base):
    """A one-time code, known by its digest only: what it lets its holder do, until when, whether it is used.

    `person_id` is who gave it, empty for the command line.
    """

    __tablename__ = "invitation"
    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    target: Mapped[dict[str, Any]]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[datetime | None]
    __table_args__ = (NEVER_AGAIN,)
