"""Acts in the steps: how far an activity is, risks, health, visits, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.policies import verdict
from opennrm.access.wall import act
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.returns import policies, selectors
from opennrm.returns.domain.activities import Activity, ActivityInput, activity, check_activity
from opennrm.returns.domain.activity_states import BEGUN, ActivityState
from opennrm.returns.domain.events import ActivityBegun
from opennrm.returns.domain.following import (
    TOPICS,
    RiskInput,
    VisitInput,
    check_risk,
    check_visit,
    renewed_by,
)
from opennrm.returns.domain.states import Step
from opennrm.returns.domain.views import (
    ActivityPage,
    FollowingPage,
    RecordView,
    RiskPage,
    VisitView,
)
from opennrm.returns.models import ActivityRecord, Outcome, PreparedReturn, RiskAssessment, Visit
from opennrm.returns.selectors.work import NOTE, RISK, VISIT, WORDS
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.shared.events import publish
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted


@act
def settle(prepared_id: UUID, given: ActivityInput, *, by: Actor) -> None:
    """An activity waits, is done, or is left out."""
    row = selectors.lock_prepared(by, prepared_id)
    known = activity(given.activity)
    policies.check_can_settle(by, row, known.step)
    before = selectors.records_of(by, row, known.code)
    now = ActivityState(before[0].state) if before else ActivityState.NOT_BEGUN
    agreed = [Step(each.step) for each in row.consents.all()]
    check_activity(given, now=now, agreed=agreed, today=clock.today())
    if given.document_id and given.document_id not in _documents(row, by=by):
        raise Invalid("returns.unknown_document", field="document_id")
    _add(row, known, given, before, by=by)
    audit.record("returns.activity_settled", row, by=by, fields=["activities"], purpose=known.code)


@act
def show_activity(prepared_id: UUID, code: str, *, by: Actor) -> ActivityPage:
    """One activity with its history and its evidence."""
    row = selectors.get_prepared(by, prepared_id)
    view = selectors.view_of(by, row)
    known = activity(code)
    records = selectors.records_of(by, row, code)
    sealed = [
        Sealed(**NOTE, row=each.pk, value=bytes(each.note_sealed)) for each in records if each.note_sealed
    ]
    notes = persons_services.unseal_texts(row.person_id, sealed, by=by) if sealed else {}
    audit.record("returns.activity_shown", row, by=by, purpose=code)
    return ActivityPage(
        prepared=view,
        activity=next(each for each in view.activities if each.code == code),
        records=[
            RecordView(
                ActivityState(each.state),
                each.reason,
                each.happened_on,
                notes.get(each.pk, ""),
                each.document_id,
            )
            for each in records
        ],
        documents=selectors.documents_for_evidence(by, row.case_id),
        may_settle=bool(verdict(policies.check_can_settle, by, row, known.step)),
    )


@act
def assess_risk(prepared_id: UUID, given: RiskInput, *, by: Actor) -> UUID:
    """Asked into together with the person. The assessment is also the activity of that name."""
    row = selectors.lock_prepared(by, prepared_id)
    policies.check_can_assess_risk(by, row)
    check_risk(given, opened_on=row.opened_on, today=clock.today())
    made = RiskAssessment(
        id=uuid4(), prepared=row, made_on=given.made_on, level=given.level, measures=list(given.measures),
        renew_on=renewed_by(given.made_on), recorded_at=clock.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    for topic in TOPICS:
        column = f"{topic}_sealed"
        text = getattr(given, topic).strip()
        sealed = persons_services.seal_text(row.person_id, **RISK, column=column, row=made.pk, text=text)
        setattr(made, column, sealed)
    made.save(force_insert=True)
    done_by_its_act(row, "risk_assessment", made.made_on, by=by)
    audit.record("returns.risk_assessed", row, by=by, fields=["level", "measures", *TOPICS])
    tasks.acted(Acted("returns.risk_assessed", row.case_id, row.pk, made.made_on), by=by)
    return made.pk


@act
def show_risks(prepared_id: UUID, *, by: Actor) -> RiskPage:
    """What the person told of the risks."""
    row = selectors.get_prepared(by, prepared_id)
    policies.check_can_see_risk(by)
    audit.record("returns.risks_shown", row, by=by)
    risks = list(selectors.risks_of(by, row))
    texts = persons_services.unseal_columns(
        row.person_id, [sealed for each in risks for sealed in _told(each)], by=by
    )
    told = [
        (each.view, {topic: texts.get((f"{topic}_sealed", each.pk), "") for topic in TOPICS})
        for each in risks
    ]
    return RiskPage(selectors.view_of(by, row), told)


@act
def record_visit(prepared_id: UUID, given: VisitInput, *, by: Actor) -> UUID:
    """Somebody saw or talked to the person after the arrival."""
    row = selectors.lock_prepared(by, prepared_id)
    policies.check_can_visit(by, row)
    check_visit(given, arrived_on=row.arrived_on, today=clock.today())
    made = Visit(
        id=uuid4(), prepared=row, held_on=given.held_on, way=given.way, recorded_at=clock.now(),
        recorded_by_id=by.user_id,
    )  # fmt: skip
    made.notes_sealed = persons_services.seal_text(
        row.person_id, **VISIT, row=made.pk, text=given.notes.strip()
    )
    made.save(force_insert=True)
    audit.record("returns.visit_recorded", row, by=by, fields=["held_on", "way", "notes_sealed"])
    return made.pk


@act
def show_following(prepared_id: UUID, *, by: Actor) -> FollowingPage:
    """What was seen after the arrival, and the person's own words at the end."""
    row = selectors.get_prepared(by, prepared_id)
    visits = selectors.visits_of(by, row)
    sealed = [Sealed(**VISIT, row=each.pk, value=bytes(each.notes_sealed)) for each in visits]
    notes = persons_services.unseal_texts(row.person_id, sealed, by=by) if sealed else {}
    audit.record("returns.following_shown", row, by=by)
    seen = [VisitView(each.held_on, each.way, notes[each.pk]) for each in visits]
    return FollowingPage(selectors.view_of(by, row), seen, _words(row, by=by))


@act
def done_by_its_act(row: PreparedReturn, code: str, day: date, *, by: Actor) -> None:
    """Part of another act, which has asked: an activity that this act does."""
    before = selectors.records_of(by, row, code)
    _add(row, activity(code), ActivityInput(code, ActivityState.DONE, day), before, by=by)
    audit.record("returns.activity_settled", row, by=by, fields=["activities"], purpose=code)


def _add(
    row: PreparedReturn, known: Activity, given: ActivityInput, before: Sequence[ActivityRecord], *, by: Actor
) -> None:
    made = ActivityRecord(
        id=uuid4(), prepared=row, activity=known.code, state=given.state, reason=given.reason,
        happened_on=given.happened_on, document_id=given.document_id, place=len(before) + 1,
        recorded_at=clock.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    if given.note.strip():
        made.note_sealed = persons_services.seal_text(
            row.person_id, **NOTE, row=made.pk, text=given.note.strip()
        )
    made.save(force_insert=True)
    if given.state in BEGUN and not any(each.state in BEGUN for each in before):
        publish(ActivityBegun(made.pk, row.person_id, made.happened_on, row.destination, known.code))


def _documents(row: PreparedReturn, *, by: Actor) -> set[UUID]:
    return {each[0] for each in selectors.documents_for_evidence(by, row.case_id)}


def _told(risk: RiskAssessment) -> list[Sealed]:
    columns = [f"{topic}_sealed" for topic in TOPICS]
    return [Sealed(**RISK, column=each, row=risk.pk, value=bytes(getattr(risk, each))) for each in columns]


def _words(row: PreparedReturn, *, by: Actor) -> str:
    known: Outcome | None = getattr(row, "outcome", None)
    if known is None or not known.words_sealed:
        return ""
    sealed = bytes(known.words_sealed)
    return persons_services.unseal_text(row.person_id, **WORDS, row=known.pk, sealed=sealed, by=by)
