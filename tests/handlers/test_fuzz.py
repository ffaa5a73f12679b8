"""The short form of `python -m tests.fuzz_talk`."""

from __future__ import annotations

from tests.fuzz_talk import main


async def test_four_hundred_messages_of_nonsense() -> None:
    """Whatever is said and tapped in whatever order, no turn fails and every limit holds."""
    assert await main(400, seed=7) == []
