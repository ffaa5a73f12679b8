"""Forms of officials, one question a message: answer, tap, pass over, go back, look once more, save."""

from __future__ import annotations

from typing import Any

from handlers.keeping_cards import FORMS, value_lines, value_words
from handlers.keeping_drafts import Draft, begin, drop, gone, keep, may_save, newest, opened
from handlers.keeping_fields import Doubt, Field, Heard, Took, Which, Wrong
from handlers.keeping_saving import preview
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.work import back as back_to_work
from knowledge.registry import keeping


async def add(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Begin to add a fair, a shop or an office."""
    turn.kind = "official"
    draft = begin(turn, args["kind"])
    return [_question(turn, draft, draft.form.fields[0])]


async def resume(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Go on with the form that was worked on last."""
    turn.kind = "official"
    draft = newest(turn)
    return [_next(turn, draft)] if draft else gone(turn)


async def fields(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask which answer to change: of a row that stands, or of a form that is being filled in."""
    turn.kind = "official"
    draft = opened(turn, args) if "no" in args else await _of_row(turn, args)
    if draft is None:
        return gone(turn)
    options = [
        turn.option(f"choice-field-{field.name}", "keeping_forms.ask", no=draft.no, at=field.name)
        for field in draft.form.asked(draft.values)
    ]
    review = turn.option("choice-review", "keeping_forms.look", no=draft.no)
    text = Text(turn.say("keep-which-field"), tuple(value_lines(turn.language, draft.form, draft.values)))
    return [turn.offer(text, [*options, review if "no" in args else _stop(turn, draft)])]


async def _of_row(turn: Turn, args: dict[str, Any]) -> Draft | None:
    kept = await keeping.one(turn.connection, args["kind"], args["id"])
    if kept is None:
        return None
    values = FORMS[kept.kind].to_values(kept)
    return begin(turn, kept.kind, id=kept.id, values=values, was=values)


async def ask(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask one question."""
    turn.kind = "official"
    draft = opened(turn, args)
    return [_question(turn, draft, draft.form.field(args["at"]))] if draft else gone(turn)


def _question(turn: Turn, draft: Draft, field: Field, *above: str) -> Reply:
    """Ask a question, below what is to be said first, with what stands there now and how to answer."""
    here = {"no": draft.no, "at": field.name}
    turn.ask("keeping_forms.answer", **here)
    asks = turn.say(f"keep-ask-{draft.kind}-{field.name}")
    first, *lines = (*above, asks)
    if draft.values.get(field.name):
        lines.append(turn.say("keep-now", value=value_words(turn.language, field.name, draft.values)))
    lines.append(turn.say(f"keep-how-{draft.kind}-{field.name}"))
    options = [
        Option(label, "keeping_forms.take", {**here, "values": values})
        for label, values in field.offers(turn)
    ]
    if not field.is_needed(draft.values):
        options.append(
            turn.option("choice-skip", "keeping_forms.skip", "no", turn.say("keep-skip-word"), **here)
        )
    if draft.missing is None:
        options.append(turn.option("choice-review", "keeping_forms.look", no=draft.no))
    elif draft.before(field.name):
        options.append(turn.option("choice-before", "keeping_forms.back", **here))
    return turn.offer(Text(first, tuple(lines)), [*options, _stop(turn, draft)])


def _stop(turn: Turn, draft: Draft) -> Option:
    return turn.option("choice-keep", "keeping_forms.stop", no=draft.no)


async def answer(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Read what was typed; take it, ask it back, or say why it cannot be taken."""
    turn.kind = "official"
    draft = opened(turn, args)
    if draft is None:
        return gone(turn)
    field = draft.form.field(args["at"])
    return [_heard(turn, draft, field, field.read(turn, turn.message.text, draft.values))]


def _heard(turn: Turn, draft: Draft, field: Field, heard: Heard) -> Reply:
    match heard:
        case Took(values):
            return _next(turn, keep(turn, draft.with_values(values)), field.name)
        case Wrong(message, says):
            return _question(turn, draft, field, turn.say(message, **says))
        case Doubt(message, says, values):
            sure = [(turn.say("choice-keep-meant"), values)]
            return _which(turn, draft, field, turn.say(message, **says), sure)
        case Which(choices):
            return _which(turn, draft, field, turn.say("keep-which"), list(choices))


def _which(
    turn: Turn, draft: Draft, field: Field, first: str, choices: list[tuple[str, dict[str, str]]]
) -> Reply:
    """Ask what was meant; another answer may be typed."""
    here = {"no": draft.no, "at": field.name}
    turn.ask("keeping_forms.answer", **here)
    options = [Option(label, "keeping_forms.take", {**here, "values": values}) for label, values in choices]
    again = turn.say("keep-or-type")
    return turn.offer(Text(first, (again,)), [*options, _stop(turn, draft)], asks=first)


async def take(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take an answer that was tapped."""
    turn.kind = "official"
    draft = opened(turn, args)
    if draft is None:
        return gone(turn)
    return [_next(turn, keep(turn, draft.with_values(args["values"])), args["at"])]


async def skip(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Pass a question over."""
    turn.kind = "official"
    draft = opened(turn, args)
    if draft is None:
        return gone(turn)
    passed = draft.form.field(args["at"]).passed_over
    return [_next(turn, keep(turn, draft.with_values(passed)), args["at"])]


async def back(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask the question before once more."""
    turn.kind = "official"
    draft = opened(turn, args)
    if draft is None:
        return gone(turn)
    before = draft.before(args["at"]) or draft.form.fields[0]
    return [_question(turn, draft, before)]


def _next(turn: Turn, draft: Draft, after: str = "") -> Reply:
    """Ask what is still open; at the end show everything."""
    above = []
    if after == "unit" and not may_save(turn, draft):
        above.append(turn.say("keep-outside-soon"))
    if clash := draft.form.clash(draft.values):
        return _question(turn, draft, draft.form.field(clash), turn.say("keep-ends-before"))
    if missing := draft.missing:
        return _question(turn, draft, missing, *above)
    return preview(turn, draft)


async def look(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show everything before it is saved; what is still open is asked."""
    turn.kind = "official"
    draft = opened(turn, args)
    return [_next(turn, draft)] if draft else gone(turn)


async def stop(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give a form up; nothing was saved."""
    turn.kind = "official"
    if draft := opened(turn, args):
        drop(turn, draft)
    menu = turn.option("choice-keep-menu", "keeping.menu")
    return [turn.offer(turn.text("keep-stopped"), [menu, back_to_work(turn)])]
