"""What can go wrong on this floor, by name.

    KnowledgeError
     ├─ StoreUnavailable     the database is locked, full or gone; the same call may succeed later
     ├─ BadFile              a registry file cannot be loaded; holds every problem found
     ├─ CannotUndo           an import cannot be taken back: something changed since
     ├─ BadRules             a rule file cannot be rehearsed
     └─ BadCriteria          a file of criteria must not be used: a wrong sum, a missing part

Raised deep; turned into words once, in `handlers/conversation.py` for people and on the command
line for operators.
"""

from __future__ import annotations

from dataclasses import dataclass, field


class KnowledgeError(Exception):
    """Any error of the knowledge floor."""


class StoreUnavailable(KnowledgeError):
    """The database is locked, full or unreachable; nothing of the turn was kept."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file.

    Attributes:
        reason: Message id of the sentence in `knowledge/texts` that says what is wrong.
        row: Row as a spreadsheet counts, the header being 1; 0 when the whole file is meant.
        column: Name of the column, "" when the whole row or file is meant.
        values: What the sentence mentions.
    """

    reason: str
    row: int = 0
    column: str = ""
    values: dict[str, str] = field(default_factory=dict)


class BadFile(KnowledgeError):
    """A file of registry rows has problems; nothing of it was loaded."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        super().__init__(f"{file}: {len(problems)} problems")
        self.file = file
        self.problems = problems
