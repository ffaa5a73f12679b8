"""Sales points by distance from a spot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.distance import Spot, kilometres
from knowledge.places import centre
from knowledge.registry.catalog import lies_in
from knowledge.registry.model import SalesPoint


@dataclass(frozen=True, slots=True)
class Near:
    """A sales point with its distance in km; `exact`: its own spot is known, not only its place's."""

    point: SalesPoint
    km: float
    exact: bool


def spot_of(point: SalesPoint) -> tuple[Spot | None, bool]:
    """Give where a point is, its own spot or else the middle of its place; and whether it is its own."""
    if point.latitude is not None and point.longitude is not None:
        return Spot(point.latitude, point.longitude), True
    unit = lies_in(point)
    return (centre(unit) if unit else None), False


def nearest(points: Iterable[SalesPoint], here: Spot) -> tuple[Near, ...]:
    """Order points by distance; those of which no place is known are left out."""
    found = []
    for point in points:
        spot, exact = spot_of(point)
        if spot is not None:
            found.append(Near(point, kilometres(here, spot), exact))
    return tuple(sorted(found, key=lambda near: (near.km, near.point.name)))
