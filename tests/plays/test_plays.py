"""Every play, on every channel it is for: an official can read it, sign it, and trust that it holds."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.plays.on_terminal import OnTerminal
from bot.plays.perform import custom_of
from bot.plays.script import BadPlay, read_script
from bot.plays.stage import perform
from knowledge.store.database import Database
from tests.plays.stages import OnTelegram, OnWeb

PLAYS = sorted(Path(__file__).parent.glob("*.chat"))
CHANNELS = ("terminal", "web", "telegram")
CASES = [
    pytest.param(path, channel, id=f"{path.stem}-{channel}")
    for path in PLAYS
    for channel in CHANNELS
    if not (only := read_script(path).channels) or channel in only
]


@pytest.fixture
def opened(filled: Path, tmp_path: Path) -> Callable[[], Database]:
    """Opens one copy of the filled database, again and again."""
    copy = shutil.copy(filled, tmp_path / "play.sqlite3")
    return lambda: Database(f"sqlite+aiosqlite:///{copy}")


@pytest.fixture
async def stage(
    request: pytest.FixtureRequest, opened: Callable[[], Database]
) -> AsyncIterator[OnTerminal | OnWeb | OnTelegram]:
    """The channel of the case, with the assistant behind it."""
    path = request.node.callspec.params["path"]
    custom = custom_of(read_script(path))
    made = {"terminal": OnTerminal, "web": OnWeb, "telegram": OnTelegram}[request.param](opened, custom)
    if isinstance(made, OnWeb | OnTelegram):
        await made.start()
    yield made
    await made.close()


@pytest.mark.parametrize(("path", "stage"), CASES, indirect=["stage"])
async def test_play(path: Path, stage: OnTerminal | OnWeb | OnTelegram) -> None:
    """The assistant says what the play says, restarted after every turn."""
    outcome = await perform(read_script(path), stage)
    assert not outcome.differences, "\n\n" + "\n".join(outcome.differences)


@pytest.mark.parametrize(
    ("text", "why"),
    {
        "a line of nobody": ("  lạc dòng", "belongs to nobody"),
        "a whole line left open": ("Khách: a\nBot: …", "not for a line"),
        "a file that is not there": ("@tệp files/no.csv", "unknown directive"),
        "an unknown directive": ("@múa rối", "unknown directive"),
        "no line of a play": ("chỉ là chữ", "not a line"),
    }.values(),
)
def test_a_play_that_cannot_be_read_says_where_and_why(text: str, why: str, tmp_path: Path) -> None:
    """A mistake in a play file names file, line and reason."""
    file = tmp_path / "hong.chat"
    file.write_text(text, "utf-8")
    with pytest.raises(BadPlay, match=rf"hong\.chat:\d+: .*{why}"):
        read_script(file)
