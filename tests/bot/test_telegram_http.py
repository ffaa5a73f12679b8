"""python-telegram-bot's HTTP over aiohttp."""

from __future__ import annotations

import pytest
from telegram import Bot, InputFile
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.telegram_channel import Bot as TelegramBot
from bot.channels.telegram_http import AiohttpRequest
from tests.fakes.telegram import FakeBotApi


def bot_on(base_url: str, request: AiohttpRequest) -> Bot:
    """A bare bot of the library over our HTTP."""
    return Bot(FakeBotApi.TOKEN, base_url, request=request, get_updates_request=request)


async def test_the_library_works_over_it(api):
    """Opening twice opens one session, closing twice closes it."""
    request = AiohttpRequest()
    bot = bot_on(api.base_url, request)
    await request.initialize()
    async with bot:
        assert bot.username == api.USERNAME
    await request.shutdown()

    with pytest.raises(NetworkError):
        await bot.get_me()


async def test_proxy(api):
    """With a proxy, the call goes to the proxy, which finds the server."""
    request = AiohttpRequest(proxy=api.base_url.removesuffix("/bot"))

    async with bot_on("http://telegram.invalid/bot", request) as bot:
        assert bot.username == api.USERNAME


async def test_timeout(api):
    """A server that does not answer in time is a TimedOut."""
    async with bot_on(api.base_url, AiohttpRequest()) as bot:
        api.hold_next("getMe")
        with pytest.raises(TimedOut):
            await bot.get_me(read_timeout=0.01)


class Noting(AiohttpRequest):
    """Notes how long an answer may take."""

    __slots__ = ("silences",)

    async def do_request(self, url, method, request_data=None, read_timeout=None, *others, **named):
        self.silences = (*getattr(self, "silences", ()), read_timeout)
        return await super().do_request(url, method, request_data, read_timeout, *others, **named)


async def test_long_poll_outlasts_the_read_timeout(api):
    """The time of a long poll is added to the read timeout."""
    request = Noting(read_timeout=20)
    await request.initialize()
    api.user_says(42, "a")

    await TelegramBot(api.TOKEN, api.base_url, request).raw_updates(0, 30)
    await request.shutdown()

    assert request.silences == (50,)


@pytest.mark.parametrize("fault", ["cut", "no server"])
async def test_errors_hold_no_address(api, fault):
    """An error tells its kind only: the address of a call holds the token."""
    async with bot_on(api.base_url, AiohttpRequest()) as bot:
        api.cut_next("getMe")
        if fault == "no server":
            await api.stop()

        with pytest.raises(NetworkError) as error:
            await bot.get_me()

    assert api.TOKEN not in repr(error.value)
    assert (error.value.__cause__, error.value.__context__) == (None, None)


def data(*files: bytes) -> RequestData:
    """The parameters of a call, with files or without."""
    return RequestData([RequestParameter("document", None, [InputFile(file) for file in files])])


TIMEOUTS = {
    "all by default": (data(), {}, (1 + 2 + 4 + 8, 4 + 8, 4, 1)),
    "an upload may take longer": (data(b"a"), {}, (1 + 16 + 4 + 8, 4 + 8, 4, 1)),
    "unless the call says": (data(b"a"), {"write": 32}, (1 + 32 + 4 + 8, 4 + 8, 4, 1)),
    "without end": (data(), {"read": None}, (None, 4 + 8, 4, None)),
}


@pytest.mark.parametrize(("given", "named", "want"), TIMEOUTS.values(), ids=TIMEOUTS.keys())
def test_timeouts(given, named, want):
    """The library's four timeouts in aiohttp's words: the whole, getting a connection, opening it, quiet."""
    request = AiohttpRequest(
        read_timeout=1, write_timeout=2, connect_timeout=4, pool_timeout=8, media_write_timeout=16
    )
    order = [named.get(name, request.DEFAULT_NONE) for name in ("read", "write", "connect", "pool")]

    within = request._within(given, *order)

    assert (within.total, within.connect, within.sock_connect, within.sock_read) == want
