"""What a product may claim on a day: every edge of a certificate's life."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.registry.model import Application, Product, Recognition, Revocation, Source
from knowledge.registry.verdict import Certainty, Status, Verdict, last_day, start, verdict
from knowledge.rules.certificate import CertificateRules, certificate_rules

RULES = certificate_rules()
PAGE = Source("https://example.vn", "Báo Lào Cai")

VALID, EXPIRING, EXPIRED = Status.VALID, Status.EXPIRING, Status.EXPIRED
REVOKED, UNDATED = Status.REVOKED, Status.UNDATED
PENDING, NOT_FOUND = Status.PENDING, Status.NOT_FOUND
SURE, PERHAPS, LAPSED = Certainty.SURELY_VALID, Certainty.MAY_HAVE_LAPSED, Certainty.LAPSED
UNKNOWN = Certainty.UNKNOWN


def recognised(**known: Any) -> Recognition:
    """A recognition by this page."""
    return Recognition(PAGE, **known)


def withdrawn(on: str) -> Revocation:
    """A revocation by this page."""
    return Revocation(PAGE, on)


def proposed(on: str = "", stage: str = "planned") -> Application:
    """An application by this page."""
    return Application(PAGE, stage, on)


def worth(as_of: str, *events: Recognition | Revocation | Application, generic: bool = False) -> Verdict:
    """The verdict on a product with these events."""
    made = Product(
        "LC-0001",
        "Tương ớt",
        generic=generic,
        recognitions=tuple(e for e in events if isinstance(e, Recognition)),
        revocations=tuple(e for e in events if isinstance(e, Revocation)),
        applications=tuple(e for e in events if isinstance(e, Application)),
    )
    return verdict(made, date.fromisoformat(as_of), RULES)


def test_the_rules() -> None:
    """The numbers of the law are those of its decision."""
    assert CertificateRules(36, 90, 180, date(2026, 5, 22)) == RULES


# --- one certificate with known days ----------------------------------------------------------------

STATED = recognised(valid_from=date(2023, 12, 28), valid_to=date(2026, 12, 28), stars=4)
SIGNED = recognised(decided_on=date(2023, 12, 28))
LEAP = recognised(decided_on=date(2024, 2, 29))
BEFORE_LEAP = recognised(decided_on=date(2025, 2, 28))

LIFE = {
    "the day before the first": (STATED, "2023-12-27", NOT_FOUND, UNKNOWN),
    "first day": (STATED, "2023-12-28", VALID, SURE),
    "91 days left": (STATED, "2026-09-28", VALID, SURE),
    "90 days left": (STATED, "2026-09-29", EXPIRING, SURE),
    "last day still counts": (STATED, "2026-12-28", EXPIRING, SURE),
    "day after": (STATED, "2026-12-29", EXPIRED, LAPSED),
    "36 months from the signature": (SIGNED, "2026-12-28", EXPIRING, SURE),
    "day after 36 months": (SIGNED, "2026-12-29", EXPIRED, LAPSED),
    "from 29 February, last day": (LEAP, "2027-02-28", EXPIRING, SURE),
    "from 29 February, day after": (LEAP, "2027-03-01", EXPIRED, LAPSED),
    "from 28 February, last day": (BEFORE_LEAP, "2028-02-28", EXPIRING, SURE),
    "from 28 February, leap day is after": (BEFORE_LEAP, "2028-02-29", EXPIRED, LAPSED),
    "only the end is known": (recognised(valid_to=date(2026, 12, 28)), "2026-09-01", VALID, SURE),
    "only the end is known, day after": (
        recognised(valid_to=date(2026, 12, 28)),
        "2026-12-29",
        EXPIRED,
        LAPSED,
    ),
    "only the end is known, before any start": (
        recognised(valid_to=date(2026, 12, 28)),
        "2023-12-27",
        NOT_FOUND,
        UNKNOWN,
    ),
    "a stated end goes before 36 months": (
        recognised(decided_on=date(2023, 1, 1), valid_to=date(2024, 6, 30)),
        "2024-07-01",
        EXPIRED,
        LAPSED,
    ),
    "a stated end goes before the year": (
        recognised(year=2023, valid_to=date(2026, 3, 1)),
        "2026-03-02",
        EXPIRED,
        LAPSED,
    ),
}


@pytest.mark.parametrize(("event", "as_of", "status", "certainty"), LIFE.values(), ids=LIFE.keys())
def test_life(event: Recognition, as_of: str, status: Status, certainty: Certainty) -> None:
    """Each edge of a dated certificate gives the verdict that the decision asks for."""
    found = worth(as_of, event)

    assert (found.status, found.certainty) == (status, certainty)
    assert found.surely_valid is (certainty is SURE)


# --- a year, or nothing -----------------------------------------------------------------------------

IN_2023 = recognised(year=2023)

YEARS = {
    "surely valid on 31/12 before the first possible end": (IN_2023, "2025-12-31", SURE),
    "surely valid on the first possible last day": (IN_2023, "2026-01-01", SURE),
    "may have lapsed on the day after": (IN_2023, "2026-01-02", PERHAPS),
    "may have lapsed on the last possible day": (IN_2023, "2026-12-31", PERHAPS),
    "lapsed on 01/01": (IN_2023, "2027-01-01", LAPSED),
    "recognised in a leap year": (recognised(year=2024), "2027-12-31", PERHAPS),
    "nothing known": (recognised(), "2026-11-23", UNKNOWN),
    "nothing known but stars and number": (recognised(stars=4, decision_no="1/QĐ"), "2026-11-23", UNKNOWN),
}


@pytest.mark.parametrize(("event", "as_of", "certainty"), YEARS.values(), ids=YEARS.keys())
def test_undated(event: Recognition, as_of: str, certainty: Certainty) -> None:
    """Where the day is not known the verdict is UNDATED and says what the interval allows."""
    found = worth(as_of, event)

    assert (found.status, found.certainty) == (UNDATED, certainty)


def test_last_days_of_a_year() -> None:
    """A year gives the first and the last day that may be the certificate's last."""
    ends = worth("2026-11-23", IN_2023).last_day

    assert ends is not None
    assert (ends.first, ends.last) == (date(2026, 1, 1), date(2026, 12, 31))
    assert worth("2026-11-23", recognised()).last_day is None


def test_start() -> None:
    """A certificate begins on its stated day, else with its decision, else some time in its year."""
    day = date(2023, 5, 1)

    assert start(recognised(valid_from=day, decided_on=date(2023, 1, 1), year=2022)) == start(
        recognised(decided_on=day)
    )
    assert start(recognised(valid_to=day)) is None
    assert last_day(recognised(), RULES) is None


# --- revocations and re-evaluations -----------------------------------------------------------------

AGAIN = {
    "withdrawn before its end": ([SIGNED, withdrawn("2024-06-01")], "2024-06-01", REVOKED),
    "the day before the withdrawal": ([SIGNED, withdrawn("2024-06-01")], "2024-05-31", VALID),
    "withdrawn stays withdrawn after its end": ([SIGNED, withdrawn("2024-06-01")], "2030-01-01", REVOKED),
    "withdrawn after it had lapsed": ([SIGNED, withdrawn("2027-06-01")], "2027-06-01", REVOKED),
    "withdrawn some time in a year counts from its first day": (
        [SIGNED, withdrawn("2024")],
        "2024-01-01",
        REVOKED,
    ),
    "same year, order unknown": ([recognised(year=2021), withdrawn("2021")], "2021-12-31", REVOKED),
    "recognised and withdrawn on one day": ([SIGNED, withdrawn("2023-12-28")], "2023-12-28", REVOKED),
    "recognised the day after": ([SIGNED, withdrawn("2023-12-27")], "2024-01-01", VALID),
    "recognised in the year after": ([recognised(year=2022), withdrawn("2021")], "2022-06-01", UNDATED),
    "recognised in the month after": ([SIGNED, withdrawn("2023-11")], "2024-01-01", VALID),
    "a recognition without a day is not surely later": (
        [recognised(), withdrawn("2021")],
        "2026-01-01",
        REVOKED,
    ),
    "an end alone may tell that it is later": (
        [recognised(valid_to=date(2026, 12, 28)), withdrawn("2021")],
        "2026-01-01",
        VALID,
    ),
    "withdrawn, recognised again, lapsed": ([SIGNED, withdrawn("2021")], "2027-01-01", EXPIRED),
    "an undated recognition does not bring the withdrawal back": (
        [SIGNED, recognised(), withdrawn("2021")],
        "2027-08-01",
        EXPIRED,
    ),
    "withdrawn twice": ([SIGNED, withdrawn("2021"), withdrawn("2025-01-01")], "2025-01-02", REVOKED),
    "withdrawn without ever being seen recognised": ([withdrawn("2021")], "2026-01-01", REVOKED),
    "withdrawn goes before an application": ([withdrawn("2021"), proposed("2022")], "2026-01-01", REVOKED),
    "evaluated again before the end": (
        [SIGNED, recognised(decided_on=date(2026, 10, 1))],
        "2026-12-29",
        VALID,
    ),
    "evaluated again after the end": ([SIGNED, recognised(decided_on=date(2027, 3, 1))], "2027-03-01", VALID),
    "between the end and the evaluation": (
        [SIGNED, recognised(decided_on=date(2027, 3, 1))],
        "2027-02-28",
        EXPIRED,
    ),
    "evaluated again, year known": ([SIGNED, recognised(year=2026)], "2027-06-01", UNDATED),
    "a known day goes before the bare year": ([SIGNED, recognised(year=2023)], "2026-09-01", VALID),
    "the newest counts, though it ends first": (
        [
            recognised(decided_on=date(2023, 1, 1)),
            recognised(decided_on=date(2023, 6, 1), valid_to=date(2024, 1, 1)),
        ],
        "2024-02-01",
        EXPIRED,
    ),
    "an undated one counts when the dated lapsed": ([SIGNED, recognised()], "2027-08-01", UNDATED),
    "an undated one changes nothing before": ([SIGNED, recognised()], "2026-09-01", VALID),
}


@pytest.mark.parametrize(("events", "as_of", "status"), AGAIN.values(), ids=AGAIN.keys())
def test_several_events(events: list[Any], as_of: str, status: Status) -> None:
    """Of several events the newest decides, and a doubt about their order never becomes a yes."""
    assert worth(as_of, *events).status is status


def test_revoked_is_lapsed() -> None:
    """A withdrawn certificate is never surely valid, and the verdict shows which events it rests on."""
    found = worth("2024-06-01", STATED, withdrawn("2024"))

    assert found.certainty is LAPSED
    assert found.recognition == STATED
    assert found.revocation == withdrawn("2024")


# --- the one lawful exception -----------------------------------------------------------------------

LATE = {
    "last day of the certificate": (STATED, "2026-12-28", None),
    "day after": (STATED, "2026-12-29", date(2027, 6, 26)),
    "last day of the window": (STATED, "2027-06-26", date(2027, 6, 26)),
    "day after the window": (STATED, "2027-06-27", None),
    "the day before the article is in force": (recognised(valid_to=date(2026, 5, 1)), "2026-05-21", None),
    "the article's first day": (recognised(valid_to=date(2026, 5, 1)), "2026-05-22", date(2026, 10, 28)),
    "lapsed too long before the article": (recognised(valid_to=date(2025, 11, 22)), "2026-05-22", None),
    "a year, surely valid": (IN_2023, "2026-01-01", None),
    "a year, perhaps lapsed": (IN_2023, "2026-06-01", date(2027, 6, 29)),
    "a year, lapsed": (IN_2023, "2027-06-29", date(2027, 6, 29)),
    "a year, window over": (IN_2023, "2027-06-30", None),
    "nothing known": (recognised(), "2026-11-23", None),
}


@pytest.mark.parametrize(("event", "as_of", "until"), LATE.values(), ids=LATE.keys())
def test_late_window(event: Recognition, as_of: str, until: date | None) -> None:
    """For 180 days a late re-evaluation may keep a lapsed certificate in use, not before 22/05/2026."""
    assert worth(as_of, event).late_until == until


def test_no_late_window_for_withdrawn() -> None:
    """No late re-evaluation keeps a withdrawn certificate in use."""
    assert worth("2027-01-10", STATED, withdrawn("2026-12-30")).late_until is None


# --- without a recognition --------------------------------------------------------------------------

OTHERS = {
    "nothing": ([], NOT_FOUND),
    "proposed, day not known": ([proposed()], PENDING),
    "proposed earlier": ([proposed("2024")], PENDING),
    "proposed this year": ([proposed("2026")], PENDING),
    "proposed today": ([proposed("2026-11-23")], PENDING),
    "proposed tomorrow": ([proposed("2026-11-24")], NOT_FOUND),
    "proposed next month": ([proposed("2026-12")], NOT_FOUND),
    "proposed next year": ([proposed("2027")], NOT_FOUND),
    "recognised tomorrow": ([recognised(decided_on=date(2026, 11, 24))], NOT_FOUND),
    "recognised next year": ([recognised(year=2027)], NOT_FOUND),
    "withdrawn tomorrow": ([withdrawn("2026-11-24")], NOT_FOUND),
    "recognised tomorrow, proposed before": (
        [proposed("2025"), recognised(decided_on=date(2026, 11, 24))],
        PENDING,
    ),
}


@pytest.mark.parametrize(("events", "status"), OTHERS.values(), ids=OTHERS.keys())
def test_without_recognition(events: list[Any], status: Status) -> None:
    """Without a recognition by that day there is an application or nothing; the future is not looked at."""
    assert worth("2026-11-23", *events).status is status


def test_latest_application() -> None:
    """A pending product shows the latest application that had been made."""
    found = worth("2026-11-23", proposed(), proposed("2024-12-02"), proposed("2023"), proposed("2027"))

    assert found.application == proposed("2024-12-02")


@pytest.mark.parametrize("events", [[STATED], [recognised()], [withdrawn("2021")], [proposed()], []])
def test_generic_never_confirms(events: list[Any]) -> None:
    """A generic name is no product: whatever its row says, nothing is confirmed."""
    found = worth("2026-11-23", *events, generic=True)

    assert found == Verdict(NOT_FOUND, UNKNOWN)


# --- properties -------------------------------------------------------------------------------------

DAYS = st.dates(date(2018, 1, 1), date(2030, 12, 31))
KNOWN = st.one_of(st.just(""), DAYS.map(str), DAYS.map(lambda d: str(d)[:7]), DAYS.map(lambda d: str(d.year)))
RECOGNITIONS = st.builds(
    recognised,
    stars=st.sampled_from([None, 3, 4, 5]),
    year=st.none() | st.integers(2018, 2030),
    decided_on=st.none() | DAYS,
    valid_from=st.none() | DAYS,
    valid_to=st.none() | DAYS,
)
EVENTS = st.lists(
    st.one_of(RECOGNITIONS, st.builds(withdrawn, KNOWN), st.builds(proposed, KNOWN)), max_size=4
)


@given(EVENTS, DAYS)
def test_never_valid_after_every_end(events: list[Any], as_of: date) -> None:
    """Nothing is surely valid after the last day that any of its certificates may have."""
    found = worth(str(as_of), *events)
    ends = [last_day(event, RULES) for event in events if isinstance(event, Recognition)]

    if found.surely_valid:
        assert as_of <= max(end.last for end in ends if end)
        assert found.last_day is not None
        assert as_of <= found.last_day.first


@given(EVENTS, DAYS)
def test_never_valid_when_just_withdrawn(events: list[Any], as_of: date) -> None:
    """Nothing is surely valid on the day its withdrawal is published."""
    assert worth(str(as_of), *events, withdrawn(str(as_of))).status is REVOKED


ORDER = (NOT_FOUND, VALID, EXPIRING, EXPIRED)
SURENESS = (SURE, PERHAPS, LAPSED)


@given(RECOGNITIONS, DAYS, st.integers(0, 1_500))
def test_time_only_takes_away(event: Recognition, as_of: date, later: int) -> None:
    """A single certificate grows older only: it never comes back to an earlier verdict."""
    now, then = worth(str(as_of), event), worth(str(as_of + timedelta(days=later)), event)

    if now.status is not NOT_FOUND:
        assert then.status is not NOT_FOUND
    if now.status in ORDER and then.status in ORDER:
        assert ORDER.index(now.status) <= ORDER.index(then.status)
    if now.certainty in SURENESS and then.certainty in SURENESS:
        assert SURENESS.index(now.certainty) <= SURENESS.index(then.certainty)


@given(EVENTS, DAYS)
def test_order_decides_nothing(events: list[Any], as_of: date) -> None:
    """The verdict is the same in whatever order the events were read, and asking twice changes nothing."""
    whole = worth(str(as_of), *events)

    assert all(worth(str(as_of), *order) == whole for order in permutations(events))


@given(EVENTS, EVENTS, DAYS)
def test_the_future_is_not_looked_at(past: list[Any], future: list[Any], as_of: date) -> None:
    """What surely happens after the day changes nothing on it."""
    ahead = [event for event in future if _surely_ahead(event, as_of)]

    assert worth(str(as_of), *past, *ahead) == worth(str(as_of), *past)


def _surely_ahead(event: Any, as_of: date) -> bool:
    if isinstance(event, Recognition):
        begun = start(event)
        return begun is not None and begun.first > as_of
    return bool(event.on) and event.on[:10] > str(as_of)[: len(event.on)]
