"""Files for the calendar of a phone (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from knowledge.registry.fairs import last_day
from knowledge.registry.model import Fair

PRODUCT = "-//OCOP Lao Cai assistant//fairs//VI"


def fair_event(fair: Fair, now: datetime) -> bytes:
    """Give a fair as one event of whole days; loaded twice it stays one, by its id.

    Args:
        fair: The fair.
        now: Aware moment at which the file is made.
    """
    from icalendar import Calendar, Event

    event = Event()
    first = (fair.name, str(fair.starts_on))
    name, starts_on = (*fair.source.remark.was, first)[0]  # renamed or moved, it stays the same event
    digest = sha256(f"{name}\0{starts_on}".encode()).hexdigest()[:24]
    event.add("uid", f"{digest}@ocop-lao-cai")
    event.add("dtstamp", now)
    event.add("dtstart", fair.starts_on)
    event.add("dtend", last_day(fair) + timedelta(days=1))  # the day after the last one, as the format wants
    event.add("summary", fair.name)
    if fair.place:
        event.add("location", fair.place)
    said = (fair.organiser, fair.summary if fair.source.by_officials else "")
    if any(said):
        event.add("description", "\n".join(part for part in said if part))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
