"""The person's health before the journey: for who works with health, and nobody else."""

from __future__ import annotations

from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.policies import verdict
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.returns import policies, selectors
from opennrm.returns.domain.following import HealthInput, check_health
from opennrm.returns.domain.views import HealthPage, HealthView
from opennrm.returns.models import HealthClarification
from opennrm.returns.selectors.work import HEALTH
from opennrm.shared.dates import clock


@act
def clarify_health(case_id: UUID, given: HealthInput, *, by: Actor) -> UUID:
    """What the person needs here and at home."""
    case = cases.lock_case(by, case_id, Section.HEALTH)
    policies.check_can_clarify_health(by)
    check_health(given, today=clock.today())
    made = HealthClarification(
        id=uuid4(), case=case, made_on=given.made_on, fit_to_travel=given.fit_to_travel,
        recorded_at=clock.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    made.here_sealed = _sealed(case.person_id, made, "here_sealed", given.here)
    made.at_home_sealed = _sealed(case.person_id, made, "at_home_sealed", given.at_home)
    made.save(force_insert=True)
    audit.record(
        "returns.health_clarified", case, by=by, fields=["fit_to_travel", "here_sealed", "at_home_sealed"]
    )
    return made.pk


@act
def show_health(case_id: UUID, *, by: Actor) -> HealthPage:
    """What was clarified before the journey."""
    case = cases.get_case(by, case_id, Section.HEALTH)
    policies.check_can_see_health(by)
    audit.record("returns.health_shown", case, by=by)
    rows = list(selectors.health_of(by, case.pk))
    texts = persons_services.unseal_columns(
        case.person_id, [sealed for each in rows for sealed in _told(each)], by=by
    )
    return HealthPage(
        case_id=case.pk,
        case_number=case.number,
        pseudonym=case.person.standing_pseudonym,
        told=[
            HealthView(
                each.made_on,
                each.fit_to_travel,
                texts.get(("here_sealed", each.pk), ""),
                texts.get(("at_home_sealed", each.pk), ""),
            )
            for each in rows
        ],
        may_clarify=bool(verdict(policies.check_can_clarify_health, by)),
    )


def _sealed(person_id: UUID, made: HealthClarification, column: str, text: str) -> bytes:
    if not text.strip():
        return b""
    return persons_services.seal_text(person_id, **HEALTH, column=column, row=made.pk, text=text.strip())


def _told(row: HealthClarification) -> list[Sealed]:
    columns = ("here_sealed", "at_home_sealed")
    return [Sealed(**HEALTH, column=each, row=row.pk, value=bytes(getattr(row, each))) for each in columns]
