"""Deciding on a disputed age, and whom the register treats as a child."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.identification import policies, selectors
from opennrm.identification.domain.ages import AgeInput, check_age
from opennrm.identification.domain.conclusions import is_as_child
from opennrm.identification.models import AgeDecision
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock

GROUNDS_OF_AGE = {"table": "identification_agedecision", "column": "grounds_sealed"}
WRITTEN_OF_AGE = ("outcome", "claimed_age", "assessed_age", "evidence", "grounds_sealed")


@act
def decide_age(age: AgeInput, *, by: Actor) -> UUID:
    """Decide on a disputed age. A later decision on it takes the place of an earlier one, which stays."""
    case = cases.lock_case(by, age.case_id, Section.DECISION)
    policies.check_can_decide_age(by)
    check_age(age)
    row = AgeDecision(
        id=uuid4(), case=case, decided_on=clock.today(), outcome=age.outcome, claimed_age=age.claimed_age,
        assessed_age=age.assessed_age, evidence=list(age.evidence), organisation=by.organisation_code,
        decided_by_id=by.user_id, recorded_at=clock.now(),
    )  # fmt: skip
    row.grounds_sealed = persons_services.seal_text(
        case.person_id, **GROUNDS_OF_AGE, row=row.pk, text=age.grounds.strip()
    )
    row.save(force_insert=True)
    audit.record("identification.age_decided", row, by=by, fields=WRITTEN_OF_AGE)
    return row.pk


@act
def is_treated_as_child(case_id: UUID, day: date, *, by: Actor) -> bool:
    """By a decision on the age where there is one, else by the age that was registered."""
    policies.check_can_decide_age(by)
    decided = selectors.age_decisions_for(by, case_id).first()
    age = None if decided else _registered_age(case_id, day, by=by)
    return is_as_child(age, decided.outcome if decided else "")


def _registered_age(case_id: UUID, day: date, *, by: Actor) -> int | None:
    return persons_services.age_on(cases.get_case(by, case_id).person_id, day, by=by)
