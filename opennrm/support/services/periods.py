"""Acts on periods: they follow the decision, are lengthened, and end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.policies import verdict
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.identification import selectors as identification
from opennrm.identification.domain.events import AssessmentRequested, DecisionMade, DecisionWithdrawn
from opennrm.mechanism.rules import UnknownRule, rules
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import clock
from opennrm.shared.errors import Conflict, Invalid
from opennrm.support import policies, selectors
from opennrm.support.domain import periods
from opennrm.support.domain.views import EndingInput, ExtensionInput, ExtensionView, PeriodView
from opennrm.support.models import Extension, Period
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted
from opennrm.tasks.domain.kinds import Kind

REASON = {"table": "support_extension", "column": "reason_sealed"}


def follow_decision(event: DecisionMade | DecisionWithdrawn) -> None:
    """Reaction: a period stands as long as a decision "victim" of its assessment does. One opens with the first; the day
    of the decision does not move with a correction. One that began before the decision stands until the person is
    decided to be no victim."""
    basis = identification.basis_of(event.decision_id)
    known = Period.objects.filter(assessment_id=basis.assessment_id).first()
    if known is not None:
        no_basis = basis.is_refused if known.is_early else basis.victim_since is None
        _stand(known, is_annulled=no_basis, by=event.by)
    elif basis.victim_since is not None:
        row = Period(
            case_id=basis.case_id,
            assessment_id=basis.assessment_id,
            kind=periods.kind_for(basis.residence_status),
            begins_on=basis.victim_since,
        )
        _begin(row, by=event.by)


def follow_request(event: AssessmentRequested) -> None:
    """Reaction: where a rule says so on that day, the period begins before the decision, once per assessment."""
    today = clock.today()
    opens = rules().code("period_openings", "assessment_requested").holds_on(today)
    if not opens or Period.objects.filter(assessment_id=event.assessment_id).exists():
        return
    row = Period(
        case_id=event.case_id,
        assessment_id=event.assessment_id,
        kind=periods.kind_for(event.residence_status),
        begins_on=today,
        is_early=True,
    )
    _begin(row, by=event.by)


def _begin(row: Period, *, by: Actor | None) -> None:
    """Where the rules of its first day are known: what held before 2021 is not."""
    try:
        row.first_days = rules().deadline("reflection_days", row.begins_on)
        row.most_days = rules().deadline("reflection_max_days", row.begins_on)
    except UnknownRule:
        return
    row.ends_on = periods.Period(row.begins_on, periods.Limits(row.first_days, row.most_days)).ends_on
    row.save(force_insert=True)
    if by is not None:
        audit.record("support.period_began", row, by=by, fields=["kind", "begins_on", "ends_on"])
        _tell_tasks("support.period_began", row, by=by)


def _stand(row: Period, *, is_annulled: bool, by: Actor | None) -> None:
    """It lapses with what it rests on, and stands again with it."""
    if row.is_annulled == is_annulled:
        return
    row.is_annulled = is_annulled
    row.save(update_fields=["is_annulled"])
    if by is not None and is_annulled:
        audit.record("support.period_annulled", row, by=by, fields=["is_annulled"])
        _tell_tasks("support.period_annulled", row, by=by)
    elif by is not None:
        audit.record("support.period_began", row, by=by, fields=["is_annulled"])
        _tell_tasks("support.period_began", row, by=by)


def _tell_tasks(name: str, row: Period, *, by: Actor) -> None:
    """By when it is reviewed, and what follows agreed: counted from its end, which moves."""
    today = clock.today()
    amounts = {}
    if rules().has_deadline(Kind.REVIEW_PERIOD, today):
        review = row.ends_on - timedelta(rules().deadline(Kind.REVIEW_PERIOD, today))
        follow = row.ends_on + timedelta(rules().deadline(Kind.FOLLOW_PERIOD, today))
        amounts = {
            Kind.REVIEW_PERIOD: max(1, (review - today).days),
            Kind.FOLLOW_PERIOD: max(1, (follow - today).days),
        }
    tasks.acted(Acted(name, row.case_id, row.pk, today, amounts=amounts), by=by)


@act
def show_periods(case_id: UUID, *, by: Actor) -> list[PeriodView]:
    """The periods of a case with their days, the newest first."""
    case = cases.get_case(by, case_id)
    rows = selectors.periods_of(by, case.pk)
    extensions = [each for row in rows for each in row.extensions.all()]
    sealed = [Sealed(**REASON, row=each.pk, value=bytes(each.reason_sealed)) for each in extensions]
    texts = persons_services.unseal_texts(case.person_id, sealed, by=by)
    audit.record("support.periods_shown", case, by=by)
    return [_view(row, texts, by=by) for row in rows]


@act
def open_period(period_id: UUID, *, by: Actor) -> PeriodView:
    """One that is to be changed, without the reasons of its extensions."""
    row = selectors.lock_period(by, period_id)
    policies.check_can_change(by, row)
    audit.record("support.period_opened", row, by=by)
    return _view(row, {each.pk: "" for each in row.extensions.all()}, by=by)


@act
def extend(period_id: UUID, extension: ExtensionInput, *, version: int, by: Actor) -> UUID:
    """Some more days, at the end of those there are. ``version`` is the one that was read."""
    row = _locked(period_id, version, by=by)
    _check(extension)
    given = periods.Extension(extension.days, extension.ground, extension.decided_on)
    value = row.value.extended(given)
    added = Extension(
        id=uuid4(), period=row, days=given.days, ground=given.ground, decided_on=given.decided_on,
        recorded_at=clock.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    added.reason_sealed = persons_services.seal_text(
        row.case.person_id, **REASON, row=added.pk, text=extension.reason
    )
    added.save(force_insert=True)
    _keep(row, value)
    audit.record(
        "support.period_extended", row, by=by, fields=["days", "ground", "decided_on", "reason_sealed"]
    )
    _tell_tasks("support.period_extended", row, by=by)
    return added.pk


@act
def withdraw_extension(extension_id: UUID, *, by: Actor) -> UUID:
    """The days were recorded by mistake. Refused where a later extension would then lie outside. Gives the case."""
    extension = selectors.lock_extension(by, extension_id)
    policies.check_can_withdraw(by, extension)
    row = selectors.lock_period(by, extension.period_id)
    standing = [each.pk for each in row.extensions.all()]
    value = row.value.without(standing.index(extension.pk))
    extension.withdrawn_at, extension.withdrawn_by_id = clock.now(), by.user_id
    extension.save(update_fields=["withdrawn_at", "withdrawn_by"])
    _keep(row, value)
    audit.record("support.extension_withdrawn", row, by=by, fields=["withdrawn_at", "withdrawn_by"])
    _tell_tasks("support.extension_withdrawn", row, by=by)
    return row.case_id


@act
def end_period(period_id: UUID, ending: EndingInput, *, version: int, by: Actor) -> None:
    """It ends before its time."""
    row = _locked(period_id, version, by=by)
    if not rules().has("period_ends", ending.why):
        raise Invalid("support.why_missing", field="why")
    value = row.value.ended(ending.ended_on)
    row.ended_why, row.ended_by_id = ending.why, by.user_id
    _keep(row, value)
    audit.record("support.period_ended", row, by=by, fields=["ends_on", "ended_why"])
    _tell_tasks("support.period_ended", row, by=by)


def _locked(period_id: UUID, version: int, *, by: Actor) -> Period:
    row = selectors.lock_period(by, period_id)
    policies.check_can_change(by, row)
    if row.version != version:
        raise Conflict("support.period_changed")
    return row


def _check(extension: ExtensionInput) -> None:
    if not rules().has("extension_grounds", extension.ground):
        raise Invalid("support.ground_missing", field="ground")
    if extension.decided_on > clock.today():
        raise Invalid("support.extension_in_future", field="decided_on")
    if not extension.reason.strip():
        raise Invalid("support.reason_missing", field="reason")


def _keep(row: Period, value: periods.Period) -> None:
    row.ends_on = value.ends_on
    row.version += 1
    row.save(update_fields=["ends_on", "ended_why", "ended_by", "version"])


def _view(row: Period, texts: Mapping[UUID, str], *, by: Actor) -> PeriodView:
    return PeriodView(
        id=row.pk,
        kind=row.kind,
        days=row.value,
        ended_why=row.ended_why,
        is_early=row.is_early,
        extensions=[
            ExtensionView(each.pk, each.days, each.ground, each.decided_on, texts[each.pk])
            for each in row.extensions.all()
        ],
        version=row.version,
        may_change=bool(verdict(policies.check_can_change, by, row)),
        case_id=row.case_id,
        case_number=row.case.number,
        pseudonym=row.case.person.standing_pseudonym,
    )
