"""Import of registry files for whoever runs the program: problems in words, progress shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from knowledge.errors import BadFile, Problem
from knowledge.registry.importing import Summary, load
from knowledge.registry.sheets import read_sheet
from knowledge.store.database import Database
from knowledge.texts import say

SHOWN_PROBLEMS = 200


async def import_file(
    database: Database, path: Path, as_of: date, console: Console, language: str
) -> Summary:
    """Load one file in one transaction, showing how far it is.

    Raises:
        BadFile: Nothing was changed.
    """
    sheet = read_sheet(path)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(say(language, "import-progress", file=path.name), total=len(sheet.rows))
        async with database.begin() as connection:
            return await load(connection, sheet, as_of, lambda done, _: progress.update(task, completed=done))


def problem_lines(error: BadFile, language: str) -> list[str]:
    """Give each problem with file, row, column and reason, and that nothing was changed."""
    lines = [_in_words(error.file, problem, language) for problem in error.problems[:SHOWN_PROBLEMS]]
    if len(error.problems) > SHOWN_PROBLEMS:
        lines.append(say(language, "import-more", count=len(error.problems) - SHOWN_PROBLEMS))
    return [*lines, say(language, "import-nothing-changed")]


def _in_words(file: str, problem: Problem, language: str) -> str:
    reason = say(language, problem.reason, **problem.values)
    if problem.row and problem.column:
        return say(
            language, "import-row", file=file, row=str(problem.row), column=problem.column, reason=reason
        )
    if problem.row:
        return say(language, "import-row-only", file=file, row=str(problem.row), reason=reason)
    if problem.column:
        return say(language, "import-column", file=file, column=problem.column, reason=reason)
    return say(language, "import-file", file=file, reason=reason)
