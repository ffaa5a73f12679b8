"""What all commands share: settings, language, the database, and errors said in a sentence."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from bot.logs import set_up
from bot.settings import Settings
from knowledge.errors import StoreUnavailable
from knowledge.rules.criteria import BadCriteria
from knowledge.store.database import Database
from knowledge.store.migrate import NewerDatabase
from knowledge.texts import LANGUAGES, say


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise stop("stopped-language", value=value)
    return value


Language = Annotated[
    str,
    typer.Option("--language", "-l", help="Language of what is printed: vi or en.", callback=_language),
]
_SENTENCES = {
    "int_parsing": "setting-number",
    "int_from_float": "setting-number",
    "greater_than_equal": "setting-least",
    "less_than_equal": "setting-most",
    "bool_parsing": "setting-yes-no",
}
"""What pydantic finds by itself, in our words."""


def settings_or_stop(language: str) -> Settings:
    """Read the settings, or say what is wrong with them and end."""
    try:
        settings = Settings()
    except ValidationError as error:
        detail = _setting_wrong(error, language)
        raise stop("stopped-settings", language, detail=detail) from error
    set_up(settings.log_level)
    return settings


def _setting_wrong(error: ValidationError, language: str) -> str:
    """Say the first thing wrong; a setting's value is said only where it can be no secret."""
    first = error.errors(include_input=False)[0]
    found = first.get("ctx", {})
    name = ".".join(str(part) for part in first["loc"]).upper() or "?"
    sentence = _SENTENCES.get(first["type"], first["type"])
    if not sentence.startswith("setting-"):
        return say(language, "setting-other", name=name, detail=first["msg"])
    limit = str(found.get("ge", found.get("le", "")))
    return say(language, sentence, **{"name": name, "limit": limit, **found})


def stop(message: str, language: str = "en", **values: str) -> typer.Exit:
    """Say a sentence to whoever sits there; what is given back ends the program with status 2."""
    typer.echo(say(language, message, **values), err=True)
    return typer.Exit(2)


def run_work(work: Callable[[Settings], Coroutine[Any, Any, int | None]], language: str = "en") -> None:
    """Do the work of a command; what goes wrong outside is said in a sentence."""
    settings = settings_or_stop(language)
    try:
        status = asyncio.run(work(settings))
    except BadCriteria as error:
        raise stop("stopped-criteria", language, detail=str(error)) from error
    except NewerDatabase as error:
        raise stop("stopped-newer", language, revision=str(error)) from error
    except StoreUnavailable as error:
        raise stop("stopped-unavailable", language, reason=str(error)) from error
    except KeyboardInterrupt:
        status = 0
    raise typer.Exit(status or 0)


@asynccontextmanager
async def ready_database(settings: Settings) -> AsyncIterator[Database]:
    """Open the database, made, migrated and filled."""
    from knowledge.registry.shipped import ready

    database = Database(settings.database_url)
    try:
        await ready(database)
        yield database
    finally:
        await database.close()


def moment() -> datetime:
    """Give the moment."""
    from bot.app import utc_now

    return utc_now()
