"""To whom an announcement goes, as a rule; and who that is now.

Nobody is written to beyond what they agreed to: who follows fairs gets what is about a fair, who follows a
place what is addressed to it, who follows a product gets no announcement. Producers are those who are tied
to a record and want reminders.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.people.deliveries import Recipient
from knowledge.places import Unit, by_key, of, same_area
from knowledge.registry.catalog import Registry
from knowledge.registry.days import Period
from knowledge.registry.model import Product
from knowledge.registry.verdict import verdict
from knowledge.rules.certificate import certificate_rules
from knowledge.store.tables import ConversationRow, FollowRow, PersonRow, ProducerLinkRow


@dataclass(frozen=True, slots=True)
class Audience:
    """A rule.

    Attributes:
        producers: Producers instead of followers.
        places: Keys of places; empty for everywhere.
        groups: Groups of products; empty for all.
        stars: Of the producers' products; empty for all.
        ends_within: Producers with a certificate that ends within so many days; 0 for all.
        channels: Channels; empty for all.
        not_places: Keys of places whose followers and producers are left out.
        not_groups: Groups whose followers and producers are left out.
    """

    producers: bool = False
    places: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    stars: tuple[int, ...] = ()
    ends_within: int = 0
    channels: tuple[str, ...] = ()
    not_places: tuple[str, ...] = ()
    not_groups: tuple[str, ...] = ()


def to_rule(audience: Audience) -> dict[str, Any]:
    """Give a rule as plain JSON values."""
    return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(audience).items()}


def from_rule(rule: Mapping[str, Any]) -> Audience:
    """Make the rule that `to_rule` wrote; what is missing is open."""
    known = {field.name for field in fields(Audience)}
    values: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in rule.items()}
    return Audience(**{name: value for name, value in values.items() if name in known})


def is_within(audience: Audience, communes: Iterable[str]) -> bool:
    """Whether a rule stays within some communes."""
    own = [unit for key in communes if (unit := by_key(key))]
    meant = _units(audience.places)
    return bool(meant) and all(any(same_area(unit, mine) for mine in own) for unit in meant)


async def recipients(
    connection: AsyncConnection,
    registry: Registry,
    audience: Audience,
    on: date,
    about: Sequence[Unit] | None,
) -> list[Recipient]:
    """Give everybody a rule means, once each, in the order in which they came.

    Args:
        connection: The transaction.
        registry: For what producers make.
        audience: The rule.
        on: Today, for the days that certificates still run.
        about: Where the fair is that it is about (perhaps unknown: nothing), None where it is about none.
    """
    if audience.producers:
        found = await _producers(connection, registry, audience, on)
    else:
        found = await _followers(connection, audience, about)
    unwanted = await _left_out(connection, registry, audience)
    people: dict[int, Recipient] = {}
    for one in found:
        if one.person not in unwanted and (not audience.channels or one.channel in audience.channels):
            people.setdefault(one.person, one)
    return list(people.values())


async def _followers(
    connection: AsyncConnection, audience: Audience, about: Sequence[Unit] | None
) -> list[Recipient]:
    meant = _units(audience.places) or list(about or ())
    wanted = FollowRow.stopped_at.is_(None) & (FollowRow.topic != "product")
    rows = await connection.execute(_speaking(FollowRow, FollowRow.topic, FollowRow.value).where(wanted))
    return [
        Recipient(*row[:4])
        for row in rows
        if _wants(row.topic, row.value, meant, audience.groups, about is not None)
    ]


def _wants(topic: str, value: str, meant: list[Unit], groups: tuple[str, ...], about_fair: bool) -> bool:
    if topic == "everything":
        return True
    if topic == "fairs":
        return about_fair
    if topic == "group":
        return value in groups
    unit = by_key(value)
    return unit is not None and any(same_area(unit, other) for other in meant)


async def _producers(
    connection: AsyncConnection, registry: Registry, audience: Audience, on: date
) -> list[Recipient]:
    wanted = ProducerLinkRow.reminded.is_(True)
    query = _speaking(ProducerLinkRow, ProducerLinkRow.producer).where(wanted)
    rows = (await connection.execute(query)).all()
    names = {row.producer for row in rows}
    fitting = {name for name in names if _any_fits(registry.made_by(name), audience, on)}
    return [Recipient(*row[:4]) for row in rows if row.producer in fitting]


def _any_fits(products: Iterable[Product], audience: Audience, on: date) -> bool:
    meant = _units(audience.places)
    return any(_fits(product, audience, meant, on) for product in products)


def _fits(product: Product, audience: Audience, meant: list[Unit], on: date) -> bool:
    worth = verdict(product, on, certificate_rules())
    stars = worth.recognition.stars if worth.recognition else None
    return (
        (not meant or _lies_in(product, meant))
        and (not audience.groups or product.group in audience.groups)
        and (not audience.stars or stars in audience.stars)
        and (not audience.ends_within or _ends(worth.last_day, on, audience.ends_within))
    )


def _ends(last: Period | None, on: date, within: int) -> bool:
    """Whether a certificate may end within so many days from today."""
    return last is not None and last.last >= on and last.first <= on + timedelta(days=within)


def _lies_in(product: Product, meant: list[Unit]) -> bool:
    lies = [unit for c in product.commune.split(";") if (unit := of(c.strip(), product.district))]
    return any(same_area(unit, other) for unit in lies for other in meant)


async def _left_out(connection: AsyncConnection, registry: Registry, audience: Audience) -> set[int]:
    """Give who follows, or makes something of, what a rule leaves out."""
    places = _units(audience.not_places)
    if not places and not audience.not_groups:
        return set()
    rows = await connection.execute(
        select(FollowRow.person_id, FollowRow.topic, FollowRow.value).where(FollowRow.stopped_at.is_(None))
    )
    out = {r.person_id for r in rows if _wants_only(r.topic, r.value, places, audience.not_groups)}
    links = await connection.execute(select(ProducerLinkRow.person_id, ProducerLinkRow.producer))
    return out | {
        r.person_id
        for r in links
        if any(p.group in audience.not_groups or _lies_in(p, places) for p in registry.made_by(r.producer))
    }


def _wants_only(topic: str, value: str, places: list[Unit], groups: tuple[str, ...]) -> bool:
    return topic in {"place", "group"} and _wants(topic, value, places, groups, about_fair=False)


def _speaking(table: Any, *more: Any) -> Any:
    """Give who is behind the rows of a table, with the language they speak now."""
    here = (ConversationRow.person_id == table.person_id) & (ConversationRow.chat == table.chat)
    spoken = ConversationRow.state["language"].as_string()
    return (
        select(PersonRow.id, PersonRow.channel, table.chat, func.coalesce(spoken, table.language), *more)
        .join(PersonRow, PersonRow.id == table.person_id)
        .join(ConversationRow, here, isouter=True)
        .where(PersonRow.left_at.is_(None))
        .order_by(table.id)
    )


def _units(keys: Iterable[str]) -> list[Unit]:
    return [unit for key in keys if (unit := by_key(key))]
