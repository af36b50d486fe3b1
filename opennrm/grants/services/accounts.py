"""The accounts of a year, by country."""

from __future__ import annotations

from collections import Counter

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.grants import policies, selectors
from opennrm.grants.domain.inputs import Year
from opennrm.grants.domain.ledger import Account, Posting
from opennrm.grants.domain.views import AccountLine

FROM_THE_BEGINNING = Year(2007).first
GIVEN = {Posting.GRANTED.value, Posting.CHANGED.value}


@act
def show_accounts(year: int, *, by: Actor) -> list[AccountLine]:
    """What was granted, sent, paid, came back and lapsed in a year, and what is owed at its end, by country, in kroner."""
    policies.check_can_pay(by)
    days = Year(year)
    moved = selectors.moved_between(by, days.first, days.after)
    until_then = selectors.moved_between(by, FROM_THE_BEGINNING, days.after)
    paid: Counter[str] = Counter()
    for payment, amount in selectors.confirmed_between(by, days.first, days.after):
        paid[payment.grant.destination] += payment.amount_ore * amount // (payment.amount or 1)
    audit.record("grants.accounts_shown", by=by)
    countries = sorted({row[0] for row in until_then} | paid.keys())
    return [_line(each, moved, until_then, paid[each]) for each in countries]


def _line(country: str, moved: selectors.Moved, until_then: selectors.Moved, paid: int) -> AccountLine:
    theirs = [row for row in moved if row[0] == country]

    def on(account: Account, *kinds: str) -> int:
        return sum(row[4] for row in theirs if row[3] == account and row[2] in kinds)

    return AccountLine(
        country=country,
        granted=-on(Account.APPROPRIATION, *GIVEN),
        sent=-on(Account.OWED, Posting.ORDERED),
        back=on(Account.OWED, Posting.RETURNED),
        released=on(Account.APPROPRIATION, Posting.RELEASED),
        paid=paid,
        owed=sum(row[4] for row in until_then if row[0] == country and row[3] == Account.OWED),
    )
