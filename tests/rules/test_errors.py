"""Each error of the knowledge floor is drawn in its tree and has words for whoever meets it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

import knowledge
from knowledge import errors
from knowledge.errors import BadFile, KnowledgeError, Problem, StoreUnavailable
from knowledge.texts import LANGUAGES, ids_of, say

WORDS = {
    "StoreUnavailable": ("busy", "busy-how", "stopped-unavailable"),
    "NewerDatabase": ("stopped-newer",),
    "BadCriteria": ("stopped-criteria",),
    "BadRules": ("stopped-rules",),
    "CannotUndo": ("intake-cannot-undo", "intake-cannot-undo-how"),
    "BadFile": ("import-row", "import-row-only", "import-column", "import-file", "import-nothing-changed"),
}
"""What a person or an operator reads when the error reaches them."""

WITHIN = {
    "Wrong": "knowledge.registry.columns",
    "Unfit": "knowledge.registry.books",
}
"""Exceptions that never leave their module: they become a `Problem` of a `BadFile` there."""


def exceptions() -> dict[str, type[Exception]]:
    """Every exception class that the knowledge floor defines, by name."""
    found = {}
    for module in pkgutil.walk_packages(knowledge.__path__, "knowledge."):
        if ".migrations" in module.name:
            continue  # run by alembic alone
        loaded = importlib.import_module(module.name)
        for name, value in inspect.getmembers(loaded, inspect.isclass):
            if issubclass(value, Exception) and value.__module__ == module.name:
                found[name] = value
    return found


def test_every_error_is_known() -> None:
    """An exception is either one of the tree with words, or stays within its module."""
    found = exceptions()

    leaves = {name for name in found if name != "KnowledgeError"}
    assert leaves == set(WORDS) | set(WITHIN)
    for name in WORDS:
        assert issubclass(found[name], KnowledgeError), name
    for name, module in WITHIN.items():
        assert found[name].__module__ == module


def test_the_tree() -> None:
    """The tree in the docstring of `knowledge/errors.py` shows every error that is defined there."""
    tree = errors.__doc__ or ""
    drawn = {line.strip(" ├└─│").split(" ")[0] for line in tree.splitlines() if "─" in line}

    defined = {name for name, error in exceptions().items() if error.__module__ == errors.__name__}
    assert defined - {"KnowledgeError"} <= drawn
    assert drawn <= set(exceptions())


@pytest.mark.parametrize("name", WORDS)
def test_words(name: str) -> None:
    """Each error has its sentences in every language."""
    for language in LANGUAGES:
        assert set(WORDS[name]) <= ids_of(language)


def test_every_error_says_what_it_means() -> None:
    """Each error has a sentence of its own in the code."""
    for name, error in exceptions().items():
        assert inspect.getdoc(error), name
        assert inspect.getdoc(error) != inspect.getdoc(Exception), name


def test_a_bad_file_holds_its_problems() -> None:
    """A refused file says how many problems there are and keeps each."""
    problems = [Problem("import-empty"), Problem("import-wide-row", 3)]

    error = BadFile("sp.csv", problems)

    assert (str(error), error.file, error.problems) == ("sp.csv: 2 problems", "sp.csv", problems)
    assert not isinstance(error, StoreUnavailable)
    assert say("vi", "import-empty")
