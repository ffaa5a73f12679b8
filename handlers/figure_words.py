"""Figures in words: what is said of a month, subject by subject, in the chat and on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from handlers.messages import Text
from handlers.place_words import unit_words
from knowledge import places
from knowledge.expiring import Place, Row
from knowledge.faq.catalog import faq
from knowledge.figures import Figures
from knowledge.people.effects import Effect
from knowledge.registry.catalog import Registry
from knowledge.rules.editions import Editions
from knowledge.suppression import Cell, Shown
from knowledge.texts import say
from knowledge.texts.form import month

SUBJECTS = ("asked", "lacking", "drop_off", "announced", "expiring")
TOP, PLACES = 5, 8
QUOTED = 40


@dataclass(frozen=True)
class Told:
    """Figures on their way into words.

    Attributes:
        figures: The figures.
        registry: For the names of products.
        editions: For the names of criteria.
        language: "vi" or "en".
    """

    figures: Figures
    registry: Registry
    editions: Editions
    language: str

    def say(self, message: str, **values: str | int) -> str:
        """Give one sentence."""
        return say(self.language, message, **values)

    @property
    def month(self) -> str:
        """The month as people write it."""
        return month(self.figures.month, self.language)

    def kind(self, subject: str) -> str:
        """Name what a turn was about."""
        return self.say(f"figure-kind-{subject}")

    def product(self, code: str) -> str:
        """Name a product; one that is gone by its code."""
        product = self.registry.products.get(code)
        return product.name if product else code

    def question(self, id: str) -> str:
        """Give the question of an item; of one that is gone its id."""
        item = faq().get(id)
        return item.words[self.language].question if item else id

    def stop(self, subject: str) -> str:
        """Name a criterion by "set/code", as the edition in force has it."""
        number, _, code = subject.partition("/")
        chosen = self.editions.on(self.figures.today).sets.get(int(number))
        criterion = chosen.by_code.get(code) if chosen else None
        return self.say("figure-stop", set=number, code=code, name=criterion.name if criterion else "–")

    def place(self, place: Place) -> str:
        """Name where products come from."""
        if place.communes:
            names = [unit_words(unit, self.language) for unit in place.communes]
            *others, last = names
            return self.say("figure-place-or", one=", ".join(others), other=last) if others else last
        if place.district:
            unit = places.of("", place.district)
            district = unit_words(unit, self.language) if unit else place.district
            return self.say("figure-place-district", district=district)
        return self.say("figure-place-unknown")


def summary(told: Told) -> Text:
    """Say the month in a few lines: its main number first."""
    asked, whole = told.figures.asked, told.figures.expiring.whole
    if asked.times is None:
        first, lines = told.say("figures-few", month=told.month), []
    else:
        first = told.say("figures", month=told.month, times=str(asked.times), people=str(asked.people))
        lines = [
            told.say("figures-product", name=told.product(cell.subject), times=str(cell.times))
            for cell in asked.products.cells[:1]
        ]
        for kind in ("missed", "unanswered"):
            if times := asked.kinds.times(kind):
                lines.append(told.say(f"figures-{kind}", times=str(times)))
    lines.append(told.say("figures-expiring", count=str(whole.total), unclear=str(whole.unclear)))
    return Text(first, (*lines, told.say("figures-rule"), told.say("figures-other-month")))


def about(told: Told, subject: str) -> Text:
    """Say one subject."""
    makers: tuple[Callable[[Told], Text], ...] = (asked, lacking, drop_off, announced, expiring)
    return dict(zip(SUBJECTS, makers, strict=True))[subject](told)


def asked(told: Told) -> Text:
    """Say which products and questions were asked most, and what it was about."""
    found = told.figures.asked
    parts = (
        ("figure-asked-products", found.products, told.product),
        ("figure-asked-faqs", found.faqs, told.question),
        ("figure-asked-kinds", found.kinds, told.kind),
    )
    lines = [line for title, shown, name in parts for line in _part(told, told.say(title), shown, name)]
    if not lines:
        return Text(told.say("figure-asked-none", month=told.month))
    return Text(told.say("figure-asked", month=told.month), tuple(lines))


def _part(told: Told, title: str, shown: Shown, name: Callable[[str], str]) -> list[str]:
    """Give a title, the most frequent cells, and whether there are others; nothing without cells."""
    if not shown.cells:
        return []
    lines = [title, *_items(told, shown.cells[:TOP], name)]
    if more := len(shown.cells) - TOP:
        lines += [told.say("figure-more", count=str(more))] if more > 0 else []
    return [*lines, told.say("figure-left-out")] if shown.left_out else lines


def _items(
    told: Told, cells: Iterable[Cell], name: Callable[[str], str], message: str = "figure-times"
) -> list[str]:
    unit = "people" if message == "figure-people" else "times"
    return [told.say(message, name=name(cell.subject), **{unit: str(cell.times)}) for cell in cells]


def lacking(told: Told) -> Text:
    """Say what was looked for or asked in vain, and whether answers helped."""
    found = told.figures.asked
    lines = []
    for kind, shown in (("missed", found.missed), ("unanswered", found.unanswered)):
        if (times := found.kinds.times(kind)) is not None:
            title = told.say("figure-part", title=told.say(f"figure-lacking-{kind}"), times=str(times))
            lines += _part(told, title, shown, str) or [title]
    lines += [told.say("figure-long")] if lines else []
    for answer in ("yes", "no"):
        if times := found.helped.times(answer):
            lines.append(told.say(f"figure-helped-{answer}", times=str(times)))
    if not lines:
        return Text(told.say("figure-lacking-none", month=told.month))
    return Text(told.say("figure-lacking", month=told.month), tuple(lines))


def drop_off(told: Told) -> Text:
    """Say at which question of the self-assessment people stopped."""
    found = told.figures.drop_off
    if found.people is None:
        return Text(told.say("figure-drop_off-none"))
    lines = _items(told, found.stops.cells[:TOP], told.stop, "figure-people")
    lines = lines or [told.say("figure-drop_off-spread")]
    if len(found.stops.cells) > TOP:
        lines.append(told.say("figure-more", count=str(len(found.stops.cells) - TOP)))
    if found.stops.left_out:
        lines.append(told.say("figure-left-out"))
    return Text(told.say("figure-drop_off", people=str(found.people)), tuple(lines))


def announced(told: Told) -> Text:
    """Say what became of the month's announcements."""
    found = told.figures.effects
    if not found:
        return Text(told.say("figure-announced-none", month=told.month))
    lines = [line for effect in found for line in _effect(told, effect)]
    unknown = told.say("figure-announced-unknown")
    return Text(told.say("figure-announced", month=told.month), (*lines, unknown))


def _effect(told: Told, effect: Effect) -> list[str]:
    """Give an announcement, and in a second line what is known of it."""
    if effect.code:
        words = effect.words if len(effect.words) <= QUOTED else effect.words[: QUOTED - 1].rstrip() + "…"
        first = told.say("figure-announced-item", code=effect.code, words=words)
    else:
        first = told.say("figure-announced-others", count=str(effect.count))
    sent = "few" if effect.sent is None else "sent"
    parts = [told.say(f"figure-announced-{sent}", **({"people": str(effect.sent)} if effect.sent else {}))]
    for state in ("left", "failed", "skipped", "stopped"):
        if people := getattr(effect, state):
            parts.append(told.say(f"figure-announced-{state}", people=str(people)))
    return [first, " · ".join(parts)]


def expiring(told: Told) -> Text:
    """Say which certificates run out, place by place."""
    found = told.figures.expiring
    lines = [_expiring(told, row) for row in found.rows[:PLACES]]
    if more := found.rows[PLACES:]:
        lines.append(told.say("figure-more", count=str(len(more))))
    if found.others:
        lines = lines or [told.say("figure-expiring-own-none")]
        lines.append(told.say("figure-expiring-others", count=str(found.others.total)))
    if found.whole.unclear:
        lines.append(told.say("figure-expiring-why"))
    return Text(told.say("figure-expiring", count=str(found.whole.total)), tuple(lines))


def _expiring(told: Told, row: Row) -> str:
    months = [
        told.say("figure-expiring-month", month=month(on, told.language), count=str(count))
        for on, count in zip(told.figures.expiring.months, row.by_month, strict=True)
        if count
    ]
    if row.unclear:
        months.append(told.say("figure-expiring-unclear", count=str(row.unclear)))
    place = told.place(row.place)
    return told.say("figure-expiring-item", place=place, count=str(row.total), months=", ".join(months))


def written(told: Told) -> list[str]:
    """Give everything as lines, for the command line."""
    parts: Sequence[Text] = [summary(told), *map(partial(about, told), SUBJECTS)]
    return [line for text in parts for line in (*text.lines, "")][:-1]
