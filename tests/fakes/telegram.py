"""A Bot API server on loopback that records what it is sent and refuses what the real one refuses.

    async with FakeBotApi() as api:
        api.user_says(CHAT, "xin chào")     # waits to be fetched by getUpdates
        ...                                 # the bot, told `api.base_url` and `api.TOKEN`, answers
        api.messages(CHAT)                  # what the person sees now, edits included

It keeps no time of its own: dates come from `now`, and a long poll ends when something arrives.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from tests.fakes.telegram_html import Parsed
from tests.fakes.telegram_people import People
from tests.fakes.telegram_rules import (
    MAX_FILE,
    MAX_GIVEN_OUT,
    MAX_PHOTO,
    Button,
    Call,
    File,
    Limits,
    Refused,
    Sent,
    check_edit,
    from_json,
    rows_of,
    venue_of,
    words_of,
)


@dataclass
class Fault:
    """What happens to a coming call: refused, cut off, or held back until `release` is set."""

    method: str
    refusal: Refused | None = None
    cut: bool = False
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    release: asyncio.Event = field(default_factory=asyncio.Event)


class FakeBotApi(People):
    """The server; what persons do is in `People`."""

    TOKEN = "7000000001:AAfake_token_of_nobody_0123456789abcde"
    ID = 7000000001
    USERNAME = "ocop_laocai_bot"

    def __init__(self, now: Callable[[], datetime] = lambda: datetime(2026, 11, 23, 8, tzinfo=UTC)) -> None:
        super().__init__(now)
        self.calls: list[Call] = []
        self.commands: dict[str, list[dict[str, str]]] = {}
        self.webhook: dict[str, Any] = {}
        self.limits: Limits | None = None
        """What a test or a measurement sets where the pace matters."""
        self.base_url = ""
        self._faults: list[Fault] = []
        self._held: list[Fault] = []
        self._stopped = False
        self._poll = 0
        self._runner: web.AppRunner | None = None
        self._port = 0

    async def __aenter__(self) -> FakeBotApi:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen, the second time on the same port as the first."""
        app = web.Application(client_max_size=2 * MAX_FILE)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/{name}", self._give_out)
        self._runner, self._stopped = web.AppRunner(app, access_log=None, shutdown_timeout=0.5), False
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.base_url = f"http://127.0.0.1:{self._port}/bot"

    async def stop(self) -> None:
        """Go away; what people wrote and saw stays."""
        self._stopped = True
        for fault in self._held:
            fault.release.set()
        self._tell()
        if self._runner is not None:
            await self._runner.cleanup()

    # What a test arranges and asks

    def fail_next(
        self,
        method: str,
        status: int = 500,
        description: str = "Internal Server Error",
        *,
        retry_after: float | None = None,
        times: int = 1,
    ) -> None:
        """Refuse the next calls of a method."""
        refusal = Refused(status, description, retry_after)
        self._faults += [Fault(method, refusal=refusal) for _ in range(times)]

    def cut_next(self, method: str, times: int = 1) -> None:
        """Break the connection of the next calls of a method, without an answer."""
        self._faults += [Fault(method, cut=True) for _ in range(times)]

    def hold_next(self, method: str) -> Fault:
        """Be slow once: the call waits from `arrived` until `release` is set."""
        self._faults.append(Fault(method))
        return self._faults[-1]

    def messages(self, chat: int) -> list[Sent]:
        """What the bot sent to a chat, as it looks now, oldest first."""
        return [message for message in self.sent.values() if message.chat == chat]

    def called(self, method: str) -> list[Call]:
        """All calls of one method so far, oldest first."""
        return [call for call in self.calls if call.method == method]

    # The server

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        try:
            result = await self._result(request)
        except Refused as refused:
            return _refusal(refused)
        except ConnectionAbortedError:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        finally:
            self._tell()
        return web.json_response({"ok": True, "result": result})

    async def _result(self, request: web.Request) -> Any:
        self._check_token(request.match_info["token"])
        method = request.match_info["method"]
        call = Call(method, *await _params(request))
        self.calls.append(call)
        does = getattr(self, f"_{_snake(method)}", None)
        if does is None:
            raise Refused(404, "Not Found: method not found")
        await self._suffer(method)
        return await does(call)

    def _check_token(self, token: str) -> None:
        if not re.fullmatch(r"\d+:[\w-]{30,}", token):
            raise Refused(404, "Not Found")
        if token != self.TOKEN:
            raise Refused(401, "Unauthorized")

    async def _suffer(self, method: str) -> None:
        fault = next((fault for fault in self._faults if fault.method == method), None)
        if fault is None:
            return
        self._faults.remove(fault)
        if fault.cut:
            raise ConnectionAbortedError
        if fault.refusal is not None:
            raise fault.refusal
        self._held.append(fault)
        fault.arrived.set()
        self._tell()
        await fault.release.wait()

    # Methods of the Bot API, by their names

    async def _get_me(self, _: Call) -> dict[str, Any]:
        return {**self.bot_user(), "can_join_groups": True, "can_read_all_group_messages": False}

    async def _get_updates(self, call: Call) -> list[dict[str, Any]]:
        if self.webhook.get("url"):
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        self._poll += 1
        self._tell()
        mine, offset = self._poll, int(call.params.get("offset", 0))
        self._allow(call)
        self.pending = (
            self.pending[offset:]
            if offset < 0
            else [update for update in self.pending if update["update_id"] >= offset]
        )
        await self._wait_for_updates(mine, int(call.params.get("timeout", 0)))
        return self.pending[: int(call.params.get("limit", 100))]

    async def _wait_for_updates(self, mine: int, timeout_s: int) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                while not (self.pending or self._stopped or self._poll != mine):
                    await self._news.wait()
        if self._poll != mine:
            raise Refused(409, "Conflict: terminated by other getUpdates request")

    def _allow(self, call: Call) -> None:
        if "allowed_updates" in call.params:
            self.allowed = from_json(call.params["allowed_updates"])

    async def _set_webhook(self, call: Call) -> bool:
        url = call.params.get("url", "")
        if url and not url.startswith("https://"):
            raise Refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook = {"url": url, "secret_token": call.params.get("secret_token", "")}
        self._allow(call)
        return True

    async def _delete_webhook(self, _: Call) -> bool:
        self.webhook = {}
        return True

    async def _set_my_commands(self, call: Call) -> bool:
        commands = from_json(call.params["commands"])
        if len(commands) > 100:
            raise Refused(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise Refused(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise Refused(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands[call.params.get("language_code", "")] = commands
        return True

    async def _answer_callback_query(self, call: Call) -> bool:
        query = call.params.get("callback_query_id", "")
        if query not in self.queries or query in self.too_old_queries or self.queries[query]:
            raise Refused(
                400, "Bad Request: query is too old and response timeout expired or query ID is invalid"
            )
        self.queries[query] = True
        return True

    async def _send_chat_action(self, call: Call) -> bool:
        self._chat_of(call)
        return True

    async def _send_message(self, call: Call) -> dict[str, Any]:
        chat = self._chat_of(call)
        words = words_of(call, "text", 4096, "message is too long")
        if not words.text:
            raise Refused(400, "Bad Request: message text is empty")
        return self._deliver(chat, words, rows_of(call))

    async def _send_photo(self, call: Call) -> dict[str, Any]:
        chat = self._chat_of(call)
        words = words_of(call, "caption", 1024, "message caption is too long")
        photo = call.files.get("photo") or self.uploads.get(str(call.params.get("photo", "")))
        if photo is None:
            raise Refused(400, "Bad Request: there is no photo in the request")
        if len(photo.content) > MAX_PHOTO:
            raise Refused(400, "Bad Request: file is too big")
        if not photo.content.startswith((b"\xff\xd8\xff", b"\x89PNG")):
            raise Refused(400, "Bad Request: IMAGE_PROCESS_FAILED")
        return self._deliver(chat, words, rows_of(call), photo=photo)

    async def _edit_message_caption(self, call: Call) -> dict[str, Any]:
        message = self._sent_to(call)
        words, rows = words_of(call, "caption", 1024, "message caption is too long"), rows_of(call)
        if message.photo is None and message.document is None:
            raise Refused(400, "Bad Request: there is no caption in the message to edit")
        message.earlier.append(message.text)
        message.text, message.bold, message.rows = words.text, words.bold, rows
        return self.as_json(message)

    async def _get_file(self, call: Call) -> dict[str, Any]:
        file = self.uploads.get(str(call.params.get("file_id", "")))
        if file is None:
            raise Refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        if len(file.content) > MAX_GIVEN_OUT:
            raise Refused(400, "Bad Request: file is too big")
        id = str(call.params["file_id"])
        return {"file_id": id, "file_unique_id": id, "file_size": len(file.content), "file_path": id}

    async def _give_out(self, request: web.Request) -> web.Response:
        """Give a file that was sent to the bot, by the path that getFile told."""
        self._check_token(request.match_info["token"])
        file = self.uploads.get(request.match_info["name"])
        return web.Response(body=file.content) if file else web.Response(status=404)

    async def _send_document(self, call: Call) -> dict[str, Any]:
        chat = self._chat_of(call)
        words = words_of(call, "caption", 1024, "message caption is too long")
        file = call.files.get("document")
        if file is None:
            raise Refused(400, "Bad Request: there is no document in the request")
        if not file.content:
            raise Refused(400, "Bad Request: file must be non-empty")
        if len(file.content) > MAX_FILE:
            raise Refused(413, "Request Entity Too Large")
        return self._deliver(chat, words, rows_of(call), file)

    async def _send_venue(self, call: Call) -> dict[str, Any]:
        self._last_message += 1
        message = Sent(self._last_message, self._chat_of(call), "", venue=venue_of(call))
        self.sent[message.id] = message
        return self.as_json(message)

    async def _edit_message_text(self, call: Call) -> dict[str, Any]:
        message = self._sent_to(call)
        words, rows = words_of(call, "text", 4096, "message is too long"), rows_of(call)
        check_edit(message, words, rows)
        message.earlier.append(message.text)
        message.text, message.bold, message.rows = words.text, words.bold, rows
        return self.as_json(message)

    def _sent_to(self, call: Call) -> Sent:
        """Find the message that an edit is about."""
        chat = self._chat_of(call)
        message: Sent | None = self.sent.get(int(call.params.get("message_id", 0)))
        if message is None or message.chat != chat:
            raise Refused(400, "Bad Request: message to edit not found")
        return message

    def _deliver(
        self,
        chat: int,
        words: Parsed,
        rows: list[list[Button]],
        file: File | None = None,
        photo: File | None = None,
    ) -> dict[str, Any]:
        if self.limits:
            self.limits.check(chat)
        self._last_message += 1
        message = Sent(self._last_message, chat, words.text, words.bold, rows, file, photo)
        self.sent[message.id] = message
        return self.as_json(message)

    def _chat_of(self, call: Call) -> int:
        given = str(call.params.get("chat_id", ""))
        if not re.fullmatch(r"-?\d+", given) or int(given) not in self.chats:
            raise Refused(400, "Bad Request: chat not found")
        if int(given) in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        return int(given)


def _refusal(refused: Refused) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": refused.status, "description": refused.description}
    if refused.retry_after is not None:
        body["parameters"] = {"retry_after": refused.retry_after}
    return web.json_response(body, status=refused.status)


async def _params(request: web.Request) -> tuple[dict[str, Any], dict[str, File]]:
    params: dict[str, Any] = dict(request.query)
    files: dict[str, File] = {}
    if request.content_type == "application/json":
        return params | await request.json(), files
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = File(value.filename, value.content_type, value.file.read())
        else:
            params[name] = value
    return params, files


def _snake(method: str) -> str:
    return re.sub(r"(?=[A-Z])", "_", method).lower()
