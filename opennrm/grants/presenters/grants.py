"""The grant of a case in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext

from opennrm.grants.domain.entitlement import Kind
from opennrm.grants.domain.ledger import DKK
from opennrm.grants.domain.plans import kroner
from opennrm.grants.domain.states import State
from opennrm.grants.domain.views import GrantView, LineView, PaymentView, PostingView, PurseView
from opennrm.grants.presenters.words import ACCOUNTS, PAYING, POSTINGS, TAGS
from opennrm.mechanism.rules import rules


def language() -> str:
    return (get_language() or "da")[:2]


def sum_of(ore: int) -> str:
    """Danish kroner with both øre."""
    return kroner(ore)


def sum_in(amount: int, currency: str) -> str:
    """An amount of any currency of the list, in whole units and their parts."""
    known = rules().has("currencies", currency.lower())
    decimals = int(rules().code("currencies", currency.lower()).extra["decimals"]) if known else 2
    return f"{kroner(amount * 10 ** (2 - decimals))} {currency}"


def purse_name(purse: PurseView) -> str:
    """Cash, the adult's, or whose of the children."""
    if purse.kind == Kind.CASH:
        return gettext("Kontantstøtte")
    if purse.kind == Kind.ADULT:
        return gettext("Reintegrationsstøtte, voksen")
    child = gettext("Reintegrationsstøtte, barn %(number)s") % {"number": purse.number}
    return f"{child}: {purse.name}" if purse.name else child


@dataclass(frozen=True, slots=True)
class PurseRow:
    """A purse in words."""

    purse: PurseView
    name: str
    rate: str
    entitled: str
    planned: str
    owed: str
    spent: str
    kept: str


def purses(view: GrantView) -> list[PurseRow]:
    return [
        PurseRow(
            each, purse_name(each), rules().rates[each.rate].labels[language()] if each.rate else "",
            sum_of(each.entitled), sum_of(each.planned), sum_of(each.owed), sum_of(each.spent),
            sum_of(each.kept) if each.kept else "",
        )
        for each in view.purses
    ]  # fmt: skip


def change(view: GrantView) -> list[tuple[str, str, str]]:
    """What the circumstances that wait would do: each purse, before and after."""
    moved = view.change.purses if view.change else ()
    return [(purse_name(purse), sum_of(before), sum_of(after)) for purse, before, after in moved]


def changed(view: GrantView) -> str:
    """After circumstances were told, of the grant as it was."""
    if view.state == State.APPROVED:
        return gettext("Ændringen venter på en anden i Hjemrejsestyrelsen. Indtil da betales der ikke.")
    return gettext("Støtten er beregnet igen.")


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A payment in words."""

    payment: PaymentView
    what: str
    state: Promise
    tag: str
    sum: str
    sent: str


def payments(view: GrantView) -> list[PaymentRow]:
    return [
        PaymentRow(
            each, _what(each), PAYING[each.state], TAGS.get(each.state, "neutral"), sum_of(each.ore),
            sum_in(each.amount, each.currency) if each.amount and each.currency != DKK else "",
        )
        for each in view.payments
    ]  # fmt: skip


def _what(payment: PaymentView) -> str:
    if payment.number:
        told = {"number": payment.number, "months": payment.of_months}
        return gettext("Kontantstøtte, måned %(number)s af %(months)s") % told
    return purse_name(payment.purse)


def postings(view: GrantView) -> list[tuple[PostingView, Promise, str, list[tuple[Promise, str]]]]:
    """The ledger: why, in which purse, and each entry as account and amount."""
    return [
        (each, POSTINGS[each.kind], purse_name(each.purse),
         [(ACCOUNTS[account], sum_in(amount, currency)) for account, currency, amount in each.entries])
        for each in view.postings
    ]  # fmt: skip


def lines(view: GrantView) -> list[tuple[LineView, str, str]]:
    return [(each, purse_name(each.purse), sum_of(each.ore)) for each in view.lines]
