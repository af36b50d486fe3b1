"""Who takes part in a case: letting in, showing, ending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.access.policies import verdict
from opennrm.access.wall import act
from opennrm.cases import policies, selectors
from opennrm.cases.domain import Ground, GroundKind, ParticipationView, Scope, Wish
from opennrm.cases.domain.contract_states import ContractState
from opennrm.cases.domain.ground import check_ground
from opennrm.cases.domain.scope import check_scope
from opennrm.cases.models import Case, Participation
from opennrm.cases.services.receipts import leave_receipt
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

REASON = {"table": "cases_participation", "column": "reason_sealed"}
TOLD = (
    "case", "organisation", "kind", "legal_basis", "sections", "purpose", "said_how", "lasts_until", "reason_sealed", "since",
)  # fmt: skip


@act
def share(case_id: UUID, organisation_code: str, *, ground: Ground, scope: Scope, by: Actor) -> UUID:
    """Let another organisation take part in some sections, on a ground."""
    case = selectors.lock_case(by, case_id)
    organisation_id = check_can_let_in(case, Wish(organisation_code, ground, scope), by=by)
    return let_in(case, organisation_id, ground, scope, by=by)


@act
def check_can_let_in(case: Case, wish: Wish, *, by: Actor) -> UUID:
    """A part of sharing, and of offering a contract, which record it. Gives the organisation."""
    policies.check_can_share(by)
    policies.check_takes_part(itself=selectors.takes_part(by, case, by.organisation_id))
    policies.check_can_share_sections(by, wish.scope.sections, own=selectors.open_sections(by, case))
    check_scope(wish.scope, wish.ground, today=clock.today())
    organisation_id = access.organisation_ids().get(wish.organisation)
    if organisation_id is None:
        raise Invalid("cases.unknown_organisation", field="organisation")
    if selectors.takes_part(by, case, organisation_id):
        raise Invalid("cases.takes_part_already", field="organisation")
    _end_expired(case, organisation_id, by=by)
    audit.record("cases.sharing_checked", case, by=by)
    return organisation_id


@act
def withdraw_consent(case_id: UUID, *, by: Actor) -> int:
    """The person takes back what they agreed to: the other organisations that take part by consent are out at once, each with
    a receipt, as far as no section is left alone by it. Gives how many."""
    case = selectors.lock_case(by, case_id)
    policies.check_can_share(by)
    policies.check_takes_part(itself=selectors.takes_part(by, case, by.organisation_id))
    ended = policies.ending_with_consent(by, selectors.standing_of(by, case))
    for row in ended:
        _end(row, by=by)
        leave_receipt(row, by=by)
    for offered in selectors.lock_offered(by, case):
        offered.state, offered.answered_on, offered.answered_by_id = (
            ContractState.TAKEN_BACK,
            clock.today(),
            by.user_id,
        )
        offered.save(update_fields=["state", "answered_on", "answered_by"])
        audit.record("cases.contract_taken_back", offered, by=by, fields=["state"])
    audit.record("cases.consent_withdrawn", case, by=by)
    return len(ended)


@act
def let_in(case: Case, organisation_id: UUID, ground: Ground, scope: Scope, *, by: Actor) -> UUID:
    """An organisation takes part from now on; what closed by itself earlier is ended first. No right is asked for: it is
    part of opening a case, and of sharing it."""
    check_ground(ground, today=clock.today())
    _end_expired(case, organisation_id, by=by)
    row = Participation(
        id=uuid4(),
        case=case,
        organisation_id=organisation_id,
        kind=ground.kind,
        legal_basis=ground.legal_basis,
        sections=list(selectors.in_order(scope.sections)),
        purpose=scope.purpose,
        said_how=scope.said_how,
        lasts_until=scope.lasts_until,
        since=clock.today(),
        shared_by_id=by.user_id,
    )
    row.reason_sealed = persons_services.seal_text(
        case.person_id, **REASON, row=row.pk, text=ground.reason.strip()
    )
    row.save()
    audit.record("cases.case_shared", row, by=by, fields=TOLD)
    return row.pk


@act
def let_in_by_law(case: Case, organisation_code: str, *, ground: Ground, scope: Scope, by: Actor) -> None:
    """Part of an act of a later stage that the law follows from: no right to share is asked for, and an organisation that
    takes part in less is let into the rest as well. What it had by consent ends: consent does not become law."""
    organisation_id = access.organisation_ids()[organisation_code]
    standing = selectors.lock_lasting(by, case, organisation_id)
    if standing and scope.sections <= set(standing.sections):
        return
    kept = _give_way(standing, by=by) if standing else frozenset()
    let_in(case, organisation_id, ground, replace(scope, sections=scope.sections | kept), by=by)


def _give_way(standing: Participation, *, by: Actor) -> frozenset[Section]:
    """It ends, as nobody takes part twice. Gives what stays open after it: all that was open by law without a last day,
    else what nobody else has; the rest leaves a receipt."""
    opened = frozenset(map(Section, standing.sections))
    others = [each for each in selectors.standing_of(by, standing.case) if each.pk != standing.pk]
    by_law = standing.kind == GroundKind.LEGAL_BASIS and standing.lasts_until is None
    kept = opened if by_law else policies.left_alone(standing, others)
    _end(standing, by=by)
    if kept != opened:
        leave_receipt(standing, by=by)
    return kept


def _end(row: Participation, *, by: Actor) -> None:
    row.until, row.ended_by_id = clock.today(), by.user_id
    row.save(update_fields=["until", "ended_by"])
    audit.record("cases.participation_ended", row, by=by, fields=["until", "ended_by"])


def _end_expired(case: Case, organisation_id: UUID, *, by: Actor) -> None:
    expired = selectors.lock_expired(by, case, organisation_id)
    if expired is not None:
        expired.until, expired.ended_by_id = expired.lasts_until, by.user_id
        expired.save(update_fields=["until", "ended_by"])
        leave_receipt(expired, by=by)


@act
def show_participations(case_id: UUID, *, by: Actor) -> tuple[ParticipationView, ...]:
    """Who takes and took part; the reason in words only to the organisation of who wrote it,
    and to the one that it is about."""
    case = selectors.get_case(by, case_id)
    audit.record("cases.participations_shown", case, by=by)
    found = list(selectors.participations_of(by, case))
    writers = access.colleague_names(by, Permission.CASE_SHARE)
    told = [
        each for each in found if each.shared_by_id in writers or each.organisation_id == by.organisation_id
    ]
    reasons = persons_services.unseal_texts(
        case.person_id,
        [Sealed(**REASON, row=each.pk, value=bytes(each.reason_sealed)) for each in told],
        by=by,
    )
    standing = [each for each in found if not _is_over(each)]
    return tuple(_participation_view(each, reasons.get(each.pk, ""), standing, by=by) for each in found)


@act
def end_participation(participation_id: UUID, *, by: Actor) -> UUID | None:
    """An organisation takes part no longer; the row stays as history. Gives the case, unless the actor left it."""
    case = selectors.lock_case(by, selectors.get_participation(by, participation_id).case_id)
    participation = selectors.get_participation(by, participation_id)
    policies.check_takes_part(itself=selectors.takes_part(by, case, by.organisation_id))
    others = [each for each in selectors.standing_of(by, case) if each.pk != participation.pk]
    policies.check_can_end(by, participation, others=others)
    _end(participation, by=by)
    leave_receipt(participation, by=by)
    return None if participation.organisation_id == by.organisation_id else case.pk


def _is_over(row: Participation) -> bool:
    return row.until is not None or (row.lasts_until is not None and row.lasts_until < clock.today())


def _participation_view(
    row: Participation, reason: str, standing: Sequence[Participation], *, by: Actor
) -> ParticipationView:
    is_over = _is_over(row)
    ask = verdict(policies.check_can_end, by, row, others=[each for each in standing if each.pk != row.pk])
    return ParticipationView(
        id=row.pk,
        organisation=row.organisation.code,
        kind=row.kind,
        legal_basis=row.legal_basis,
        since=row.since,
        until=row.until,
        sections=selectors.in_order(row.sections),
        purpose=row.purpose,
        said_how=row.said_how,
        lasts_until=row.lasts_until,
        is_over=is_over,
        reason=reason,
        may_end=not is_over and bool(ask),
    )
