"""The one web server: health, and whatever routes the channels bring.

It dresses every response in the same strict headers and writes one access line a request, without
query, address or id: the path in the log is the route's pattern ("/static/{name}"), never what was
typed. What the routes do is not known here.
"""

from __future__ import annotations

import errno
import re
import traceback
from collections.abc import Awaitable, Callable, Iterable
from time import perf_counter

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from bot.settings import Settings

log = structlog.get_logger(__name__)

_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]{1,255}")
_NOT_NEEDED = "camera=(), geolocation=(self), microphone=(), payment=(), usb=()"
_SECONDS_TO_FINISH = 5.0


class CannotListen(OSError):
    """The server cannot listen where it should.

    Attributes:
        port: Whether the port is to blame, taken or not for us; otherwise it is the address.
    """

    def __init__(self, number: int | None) -> None:
        super().__init__(number, "cannot listen")
        self.port = number in {errno.EADDRINUSE, errno.EACCES}


def make_server(settings: Settings, routes: Iterable[web.AbstractRouteDef]) -> web.Application:
    """Build the server with `/healthz` and the given routes."""
    app = web.Application(middlewares=[_rim])
    app.on_response_prepare.append(_dresser(frame_origins(settings)))
    app.add_routes([web.get("/healthz", _health), *routes])
    return app


async def serve(app: web.Application, host: str, port: int) -> tuple[web.AppRunner, int]:
    """Listen on `host` and `port`; `await runner.cleanup()` stops it.

    Returns:
        The runner, and the port that is really bound (with port 0 a free one is taken).

    Raises:
        CannotListen: The port is taken or the address is not ours.
    """
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_SECONDS_TO_FINISH)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except (OSError, UnicodeError) as error:  # a name that cannot be one is no OSError
        await runner.cleanup()
        raise CannotListen(getattr(error, "errno", None)) from error
    return runner, int(runner.addresses[0][1])


def frame_origins(settings: Settings) -> tuple[str, ...]:
    """Origins whose pages may embed ours, as written in FRAME_ORIGINS."""
    return tuple(settings.frame_origins.lower().split())


def content_policy(host: str, origins: Iterable[str]) -> str:
    """The Content-Security-Policy of a page that `host` serves and `origins` may embed."""
    # Safari before 15.4 does not count wss: to the same host as 'self', so it is named as well:
    # https://github.com/w3c/webappsec-csp/issues/7
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            " ".join(("frame-ancestors 'self'", *origins)),
        )
    )


def _dresser(origins: tuple[str, ...]) -> Callable[[web.Request, web.StreamResponse], Awaitable[None]]:
    async def dress(request: web.Request, response: web.StreamResponse) -> None:
        # No X-Frame-Options: it knows no list of origins and would contradict frame-ancestors.
        response.headers["Content-Security-Policy"] = content_policy(request.host, origins)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Permissions-Policy"] = _NOT_NEEDED

    return dress


@web.middleware
async def _rim(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Write the access line, and turn a failure into a plain 500 that still wears our headers."""
    began = perf_counter()
    status = 500
    try:
        response = await handler(request)
        status = response.status
    except web.HTTPException as refusal:
        status = refusal.status
        raise
    except Exception as error:
        log.error("request failed", path=_pattern(request), error=type(error).__name__, where=_where(error))
        return web.Response(status=500, text="500: Internal Server Error")
    finally:
        took_ms = round((perf_counter() - began) * 1000)
        log.info("request", method=request.method, path=_pattern(request), status=status, took_ms=took_ms)
    return response


def _pattern(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "-"


def _where(error: Exception) -> str:
    """File and line; an exception's own words may hold what a person wrote."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{frame.filename}:{frame.lineno}"


async def _health(_: web.Request) -> web.Response:
    return web.json_response({"ok": True})
