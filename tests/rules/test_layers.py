"""Arrows point down, and each outside package has one home."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = ("bot", "handlers", "knowledge")

HOMES = {
    "telegram": ("bot/channels/telegram*.py",),
    "aiohttp": ("bot/channels/*.py", "bot/server.py", "bot/web/*.py"),
    "rapidfuzz": ("knowledge/matching/*.py",),
    "openpyxl": (
        "knowledge/registry/sheets.py",
        "knowledge/registry/grids.py",
        "knowledge/registry/workbooks.py",
        "knowledge/figure_sheets.py",
    ),
    "matplotlib": ("knowledge/charts.py",),
    "fluent": ("knowledge/texts/__init__.py",),
    "holidays": ("knowledge/calendar.py",),
    "alembic": ("knowledge/store/migrate.py", "knowledge/store/migrations/*"),
    "typer": ("bot/__main__.py", "bot/shell.py", "bot/*_commands.py", "bot/rehearsing.py"),
    "pydantic": ("bot/settings.py", "bot/shell.py"),
    "pydantic_settings": ("bot/settings.py",),
}
"""Which files may import a package; what stands here can be exchanged in one place."""

ENVIRONMENT = {
    "bot/settings.py": "the one place where settings are read",
    "bot/channels/telegram_http.py": "PTB_TIMEDELTA, which python-telegram-bot reads when it is imported",
}
"""Which files may look at the environment, and why."""


@cache
def files() -> tuple[str, ...]:
    """Every Python file of the three floors, from the root."""
    return tuple(
        path.relative_to(ROOT).as_posix() for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py"))
    )


@cache
def tree(file: str) -> ast.Module:
    """The syntax of a file."""
    return ast.parse((ROOT / file).read_text("utf-8"), file)


def imported(file: str) -> Iterator[str]:
    """The full name of every module that a file imports, wherever in it."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are written in full"
            yield node.module or ""


def test_import_contracts() -> None:
    """The contracts of import-linter hold."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("package", HOMES)
def test_homes(package: str) -> None:
    """Each outside package is imported in its own rooms only."""
    users = {file for file in files() for name in imported(file) if name.split(".")[0] == package}

    strangers = {file for file in users if not any(fnmatch(file, home) for home in HOMES[package])}
    assert strangers == set()
    assert users, f"{package} is not used any more"


def test_imports_go_down() -> None:
    """No file imports a floor above its own, lazily or for types either."""
    for file in files():
        above = FLOORS[: FLOORS.index(file.split("/", maxsplit=1)[0])]
        assert not [name for name in imported(file) if name.split(".")[0] in above], file


def test_nothing_imports_tests() -> None:
    """The program knows nothing of its tests and measurements."""
    for file in files():
        assert not {name.split(".")[0] for name in imported(file)} & {"tests", "benchmarks", "pytest"}, file


def _environment(file: str) -> bool:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "environb", "getenv", "putenv"}:
            return True
        if isinstance(node, ast.ImportFrom) and node.module == "os":
            return bool({alias.name for alias in node.names} & {"environ", "environb", "getenv", "putenv"})
    return False


def test_environment() -> None:
    """Settings are read in one place and passed on; nobody else looks at the environment."""
    users = {file for file in files() if _environment(file)}

    assert users <= set(ENVIRONMENT)
    http = (ROOT / "bot/channels/telegram_http.py").read_text("utf-8")
    assert http.count("os.environ") == http.count('os.environ.setdefault("PTB_TIMEDELTA"')


CLOCKS = {"now", "utcnow", "today"}
CLOCK_HOME = "bot/app.py"


def test_the_clock_is_an_argument() -> None:
    """Only the part that wires everything asks the machine for the time."""
    for file in files():
        asked = {
            node.func.attr
            for node in ast.walk(tree(file))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in CLOCKS
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id in {"datetime", "date"}
        }
        assert not asked or file == CLOCK_HOME, file
