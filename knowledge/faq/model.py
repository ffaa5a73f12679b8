"""The nouns of the FAQ: an item, its words in a language, what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Wording:
    """An item in one language.

    Attributes:
        label: As a choice, at most 20 characters.
        question: The question itself.
        lead: The answer in one sentence, at most 80 characters.
        body: Ground, doubt and next step, a line each.
    """

    label: str
    question: str
    lead: str
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """Where an answer is said: a document of `knowledge/rules/documents.yaml`, its article or ""."""

    document: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class FaqItem:
    """One question with its answer.

    Attributes:
        id: "ntd_…" of consumers, "ct_…" of producers.
        audience: Whose question it is.
        topic: What it is about, one word of the data.
        words: By language.
        grounds: What it rests on, the first one named to people; empty for what is known from memory.
        valid_from: First day on which the answer is right, where known.
        valid_to: Last day, where known.
        confidence: "confirmed_2plus", "one_source" or "memory_unverified".
        verified: Whether whoever compiled it has read a source that says so.
        see: Items that are asked next.
        asked: Ways to ask it, in both languages.
        keywords: What it is about, a few words each.
    """

    id: str
    audience: Literal["consumer", "producer", "both"]
    topic: str
    words: Mapping[str, Wording]
    grounds: tuple[Ground, ...]
    valid_from: date | None
    valid_to: date | None
    confidence: str
    verified: bool
    see: tuple[str, ...]
    asked: tuple[str, ...]
    keywords: tuple[str, ...]
