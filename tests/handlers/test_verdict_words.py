"""The voice guide's limits, held by every product on many days in both languages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from handlers.verdict_words import TONES, Told, answer, case
from knowledge.registry.catalog import Registry
from knowledge.registry.verdict import verdict
from knowledge.rules.certificate import certificate_rules

DAYS = [date(2019, 6, 1), date(2022, 5, 30), date(2025, 12, 31), date(2026, 11, 23), date(2026, 12, 29)]
DAYS += [date(2027, 6, 27), date(2028, 2, 29)]

CODE = "7K3Q2A"


def all_told(registry: Registry, language: str) -> list[Told]:
    return [
        Told(product, verdict(product, day, certificate_rules()), day, registry.as_of, language, repaired)
        for product in registry.products.values()
        if not product.generic
        for day in DAYS
        for repaired in (False, True)
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_answer_keeps_the_limits(registry: Registry, language: str) -> None:
    """First line at most 80 characters; at most 400 characters and 8 lines; one source line of at most 90."""
    for told in all_told(registry, language):
        text = answer(told, CODE)
        assert len(text.answer) <= 80, text.answer
        assert len("\n".join(text.lines)) <= 400, text.lines
        assert len(text.lines) <= 8, text.lines
        assert len(text.source) <= 90, text.source


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_answer_names_the_product(registry: Registry, language: str) -> None:
    """However the first line had to be shortened, the product's name stands in the answer."""
    for told in all_told(registry, language):
        assert any(told.product.name in line for line in answer(told, CODE).lines)


def test_only_a_surely_valid_certificate_is_a_yes(registry: Registry) -> None:
    """An answer begins with "Có." exactly when the certificate is surely valid that day."""
    for told in all_told(registry, "vi"):
        first = answer(told, CODE).answer
        assert first.startswith("Có. ") == told.verdict.surely_valid, first


def test_a_product_without_a_maker_says_that_stars_belong_to_one(registry: Registry) -> None:
    """Where the list names no maker, an answer that speaks of stars says what that means."""
    for told in all_told(registry, "vi"):
        if told.product.producer is None and case(told.verdict) not in {"revoked", "pending", "not-yet"}:
            assert "Sao cấp cho từng cơ sở; danh sách của tôi chưa ghi cơ sở nào." in answer(told, CODE).body


def test_the_card_says_in_words_what_its_colour_says(registry: Registry) -> None:
    """Every card has a label, and the tone "yes" only where the answer is yes."""
    for told in all_told(registry, "vi"):
        card = answer(told, CODE).card
        assert card is not None
        assert card.label
        assert (card.tone == "yes") == told.verdict.surely_valid


def test_every_case_has_a_tone(registry: Registry) -> None:
    """No verdict falls outside the cases of the voice guide."""
    assert {case(told.verdict) for told in all_told(registry, "vi")} <= set(TONES)


def test_no_answer_changes_within_a_day_but_at_midnight(registry: Registry) -> None:
    """The last day still counts, the next does not: 28/12/2026 and 29/12/2026 of a dated certificate."""
    product = registry.products["LC-0122"]
    last = date(2026, 12, 28)
    lines = []
    for day in (last, last + timedelta(days=1)):
        worth = verdict(product, day, certificate_rules())
        lines.append(answer(Told(product, worth, day, registry.as_of, "vi"), CODE).answer)
    assert lines == [
        "Có. Trà Bát tiên Bảo Hưng là OCOP 4 sao ★★★★, còn hạn đến 28/12/2026.",
        "Giấy hết hạn 28/12/2026, có thể đang được dùng tiếp để chờ đánh giá lại.",
    ]
