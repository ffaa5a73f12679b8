"""Which list of products a message asks for: by stars, group, place, maker, goods, or any mix."""

from __future__ import annotations

from typing import Any

from handlers.makers import named_in
from handlers.words import holds
from knowledge.faq.reading import Reading
from knowledge.matching.syllables import key
from knowledge.places import Unit, key_of
from knowledge.registry.catalog import Registry
from knowledge.registry.filtering import GROUPS
from knowledge.texts import words

MOST_GOODS = 3


def wish(text: str, reading: Reading, units: tuple[Unit, ...], registry: Registry) -> dict[str, Any]:
    """Give what the products shall have in common, {} where one product is asked for.

    A product that is surely named is no list; neither is a message without any word that asks for several.
    """
    if reading.found.kind == "match" or not _asks_for_several(text, reading, units):
        return {}
    made = {
        "stars": reading.heard.stars or 0,
        "group": group(text),
        "place": key_of(units[0]) if units else "",
        "maker": maker(text, registry),
    }
    if not made["maker"] and not made["group"]:
        made["goods"] = goods(reading, units, registry)
    said = {name: value for name, value in made.items() if value}
    whole = holds("counting", text) or holds("whole_list", text) or not reading.found.query
    return said or ({"stars": 0} if whole else {})


def _asks_for_several(text: str, reading: Reading, units: tuple[Unit, ...]) -> bool:
    """Whether a word asks for several, or a place or stars and no goods: "sản phẩm của Mù Cang Chải"."""
    named = units or reading.heard.stars
    return holds("listing", text) or bool(named and not _named_goods(reading, units))


def only_a_wish(text: str, reading: Reading, units: tuple[Unit, ...]) -> bool:
    """Whether a message asks for products by place, stars, group or goods, and says nothing else."""
    facets = [bool(group(text)), bool(units), bool(reading.heard.stars)]
    listing = holds("listing", text) or holds("products", text) or (facets[0] and sum(facets) > 1)
    if reading.found.kind == "match" or not listing:
        return False
    told = bool(units or reading.heard.stars or group(text) or _named_goods(reading, units))
    known = {key(str(word)) for word in words()["list_words"]} | _of_places(units)
    known |= {key(word.casefold()) for word in _named_goods(reading, units)}
    known |= {key(part) for kind in GROUPS for name in words()[f"group_{kind}"] for part in str(name).split()}
    typed = (key(word.casefold()) for word in reading.heard.raw if word)
    return (told or holds("whole_list", text)) and all(word in known or word.isdigit() for word in typed)


def group(text: str) -> str:
    """Give the group of products that is named, "" for none."""
    return next((group for group in GROUPS if holds(f"group_{group}", text)), "")


def maker(text: str, registry: Registry) -> str:
    """Give the maker whose own name stands in the message, "" for none."""
    made = named_in(registry, text)
    return made[0].producer.name if made and made[0].producer else ""


def goods(reading: Reading, units: tuple[Unit, ...], registry: Registry) -> str:
    """Give the words for a kind of goods that some product's name has, "" for none."""
    named = _named_goods(reading, units)
    for size in range(min(MOST_GOODS, len(named)), 0, -1):
        if registry.matcher.holding(named[:size]):
            return " ".join(named[:size])
    return ""


def _named_goods(reading: Reading, units: tuple[Unit, ...]) -> list[str]:
    ask = {key(str(word)) for word in words()["not_goods"]} | _of_places(units)
    return [word for word in reading.heard.goods if key(word.casefold()) not in ask]


def _of_places(units: tuple[Unit, ...]) -> set[str]:
    return {key(word) for unit in units for word in unit.name.casefold().split()}
