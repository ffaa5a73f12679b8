"""Give the registry's products as rows that can be loaded again, codes included."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from knowledge.registry.catalog import Registry
from knowledge.registry.columns import KINDS
from knowledge.registry.model import Product, Recognition

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


def write_products(registry: Registry, path: Path) -> int:
    """Write products.csv, with the mark by which Excel knows UTF-8; gives how many rows."""
    rows = list(product_rows(registry))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)
