"""A sales point as officials keep it: its questions, and the code by which the shop itself confirms."""

from __future__ import annotations

import re
from typing import Any

from handlers import keeping_fields as ask
from handlers.auditing import audited
from handlers.keeping_fields import OUTSIDE, Field, Form, Heard, Took, Values, address_of
from handlers.keeping_rights import is_own
from handlers.messages import Reply
from handlers.session import Option
from handlers.turn import Turn
from handlers.work import back
from knowledge.calendar import day_of
from knowledge.people import invitations
from knowledge.places import by_key, key_of
from knowledge.registry import columns, keeping
from knowledge.registry.keeping import STOCK, Kept
from knowledge.registry.model import Product
from knowledge.texts.form import day

KINDS = {
    "shown": "điểm giới thiệu và bán",
    "store": "cửa hàng",
    "market": "chợ, siêu thị",
    "online": "website",
}
"""What a sales point may be, as the registry calls it, by the end of the label's id."""

ONLINE = frozenset({KINDS["online"], "sàn thương mại điện tử"})
MOST_GOODS = 200


def _is_online(values: Values) -> bool:
    return values.get("kind") in ONLINE


def _is_there(values: Values) -> bool:
    return not _is_online(values)


def _kinds_offered(turn: Turn) -> list[tuple[str, Values]]:
    return [(turn.say(f"choice-shop-{kind}"), {"kind": words}) for kind, words in KINDS.items()]


def goods(turn: Turn, text: str, values: Values) -> Heard:
    """Read what is sold: products of the registry by code or by a sure name, and any other goods."""
    parts = [columns.words(part) for part in re.split(r"[,;\n]", text) if part.strip()]
    products = [_product(turn, part) for part in parts]
    words = [product.name if product else part for part, product in zip(parts, products, strict=True)]
    codes = dict.fromkeys(product.code for product in products if product)
    found = ask.short_words("goods", MOST_GOODS)(turn, "; ".join(dict.fromkeys(words)), values)
    return Took({**found.values, "codes": ";".join(codes)}) if isinstance(found, Took) else found


def _product(turn: Turn, words: str) -> Product | None:
    if known := turn.registry.products.get(words.upper()):
        return known
    found = turn.registry.matcher.decide(words)
    one = found.products[0].code if found.kind == "match" and len(found.products) == 1 else ""
    return turn.registry.products.get(one)


FIELDS = (
    Field("name", ask.short_words("name", 120), ask.needed),
    Field("kind", ask.short_words("kind", 40), ask.needed, offers=_kinds_offered),
    Field("unit", ask.commune, ask.needed, _is_there, ask.own_communes),
    Field("spot", ask.short_words("spot", 120), is_asked=_is_there),
    Field("phone", ask.phone),
    Field("url", ask.web, _is_online),
    Field("goods", goods, also=("codes",)),
)


def _to_row(values: Values) -> dict[str, Any]:
    unit = by_key(values.get("unit", OUTSIDE))
    there = _is_there(values)
    return {
        "name": values["name"], "kind": values["kind"], "phone": values.get("phone", ""),
        "address": address_of(values) if there else "", "district": unit.full if unit and there else "",
        "url": values.get("url", ""), "goods": values.get("goods", ""),
        STOCK: tuple(code for code in values.get("codes", "").split(";") if code),
    }  # fmt: skip


def _to_values(kept: Kept) -> Values:
    row, unit = kept.values, kept.unit
    address = str(row["address"])
    return {
        "name": row["name"], "kind": row["kind"], "phone": row["phone"], "url": row["url"],
        "unit": key_of(unit) if unit else OUTSIDE,
        "spot": address.removesuffix(unit.full).rstrip(", ") if unit else address,
        "goods": row["goods"], "codes": ";".join(row[STOCK]),
    }  # fmt: skip


FORM = Form("shop", FIELDS, _to_row, _to_values)


def ways(turn: Turn, kept: Kept) -> list[Option]:
    """Offer what can be done with a sales point, beside changing it."""
    close = turn.option("choice-keep-close", "keeping_state.close", kind="shop", id=kept.id)
    if not is_own(turn.official, kept.unit):
        return [close]
    return [
        turn.option("choice-keep-confirm", "keeping_state.confirm", kind="shop", id=kept.id),
        close,
        turn.option("choice-shop-code", "keeping_shops.code", id=kept.id),
    ]


async def code(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give a one-time code with which the shop looks at its own row and confirms it."""
    turn.kind = "official"
    kept = await keeping.one(turn.connection, "shop", args["id"])
    if kept is None or kept.ended_on or not is_own(turn.official, kept.unit):
        return [turn.offer(turn.text("keep-gone"), [back(turn)])]
    made, until = await invitations.invite(
        turn.connection, kind="shop", target={"shop": kept.id}, by=turn.person, at=turn.message.at,
        draw=turn.draw,
    )  # fmt: skip
    await audited(turn, "shop-code", kept.name)
    values = {"code": made, "link": f"?start={made}", "day": day(day_of(until), turn.language)}
    see = turn.option("choice-keep-card", "keeping.one", kind="shop", id=kept.id)
    text = turn.text("shop-code", "shop-code-how", "shop-code-link", **values)
    return [turn.offer(text, [see, back(turn)])]
