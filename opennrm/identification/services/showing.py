"""The page of an assessment: everything a decision rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.documents import selectors as documents
from opennrm.documents.domain.evidence import EvidenceChoice
from opennrm.identification import selectors
from opennrm.identification.domain.ages import AgeView
from opennrm.identification.domain.conclusions import CODES_OF, Element
from opennrm.identification.domain.opinions import OpinionView
from opennrm.identification.domain.rulings import RulingView
from opennrm.identification.domain.states import State
from opennrm.identification.domain.turns import TurnView
from opennrm.identification.domain.views import AssessmentView, ConclusionView, DecisionView
from opennrm.identification.models import AgeDecision, Assessment, Decision, Interview, Opinion, Ruling, Turn
from opennrm.identification.services.ages import GROUNDS_OF_AGE, is_treated_as_child
from opennrm.identification.services.assessments import GROUNDS, OPINION, RULING, TURN
from opennrm.intake import selectors as intake
from opennrm.persons import selectors as persons
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import COPENHAGEN, clock


@act
def open_assessment(case_id: UUID, *, by: Actor) -> AssessmentView:
    """Everything a decision rests on, with the notes for those who may see them."""
    case = cases.get_case(by, case_id, Section.DECISION)
    rows = _rows_of(case_id, by=by)
    assessment = selectors.newest_assessment(by, case_id)
    referral = intake.first_referral(by, case_id)
    audit.record("identification.assessment_shown", case, by=by)
    texts = persons_services.unseal_texts(case.person_id, _sealed(rows, by=by), by=by)
    return AssessmentView(
        case_id=case.pk,
        case_number=case.number,
        pseudonym=persons.facts(case.person_id).pseudonym,
        state=assessment.state if assessment else "",
        residence_status=assessment.residence_status if assessment else "",
        competent=assessment.competent if assessment else "",
        referred_on=referral.made_on if referral else None,
        referred_by=referral.referred_by if referral else "",
        interviews=[selectors.interview_view(by, each, texts) for each in rows.interviews],
        decisions=[_decision(each, rows, texts, by=by) for each in rows.decisions],
        turns=[_turn(each, texts) for each in rows.turns],
        rulings=[_ruling(each, texts) for each in rows.rulings],
        opinions=_opinions(rows, texts, assessment, by=by),
        ages=[_age(each, texts) for each in rows.ages],
        as_child=by.has(Permission.DECISION_DECIDE) and is_treated_as_child(case.pk, clock.today(), by=by),
        findings=_found(rows, by=by),
        evidence=rows.evidence,
    )


@dataclass(frozen=True, slots=True)
class Rows:
    """What the page is made of, as it stands in the tables: sealed."""

    decisions: Sequence[Decision]
    interviews: Sequence[Interview]
    ages: Sequence[AgeDecision]
    turns: Sequence[Turn]
    rulings: Sequence[Ruling]
    opinions: Sequence[Opinion]
    evidence: Sequence[EvidenceChoice]


def _found(rows: Rows, *, by: Actor) -> list[tuple[UUID, Mapping[str, str]]]:
    return [
        (found.pk, selectors.finding_labels(by, found))
        for each in rows.interviews
        for found in each.findings.all()
    ]


def _rows_of(case_id: UUID, *, by: Actor) -> Rows:
    return Rows(
        list(selectors.decisions_for(by, case_id)),
        list(selectors.interviews_for(by, case_id)),
        list(selectors.age_decisions_for(by, case_id)),
        list(selectors.turns_for(by, case_id)),
        list(selectors.rulings_for(by, case_id)),
        list(selectors.opinions_of(by, selectors.newest_assessment(by, case_id))),
        documents.evidence_choices(by, case_id),
    )


def _sealed(rows: Rows, *, by: Actor) -> list[Sealed]:
    """Every text of the page, to be opened at once."""
    notes = selectors.sealed_texts(by, rows.interviews)
    notes += [Sealed(**GROUNDS, row=each.pk, value=bytes(each.grounds_sealed)) for each in rows.decisions]
    notes += [Sealed(**GROUNDS_OF_AGE, row=each.pk, value=bytes(each.grounds_sealed)) for each in rows.ages]
    notes += [Sealed(**TURN, row=each.pk, value=bytes(each.text_sealed)) for each in rows.turns]
    notes += [Sealed(**RULING, row=each.pk, value=bytes(each.source_sealed)) for each in rows.rulings]
    return notes + [
        Sealed(**OPINION, row=each.pk, value=bytes(each.grounds_sealed)) for each in rows.opinions
    ]


def _decision(row: Decision, rows: Rows, texts: Mapping[UUID, str], *, by: Actor) -> DecisionView:
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
        as_child=row.as_child,
        conclusions=_conclusions(row, rows.evidence, by=by),
        exploited_from=row.exploited_from,
        exploited_until=row.exploited_until,
        recruited_in=row.recruited_in,
        transit=row.transit,
        other_countries=row.other_countries,
    )


def _conclusions(row: Decision, seen: Sequence[EvidenceChoice], *, by: Actor) -> list[ConclusionView]:
    """None of them where they were not recorded then. Of the evidence those items that the actor's role sees."""
    if not row.act:
        return []
    return [
        ConclusionView(
            element=each.value,
            conclusion=getattr(row, each.value),
            list_name=CODES_OF[each],
            codes=getattr(row, f"{each}_codes"),
            indicators=[
                selectors.finding_labels(by, found.finding)
                for found in row.findings.all()
                if found.element == each
            ],
            evidence=[
                item
                for named in row.evidence.all()
                for item in seen
                if named.element == each and named.evidence_id == item.id
            ],
        )
        for each in Element
    ]


def _age(row: AgeDecision, texts: Mapping[UUID, str]) -> AgeView:
    return AgeView(
        id=row.pk,
        decided_on=row.decided_on,
        organisation=row.organisation,
        outcome=row.outcome,
        claimed_age=row.claimed_age,
        assessed_age=row.assessed_age,
        evidence=tuple(row.evidence),
        grounds=texts[row.pk],
    )


def _turn(row: Turn, texts: Mapping[UUID, str]) -> TurnView:
    return TurnView(
        id=row.pk,
        kind=row.kind,
        on=row.recorded_at.astimezone(COPENHAGEN).date(),
        organisation=row.organisation,
        to=row.to,
        residence_status=row.residence_status,
        due_on=row.due_on,
        text=texts[row.pk],
    )


def _ruling(row: Ruling, texts: Mapping[UUID, str]) -> RulingView:
    return RulingView(row.pk, row.ruled_by, row.ruled_on, row.found, texts[row.pk], row.organisation)


def _opinions(
    rows: Rows, texts: Mapping[UUID, str], assessment: Assessment | None, *, by: Actor
) -> list[OpinionView]:
    """What others concluded is open to whoever has written their own, and to all once it is decided."""
    is_open = by.user_id in {each.assessor_id for each in rows.opinions}
    is_open = is_open or (assessment is not None and assessment.state == State.DECIDED)
    now = selectors.record_ids(by, rows.interviews, rows.evidence)
    views = [(each, _opinion(each, texts[each.pk], is_open=is_open, by=by)) for each in rows.opinions]
    return [_since(view, set(row.rests_on), now, by=by) for row, view in views]


def _since(view: OpinionView, then: set[UUID], now: set[UUID], *, by: Actor) -> OpinionView:
    """What has come or gone since. Told in the organisation that gave it: another one may see less of the record."""
    if view.organisation != by.organisation_code:
        return view
    return replace(view, come=len(now - then), gone=len(then - now))


def _opinion(row: Opinion, grounds: str, *, is_open: bool, by: Actor) -> OpinionView:
    said = (row.outcome, row.act, row.means, row.purpose, grounds) if is_open else ("",) * 5
    on = row.recorded_at.astimezone(COPENHAGEN).date()
    return OpinionView(row.place, on, row.organisation, row.assessor_id == by.user_id, *said)
