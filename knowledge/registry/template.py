"""An empty list for officials to fill in: the headings that are asked for, and two rows that show how."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from knowledge.registry.workbooks import Value, workbook
from knowledge.yaml_files import read_yaml

COLUMNS = (
    "name", "producer", "producer_type", "commune", "district", "stars", "product_group", "decision_no",
    "decision_date", "issued_on", "status", "note",
)  # fmt: skip

EXAMPLES = ("ví dụ:", "vi du:")
"""How the name of an example begins; such a row is left out when the list comes back."""


def is_example(name: str) -> bool:
    """Whether a row is one of the examples."""
    return name.casefold().startswith(EXAMPLES)


def template(labels: Mapping[str, str], title: str, at: datetime) -> bytes:
    """Write it as .xlsx.

    Args:
        labels: The heading of each column.
        title: Of the sheet.
        at: When it is said to be made.
    """
    examples = read_yaml(Path(__file__).with_name("template.yaml"))
    rows: list[list[Value]] = [[int(v) if v.isdigit() else v for v in row] for row in examples]
    return workbook(title, [(name, labels[name]) for name in COLUMNS], rows, at)
