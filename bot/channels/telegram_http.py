"""Carries python-telegram-bot's HTTP over one aiohttp session, so that the house has one HTTP client.

Two more reasons than thrift: the errors of an HTTP client hold the URL, and the URL of a Bot API
call holds the token, so here an error keeps only its kind; and an answer that is no JSON (a blocked
page, a captive portal) is an outage like any other, not a stack trace with the page in it.
"""

from __future__ import annotations

import json
import logging
import os
from io import BytesIO
from typing import Any

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

# Without it, every RetryAfter (status 429) warns about its own attribute; goes with PTB 23.
# https://docs.python-telegram-bot.org/en/v22.8/telegram.error.html#telegram.error.RetryAfter
os.environ.setdefault("PTB_TIMEDELTA", "1")

Seconds = float | None
Given = DefaultValue[None] | DefaultValue[float] | float | None


class AiohttpRequest(BaseRequest):
    """HTTP for a `telegram.Bot`; give the same one as `request` and `get_updates_request`.

    Args:
        proxy: Address of an HTTP proxy, "" for none.
        read_timeout: Longest silence while an answer is awaited, in seconds; None waits for ever, as
            with every timeout here. A long poll adds its own time to it.
        write_timeout: Longest time for sending a request without files.
        media_write_timeout: The same for a request with files.
        connect_timeout: Longest time for opening a connection.
        pool_timeout: Longest wait for one of the pooled connections to become free.
        connections: How many connections may be open at once; a long poll holds one of them.
    """

    __slots__ = ("_connections", "_media_write", "_proxy", "_session", "_timeouts")

    def __init__(
        self,
        proxy: str = "",
        *,
        read_timeout: Seconds = 20,
        write_timeout: Seconds = 10,
        media_write_timeout: Seconds = 60,
        connect_timeout: Seconds = 10,
        pool_timeout: Seconds = 5,
        connections: int = 64,
    ) -> None:
        self._proxy = proxy or None
        self._timeouts = (read_timeout, write_timeout, connect_timeout, pool_timeout)
        self._media_write = media_write_timeout
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> Seconds:
        """The read timeout, in seconds, of a call that names none."""
        return self._timeouts[0]

    async def initialize(self) -> None:
        """Open the session; a second call does nothing."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections)
            self._session = aiohttp.ClientSession(
                connector=connector, headers={"User-Agent": self.USER_AGENT}
            )

    async def shutdown(self) -> None:
        """Close the session; a second call does nothing."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0917 - the signature is BaseRequest's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Given = BaseRequest.DEFAULT_NONE,
        write_timeout: Given = BaseRequest.DEFAULT_NONE,
        connect_timeout: Given = BaseRequest.DEFAULT_NONE,
        pool_timeout: Given = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one call.

        Returns:
            Status and body of the answer, whatever the status is.

        Raises:
            TimedOut: One of the timeouts ran out; the call may have reached the server all the same.
            NetworkError: There was no answer; or the session is not open (yet, or any more).
        """
        within = self._within(request_data, read_timeout, write_timeout, connect_timeout, pool_timeout)
        try:
            return await self._call(method, url, request_data, within)
        except TimeoutError:
            failure: NetworkError = TimedOut()
        except Exception as error:  # whatever it is, its text may hold the URL and so the token
            failure = NetworkError(f"no answer: {type(error).__name__}")
        # Raised out here so that the error of the HTTP client, with its URL, is not chained to it.
        raise failure

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer of the Bot API.

        Raises:
            NetworkError: It is none.
        """
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or ("result" not in answer and answer.get("ok") is not False):
            raise NetworkError("the answer is not one of the Bot API")
        return answer

    async def _call(
        self, method: str, url: str, data: RequestData | None, within: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise ConnectionError("session is not open")
        async with self._session.request(
            method, url, data=_body(data), headers=_headers(data), proxy=self._proxy, timeout=within
        ) as response:
            return response.status, await response.read()

    def _within(self, data: RequestData | None, *given: Given) -> aiohttp.ClientTimeout:
        """Say the four timeouts in aiohttp's words.

        It has none for writing (its `sock_read` begins when the request is written), so the sum of
        all four bounds the whole call.
        """
        read, write, connect, pool = (
            default if isinstance(value, DefaultValue) else value
            for value, default in zip(given, self._timeouts, strict=True)
        )
        if isinstance(given[1], DefaultValue) and data is not None and data.contains_files:
            write = self._media_write
        return aiohttp.ClientTimeout(
            total=_sum(read, write, connect, pool),
            connect=_sum(connect, pool),
            sock_connect=connect,
            sock_read=read,
        )


def _sum(*seconds: Seconds) -> Seconds:
    known = [value for value in seconds if value is not None]
    return sum(known) if len(known) == len(seconds) else None


def _body(data: RequestData | None) -> bytes | aiohttp.FormData | None:
    if data is None:
        return None
    if data.contains_files:
        return _multipart(data)
    # A lone surrogate cannot be sent; it becomes "?" rather than an error that returns for ever.
    return data.url_encoded_parameters({"errors": "replace"}).encode()


def _headers(data: RequestData | None) -> dict[str, str] | None:
    if data is None or data.contains_files:
        return None
    return {"Content-Type": "application/x-www-form-urlencoded"}


def _multipart(data: RequestData) -> aiohttp.FormData:
    """Write parameters and files as multipart/form-data.

    The Bot API server takes a file name as it stands between the quotes, without undoing any
    quoting, and ends it at a semicolon, so a name goes out in plain UTF-8 and without those.
    https://github.com/tdlib/td/blob/master/tdnet/td/net/HttpReader.cpp
    """
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value.encode("utf-8", "replace").decode())
    for name, (filename, content, mime) in data.multipart_data.items():
        file = BytesIO(content) if isinstance(content, bytes) else content  # aiohttp warns of long bytes
        form.add_field(name, file, filename=_plain(filename), content_type=mime)
    return form


def _plain(filename: str) -> str:
    return "".join("_" if c in '";\\' or not c.isprintable() else c for c in filename)


def hush_loggers() -> None:
    """Keep the libraries' own lines out of the log: at DEBUG they hold the token and what people wrote."""
    for name in ("telegram", "httpx", "httpcore"):
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.level, logging.WARNING))
