"""When to lodge: the two rounds a year, counted back from the days before which the commune must have sent.

Decision 26/2026/QĐ-TTg, article 7: the commune has 15 working days from receipt and sends to the province
before 30 April or 30 October; the province decides before 30 June or 30 December. "Before" a day is the day
before it at the latest. Known from one transcript.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.calendar import after_working_days, working_day_before
from knowledge.rules.procedure import steps

COMMUNE, PROVINCE = "b4_xa_danh_gia", "b8_cong_nhan_3_4"


@dataclass(frozen=True, slots=True)
class Lodging:
    """The round a dossier can still reach.

    Attributes:
        round: 1 or 2.
        lodge_by: Last working day on which the commune still has its working days before it must send.
        commune_sends_before: The day before which the commune must have sent.
        province_done_before: The day before which the province must have decided.
    """

    round: int
    lodge_by: date
    commune_sends_before: date
    province_done_before: date


def next_round(today: date) -> Lodging:
    """Give the next round that a dossier lodged on some day from today on can reach."""
    coming = (one for year in (today.year, today.year + 1) for one in _rounds(year) if one.lodge_by >= today)
    return next(coming)


def commune_until(lodged: date) -> date:
    """Give the day by which the commune has had its working days, for what was lodged on a day."""
    return after_working_days(lodged, steps()[COMMUNE].working_days or 0)


def _rounds(year: int) -> list[Lodging]:
    return [
        Lodging(
            round=one.number,
            lodge_by=_back(date(year, *one.sent_before), steps()[COMMUNE].working_days or 0),
            commune_sends_before=date(year, *one.sent_before),
            province_done_before=date(year, *one.done_before),
        )
        for one in steps()[PROVINCE].rounds
    ]


def _back(before: date, working_days: int) -> date:
    """Give the last working day that has so many working days between itself and `before`, both left out."""
    day = before
    for _ in range(working_days + 1):
        day = working_day_before(day)
    return day
