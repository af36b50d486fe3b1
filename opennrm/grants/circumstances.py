"""Circumstances as they are told, and what they do to the purses: what the services of grants share. Who may, they have
asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import uuid4

from opennrm.access.domain.actor import Actor
from opennrm.grants import booking, selectors
from opennrm.grants.domain.entitlement import (
    Circumstances,
    Difference,
    Household,
    PurseKey,
    differences,
    entitlement,
)
from opennrm.grants.domain.states import Telling
from opennrm.grants.models import Circumstance, Grant, Purse
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock

REASON = {"table": "grants_circumstance", "column": "reason_sealed"}
NAME = {"table": "grants_purse", "column": "name_sealed"}


def tell(grant: Grant, told: Circumstances, reason: str, *, is_change: bool = False, by: Actor) -> None:
    """Whom the person provides for, as somebody tells it."""
    row_id, person_id = uuid4(), grant.case.person_id
    Circumstance.objects.create(
        id=row_id,
        grant=grant,
        number=len(selectors.circumstances_of(by, grant)) + 1,
        household=told.household,
        children=told.children,
        reason_sealed=persons_services.seal_text(person_id, **REASON, row=row_id, text=reason.strip()),
        told_at=clock.now(),
        told_by_id=by.user_id,
        is_change=is_change,
    )


def add_purse(grant: Grant, key: PurseKey, ore: int, children: Sequence[str]) -> Purse:
    """For cash, the adult, or a child who is named."""
    row_id, person_id = uuid4(), grant.case.person_id
    named = children[key.number - 1].strip() if 0 < key.number <= len(children) else ""
    sealed = persons_services.seal_text(person_id, **NAME, row=row_id, text=named) if named else b""
    return Purse.objects.create(
        id=row_id, grant=grant, kind=key.kind, number=key.number, entitled_ore=ore, name_sealed=sealed
    )


def changes_of(grant: Grant, told: Circumstance, purses: Iterable[Purse], *, by: Actor) -> list[Difference]:
    """What circumstances do to each purse of a grant."""
    known = {each.pk: each for each in purses}
    balance = selectors.balances_of(by, known)
    before = {booking.key_of(each): each.entitled_ore for each in known.values()}
    spent = {
        booking.key_of(each): booking.granted(balance, each.pk) - booking.owed(balance, each.pk)
        for each in known.values()
    }
    lines = entitlement(as_told(told), booking.rates_on(grant.rates_on))
    return list(differences(before, lines, spent))


def counting(told: Sequence[Circumstance]) -> Circumstance:
    """The newest of those that do not wait and were not declined."""
    return [each for each in told if each.state == Telling.COUNTS][-1]


def as_told(row: Circumstance) -> Circumstances:
    return Circumstances(Household(row.household), row.children)
