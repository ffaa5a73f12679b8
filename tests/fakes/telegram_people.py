"""The persons in front of the fake Bot API: what they write, tap and block becomes an update."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any

from tests.fakes.telegram_rules import File
from tests.fakes.waiting import Waiting

MEDIA: dict[str, Any] = {
    "photo": [{"file_id": "p1", "file_unique_id": "p1", "width": 90, "height": 90}],
    "document": {"file_id": "d1", "file_unique_id": "d1", "file_name": "a.pdf"},
    "voice": {"file_id": "v1", "file_unique_id": "v1", "duration": 3},
    "audio": {"file_id": "a1", "file_unique_id": "a1", "duration": 3},
    "video": {"file_id": "f1", "file_unique_id": "f1", "width": 90, "height": 90, "duration": 3},
    "sticker": {
        "file_id": "s1",
        "file_unique_id": "s1",
        "type": "regular",
        "width": 90,
        "height": 90,
        "is_animated": False,
        "is_video": False,
    },
    "location": {"latitude": 22.48, "longitude": 103.97},
    "venue": {
        "location": {"latitude": 22.48, "longitude": 103.97},
        "title": "Chợ Cốc Lếu",
        "address": "Lào Cai",
    },
    "contact": {"phone_number": "0", "first_name": "A"},
    "group_chat_created": True,
}


class People(Waiting):
    """Makes updates; `FakeBotApi` hands them out.

    A positive chat id is a private chat and also the person's id; a negative one is a group.
    """

    ID: int
    USERNAME: str

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._last_update = 1000
        self._last_message = 0
        self.pending: list[Any] = []
        self.allowed: list[str] = []
        self.chats: set[int] = set()
        self.blocked: set[int] = set()
        self.queries: dict[str, bool] = {}
        self.too_old_queries: set[str] = set()
        self.sent: dict[int, Any] = {}
        self.uploads: dict[str, File] = {}
        """Files that the server keeps, by the id under which it knows them."""

    def user_says(self, chat: int, text: str, **about: Any) -> int:
        """Write a text; see `_message` for what else can be said about it. Gives the update's id."""
        return self.push(message=self._message(chat, text=text, **about))

    def user_edits(self, chat: int, text: str) -> int:
        """Change a message that was written before."""
        return self.push(edited_message=self._message(chat, text=text, edit_date=self._seconds()))

    def user_sends(self, chat: int, kind: str, *, caption: str | None = None, **about: Any) -> int:
        """Send something that is no text; `kind` is a key of `MEDIA`."""
        content = {kind: MEDIA[kind]} | ({"caption": caption} if caption else {})
        return self.push(message=self._message(chat, **content, **about))

    def user_sends_file(self, chat: int, file: File, *, as_photo: bool = False) -> int:
        """Send a file, or a picture as a picture."""
        id = self.keep_file(file)
        about = {"file_id": id, "file_unique_id": id, "file_size": len(file.content)}
        if as_photo:
            return self.push(message=self._message(chat, photo=[{**about, "width": 90, "height": 90}]))
        document = {**about, "file_name": file.name, "mime_type": file.mime}
        return self.push(message=self._message(chat, document=document))

    def keep_file(self, file: File) -> str:
        """Keep a file, and give its id; the same for the same content."""
        id = sha256(file.content).hexdigest()[:20]
        self.uploads[id] = file
        return id

    def user_taps(self, message_id: int, label: str, *, person: int | None = None) -> int:
        """Tap the button with this label under a message of the bot."""
        message = self.sent[message_id]
        data = {button.label: button.data for row in message.rows for button in row}
        assert label in data, f"no button {label!r}, there are {list(data)}"
        query = f"q{self._last_update + 1}"
        self.queries[query] = False
        return self.push(
            callback_query={
                "id": query,
                "from": self._person(person or abs(message.chat), "vi"),
                "chat_instance": "1",
                "data": data[label],
                "message": self.as_json(message),
            }
        )

    def user_presses(self, message_id: int, label: str) -> int:
        """Press the button of the keyboard to write with that came with a message: its label is written."""
        message = self.sent[message_id]
        button = next(button for row in message.rows for button in row if button.label == label)
        assert not button.data, f"{label!r} is below the message: tap it"
        return self.user_says(message.chat, label)

    def user_is_at(self, chat: int, latitude: float, longitude: float) -> int:
        """Share a location."""
        return self.push(message=self._message(chat, location={"latitude": latitude, "longitude": longitude}))

    def blocks(self, chat: int) -> int:
        """Block the bot: nothing can be sent to the chat any more."""
        self.blocked.add(chat)
        return self._membership(chat, "member", "kicked")

    def unblocks(self, chat: int) -> int:
        """Let the bot write again."""
        self.blocked.discard(chat)
        return self._membership(chat, "kicked", "member")

    def push(self, **update: Any) -> int:
        """Queue an update of any form, unless the bot said it does not want its kind."""
        self._last_update += 1
        if not self.allowed or any(kind in self.allowed for kind in update):
            self.pending.append({"update_id": self._last_update, **update})
            self._tell()
        return self._last_update

    def unanswered(self) -> list[str]:
        """Taps that the bot never answered: on the phone the button would still be waiting."""
        return [query for query, answered in self.queries.items() if not answered]

    def bot_user(self) -> dict[str, Any]:
        """The bot as a user."""
        return {"id": self.ID, "is_bot": True, "first_name": "OCOP", "username": self.USERNAME}

    def as_json(self, message: Any) -> dict[str, Any]:
        """A message of the bot as the Bot API gives it."""
        below = [row for row in message.rows if row[0].data]
        keyboard = [[{"text": b.label, "callback_data": b.data} for b in row] for row in below]
        return {
            "message_id": message.id,
            "date": self._seconds(),
            "chat": self._chat(message.chat),
            "from": self.bot_user(),
            **({"reply_markup": {"inline_keyboard": keyboard}} if keyboard else {}),
            **self._content(message),
        }

    def _content(self, message: Any) -> dict[str, Any]:
        if message.venue is not None:
            return {"venue": message.venue, "location": message.venue["location"]}
        if message.photo is not None:
            id = self.keep_file(message.photo)
            photo = {"file_id": id, "file_unique_id": id, "width": 90, "height": 90}
            return {"photo": [photo]} | ({"caption": message.text} if message.text else {})
        if message.document is None:
            return {"text": message.text}
        file = {"file_id": "b1", "file_unique_id": "b1", "file_name": message.document.name}
        return {"document": file} | ({"caption": message.text} if message.text else {})

    def _message(
        self,
        chat: int,
        *,
        person: int | None = None,
        language: str = "vi",
        is_bot: bool = False,
        reply_to: int | None = None,
        **content: Any,
    ) -> dict[str, Any]:
        self.chats.add(chat)
        self._last_message += 1
        command = re.match(r"/\w+(@\w+)?", content.get("text", ""))
        entities = [{"type": "bot_command", "offset": 0, "length": len(command[0])}] if command else []
        return {
            "message_id": self._last_message,
            "date": self._seconds(),
            "chat": self._chat(chat),
            "from": self._person(person or abs(chat), language) | {"is_bot": is_bot},
            **({"entities": entities} if entities else {}),
            **({"reply_to_message": self.as_json(self.sent[reply_to])} if reply_to else {}),
            **content,
        }

    def _membership(self, chat: int, before: str, after: str) -> int:
        def member(status: str) -> dict[str, Any]:
            return {"status": status, "user": self.bot_user()} | (
                {"until_date": 0} if status == "kicked" else {}
            )

        return self.push(
            my_chat_member={
                "chat": self._chat(chat),
                "from": self._person(abs(chat), "vi"),
                "date": self._seconds(),
                "old_chat_member": member(before),
                "new_chat_member": member(after),
            }
        )

    def _person(self, person: int, language: str) -> dict[str, Any]:
        return {"id": person, "is_bot": False, "first_name": f"P{person}", "language_code": language}

    def _chat(self, chat: int) -> dict[str, Any]:
        if chat < 0:
            return {"id": chat, "type": "supergroup", "title": "Nhóm OCOP"}
        return {"id": chat, "type": "private", "first_name": f"P{chat}"}

    def _seconds(self) -> int:
        return int(self._now().timestamp())
