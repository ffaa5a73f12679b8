"""The web chat: the page, its files, and one WebSocket a tab.

Each frame is one JSON object. The page says:

    {"type": "hello", "key": K or null, "language": "vi"}      first, and again to see everything anew
    {"type": "text", "id": ID, "text": "…"}                    ID is made by the page, 8-64 of A-Z a-z 0-9 -
    {"type": "choice", "id": ID, "choice": C, "on": N}         N is the "n" of the reply that showed it
    {"type": "place", "id": ID, "latitude": D, "longitude": D} degrees, after the browser asked the person

and the server says:

    {"type": "welcome", "key": K, "history": […]}              oldest first, as `History` gives it
    {"type": "typing"}                                         a message came in
    {"type": "taken", "id": ID}                                it is committed; the page may forget it
    {"type": "try_again", "id": ID}                            it is not; the page sends it again, same ID
    {"type": "reply", "n": N, "reply": {…}}                    `handlers.messages.to_json`; N 0: in no history
    {"type": "wait", "seconds": S}                             not now; say hello again after that
    {"type": "unreadable"}                                     not of this protocol, or over 32 KB

K is the person: 24 random bytes that the server made. The page keeps it in localStorage, which in a
frame works without third-party cookies, and says it inside the socket only. It is in no URL and no
log line. Replies go to every open tab of the person; with none open they count as sent, because the
next "welcome" shows them.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import structlog
from aiohttp import ETag, WSMsgType, web

from bot.channels.channel import MAX_FETCHED, Capabilities, Channel, Door
from bot.server import frame_origins
from bot.settings import Settings
from bot.web.frames import Hello, Said, read, uploaded
from bot.web.page import LANGUAGES, assets, page
from handlers.messages import File, Incoming, Kind, Outgoing, Receipt, to_json
from knowledge.errors import StoreUnavailable

log = structlog.get_logger(__name__)

History = Callable[[str], Awaitable[list[dict[str, Any]]]]
Words = Callable[[str], dict[str, str]]

_LARGEST_READ = 1024 * 1024  # bytes; more closes the socket (1009) before it is in memory
_HEARTBEAT_S = 25.0
_CLOSE_S = 2.0  # how long a tab may take to say goodbye
_SEND_S = 10.0  # a tab that takes nothing for so long is let go; it comes back by itself
_STORE_S = 3
_MINUTE_S = 60
_TABS = 5
_NEW_KEYS_PER_MINUTE = 20
_TOO_MANY_TABS = 4001  # close code at which the page stops reconnecting until it is used again


def new_key() -> str:
    """Make the unguessable id of a new person."""
    return secrets.token_urlsafe(24)


@dataclass(eq=False, slots=True)
class Tab:
    """One open socket; `held` keeps replies back until the history before them was shown."""

    socket: web.WebSocketResponse
    address: str
    key: str = ""
    language: str = ""
    held: list[dict[str, Any]] | None = field(default_factory=list)

    async def push(self, message: dict[str, Any]) -> None:
        """Show a reply, after the welcome."""
        if self.held is not None:
            self.held.append(message)
        else:
            await self.tell(message)

    async def tell(self, message: dict[str, Any]) -> None:
        """Send a frame now; a socket that is gone or takes nothing is closed and forgotten."""
        try:
            async with asyncio.timeout(_SEND_S):
                await self.socket.send_str(json.dumps(message, ensure_ascii=False))
        except (ConnectionError, TimeoutError):
            await self.socket.close()


class WebChat:
    """The channel "web": what its page says becomes `Incoming`, replies are pushed to its tabs.

    Args:
        door_for: Makes the door of this channel.
        history: Gives what was said in a chat, oldest first: {"from": "person", "text": …} and
            {"from": "bot", "n": outbox id, "reply": to_json(…)}.
        now: The clock.
        words: Gives the page's `web-…` words in a language of `bot.web.page.LANGUAGES`.
        new_key: Makes the id of a new person.
    """

    name = "web"
    capabilities = Capabilities(
        max_text=20_000,
        max_choices=50,
        max_choice_label=200,
        max_document=5 * 1024 * 1024,
        max_caption=20_000,
        max_photo=10 * 1024 * 1024,
        edit=True,
        sends_again=True,
    )

    def __init__(
        self,
        settings: Settings,
        door_for: Callable[[Channel], Door],
        history: History,
        now: Callable[[], datetime],
        *,
        words: Words,
        new_key: Callable[[], str] = new_key,
    ) -> None:
        self.channel: Channel = self
        self.door = door_for(self)
        self._history = history
        self._now = now
        self._words = words
        self._new_key = new_key
        self._behind_proxy = settings.behind_proxy
        self._origins = {*frame_origins(settings), _origin(settings.public_url)}
        self._assets = assets()
        self._tabs: dict[str, list[Tab]] = {}
        self._minute: datetime | None = None
        self._made: Counter[str] = Counter()

    def routes(self) -> list[web.AbstractRouteDef]:
        """What the server serves for us; see `bot.server.make_server`."""
        return [
            web.get("/", self._page),
            web.get("/static/{name}", self._static),
            web.get("/ws", self._socket, allow_head=False),
            web.post("/file", self._file),
        ]

    async def send(self, outgoing: Outgoing) -> Receipt:
        """Push one reply to the person's open tabs."""
        message = {"type": "reply", "n": outgoing.id, "reply": to_json(outgoing.reply)}
        tabs = tuple(self._tabs.get(outgoing.chat, ()))
        await asyncio.gather(*(tab.push(message) for tab in tabs))
        return Receipt(sent=True, native=str(outgoing.id))

    async def close(self, _: object = None) -> None:
        """Say to all tabs that the server goes; for `app.on_shutdown`, so that a stop need not wait."""
        tabs = [tab for tabs in self._tabs.values() for tab in tabs]
        await asyncio.gather(*(tab.socket.close(code=1001) for tab in tabs))

    async def _page(self, request: web.Request) -> web.Response:
        asked = request.query.get("lang", "")
        language = asked if asked in LANGUAGES else LANGUAGES[0]
        html = page(self._words(language), language, embed=request.query.get("embed") == "1")
        response = web.Response(text=html, content_type="text/html", headers={"Cache-Control": "no-cache"})
        response.enable_compression()
        return response

    async def _static(self, request: web.Request) -> web.Response:
        asset = self._assets.get(request.match_info["name"])
        if asset is None:
            raise web.HTTPNotFound
        headers = {"Cache-Control": "no-cache", "ETag": f'"{asset.tag}"'}  # asked each time, sent once
        if ETag(asset.tag) in (request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        response = web.Response(body=asset.body, content_type=asset.mime, charset="utf-8", headers=headers)
        response.enable_compression()
        return response

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        if not self._is_welcome(request):
            raise web.HTTPForbidden
        # Uncompressed, so that a frame is on its way before anything else runs: "taken" before its reply.
        socket = web.WebSocketResponse(
            timeout=_CLOSE_S, heartbeat=_HEARTBEAT_S, max_msg_size=_LARGEST_READ, compress=False
        )
        await socket.prepare(request)
        tab = Tab(socket, self._address(request))
        try:
            async for frame in socket:
                await self._hear(tab, frame.data if frame.type is WSMsgType.TEXT else "")
        except Exception as error:  # the rim: the page reconnects and says again what was not taken
            log.error("web socket failed", error=type(error).__name__)
            await socket.close(code=1011)
        finally:
            self._leave(tab)
        return socket

    def _is_welcome(self, request: web.Request) -> bool:
        """Whether a page of ours asks; within a frame the Origin is ours too, not the framing page's."""
        origin = request.headers.get("Origin", "").lower()
        own = {f"http://{request.host}".lower(), f"https://{request.host}".lower()}
        return not origin or origin in own or origin in self._origins

    def _address(self, request: web.Request) -> str:
        forwarded = request.headers.get("X-Forwarded-For", "") if self._behind_proxy else ""
        return forwarded.rpartition(",")[2].strip() or request.remote or ""

    async def _hear(self, tab: Tab, frame: str) -> None:
        match read(frame):
            case Hello() as hello:
                await self._welcome(tab, hello)
            case Said() as said if tab.key:
                await self._take(tab, said)
            case _:
                await tab.tell({"type": "unreadable"})

    async def _welcome(self, tab: Tab, hello: Hello) -> None:
        if not hello.key and not self._may_make_key(tab.address):
            await tab.tell({"type": "wait", "seconds": _MINUTE_S})
            return
        key = hello.key or self._new_key()
        tab.held = tab.held if tab.held is not None else []
        tab.language = hello.language
        await self._sit(tab, key)
        try:
            history = await self._history(key)
        except StoreUnavailable:
            await tab.tell({"type": "wait", "seconds": _STORE_S})
            return
        if hello.key and not history and not self._may_make_key(tab.address):
            self._leave(tab)  # a key that nobody used yet counts as a new one, whoever made it
            tab.key = ""
            await tab.tell({"type": "wait", "seconds": _MINUTE_S})
            return
        await tab.tell({"type": "welcome", "key": key, "history": history})
        # What was said while the history was read; the page knows by "n" what it has already.
        held, tab.held = tab.held, None
        for message in held:
            await tab.tell(message)

    async def _take(self, tab: Tab, said: Said) -> None:
        incoming = Incoming(
            channel=self.name,
            chat=tab.key,
            person=tab.key,
            update=f"{tab.key}:{said.id}",
            at=self._now(),
            kind=said.kind,
            text=said.text,
            choice=said.choice,
            on=said.on,
            language=tab.language,
            spot=said.spot,
        )
        await tab.tell({"type": "typing"})
        try:
            await self.door.take(incoming)
        except StoreUnavailable:
            await tab.tell({"type": "try_again", "id": said.id})
        else:
            await tab.tell({"type": "taken", "id": said.id})

    async def _file(self, request: web.Request) -> web.Response:
        """Take a file that the page was asked for; it comes beside the socket, which carries words."""
        said = uploaded(request.headers)
        if said is None or not self._is_welcome(request) or said.key not in self._tabs:
            raise web.HTTPForbidden
        kind: Kind = "photo" if said.mime.startswith("image/") else "file"
        incoming = Incoming(
            channel=self.name, chat=said.key, person=said.key, update=f"{said.key}:{said.id}",
            at=self._now(), kind=kind, language=self._tabs[said.key][0].language,
            file=File(said.name, request.content_length or 0),
        )  # fmt: skip
        if not await self.door.wants_file(incoming):
            raise web.HTTPForbidden
        try:
            content = await request.clone(client_max_size=MAX_FETCHED).read()
        except web.HTTPRequestEntityTooLarge:
            return web.Response(status=413)
        incoming = replace(incoming, file=File(said.name, len(content), content=content))
        try:
            await self.door.take(incoming)
        except StoreUnavailable:
            return web.Response(status=503)
        return web.Response(status=204)

    async def _sit(self, tab: Tab, key: str) -> None:
        if key == tab.key:
            return
        self._leave(tab)
        tab.key = key
        tabs = self._tabs.setdefault(key, [])
        tabs.append(tab)
        if len(tabs) > _TABS:
            await tabs.pop(0).socket.close(code=_TOO_MANY_TABS)

    def _leave(self, tab: Tab) -> None:
        tabs = self._tabs.get(tab.key, [])
        if tab in tabs:
            tabs.remove(tab)
        if not tabs:
            self._tabs.pop(tab.key, None)

    def _may_make_key(self, address: str) -> bool:
        minute = self._now().replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute, self._made = minute, Counter()
        self._made[address] += 1
        return self._made[address] <= _NEW_KEYS_PER_MINUTE


def _origin(url: str) -> str:
    parts = urlsplit(url.lower())
    return f"{parts.scheme}://{parts.netloc}"
