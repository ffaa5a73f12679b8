"""What one maker has in the registry: behind [Cùng cơ sở này], or asked for by the maker's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers import verdict_words
from handlers.messages import Reply, Text
from handlers.offers import name_labels
from handlers.session import Option
from handlers.turn import Turn
from handlers.verdict_words import FIRST_LINE, case
from knowledge.registry.catalog import Registry
from knowledge.registry.model import Product
from knowledge.registry.names import fold

SHOWN = 7
OFFERED = 3
MOST_WORDS = 40


async def same_maker(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List what the maker of a product has in the registry, that product first."""
    product = turn.registry.products.get(args["code"])
    if product is None or product.producer is None:
        return [turn.text("ask-name", "ask-name-how")]
    others = [other for other in turn.registry.of_producer(product) if other.code != product.code]
    return [listed(turn, [product, *others], back_to=product)]


def named_in(registry: Registry, query: str) -> Sequence[Product]:
    """Give the products of a maker whose own name stands in what was typed."""
    typed = fold(query).split()[:MOST_WORDS]
    spans = (typed[i:j] for i in range(len(typed)) for j in range(len(typed), i + 1, -1))
    return next((made for span in spans if (made := registry.by_own_name.get(" ".join(span)))), ())


def all_of(made: Sequence[Product], products: Sequence[Product]) -> bool:
    """Whether `products` are all that a maker has recognised: the maker was asked for, not one of them."""
    codes = {product.code for product in made if product.recognitions}
    return len(codes) > 1 and codes == {product.code for product in products}


def listed(turn: Turn, made: Sequence[Product], back_to: Product | None = None) -> Reply:
    """List products of one maker with what each is worth today."""
    producer = made[0].producer
    assert producer is not None
    whole = turn.say("same-maker", producer=producer.name, count=len(made))
    first = whole if len(whole) <= FIRST_LINE else turn.say("same-maker-short", count=len(made))
    lines = [_line(turn, product) for product in made[:SHOWN]]
    if len(made) > len(lines):
        lines.append(turn.say("same-maker-more", count=str(len(made) - len(lines))))
    return turn.offer(Text(first, tuple(lines)), _options(turn, made, back_to))


def _options(turn: Turn, made: Sequence[Product], back_to: Product | None) -> list[Option]:
    offered = [product for product in made if product is not back_to][:OFFERED]
    options = [
        Option(label, "lookup.by_code", {"code": product.code}, [product.name])
        for label, product in zip(name_labels(offered), offered, strict=True)
    ]
    if back_to is None:
        return [*options, turn.option("choice-other-name", "lookup.ask_name")]
    return [*options, turn.option("choice-back", "lookup.by_code", code=back_to.code)]


def _line(turn: Turn, product: Product) -> str:
    verdict = turn.told(product).verdict
    state = turn.say(f"state-{case(verdict)}")
    recognition = verdict.recognition
    if recognition is None or recognition.stars is None:
        return turn.say("same-maker-item", name=product.name, state=state)
    shown = verdict_words.stars(recognition.stars, turn.language)
    return turn.say("same-maker-item-stars", name=product.name, stars=shown, state=state)
