"""Acts of the hotline: calls, and the promise to call back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.cases import services as cases_services
from opennrm.intake import policies, selectors
from opennrm.intake.domain import (
    CONTROL,
    CallDetails,
    CallInput,
    CallView,
    NewPerson,
    ReferralDetails,
    ReferralInput,
    RelatedCall,
)
from opennrm.intake.domain.calls import check_call, check_correction, origin_of
from opennrm.intake.domain.events import CallRegistered, CallWithdrawn
from opennrm.intake.models import Call, CallCase, Referral
from opennrm.intake.services.referrals import make_referral
from opennrm.persons import services as persons_services
from opennrm.persons.domain.events import PersonErased
from opennrm.shared.dates import COPENHAGEN, clock
from opennrm.shared.errors import Conflict, Invalid
from opennrm.shared.events import publish
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.deadlines import DAY
from opennrm.tasks.domain.effects import Acted
from opennrm.tasks.domain.kinds import Kind

NOTES = {"table": "intake_call", "column": "notes_sealed"}
TOLD = ("received_at", "caller", "purpose")
# The column of a call by the part of its details.
DETAILS = {
    "organisation": "caller_organisation",
    "urgency": "urgency",
    "danger": "danger",
    "minutes": "minutes",
    "follows": "follows_id",
    "call_back_at": "call_back_at",
}


@act
def register_call(call: CallInput, *, by: Actor) -> UUID:
    """A call came in. New persons it concerns get a case each, in the same act, and are referred where the call does so."""
    policies.check_can_register_call(by)
    check_call(call, now=clock.now())
    row = Call(
        organisation_id=by.organisation_id,
        received_at=call.received_at,
        caller=call.caller,
        purpose=call.purpose,
        registered_at=clock.now(),
        registered_by_id=by.user_id,
        **_details(call, by=by),
    )
    row.notes_sealed = persons_services.seal_text(row.pk, **NOTES, row=row.pk, text=call.notes)
    row.save()
    concerned = _concerned(call, by=by)
    _link(row, concerned)
    audit.record("intake.call_registered", row, by=by, fields=[*TOLD, "notes_sealed", "cases"])
    if call.refers:
        _refer(row, concerned, by=by)
    _keep_promise(row, {}, by=by)
    _publish(row)
    return row.pk


@act
def show_call(call_id: UUID, *, by: Actor) -> CallView:
    """Open a call with its notes."""
    row = selectors.get_call(by, call_id)
    audit.record("intake.call_shown", row, by=by)
    return CallView(
        id=row.pk,
        received_at=row.received_at,
        caller=row.caller,
        purpose=row.purpose,
        notes=_notes(row, by=by),
        version=row.version,
        registered_by=row.registered_by.name,
        is_withdrawn=row.is_withdrawn,
        cases=selectors.concerned_cases(by, row),
        details=CallDetails(**{part: getattr(row, column) for part, column in DETAILS.items()}),
        called_back_at=row.called_back_at,
        related=tuple(
            RelatedCall(each.pk, each.received_at, each.caller, each.purpose)
            for each in selectors.related_calls(by, row)
        ),
    )


@act
def correct_call(call_id: UUID, call: CallInput, *, version: int, by: Actor) -> None:
    """What was told of a call was wrong or incomplete. ``version`` is the one that was read."""
    row = selectors.lock_call(by, call_id)
    policies.check_can_correct_call(by, is_withdrawn=row.is_withdrawn)
    if row.version != version:
        raise Conflict("intake.call_changed")
    check_call(call, now=clock.now())
    check_correction(call, registered_at=row.registered_at, referred_on=selectors.first_referred_on(by, row))
    details, promised = _details(call, by=by, row=row), _promised(row, by=by)
    changed = [name for name in TOLD if getattr(row, name) != getattr(call, name)]
    changed += [name.removesuffix("_id") for name, value in details.items() if getattr(row, name) != value]
    changed += ["notes_sealed"] if _notes(row, by=by) != call.notes else []
    changed += ["cases"] if _relink(row, call, by=by) else []
    _tell_anew(row, call, details)
    audit.record("intake.call_corrected", row, by=by, fields=changed)
    _keep_promise(row, promised, by=by)
    _publish(row)


@act
def withdraw_call(call_id: UUID, *, by: Actor) -> None:
    """The call was registered by mistake; it stays in the register and no longer counts."""
    row = selectors.lock_call(by, call_id)
    policies.check_can_withdraw_call(
        by, is_withdrawn=row.is_withdrawn, has_referrals=selectors.has_referrals(by, row)
    )
    promised = _promised(row, by=by)
    row.withdrawn_at, row.withdrawn_by_id = clock.now(), by.user_id
    row.version += 1
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "version"])
    audit.record("intake.call_withdrawn", row, by=by, fields=["withdrawn_at", "withdrawn_by"])
    _keep_promise(row, promised, by=by)
    publish(CallWithdrawn(row.pk))


@act
def mark_called_back(call_id: UUID, *, by: Actor) -> None:
    """What was promised is done."""
    row = selectors.lock_call(by, call_id)
    policies.check_can_call_back(
        by, is_withdrawn=row.is_withdrawn, is_promised=row.call_back_at is not None and not row.called_back_at
    )
    promised = _promised(row, by=by)
    row.called_back_at, row.called_back_by_id = clock.now(), by.user_id
    row.version += 1
    row.save(update_fields=["called_back_at", "called_back_by", "version"])
    audit.record("intake.called_back", row, by=by, fields=["called_back_at", "called_back_by"])
    for case_id in promised:
        tasks.acted(Acted("intake.called_back", case_id, row.pk, clock.today()), by=by)
        for other in selectors.waiting_in_case(by, case_id):
            _promise(other, case_id, by=by)


def _details(call: CallInput, *, by: Actor, row: Call | None = None) -> dict[str, Any]:
    """The columns that a call's details fill. What it follows is another call that the actor sees."""
    told = {column: getattr(call.details, part) for part, column in DETAILS.items()}
    if told["follows_id"] is not None:
        before = selectors.get_call(by, told["follows_id"])
        if row is not None and row.pk in {before.pk, before.follows_id}:
            raise Invalid("intake.call_follows_itself", field="follows")
    return told


def _promised(row: Call, *, by: Actor) -> dict[UUID, datetime]:
    """In which cases somebody waits to be called back, and when. A notice of a coming control leaves no trace in a case."""
    is_over = row.called_back_at is not None or row.is_withdrawn or row.purpose == CONTROL
    if row.call_back_at is None or is_over:
        return {}
    return {each.id: row.call_back_at for each in selectors.concerned_cases(by, row)}


def _keep_promise(row: Call, before: Mapping[UUID, datetime], *, by: Actor) -> None:
    """The tasks of the cases follow what is promised now."""
    now = _promised(row, by=by)
    for case_id in before.keys() - now.keys():
        audit.record("intake.call_back_dropped", row, by=by)
        tasks.acted(Acted("intake.call_back_dropped", case_id, row.pk, clock.today()), by=by)
    for case_id, promised_at in now.items():
        if before.get(case_id) != promised_at:
            _promise(row, case_id, by=by)


def _promise(row: Call, case_id: UUID, *, by: Actor) -> None:
    """A task that is due on the day that was promised."""
    if row.call_back_at is not None:
        day = row.call_back_at.astimezone(COPENHAGEN).date()
        audit.record("intake.call_back_promised", row, by=by, fields=["call_back_at"])
        starts = {Kind.CALL_BACK: day - DAY}
        tasks.acted(Acted("intake.call_back_promised", case_id, row.pk, clock.today(), starts=starts), by=by)


def _refer(row: Call, case_ids: Iterable[UUID], *, by: Actor) -> None:
    """Everybody the call concerns stands in the queue, as far as they do not wait there already. The notes are not copied:
    they may tell of all of them, and whoever may see the call reads them there."""
    wanted = sorted(set(case_ids) - selectors.waiting_among(by, case_ids))
    if not wanted:
        raise Invalid("intake.nobody_to_refer", field="refers")
    for case_id in wanted:
        told = ReferralDetails(urgency=row.urgency)
        origin = origin_of(row.caller)
        make_referral(ReferralInput(case_id, origin, row.received_on, "", row.pk, told), by=by)


def forget_person(event: PersonErased) -> None:
    """Reaction: no call and no referral leads to somebody who is erased. The calls stay, for they are counted."""
    CallCase.objects.filter(case__person=event.person_id).delete()
    Referral.objects.filter(case__person=event.person_id).update(call=None)


def _publish(row: Call) -> None:
    publish(CallRegistered(row.pk, row.received_on, row.caller, row.purpose))


def _notes(row: Call, *, by: Actor) -> str:
    return persons_services.unseal_text(row.pk, **NOTES, row=row.pk, sealed=bytes(row.notes_sealed), by=by)


def _tell_anew(row: Call, call: CallInput, details: dict[str, Any]) -> None:
    if row.call_back_at != details["call_back_at"]:
        row.called_back_at = row.called_back_by = None
    for name, value in details.items():
        setattr(row, name, value)
    row.received_at, row.caller, row.purpose = call.received_at, call.caller, call.purpose
    row.notes_sealed = persons_services.seal_text(row.pk, **NOTES, row=row.pk, text=call.notes)
    row.version += 1
    row.save()


def _concerned(call: CallInput, *, by: Actor) -> set[UUID]:
    """The cases a call concerns: those it names, in the actor's scope, and a new one for each new person."""
    known = {cases.get_case(by, case_id).pk for case_id in call.case_ids}
    return known | {_registered(each, by=by) for each in call.persons}


def _registered(person: NewPerson, *, by: Actor) -> UUID:
    case_id = cases_services.register_person(
        person.identity, gender=person.gender, nationality=person.nationality, ground=person.ground, by=by
    )
    if person.asks:
        cases_services.ask_elsewhere(case_id, by=by)
    return case_id


def _link(row: Call, case_ids: Iterable[UUID]) -> None:
    CallCase.objects.bulk_create(CallCase(call=row, case_id=case_id) for case_id in case_ids)


def _relink(row: Call, call: CallInput, *, by: Actor) -> bool:
    """Bring the links to what is told now. Links to cases the actor does not see stay as they are."""
    seen = {each.id for each in selectors.concerned_cases(by, row)}
    told = _concerned(call, by=by)
    if Referral.objects.filter(call=row, case__in=seen - told, withdrawn_at__isnull=True).exists():
        raise Invalid("intake.case_has_referral", field="cases")
    CallCase.objects.filter(call=row, case__in=seen - told).delete()
    _link(row, told - seen)
    return told != seen
