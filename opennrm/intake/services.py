"""Acts of intake: calls to the hotline and referrals."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.cases import services as cases_services
from opennrm.intake import policies, selectors
from opennrm.intake.domain import CallInput, CallView, ReferralInput, ReferralView
from opennrm.intake.domain.calls import check_call, check_correction
from opennrm.intake.domain.events import CallRegistered, CallWithdrawn, ReferralMade, ReferralWithdrawn
from opennrm.intake.domain.referrals import check_referral
from opennrm.intake.models import Call, CallCase, Referral
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Conflict, Invalid
from opennrm.shared.events import publish

NOTES = {"table": "intake_call", "column": "notes_sealed"}
REASON = {"table": "intake_referral", "column": "reason_sealed"}
TOLD = ("received_at", "caller", "purpose")


@act
def register_call(call: CallInput, *, by: Actor) -> UUID:
    """A call came in. New persons it concerns get a case each, in the same act."""
    policies.check_can_register_call(by)
    check_call(call, now=clock.now())
    row = Call(
        organisation_id=by.organisation_id,
        received_at=call.received_at,
        caller=call.caller,
        purpose=call.purpose,
        registered_at=clock.now(),
        registered_by_id=by.user_id,
    )
    row.notes_sealed = persons_services.seal_text(row.pk, **NOTES, row=row.pk, text=call.notes)
    row.save()
    _link(row, _concerned(call, by=by))
    audit.record("intake.call_registered", row, by=by, fields=[*TOLD, "notes_sealed", "cases"])
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
    changed = [name for name in TOLD if getattr(row, name) != getattr(call, name)]
    changed += ["notes_sealed"] if _notes(row, by=by) != call.notes else []
    changed += ["cases"] if _relink(row, call, by=by) else []
    _tell_anew(row, call)
    audit.record("intake.call_corrected", row, by=by, fields=changed)
    _publish(row)


@act
def withdraw_call(call_id: UUID, *, by: Actor) -> None:
    """The call was registered by mistake; it stays in the register and no longer counts."""
    row = selectors.lock_call(by, call_id)
    policies.check_can_withdraw_call(
        by, is_withdrawn=row.is_withdrawn, has_referrals=selectors.has_referrals(by, row)
    )
    row.withdrawn_at, row.withdrawn_by_id = clock.now(), by.user_id
    row.version += 1
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "version"])
    audit.record("intake.call_withdrawn", row, by=by, fields=["withdrawn_at", "withdrawn_by"])
    publish(CallWithdrawn(row.pk))


@act
def make_referral(referral: ReferralInput, *, by: Actor) -> UUID:
    """Refer the person of a case to an identification interview."""
    policies.check_can_make_referral(by)
    case = cases.get_case(by, referral.case_id)
    call = _call_of(referral, by=by)
    check_referral(referral, today=clock.today(), called_on=call.received_on if call else None)
    row = Referral(
        case_id=case.pk,
        call=call,
        organisation_id=by.organisation_id,
        referred_by=referral.referred_by,
        made_on=referral.made_on,
        registered_at=clock.now(),
        registered_by_id=by.user_id,
    )
    row.reason_sealed = persons_services.seal_text(case.person_id, **REASON, row=row.pk, text=referral.reason)
    row.save()
    audit.record(
        "intake.referral_made", row, by=by, fields=["case", "call", "referred_by", "made_on", "reason_sealed"]
    )
    publish(ReferralMade(row.pk, case.person_id, row.made_on, row.referred_by))
    return row.pk


@act
def show_referral(referral_id: UUID, *, by: Actor) -> ReferralView:
    """Open a referral with its reason."""
    row = selectors.get_referral(by, referral_id)
    audit.record("intake.referral_shown", row, by=by)
    return ReferralView(
        id=row.pk,
        case_id=row.case_id,
        case_number=row.case.number,
        pseudonym=row.case.person.pseudonym,
        call_id=row.call_id,
        referred_by=row.referred_by,
        made_on=row.made_on,
        reason=persons_services.unseal_text(
            row.case.person_id, **REASON, row=row.pk, sealed=bytes(row.reason_sealed), by=by
        ),
        organisation=row.organisation.code,
        is_withdrawn=row.is_withdrawn,
    )


@act
def withdraw_referral(referral_id: UUID, *, by: Actor) -> None:
    """The referral was made by mistake; it stays in the register and no longer counts."""
    row = selectors.lock_referral(by, referral_id)
    policies.check_can_withdraw_referral(by, row.organisation.code, is_withdrawn=row.is_withdrawn)
    row.withdrawn_at, row.withdrawn_by_id = clock.now(), by.user_id
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record("intake.referral_withdrawn", row, by=by, fields=["withdrawn_at", "withdrawn_by"])
    left = selectors.first_referral(by, row.case_id)
    publish(ReferralWithdrawn(row.pk, row.case_id, left.made_on if left else None))


def _publish(row: Call) -> None:
    publish(CallRegistered(row.pk, row.received_on, row.caller, row.purpose))


def _notes(row: Call, *, by: Actor) -> str:
    return persons_services.unseal_text(row.pk, **NOTES, row=row.pk, sealed=bytes(row.notes_sealed), by=by)


def _tell_anew(row: Call, call: CallInput) -> None:
    row.received_at, row.caller, row.purpose = call.received_at, call.caller, call.purpose
    row.notes_sealed = persons_services.seal_text(row.pk, **NOTES, row=row.pk, text=call.notes)
    row.version += 1
    row.save(update_fields=[*TOLD, "notes_sealed", "version"])


def _concerned(call: CallInput, *, by: Actor) -> set[UUID]:
    """The cases a call concerns: those it names, in the actor's scope, and a new one for each new person."""
    known = {cases.get_case(by, case_id).pk for case_id in call.case_ids}
    return known | {
        cases_services.register_person(
            each.identity, gender=each.gender, nationality=each.nationality, ground=each.ground, by=by
        )
        for each in call.persons
    }


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


def _call_of(referral: ReferralInput, *, by: Actor) -> Call | None:
    """The call a referral rests on: one that stands, and that concerns the case."""
    if referral.call_id is None:
        return None
    call = selectors.lock_call(by, referral.call_id)
    if call.is_withdrawn:
        raise Invalid("intake.referral_on_withdrawn_call")
    if not selectors.concerns(by, call, referral.case_id):
        raise Invalid("intake.call_concerns_another")
    return call
