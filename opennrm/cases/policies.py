"""Who may open cases, bring others in, send them out and group. The scope says in which cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Act, Permission, Section, right
from opennrm.cases.domain import GroundKind
from opennrm.cases.domain.contract_states import ContractState
from opennrm.cases.domain.contract_states import check_can_move_contract as check_move
from opennrm.cases.domain.contract_states import state_of as state_of_contract
from opennrm.cases.domain.emergency import state_of
from opennrm.cases.domain.scope import check_within
from opennrm.cases.domain.states import State, check_can_move
from opennrm.cases.models import Case, Contract, EmergencyAccess, Participation
from opennrm.shared.errors import Denied


def check_can_open_case(actor: Actor) -> None:
    """A case begins with whoever registers the person."""
    actor.check_has(Permission.PERSON_REGISTER)


def check_can_share(actor: Actor) -> None:
    """Who takes part in a case and has the right may bring another organisation in."""
    actor.check_has(Permission.CASE_SHARE)


def check_takes_part(*, itself: bool) -> None:
    """An emergency opens a case, and lets nobody decide who else sees it."""
    if not itself:
        raise Denied("cases.only_in_emergency")


def check_is_open(section: Section, opened: frozenset[Section]) -> None:
    """An organisation works in the sections its participation opens."""
    if section not in opened:
        raise Denied("cases.section_closed", section=section.value)


def check_can_share_sections(actor: Actor, wanted: frozenset[Section], *, own: frozenset[Section]) -> None:
    """Who shares a section has the right to share it, and has it open."""
    for section in sorted(wanted):
        actor.check_has(right(section, Act.SHARE))
    check_within(wanted, own)


def check_can_break_glass(actor: Actor) -> None:
    """Who meets persons in danger, and answers for it afterwards."""
    actor.check_has(Permission.CASE_BREAK_GLASS)


def check_can_read_emergencies(actor: Actor) -> None:
    """With their reasons."""
    actor.check_has(Permission.AUDIT_VIEW)


def check_can_review(actor: Actor, emergency: EmergencyAccess, *, now: datetime) -> None:
    """The data protection officer reviews it when it is over, never their own."""
    actor.check_has(Permission.AUDIT_VIEW)
    check_can_move(state_of(emergency.ends_at, emergency.reviewed_at, now), State.REVIEWED)
    if emergency.user_id == actor.user_id:
        raise Denied("cases.emergency_own")


def check_can_end(actor: Actor, participation: Participation, *, others: Sequence[Participation]) -> None:
    """An organisation may leave; another may be sent out where only the person's consent let it in, but not who opened
    the case.

    Somebody must stay with the case, and with each section of it.
    """
    check_can_share(actor)
    if not others:
        raise Denied("cases.last_participant")
    if participation.organisation_id != actor.organisation_id:
        _check_may_be_sent_out(participation)
    if left_alone(participation, others):
        raise Denied("cases.section_left_alone")


def _check_may_be_sent_out(participation: Participation) -> None:
    if participation.kind != GroundKind.CONSENT:
        raise Denied("cases.takes_part_by_law")
    if participation.is_opening:
        raise Denied("cases.opened_the_case")


def left_alone(participation: Participation, others: Iterable[Participation]) -> frozenset[Section]:
    """The sections that nobody else has open."""
    held = {section for each in others for section in each.sections}
    return frozenset(Section(each) for each in participation.sections if each not in held)


def ending_with_consent(actor: Actor, standing: Iterable[Participation]) -> list[Participation]:
    """All others by consent, but for who alone has a section. Who opened the case comes last, and goes only where all of
    it stays with those who have a legal basis."""
    stay, ending = list(standing), []
    by_consent = [each for each in stay if each.kind == GroundKind.CONSENT]
    for row in sorted(by_consent, key=lambda each: each.is_opening):
        others = [
            each
            for each in stay
            if each.pk != row.pk and (each.kind == GroundKind.LEGAL_BASIS or not row.is_opening)
        ]
        if row.organisation_id != actor.organisation_id and not left_alone(row, others):
            stay.remove(row)
            ending.append(row)
    return ending


def check_can_group(actor: Actor, cases: Iterable[Case]) -> None:
    """Who may share cases may group them. A case stands in one complex at most."""
    check_can_share(actor)
    grouped = [case for case in cases if case.complex_id is not None]
    for case in grouped:
        if case.complex_id != grouped[0].complex_id:
            raise Denied("cases.in_another_complex", number=case.number)


def check_can_move_contract(actor: Actor, contract: Contract, then: ContractState, *, today: date) -> None:
    """Who may share cases answers for their organisation, while it stands and in time."""
    check_can_share(actor)
    check_move(state_of_contract(contract.state, contract.answer_by, today), then)


def check_is_receiver(actor: Actor, contract: Contract) -> None:
    if contract.receiver_id != actor.organisation_id:
        raise Denied("cases.contract_of_another")


def check_is_sender(actor: Actor, contract: Contract) -> None:
    if contract.sender_id != actor.organisation_id:
        raise Denied("cases.contract_of_another")
