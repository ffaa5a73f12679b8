"""Figures as panels of a picture and as sheets of a file, each in the person's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handlers.figure_words import Told
from knowledge.charts import Panel
from knowledge.expiring import Row
from knowledge.figure_sheets import Sheet
from knowledge.people.effects import Effect
from knowledge.suppression import Cell, Shown
from knowledge.texts.form import month

DRAWN = 8
"""Bars of one panel, the most frequent."""

OVERVIEW = 5
"""Bars of a panel in the picture that shows the most of everything."""

STATES = ("sent", "left", "failed", "skipped", "stopped")


def panels(told: Told, subject: str = "") -> list[Panel]:
    """Give what is drawn of a subject, or with "" of the month; what has no number to show is left out."""
    return [panel for panel in _drawn(told, subject) if any(count for _, count in panel.rows)]


def _drawn(told: Told, subject: str) -> list[Panel]:
    asked = told.figures.asked
    match subject:
        case "asked":
            return [
                _panel(told, "kinds", asked.kinds, told.kind),
                _panel(told, "asked", asked.products, told.product),
                _panel(told, "faqs", asked.faqs, told.question),
            ]
        case "lacking":
            return [
                _panel(told, "missed", asked.missed, str),
                _panel(told, "unanswered", asked.unanswered, str),
            ]
        case "drop_off":
            cells = told.figures.drop_off.stops.cells[:DRAWN]
            return [Panel(told.say("figure-drop_off-title"), _bars(cells, told.stop))]
        case "announced":
            sent = [(effect.words, effect.sent or 0) for effect in told.figures.effects if effect.code]
            return [Panel(told.say("figure-announced-title"), tuple(sent[-DRAWN:]))]
        case "expiring":
            return [_months(told)]
    return [
        _panel(told, "kinds", asked.kinds, told.kind, OVERVIEW),
        _panel(told, "asked", asked.products, told.product, OVERVIEW),
        _months(told),
    ]


def _panel(told: Told, title: str, shown: Shown, name: Callable[[str], str], most: int = DRAWN) -> Panel:
    return Panel(told.say(f"figure-chart-{title}", month=told.month), _bars(shown.cells[:most], name))


def _bars(cells: Sequence[Cell], name: Callable[[str], str]) -> tuple[tuple[str, int], ...]:
    return tuple((name(cell.subject), cell.times) for cell in cells)


def _months(told: Told) -> Panel:
    """Give the certificates that run out, a column a month; those of which only the year is known apart."""
    found = told.figures.expiring
    columns = [
        (f"{on:%m}/{on:%y}", count) for on, count in zip(found.months, found.whole.by_month, strict=True)
    ]
    unclear = told.say("figure-expiring-column").replace(" ", "\n")
    title = told.say("figure-expiring-title")
    return Panel(title, (*columns, (unclear, found.whole.unclear)), columns=True, apart=1)


def sheets(told: Told) -> list[Sheet]:
    """Give one sheet a subject."""
    asked = told.figures.asked
    times, people = told.say("figure-column-times"), told.say("figure-column-people")
    stops = told.figures.drop_off.stops
    return [
        _counted(told, "figure-asked-kinds", asked.kinds, told.kind, times),
        _counted(told, "figure-asked-products", asked.products, told.product, times, coded=True),
        _counted(told, "figure-asked-faqs", asked.faqs, told.question, times, coded=True),
        _counted(told, "figure-lacking-missed", asked.missed, str, times),
        _counted(told, "figure-lacking-unanswered", asked.unanswered, str, times),
        _counted(told, "choice-figure-drop_off", stops, told.stop, people),
        _announced(told),
        _expiring(told),
    ]


def _counted(
    told: Told, title: str, shown: Shown, name: Callable[[str], str], counted: str, *, coded: bool = False
) -> Sheet:
    """Give cells as rows; the rows of what is left out together, without a number."""
    code = (told.say("figure-column-code"),) if coded else ()
    rows: list[tuple[str | int, ...]] = [
        (*((cell.subject,) if coded else ()), name(cell.subject), cell.times) for cell in shown.cells
    ]
    if shown.left_out:
        rows.append((*("" for _ in code), told.say("figure-left-out"), ""))
    header = (*code, told.say("figure-column-subject"), counted)
    return Sheet(told.say(title), told.say("figures-rule"), header, tuple(rows))


def _announced(told: Told) -> Sheet:
    header = ("code", "words", *STATES)
    rows = tuple(_effect(told, effect) for effect in told.figures.effects)
    names = tuple(told.say(f"figure-column-{name}") for name in header)
    return Sheet(told.say("choice-figure-announced"), told.say("figure-announced-unknown"), names, rows)


def _effect(told: Told, effect: Effect) -> tuple[str | int, ...]:
    few = told.say("figure-cell-few")
    words = effect.words or told.say("figure-announced-others", count=str(effect.count)).removeprefix("– ")
    return (effect.code, words, *(getattr(effect, state) or few for state in STATES))


def _expiring(told: Told) -> Sheet:
    found = told.figures.expiring
    months = tuple(month(on, told.language) for on in found.months)
    header = (
        told.say("figure-column-place"), *months, told.say("figure-column-unclear"),
        told.say("figure-column-total"),
    )  # fmt: skip
    rows = [_place(told.place(row.place), row) for row in found.rows]
    if found.others:
        rows.append(_place(told.say("figure-cell-others"), found.others))
    rows.append(_place(told.say("figure-cell-all"), found.whole))
    return Sheet(told.say("choice-figure-expiring"), told.say("figure-expiring-why"), header, tuple(rows))


def _place(name: str, row: Row) -> tuple[str | int, ...]:
    return (name, *row.by_month, row.unclear, row.total)
