"""When a certificate is renewed: the window before its last day, and the path of who comes late.

Decision 26/2026/QĐ-TTg, article 7.6: lodged 180 to 120 days before the last day; the province decides within
45 days of the whole file. Article 12.3, a transitional clause: who could not keep the window may use the old
certificate until the result, 180 days after its last day at most; whether it covers everybody who is late
is not known. From one transcript.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from knowledge.calendar import is_working_day, next_working_day, working_day_before
from knowledge.rules.certificate import certificate_rules
from knowledge.rules.timetable import commune_until

OPENS, CLOSES = 180, 120
"""Days before the last day at which the window opens and closes."""

PREPARE = 210
"""Days before the last day at which preparing is due: our own advice."""

DECIDED_WITHIN = 45
"""Days within which the province decides on a renewal."""

Stage = Literal["early", "prepare", "open", "late", "over"]


@dataclass(frozen=True, slots=True)
class Renewal:
    """Where a certificate stands on a day.

    Attributes:
        stage: "early", "prepare", "open" (the window), "late" (after it, still valid), "over".
        last_day: Last day of the certificate.
        opens: First day to lodge.
        closes: Last working day to lodge within the window.
        lodge_by: The next day on which it can be lodged.
        result_by: About when the result comes, at worst, when it is lodged then.
        extended_to: Last day that article 12.3 could give, where it applies.
    """

    stage: Stage
    last_day: date
    opens: date
    closes: date
    lodge_by: date
    result_by: date
    extended_to: date


def renewal(last_day: date, today: date) -> Renewal:
    """Say where a certificate stands.

    Args:
        last_day: Its last day.
        today: The calendar day in Lào Cai.
    """
    opens = last_day - timedelta(days=OPENS)
    closes = _closes(last_day)
    lodge_by = max(opens, next_working_day(today))
    if not is_working_day(lodge_by):
        lodge_by = next_working_day(lodge_by)
    return Renewal(
        stage=_stage(last_day, opens, closes, today),
        last_day=last_day,
        opens=opens,
        closes=closes,
        lodge_by=lodge_by,
        result_by=result_by(lodge_by),
        extended_to=last_day + timedelta(days=certificate_rules().late_days),
    )


def result_by(lodged: date) -> date:
    """Give about when a renewal is decided: the commune's working days, then the province's days."""
    return commune_until(lodged) + timedelta(days=DECIDED_WITHIN)


def _closes(last_day: date) -> date:
    """Give the last working day of the window."""
    return working_day_before(last_day - timedelta(days=CLOSES - 1))


def _stage(last_day: date, opens: date, closes: date, today: date) -> Stage:
    if today > last_day:
        return "over"
    if today > closes:
        return "late"
    if today >= opens:
        return "open"
    return "prepare" if today >= last_day - timedelta(days=PREPARE) else "early"


NOTICES = ("prepare", "opens", "middle", "soon", "closes", "ending", "ended")
"""The notices about one certificate, in order: prepare, the window, the end of either."""


def notice_days(last_day: date) -> dict[str, date]:
    """Give the day on which each notice is due: of the window's end its last working day."""
    before = {"prepare": PREPARE, "opens": OPENS, "middle": 150, "soon": 130, "ending": 30, "ended": -1}
    days = {notice: last_day - timedelta(days=ahead) for notice, ahead in before.items()}
    days["closes"] = _closes(last_day)
    return {notice: days[notice] for notice in NOTICES}


def notice_due(last_day: date, today: date) -> str:
    """Give the newest notice that is due: earlier ones that were missed are not made up for.

    Returns:
        "" before the first, and once article 12.3 could not keep the certificate alive any more.
    """
    if today > last_day + timedelta(days=certificate_rules().late_days):
        return ""
    due = [notice for notice, day in notice_days(last_day).items() if day <= today]
    return due[-1] if due else ""
