"""Contracts: offering one, answering it, telling how it went."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.cases import policies, selectors
from opennrm.cases.domain import Wish
from opennrm.cases.domain.contract_states import ContractState, state_of
from opennrm.cases.domain.contracts import ContractView, answer_by, check_contract
from opennrm.cases.domain.ground import check_ground
from opennrm.cases.models import Case, Contract, Participation
from opennrm.cases.services.sharing import REASON, check_can_let_in
from opennrm.mechanism.rules import rules
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid

WHY = {"table": "cases_contract", "column": "reason_sealed"}
FEEDBACK = {"table": "cases_contract", "column": "feedback_sealed"}
OFFERED = (
    "receiver", "sections", "purpose", "urgency", "kind", "legal_basis", "said_how", "reason_sealed", "lasts_until",
)  # fmt: skip


@act
def offer(case_id: UUID, wish: Wish, *, by: Actor) -> UUID:
    """Refer the person of a case to another organisation. It sees nothing of the case before it says yes."""
    case = selectors.lock_case(by, case_id)
    policies.check_can_share(by)
    lasts_until = check_contract(wish.scope, wish.urgency)
    receiver_id = check_can_let_in(case, wish, by=by)
    check_ground(wish.ground, today=clock.today())
    part, scope, ground = uuid4(), wish.scope, wish.ground
    row = Contract(
        id=uuid4(), case=case, sender_id=by.organisation_id, receiver_id=receiver_id, part=part,
        sections=list(selectors.in_order(scope.sections)), purpose=scope.purpose, urgency=wish.urgency, kind=ground.kind,
        legal_basis=ground.legal_basis, said_how=scope.said_how, offered_on=clock.today(), offered_by_id=by.user_id,
        answer_by=answer_by(clock.today(), lasts_until), lasts_until=lasts_until,
    )  # fmt: skip
    row.reason_sealed = persons_services.seal_text(
        case.person_id, **WHY, row=row.pk, text=ground.reason.strip()
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Invalid("cases.contract_waits", field="organisation") from None
    audit.record("cases.contract_offered", row, by=by, fields=OFFERED)
    return row.pk


@act
def accept_contract(contract_id: UUID, *, by: Actor) -> None:
    """The receiver says yes, and takes part in exactly those sections until that day."""
    row = _locked(contract_id, ContractState.ACCEPTED, by=by)
    policies.check_is_receiver(by, row)
    part = Participation(
        id=row.part, case_id=row.case_id, organisation_id=by.organisation_id, kind=row.kind, legal_basis=row.legal_basis,
        sections=row.sections, purpose=row.purpose, said_how=row.said_how, lasts_until=row.lasts_until,
        reason_sealed=row.reason_sealed, since=clock.today(), shared_by_id=row.offered_by_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            part.save(force_insert=True)
    except IntegrityError:
        raise Denied("cases.takes_part_already") from None
    _say_why(part, row, by=by)
    audit.record("cases.case_shared", part, by=by, fields=["sections", "lasts_until"])
    _answer(row, ContractState.ACCEPTED, by=by)
    audit.record("cases.contract_accepted", row, by=by, fields=["state"])


@act
def decline_contract(contract_id: UUID, reason: str, *, by: Actor) -> None:
    """The receiver says no, and why."""
    row = _locked(contract_id, ContractState.DECLINED, by=by)
    policies.check_is_receiver(by, row)
    if not rules().has("contract_declines", reason):
        raise Invalid("cases.decline_reason_missing", field="reason")
    row.decline_reason = reason
    _answer(row, ContractState.DECLINED, by=by)
    audit.record("cases.contract_declined", row, by=by, fields=["state", "decline_reason"], purpose=reason)


@act
def take_back_contract(contract_id: UUID, *, by: Actor) -> None:
    """The sender changes their mind, or the person does, before it is answered."""
    row = _locked(contract_id, ContractState.TAKEN_BACK, by=by)
    policies.check_is_sender(by, row)
    _answer(row, ContractState.TAKEN_BACK, by=by)
    audit.record("cases.contract_taken_back", row, by=by, fields=["state"])


@act
def report_contract(contract_id: UUID, outcome: str, text: str, *, by: Actor) -> None:
    """The receiver tells how it went, while it takes part."""
    row = _locked(contract_id, ContractState.REPORTED, by=by)
    policies.check_is_receiver(by, row)
    case = selectors.get_case(by, row.case_id)
    if not rules().has("contract_outcomes", outcome):
        raise Invalid("cases.outcome_missing", field="outcome")
    row.state, row.outcome = ContractState.REPORTED, outcome
    row.told_at, row.told_by_id = clock.now(), by.user_id
    row.feedback_sealed = persons_services.seal_text(
        case.person_id, **FEEDBACK, row=row.pk, text=text.strip()
    )
    row.save(update_fields=["state", "outcome", "told_at", "told_by", "feedback_sealed"])
    audit.record("cases.contract_reported", row, by=by, fields=["outcome", "feedback_sealed"])


@act
def show_contracts(*, by: Actor) -> list[ContractView]:
    """Received and sent, the newest first, without feedback."""
    found = list(selectors.contracts_for(by)[:200])
    audit.record("cases.contracts_shown", by=by)
    return [_view(row, None, "", by=by) for row in found]


@act
def show_contract(contract_id: UUID, *, by: Actor) -> ContractView:
    """One, with the feedback where the case is open."""
    row = selectors.get_contract(by, contract_id)
    case = selectors.open_case(by, row)
    sealed = bytes(row.feedback_sealed)
    feedback = (
        persons_services.unseal_text(case.person_id, **FEEDBACK, row=row.pk, sealed=sealed, by=by)
        if case and sealed
        else ""
    )
    audit.record("cases.contract_shown", row, by=by)
    return _view(row, case, feedback, by=by)


def _say_why(part: Participation, row: Contract, *, by: Actor) -> None:
    """From now on the case is open, and so is the reason: sealed anew where every participation says it."""
    person_id = selectors.get_case(by, row.case_id).person_id
    text = persons_services.unseal_text(person_id, **WHY, row=row.pk, sealed=bytes(row.reason_sealed), by=by)
    part.reason_sealed = persons_services.seal_text(person_id, **REASON, row=part.pk, text=text)
    part.save(update_fields=["reason_sealed"])


def _locked(contract_id: UUID, then: ContractState, *, by: Actor) -> Contract:
    row = selectors.lock_contract(by, contract_id)
    policies.check_can_move_contract(by, row, then, today=clock.today())
    return row


def _answer(row: Contract, state: ContractState, *, by: Actor) -> None:
    row.state, row.answered_on, row.answered_by_id = state, clock.today(), by.user_id
    row.save(update_fields=["state", "answered_on", "answered_by", "decline_reason"])


def _view(row: Contract, case: Case | None, feedback: str, *, by: Actor) -> ContractView:
    return ContractView(
        id=row.pk,
        sender=row.sender.code,
        receiver=row.receiver.code,
        purpose=row.purpose,
        urgency=row.urgency,
        kind=row.kind,
        legal_basis=row.legal_basis,
        said_how=row.said_how,
        sections=selectors.in_order(row.sections),
        offered_on=row.offered_on,
        answer_by=row.answer_by,
        lasts_until=row.lasts_until,
        state=state_of(row.state, row.answer_by, clock.today()),
        decline_reason=row.decline_reason,
        outcome=row.outcome,
        feedback=feedback,
        case_id=case.pk if case else None,
        number=case.number if case else "",
    )
