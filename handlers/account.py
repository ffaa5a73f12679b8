"""Greeting, help, language, stop, personal data, and kind words for what cannot be read."""

from __future__ import annotations

import json
from typing import Any

from handlers import application, held, sharing
from handlers.auditing import audited
from handlers.lookup import by_code
from handlers.messages import Document, Reply, Text
from handlers.session import Session
from handlers.turn import Turn
from knowledge.people import deliveries, follows, privacy, producers, staff
from knowledge.people.invitations import code_in
from knowledge.registry.catalog import official_count
from knowledge.texts import LANGUAGES
from knowledge.texts.form import month

HELP = ("help-name", "help-rules", "help-near", "help-follow", "help-desk", "help-reports", "help-data")
"""The lines of what can be asked."""

APPLY = "a_new"
"""The deep link that begins an application."""

LINK = "p_"
"""How a deep link to a product begins: /start p_LC-0042."""


async def start(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Greet; with a deep link, answer about its product after the greeting."""
    greeting = turn.text("start", "start-how", "start-example", "start-privacy")
    link = str(args.get("text", "")).strip()
    if link.startswith(LINK):
        return [greeting, *await by_code(turn, {"code": link.removeprefix(LINK)})]
    if code := code_in(link):
        return [greeting, *await sharing.redeem(turn, {"code": code})]
    if link == APPLY:
        return [greeting, *await application.begin(turn, {})]
    return [turn.offer(greeting, [turn.option("choice-help", "account.help")])]


async def help_(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say what can be asked."""
    official = official_count()
    limit = turn.say(
        "help-limit",
        count=str(turn.registry.recognised),
        official=str(official.products),
        month=month(official.counted_on, turn.language),
    )
    text = turn.text("help", *HELP)
    return [Text(text.answer, (*text.body, limit))]


async def greeting(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Greet back and ask for a product."""
    turn.kind = "smalltalk"
    return [turn.offer(turn.text("greeting", "ask-name-how"), [turn.option("choice-help", "account.help")])]


async def chat(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Answer small talk with what can be asked."""
    turn.kind = "smalltalk"
    text = turn.text("no-product-words", "ask-name", "ask-name-how")
    return [turn.offer(text, [turn.option("choice-help", "account.help")])]


async def thanks(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Answer thanks."""
    turn.kind = "smalltalk"
    return [turn.text("thanks")]


async def language(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for a language."""
    options = [
        turn.option(f"language-{known}", "account.set_language", language=known) for known in LANGUAGES
    ]
    return [turn.offer(turn.text("language-ask"), options)]


async def set_language(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Answer in another language from now on."""
    turn.session.language = args["language"]
    turn.session.language_chosen = True
    return [turn.text("language-set", "ask-name")]


async def stop(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Drop whatever is open, and send no more news."""
    turn.kind = "subscribe"
    turn.session.question = None
    await follows.stop(turn.connection, turn.person, turn.message.at)
    await producers.remind(turn.connection, turn.person, False)
    await deliveries.skip(turn.connection, turn.person, turn.message.at)
    return [turn.text("stopped", "stopped-how")]


async def data(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give out everything that is kept of the person, as a file."""
    kept = await privacy.export(turn.connection, turn.person)
    content = json.dumps(kept, ensure_ascii=False, indent=1).encode()
    lines = ("data-what", "data-more", "data-receipts", "data-days")
    caption = turn.text("data-title", *lines, days=str(turn.keep_days))
    return [Document(turn.say("data-file"), "application/json", content, caption)]


async def erase_ask(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say what would be erased, and ask."""
    options = [
        turn.option("choice-see-data", "account.data"),
        turn.option("choice-erase", "account.erase"),
        turn.option("choice-keep", "account.keep", "no"),
    ]
    return [turn.offer(turn.text("erase-ask", "erase-what", "erase-warning"), options)]


async def erase(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Erase everything about the person; this very turn leaves nothing of them either."""
    await held.tell_erased(turn)
    turn.official = await staff.official(turn.connection, turn.person)
    if turn.official:  # their number says nothing from now on; that the role ended is kept
        await audited(turn, "role-erased", str(turn.official.id), turn.official.role)
    await privacy.erase(turn.connection, turn.person)
    turn.erased = True
    said = turn.text("erased", "erased-how")
    turn.session = Session(language=turn.language)
    return [said]


async def keep(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Erase nothing."""
    return [turn.text("kept", "ask-name")]


async def only_private(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say that this is not done before others."""
    return [turn.text("only-private", "only-private-how")]


async def old_button(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Answer a button whose list is forgotten."""
    return [turn.text("old-button", "old-button-how")]


async def unknown_command(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Answer a command that does not exist."""
    command = "/" + turn.message.text.split()[0].lstrip("/")[:20]
    return [turn.text("unknown-command", "help", *HELP, command=command)]


async def unreadable(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say kindly what cannot be read, and what can be done instead."""
    if turn.message.kind == "file" and await _may_load(turn):
        return [
            turn.offer(turn.text("intake-ask-first"), [turn.option("choice-intake-send", "imports.ask_file")])
        ]
    message = f"only-text-{turn.message.kind}"
    known = {"photo", "voice"}
    first = message if turn.message.kind in known else "only-text"
    return [turn.text(first, "only-text-how", "no-product-words")]


async def _may_load(turn: Turn) -> bool:
    """Whether an official sent a file who may load one, and has only not said so."""
    who = await staff.official(turn.connection, turn.person)
    return who is not None and who.may("registry")


async def empty(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Answer a message without a word: nothing but spaces, signs or emoji."""
    turn.kind = "smalltalk"
    return [turn.text("empty", "ask-name", "ask-name-how")]
