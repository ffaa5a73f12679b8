"""A web chat on loopback for tests: a real server, the real door, and a hand-written entrance.

`Entrance` is as small as a conversation can be: it remembers, handles no update twice and answers
from a table. To test the real program, give `Running` another `build`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest_asyncio
from aiohttp import web
from fluent.runtime import FluentBundle, FluentResource

from bot.channels.channel import Door
from bot.channels.web import WebChat
from bot.server import make_server, serve
from bot.settings import Settings
from handlers.messages import (
    Card,
    Choice,
    Choices,
    Document,
    Incoming,
    Outgoing,
    Receipt,
    Replace,
    Reply,
    Text,
    to_json,
)
from knowledge.errors import StoreUnavailable

TEXTS = Path(__file__).parents[2] / "knowledge" / "texts"

CHILI = Choices(
    Text(
        "Từng có: Tương ớt Mường Khương được 3 sao ★★★ năm 2018.",
        (
            "36 tháng đã hết. Tôi chưa thấy giấy mới, nên không nói chắc là còn hạn.",
            "Sao cấp cho từng cơ sở; danh sách của tôi chưa ghi cơ sở nào.",
            "Bạn cầm lọ thì đọc nhãn giúp tôi nhé.",
        ),
        "Nguồn: nongnghiep.vn, 11/04/2019 · danh sách đến 23/11/2026 · mã K7M2",
        Card("LC-0042", "Tương ớt Mường Khương", 3, "past", "Từng có", place="xã Mường Khương"),
    ),
    (
        Choice("a1", "Đọc nhãn"),
        Choice("a2", "Mua ở đâu"),
        Choice("a3", "Tôi nghi hàng giả"),
        Choice("a4", "Tìm tên khác"),
    ),
)
ACTISO = Choices(
    Text(
        "Có. Cao mềm actiso Sa Pa là OCOP 5 sao ★★★★★, công nhận năm 2024.",
        (
            "Giấy có giá trị 36 tháng nên hết trong năm 2027; tôi chưa có ngày cụ thể.",
            "Cơ sở: Công ty TNHH Một thành viên Traphaco Sa Pa.",
            "Khi mua, xem trên hộp có đúng tên công ty và 5 sao.",
        ),
        "Nguồn: Báo Lào Cai, 05/11/2024 · danh sách đến 23/11/2026 · mã P3XD",
        Card(
            "LC-0007",
            "Cao mềm actiso Sa Pa",
            5,
            "yes",
            "Còn hạn",
            "Công ty TNHH Một thành viên Traphaco Sa Pa",
            "phường Sa Pa",
        ),
    ),
    (
        Choice("b1", "Loại khác"),
        Choice("b2", "Hội chợ ở Hà Nội"),
        Choice("b3", "Báo tôi khi đổi"),
        Choice("b4", "Tìm tên khác"),
    ),
)
WHERE = Choices(
    Text(
        "Ở Hà Nội tôi chưa biết cửa hàng nào. Có trang của công ty làm ra:",
        (
            "https://traphacosapa.com",
            "Bạn hỏi công ty nơi bán gần nhà. Công ty có hai loại 5 sao, bạn tìm loại nào?",
        ),
    ),
    (Choice("c1", "Cao mềm"), Choice("c2", "Trà phun sương"), Choice("c3", "Loại khác")),
)
LABEL = Text("Trên lọ ghi cơ sở nào làm?", ("Gõ như trên nhãn. Không thấy thì gõ: không.",))
STEPS = Choices(
    Text(
        "Muốn 3 sao cần 9 điều. Đã được 1: nguyên liệu trong tỉnh.",
        (
            "Còn 4:",
            "– giấy an toàn thực phẩm",
            "– nhãn đủ và đúng",
            "– bao bì đẹp",
            "– câu chuyện của riêng nhà mình",
        ),
    ),
    (Choice("d1", "Hỏi về một việc"), Choice("d2", "Gặp cán bộ"), Choice("d3", "Nghỉ ở đây")),
)
CAKE = Choices(
    Text(
        "Yes, there is one: Bánh chưng đen Bắc Hà (black sticky rice cake), 3 stars ★★★.",
        (
            "It was recognised in 2024. A certificate runs 36 months, so this one ends in 2027.",
            "Stars belong to one maker. My list doesn't name the maker, so look for the OCOP mark and 3 stars"
            " on the label.",
        ),
        "Source: vietnam.vn · list as of 23 Nov 2026 · code Q8RT",
        Card("LC-0113", "Bánh chưng đen Bắc Hà", 3, "yes", "Valid", place="Bắc Hà"),
    ),
    (Choice("e1", "Where to buy"), Choice("e2", "What stars mean"), Choice("e3", "Tiếng Việt")),
)
SOUR_MEAT = Text(
    "Không còn. Giấy của Thịt chua Trường Phát đã thu hồi năm 2021.",
    ("Cơ sở dừng sản xuất.",),
    card=Card("LC-0151", "Thịt chua Trường Phát", 3, "no", "Đã thu hồi", "Cơ sở Trường Phát"),
)
PAPER = Document("nhac-toi.ics", "text/calendar", b"BEGIN:VCALENDAR\r\n", Text("Đây là tệp lịch của bạn."))
UNKNOWN = Text("Tôi chưa thấy tên này trong danh sách.", ("Chưa thấy không có nghĩa là không có.",))

ANSWERS: dict[str, Reply] = {
    "tuong ot muong khuong co ocop ko": CHILI,
    "Tương ớt Mường Khương": CHILI,
    "ở Hà Nội mua atiso Sapa chỗ nào": WHERE,
    "c1": ACTISO,
    "a1": LABEL,
    "xem cac viec": STEPS,
    "hi is the black sticky rice cake at bac ha market ocop?": CAKE,
    "thit chua truong phat": SOUR_MEAT,
    "lich": PAPER,
}
LISTS = (CHILI, WHERE, ACTISO, STEPS, CAKE)
LABELS = {choice.id: choice.label for reply in LISTS for choice in reply.options}


class Entrance:
    """Remembers every chat and answers from `ANSWERS`; `broken` makes the next turns fail uncommitted."""

    def __init__(self) -> None:
        self.heard: list[Incoming] = []
        self.settled: list[tuple[int, Receipt]] = []
        self.broken = 0
        self.wants = False
        self._said: dict[str, list[dict[str, Any]]] = {}
        self._last = 0

    async def answer(self, incoming: Incoming) -> list[Outgoing]:
        """Commit one turn, unless its update was seen before."""
        if self.broken:
            self.broken -= 1
            raise StoreUnavailable
        if incoming.update in {known.update for known in self.heard}:
            return []
        self.heard.append(incoming)
        said = self._said.setdefault(incoming.chat, [])
        said.append({"from": "person", "text": incoming.text or LABELS.get(incoming.choice, incoming.choice)})
        return [self.put(incoming.chat, self._reply(incoming))]

    async def wants_file(self, incoming: Incoming) -> bool:
        """Whether the test asked for a file."""
        return self.wants

    async def settle(self, outgoing: Outgoing, receipt: Receipt) -> None:
        """Note what became of a reply."""
        self.settled.append((outgoing.id, receipt))

    async def unsent(self, channel: str) -> list[Outgoing]:
        """Nothing: every reply here goes out at once."""
        return []

    async def history(self, chat: str) -> list[dict[str, Any]]:
        """What was said in a chat, oldest first."""
        return list(self._said.get(chat, ()))

    def put(self, chat: str, reply: Reply) -> Outgoing:
        """Store a reply as the outbox does."""
        self._last += 1
        self._said.setdefault(chat, []).append({"from": "bot", "n": self._last, "reply": to_json(reply)})
        return Outgoing(self._last, "web", chat, reply)

    def _reply(self, incoming: Incoming) -> Reply:
        if incoming.choice == "d1":
            return Replace(Choices(Text("Hỏi về việc nào?"), (Choice("d9", "Bao bì"),)), incoming.on)
        return ANSWERS.get(incoming.text or incoming.choice, UNKNOWN)


def words(language: str) -> dict[str, str]:
    """All words of the page, read as the program reads them."""
    text = (TEXTS / language / "web.ftl").read_text("utf-8")
    bundle = FluentBundle([language], use_isolating=False)
    resource = FluentResource(text)
    bundle.add_resource(resource)
    names = [entry.id.name for entry in resource.body if hasattr(entry, "id")]
    return {name: bundle.format_pattern(bundle.get_message(name).value, {})[0] for name in names}


def settings(**changed: Any) -> Settings:
    """Settings that no .env of the machine can change."""
    return Settings(_env_file=None, **changed)


def web_chat(entrance: Entrance, chosen: Settings, **changed: Any) -> WebChat:
    """The real channel before a fake entrance."""

    def now() -> datetime:
        return datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    parts = {"history": entrance.history, "now": now, "words": words} | changed
    return WebChat(chosen, lambda channel: Door(channel, entrance, now), **parts)


class Running:
    """A server on loopback that can stop and come back on the same port; what it stored stays."""

    def __init__(self, build: Callable[[], Awaitable[web.Application]]) -> None:
        self._build = build
        self._runner: web.AppRunner | None = None
        self.port = 0

    @property
    def url(self) -> str:
        """Address of the page, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Listen, on the port of last time if there was one."""
        self._runner, self.port = await serve(await self._build(), "127.0.0.1", self.port)

    async def stop(self) -> None:
        """Close every socket and stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None


class WebApp(Running):
    """The web chat before the fake entrance, with what a test may look at."""

    def __init__(self, **changed: Any) -> None:
        super().__init__(self._chat_server)
        self.entrance = Entrance()
        self.settings = settings(**changed)
        self.parts: dict[str, Any] = {}

    async def _chat_server(self) -> web.Application:
        self.chat = web_chat(self.entrance, self.settings, **self.parts)
        app = make_server(self.settings, self.chat.routes())
        app.on_shutdown.append(self.chat.close)
        return app


class Host(Running):
    """Another site, whose page embeds the chat as a frame."""

    def __init__(self) -> None:
        super().__init__(self._host_server)
        self.frame = ""

    async def _host_server(self) -> web.Application:
        async def page(_: web.Request) -> web.Response:
            icon = '<link rel="icon" href="data:,">'  # or the browser asks for one that is not there
            html = f'<!doctype html>{icon}<iframe src="{self.frame}" width="330" height="600"></iframe>'
            return web.Response(text=html, content_type="text/html")

        app = web.Application()
        app.add_routes([web.get("/", page)])
        return app


async def running(servers: Iterable[Running]) -> AsyncIterator[None]:
    """Start servers, and stop them whatever happens."""
    servers = list(servers)
    try:
        for server in servers:
            await server.start()
        yield
    finally:
        for server in servers:
            await server.stop()


@pytest_asyncio.fixture
async def web_app() -> AsyncIterator[WebApp]:
    """A web chat that listens on loopback."""
    app = WebApp()
    async for _ in running([app]):
        yield app
