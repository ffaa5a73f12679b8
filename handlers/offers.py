"""Short labels for products: what tells them apart, in at most 20 characters."""

from __future__ import annotations

from collections import Counter

from knowledge.registry.model import Product
from knowledge.registry.names import own_name

MAX_LABEL = 20


def name_labels(products: list[Product]) -> list[str]:
    """Give a label for each product, all different.

    The name as it is, where cutting it keeps it apart from the others; else without the words that
    all begin with. Of two products with one name, the maker's own name tells them apart.
    """
    count = Counter(product.name.casefold() for product in products)
    return apart([_with_maker(p) if count[p.name.casefold()] > 1 else p.name for p in products])


def apart(names: list[str]) -> list[str]:
    """Give a short label for each name, all different."""
    for way in (names, _without_common_start(names)):
        labels = _apart([short(name) for name in way], way)
        if len(set(labels)) == len(labels):
            return labels
    return _numbered(labels)


def _apart(labels: list[str], names: list[str]) -> list[str]:
    """Cut those that came out the same in another place, each but the first of them."""
    count = Counter(labels)
    first = {label: labels.index(label) for label in count}
    return [
        with_end(name) if count[label] > 1 and n != first[label] else label
        for n, (label, name) in enumerate(zip(labels, names, strict=True))
    ]


def _with_maker(product: Product) -> str:
    return own_name(product.producer.name) if product.producer else product.district or product.name


def _without_common_start(names: list[str]) -> list[str]:
    split = [name.split() for name in names]
    common = 0
    while len(names) > 1 and all(len(words) > common + 1 for words in split):
        if len({words[common].casefold() for words in split}) > 1:
            break
        common += 1
    rest = [" ".join(words[common:]).lstrip("- ") for words in split]
    return [text[:1].upper() + text[1:] for text in rest]


def short(name: str) -> str:
    """Cut at a word so that at most 20 characters are left, "…" included."""
    if len(name) <= MAX_LABEL:
        return name
    cut = name[: MAX_LABEL - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" -,") + "…"


def with_end(name: str) -> str:
    """Cut in the middle, so that the last word, which often tells names apart, is kept."""
    if len(name) <= MAX_LABEL:
        return name
    last = name.rsplit(maxsplit=1)[-1][: MAX_LABEL // 2]
    start = name[: MAX_LABEL - len(last) - 2]
    return f"{start[: start.rfind(' ')] if ' ' in start else start}… {last}"


def _numbered(labels: list[str]) -> list[str]:
    return [f"{label[: MAX_LABEL - 4]} ({n})" for n, label in enumerate(labels, 1)]
