"""Showing the grant of a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.policies import verdict
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.grants import booking, policies, selectors
from opennrm.grants.circumstances import NAME, REASON, changes_of, counting
from opennrm.grants.domain.entitlement import Circumstances, Household, Kind, Line, PurseKey, entitlement
from opennrm.grants.domain.ledger import Account, Posting
from opennrm.grants.domain.states import Paying, State, Telling
from opennrm.grants.domain.views import (
    ChangeView,
    GrantView,
    LineView,
    PaymentView,
    PostingView,
    PurseView,
    Told,
)
from opennrm.grants.models import Circumstance, Grant, Payment, PlanLine, Purse, Transaction
from opennrm.grants.services.planning import TEXT
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import COPENHAGEN

Texts = dict[UUID, str]


@act
def show_grant(case_id: UUID, *, by: Actor) -> GrantView | None:
    """The newest grant of a case, with every øre of it; None where nobody has applied. No account is opened for it."""
    grant = selectors.grant_of_case(by, case_id)
    if grant is None:
        return None
    audit.record("grants.grant_shown", grant, by=by)
    told, purses = selectors.circumstances_of(by, grant), selectors.purses_of(by, grant)
    lines = selectors.lines_of(by, grant)
    texts = _texts(grant, told, purses, lines, by=by)
    views = _purses(grant, counting(told), purses, lines, texts, by=by)
    return GrantView(
        id=grant.pk, case_id=grant.case_id, case_number=grant.case.number, pseudonym=grant.case.person.standing_pseudonym,
        state=State(grant.state), destination=grant.destination, organisation=grant.organisation.code,
        applied_on=grant.applied_at.astimezone(COPENHAGEN).date(), arrived_on=grant.arrived_on,
        last_on=terms.last_on if (terms := booking.terms_of(grant)) else None,
        stopped_on=grant.stopped_at.astimezone(COPENHAGEN).date() if grant.stopped_at else None,
        stop_reason=grant.stop_reason, finished_at=grant.finished_at, planned_at=grant.planned_at,
        circumstances=[_told(each, texts) for each in told],
        change=_change(grant, told[-1], purses, views, by=by),
        purses=[each for each in views.values() if each.is_shown],
        lines=[LineView(each.pk, views[each.purse_id], each.purpose, each.amount_ore, texts[each.pk]) for each in lines],
        payments=[_payment(each, views) for each in selectors.payments_of(by, grant)],
        postings=[_posting(each, views) for each in selectors.transactions_of(by, grant)],
        payees={
            "cash" if is_for_cash else "plan": (each.holder, each.currency)
            for is_for_cash, each in selectors.payees_of(by, grant).items()
        },
        may=_may(grant, told, len(lines), by=by),
    )  # fmt: skip


def _texts(
    grant: Grant,
    told: Sequence[Circumstance],
    purses: Sequence[Purse],
    lines: Sequence[PlanLine],
    *,
    by: Actor,
) -> Texts:
    """All of them are the person's: one key, one line in the trail. The names of children only for who may see them."""
    named = [each for each in purses if each.name_sealed] if cases.may_see_names(by, grant.case) else []
    sealed = [
        *(Sealed(**REASON, row=each.pk, value=bytes(each.reason_sealed)) for each in told),
        *(Sealed(**NAME, row=each.pk, value=bytes(each.name_sealed)) for each in named),
        *(Sealed(**TEXT, row=each.pk, value=bytes(each.text_sealed)) for each in lines),
    ]
    return persons_services.unseal_texts(grant.case.person_id, sealed, by=by)


def _told(row: Circumstance, texts: Texts) -> Told:
    day = row.told_at.astimezone(COPENHAGEN).date()
    return Told(row.household, row.children, day, texts[row.pk], Telling(row.state))


def _change(
    grant: Grant, newest: Circumstance, purses: Sequence[Purse], views: dict[UUID, PurseView], *, by: Actor
) -> ChangeView | None:
    """What the circumstances that wait would do."""
    if newest.state != Telling.WAITS:
        return None
    of = {booking.key_of(each): views[each.pk] for each in purses}
    changes = changes_of(grant, newest, purses, by=by)
    moved = [(of[each.key], each.before, each.after) for each in changes if each.before != each.after]
    return ChangeView(newest.number, moved)


def _purses(
    grant: Grant,
    newest: Circumstance,
    purses: Sequence[Purse],
    lines: Sequence[PlanLine],
    texts: Texts,
    *,
    by: Actor,
) -> dict[UUID, PurseView]:
    rights = _rights(newest, grant.rates_on)
    balance = selectors.balances_of(by, [each.pk for each in purses])
    return {each.pk: _purse(each, rights, lines, texts, balance) for each in purses}


def _rights(newest: Circumstance, day: date) -> dict[PurseKey, Line]:
    told = Circumstances(Household(newest.household), newest.children)
    return {line.key: line for line in entitlement(told, booking.rates_on(day))}


def _purse(
    row: Purse,
    rights: dict[PurseKey, Line],
    lines: Sequence[PlanLine],
    texts: Texts,
    balance: selectors.Balance,
) -> PurseView:
    right = rights.get(booking.key_of(row))
    return PurseView(
        id=row.pk, kind=Kind(row.kind), number=row.number, name=texts.get(row.pk, ""),
        rate=right.rate if right else "", rate_ore=right.ore if right else 0,
        source=right.amount.source if right else "", is_assumed=bool(right and right.amount.assumed),
        entitled=row.entitled_ore,
        planned=sum(each.amount_ore for each in lines if each.purse_id == row.pk),
        owed=booking.owed(balance, row.pk), granted=booking.granted(balance, row.pk),
    )  # fmt: skip


def _payment(row: Payment, purses: dict[UUID, PurseView]) -> PaymentView:
    return PaymentView(
        row.pk, purses[row.purse_id], row.number, row.of_months, row.due_on, row.amount_ore, Paying(row.state),
        row.currency, row.amount, row.paid, row.back,
    )  # fmt: skip


def _posting(row: Transaction, purses: dict[UUID, PurseView]) -> PostingView:
    entries = [(Account(each.account), each.currency, each.amount) for each in row.entries.all()]
    return PostingView(row.on, Posting(row.kind), purses[row.purse_id], sorted(entries))


def _may(grant: Grant, told: Sequence[Circumstance], lines: int, *, by: Actor) -> dict[str, bool]:
    """The buttons of the page: the same checks, asked politely."""
    checks = {
        "change": policies.check_can_change,
        "stop": policies.check_can_stop,
        "plan": policies.check_can_plan,
        "send_back": policies.check_can_send_back,
        "approve_plan": policies.check_can_approve_plan,
        "tell_payee": policies.check_can_tell_payee,
        "arrive": policies.check_can_record_arrival,
        "reopen": policies.check_can_reopen,
    }
    asked = {name: bool(verdict(check, by, grant)) for name, check in checks.items()}
    return asked | {
        "approve": bool(verdict(policies.check_can_approve, by, grant, told[-1])),
        "approve_change": bool(verdict(policies.check_can_approve_change, by, grant, told[-1])),
        "decline_change": bool(verdict(policies.check_can_decline_change, by, grant, told[-1])),
        "finish": bool(verdict(policies.check_can_finish, by, grant, lines=lines)),
    }
