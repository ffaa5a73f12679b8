"""The web chat in a real browser: what a person sees, reaches and keeps.

Every test ends with two more facts, checked by the fixture `visit`: no error was written to the
console (a breach of the Content-Security-Policy is one), and no request left loopback.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import pytest_asyncio

from handlers.messages import Outgoing, Text
from tests.bot.web_fixture import CHILI, LABEL, Host, WebApp, running

playwright = pytest.importorskip("playwright.async_api", reason="Playwright is not installed.")
expect = playwright.expect

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SMALL = {"width": 360, "height": 740}
ASK = "tuong ot muong khuong co ocop ko"

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="No Chromium on this machine (chromium, google-chrome)."),
]


class Visit:
    """One person's browser window, with what went wrong in it."""

    def __init__(self, context: Any, page: Any) -> None:
        self.context = context
        self.page = page
        self.errors: list[str] = []
        self.forgiven: tuple[str, ...] = ()
        self.hosts: set[str | None] = set()
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname))

    async def ask(self, text: str) -> None:
        """Type a message, send it and wait for its answer."""
        before = await self.page.locator(".bot").count()
        await self.page.locator("#question").fill(text)
        await self.page.locator("#question").press("Enter")
        await expect(self.page.locator(".bot")).to_have_count(before + 1)

    async def said(self) -> list[str]:
        """The first line of every message in the log, from the top."""
        return await self.page.locator("#log .person .words, #log .answer").all_inner_texts()

    async def picture(self, name: str) -> None:
        """Write a screenshot, if somebody asked for them."""
        if folder := os.environ.get("SCREENSHOTS"):
            await self.page.screenshot(path=f"{folder}/{name}.png")

    def check(self) -> None:
        """No error, and nobody else was called."""
        assert [e for e in self.errors if not any(known in e for known in self.forgiven)] == []
        assert self.hosts - {None} <= {"127.0.0.1", "localhost"}

    def _hear(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.errors.append(message.text)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Any]:
    """One Chromium for all tests of this file."""
    async with playwright.async_playwright() as driver:
        chromium = await driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(loop_scope="module")
async def web_app() -> AsyncIterator[WebApp]:
    """The web chat before the fake entrance; the real program takes its place here."""
    app = WebApp()
    async for _ in running([app]):
        yield app


@pytest_asyncio.fixture(loop_scope="module")
async def visit(browser) -> AsyncIterator[Callable[..., Awaitable[Visit]]]:
    """Open the page as a new person on a small phone."""
    visits = []

    async def opened(url: str, **options: Any) -> Visit:
        context = await browser.new_context(viewport=SMALL, **options)
        context.set_default_timeout(10_000)
        visits.append(Visit(context, await context.new_page()))
        await visits[-1].page.goto(url)
        return visits[-1]

    yield opened
    for visitor in visits:
        await visitor.context.close()
    for visitor in visits:
        visitor.check()


async def test_a_typed_name_shows_the_card(web_app, visit):
    """Who types a product sees answer, card, stars in words, stamp and choices."""
    visitor = await visit(web_app.url)
    await expect(visitor.page.locator("#hello")).to_be_visible()
    await visitor.picture("hello")

    await visitor.ask(ASK)

    card = visitor.page.locator(".card")
    assert await visitor.said() == [ASK, CHILI.text.answer]
    await expect(card).to_contain_text("Tương ớt Mường Khương")
    await expect(card.locator(".card-stars")).to_have_text("3 sao")
    await expect(card.locator(".star:not(.empty)")).to_have_count(3)
    await expect(card.locator(".stamp")).to_have_text("Từng có")
    await expect(visitor.page.locator(".latest .chip")).to_have_count(4)
    await expect(visitor.page.locator("#hello")).to_be_hidden()
    await visitor.picture("card")


async def test_a_choice_by_keyboard_alone(web_app, visit):
    """From the input one goes back to the choices, taps with Enter, and is at the input again."""
    visitor = await visit(web_app.url)
    keyboard = visitor.page.keyboard
    question = visitor.page.locator("#question")
    await visitor.page.keyboard.press("Tab")
    await question.focus()
    await keyboard.type(ASK)
    await keyboard.press("Enter")
    await expect(visitor.page.locator(".latest .chip")).to_have_count(4)

    for _ in range(4):
        await keyboard.press("Shift+Tab")
    await expect(visitor.page.get_by_role("button", name="Đọc nhãn")).to_be_focused()
    await keyboard.press("Enter")

    await expect(visitor.page.locator(".answer").last).to_have_text(LABEL.answer)
    await expect(question).to_be_focused()
    assert (await visitor.said())[2] == "Đọc nhãn"
    assert web_app.entrance.heard[-1].choice == "a1"


async def test_a_finger_does_not_call_the_keyboard_up(web_app, visit):
    """After a tap the input has no focus, so that the answer is not covered."""
    visitor = await visit(web_app.url, has_touch=True, is_mobile=True)
    await visitor.ask(ASK)

    await visitor.page.locator(".latest .chip").first.tap()

    await expect(visitor.page.locator(".answer").last).to_have_text(LABEL.answer)
    await expect(visitor.page.locator("#question")).not_to_be_focused()


async def test_enter_sends_and_shift_enter_breaks_the_line(web_app, visit):
    """The input grows with its lines, and a marked-up message stays words."""
    visitor = await visit(web_app.url)
    question = visitor.page.locator("#question")
    height = (await question.bounding_box())["height"]

    await question.press_sequentially("<img src=x onerror=alert(1)>")
    await question.press("Shift+Enter")
    await question.press_sequentially("a")
    assert (await question.bounding_box())["height"] > height
    await question.press("Enter")

    await expect(visitor.page.locator(".person .words")).to_have_text("<img src=x onerror=alert(1)>\na")
    await expect(question).to_have_value("")
    await expect(visitor.page.locator(".bot")).to_have_count(1)


async def test_a_text_too_long_stays_in_the_input(web_app, visit):
    """Nothing is cut silently: the page says so and keeps what was typed."""
    visitor = await visit(web_app.url)

    await visitor.page.locator("#question").fill("ơ" * 20_000)
    await visitor.page.locator("#question").press("Enter")

    await expect(visitor.page.get_by_role("alert")).to_contain_text("dài quá")
    await expect(visitor.page.locator("#question")).to_have_value("ơ" * 20_000)
    assert web_app.entrance.heard == []


async def test_everything_can_be_hit_and_nothing_sticks_out(web_app, visit):
    """Every target is 44 px high and wide at 360 px, nothing scrolls sideways, the log has its role."""
    visitor = await visit(web_app.url, has_touch=True, is_mobile=True)
    sizes = [await _small_targets(visitor.page)]
    for text in (ASK, "ở Hà Nội mua atiso Sapa chỗ nào", "xem cac viec", "lich", "a" * 300):
        await visitor.ask(text)

    sizes.append(await _small_targets(visitor.page))

    log = visitor.page.get_by_role("log")
    assert sizes == [[], []]
    assert not await visitor.page.evaluate("() => document.documentElement.scrollWidth > innerWidth")
    assert not await visitor.page.locator("#scroll").evaluate("(e) => e.scrollWidth > e.clientWidth")
    await expect(log).to_have_attribute("aria-live", "polite")
    assert "Trợ lý: " in await log.text_content()
    assert "Bạn: " in await log.text_content()
    await expect(visitor.page.get_by_role("link", name="https://traphacosapa.com")).to_have_attribute(
        "rel", "noopener noreferrer"
    )


async def _small_targets(page: Any) -> list[str]:
    """What can be tapped and is smaller than 44 px, in either direction."""
    return await page.evaluate(
        """() => [...document.querySelectorAll("a, button, textarea")]
            .filter((e) => e.checkVisibility())
            .filter((e) => Math.min(e.offsetWidth, e.offsetHeight) < 44)
            .map((e) => e.outerHTML)"""
    )


async def test_the_conversation_survives_the_server(web_app, visit):
    """The server goes and comes back on its port: said so, all shown again, what was typed is sent once."""
    visitor = await visit(web_app.url)
    visitor.forgiven = ("WebSocket connection to",)
    status = visitor.page.get_by_role("status")
    await visitor.ask(ASK)
    await visitor.page.locator(".card").evaluate("(card) => { card.dataset.same = 'yes' }")

    await web_app.stop()
    await expect(status).to_contain_text("Đang nối lại")
    await visitor.picture("lost")
    await visitor.page.locator("#question").fill("lich")
    await visitor.page.locator("#question").press("Enter")
    await expect(visitor.page.locator(".under-way")).to_have_count(1)
    await web_app.start()

    await expect(visitor.page.locator(".bot")).to_have_count(2)
    await expect(visitor.page.locator(".under-way")).to_have_count(0)
    await expect(status).to_contain_text("Đã nối lại")
    assert await visitor.said() == [ASK, CHILI.text.answer, "lich", "Đây là tệp lịch của bạn."]
    assert len(web_app.entrance.heard) == 2
    await expect(visitor.page.locator(".card")).to_have_attribute("data-same", "yes")


async def test_a_message_survives_a_reload_without_a_server(web_app, visit):
    """What was not taken is kept over a reload of the page, and sent when the line is there."""
    visitor = await visit(web_app.url)
    visitor.forgiven = ("WebSocket connection to", "ERR_CONNECTION")
    await visitor.ask(ASK)
    web_app.entrance.broken = 1_000

    await visitor.page.locator("#question").fill("lich")
    await visitor.page.locator("#question").press("Enter")
    await expect(visitor.page.get_by_role("status")).to_contain_text("tôi đang gửi lại")
    await visitor.page.reload()
    await expect(visitor.page.locator(".under-way")).to_have_count(1)
    web_app.entrance.broken = 0

    await expect(visitor.page.locator(".bot")).to_have_count(2)
    assert await visitor.said() == [ASK, CHILI.text.answer, "lich", "Đây là tệp lịch của bạn."]
    assert [heard.text for heard in web_app.entrance.heard] == [ASK, "lich"]


async def test_a_lost_acknowledgement_doubles_nothing(web_app, visit):
    """The turn was committed but the line broke before "taken": said again, handled and shown once."""
    visitor = await visit(web_app.url)
    answer = web_app.entrance.answer

    async def cut(incoming: Any) -> list[Outgoing]:
        web_app.entrance.answer = answer
        replies = await answer(incoming)
        await web_app.chat.close()
        return replies

    await expect(visitor.page.locator("#hello")).to_be_visible()
    web_app.entrance.answer = cut
    await visitor.page.locator("#question").fill(ASK)
    await visitor.page.locator("#question").press("Enter")

    await expect(visitor.page.locator(".card")).to_have_count(1)
    await expect(visitor.page.locator(".person")).to_have_count(1)
    await expect(visitor.page.locator(".under-way")).to_have_count(0)
    assert len(web_app.entrance.heard) == 1


async def test_a_reply_is_replaced_in_its_place(web_app, visit):
    """A "replace" stands where the tapped message stood, now and after coming back."""
    visitor = await visit(web_app.url)
    await visitor.ask("xem cac viec")

    await visitor.page.locator("#log .chip").first.click()
    await expect(visitor.page.locator(".answer")).to_have_text("Hỏi về việc nào?")
    await visitor.page.reload()

    await expect(visitor.page.locator(".answer")).to_have_text("Hỏi về việc nào?")
    assert await visitor.said() == ["xem cac viec", "Hỏi về việc nào?", "Hỏi về một việc"]


async def test_a_file_can_be_kept(web_app, visit):
    """A document is a link that saves exactly its bytes under its name."""
    visitor = await visit(web_app.url)
    await visitor.ask("lich")

    async with visitor.page.expect_download() as started:
        await visitor.page.get_by_role("link", name="nhac-toi.ics").click()

    file = await started.value
    assert file.suggested_filename == "nhac-toi.ics"
    assert _bytes(await file.path()) == b"BEGIN:VCALENDAR\r\n"


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


async def test_another_tab_hears_what_comes(web_app, visit):
    """Two tabs of one person: an answer and an announcement reach both, each once."""
    visitor = await visit(web_app.url)
    other = await visitor.context.new_page()
    await other.goto(web_app.url)
    await visitor.ask(ASK)
    chat = web_app.entrance.heard[0].chat

    await web_app.chat.send(web_app.entrance.put(chat, Text("Hội chợ OCOP ở chợ Bắc Hà.")))

    await expect(other.locator(".answer").last).to_have_text("Hội chợ OCOP ở chợ Bắc Hà.")
    await expect(visitor.page.locator(".answer").last).to_have_text("Hội chợ OCOP ở chợ Bắc Hà.")
    await expect(visitor.page.locator(".bot")).to_have_count(2)


async def test_what_the_door_says_itself_passes(web_app, visit):
    """Words that are in no outbox (number 0) are shown each time, and do not disturb the history."""
    visitor = await visit(web_app.url)
    await visitor.ask(ASK)
    chat = web_app.entrance.heard[0].chat

    for _ in range(2):
        await web_app.chat.send(Outgoing(0, "web", chat, Text("Chậm lại một chút nhé.")))
    await expect(visitor.page.locator(".bot")).to_have_count(3)
    await visitor.ask("lich")
    assert (await visitor.said())[2:4] == ["Chậm lại một chút nhé."] * 2
    await visitor.page.reload()

    await expect(visitor.page.locator(".bot")).to_have_count(2)
    assert await visitor.said() == [ASK, CHILI.text.answer, "lich", "Đây là tệp lịch của bạn."]


async def test_a_browser_without_storage_can_talk(web_app, visit):
    """Where storage is forbidden the page keeps the key in memory."""
    visitor = await visit("about:blank")
    await visitor.page.add_init_script(
        """const refused = { get() { throw new DOMException("no", "SecurityError"); } };
            Object.defineProperty(window, "localStorage", refused);
            Object.defineProperty(window, "sessionStorage", refused);"""
    )
    await visitor.page.goto(web_app.url)

    await visitor.ask(ASK)

    assert await visitor.said() == [ASK, CHILI.text.answer]


async def test_the_frame_of_an_allowed_site(visit):
    """In another site's page the chat works, also where that page's frames may store nothing."""
    async for site, _ in embedded():
        visitor = await visit(site)

        frame = await asked_in_frame(visitor.page)

        await expect(frame.locator(".card")).to_be_visible()
        await visitor.picture("frame")


async def test_the_frame_keeps_the_conversation(browser, tmp_path):
    """Where a frame has storage of its own, a reload shows the conversation again; no cookie is set."""
    _write(tmp_path / "Default" / "Preferences", '{"profile": {"cookie_controls_mode": 0}}')
    launch = browser.browser_type.launch_persistent_context
    async for site, _ in embedded():
        async with await launch(tmp_path, executable_path=CHROMIUM, args=FLAGS) as context:
            visitor = Visit(context, context.pages[0])
            await visitor.page.goto(site)
            frame = await asked_in_frame(visitor.page)
            await expect(frame.locator(".card")).to_be_visible()

            await visitor.page.reload()

            await expect(frame.locator(".card")).to_be_visible()
            assert await context.cookies() == []
        visitor.check()


async def asked_in_frame(page: Any) -> Any:
    """Ask in the frame on `page` and give the frame."""
    frame = page.frame_locator("iframe")
    await frame.locator("#question").fill(ASK)
    await frame.locator("#question").press("Enter")
    return frame


async def embedded() -> AsyncIterator[tuple[str, WebApp]]:
    """Run a chat and another site that may embed it; gives the site's address and the chat."""
    host = Host()
    async for _ in running([host]):
        site = f"http://localhost:{host.port}"
        app = WebApp(frame_origins=site)
        async for _ in running([app]):
            host.frame = f"{app.url}/?embed=1"
            yield site, app


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")


async def test_the_frame_of_another_site_is_refused(web_app, visit):
    """A site that the settings do not name shows an empty frame."""
    host = Host()
    async for _ in running([host]):
        host.frame = f"{web_app.url}/?embed=1"
        visitor = await visit("about:blank")
        visitor.forgiven = ("frame-ancestors",)
        async with visitor.page.expect_console_message(lambda said: "frame-ancestors" in said.text):
            await visitor.page.goto(f"http://localhost:{host.port}")

        assert await visitor.page.frame_locator("iframe").locator("#question").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_both_themes_and_languages(web_app, visit, scheme):
    """The page follows the system's theme; ?lang=en speaks English, and one tap goes back."""
    visitor = await visit(f"{web_app.url}/?lang=en", color_scheme=scheme)
    await visitor.ask("hi is the black sticky rice cake at bac ha market ocop?")
    await visitor.picture(scheme)

    ground = await visitor.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(245, 242, 234)", "dark": "rgb(18, 24, 21)"}[scheme]
    await expect(visitor.page.get_by_text("Automatic assistant", exact=True)).to_be_visible()
    await visitor.page.get_by_role("link", name="Tiếng Việt").click()
    await expect(visitor.page.locator(".automatic")).to_contain_text("Trợ lý tự động")
    await expect(visitor.page.locator(".card-stars")).to_have_text("3 sao")
