"""Who stands by somebody who may be under 18."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Invalid

LONGEST = 200


@dataclass(frozen=True, slots=True, repr=False)
class RepresentativeView:
    """Somebody who was named. ``name`` is empty where it was recorded that there is nobody any more."""

    id: UUID
    name: str
    since: date
    named_by: str


@dataclass(frozen=True, slots=True, repr=False)
class Representatives:
    """Of a case: whether the person may be a minor, and who has been named, the newest first."""

    may_be_minor: bool
    is_lacking: bool
    named: tuple[RepresentativeView, ...]


def is_demanded(day: date) -> bool:
    """From that day on nobody who may be a minor is interviewed without one (ours; that a possible minor is treated as one
    and gets a representative: report)."""
    return rules().code("demands", "representative").holds_on(day)


def check_representative(name: str, since: date, *, today: date, has_one: bool) -> None:
    """A name, or nobody any more where there was somebody; from today or before."""
    if not name.strip() and not has_one:
        raise Invalid("intake.representative_empty", field="name")
    if len(name) > LONGEST:
        raise Invalid("intake.text_too_long", field="name", longest=LONGEST)
    if since > today:
        raise Invalid("intake.representative_in_future", field="since")
