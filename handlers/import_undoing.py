"""After a file was applied: taking it back, and telling the makers of bad news in person."""

from __future__ import annotations

from typing import Any

from handlers import import_words as words
from handlers.auditing import audited
from handlers.import_plans import gone
from handlers.messages import Reply, Text
from handlers.offers import short
from handlers.session import Option
from handlers.turn import Turn
from handlers.work import back
from knowledge.people import imports
from knowledge.people.imports import Import
from knowledge.registry.applying import Touched
from knowledge.registry.undoing import CannotUndo

SHOWN = 8


async def undo(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Bring the registry back to what it was; asked once more where people were told already."""
    turn.kind = "official"
    one = await imports.find(turn.connection, args["code"])
    if one is None:
        return gone(turn)
    told = len(one.summary.get("told", ()))
    if one.state == "applied" and told and not args.get("sure"):
        options = [
            turn.option("choice-intake-undo-all", "imports.undo", code=one.code, sure=True),
            turn.option("choice-keep", "imports.show", "no", code=one.code),
        ]
        return [turn.offer(turn.text("intake-undo-told", "intake-undo-told-how", count=told), options)]
    return await _undone(turn, one)


async def _undone(turn: Turn, one: Import) -> list[Reply]:
    ways = [turn.option("choice-intake-list", "imports.listed"), back(turn)]
    try:
        done = await imports.undo(turn.connection, one, turn.message.at)
    except CannotUndo as stopped:
        what = str(stopped)[: words.LONGEST_NAME]
        await audited(turn, "import-stopped", one.code, after=what)
        return [turn.offer(turn.text("intake-cannot-undo", "intake-cannot-undo-how", what=what), ways)]
    if not done:
        state = words.state_words(one, turn.language)
        return [turn.offer(turn.text("intake-outcome", code=one.code, state=state), ways)]
    await audited(turn, "import-undo", one.code)
    how = "intake-undone-told" if one.summary.get("told") else "intake-undone-quiet"
    return [turn.offer(turn.text("intake-undone", how, code=one.code), ways)]


# --- telling the maker in person --------------------------------------------------------------------


async def calls(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List the products whose maker a person has to tell first."""
    turn.kind = "official"
    found = [(one, product) for one in await _applied(turn) for product in _open(one)]
    first = turn.say("intake-calls", count=len(found)) if found else turn.say("intake-calls-none")
    lines = tuple(_line(turn, product) for _, product in found[:SHOWN])
    options = [
        Option(short(product.name), "imports.call", {"code": one.code, "product": product.code})
        for one, product in found[:SHOWN]
    ]
    return [turn.offer(Text(first, lines), [*options, back(turn)])]


async def _applied(turn: Turn) -> list[Import]:
    return list(reversed(await imports.listed(turn.connection, "applied", limit=1_000)))


def _open(one: Import) -> list[Touched]:
    return [product for product in one.products if product.code in one.open_calls]


def _line(turn: Turn, product: Touched) -> str:
    maker = product.producer or turn.say("intake-no-maker")
    return turn.say(f"intake-call-{product.kind}", product=product.name, producer=maker)


async def call(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show one: who is to be told of what, and how."""
    turn.kind = "official"
    one = await imports.find(turn.connection, args["code"])
    product = next((p for p in _open(one) if p.code == args["product"]), None) if one else None
    if product is None:
        return await calls(turn, args)
    options = [
        turn.option("choice-intake-called", "imports.called", **args),
        turn.option("choice-intake-calls", "imports.calls"),
        back(turn),
    ]
    first = turn.say(f"intake-call-one-{product.kind}", product=product.name)
    maker = turn.say("intake-call-maker", producer=product.producer or turn.say("intake-no-maker"))
    return [turn.offer(Text(first, (maker, turn.say("intake-call-how"))), options)]


async def called(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Note that the maker was told; from now on the followers may be."""
    turn.kind = "official"
    one = await imports.find(turn.connection, args["code"])
    if one is None:
        return gone(turn)
    if args["product"] in one.open_calls:
        done = {**one.calls[args["product"]], "done": True, "at": turn.message.at.isoformat()}
        await imports.change(turn.connection, one, calls={**one.calls, args["product"]: done})
        await audited(turn, "import-call", one.code, after=args["product"])
    options = [turn.option("choice-intake-calls", "imports.calls"), back(turn)]
    return [turn.offer(turn.text("intake-called", "intake-called-how"), options)]
