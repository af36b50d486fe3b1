"""Opening an assessment, and handing it to the competent authority."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.cases import services as cases_services
from opennrm.cases.domain import Ground
from opennrm.identification import policies, selectors
from opennrm.identification.domain.states import State
from opennrm.identification.domain.views import AssessmentView, DecisionView
from opennrm.identification.models import Assessment, Decision
from opennrm.intake import selectors as intake
from opennrm.mechanism.rules import rules
from opennrm.persons import selectors as persons
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted

if TYPE_CHECKING:
    from opennrm.cases.models import Case

GROUNDS = {"table": "identification_decision", "column": "grounds_sealed"}
# Why the competent authority takes part: it could not assess otherwise (ours).
ROUTED = Ground(
    kind="legal_basis", legal_basis="assessment", reason="Kompetent myndighed efter opholdsgrundlag"
)


@act
def request_assessment(case_id: UUID, *, residence_status: str, by: Actor) -> None:
    """Hand the case to the authority that the residence status points to, now. It takes part from then on."""
    case = cases.lock_case(by, case_id)
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
    _let_in(case, row.competent, by=by)
    audit.record(
        "identification.assessment_requested", row, by=by, fields=["residence_status", "competent", "state"]
    )
    requested = Acted("identification.assessment_requested", case.pk, row.pk, clock.today(), row.competent)
    tasks.acted(requested, by=by)


def _let_in(case: Case, competent: str, *, by: Actor) -> None:
    taking_part = {each.organisation for each in cases.participants_of(by, case)}
    if competent not in taking_part:
        cases_services.share(case.pk, competent, ground=ROUTED, by=by)


@act
def open_assessment(case_id: UUID, *, by: Actor) -> AssessmentView:
    """Everything a decision rests on, with the notes for those who may see them."""
    case = cases.get_case(by, case_id)
    decisions = list(selectors.decisions_for(by, case_id))
    interviews = list(selectors.interviews_for(by, case_id))
    assessment = selectors.newest_assessment(by, case_id)
    referral = intake.first_referral(by, case_id)
    audit.record("identification.assessment_shown", case, by=by)
    grounds = [Sealed(**GROUNDS, row=each.pk, value=bytes(each.grounds_sealed)) for each in decisions]
    sealed = selectors.sealed_texts(by, interviews) + grounds
    texts = persons_services.unseal_texts(case.person_id, sealed, by=by)
    return AssessmentView(
        case_id=case.pk,
        case_number=case.number,
        pseudonym=persons.facts(case.person_id).pseudonym,
        state=assessment.state if assessment else "",
        residence_status=assessment.residence_status if assessment else "",
        competent=assessment.competent if assessment else "",
        referred_on=referral.made_on if referral else None,
        referred_by=referral.referred_by if referral else "",
        interviews=[selectors.interview_view(by, each, texts) for each in interviews],
        decisions=[_decision(each, texts) for each in decisions],
    )


def _decision(row: Decision, texts: Mapping[UUID, str]) -> DecisionView:
    return DecisionView(
        id=row.pk,
        decided_on=row.decided_on,
        outcome=row.outcome,
        authority=row.authority,
        main_form=row.main_form,
        forms=[each.form for each in row.forms.all()],
        sector=row.sector,
        sub_form=row.sub_form,
        country_of_exploitation=row.country_of_exploitation,
        grounds=texts[row.pk],
        is_replaced=row.is_replaced,  # type: ignore[attr-defined]
        is_withdrawn=row.withdrawn_at is not None,
    )
