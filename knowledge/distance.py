"""How far places are from each other, as the crow flies."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH_KM = 6371.0088
"""Mean radius (IUGG)."""


class Spot(NamedTuple):
    """A point on the earth in degrees (WGS 84)."""

    latitude: float
    longitude: float


def kilometres(one: Spot, other: Spot) -> float:
    """Give the distance of two points in km, by the haversine formula."""
    north, south = radians(one.latitude), radians(other.latitude)
    half = sin((north - south) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(one.longitude - other.longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def is_spot(latitude: object, longitude: object) -> bool:
    """Whether two values are degrees of a point."""
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return False
    return -90 <= latitude <= 90 and -180 <= longitude <= 180
