"""The self-assessment, one criterion a message: answer, skip, back, why. Every answer is kept at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from handlers import forms, outcome
from handlers.dossier_turn import found_in, gone
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.verdict_words import FIRST_LINE
from knowledge.people import dossiers
from knowledge.people.dossiers import Dossier
from knowledge.rules.assessment import assess
from knowledge.rules.criteria import CriteriaSet, Criterion, criteria


@dataclass(frozen=True, slots=True)
class Walk:
    """A dossier being asked about: its set, what is answered, which criteria are walked."""

    one: Dossier
    chosen: CriteriaSet
    given: dict[str, int]
    mode: str

    @property
    def listed(self) -> tuple[Criterion, ...]:
        """The criteria, in order."""
        return forms.walk(self.chosen, self.mode)


async def _walk(turn: Turn, args: dict[str, Any]) -> Walk | None:
    found = await found_in(turn, args)
    return Walk(*found, args.get("mode", forms.FULL)) if found else None


async def ask(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask the next criterion, or the one that was jumped to; at the end of the walk, its result."""
    walk = await _walk(turn, args)
    if walk is None:
        return gone(turn)
    if jumped := walk.chosen.by_code.get(args.get("code", "")):
        return [_question(turn, walk, jumped)]
    return await _next(turn, walk, "")


async def _next(turn: Turn, walk: Walk, after: str, *above: str) -> list[Reply]:
    skipped = [code for code in walk.one.skipped if code not in walk.given]
    wanted = forms.following(walk.listed, walk.given, skipped, after)
    if wanted is not None:
        return [_question(turn, walk, wanted, *above)]
    ends = outcome.checked if walk.mode == forms.QUICK else outcome.result
    return await ends(turn, {"id": walk.one.id})


def _question(turn: Turn, walk: Walk, criterion: Criterion, *above: str) -> Reply:
    place = {"n": str(forms.position(walk.listed, criterion.code)), "of": str(len(walk.listed))}
    first = turn.say("form-question", name=criterion.name, **place)
    lines = list(above)
    if len(first) > FIRST_LINE:
        lines.append(criterion.name)
        first = turn.say("form-question-short", **place)
    lines += [_level(turn, n, criterion, walk.given) for n in range(len(criterion.levels))]
    return turn.offer(Text(first, tuple(lines)), _options(turn, walk, criterion), asks=first)


def _options(turn: Turn, walk: Walk, criterion: Criterion) -> list[Option]:
    rest: dict[str, Any] = {"id": walk.one.id, "mode": walk.mode, "code": criterion.code}
    levels = []
    for n, level in enumerate(criterion.levels):
        label = turn.say("choice-level", n=str(n + 1))
        levels.append(Option(label, "self_assessment.answer", {**rest, "place": n}, [level.text]))
    return [
        *levels,
        turn.option("choice-skip", "self_assessment.skip", **rest),
        turn.option("choice-before", "self_assessment.back", **rest),
        turn.option("choice-why", "self_assessment.why", **rest),
        turn.option("choice-pause", "dossier_turn.open", id=walk.one.id),
    ]


def _level(turn: Turn, n: int, criterion: Criterion, given: dict[str, int]) -> str:
    """Give one option: its words, points, and the star that needs it at least."""
    level = criterion.levels[n]
    words = turn.say("form-level", n=str(n + 1), words=level.text, points=level.points)
    if level.star:
        words = turn.say("form-level-star", level=words, star=str(level.star))
    return turn.say("form-level-given", level=words) if given.get(criterion.code) == n else words


async def answer(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Keep an answer and ask on; after each group, tell the running total."""
    walk = await _walk(turn, args)
    if walk is None:
        return gone(turn)
    criterion = walk.chosen.by_code.get(args["code"])
    if criterion is None or not 0 <= args["place"] < len(criterion.levels):
        return await _next(turn, walk, "")
    await dossiers.answer(
        turn.connection, walk.one, person=turn.person, code=criterion.code, place=args["place"],
        text=criterion.levels[args["place"]].text, at=turn.message.at,
    )  # fmt: skip
    walk.given[criterion.code] = args["place"]
    return await _next(turn, walk, criterion.code, *_total(turn, walk, criterion.code))


def _total(turn: Turn, walk: Walk, code: str) -> list[str]:
    """Give the running total where a group ends."""
    if walk.mode != forms.FULL or not forms.ends_part(walk.listed, code):
        return []
    points = assess(criteria(), walk.chosen, walk.given).points
    return [turn.say("form-total", a=points["A"], b=points["B"], c=points["C"])]


async def skip(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Pass a criterion over, and ask on."""
    walk = await _walk(turn, args)
    if walk is None:
        return gone(turn)
    skipped = list(dict.fromkeys([*walk.one.skipped, args["code"]]))
    await dossiers.change(turn.connection, walk.one, turn.message.at, skipped=skipped)
    walk.one.skipped[:] = skipped
    return await _next(turn, walk, args["code"])


async def back(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask the criterion before once more, with what was answered."""
    walk = await _walk(turn, args)
    if walk is None:
        return gone(turn)
    return [_question(turn, walk, forms.before(walk.listed, args["code"]))]


async def why(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say why a criterion is asked: its part, what a star needs of it, who looks at it; then ask again."""
    walk = await _walk(turn, args)
    criterion = walk.chosen.by_code.get(args["code"]) if walk else None
    if walk is None or criterion is None:
        return gone(turn)
    group = walk.chosen.groups[criterion.part, criterion.group]
    lines = [turn.say("form-why", part=criterion.part, group=group, most=criterion.most)]
    needed = [star for star in (3, 4, 5) if criterion.needs(star) > criterion.needs(star - 1)]
    lines += [turn.say("form-why-star", star=str(s), n=str(criterion.needs(s) + 1)) for s in needed]
    lines += [words for _, words in criterion.notes]
    lines += [turn.say("form-why-commune")] if criterion.by_commune else []
    lines += doubts_about(walk.chosen.number, criterion.code)
    return [_question(turn, walk, criterion, *lines)]


def doubts_about(number: int, code: str) -> list[str]:
    """Give the doubts of the transcript that touch a criterion."""
    cell = re.compile(rf"Bộ (?:\d+, )*{number}(?:, \d+)*, mục {re.escape(code)}\b")
    return [doubt for doubt in criteria().doubts if cell.match(doubt)]
