"""A contract: one organisation refers a person of a case to another, which says yes before it sees anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from opennrm.access.domain.roles import Section
from opennrm.cases.domain.contract_states import ContractState
from opennrm.cases.domain.scope import Scope
from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Invalid


@dataclass(frozen=True, slots=True)
class ContractView:
    """Without the person. ``case_id`` and ``number`` are empty where the case is not open to whoever looks."""

    id: UUID
    sender: str
    receiver: str
    purpose: str
    urgency: str
    kind: str
    legal_basis: str
    said_how: str
    sections: tuple[Section, ...]
    offered_on: date
    answer_by: date
    lasts_until: date
    state: ContractState
    decline_reason: str
    outcome: str
    feedback: str
    case_id: UUID | None
    number: str


def check_contract(scope: Scope, urgency: str) -> date:
    """It ends on a day, and says how much it hurries. Gives the last day."""
    if scope.lasts_until is None:
        raise Invalid("cases.contract_without_end", field="lasts_until")
    if not rules().has("urgencies", urgency):
        raise Invalid("cases.urgency_missing", field="urgency")
    return scope.lasts_until


def answer_by(offered_on: date, lasts_until: date) -> date:
    return min(lasts_until, offered_on + timedelta(days=rules().deadline("contract_days", offered_on)))
