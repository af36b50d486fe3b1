"""Opening single records for a page: each is an act."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.policies import Verdict, verdict
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.cases import services as cases_services
from opennrm.cases.domain import CaseView
from opennrm.identification import policies, selectors
from opennrm.identification.domain.conclusions import Element
from opennrm.identification.services.assessments import GROUNDS
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock


@act
def open_case(case_id: UUID, *, by: Actor) -> CaseView:
    """The case an interview is about."""
    return cases_services.show_case(case_id, by=by)


@act
def may_decide(case_id: UUID, *, by: Actor) -> Verdict:
    """Whether the actor may decide now, and why not."""
    case = cases.get_case(by, case_id, Section.DECISION)
    assessment = selectors.newest_assessment(by, case.pk)
    audit.record("identification.verdict_asked", case, by=by)
    return verdict(
        policies.check_can_decide,
        by,
        assessment,
        interviewers=selectors.interviewers(by, assessment),
        day=clock.today(),
    )


@act
def open_decision(decision_id: UUID, *, by: Actor) -> tuple[UUID, dict[str, Any]]:
    """A decision to correct or withdraw: its case, and what it said."""
    row = selectors.get_decision(by, decision_id)
    policies.check_can_correct(
        by,
        row,
        interviewers=selectors.interviewers(by, row.assessment),
        is_replaced=selectors.is_replaced(by, row),
    )
    case = cases.get_case(by, row.assessment.case_id)
    audit.record("identification.decision_shown", row, by=by)
    told = (
        "decided_on", "outcome", "main_form", "sector", "sub_form", "country_of_exploitation", "act", "means", "purpose",
        "act_codes", "means_codes", "purpose_codes", "exploited_from", "exploited_until", "recruited_in", "transit",
        "other_countries",
    )  # fmt: skip
    grounds = persons_services.unseal_text(
        case.person_id, **GROUNDS, row=row.pk, sealed=bytes(row.grounds_sealed), by=by
    )
    said = {name: getattr(row, name) for name in told}
    for element in Element:
        resting = row.findings.filter(element=element).values_list("finding_id", flat=True)
        said[f"{element}_findings"] = [str(each) for each in resting]
        named = row.evidence.filter(element=element).values_list("evidence_id", flat=True)
        said[f"{element}_evidence"] = [str(each) for each in named]
    return case.pk, said | {"forms": [each.form for each in row.forms.all()], "grounds": grounds}


@act
def open_interview(interview_id: UUID, *, by: Actor) -> UUID:
    """An interview to withdraw: its case."""
    row = selectors.get_interview(by, interview_id)
    policies.check_can_withdraw_interview(
        by, row.organisation, is_withdrawn=row.withdrawn_at is not None, state=row.assessment.state
    )
    audit.record("identification.interview_shown", row, by=by)
    return row.assessment.case_id
