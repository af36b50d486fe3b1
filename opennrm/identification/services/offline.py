"""Interviews that were written without a network: what a draft was based on, and sending it in."""

from __future__ import annotations

from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.identification import policies, selectors
from opennrm.identification.domain.interviews import InterviewInput
from opennrm.identification.domain.views import DraftBase
from opennrm.identification.services.interviews import record_interview
from opennrm.persons import selectors as persons
from opennrm.persons import services as persons_services
from opennrm.shared.errors import Conflict


@act
def open_draft(case_id: UUID, *, based_on: str | None = None, by: Actor) -> DraftBase:
    """The state of the case's interviews; to a draft that was based on another, also what was written since."""
    policies.check_can_record_interview(by)
    case = cases.get_case(by, case_id, Section.INTERVIEW)
    interviews = list(selectors.interviews_for(by, case.pk))
    audit.record("identification.draft_opened", case, by=by)
    since = interviews if based_on is not None else []
    theirs = [each for each in since if selectors.written_at(by, each) > (based_on or "")]
    texts = persons_services.unseal_texts(case.person_id, selectors.sealed_texts(by, theirs), by=by)
    return DraftBase(
        case_number=case.number,
        pseudonym=persons.facts(case.person_id).pseudonym,
        written=max((selectors.written_at(by, each) for each in interviews), default=""),
        theirs=[selectors.interview_view(by, each, texts) for each in theirs],
    )


@act
def record_draft(interview: InterviewInput, *, based_on: str, by: Actor) -> UUID:
    """An interview from a device. Where somebody wrote in the meantime, who sends it must have seen that."""
    policies.check_can_record_interview(by)
    case = cases.lock_case(by, interview.case_id, Section.INTERVIEW)
    written = (selectors.written_at(by, each) for each in selectors.interviews_for(by, case.pk))
    if max(written, default="") != based_on:
        raise Conflict("identification.written_meanwhile")
    audit.record("identification.draft_sent", case, by=by)
    return record_interview(interview, by=by)
