"""The whole program in a real browser: real registry, real conversation, a restart on the same database.

With SCREENSHOTS set to a folder, the pictures of the README are written there.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.app import serving
from bot.settings import Settings
from tests.bot.test_browser import CHROMIUM, FLAGS, Visit, expect, playwright

PHONE = {"width": 390, "height": 780}
DESK = {"width": 1024, "height": 720}

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="No Chromium on this machine (chromium, google-chrome)."),
]


def now() -> datetime:
    """09:00 in Lào Cai on 23/11/2026."""
    return datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


class Program:
    """The program as `make run` serves it, on a clock that stands still; it can be restarted."""

    def __init__(self, url: str) -> None:
        self.url = ""
        self._database = url
        self._port = 0
        self._stack = AsyncExitStack()

    async def start(self) -> None:
        """Serve, on the port of last time if there was one."""
        settings = Settings(_env_file=None, database_url=self._database, port=self._port)
        running = await self._stack.enter_async_context(serving(settings, now))
        self.url, self._port = running.url, int(running.url.rsplit(":", 1)[1])

    async def stop(self) -> None:
        """Stop serving."""
        await self._stack.aclose()


@pytest_asyncio.fixture(loop_scope="module")
async def program(database_url: str) -> AsyncIterator[Program]:
    """The program, serving."""
    made = Program(database_url)
    await made.start()
    yield made
    await made.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Any]:
    """One Chromium for this file."""
    async with playwright.async_playwright() as driver:
        chromium = await driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        await chromium.close()


async def opened(browser: Any, url: str, **options: Any) -> Visit:
    context = await browser.new_context(**({"viewport": PHONE} | options))
    context.set_default_timeout(10_000)
    visitor = Visit(context, await context.new_page())
    await visitor.page.goto(url)
    await expect(visitor.page.locator("#hello")).to_be_visible()
    return visitor


async def tap(visitor: Visit, label: str) -> None:
    """Tap the newest choice with a label and wait for the answer."""
    before = await visitor.page.locator(".bot").count()
    await visitor.page.locator(".latest .chip", has_text=label).click()
    await expect(visitor.page.locator(".bot")).to_have_count(before + 1)


async def picture(visitor: Visit, name: str) -> None:
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        await visitor.page.screenshot(path=Path(folder) / f"{name}.png")


async def test_a_shopper_asks_reads_and_goes_on(browser: Any, program: Program) -> None:
    """From the typed name to the truth, its ground and where to buy; then the server restarts in between."""
    visitor = await opened(browser, program.url)
    await picture(visitor, "web-hello")
    await visitor.ask("tuong ot muong khuong co ocop ko")
    await expect(visitor.page.locator(".card .stamp")).to_have_text("Chưa thấy giấy mới")
    await picture(visitor, "web-chat")
    await tap(visitor, "Mua ở đâu")
    await visitor.ask("trà bát tiên bảo hưng")
    await expect(visitor.page.locator(".card .stamp").last).to_have_text("Còn hạn")
    await picture(visitor, "web-valid")
    before = await visitor.said()
    visitor.forgiven = ("WebSocket connection to",)
    await program.stop()
    await program.start()
    await expect(visitor.page.get_by_role("status")).to_contain_text("Đã nối lại")
    assert await visitor.said() == before
    await tap(visitor, "Căn cứ")
    assert (await visitor.said())[-1] == "Căn cứ của Trà Bát tiên Bảo Hưng:"
    await visitor.context.close()
    visitor.check()


async def test_the_rest_stands_one_step_behind(browser: Any, program: Program) -> None:
    """[Việc khác] changes the choices in place: no second copy of the answer."""
    visitor = await opened(browser, program.url)
    await visitor.ask("quýt mường khương")
    await visitor.page.locator(".latest .chip", has_text="Việc khác").click()
    await expect(visitor.page.locator(".latest .chip", has_text="Tôi nghi hàng giả")).to_be_visible()
    assert await visitor.page.locator(".bot").count() == 1
    await tap(visitor, "Tôi nghi hàng giả")
    await picture(visitor, "web-report")
    await visitor.context.close()
    visitor.check()


async def test_in_the_dark_and_in_english(browser: Any, program: Program) -> None:
    """The dark page on a wide screen answers a tourist in English."""
    visitor = await opened(browser, f"{program.url}/?lang=en", viewport=DESK, color_scheme="dark")
    await visitor.ask("bánh chưng đen bắc hà")
    assert (await visitor.said())[-1].startswith("Yes. Bánh chưng đen Bắc Hà is OCOP, 3 stars")
    await picture(visitor, "web-dark-english")
    await visitor.context.close()
    visitor.check()
