"""The registry, which is public: products, decisions, shops, fairs, offices."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.store.tables.base import Base


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
    closed_on: Mapped[date | None]
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
    cancelled_on: Mapped[date | None]
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
    confirmed_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"))


class EditionRow(Base):
    """Which edition of the registry this is: one row, counted up by every change."""

    __tablename__ = "edition"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    as_of: Mapped[date]
