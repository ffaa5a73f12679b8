"""A plan in words: its columns, its counts, its changes one by one, with how many people would be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from knowledge.calendar import day_of
from knowledge.errors import Problem
from knowledge.people.import_news import Hearers
from knowledge.people.imports import Import
from knowledge.registry.plan import CHANGES, Change, Kind, Plan
from knowledge.texts import has, say
from knowledge.texts.form import day

FOLLOWED = frozenset({"renewed", "upgraded", "downgraded", "revoked"})
"""Kinds of which followers of the product are told."""
SPOKEN = frozenset({"new", "renewed", "upgraded", "downgraded", "revoked", "renamed", "moved"})
"""Kinds of which the maker is told."""

LONGEST_CELL = 40
LONGEST_NAME = 60


def column_words(column: str, language: str) -> str:
    """Name a column."""
    return say(language, f"column-{column.replace('_', '-')}" if column else "column-unknown")


def column_label(column: str, language: str) -> str:
    """Name a column as a heading or on a button."""
    name = column_words(column, language)
    return name[:1].upper() + name[1:]


def heading_lines(plan: Plan, language: str) -> Iterator[str]:
    """Say of each column what it is taken for; columns without a heading are left out."""
    for heading in plan.headings:
        if heading.words:
            message = "intake-heading" if heading.sure or not heading.column else "intake-heading-guess"
            meaning = column_words(heading.column, language)
            yield say(language, message, words=heading.words[:LONGEST_CELL], meaning=meaning)


def sheet_lines(plan: Plan, language: str) -> Iterator[str]:
    """Say which sheet was read, which were not, and what was made of merged cells and titles."""
    if plan.sheet:
        yield say(language, "intake-sheet", sheet=plan.sheet)
    if plan.unread:
        yield say(language, "intake-unread", sheets=", ".join(plan.unread)[:LONGEST_NAME])
    if plan.hidden:
        yield say(language, "intake-hidden", sheets=", ".join(plan.hidden)[:LONGEST_NAME])
    if plan.filled:
        yield say(language, "intake-filled", count=plan.filled)
    if plan.titles:
        yield say(language, "intake-titles", count=plan.titles)


def first_line(one: Import, plan: Plan, language: str) -> str:
    """Say how many rows would change the registry."""
    return say(language, "intake-plan", code=one.code, count=plan.size)


def count_lines(plan: Plan, hearers: Hearers, language: str) -> Iterator[str]:
    """Give a line for each kind, with how many people would be told."""
    for kind, count in plan.counts.items():
        line = say(language, "intake-count", kind=kind_words(kind, language), count=count)
        people = told(plan.of(kind), hearers)
        yield f"{line}{_told_words(people, language)}"
    for life in plan.lives:
        ends = next(
            (c.ends for c in plan.changes if c.values.get("decision_no") == life.number and c.ends), None
        )
        if life.issued and ends:
            values = {"issued": day(life.issued, language), "ends": day(ends, language)}
            yield say(language, "intake-life", number=life.number, **values)
        else:
            yield say(language, "intake-life-open", number=life.number)


def kind_words(kind: Kind, language: str) -> str:
    """Name a kind of change."""
    return say(language, f"intake-kind-{kind}")


def told(changes: Iterable[Change], hearers: Hearers) -> tuple[int, int]:
    """Count the followers and the people of makers who would be told of some changes."""
    followers = makers = 0
    for change in changes:
        if FOLLOWED & {*change.kinds}:
            followers += hearers.followers.get(change.code, 0)
        if SPOKEN & {*change.kinds}:
            makers += hearers.speakers.get(change.producer or change.code, 0)
    return followers, makers


def _told_words(people: tuple[int, int], language: str) -> str:
    """Give "; báo 5 người theo dõi", "" where nobody is told."""
    followers, makers = people
    said = [say(language, "intake-told-followers", count=followers)] if followers else []
    said += [say(language, "intake-told-makers", count=makers)] if makers else []
    return "".join(f"; {words}" for words in said)


def change_line(change: Change, hearers: Hearers, language: str) -> str:
    """Say what one row does."""
    who = _who(change, language)
    details = [_detail(kind, change, language) for kind in change.kinds]
    if change.ends and change.kind in CHANGES:
        details.append(say(language, "intake-until", day=day(change.ends, language)))
    what = "; ".join(details) + _told_words(told([change], hearers), language)
    if not change.row:
        return say(language, "intake-line-absent", who=who, what=what)
    return say(language, "intake-line", row=str(change.row), who=who, what=what)


def _who(change: Change, language: str) -> str:
    name = change.name[:LONGEST_NAME] or say(language, "intake-nameless")
    return f"{name} ({change.producer[:LONGEST_NAME]})" if change.producer else name


def _detail(kind: Kind, change: Change, language: str) -> str:
    match kind:
        case "problem":
            return "; ".join(problem_words(problem, language) for problem in change.problems)
        case "upgraded" | "downgraded":
            values = {"old": str(change.old_stars), "stars": str(change.stars)}
        case "new" | "renewed" | "vanished" | "unchanged" if change.stars:
            values = {"stars": str(change.stars)}
        case "new" | "renewed" | "vanished" | "unchanged":
            return say(language, f"intake-detail-{kind}-bare")
        case "revoked" if change.old_stars:
            values = {"stars": str(change.old_stars)}
        case "revoked":
            return say(language, "intake-detail-revoked-bare")
        case "renamed":
            values = {"old": change.old_name[:LONGEST_NAME]}
        case "moved":
            values = {"old": change.old_place[:LONGEST_NAME], "place": change.place[:LONGEST_NAME]}
        case "corrected":
            return say(language, "intake-detail-corrected", cells=_cells(change.cells, language))
    return say(language, f"intake-detail-{kind}", **values)


def _cells(cells: Sequence[str], language: str) -> str:
    names = cells or ("decision_no",)
    return ", ".join(column_words(name, language) for name in names)


def problem_words(problem: Problem, language: str) -> str:
    """Say what is wrong with a row, and in which column."""
    reason = say(language, problem.reason, **problem.values)
    if not problem.column or not has(f"column-{problem.column.replace('_', '-')}"):
        return reason
    return say(language, "intake-problem", column=column_words(problem.column, language), reason=reason)


def state_words(one: Import, language: str) -> str:
    """Say how far an import is."""
    return say(language, f"intake-state-{one.state}")


def listed_line(one: Import, language: str) -> str:
    """Give an import as a line of a list."""
    values = {"file": one.file[:LONGEST_CELL], "day": day(day_of(one.created_at), language)}
    return say(language, "intake-item", code=one.code, state=state_words(one, language), **values)
