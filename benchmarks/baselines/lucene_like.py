"""tantivy, a full-text engine after the model of Lucene: fuzzy terms, any of which may match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.baselines.shape import Baseline, Hit, NotPresent, folded

if TYPE_CHECKING:
    from tantivy import Index, Query, Schema, Searcher

NAME = "tantivy, fuzzy terms"
LONGEST_WORD = 39
"""The default tokenizer indexes none that is longer:
https://docs.rs/tantivy/latest/tantivy/tokenizer/index.html
"""
HEAP = 15_000_000
"""Bytes; the least that a writer takes."""


@dataclass(frozen=True, slots=True)
class FuzzyTerms:
    """Names that have words at most one slip away from words of the text."""

    schema: Schema
    searcher: Searcher
    name: str = NAME

    def search(self, text: str, limit: int) -> list[Hit]:
        """Give the best names for a text, best first."""
        query = any_word(self.schema, list(dict.fromkeys(words(text))))
        hits = self.searcher.search(query, limit, count=False).hits
        rows = self.searcher.fast_field_values("row", [address for _, address in hits])
        return [(score, int(row or 0)) for (score, _), row in zip(hits, rows, strict=True)]


def words(text: str) -> list[str]:
    """The words of a text as they are indexed."""
    return [word for word in re.findall(r"[^\W_]+", folded(text)) if len(word) <= LONGEST_WORD]


def any_word(schema: Schema, wanted: list[str]) -> Query:
    """A query for names with any of the words: bm25 for a word itself, one point more within a slip of it.

    Fuzzy terms alone would count shared words, rare or not, since each scores 1; recall@1 on the
    development set is 74 with them alone and 94 with both.
    https://github.com/quickwit-oss/tantivy/blob/main/src/query/automaton_weight.rs
    """
    from tantivy import Occur, Query

    exact = [Query.term_query(schema, "name", word) for word in wanted]
    near = [Query.fuzzy_term_query(schema, "name", word, distance=1) for word in wanted]
    return Query.boolean_query([(Occur.Should, term) for term in exact + near])


def _index(names: list[str]) -> Index:
    from tantivy import Document, Index, SchemaBuilder

    fields = SchemaBuilder().add_text_field("name", index_option="freq")
    index = Index(fields.add_integer_field("row", fast=True).build())
    writer = index.writer(HEAP, num_threads=1)
    for row, name in enumerate(names):
        writer.add_document(Document(name=" ".join(words(name)), row=row))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


@contextmanager
def fuzzy_terms(names: list[str]) -> Iterator[Baseline]:
    """Index the names in memory."""
    try:
        index = _index(names)
    except ImportError as error:
        raise NotPresent(str(error)) from error
    yield FuzzyTerms(index.schema, index.searcher())
