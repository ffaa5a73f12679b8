"""The registry as values: what is known of a product, where it is sold, which fairs there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.registry.kept import Remark, from_url, is_kept


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: the page, its publisher's name for people, its date if it has one."""

    url: str
    publisher: str
    published_on: date | None = None

    @property
    def by_officials(self) -> bool:
        """Whether the officials say it themselves, in the chat; there is no page then."""
        return is_kept(self.url)

    @property
    def remark(self) -> Remark:
        """What the officials said with it."""
        return from_url(self.url)


@dataclass(frozen=True, slots=True)
class Producer:
    """Who makes products, with the kind as the source says it ("HTX", "công ty", …)."""

    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Recognition:
    """That a product was given its stars.

    Attributes:
        source: Where this is said.
        stars: 3, 4 or 5; None where the source gives none.
        year: Year of recognition, where known.
        decision_no: Number of the decision, "" where unknown.
        authority: Who signed it, "" where unknown.
        decided_on: Day of signature, where known.
        valid_from: First day of the certificate, where known.
        valid_to: Last day of the certificate, where stated.
        level: "xã", "huyện", "tỉnh" or "trung ương", "" where unknown.
    """

    source: Source
    stars: int | None = None
    year: int | None = None
    decision_no: str = ""
    authority: str = ""
    decided_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    level: str = ""


@dataclass(frozen=True, slots=True)
class Application:
    """That a product was proposed or assessed; `stage` is a word of `statuses.csv`, `on` a day or year."""

    source: Source
    stage: str
    on: str = ""


@dataclass(frozen=True, slots=True)
class Revocation:
    """That a certificate was withdrawn; `on` is a day or a year, `reason` a word of the data."""

    source: Source
    on: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """One product with all its events."""

    code: str
    name: str
    producer: Producer | None = None
    group: str = ""
    commune: str = ""
    district: str = ""
    former_province: str = ""
    generic: bool = False
    note: str = ""
    recognitions: tuple[Recognition, ...] = ()
    applications: tuple[Application, ...] = ()
    revocations: tuple[Revocation, ...] = ()


@dataclass(frozen=True, slots=True)
class SalesPoint:
    """Where products are shown or sold; `goods` is what the source says it has, in its words."""

    name: str
    kind: str
    address: str
    district: str
    phone: str
    url: str
    goods: str
    products: tuple[str, ...]
    confirmed_on: date | None
    source: Source
    latitude: float | None = None
    longitude: float | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Fair:
    """A fair or sales week; `ends_on` is None where the source gives no end."""

    name: str
    starts_on: date
    ends_on: date | None
    place: str
    organiser: str
    source: Source
    summary: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Contact:
    """An office that answers for the programme."""

    office: str
    role: str
    address: str
    phone: str
    email: str
    url: str
    source: Source
    confirmed_on: date | None = None
    id: int = 0
