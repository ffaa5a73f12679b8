"""Every sentence the assistant says, per language, as Fluent files; none stands in code.

`say` gives one sentence. The files of a language are read once. A message id that is missing or
lacks a value is a mistake of ours and raises: `tests/rules/test_texts.py` finds it first.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.yaml_files import read_yaml

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

TEXTS = Path(__file__).parent
LANGUAGES = ("vi", "en")
DEFAULT = "vi"


@cache
def bundle(language: str) -> FluentBundle:
    """Give all messages of a language."""
    from fluent.runtime import FluentBundle, FluentResource

    made = FluentBundle([language], use_isolating=False)  # isolation marks would show up in plain text
    for path in sorted((TEXTS / language).glob("*.ftl")):
        made.add_resource(FluentResource(path.read_text("utf-8")))
    return made


def say(language: str, message: str, **values: str | int) -> str:
    """Give one sentence.

    Args:
        language: "vi" or "en".
        message: Message id.
        values: What the sentence mentions; a whole number may choose its form.

    Raises:
        KeyError: There is no such message, or it mentions a value that is not given.
    """
    texts = bundle(language)
    pattern = texts.get_message(message).value
    if pattern is None:
        raise KeyError(message)
    sentence, errors = texts.format_pattern(pattern, values)
    if errors:
        raise KeyError(f"{message}: {errors[0]}")
    return str(sentence)


def has(message: str) -> bool:
    """Whether there is such a message."""
    return bool(bundle(DEFAULT).has_message(message))


@cache
def words() -> dict[str, Any]:
    """Give what people type to mean something fixed, from `words.yaml`."""
    data: dict[str, Any] = read_yaml(TEXTS / "words.yaml")
    return data


def all_of(language: str, start: str) -> dict[str, str]:
    """Give every sentence whose id begins with `start` and that mentions no value, by id."""
    ids = sorted(message for message in ids_of(language) if message.startswith(start))
    return {message: say(language, message) for message in ids}


@cache
def ids_of(language: str) -> frozenset[str]:
    """Give the ids of all messages of a language."""
    return frozenset().union(*(ids_in(path) for path in (TEXTS / language).glob("*.ftl")))


def ids_in(path: Path) -> frozenset[str]:
    """Give the ids of the messages of one file."""
    from fluent.syntax import FluentParser, ast

    resource = FluentParser().parse(path.read_text("utf-8"))
    return frozenset(entry.id.name for entry in resource.body if isinstance(entry, ast.Message))
