"""A completed prepared return: who travelled, where to, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.mechanism.countries import is_country
from opennrm.shared.errors import Invalid

FROM = "DNK"


@dataclass(frozen=True, slots=True)
class ReturnInput:
    """The person of a case travelled, with a prepared return, to a country on a day."""

    case_id: UUID
    destination: str
    travelled_on: date


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey as one point in the course of a case."""

    case_id: UUID
    day: date
    destination: str


@dataclass(frozen=True, slots=True)
class ReturnView:
    """An opened return. ``assessed_year``: of the newest standing decision "victim" before it, None without one."""

    id: UUID
    case_id: UUID
    case_number: str
    pseudonym: str
    destination: str
    travelled_on: date
    assessed_year: int | None
    organisation: str
    is_withdrawn: bool
    may_withdraw: bool


def check_return(given: ReturnInput, *, assessed_year: int | None, today: date) -> None:
    """Only a journey that took place, out of the country, of somebody who by then was assessed as a victim.

    The prepared return is offered to victims (report).
    """
    if not is_country(given.destination) or given.destination == FROM:
        raise Invalid("returns.destination_missing", field="destination")
    if given.travelled_on > today:
        raise Invalid("returns.journey_in_future", field="travelled_on")
    if assessed_year is None:
        raise Invalid("returns.not_a_victim_by_then", field="travelled_on")
