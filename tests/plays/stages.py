"""The web chat and Telegram as stages: real doors, a real server or our strict fake, one database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from mimetypes import guess_type
from typing import Any
from urllib.parse import quote

from aiohttp import ClientSession, ClientWebSocketResponse

from bot.app import doors
from bot.channels.channel import Channel
from bot.channels.telegram import Telegram
from bot.channels.web import WebChat
from bot.plays.on_terminal import CODE_LETTERS, stamp_of
from bot.plays.stage import Heard, PlayClock, Work, spot_in
from bot.server import make_server, serve
from bot.settings import Settings
from handlers.conversation import Conversation, Custom
from handlers.messages import (
    AskFile,
    AskPlace,
    Choices,
    Document,
    File,
    Kind,
    Photo,
    Place,
    Replace,
    Reply,
    Text,
    from_json,
)
from knowledge.distance import Spot
from knowledge.store.database import Database
from knowledge.texts import all_of
from tests.fakes.telegram import FakeBotApi
from tests.fakes.telegram_rules import File as Sent

PICTURE = b"\x89PNG\r\n\x1a\n"
"""What a person's picture begins with; nobody looks at the rest."""

PATIENT = {"messages_per_minute": 1_000}


class OnWeb:
    """The web chat on loopback; a person is a page with its own key."""

    name = "web"

    def __init__(self, open_database: Callable[[], Database], custom: Custom = CODE_LETTERS) -> None:
        self.clock = PlayClock()
        self._custom = custom
        self._open = open_database
        self._keys: dict[str, str] = {}
        self._read: dict[str, int] = {}
        self._pushed: dict[str, dict[int, dict[str, Any]]] = {}
        self._sent = 0

    async def start(self) -> None:
        """Serve."""
        settings = Settings(_env_file=None, **PATIENT)
        self._database = self._open()
        talk = self._talk = Conversation(self._database, self.clock, self._custom)
        self._web = WebChat(
            settings,
            doors(settings, talk, self.clock),
            lambda chat: talk.history("web", chat, 500),
            self.clock,
            words=lambda language: all_of(language, "web-"),
        )
        app = make_server(settings, self._web.routes())
        app.on_shutdown.append(self._web.close)
        self._runner, port = await serve(app, "127.0.0.1", 0)
        self._session = ClientSession(f"http://127.0.0.1:{port}")
        self._sockets: dict[str, ClientWebSocketResponse] = {}

    async def close(self) -> None:
        """Stop serving."""
        await self._session.close()
        await self._runner.cleanup()
        await self._database.close()

    def block(self, who: str) -> None:
        """Nobody blocks a page."""
        raise NotImplementedError(who)

    async def restart(self) -> None:
        """Stop and serve again; every page reconnects with its key."""
        await self.close()
        await self.start()

    @property
    def channel(self) -> Channel:
        """The page's channel."""
        return self._web.door.channel

    async def behind(self, work: Work) -> None:
        """Do something behind the scene; the door sends what that left in the outbox."""
        await work(self._talk, self._database)
        await self._web.door.resend()
        await self._web.door.drain()

    async def say(self, who: str, words: str, kind: Kind, file: File | None = None) -> None:
        """Type words on the page."""
        if file is not None:
            await self._upload(who, file)
            return
        if kind == "place" and (spot := spot_in(words)):
            await self._send(who, {"type": "place", "latitude": spot.latitude, "longitude": spot.longitude})
            return
        assert kind == "text", "the page sends words, taps and places only"
        await self._send(who, {"type": "text", "text": words})

    async def tap(self, who: str, label: str) -> bool:
        """Tap the newest chip with this label."""
        for line in reversed(await self._lines(who)):
            for choice, shown in line.get("reply", {}).get("options", ()):
                if shown == label:
                    await self._send(who, {"type": "choice", "choice": choice, "on": line["n"]})
                    return True
        return False

    async def heard(self, who: str) -> list[Heard]:
        """Give what the page shows that it did not show the last time, erased by now or not."""
        stored = {line["n"]: line for line in await self._lines(who) if line["from"] == "bot"}
        lines = self._pushed.pop(who, {}) | stored
        fresh = [lines[n] for n in sorted(lines) if n > self._read.get(who, 0)]
        self._read[who] = max(lines, default=0)
        return [heard(from_json(line["reply"])) for line in fresh]

    async def _send(self, who: str, message: dict[str, Any]) -> None:
        self.clock.tick()
        self._sent += 1
        socket = await self._socket(who)
        number = f"message-{self._sent:04d}"
        await socket.send_json({**message, "id": number})
        while (said := await socket.receive_json())["type"] != "taken":
            assert said["type"] == "typing", said
        await self._web.door.drain()
        await self._lines(who)

    async def _upload(self, who: str, file: File) -> None:
        """Send a file as the page does, beside its socket."""
        self.clock.tick()
        self._sent += 1
        await self._socket(who)
        headers = {
            "X-Key": self._keys[who], "X-Id": f"message-{self._sent:04d}", "X-Name": quote(file.name),
            "Content-Type": guess_type(file.name)[0] or "application/octet-stream",
        }  # fmt: skip
        async with self._session.post("/file", data=file.content, headers=headers) as answer:
            assert answer.status == 204, answer.status
        await self._web.door.drain()
        await self._lines(who)

    async def _lines(self, who: str) -> list[dict[str, Any]]:
        """Ask for everything anew, as a page does that comes back."""
        socket = await self._socket(who)
        await socket.send_json({"type": "hello", "key": self._keys[who], "language": "vi"})
        while (said := await socket.receive_json())["type"] != "welcome":
            assert said["type"] in {"typing", "reply"}, said
            if said["type"] == "reply":
                self._pushed.setdefault(who, {})[said["n"]] = _flat(said)
        return [_flat(line) for line in said["history"]]

    async def _socket(self, who: str) -> ClientWebSocketResponse:
        if who not in self._sockets:
            socket = self._sockets[who] = await self._session.ws_connect("/ws")
            await socket.send_json({"type": "hello", "key": self._keys.get(who), "language": "vi"})
            self._keys[who] = (await socket.receive_json())["key"]
        return self._sockets[who]


def _flat(line: dict[str, Any]) -> dict[str, Any]:
    """Give a replaced message's own choices where the page shows them."""
    if line.get("reply", {}).get("is") == "replace":
        return {**line, "reply": line["reply"]["reply"]}
    return line


def heard(reply: Reply) -> Heard:
    """Give a reply as the page shows it."""
    match reply:
        case Text():
            return Heard(reply.lines, stamp=stamp_of(reply))
        case Choices(text, options):
            return Heard(text.lines, tuple(option.label for option in options), stamp_of(text))
        case Document(caption=caption):
            return Heard(caption.lines, stamp="")
        case AskPlace(text, _, options) | AskFile(text, _, options) | Photo(text=text, options=options):
            return Heard(text.lines, tuple(option.label for option in options), stamp="")
        case Place():
            return Heard(reply.text.lines, stamp="")
        case Replace(inner):
            return heard(inner)


def _place_lines(message: Any) -> tuple[str, ...]:
    """Give a place on a map in the words in which other channels say it."""
    if message.venue is None:
        return ()
    spot = Spot(**message.venue["location"])
    title, address = message.venue["title"], message.venue["address"]
    return Place(title, "" if address == title else address, spot).text.lines


class OnTelegram:
    """Telegram against our fake Bot API, by long polling; a person is a private chat."""

    name = "telegram"

    def __init__(self, open_database: Callable[[], Database], custom: Custom = CODE_LETTERS) -> None:
        self.clock = PlayClock()
        self._custom = custom
        self.api = FakeBotApi(self.clock)
        self._open = open_database
        self._chats: dict[str, int] = {}
        self._read: dict[tuple[int, int], int] = {}

    async def start(self) -> None:
        """Start the fake server, then the door."""
        await self.api.start()
        await self._open_door()

    async def _open_door(self) -> None:
        settings = Settings(
            _env_file=None, telegram_bot_token=self.api.TOKEN, telegram_base_url=self.api.base_url, **PATIENT
        )
        self._database = self._open()
        talk = self._talk = Conversation(self._database, self.clock, self._custom)
        self._door = Telegram(settings, doors(settings, talk, self.clock), self.clock)
        self._running = asyncio.create_task(self._door.run())

    async def _close_door(self) -> None:
        self._running.cancel()
        with suppress(asyncio.CancelledError):
            await self._running
        await self._door.door.drain()
        await self._database.close()

    async def close(self) -> None:
        """Stop everything; every tap must have been answered by then."""
        await self._close_door()
        await self.api.stop()
        assert self.api.unanswered() == []

    def block(self, who: str) -> None:
        """Block the bot, which hears of it when it writes."""
        self.api.blocked.add(self._chat(who))

    async def restart(self) -> None:
        """Stop the door and open a new one."""
        await self._close_door()
        await self._open_door()

    @property
    def channel(self) -> Channel:
        """Telegram's channel."""
        return self._door.door.channel

    async def behind(self, work: Work) -> None:
        """Do something behind the scene; the door sends what that left in the outbox."""
        await work(self._talk, self._database)
        await self._door.door.resend()
        await self._door.door.drain()

    async def say(self, who: str, words: str, kind: Kind, file: File | None = None) -> None:
        """Write, or send something that is no text."""
        self.clock.tick()
        media = {
            "photo": "photo",
            "file": "document",
            "voice": "voice",
            "unsupported": "sticker",
            "place": "location",
        }
        chat = self._chat(who)
        if kind == "place" and (spot := spot_in(words)):
            await self._done(self.api.user_is_at(chat, *spot))
            return
        if kind == "photo" and file is None:
            await self._done(self.api.user_sends_file(chat, Sent("", "image/png", PICTURE), as_photo=True))
            return
        if file is not None:
            sent = Sent(file.name, guess_type(file.name)[0] or "", file.content)
            await self._done(self.api.user_sends_file(chat, sent))
            return
        update = self.api.user_says(chat, words) if kind == "text" else self.api.user_sends(chat, media[kind])
        await self._done(update)

    async def tap(self, who: str, label: str) -> bool:
        """Tap the newest button with this label."""
        self.clock.tick()
        for message in reversed(self.api.messages(self._chat(who))):
            if label in message.labels:
                below = next(b for row in message.rows for b in row if b.label == label).data
                taps = self.api.user_taps if below else self.api.user_presses
                await self._done(taps(message.id, label))
                return True
        return False

    async def heard(self, who: str) -> list[Heard]:
        """Give messages that are new, or were edited, since the last time."""
        fresh = []
        for message in self.api.messages(self._chat(who)):
            version = 1 + len(message.earlier)
            if self._read.get((message.chat, message.id)) != version:
                self._read[message.chat, message.id] = version
                lines = _place_lines(message) or tuple(message.text.split("\n"))
                labels = (b.label for row in message.rows for b in row if not b.shares_place)
                fresh.append(Heard(lines, tuple(labels)))
        return fresh

    def _chat(self, who: str) -> int:
        return self._chats.setdefault(who, 1001 + len(self._chats))

    async def _done(self, update: int) -> None:
        """Wait until the update is acknowledged and everything that answers it is sent."""

        def acknowledged() -> bool:
            polls = self.api.called("getUpdates")
            return bool(polls) and int(polls[-1].params.get("offset", 0)) > update

        await self.api.until(acknowledged)
        await self._door.door.drain()
