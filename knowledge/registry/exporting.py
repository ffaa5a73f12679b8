"""Give the registry's products as rows that can be loaded again, codes included; as CSV or as a workbook.

A cell that a spreadsheet would run is guarded, and comes back as it was when the file is read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from knowledge.registry.catalog import Registry
from knowledge.registry.columns import KINDS
from knowledge.registry.guards import guarded
from knowledge.registry.model import Product, Recognition
from knowledge.registry.workbooks import Value, workbook

COLUMNS = tuple(next(kind for kind in KINDS if kind.name == "products").cells)


def product_rows(registry: Registry) -> Iterator[dict[str, Any]]:
    """Give a row for each recognition of each product, in the columns of products.csv."""
    for product in registry.products.values():
        for recognition in product.recognitions:
            yield _row(product, recognition)


def _row(product: Product, recognition: Recognition) -> dict[str, Any]:
    return {
        "code": product.code,
        "name": product.name,
        "producer": product.producer.name if product.producer else "",
        "producer_type": product.producer.kind if product.producer else "",
        "commune": product.commune,
        "district": product.district,
        "former_province": product.former_province,
        "stars": recognition.stars or "",
        "product_group": product.group,
        "decision_no": recognition.decision_no,
        "decision_date": recognition.decided_on or "",
        "recognised_year": recognition.year or "",
        "source_url": recognition.source.url,
        "source_date": recognition.source.published_on or "",
        "note": product.note,
    }


def as_csv(registry: Registry) -> bytes:
    """Give products.csv, with the mark by which Excel knows UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(
        {name: guarded(str(value)) for name, value in row.items()} for row in product_rows(registry)
    )
    return text.getvalue().encode("utf-8-sig")


def as_workbook(
    registry: Registry, title: str, at: datetime, labels: Mapping[str, str] | None = None
) -> bytes:
    """Give the same rows as an .xlsx file.

    Args:
        registry: The registry.
        title: Of its sheet.
        at: When it is said to be made.
        labels: Headings by column; the columns' own names where there are none.
    """
    columns = [(name, labels[name] if labels else name) for name in COLUMNS]
    rows: Iterator[Sequence[Value]] = ([row[name] for name in COLUMNS] for row in product_rows(registry))
    return workbook(title, columns, rows, at)


def write_products(registry: Registry, path: Path, title: str, at: datetime) -> int:
    """Write a file, of the kind that its ending says; gives how many rows."""
    whole = as_workbook(registry, title, at) if path.suffix.casefold() == ".xlsx" else as_csv(registry)
    path.write_bytes(whole)
    return sum(len(product.recognitions) for product in registry.products.values())
