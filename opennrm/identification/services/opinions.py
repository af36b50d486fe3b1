"""Independent opinions before a decision. What others concluded is shown to whoever has written their own."""

from __future__ import annotations

from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.policies import Verdict, verdict
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.documents import selectors as documents
from opennrm.identification import policies, selectors
from opennrm.identification.domain.conclusions import Element, check_conclusions
from opennrm.identification.domain.opinions import OpinionInput, check_can_be_given
from opennrm.identification.models import Assessment, Opinion
from opennrm.identification.services.ages import is_treated_as_child
from opennrm.identification.services.assessments import OPINION
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid


@act
def give_opinion(opinion: OpinionInput, *, by: Actor) -> UUID:
    """Conclude by oneself. The second is written without knowing the first; a third comes in where they differ."""
    case = cases.lock_case(by, opinion.case_id, Section.DECISION)
    assessment = _open_to(case.pk, by=by)
    if not opinion.grounds.strip():
        raise Invalid("identification.grounds_missing", field="grounds")
    as_child = is_treated_as_child(case.pk, clock.today(), by=by)
    check_conclusions(opinion.conclusions, opinion.outcome, as_child=as_child)
    said = {element.value: opinion.conclusions.on(element) for element in Element}
    row = Opinion(
        id=uuid4(), assessment=assessment, place=selectors.opinions_of(by, assessment).count() + 1, assessor_id=by.user_id,
        organisation=by.organisation_code, as_child=as_child, outcome=opinion.outcome, recorded_at=clock.now(),
        rests_on=_record(case.pk, by=by), **said,
    )  # fmt: skip
    row.grounds_sealed = persons_services.seal_text(
        case.person_id, **OPINION, row=row.pk, text=opinion.grounds.strip()
    )
    row.save(force_insert=True)
    written = [*said, "outcome", "grounds_sealed", "rests_on"]
    audit.record("identification.opinion_given", row, by=by, fields=written)
    return row.pk


def _record(case_id: UUID, *, by: Actor) -> list[UUID]:
    """What stands now, so that the page can say later what was not known yet."""
    interviews = list(selectors.interviews_for(by, case_id))
    return sorted(selectors.record_ids(by, interviews, documents.evidence_choices(by, case_id)))


@act
def may_give_opinion(case_id: UUID, *, by: Actor) -> Verdict:
    """Whether the actor may, and why not."""
    case = cases.get_case(by, case_id, Section.DECISION)
    audit.record("identification.verdict_asked", case, by=by)
    return verdict(_check, case_id, by)


def _check(case_id: UUID, by: Actor) -> None:
    _open_to(case_id, by=by)


def _open_to(case_id: UUID, *, by: Actor) -> Assessment:
    """The assessment that waits for one more opinion, of this actor."""
    assessment = selectors.newest_assessment(by, case_id)
    policies.check_can_give_opinion(by, assessment, interviewers=selectors.interviewers(by, assessment))
    if assessment is None:
        raise Denied("identification.not_waiting")
    given = list(selectors.opinions_of(by, assessment))
    check_can_be_given(by.user_id, [each.assessor_id for each in given], [each.outcome for each in given])
    return assessment
