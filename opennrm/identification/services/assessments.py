"""Handing a case to the competent authority."""

from __future__ import annotations

from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.cases import services as cases_services
from opennrm.cases.domain import Ground, Scope
from opennrm.cases.policies import check_can_share
from opennrm.identification import policies, selectors
from opennrm.identification.domain.events import AssessmentRequested
from opennrm.identification.domain.states import State
from opennrm.identification.models import Assessment
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.shared.events import publish
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted

GROUNDS = {"table": "identification_decision", "column": "grounds_sealed"}
TURN = {"table": "identification_turn", "column": "text_sealed"}
RULING = {"table": "identification_ruling", "column": "source_sealed"}
OPINION = {"table": "identification_opinion", "column": "grounds_sealed"}
# Why the competent authority takes part: it could not assess otherwise (ours).
ROUTED = Ground(
    kind="legal_basis", legal_basis="assessment", reason="Kompetent myndighed efter opholdsgrundlag"
)
# What it needs to assess, and nothing of what comes after (ours).
ROUTED_SCOPE = Scope(
    frozenset({Section.IDENTITY, Section.CONTACT, Section.INTERVIEW, Section.DECISION}), purpose="assessment"
)


@act
def request_assessment(case_id: UUID, *, residence_status: str, by: Actor) -> None:
    """Hand the case to the authority that the residence status points to, now. It takes part from then on."""
    case = cases.lock_case(by, case_id, Section.INTERVIEW)
    assessment = selectors.newest_assessment(by, case.pk)
    policies.check_can_request_assessment(by, assessment)
    if not rules().has("residence_statuses", residence_status) or not rules().is_routed(
        residence_status, clock.today()
    ):
        raise Invalid("identification.residence_unknown", field="residence_status")
    row = assessment or Assessment(case=case, opened_on=clock.today())
    row.residence_status = residence_status
    row.competent = rules().competent_authority(residence_status, clock.today())
    row.state = State.AWAITING_DECISION
    row.save()
    let_in(case.pk, row.competent, by=by)
    audit.record(
        "identification.assessment_requested", row, by=by, fields=["residence_status", "competent", "state"]
    )
    requested = Acted("identification.assessment_requested", case.pk, row.pk, clock.today(), row.competent)
    tasks.acted(requested, by=by)
    publish(AssessmentRequested(row.pk, case.pk, residence_status, by))


@act
def let_in(case_id: UUID, competent: str, *, by: Actor) -> None:
    """The competent authority takes part, by law, in all it needs."""
    case = cases.get_case(by, case_id)
    check_can_share(by)
    cases_services.let_in_by_law(case, competent, ground=ROUTED, scope=ROUTED_SCOPE, by=by)
