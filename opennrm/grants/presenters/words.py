"""Words of states, accounts and letters."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.grants.domain.ledger import Account, Posting
from opennrm.grants.domain.letters import Letter
from opennrm.grants.domain.runs import RunState
from opennrm.grants.domain.statements import Match
from opennrm.grants.domain.states import Paying, State, Telling

STATES: dict[State, Promise] = {
    State.APPLIED: _("Venter på godkendelse"),
    State.APPROVED: _("Godkendt"),
    State.STOPPED: _("Stoppet"),
}
TELLINGS: dict[Telling, Promise] = {
    Telling.COUNTS: _("Gælder"),
    Telling.WAITS: _("Venter på godkendelse"),
    Telling.DECLINED: _("Afvist"),
}
PAYING: dict[Paying, Promise] = {
    Paying.PLANNED: _("Planlagt"),
    Paying.IN_RUN: _("Klargjort"),
    Paying.ORDERED: _("Sendt til banken"),
    Paying.PARTLY: _("Delvist betalt"),
    Paying.PAID: _("Betalt"),
    Paying.RETURNED: _("Kommet tilbage"),
    Paying.STOPPED: _("Stoppet"),
}
RUNS: dict[RunState, Promise] = {
    RunState.PREPARED: _("Venter på godkendelse"),
    RunState.APPROVED: _("Godkendt"),
    RunState.DROPPED: _("Opgivet"),
}
MATCHES: dict[Match, Promise] = {
    Match.MATCHED: _("Passer"),
    Match.UNKNOWN: _("Ukendt"),
    Match.DIFFERS: _("Passer ikke"),
}
ACCOUNTS: dict[Account, Promise] = {
    Account.APPROPRIATION: _("Bevilling"),
    Account.OWED: _("Skyldig"),
    Account.EXCHANGE: _("Veksling"),
    Account.IN_TRANSIT: _("På vej"),
    Account.PAID: _("Betalt"),
}
POSTINGS: dict[Posting, Promise] = {
    Posting.GRANTED: _("Bevilget"),
    Posting.CHANGED: _("Ændrede forhold"),
    Posting.ORDERED: _("Sendt til banken"),
    Posting.CONFIRMED: _("Bekræftet af banken"),
    Posting.RETURNED: _("Kommet tilbage"),
    Posting.RELEASED: _("Bortfaldet"),
}
LETTERS: dict[Letter, Promise] = {
    Letter.APPLICATION: _("Ansøgning"),
    Letter.PLAN: _("Plan"),
    Letter.APPROVAL: _("Godkendelse"),
    Letter.PAYMENTS: _("Udbetalinger"),
}
HOUSEHOLDS: dict[str, Promise] = {
    "single": _("Enlig: forsørger ingen mindreårige børn i hjemlandet"),
    "provider": _("Forsørger mindreårige børn i hjemlandet"),
}
TAGS = {Paying.PAID: "success", Paying.RETURNED: "warning", Paying.PARTLY: "warning", Paying.ORDERED: "info"}
