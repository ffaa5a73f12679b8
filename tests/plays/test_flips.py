"""The short form of `make flip-plays`: a few changes of texts, stars and dates, each noticed."""

from __future__ import annotations

from tests.flip_plays import main


async def test_six_changes_each_turn_a_play_red() -> None:
    """Three texts and three facts, changed one at a time, are all noticed by some play."""
    assert await main(6, seed=7) == 0
