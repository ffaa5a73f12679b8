"""Lines of JSON, as other programs send them."""

from __future__ import annotations

import json
from typing import Any

MAX_LINE = 200_000


class BadLine(Exception):
    """A line that cannot be worked on; the message says why."""


def read_line(line: str) -> dict[str, Any]:
    """Give the object of one line.

    Raises:
        BadLine: It is too long, no JSON, or no object.
    """
    if len(line) > MAX_LINE:
        raise BadLine(f"line is longer than {MAX_LINE} characters")
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine("line is not JSON") from error
    if not isinstance(data, dict):
        raise BadLine("line is not an object")
    return data
