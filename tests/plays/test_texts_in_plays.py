"""Every sentence for people is said in a play, or a reason is written down."""

from __future__ import annotations

from pathlib import Path

import yaml

from knowledge.texts import TEXTS, ids_in
from tests.plays.listening import PLAYS, differences, heard, scripts

NOT_IN_CONVERSATIONS = ("operator.ftl", "web.ftl")  # the command line, and the page around the chat


async def test_every_text_is_said_in_a_play_or_excused(filled: Path, tmp_path: Path) -> None:
    """A new text comes with a play; an excuse that is no longer true is taken back."""
    ours = {
        message
        for path in (TEXTS / "vi").glob("*.ftl")
        if path.name not in NOT_IN_CONVERSATIONS
        for message in ids_in(path)
    }
    with heard() as said:
        for script in scripts():
            assert await differences(script, filled, tmp_path) == []
    excused = {m for ids in yaml.safe_load((PLAYS / "unsaid.yaml").read_text("utf-8")).values() for m in ids}
    assert ours - said == excused
