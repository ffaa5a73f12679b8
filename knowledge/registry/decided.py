"""The decisions that a list stands under: what is known of each, what the list says, what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from knowledge.errors import Problem
from knowledge.registry.days import add_months
from knowledge.registry.finding import key
from knowledge.registry.list_rows import Entry
from knowledge.registry.plan import ANY, Answers, Life


class Decisions:
    """Every decision by its number, whatever way that is spelt."""

    def __init__(self, known: Sequence[Life], answers: Answers, months: int) -> None:
        self._known = {key(life.number): life for life in known}
        self._used: dict[str, Life] = {}
        self._answers = answers
        self._months = months

    def spelt(self, number: str) -> str:
        """Give a number as the registry, or the first row that has it, spells it."""
        return self.life(number).number

    def life(self, number: str) -> Life:
        """Give what is known of a decision, the list included."""
        folded = key(number)
        return self._used.get(folded) or self._known.get(folded) or Life(number)

    def issued(self, number: str) -> date | None:
        """Give the day of issue of its certificates: as it stands somewhere, else as it was answered."""
        answered = self._answers.issued
        return self.life(number).issued or answered.get(number, answered.get(ANY))

    def ends(self, number: str, issued: date | None = None) -> date | None:
        """Give the last day of its certificates, where the day of issue is known."""
        begun = issued or self.issued(number)
        return add_months(begun, self._months) if begun else None

    def is_open(self, number: str) -> bool:
        """Whether the day of issue is still to be asked."""
        return self.life(number).issued is None and not {number, ANY} & set(self._answers.issued)

    def take(self, entry: Entry, number: str) -> Entry:
        """Bring the days of a row and of its decision together; days that disagree are a problem."""
        issued, ends = entry.day("issued_on"), entry.day("valid_to")
        if ends and issued and abs((add_months(issued, self._months) - ends).days) > 1:
            values = {"value": ends.isoformat(), "months": str(self._months)}
            return entry.wrong(Problem("rehearse-end-differs", entry.row, "valid_to", values))
        if ends and not issued:
            issued = add_months(ends, -self._months)
        if not number:
            return replace(entry, said={**entry.said, "issued_on": issued}) if issued else entry
        life = self.life(number)
        if issued and life.issued and issued != life.issued:
            values = {"value": issued.isoformat(), "other": life.issued.isoformat(), "number": number}
            return entry.wrong(Problem("rehearse-issue-differs", entry.row, "issued_on", values))
        signed = life.signed or entry.day("decision_date") or self._answered_signed(number)
        self._used[key(number)] = replace(life, signed=signed, issued=life.issued or issued)
        return entry

    def _answered_signed(self, number: str) -> date | None:
        answered = self._answers.decision
        return self._answers.signed if answered and key(answered) == key(number) else None

    def to_write(self, numbers: Iterable[str]) -> tuple[Life, ...]:
        """Give the decisions among some that are new, or of which the day of issue was learnt."""
        found = []
        for number in sorted(set(numbers) - {""}):
            known = self._known.get(key(number))
            life = replace(self.life(number), number=number, issued=self.issued(number))
            if known is None or (known.issued is None and life.issued):
                found.append(life)
        return tuple(found)
