"""A fair as officials keep it: its questions, and cancelling it with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from handlers import keeping_fields as ask
from handlers.auditing import audited
from handlers.keeping_fields import OUTSIDE, Field, Form, Values, address_of
from handlers.keeping_rights import is_own
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.work import back
from knowledge.people import cancellations
from knowledge.places import key_of
from knowledge.registry import columns, keeping
from knowledge.registry.keeping import Kept
from knowledge.texts import say
from knowledge.texts.form import day

MOST_WHY = 200


def _days_offered(turn: Turn) -> list[tuple[str, Values]]:
    return [(turn.say("choice-one-day"), {"ends": SAME_DAY})]


def _places_offered(turn: Turn) -> list[tuple[str, Values]]:
    return [*ask.own_communes(turn), (turn.say("choice-outside"), {"unit": OUTSIDE})]


SAME_DAY = "same"
"""A last day that is the first one."""


def _is_outside(values: Values) -> bool:
    return not values.get("unit")


FIELDS = (
    Field("name", ask.short_words("name", 120), ask.needed),
    Field("starts", ask.first_day, ask.needed),
    Field("ends", ask.last_day, ask.needed, offers=_days_offered),
    Field("unit", ask.commune, ask.needed, offers=_places_offered),
    Field("spot", ask.short_words("spot", 120), _is_outside),
    Field("organiser", ask.short_words("organiser", 120)),
    Field("summary", ask.short_words("summary", 300)),
)


def _to_row(values: Values) -> dict[str, Any]:
    starts = date.fromisoformat(values["starts"])
    ends = values.get("ends", "")
    return {
        "name": values["name"], "starts_on": starts, "place": address_of(values),
        "ends_on": starts if ends == SAME_DAY else date.fromisoformat(ends) if ends else None,
        "organiser": values.get("organiser", ""), "summary": values.get("summary", ""),
    }  # fmt: skip


def _to_values(kept: Kept) -> Values:
    row, unit = kept.values, kept.unit
    spot = str(row["place"])
    return {
        "name": row["name"], "starts": str(row["starts_on"]), "ends": str(row["ends_on"] or ""),
        "unit": key_of(unit) if unit else OUTSIDE,
        "spot": spot.removesuffix(unit.full).rstrip(", ") if unit else spot,
        "organiser": row["organiser"], "summary": row["summary"] if kept.source.by_officials else "",
    }  # fmt: skip


def _clash(values: Values) -> str:
    """The last day is asked again where the first one has moved behind it."""
    ends = values.get("ends", "")
    return "ends" if ends not in ("", SAME_DAY) and ends < values["starts"] else ""


FORM = Form("fair", FIELDS, _to_row, _to_values, _clash)


def ways(turn: Turn, kept: Kept) -> list[Option]:
    """Offer what can be done with a fair, beside changing it."""
    options = []
    if turn.today <= last_day(kept):
        options.append(turn.option("choice-keep-cancel", "keeping_fairs.ask_why", id=kept.id))
        if is_own(turn.official, kept.unit):
            options.append(turn.option("choice-keep-announce", "announcements.begin", fair=kept.id))
    return [*options, turn.option("choice-keep-see", "fairs.one", id=kept.id)]


def last_day(kept: Kept) -> date:
    """Give the last day; the first one, where the source gives no end."""
    on: date = kept.values["ends_on"] or kept.values["starts_on"]
    return on


async def told_line(turn: Turn, kept: Kept) -> list[str]:
    """Say how many people have an announcement of a fair, which a change does not change."""
    count = await cancellations.count_reached(turn.connection, kept.id)
    return [turn.say("keep-fair-told", count=count)] if count else []


async def ask_why(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask why a fair is cancelled."""
    turn.kind = "official"
    kept = await _standing(turn, args)
    if kept is None:
        return _gone(turn)
    turn.ask("keeping_fairs.sure", id=kept.id)
    options = [
        Option(turn.say(f"choice-why-{why}"), "keeping_fairs.sure", {"id": kept.id, "why": why})
        for why in ("weather", "plans")
    ]
    keep = turn.option("choice-keep-fair", "keeping.one", "no", kind="fair", id=kept.id)
    text = Text(turn.say("keep-why"), (turn.say("keep-name", name=kept.name), turn.say("keep-why-how")))
    return [turn.offer(text, [*options, keep])]


async def sure(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say who would be told, and ask once more; for another place, offer to hand it to the province."""
    turn.kind = "official"
    kept = await _standing(turn, args)
    if kept is None:
        return _gone(turn)
    why = turn.say(f"why-{args['why']}") if "why" in args else _typed(turn)
    count = len(await cancellations.to_tell(turn.connection, kept.id, turn.today))
    lines = [turn.say("keep-name", name=kept.name), turn.say("fairs-why", why=why)]
    keep = turn.option("choice-keep-fair", "keeping.one", "no", kind="fair", id=kept.id)
    if not is_own(turn.official, kept.unit):
        hand = turn.option("choice-hand", "handing.wish", kind="fair", id=kept.id, why=why)
        text = Text(turn.say("keep-cancel-hand"), (*lines, turn.say("keep-outside")))
        return [turn.offer(text, [hand, keep])]
    does = Option(
        turn.say("choice-cancel-fair", n=str(count)), "keeping_fairs.cancel", {"id": kept.id, "why": why}
    )
    text = Text(turn.say("keep-cancel-sure"), (*lines, turn.say("keep-cancel-whom", count=count)))
    return [turn.offer(text, [keep, does])]


def _typed(turn: Turn) -> str:
    return columns.words(turn.message.text)[:MOST_WHY].rstrip(". ")


async def cancel(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Cancel a fair: it leaves every answer at once, and whoever was told of it is told that."""
    turn.kind = "official"
    kept = await _standing(turn, args)
    if kept is None or not is_own(turn.official, kept.unit):
        return _gone(turn)
    if not await keeping.end(turn.connection, "fair", kept.id, turn.today, args["why"]):
        return _gone(turn)  # somebody was quicker
    held = await cancellations.hold_announcements(turn.connection, kept.id, turn.message.at)
    await audited(turn, "fair-cancelled", kept.name, after=args["why"])
    lines = [turn.say("keep-name", name=kept.name)]
    if await cancellations.to_tell(turn.connection, kept.id, turn.today):
        lines.append(turn.say("keep-cancelled-when"))
    lines += [turn.say("keep-cancelled-held", count=held)] if held else []
    again = turn.option("choice-keep-again", "keeping_state.again", kind="fair", id=kept.id)
    return [turn.offer(Text(turn.say("keep-cancelled"), tuple(lines)), [again, back(turn)])]


async def _standing(turn: Turn, args: dict[str, Any]) -> Kept | None:
    """Give a fair that can still be cancelled."""
    kept = await keeping.one(turn.connection, "fair", args["id"])
    return kept if kept and kept.ended_on is None and turn.today <= last_day(kept) else None


def _gone(turn: Turn) -> list[Reply]:
    fairs = turn.option("choice-keep-fairs", "keeping.listed", kind="fair")
    return [turn.offer(turn.text("keep-cancel-gone"), [fairs, back(turn)])]


def value_words(language: str, name: str, value: str) -> str:
    """Give an answer as it is shown: days with their weekday."""
    if name not in ("starts", "ends"):
        return value
    if value == SAME_DAY:
        return say(language, "keep-same-day")
    return ask.long_day(date.fromisoformat(value), language)


def when_words(turn: Turn, kept: Kept) -> str:
    """Give the days of a fair, short, for a list."""
    starts, ends = kept.values["starts_on"], kept.values["ends_on"]
    if ends is None or ends == starts:
        return day(starts, turn.language)
    return turn.say("fairs-from-to", starts=day(starts, turn.language), ends=day(ends, turn.language))
