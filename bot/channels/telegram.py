"""The Telegram door: receives by long polling or by webhook, and keeps at it whatever the network does.

Telegram forgets an update once it is acknowledged (a higher offset, status 200), so both ways
acknowledge only after `Door.take` returned, that is, after the turn was committed. What comes
twice because of that is recognised by the conversation. Sending is in `telegram_channel.py`,
reading an update in `telegram_updates.py`, HTTP in `telegram_http.py`; nothing outside these four
files knows the library.

Why not the library's Application and Updater: the Updater acknowledges an update when it is queued,
before it is handled, and the Application's handlers and persistence are invisible to other channels.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, TypeVar

import structlog
from aiohttp import web
from telegram import Update
from telegram.error import BadRequest, Conflict, InvalidToken, TelegramError

from bot.channels.channel import Channel, Door
from bot.channels.telegram_channel import Bot, TelegramChannel
from bot.channels.telegram_http import AiohttpRequest, hush_loggers
from bot.channels.telegram_updates import ALLOWED_UPDATES, to_incoming
from bot.settings import Settings
from handlers.messages import Incoming
from knowledge.errors import StoreUnavailable

log = structlog.get_logger(__name__)

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[object]]
Commands = Mapping[str, Sequence[tuple[str, str]]]

PATH = "/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
MAX_BODY = 1024 * 1024
POLL_S = 30
FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 60.0
STORE_PAUSE_S = 2.0
RESEND_S = 60.0


class Telegram:
    """Runs the door.

    Args:
        settings: Token, server, proxy, and webhook address if there is one.
        door_for: Makes the door for our channel.
        now: Aware moment of a tap, which carries none.
        sleep: How a pause is made, in seconds.
        commands: The menu of commands, (name, description) pairs by language code; "" for all others.
    """

    def __init__(
        self,
        settings: Settings,
        door_for: Callable[[Channel], Door],
        now: Callable[[], datetime],
        sleep: Sleep = asyncio.sleep,
        commands: Commands | None = None,
    ) -> None:
        hush_loggers()
        self._request = request = AiohttpRequest(settings.telegram_proxy)
        token = settings.telegram_bot_token.get_secret_value()
        self._bot = Bot(token, settings.telegram_base_url, request, settings.telegram_per_second)
        self.channel = TelegramChannel(self._bot)
        self.door = door_for(self.channel)
        self.door.fetch = self.channel.fetch
        self._webhook_url = settings.telegram_webhook_url
        self._secret = settings.telegram_webhook_secret.get_secret_value()
        self._now = now
        self._sleep = sleep
        self._commands = commands or {}
        self._username = ""
        self._out_of_reach = False
        self._answers: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Receive until cancelled; ends by itself only when Telegram refuses the token."""
        try:
            await self._until_reached(self._open)
            await (self._watch() if self._webhook_url else self._poll())
        except InvalidToken:  # its text holds the token
            log.error("telegram: the token was refused, this door stays closed")
        finally:
            for task in tuple(self._answers):
                task.cancel()
            await self._bot.shutdown()
            await self._request.shutdown()  # the bot leaves it open when cancelled while it was opening

    def routes(self) -> list[web.RouteDef]:
        """Routes for the web server: the webhook, or none when polling."""
        return [web.post(PATH, self.webhook_handler)] if self._webhook_url else []

    async def webhook_handler(self, request: web.Request) -> web.Response:
        """Take one update that Telegram delivers; any status but 200 makes it deliver again."""
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not self._secret or not hmac.compare_digest(given, self._secret.encode()):
            return web.Response(status=403)
        try:
            raw = json.loads(await request.clone(client_max_size=MAX_BODY).read())
        except ValueError:
            log.warning("telegram: webhook call without JSON")
            return web.Response(status=400)
        if not self._username:
            return web.Response(status=503)
        failed = await self._handle([raw])
        return web.Response(status=200 if failed is None else 503)

    async def _open(self) -> None:
        await self._bot.initialize()
        self._username = self._bot.username
        if self._webhook_url:
            await self._bot.set_webhook(
                self._webhook_url, secret_token=self._secret, allowed_updates=ALLOWED_UPDATES
            )
        else:
            await self._bot.delete_webhook()
        await self._show_commands()
        await self._resend()

    async def _show_commands(self) -> None:
        for language, commands in self._commands.items():
            try:
                await self._bot.set_my_commands(commands, language_code=language or None)
            except TelegramError as error:
                log.warning("telegram: no menu of commands", language=language, error=type(error).__name__)

    async def _poll(self) -> None:
        offset = 0
        while True:
            updates = await self._until_reached(lambda: self._updates(offset))  # noqa: B023
            failed = await self._handle(updates)
            if failed is not None:
                await self._sleep(STORE_PAUSE_S)
            elif not updates:  # a quiet moment: send what an error left behind
                await self._resend()
            offset = _next_offset(offset, updates, failed)

    async def _updates(self, offset: int) -> list[Any]:
        """Ask from `offset` on; after an outage without waiting, to know at once that it is over."""
        return await self._bot.raw_updates(offset, 0 if self._out_of_reach else POLL_S)

    async def _watch(self) -> None:
        while True:
            await self._sleep(RESEND_S)
            await self._resend()

    async def _resend(self) -> None:
        try:
            await self.door.resend(at_once=True)  # Telegram has just answered
        except StoreUnavailable:
            log.warning("telegram: outbox not readable, tried again later")

    async def _until_reached(self, call: Callable[[], Awaitable[T]]) -> T:
        """Repeat `call` until Telegram answers it, pausing longer each time; each outage is logged once."""
        pause = FIRST_PAUSE_S
        while True:
            try:
                result = await call()
            except InvalidToken:
                raise
            except TelegramError as error:
                pause = self._note_outage(error, pause)
            else:
                await self._note_reached()
                return result
            await self._sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_S)

    def _note_outage(self, error: TelegramError, pause: float) -> float:
        """Log the first failure of an outage and say how long to pause."""
        refused = isinstance(error, Conflict | BadRequest)  # nothing that heals by itself soon
        if not self._out_of_reach:
            why = str(error) if refused else ""
            (log.error if refused else log.warning)(
                "telegram: out of reach", error=type(error).__name__, why=why
            )
        self._out_of_reach = True
        return LONGEST_PAUSE_S if refused else pause

    async def _note_reached(self) -> None:
        if self._out_of_reach:
            self._out_of_reach = False
            log.info("telegram: reached again")
            await self._resend()

    async def _handle(self, updates: list[Any]) -> int | None:
        """Handle updates: each chat's in their order, different chats side by side.

        Returns:
            Id of the first update that must be delivered again, None when all are done.
        """
        chats: dict[str, list[Incoming]] = defaultdict(list)
        for raw in updates:
            self._answer_tap(raw)
            incoming = self._read(raw)
            if incoming is not None:
                chats[incoming.chat].append(incoming)
        failed = await asyncio.gather(*map(self._take_in_order, chats.values()))
        return min((update for update in failed if update is not None), default=None)

    async def _take_in_order(self, messages: list[Incoming]) -> int | None:
        for incoming in messages:
            try:
                await self.door.take(incoming)
            except StoreUnavailable:
                log.warning("telegram: database unavailable, update comes again", update=incoming.update)
                return int(incoming.update)
            except Exception as error:  # the last rim: one bad turn must not stop those behind it
                log.error("telegram: update failed", update=incoming.update, error=type(error).__name__)
        return None

    def _read(self, raw: Any) -> Incoming | None:
        try:
            return to_incoming(Update.de_json(raw, self._bot), self._username, self._now())
        except Exception as error:  # whatever is wrong with it: it would come again for ever
            log.error("telegram: update not readable", update=_update_id(raw), error=type(error).__name__)
            return None

    def _answer_tap(self, raw: Any) -> None:
        """End the waiting sign on a tapped button at once, whatever becomes of the update."""
        match raw:
            case {"callback_query": {"id": str(query)}}:
                task = asyncio.create_task(self._answer(query))
                self._answers.add(task)
                task.add_done_callback(self._answers.discard)

    async def _answer(self, query: str) -> None:
        with suppress(TelegramError):  # too old, answered before, no network: the reply comes all the same
            await self._bot.answer_callback_query(query)


def _update_id(raw: Any) -> int | None:
    match raw:
        case {"update_id": int(number)}:
            return number
        case _:
            return None


def _next_offset(offset: int, updates: list[Any], failed: int | None) -> int:
    if failed is not None:
        return failed
    return max([offset, *(number + 1 for raw in updates if (number := _update_id(raw)) is not None)])
