"""How many messages of one person are answered in a minute."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=1)
REMEMBERED = 10_000
"""Persons whose last minute is kept; beyond that, those seen longest ago are forgotten."""


class Pace:
    """Counts messages per person in a sliding minute; holds nothing else and keeps nothing."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._seen: dict[str, deque[datetime]] = {}
        self._refused: dict[str, int] = {}

    def allows(self, person: str, at: datetime) -> bool:
        """Whether one more message of a person is answered now; counts it if so."""
        seen = self._seen.pop(person, deque())
        self._seen[person] = seen
        while seen and at - seen[0] >= WINDOW:
            seen.popleft()
        if len(seen) >= self._per_minute:
            self._refused[person] = self._refused.get(person, 0) + 1
            return False
        seen.append(at)
        self._refused.pop(person, None)
        self._forget()
        return True

    def give_back(self, person: str) -> None:
        """Take the last counted message of a person back: it was not answered."""
        if seen := self._seen.get(person):
            seen.pop()

    def just_now(self, person: str) -> bool:
        """Whether the message refused last was the first refused in a row."""
        return self._refused.get(person) == 1

    def _forget(self) -> None:
        while len(self._seen) > REMEMBERED:
            longest_ago = next(iter(self._seen))
            del self._seen[longest_ago]
            self._refused.pop(longest_ago, None)
