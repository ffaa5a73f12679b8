"""How long a certificate lives, read from `certificate.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.yaml_files import read_yaml


@dataclass(frozen=True, slots=True)
class CertificateRules:
    """Numbers that decide what a certificate is worth on a day.

    Attributes:
        months: Life of a certificate, in calendar months from the day of issue.
        expiring_days: Days up to and including the last one that count as expiring.
        late_days: Days after the last one in which a late re-evaluation may keep it in use.
        late_from: First day on which the article on late re-evaluation is in force.

    Source:
        Each number names its own in `certificate.yaml`.
    """

    months: int
    expiring_days: int
    late_days: int
    late_from: date


@cache
def certificate_rules() -> CertificateRules:
    """Give the rules in force, as shipped."""
    return rules_in(read_yaml(Path(__file__).with_name("certificate.yaml")))


def rules_in(data: Mapping[str, Any]) -> CertificateRules:
    """Make rules of the plain values of a file."""
    return CertificateRules(
        months=data["months"]["value"],
        expiring_days=data["expiring_days"]["value"],
        late_days=data["late_days"]["value"],
        late_from=data["late_days"]["valid_from"],
    )
