"""Cells made safe: a spreadsheet runs a cell that begins with "=", "+", "-" or "@".

What is written is guarded by an apostrophe, as Excel itself marks text, and what is read is unguarded: the
two undo each other exactly, however many apostrophes a text has of its own.
"""

from __future__ import annotations

import re

_RUNS = re.compile(r"'*[=+\-@＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠]")


def guarded(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula."""
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """Give the text that `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text
