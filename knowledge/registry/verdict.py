"""What a product's recognition is worth on one day. Pure: events and a day in, a verdict out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from knowledge.registry.days import Period, add_months, period
from knowledge.registry.model import Application, Product, Recognition, Revocation
from knowledge.rules.certificate import CertificateRules


class Status(StrEnum):
    """The verdict in one word, as other programs read it."""

    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    REVOKED = "revoked"
    UNDATED = "undated"
    PENDING = "pending"
    NOT_FOUND = "not_found"


class Certainty(StrEnum):
    """How much of a verdict without an exact last day is sure."""

    SURELY_VALID = "surely_valid"
    MAY_HAVE_LAPSED = "may_have_lapsed"
    LAPSED = "lapsed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be said of a product on a day, with its ground.

    Attributes:
        status: The verdict.
        certainty: With UNDATED, what the known interval allows to say; with dates, the plain truth.
        recognition: The recognition it rests on, if any.
        revocation: The revocation it rests on, with REVOKED.
        application: The latest application, with PENDING.
        last_day: First and last possible last day of the certificate; None where nothing is known.
        late_until: Last day on which a late re-evaluation may lawfully keep a lapsed certificate in
            use; None where that does not come into question on this day.
    """

    status: Status
    certainty: Certainty
    recognition: Recognition | None = None
    revocation: Revocation | None = None
    application: Application | None = None
    last_day: Period | None = None
    late_until: date | None = None

    @property
    def surely_valid(self) -> bool:
        """Whether a plain "yes, still valid" is true."""
        return self.certainty is Certainty.SURELY_VALID


def verdict(product: Product, as_of: date, rules: CertificateRules) -> Verdict:
    """Say what `product` may claim on one day.

    Args:
        product: With all its events, in any order; events after `as_of` are not looked at.
        as_of: Calendar day in Asia/Ho_Chi_Minh.
        rules: Months of life, days that count as expiring, days for a late re-evaluation.

    Returns:
        REVOKED from the first day that the revocation may have been made, unless a recognition that
        surely came later stands; VALID up to the last day, EXPIRING with at most `expiring_days`
        days left, EXPIRED after it; UNDATED where only a year or nothing is known; PENDING with
        applications alone; NOT_FOUND where nothing had happened by `as_of`. A generic name
        ("TÊN CHUNG") is NOT_FOUND whatever its row says: stars are given to one maker's product.

    Source:
        QĐ 26/2026/QĐ-TTg; `knowledge/rules/certificate.yaml`.
    """
    if product.generic:
        return Verdict(Status.NOT_FOUND, Certainty.UNKNOWN)
    recognition = _standing(product.recognitions, as_of, rules)
    revocation = _last_revocation(product.revocations, as_of)
    if revocation is not None:
        later = tuple(r for r in product.recognitions if _surely_after(r, revocation, rules))
        again = _standing(later, as_of, rules)
        if again is None:
            return Verdict(Status.REVOKED, Certainty.LAPSED, recognition, revocation)
        recognition = again
    if recognition is not None:
        return _living(recognition, as_of, rules)
    return _without_recognition(product, as_of)


def start(recognition: Recognition) -> Period | None:
    """Give the days on which the certificate may have begun; None where nothing is known.

    Where only the day of the decision is known, the certificate is taken to begin on it.
    """
    day = recognition.valid_from or recognition.decided_on
    if day is not None:
        return Period(day, day)
    return period(str(recognition.year)) if recognition.year else None


def last_day(recognition: Recognition, rules: CertificateRules) -> Period | None:
    """Give the days that may be the certificate's last; None where nothing is known."""
    if recognition.valid_to is not None:
        return Period(recognition.valid_to, recognition.valid_to)
    begun = start(recognition)
    return begun.plus_months(rules.months) if begun else None


def _standing(all_of: tuple[Recognition, ...], as_of: date, rules: CertificateRules) -> Recognition | None:
    """Choose the newest recognition; one without any date counts when the dated ones have lapsed.

    In one year a known day goes before the bare year: it is the same recognition, better known.
    """
    dated = [(begun, r) for r in all_of if (begun := _begun(r, rules)) and begun.first <= as_of]
    undated = [r for r in all_of if last_day(r, rules) is None]
    newest = max(dated, key=lambda pair: (pair[0].first, pair[0].last, _rank(pair[1])))[1] if dated else None
    ends = last_day(newest, rules) if newest else None
    if undated and (ends is None or ends.last < as_of):
        return max(undated, key=_rank)
    return newest


def _begun(recognition: Recognition, rules: CertificateRules) -> Period | None:
    """Give the start, counted back from the last day where nothing else is known."""
    begun = start(recognition)
    if begun is None and recognition.valid_to is not None:
        first = add_months(recognition.valid_to, -rules.months)
        return Period(first, first)
    return begun


def _rank(recognition: Recognition) -> tuple[int, str]:
    """Order recognitions of one day, so that the order in which they were read decides nothing."""
    return recognition.stars or 0, repr(recognition)


def _last_revocation(all_of: tuple[Revocation, ...], as_of: date) -> Revocation | None:
    made = [(when, r) for r in all_of if (when := period(r.on)) and when.first <= as_of]
    return max(made, key=lambda pair: (pair[0].last, pair[0].first, repr(pair[1])))[1] if made else None


def _surely_after(recognition: Recognition, revocation: Revocation, rules: CertificateRules) -> bool:
    begun = _begun(recognition, rules)
    withdrawn = period(revocation.on)
    return begun is not None and withdrawn is not None and begun.first > withdrawn.last


def _living(recognition: Recognition, as_of: date, rules: CertificateRules) -> Verdict:
    ends = last_day(recognition, rules)
    if ends is None:
        return Verdict(Status.UNDATED, Certainty.UNKNOWN, recognition)
    certainty = _certainty(ends, as_of)
    status = _dated_status(ends.last, as_of, rules) if ends.exact else Status.UNDATED
    return Verdict(
        status, certainty, recognition, last_day=ends, late_until=_late_until(ends, certainty, as_of, rules)
    )


def _certainty(ends: Period, as_of: date) -> Certainty:
    if as_of <= ends.first:
        return Certainty.SURELY_VALID
    return Certainty.MAY_HAVE_LAPSED if as_of <= ends.last else Certainty.LAPSED


def _dated_status(ends: date, as_of: date, rules: CertificateRules) -> Status:
    if as_of > ends:
        return Status.EXPIRED
    return Status.EXPIRING if (ends - as_of).days <= rules.expiring_days else Status.VALID


def _late_until(ends: Period, certainty: Certainty, as_of: date, rules: CertificateRules) -> date | None:
    if certainty is Certainty.SURELY_VALID or as_of < rules.late_from:
        return None
    until = ends.last + timedelta(days=rules.late_days)
    return until if as_of <= until else None


def _without_recognition(product: Product, as_of: date) -> Verdict:
    known = [(period(application.on), application) for application in product.applications]
    made = [(when.last if when else date.min, a) for when, a in known if when is None or when.first <= as_of]
    if not made:
        return Verdict(Status.NOT_FOUND, Certainty.UNKNOWN)
    latest = max(made, key=lambda pair: (pair[0], repr(pair[1])))[1]
    return Verdict(Status.PENDING, Certainty.UNKNOWN, application=latest)
