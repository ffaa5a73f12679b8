"""What a Telegram update means to the conversation."""

from __future__ import annotations

import pytest
from telegram import Update

from bot.channels.telegram_updates import to_incoming
from tests.bot.conftest import NOW
from tests.fakes.telegram import FakeBotApi

CHAT, GROUP = 42, -100


def incoming_of(api: FakeBotApi):
    """What the newest update of the fake server means."""
    return to_incoming(Update.de_json(api.pending[-1], None), api.USERNAME, NOW)


@pytest.fixture
def people():
    """A server that does not listen: only its people are needed."""
    return FakeBotApi(lambda: NOW)


NAME = f"@{FakeBotApi.USERNAME}"
GROUP_TEXTS = {
    "talk among people": ("chè ngon quá", False, "chè ngon quá"),
    "a command": ("/tim chè", True, "/tim chè"),
    "a command for us": (f"/tim{NAME} chè", True, "/tim chè"),
    "a command for us in capitals": (f"/tim{NAME.upper()} chè", True, "/tim chè"),
    "a command for another": ("/tim@other_bot chè", False, "/tim@other_bot chè"),
    "a command in the middle": ("xem /tim", False, "xem /tim"),
    "called by name": (f"{NAME} chè dây", True, "chè dây"),
    "called by name with a comma": (f"{NAME}, chè dây", True, "chè dây"),
    "called at the end": (f"chè dây {NAME}", True, "chè dây"),
    "called in the middle": (f"xin {NAME} chè dây", True, "xin chè dây"),
    "only called": (NAME, True, ""),
    "a longer name": (f"{NAME}2 chè", False, f"{NAME}2 chè"),
    "an address": (f"hộp thư a{NAME}.vn", False, f"hộp thư a{NAME}.vn"),
}


@pytest.mark.parametrize(("text", "addressed", "left"), GROUP_TEXTS.values(), ids=GROUP_TEXTS.keys())
def test_group(people, text, addressed, left):
    """In a group the bot is meant when it is called by command or name, which is then left out."""
    people.user_says(GROUP, text, person=7)

    incoming = incoming_of(people)

    assert (incoming.chat, incoming.person, incoming.private) == ("-100", "7", False)
    assert (incoming.addressed, incoming.text) == (addressed, left)


async def test_group_reply(api, entrance, telegram):
    """In a group, an answer to a message of the bot is meant for it."""
    api.user_says(GROUP, NAME, person=7)
    telegram()
    await entrance.until(lambda: entrance.settled)
    api.user_says(GROUP, "còn hạn không", person=7, reply_to=api.messages(GROUP)[0].id)
    await entrance.until(lambda: len(entrance.heard) == 2)

    assert entrance.heard[1].addressed


def test_private_is_always_addressed(people):
    """In a private chat everything is meant for the bot."""
    people.user_says(CHAT, "/tim@other_bot")

    assert incoming_of(people).addressed


KINDS = {
    "photo": "photo",
    "document": "file",
    "voice": "voice",
    "audio": "voice",
    "video": "unsupported",
    "sticker": "unsupported",
    "contact": "unsupported",
    "location": "place",
    "venue": "place",
}


@pytest.mark.parametrize(("sent", "kind"), KINDS.items())
def test_kinds(people, sent, kind):
    """Whatever is sent has a kind, so that it can be answered; a caption is its text."""
    people.user_sends(CHAT, sent, caption="chè này")

    assert (incoming_of(people).kind, incoming_of(people).text) == (kind, "chè này")


def test_nobodys_question(people):
    """Edits, other bots, channel posts and the chat's own notices are passed over."""
    people.user_edits(CHAT, "a")
    edit = incoming_of(people)
    people.user_says(GROUP, NAME, is_bot=True)
    robot = incoming_of(people)
    people.push(channel_post={"message_id": 1, "date": 1, "chat": {"id": -5, "type": "channel"}, "text": "a"})
    post = incoming_of(people)
    people.user_sends(GROUP, "group_chat_created")
    notice = incoming_of(people)

    assert (edit, robot, post, notice) == (None, None, None, None)


def test_block_and_return(people):
    """Blocking the bot is leaving, unblocking it is coming back."""
    people.blocks(CHAT)
    left = incoming_of(people)
    people.unblocks(CHAT)
    back = incoming_of(people)

    assert (left.kind, back.kind, left.chat, left.at) == ("left", "follow", "42", NOW)


def test_new_rank_in_a_group(people):
    """Becoming an administrator is neither coming nor going."""
    people._membership(GROUP, "member", "member")

    assert incoming_of(people) is None
