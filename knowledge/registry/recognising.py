"""What a row says of a recognition: which known one it is about, its cells, whether stars rise or fall."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from knowledge.registry.days import Period, period
from knowledge.registry.decided import Decisions
from knowledge.registry.finding import key
from knowledge.registry.list_rows import Entry
from knowledge.registry.model import Product, Recognition
from knowledge.registry.plan import Kind
from knowledge.registry.verdict import start

CELLS = ("decision_no", "decision_date", "recognised_year", "stars", "source_url", "source_date")


def same_recognition(product: Product, entry: Entry, number: str, listed: bool) -> Recognition | None:
    """Give the recognition of a product that a row is about, None where it would be another.

    Args:
        product: The product.
        entry: The row.
        number: The decision that it stands under, "" for none.
        listed: Whether the file has a column for the decision or the year, so that an empty cell says
            that neither is known, as in a list that was exported.
    """
    issued = entry.day("issued_on")
    year = entry.said.get("recognised_year") or (issued.year if issued and not number else None)
    if number:
        own = (r for r in product.recognitions if key(r.decision_no) == key(number))
        return next((known for known in own if year in (None, known.year)), None)
    bare = [known for known in product.recognitions if not known.decision_no and known.year == year]
    if year is None and not listed:
        return None
    stars = entry.said.get("stars")
    return next((known for known in bare if year is not None or stars in (None, known.stars)), None)


def known_cells(same: Recognition, entry: Entry) -> dict[str, Any]:
    """Give the cells of a recognition that is known, with what the row says otherwise."""
    known = {
        "decision_no": same.decision_no,
        "decision_date": same.decided_on,
        "recognised_year": same.year,
        "stars": same.stars,
        "source_url": same.source.url,
        "source_date": same.source.published_on,
    }
    said = ("decision_date", "stars", "source_url", "source_date")
    return {**known, **{name: entry.said[name] for name in said if name in entry.said}}


def new_cells(entry: Entry, number: str, decisions: Decisions, paper: str) -> dict[str, Any]:
    """Give the cells of a recognition that is not known yet; `paper` is a source without an address."""
    issued = entry.day("issued_on") or decisions.issued(number)
    signed = entry.day("decision_date") or (decisions.life(number).signed if number else None)
    begun = issued or signed
    said = {name: entry.said[name] for name in ("stars", "source_url", "source_date") if name in entry.said}
    return {
        "decision_no": number,
        "decision_date": signed if number else signed or issued,
        "recognised_year": entry.said.get("recognised_year") or (begun.year if begun else None),
        "stars": None,
        "source_url": paper,
        "source_date": signed or issued,
        **said,
    }


def kind_of_new(product: Product, cells: Mapping[str, Any], issued: date | None) -> Kind:
    """Say what a further recognition of a product is; "corrected" for an older one, or one better known."""
    if not product.recognitions:
        return "new"
    newest = newest_of(product)
    begun, known = _begins(cells, issued), start(newest)
    if begun and known and begun.last < known.first:
        return "corrected"
    if begun and known and begun.first.year == known.first.year and cells["stars"] == newest.stars:
        return "corrected"
    return _against(stars_now(product), cells["stars"], "renewed")


def kind_of_known(product: Product, same: Recognition, cells: Mapping[str, Any], issued: date | None) -> Kind:
    """Say what a row does to a recognition that is known; to learn its day of issue is a correction."""
    known = known_cells(same, Entry(0, {}))
    if cells["stars"] != same.stars and same == newest_of(product):
        return _against(same.stars, cells["stars"], "corrected")
    if issued and same.decision_no and same.valid_from is None:
        return "corrected"
    return "corrected" if any(cells[name] != known[name] for name in CELLS) else "unchanged"


def newest_of(product: Product) -> Recognition:
    """Give the recognition that began last."""
    return max(product.recognitions, key=_begun)


def stars_now(product: Product) -> int | None:
    """Give the stars of the newest recognition that says them."""
    known = [recognition for recognition in product.recognitions if recognition.stars]
    return max(known, key=_begun).stars if known else None


def _begun(recognition: Recognition) -> date:
    known = start(recognition)
    return known.first if known else date.min


def _begins(cells: Mapping[str, Any], issued: date | None) -> Period | None:
    day = issued or cells["decision_date"]
    if day:
        return Period(day, day)
    return period(str(cells["recognised_year"])) if cells["recognised_year"] else None


def _against(old: int | None, new: int | None, alike: Kind) -> Kind:
    if old is None or new is None or old == new:
        return alike
    return "upgraded" if new > old else "downgraded"
