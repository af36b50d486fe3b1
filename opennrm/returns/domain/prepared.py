"""A prepared return: who returns, where to, and that every step is voluntary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from opennrm.mechanism.countries import is_country
from opennrm.mechanism.rules import rules
from opennrm.returns.domain.journeys import FROM
from opennrm.shared.errors import Invalid

# Who turns 18 this year may still be a minor.
OLDEST_MINOR = 18
MOST_CHILDREN = 15


class Household(StrEnum):
    """A provider provides for minor children in the home country (report)."""

    ADULT = "adult"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class ConsentInput:
    """The person said yes to a step, on a day, in a way of denmark.toml."""

    given_on: date
    way: str


@dataclass(frozen=True, slots=True)
class HouseholdInput:
    """Whom the person provides for, by year of birth; and the number of the case of who returns together with them."""

    kind: str
    children_born: tuple[int, ...] = ()
    together_with: str = ""


@dataclass(frozen=True, slots=True)
class PreparedInput:
    """An offer that the person wants to hear more of. The destination is where they live, or where they come from."""

    case_id: UUID
    destination: str
    household: HouseholdInput
    consent: ConsentInput


@dataclass(frozen=True, slots=True)
class StopInput:
    """It ends before its time: when, why, how the person said so, and what happens to what was paid."""

    stopped_on: date
    why: str
    way: str
    paid: str


@dataclass(frozen=True, slots=True)
class ArrivalInput:
    """The person has arrived, and wants the support that follows."""

    arrived_on: date
    consent: ConsentInput


def check_prepared(given: PreparedInput, *, is_victim: bool, today: date) -> None:
    """Offered to victims, lawful stay or not (report); out of the country."""
    check_destination(given.destination)
    check_household(given.household, today=today)
    check_consent(given.consent, not_before=None, today=today)
    if not is_victim:
        raise Invalid("returns.not_a_victim", field="consented_on")


def check_destination(destination: str) -> None:
    if not is_country(destination) or destination == FROM:
        raise Invalid("returns.destination_missing", field="destination")


def check_household(household: HouseholdInput, *, today: date) -> None:
    """A provider has minor children, and nobody else has (report)."""
    if household.kind not in set(Household):
        raise Invalid("returns.household_missing", field="household")
    born = household.children_born
    if len(born) > MOST_CHILDREN:
        raise Invalid("returns.too_many_children", field="children_born", most=MOST_CHILDREN)
    if any(not today.year - OLDEST_MINOR <= year <= today.year for year in born):
        raise Invalid("returns.not_a_minor", field="children_born")
    if (household.kind == Household.PROVIDER) != bool(born):
        raise Invalid("returns.household_does_not_fit", field="children_born")


def check_consent(consent: ConsentInput, *, not_before: date | None, today: date) -> None:
    """Given before the step is taken, after the step before it."""
    if not rules().has("consent_ways", consent.way):
        raise Invalid("returns.consent_way_missing", field="way")
    if consent.given_on > today:
        raise Invalid("returns.consent_in_future", field="consented_on")
    if not_before is not None and consent.given_on < not_before:
        raise Invalid("returns.consent_before_the_step", field="consented_on")


def check_stop(given: StopInput, *, not_before: date, today: date) -> None:
    """A withdrawn consent takes no reason; what happens to what was paid is always said."""
    if not rules().has("return_stops", given.why):
        raise Invalid("returns.why_missing", field="why")
    if not rules().has("consent_ways", given.way):
        raise Invalid("returns.consent_way_missing", field="way")
    if not rules().has("paid_consequences", given.paid):
        raise Invalid("returns.paid_missing", field="paid")
    if not not_before <= given.stopped_on <= today:
        raise Invalid("returns.stopped_outside", field="stopped_on")


def check_arrival(given: ArrivalInput, *, travelled_on: date | None, today: date) -> None:
    """Nobody arrives before they left."""
    if travelled_on is None or given.arrived_on < travelled_on:
        raise Invalid("returns.arrival_before_departure", field="arrived_on")
    if given.arrived_on > today:
        raise Invalid("returns.arrival_in_future", field="arrived_on")
    check_consent(given.consent, not_before=travelled_on, today=today)


def check_travels(travelled_on: date, destination: str, *, opened_on: date, prepared_for: str) -> None:
    """The journey is the one that was prepared."""
    if destination != prepared_for:
        raise Invalid("returns.another_destination", field="destination")
    if travelled_on < opened_on:
        raise Invalid("returns.journey_before_the_offer", field="travelled_on")


def check_stands_alone(travelled_on: date) -> None:
    """A journey of before the steps were recorded. From that day on every journey is one of a prepared return."""
    if rules().codes_on("return_steps", travelled_on):
        raise Invalid("returns.not_prepared", field="travelled_on")
