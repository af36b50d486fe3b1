"""Acts of intake: referrals."""

from __future__ import annotations

from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.intake import policies, selectors
from opennrm.intake.domain import FirstReferral, ReferralDetails, ReferralInput, ReferralView, StepView
from opennrm.intake.domain.events import ReferralMade, ReferralWithdrawn
from opennrm.intake.domain.referrals import check_referral
from opennrm.intake.domain.states import State, first_state
from opennrm.intake.models import Call, Referral
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.shared.events import publish
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted

REASON = {"table": "intake_referral", "column": "reason_sealed"}
TOLD = ("case", "call", "referred_by", "made_on", "reason_sealed")
PLAIN = ("urgency", "age", "language", "interviewer", "interpreter", "situation", "residence_status")
SEALED = ("representative", "referrer")


@act
def make_referral(referral: ReferralInput, *, by: Actor) -> UUID:
    """Refer the person of a case to an identification interview."""
    policies.check_can_make_referral(by)
    case = cases.get_case(by, referral.case_id, Section.INTERVIEW)
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
        state=first_state(holds_interviews=policies.holds_interviews(by, clock.today())),
    )
    row.reason_sealed = persons_services.seal_text(case.person_id, **REASON, row=row.pk, text=referral.reason)
    told = _tell(row, case.person_id, referral.details)
    row.save()
    audit.record("intake.referral_made", row, by=by, fields=[*TOLD, *told])
    tasks.acted(Acted("intake.referral_made", case.pk, row.pk, row.made_on), by=by)
    if row.state == State.RECEIVED:
        audit.record("intake.referral_received", row, by=by, fields=["state"])
        tasks.acted(Acted("intake.referral_received", case.pk, row.pk, clock.today()), by=by)
    publish(ReferralMade(row.pk, case.person_id, row.made_on, row.referred_by))
    return row.pk


@act
def show_referral(referral_id: UUID, *, by: Actor) -> ReferralView:
    """Open a referral with its reason."""
    row = selectors.get_referral(by, referral_id)
    audit.record("intake.referral_shown", row, by=by)
    texts = _texts(row, by=by)
    return ReferralView(
        id=row.pk,
        case_id=row.case_id,
        case_number=row.case.number,
        pseudonym=row.case.person.standing_pseudonym,
        call_id=row.call_id,
        referred_by=row.referred_by,
        made_on=row.made_on,
        reason=texts["reason"],
        organisation=row.organisation.code,
        is_withdrawn=row.is_withdrawn,
        state=State(row.state),
        details=ReferralDetails(
            **{name: getattr(row, name) for name in PLAIN}, **{name: texts[name] for name in SEALED}
        ),
        steps=_steps(row, by=by),
        merged_into=row.merged_into_id,
        reached=row.reached,
        told=row.told,
        others=tuple(
            FirstReferral(each.pk, each.made_on, each.referred_by, each.case.number)
            for each in selectors.others_of_case(by, row)
        ),
    )


@act
def withdraw_referral(referral_id: UUID, *, by: Actor) -> None:
    """The referral was made by mistake; it stays in the register and no longer counts."""
    row = selectors.lock_referral(by, referral_id)
    policies.check_can_withdraw_referral(by, row.organisation.code, is_withdrawn=row.is_withdrawn)
    row.withdrawn_at, row.withdrawn_by_id = clock.now(), by.user_id
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record("intake.referral_withdrawn", row, by=by, fields=["withdrawn_at", "withdrawn_by"])
    tasks.acted(Acted("intake.referral_withdrawn", row.case_id, row.pk, clock.today()), by=by)
    left = selectors.first_referral(by, row.case_id)
    publish(ReferralWithdrawn(row.pk, row.case_id, left.made_on if left else None))


def _tell(row: Referral, person_id: UUID, details: ReferralDetails) -> list[str]:
    """Fill the columns of what is told; gives their names where something was."""
    for name in PLAIN:
        setattr(row, name, getattr(details, name))
    for name in SEALED:
        text = getattr(details, name).strip()
        sealed = _sealed(row, person_id, name, text) if text else None
        setattr(row, f"{name}_sealed", sealed)
    return [name for name in PLAIN if getattr(details, name)] + [
        f"{name}_sealed" for name in SEALED if getattr(details, name).strip()
    ]


def _sealed(row: Referral, person_id: UUID, name: str, text: str) -> bytes:
    column = f"{name}_sealed"
    return persons_services.seal_text(
        person_id, table="intake_referral", column=column, row=row.pk, text=text
    )


def _texts(row: Referral, *, by: Actor) -> dict[str, str]:
    """The sealed texts of a referral by their names; each has a place of its own."""
    found = {"representative": "", "referrer": ""}
    for name in ("reason", *SEALED):
        sealed = getattr(row, f"{name}_sealed")
        if sealed is not None:
            found[name] = persons_services.unseal_text(
                row.case.person_id,
                table="intake_referral",
                column=f"{name}_sealed",
                row=row.pk,
                sealed=bytes(sealed),
                by=by,
            )
    return found


def _steps(row: Referral, *, by: Actor) -> tuple[StepView, ...]:
    steps = selectors.steps_of(by, row)
    sealed = [
        Sealed("intake_referralstep", "text_sealed", each.pk, bytes(each.text_sealed)) for each in steps
    ]
    texts = persons_services.unseal_texts(row.case.person_id, sealed, by=by)
    return tuple(
        StepView(State(each.state), each.reason, texts[each.pk], each.at, each.by.name) for each in steps
    )


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
