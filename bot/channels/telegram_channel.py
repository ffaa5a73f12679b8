"""Sends replies through the Telegram Bot API: words as HTML, choices as an inline keyboard.

Every refusal of Telegram becomes a `Receipt`, here and nowhere else. Receiving is in `telegram.py`.
"""

from __future__ import annotations

import html
from hashlib import sha256
from typing import Any

import structlog
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, TelegramError
from telegram.ext import AIORateLimiter, ExtBot

from bot.channels.channel import Capabilities
from bot.channels.render import Part, Unsendable, degrade
from bot.channels.telegram_http import AiohttpRequest
from bot.channels.telegram_updates import ALLOWED_UPDATES, CHANNEL
from handlers.messages import Choice, File, Outgoing, Place, Receipt

log = structlog.get_logger(__name__)

MIB = 1024 * 1024
SHORT_LABEL = 16
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Bot(ExtBot[int]):
    """The library's bot with its rate limits, over our HTTP."""

    def __init__(self, token: str, base_url: str, request: AiohttpRequest, per_second: float = 30) -> None:
        super().__init__(
            token,
            base_url=base_url,
            base_file_url=base_url.removesuffix("/bot") + "/file/bot",
            request=request,
            get_updates_request=request,
            rate_limiter=AIORateLimiter(overall_max_rate=per_second, max_retries=3),
        )

    async def raw_updates(self, offset: int, poll_s: int) -> list[Any]:
        """Wait for updates from `offset` on, and give them as Telegram wrote them.

        The library's own `get_updates` parses a batch as a whole: one update that it cannot read
        would hide all those behind it, and it logs what people wrote.
        """
        data = {"offset": offset, "timeout": poll_s, "allowed_updates": list(ALLOWED_UPDATES)}
        longest = poll_s + (self.request.read_timeout or 0)
        updates = await self._post("getUpdates", data, read_timeout=longest)
        if not isinstance(updates, list):
            raise NetworkError("the answer holds no updates")
        return updates


class TelegramChannel:
    """The channel "telegram" (see `bot.channels.channel.Channel`)."""

    name = CHANNEL
    capabilities = Capabilities(
        max_text=4096,
        max_choices=8,
        max_choice_id=64,
        max_choice_label=40,
        max_document=50 * MIB,
        max_caption=1024,
        max_photo=10 * MIB,
        shows_again=True,
        edit=True,
        venue=True,
        share_place=True,
    )

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self._parts_sent: dict[int, int] = {}
        self._uploaded: dict[bytes, str] = {}
        self._token_refused = False

    async def send(self, outgoing: Outgoing) -> Receipt:
        """Send one reply, as one message or several; the receipt says what became of it.

        A reply that broke off goes on at the part that failed. A call that timed out may have
        arrived all the same, so a message can come twice but is never missing.
        """
        try:
            parts = degrade(outgoing.reply, self.capabilities)
        except Unsendable as error:
            return Receipt(sent=False, reason=error.reason)
        done, native = self._parts_sent.pop(outgoing.id, 0), ""
        try:
            for part in parts[done:]:
                native = await self._deliver(outgoing.chat, part)
                done += 1
        except TelegramError as error:
            return self._refused(outgoing.id, done, error)
        return Receipt(sent=True, native=native)

    async def fetch(self, file: File) -> bytes:
        """Give what a file holds, b"" where Telegram does not give it out."""
        try:
            found = await self.bot.get_file(file.ref)
            return bytes(await found.download_as_bytearray())
        except TelegramError as error:
            log.warning("telegram: file not fetched", error=_described(error))
            return b""

    def _refused(self, outbox: int, parts_sent: int, error: TelegramError) -> Receipt:
        receipt = receipt_of(error)
        if receipt.again and parts_sent:
            self._parts_sent[outbox] = parts_sent
        if receipt.reason == "token":
            self._log_token_once()
        else:
            log.warning("telegram: not sent", outbox=outbox, reason=receipt.reason, error=_described(error))
        return receipt

    def _log_token_once(self) -> None:
        if not self._token_refused:
            log.error("telegram: the token was refused")
        self._token_refused = True

    async def _deliver(self, chat: str, part: Part) -> str:
        """Send one part and give the message's id; edit instead where that is wanted and possible."""
        if part.place is not None:
            return _id(await self._send_place(chat, part.place))
        if part.photo is not None or part.document is not None:
            send = self._send_photo if part.photo is not None else self._send_document
            return _id(await self._say_plainly_if_needed(send, chat, part))
        if part.replaces:
            try:
                await self._say_plainly_if_needed(self._edit, chat, part)
                return part.replaces
            except BadRequest as error:
                if "not modified" in str(error):
                    return part.replaces
                if "no text in the message" in str(error) and await self._edited_caption(chat, part):
                    return part.replaces
                # Deleted, too old, or a document: whatever forbids the edit, the words must arrive.
        return _id(await self._say_plainly_if_needed(self._send_text, chat, part))

    async def _say_plainly_if_needed(self, call: Any, chat: str, part: Part) -> Any:
        try:
            return await call(chat, part, to_html(part), "HTML")
        except BadRequest as error:
            if "can't parse entities" not in str(error).lower():
                raise
            log.error("telegram: markup refused, sent as plain text", error=_described(error))
            return await call(chat, part, part.text, None)

    async def _send_text(self, chat: str, part: Part, text: str, mode: str | None) -> Message:
        return await self.bot.send_message(
            chat,
            text,
            parse_mode=mode,
            reply_markup=markup(part, private=not chat.startswith("-")),
            link_preview_options=NO_PREVIEW,
        )

    async def _send_place(self, chat: str, place: Place) -> Message:
        address = place.address or place.name
        return await self.bot.send_venue(chat, *place.spot, title=place.name, address=address)

    async def _send_photo(self, chat: str, part: Part, text: str, mode: str | None) -> Message:
        """Send a picture; the messenger keeps it, so that it is uploaded once for all who get it."""
        assert part.photo is not None
        key = sha256(part.photo.content).digest()
        picture: str | bytes = part.photo.ref or self._uploaded.get(key) or part.photo.content
        sent = await self.bot.send_photo(
            chat, picture, caption=text or None, parse_mode=mode,
            reply_markup=keyboard(part.options),
        )  # fmt: skip
        if sent.photo and part.photo.content:
            self._uploaded[key] = sent.photo[-1].file_id
        return sent

    async def _edit(self, chat: str, part: Part, text: str, mode: str | None) -> Message | bool:
        return await self.bot.edit_message_text(
            text,
            chat,
            int(part.replaces),
            parse_mode=mode,
            reply_markup=keyboard(part.options),
            link_preview_options=NO_PREVIEW,
        )

    async def _edited_caption(self, chat: str, part: Part) -> bool:
        """Change the words below a picture; False where that is refused too."""
        try:
            await self.bot.edit_message_caption(
                chat, int(part.replaces), caption=to_html(part), parse_mode="HTML",
                reply_markup=keyboard(part.options),
            )  # fmt: skip
        except BadRequest:
            return False
        return True

    async def _send_document(self, chat: str, part: Part, text: str, mode: str | None) -> Message:
        document = part.document
        assert document is not None
        return await self.bot.send_document(
            chat,
            document.content,
            caption=text or None,
            filename=document.name,
            parse_mode=mode,
            reply_markup=keyboard(part.options),
        )


def to_html(part: Part) -> str:
    """Give the lines as Telegram's HTML; the answer, if the part opens with it, in bold."""
    lines = [html.escape(line, quote=False) for line in part.lines]
    if part.opens and lines and lines[0].strip():
        lines[0] = f"<b>{lines[0]}</b>"
    return "\n".join(lines)


def markup(part: Part, *, private: bool) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    """Give the buttons of a part.

    A button that shares a location is of the other kind of keyboard, which stands below the field to
    write in, works in private chats only, and says its labels as words:
    https://core.telegram.org/bots/api#keyboardbutton
    """
    if not part.share or not private:
        return keyboard(part.options)
    rows = [
        [KeyboardButton(part.share, request_location=True)],
        *([KeyboardButton(option.label)] for option in part.options),
    ]
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, one_time_keyboard=True)


def keyboard(options: tuple[Choice, ...]) -> InlineKeyboardMarkup | None:
    """Lay the choices out, two in a row when all their labels are short, else one."""
    if not options:
        return None
    width = 2 if all(len(option.label) <= SHORT_LABEL for option in options) else 1
    buttons = [InlineKeyboardButton(option.label, callback_data=option.id) for option in options]
    return InlineKeyboardMarkup([buttons[n : n + width] for n in range(0, len(buttons), width)])


def receipt_of(error: TelegramError) -> Receipt:
    """Say what a refusal means for the reply and for its chat."""
    match error:
        case Forbidden():  # blocked, deactivated, kicked from the group, never started
            return Receipt(sent=False, reason="blocked", left=True)
        case ChatMigrated():  # the group goes on under a new id and speaks to us from there
            return Receipt(sent=False, reason="migrated", left=True)
        case BadRequest() if "chat not found" in str(error).lower():
            return Receipt(sent=False, reason="gone", left=True)
        case BadRequest():  # a NetworkError by descent, but trying again would not help
            return Receipt(sent=False, reason="refused")
        case InvalidToken():
            return Receipt(sent=False, reason="token", again=True)
        case _:  # NetworkError, TimedOut, RetryAfter after the limiter's last try, Conflict
            return Receipt(sent=False, reason="unreachable", again=True)


def _described(error: TelegramError) -> str:
    """Name an error for the log; only a BadRequest tells more than its kind without telling secrets."""
    name = type(error).__name__
    return f"{name}: {str(error)[:120]}" if isinstance(error, BadRequest) else name


def _id(message: Message) -> str:
    return str(message.message_id)
