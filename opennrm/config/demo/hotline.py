"""The hotline and the queue of referrals in May 2022: after everything that the report counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from opennrm.cases import services as cases
from opennrm.cases.domain import Ground
from opennrm.intake import services as intake
from opennrm.intake.domain import CallDetails, CallInput, ContactWay, ReferralDetails, ReferralInput
from opennrm.persons.domain.identity import Birth, BirthKind, Identity
from opennrm.shared.dates import clock

if TYPE_CHECKING:
    from opennrm.config.demo.load import Demo

FIRST = date(2022, 5, 2)
CONSENT = Ground(kind="consent", legal_basis="", reason="Opdigtet samtykke til demoregisteret")
# Day after the first, caller, its organisation, purpose, urgency, danger, minutes.
CALLS = (
    (0, "police", "Opdigtet politikreds", "suspicion_in_custody", "now", "no", 12),
    (0, "police", "Opdigtet politikreds", "coming_control", "this_week", "no", 6),
    (1, "ngo", "Opdigtet forening", "potential_victims", "today", "unknown", 18),
    (2, "potential_victim", "", "advice", "now", "yes", 25),
    (3, "municipality", "Opdigtet kommune", "follow_up", "can_wait", "no", 9),
)
# Name, nationality, gender, who referred, and what was known.
REFERRED = (
    ("Opdigtet Marek Novák", "SVK", "male", "police", ReferralDetails("now", "adult", "", "sk", "", "", "custody", "lawful_stay")),
    ("Opdigtet Adaeze Obi", "NGA", "female", "self", ReferralDetails("today", "in_doubt", "", "en", "female", "female", "with_exploiter", "no_lawful_stay")),
    ("Opdigtet Linh Phạm", "VNM", "female", "trade_union", ReferralDetails("", "adult", "", "vi", "no_wish", "no_wish", "at_large", "unknown")),
)  # fmt: skip


def acts_of_hotline(demo: Demo) -> Iterator[tuple[date, int, Callable[[], None]]]:
    """Some calls, one of them to be called back; three referrals that wait; a shift handed over."""
    for number, told in enumerate(CALLS):
        yield FIRST + timedelta(days=told[0]), 6, partial(_call, demo, number)
    for number in range(len(REFERRED)):
        yield FIRST + timedelta(days=number), 7, partial(_refer, demo, number)
    yield FIRST + timedelta(days=3), 8, partial(_hand_over, demo)


def _call(demo: Demo, number: int) -> None:
    _, caller, organisation, purpose, urgency, danger, minutes = CALLS[number]
    promised = clock.now() + timedelta(hours=4) if number == 2 else None
    details = CallDetails(organisation, urgency, danger, minutes, None, promised)
    notes = "Opdigtet opkald til demoregisteret."
    intake.register_call(
        CallInput(clock.now(), caller, purpose, notes, details=details), by=demo.actors["hotline"]
    )


def _refer(demo: Demo, number: int) -> None:
    name, nationality, gender, origin, details = REFERRED[number]
    by = demo.actors["hotline"]
    born = Birth(
        BirthKind.ESTIMATE, estimated_age=17 if details.age == "in_doubt" else 30, estimated_on=clock.today()
    )
    case_id = cases.register_person(
        Identity(name, born), gender=gender, nationality=nationality, ground=CONSENT, by=by
    )
    reason = "Opdigtet henvisning til demoregisteret."
    intake.make_referral(ReferralInput(case_id, origin, clock.today(), reason, None, details), by=by)
    intake.record_contact(case_id, ContactWay("phone", False, "Opdigtet nummer, som bagmanden har"), by=by)
    intake.record_contact(case_id, ContactWay("message", True, "Opdigtet nummer", "hverdage 9-11"), by=by)


def _hand_over(demo: Demo) -> None:
    intake.leave_shift("Opdigtet: foreningen venter på, at vi ringer tilbage.", by=demo.actors["hotline"])
