"""What a free text is about: its kind, and the product, place and question it rests on.

Scores come from what was learnt (`knowledge.faq.scorer`), names from matching; the rules here say which of
them wins: a clear product name beats a question, a question beats a weak product, and what is nobody's
business here is answered with nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from handlers import wishes
from handlers.lookup import CODE
from handlers.words import holds
from knowledge.elsewhere import province_in, without_province
from knowledge.faq.reading import Reading, read
from knowledge.faq.scorer import Likely, scorer
from knowledge.matching import Decision
from knowledge.matching.syllables import is_marked
from knowledge.place_names import spoken_in
from knowledge.places import Unit, key_of
from knowledge.registry.catalog import Registry

NEAR_SHARE = 0.75
"""A second question this near to the first, by likelihood, is offered beside it."""

SURE_OF_FAQ = 0.55
"""Likelihood from which the first question is answered alone, however near the second."""

SURELY_OUTSIDE = 0.8
"""Likelihood from which a message is said to be no matter of OCOP; below, that it is not known."""

CAUTION = {"unknown": 2.0}
"""How much more "I don't know" counts: a wrong rule harms more than a question that is asked again."""

SURELY_ASKED = 0.6
"""Likelihood from which words about a fake are a question, not a report."""

CURES = "ntd_028"
"""The question whether a product heals; every claim of a cure is answered by it."""

ACTS = frozenset({"apply", "status", "human", "subscribe"})
SURE_ENOUGH_TO_ACT = 0.4
"""Likelihood below which nothing is begun for a person."""

LEAST_OF_A_QUESTION = 0.05
"""Likelihood of the likeliest question below which nothing known was asked."""

FEW_WORDS, STANDS_OUT = 2, 0.2
"""Of so few words, the likeliest question must have this share of all questions."""

OF_A_PRODUCT = frozenset({"product", "where_to_buy", "nearby", "status"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a message is about.

    Attributes:
        kind: One of the kinds that `handlers.asking.TOPICS` answers.
        text: The message.
        found: What matching found.
        units: Places that it names, product names apart; the likeliest reading of each.
        faqs: The likeliest questions with their likelihood, best first.
        close: Whether the first two are too near to each other to answer one.
        wish: What a list of products shall have in common, for `handlers.browse.Wish`; {} for no list.
        follow_up: Whether it speaks of the product that was spoken of before.
        asks_which: Whether it asks about a product and says nowhere which.
        also_where: Whether it asks where to buy too.
        also_stars: Whether it asks for stars or validity too.
        outside: Whether it is surely no matter of OCOP.
        goods: Whether it names goods, though none that are known.
        elsewhere: The other province whose product it asks about, "" for none.
        likely: Likelihoods of the kinds, for the receipt.
    """

    kind: str
    text: str
    found: Decision
    units: tuple[Unit, ...] = ()
    faqs: tuple[tuple[str, float], ...] = ()
    close: bool = False
    wish: dict[str, Any] = field(default_factory=dict)
    follow_up: bool = False
    asks_which: bool = False
    also_where: bool = False
    also_stars: bool = False
    outside: bool = False
    goods: bool = False
    elsewhere: str = ""
    likely: dict[str, float] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """Give it as plain values, without what was typed."""
        return {
            "kind": self.kind,
            "likely": {kind: round(share, 3) for kind, share in self.likely.items() if share >= 0.01},
            "faqs": [[id, round(share, 3)] for id, share in self.faqs],
            "places": [key_of(unit) for unit in self.units],
            "wish": self.wish,
            "follow_up": self.follow_up,
        }


def understand(text: str, registry: Registry, recent: str = "") -> Meaning:
    """Say what a message is about.

    Args:
        text: The message as typed.
        registry: The registry as it stands.
        recent: Code of the product spoken of lately, "" for none.
    """
    reading = read(text, registry.matcher)
    likely = scorer().score(reading.features)
    units = units_in(reading)
    kind = kind_of(text, reading, units, likely)
    province = elsewhere(kind, reading)
    kind = "unknown" if province else kind
    if kind == "where_to_buy" and (here := without_province(text)) != text:
        reading = read(here, registry.matcher)
        units = units_in(reading)
    faqs = ((CURES, 1.0),) if claims_a_cure(text, reading) else likely.faqs
    wish = wishes.wish(text, reading, units, registry) if kind == "product" else {}
    named = _names_product(reading)
    follow_up = bool(recent) and kind in OF_A_PRODUCT and not wish and (not named or _weak(reading, text))
    return Meaning(
        kind=kind,
        text=text,
        found=reading.found,
        units=units,
        faqs=faqs,
        close=kind == "faq" and close(faqs),
        wish=wish,
        follow_up=follow_up,
        asks_which=kind == "product" and not wish and not named and not follow_up,
        also_where=holds("where", text),
        also_stars=holds("stars_asked", text),
        outside=kind == "unknown" and likely.kinds["unknown"] >= SURELY_OUTSIDE,
        goods=reading.found.kind in ("none", "similar") and bool(reading.heard.goods and reading.found.query),
        elsewhere=province,
        likely=dict(likely.kinds),
    )


def kind_of(text: str, reading: Reading, units: tuple[Unit, ...], likely: Likely) -> str:
    """Choose the kind: the likeliest, but a name alone is a product, and who was cheated is heard."""
    if only_a_name(reading):
        return "product"
    if claims_a_cure(text, reading):
        return "faq"
    if wishes.only_a_wish(text, reading, units):
        return "product"
    if tells_of_a_fake(text, reading, likely):
        return "human"
    likeliest = max(likely.kinds, key=lambda kind: likely.kinds[kind] * CAUTION.get(kind, 1.0))
    if likeliest in ("faq", "unknown") and clear_name(reading):
        return "product"
    return "unknown" if unsure(likeliest, reading, likely) else likeliest


def elsewhere(kind: str, reading: Reading) -> str:
    """Give the other province, where a product is asked about that is said to come from one, "" for none."""
    found = reading.found
    asked = kind == "product" or (kind == "unknown" and bool(reading.heard.goods))
    if not asked or found.kind == "match" or not found.query:
        return ""
    return province_in(reading.heard.raw)


def unsure(kind: str, reading: Reading, likely: Likely) -> bool:
    """Whether too little speaks for a kind: what acts wants more, and a word or two are seldom a question.

    Nothing is begun for one word without marks: "dung" may be three.
    """
    if kind == "faq":
        share = likely.faqs[0][1]
        few = len(reading.words) <= FEW_WORDS and share < STANDS_OUT
        return few or likely.kinds["faq"] * share < LEAST_OF_A_QUESTION
    one_word = len(reading.words) < FEW_WORDS and not any(map(is_marked, reading.heard.raw))
    return kind in ACTS and (one_word or likely.kinds[kind] < SURE_ENOUGH_TO_ACT)


def clear_name(reading: Reading) -> bool:
    """Whether a product's name is most of what was typed: then it is no question that happens to hold one."""
    found = reading.found
    named = found.kind in ("match", "choices") or (
        found.conflict is not None and found.conflict.kind == "stars"
    )
    return named and 2 * len(found.held) >= len(reading.heard.raw)


def only_a_name(reading: Reading) -> bool:
    """Whether a product's name, surely meant, or its code is all that was typed."""
    if CODE.fullmatch(" ".join(reading.heard.raw)):
        return True
    return reading.found.kind == "match" and len(reading.found.held) >= len(reading.heard.raw)


def tells_of_a_fake(text: str, reading: Reading, likely: Likely) -> bool:
    """Whether somebody tells of a fake, of one product perhaps, and does not plainly ask about fakes."""
    return holds("fake", text) and (likely.kinds["faq"] < SURELY_ASKED or clear_name(reading))


def claims_a_cure(text: str, reading: Reading) -> bool:
    """Whether it asks what a product heals: no product's answer may stand there as if it were a yes."""
    return reading.found.kind in ("match", "choices") and holds("cures", text)


def close(faqs: Sequence[tuple[str, float]]) -> bool:
    """Whether the two likeliest questions are too near to each other to answer one of them."""
    if len(faqs) < 2:
        return False
    first, second = faqs[0][1], faqs[1][1]
    return first < SURE_OF_FAQ and second >= NEAR_SHARE * first


def _names_product(reading: Reading) -> bool:
    """Whether it has words for a product, known or not."""
    return reading.found.kind != "none" or bool(reading.found.products or reading.found.query)


def _weak(reading: Reading, text: str) -> bool:
    """Whether what was found is no name that was typed: "nó còn hạn không" is near to some product's."""
    return reading.found.kind in ("similar", "none") and holds("spoken_of", text)


def units_in(reading: Reading) -> tuple[Unit, ...]:
    """Give the places, those inside a product's name left out."""
    held = reading.found.held if reading.found.kind in ("match", "choices") else frozenset()
    spoken = spoken_in(reading.heard.raw)
    return tuple(s.units[0] for s in spoken if not held.intersection(range(s.first, s.last + 1)))
