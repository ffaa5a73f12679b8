"""The self-assessment, one criterion a message: answer, skip, back, why. Every answer is kept at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from handlers import forms, outcome
from handlers.dossier_turn import Opened, gone, opened
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.verdict_words import FIRST_LINE
from knowledge.people import dossiers
from knowledge.registry.names import fold
from knowledge.rules.criteria import Criteria, Criterion

_JUMP = re.compile(r"(?:(?:ve|toi|den|sua|xem|lai|go|back|to) )*(?:cau|question)(?: so)? ?(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Walk:
    """A dossier being asked about, and which of its criteria are walked."""

    opened: Opened
    mode: str

    @property
    def listed(self) -> tuple[Criterion, ...]:
        """The criteria, in order."""
        return forms.walk(self.opened.chosen, self.mode)

    def args(self, criterion: Criterion) -> dict[str, Any]:
        """Give what a choice below a question must know; of the edition, lest it answer another's."""
        opened = self.opened
        return {
            "id": opened.one.id, "mode": self.mode, "code": criterion.code, "edition": opened.rules.version,
        }  # fmt: skip

    def next_from(self, after: str) -> Criterion | None:
        """Give the criterion to ask after another; None at the end."""
        given = self.opened.given
        skipped = [code for code in self.opened.one.skipped if code not in given]
        return forms.following(self.listed, given, skipped, after)


async def _walk(turn: Turn, args: dict[str, Any]) -> Walk | None:
    found = await opened(turn, args)
    return Walk(found, args.get("mode", forms.FULL)) if found else None


async def ask(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask the next criterion, or the one that was jumped to; at the end of the walk, its result."""
    walk = await _walk(turn, args)
    if walk is None:
        return gone(turn)
    if jumped := walk.opened.chosen.by_code.get(args.get("code", "")):
        return [_question(turn, walk, jumped)]
    return await _next(turn, walk, "")


async def _next(turn: Turn, walk: Walk, after: str, *above: str) -> list[Reply]:
    if (wanted := walk.next_from(after)) is not None:
        return [_question(turn, walk, wanted, *above)]
    return [(outcome.checked if walk.mode == forms.QUICK else outcome.worth)(turn, walk.opened)]


def _question(turn: Turn, walk: Walk, criterion: Criterion, *above: str) -> Reply:
    place = {"n": str(forms.position(walk.listed, criterion.code)), "of": str(len(walk.listed))}
    first = turn.say("form-question", name=criterion.name, **place)
    lines = list(above)
    if len(first) > FIRST_LINE:
        lines.append(criterion.name)
        first = turn.say("form-question-short", **place)
    lines += [turn.say("form-by-hand")] if criterion.by_hand else []
    lines += [_level(turn, n, criterion, walk.opened.given) for n in range(len(criterion.levels))]
    turn.ask("self_assessment.jump", **walk.args(criterion))
    return turn.offer(Text(first, tuple(lines)), _options(turn, walk, criterion), asks=first)


def _options(turn: Turn, walk: Walk, criterion: Criterion) -> list[Option]:
    rest = walk.args(criterion)
    levels = []
    for n, level in enumerate(criterion.levels):
        label = turn.say("choice-level", n=str(n + 1))
        levels.append(Option(label, "self_assessment.answer", {**rest, "place": n}, [level.text]))
    return [
        *levels,
        turn.option("choice-skip", "self_assessment.skip", **rest),
        turn.option("choice-before", "self_assessment.back", **rest),
        turn.option("choice-why", "self_assessment.why", **rest),
        turn.option("choice-pause", "dossier_turn.open", id=walk.opened.one.id),
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
    criterion = walk.opened.chosen.by_code.get(args["code"])
    if criterion is None or args.get("edition") != walk.opened.rules.version:
        return await _next(turn, walk, "")  # a button of before the rules changed
    await dossiers.answer(
        turn.connection, walk.opened.one, person=turn.person, code=criterion.code, place=args["place"],
        text=criterion.levels[args["place"]].text, at=turn.message.at,
    )  # fmt: skip
    walk.opened.given[criterion.code] = args["place"]
    return await _next(turn, walk, criterion.code, *_total(turn, walk, criterion.code))


def _total(turn: Turn, walk: Walk, code: str) -> list[str]:
    """Give the running total where a group ends."""
    if walk.mode != forms.FULL or not forms.ends_part(walk.listed, code):
        return []
    points = walk.opened.worth.points
    return [turn.say("form-total", a=points["A"], b=points["B"], c=points["C"])]


async def skip(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Pass a criterion over, and ask on."""
    walk = await _walk(turn, args)
    if walk is None:
        return gone(turn)
    skipped = list(dict.fromkeys([*walk.opened.one.skipped, args["code"]]))
    await dossiers.change(turn.connection, walk.opened.one, turn.message.at, skipped=skipped)
    walk.opened.one.skipped[:] = skipped
    return await _next(turn, walk, args["code"])


async def back(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask the criterion before once more, with what was answered."""
    walk = await _walk(turn, args)
    if walk is None:
        return gone(turn)
    return [_question(turn, walk, forms.before(walk.listed, args["code"]))]


def number_in(text: str) -> int | None:
    """Give the number of the question that words want to go to: "câu 12", "về câu số 3"; None for others."""
    found = _JUMP.fullmatch(" ".join(fold(text).split()).strip(".,!? "))
    return int(found[1]) if found else None


async def jump(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Go to the question whose number was typed; one that there is not is said, and the open one asked."""
    walk = await _walk(turn, args)
    if walk is None:
        return gone(turn)
    number = number_in(turn.message.text) or 0
    if 1 <= number <= len(walk.listed):
        return [_question(turn, walk, walk.listed[number - 1])]
    asked = walk.opened.chosen.by_code.get(args["code"], walk.listed[0])
    return [_question(turn, walk, asked, turn.say("form-no-such", of=str(len(walk.listed))))]


async def why(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say why a criterion is asked: its part, what a star needs of it, who looks at it; then ask again."""
    walk = await _walk(turn, args)
    criterion = walk.opened.chosen.by_code.get(args["code"]) if walk else None
    if walk is None or criterion is None:
        return gone(turn)
    group = walk.opened.chosen.groups[criterion.part, criterion.group]
    lines = [turn.say("form-why", part=criterion.part, group=group, most=criterion.most)]
    needed = [star for star in (3, 4, 5) if criterion.needs(star) > criterion.needs(star - 1)]
    lines += [turn.say("form-why-star", star=str(s), n=str(criterion.needs(s) + 1)) for s in needed]
    lines += [words for _, words in criterion.notes]
    lines += [turn.say("form-why-commune")] if criterion.by_commune else []
    lines += doubts_about(walk.opened.rules, walk.opened.chosen.number, criterion.code)
    return [_question(turn, walk, criterion, *lines)]


def doubts_about(rules: Criteria, number: int, code: str) -> list[str]:
    """Give the doubts of the transcript that touch a criterion."""
    cell = re.compile(rf"Bộ (?:\d+, )*{number}(?:, \d+)*, mục {re.escape(code)}\b")
    return [doubt for doubt in rules.doubts if cell.match(doubt)]
