"""What a producer sees of its own record: products, verdicts, days left; and who is let in to see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers.messages import Reply, Text
from handlers.offers import name_labels
from handlers.session import Option
from handlers.turn import Turn
from handlers.verdict_words import first_line
from knowledge.people import producers
from knowledge.people.invitations import Invitation
from knowledge.registry.model import Product

A_PAGE = 5


async def taken(turn: Turn, found: Invitation) -> list[Reply]:
    """Tie a person to the producer that a code was made for, and show its products."""
    name = str(found.target["producer"])
    made = turn.registry.made_by(name)
    if not made:
        return [turn.offer(turn.text("linked-gone"), [turn.option("choice-desk", "support.ask")])]
    await producers.link(
        turn.connection, person=turn.person, chat=turn.message.chat, producer=name,
        language=turn.language, at=turn.message.at,
    )  # fmt: skip
    text = turn.text(
        "linked", "linked-what", "linked-reminders", "follow-how-to-stop", producer=_called(made)
    )
    return [turn.offer(text, [turn.option("choice-my-products", "my_products.mine")])]


def _called(made: Sequence[Product]) -> str:
    """Give the producer's name; the product's, where the list names no producer."""
    return made[0].producer.name if made[0].producer else made[0].name


async def mine(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List the products of the producers a person speaks for, with what each is worth today."""
    turn.kind = "status"
    names = await producers.producers_of(turn.connection, turn.person)
    made = [product for name in names for product in turn.registry.made_by(name)]
    if not made:
        options = [turn.option("choice-desk", "support.ask"), turn.option("choice-help", "account.help")]
        return [turn.offer(turn.text("my-products-none", "my-products-code"), options)]
    begin = int(args.get("begin", 0))
    shown = made[begin : begin + A_PAGE]
    first = turn.say("my-products", count=len(made))
    lines = tuple(turn.say("my-products-item", words=first_line(turn.told(product))) for product in shown)
    labels = name_labels(shown)
    options = [
        Option(label, "my_products.one", {"code": product.code}, [product.name])
        for label, product in zip(labels, shown, strict=True)
    ]
    if begin + A_PAGE < len(made):
        options.append(turn.option("choice-next-page", "my_products.mine", begin=begin + A_PAGE))
    options.append(await _reminding(turn))
    return [turn.offer(Text(first, lines), options)]


async def _reminding(turn: Turn) -> Option:
    if await producers.reminded(turn.connection, turn.person):
        return turn.option("choice-no-reminders", "my_products.remind", wanted=False)
    return turn.option("choice-reminders", "my_products.remind", wanted=True)


async def one(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say what one product is worth, how many days are left, and what its producer can do."""
    turn.kind = "status"
    product = turn.registry.products.get(args["code"])
    if product is None:
        return await mine(turn, {})
    turn.about(product)
    options = [
        turn.option("choice-renewal", "renewal.of_product", code=product.code),
        turn.option("choice-wrong", "reports.wrong", code=product.code),
        turn.option("choice-see-card", "lookup.by_code", code=product.code),
        turn.option("choice-my-products", "my_products.mine"),
    ]
    lines = (*_left(turn, product), turn.say("my-products-wrong"))
    return [turn.offer(Text(first_line(turn.told(product)), lines), options)]


def _left(turn: Turn, product: Product) -> list[str]:
    ends = turn.told(product).verdict.last_day
    if ends is None or not ends.exact or ends.last < turn.today:
        return []
    return [turn.say("my-products-left", count=(ends.last - turn.today).days)]


async def remind(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Begin or stop reminding."""
    turn.kind = "subscribe"
    await producers.remind(turn.connection, turn.person, bool(args["wanted"]))
    said = "reminders-on" if args["wanted"] else "reminders-off"
    return [turn.offer(turn.text(said), [turn.option("choice-my-products", "my_products.mine")])]
