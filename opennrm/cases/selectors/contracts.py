"""What may be read of contracts: those of the actor's cases, and those that were offered to the actor's organisation."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.cases.domain import GroundKind
from opennrm.cases.domain.contract_states import ContractState
from opennrm.cases.models import Case, Contract
from opennrm.cases.selectors.cases import case_ids_for, cases_for


def contracts_for(actor: Actor) -> QuerySet[Contract]:
    """The newest first. The case is not joined: to a receiver who has not accepted it does not exist."""
    actor.check_has(Permission.CASE_VIEW)
    mine = Q(receiver=actor.organisation_id) | Q(case__in=case_ids_for(actor))
    return Contract.objects.filter(mine).select_related("sender", "receiver").order_by("-offered_on", "-id")


def get_contract(actor: Actor, contract_id: UUID) -> Contract:
    return get_object_or_404(contracts_for(actor), pk=contract_id)


def lock_contract(actor: Actor, contract_id: UUID) -> Contract:
    found = contracts_for(actor).select_for_update(of=("self",))
    return get_object_or_404(found, pk=contract_id)


def lock_offered(actor: Actor, case: Case) -> list[Contract]:
    """Those of a case that rest on the person's consent and were not answered."""
    offered = contracts_for(actor).filter(case=case, kind=GroundKind.CONSENT, state=ContractState.OFFERED)
    return list(offered.select_for_update(of=("self",)))


def open_case(actor: Actor, contract: Contract) -> Case | None:
    """The case, where it is open to the actor."""
    return cases_for(actor).filter(pk=contract.case_id).first()
