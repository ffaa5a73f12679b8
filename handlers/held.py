"""What a person says while an official talks with them: kept, and written on to whoever has it in hand."""

from __future__ import annotations

from typing import Any

from handlers import desk_told
from handlers.desk_told import option, write_official
from handlers.desk_words import quoted
from handlers.messages import Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.unasked import is_night
from knowledge.people import desk, staff
from knowledge.people.desk import Case
from knowledge.texts import say

MAX_WORDS = 2_000


async def own(turn: Turn, args: dict[str, Any]) -> Case | None:
    """Give a question or report of this very person, None for anything else."""
    turn.kind = "human"
    case = await desk.by_code(turn.connection, str(args.get("code", "")))
    return case if case and case.person == turn.person else None


async def overheard(turn: Turn) -> None:
    """Pass on what the assistant answers itself though an official talks with the person: an illness."""
    case = await own(turn, {"code": turn.session.holding(turn.message.at)})
    if case is not None:
        await pass_along(turn, case)


async def pass_along(turn: Turn, case: Case) -> None:
    """Keep what the author says in the talk, and write it on to whoever has the case in hand."""
    at, photo = turn.message.at, turn.message.file.ref if turn.message.file else ""
    words = turn.message.text.strip()[:MAX_WORDS]
    if turn.message.kind == "photo":
        words = f"{turn.say('held-photo')} {words}".strip()
        if photo:
            await desk.add_photo(turn.connection, case, photo)
    await desk.spoke(turn.connection, case, words, at)
    holder = await staff.numbered(turn.connection, case.taken_by) if case.taken_by else None
    if holder is None:
        await desk_told.tell_new(turn.connection, at, turn.draw, turn)
    elif not is_night(at):
        await write_official(
            turn.connection, holder, _forwarded(case, words), at=at, draw=turn.draw, turn=turn
        )


def _forwarded(case: Case, words: str) -> desk_told.Make:
    def make(language: str) -> tuple[Text, list[Option]]:
        options = [
            option(language, "choice-desk-reply", "desk.reply", code=case.code),
            option(language, "choice-see-case", "desk.one", code=case.code),
        ]
        return Text(say(language, "desk-forwarded", code=case.code), (words,)), options

    return make


async def tell_holder(turn: Turn, case: Case, message: str) -> None:
    """Say to whoever has a case in hand what its author did; not at night, the queue shows it."""
    holder = await staff.numbered(turn.connection, case.taken_by) if case.taken_by else None
    if holder is None or is_night(turn.message.at):
        return

    def make(language: str) -> tuple[Text, list[Option]]:
        first = say(language, message, code=case.code)
        line = say(language, "desk-item-words", words=quoted(case.words))
        return Text(first, (line,)), [option(language, "choice-see-case", "desk.one", code=case.code)]

    await write_official(turn.connection, holder, make, at=turn.message.at, draw=turn.draw, turn=turn)


async def tell_erased(turn: Turn) -> None:
    """Say to officials that what they have in hand is erased with its author; the code goes too."""
    for case in await desk.in_hands(turn.connection, turn.person):
        holder = await staff.numbered(turn.connection, case.taken_by) if case.taken_by else None
        if holder is not None and holder.person != turn.person and not is_night(turn.message.at):
            await write_official(turn.connection, holder, _erased, at=turn.message.at, draw=turn.draw)


def _erased(language: str) -> tuple[Text, list[Option]]:
    queue = option(language, "choice-desk-queue", "desk.queue")
    return Text(say(language, "desk-author-erased"), (say(language, "desk-author-erased-more"),)), [queue]
