"""What may be read of grants: those of persons in whose case the actor takes part; runs and bank lines of one's own agency."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.grants.domain.entitlement import Household
from opennrm.grants.domain.ledger import DKK
from opennrm.grants.domain.runs import RunState
from opennrm.grants.domain.states import NOT_SENT, Paying, State
from opennrm.grants.models import (
    Circumstance,
    Entry,
    Grant,
    Payee,
    Payment,
    PlanLine,
    Purse,
    Run,
    Transaction,
)
from opennrm.returns import selectors as returns

# Told before the approval, or accepted since.
COUNTS = Q(is_change=False) | Q(answer__is_accepted=True)


def grants_for(actor: Actor) -> QuerySet[Grant]:
    actor.check_has(Permission.RETURN_VIEW)
    return Grant.objects.filter(case__in=cases.case_ids_for(actor, Section.RETURN))


def waiting_for(actor: Actor) -> QuerySet[Grant]:
    """Those that wait for the agency first, then the newest."""
    found = grants_for(actor).select_related("case__person__canonical", "organisation")
    return found.order_by("state", "-applied_at", "pk")


def grant_of_case(actor: Actor, case_id: UUID) -> Grant | None:
    """The newest of a case."""
    found = grants_for(actor).filter(case=case_id).select_related("case__person__canonical", "organisation")
    return found.order_by("-applied_at").first()


def has_open_grant(actor: Actor, case_id: UUID) -> bool:
    return grants_for(actor).filter(case=case_id).exclude(state=State.STOPPED).exists()


def get_grant(actor: Actor, grant_id: UUID) -> Grant:
    """Not found and not yours look the same: both are 404."""
    return get_object_or_404(grants_for(actor).select_related("case__person__canonical"), pk=grant_id)


def lock_grant(actor: Actor, grant_id: UUID) -> Grant:
    found = grants_for(actor).select_for_update(of=("self",)).select_related("case__person__canonical")
    return get_object_or_404(found, pk=grant_id)


def lock_open_grant(actor: Actor, case_id: UUID) -> Grant | None:
    """That of a case, for what happens on the journey."""
    found = grants_for(actor).select_for_update(of=("self",)).select_related("case__person__canonical")
    return found.filter(case=case_id).exclude(state=State.STOPPED).first()


def with_a_change_that_waits(actor: Actor, grant_ids: Iterable[UUID]) -> set[UUID]:
    """Grants whose circumstances somebody else is still to look at."""
    actor.check_has(Permission.RETURN_VIEW)
    found = Circumstance.objects.filter(grant__in=list(grant_ids), is_change=True, answer=None)
    return set(found.values_list("grant", flat=True))


def purses_of(actor: Actor, grant: Grant) -> list[Purse]:
    """Cash, the adult's, then each child's."""
    order = {"cash": 0, "adult": 1, "child": 2}
    found = Purse.objects.filter(grant=grant)
    return sorted(found, key=lambda each: (order[each.kind], each.number))


def get_purse(actor: Actor, purse_id: UUID) -> Purse:
    return get_object_or_404(Purse.objects.filter(grant__in=grants_for(actor).values("pk")), pk=purse_id)


def circumstances_of(actor: Actor, grant: Grant) -> list[Circumstance]:
    """As they were told, the first one first."""
    return list(Circumstance.objects.filter(grant=grant).select_related("answer").order_by("number"))


def lines_of(actor: Actor, grant: Grant) -> list[PlanLine]:
    """Those that stand."""
    found = PlanLine.objects.filter(purse__grant=grant, dropped_at__isnull=True)
    return list(found.select_related("purse").order_by("added_at", "pk"))


def get_line(actor: Actor, line_id: UUID) -> PlanLine:
    found = PlanLine.objects.filter(purse__grant__in=grants_for(actor).values("pk"))
    return get_object_or_404(found.select_related("purse__grant__case"), pk=line_id)


def planners_of(actor: Actor, grant: Grant) -> set[UUID]:
    """Who wrote the lines that stand."""
    return {each.added_by_id for each in lines_of(actor, grant)}


def sent_of(actor: Actor, grant: Grant) -> dict[UUID, list[Payment]]:
    """What the bank was told to pay, by line of the plan."""
    found: dict[UUID, list[Payment]] = {}
    for each in payments_of(actor, grant):
        if each.line_id and each.amount is not None:
            found.setdefault(each.line_id, []).append(each)
    return found


def planned_of(actor: Actor, purse: Purse) -> int:
    """What the lines of a purse come to, in øre."""
    found = PlanLine.objects.filter(purse=purse, dropped_at__isnull=True).aggregate(sum=Sum("amount_ore"))
    return found["sum"] or 0


def payments_of(actor: Actor, grant: Grant) -> list[Payment]:
    found = Payment.objects.filter(grant=grant).select_related("purse", "run")
    return list(found.order_by("due_on", "planned_at", "number", "pk"))


def lock_waiting(actor: Actor, grant: Grant) -> list[Payment]:
    """Payments of a grant that are not sent, against a run that is approved at the same time."""
    found = Payment.objects.filter(grant=grant, state__in=NOT_SENT).select_for_update(of=("self",))
    return list(found.select_related("purse").order_by("reference"))


def payees_of(actor: Actor, grant: Grant) -> dict[bool, Payee]:
    """The one that counts for cash (True) and for the plan (False)."""
    found = Payee.objects.filter(grant=grant).order_by("told_at", "pk")
    return {each.is_for_cash: each for each in found}


def transactions_of(actor: Actor, grant: Grant) -> list[Transaction]:
    """The ledger of a grant, in the order it was written."""
    found = Transaction.objects.filter(purse__grant=grant).select_related("purse")
    return list(found.prefetch_related("entries").order_by("posted_at", "pk"))


def proposal_for(actor: Actor, case_id: UUID) -> dict[str, object]:
    """What the prepared return of a case tells already, so that nobody is asked twice."""
    found = returns.open_return(actor, case_id)
    if found is None:
        return {}
    children = found.children.count()
    return {
        "destination": found.destination,
        "household": Household.PROVIDER if children else Household.SINGLE,
        "children": children,
    }


Balance = dict[tuple[UUID, str, str], int]


def balances_of(actor: Actor, purse_ids: Iterable[UUID]) -> Balance:
    """What stands in the accounts of purses, by currency: the database adds it up."""
    found = Entry.objects.filter(purse__in=list(purse_ids)).values_list("purse", "account", "currency")
    return {(purse, account, of): amount for purse, account, of, amount in found.annotate(sum=Sum("amount"))}


def due_payments(actor: Actor, until: date) -> QuerySet[Payment]:
    """Those that a run may take: planned, due by then, of approved grants in the actor's cases. Also what a run that was
    dropped could not give back, as nobody took part in the case that day."""
    actor.check_has(Permission.RETURN_DECIDE)
    waits = Q(state=Paying.PLANNED) | Q(state=Paying.IN_RUN, run__state=RunState.DROPPED)
    found = Payment.objects.filter(waits, due_on__lte=until, grant__state=State.APPROVED)
    mine = found.filter(grant__case__in=cases.case_ids_for(actor, Section.RETURN))
    return mine.select_related("grant__case__person__canonical", "purse").order_by("due_on", "reference")


def lock_due_payments(actor: Actor, until: date) -> QuerySet[Payment]:
    """The same, chosen under the lock, in the order in which all lock payments."""
    return due_payments(actor, until).select_for_update(of=("self",)).order_by("reference")


def newest_payees(actor: Actor, grant_ids: Iterable[UUID]) -> dict[tuple[UUID, bool], Payee]:
    """Who counts, for each grant: for cash and for the plan."""
    actor.check_has(Permission.RETURN_DECIDE)
    found = Payee.objects.filter(grant__in=list(grant_ids)).order_by(
        "grant", "is_for_cash", "-told_at", "-pk"
    )
    return {(each.grant_id, each.is_for_cash): each for each in found.distinct("grant", "is_for_cash")}


def runs_for(actor: Actor) -> QuerySet[Run]:
    actor.check_has(Permission.RETURN_DECIDE)
    return (
        Run.objects.filter(organisation=actor.organisation_id)
        .defer("file_sealed")
        .order_by("-prepared_at", "pk")
    )


def get_run(actor: Actor, run_id: UUID) -> Run:
    return get_object_or_404(runs_for(actor), pk=run_id)


def lock_run(actor: Actor, run_id: UUID) -> Run:
    return get_object_or_404(runs_for(actor).select_for_update(of=("self",)), pk=run_id)


def sealed_file(actor: Actor, run: Run) -> bytes:
    return bytes(get_object_or_404(Run.objects.only("file_sealed"), pk=run.pk).file_sealed)


def has_prepared_run(actor: Actor) -> bool:
    return runs_for(actor).filter(state=RunState.PREPARED).exists()


def payments_in(actor: Actor, run: Run) -> QuerySet[Payment]:
    """Those that fell due first come first."""
    found = Payment.objects.filter(run=run, grant__case__in=cases.case_ids_for(actor, Section.RETURN))
    return found.select_related("grant__case__person__canonical", "purse", "payee").order_by(
        "due_on", "reference"
    )


def currencies_in(actor: Actor, run: Run) -> list[str]:
    """Those that need a rate."""
    foreign = payments_in(actor, run).order_by().exclude(currency__in=["", DKK])
    return sorted(foreign.values_list("currency", flat=True).distinct())


def waiting_in(actor: Actor, run: Run) -> QuerySet[Payment]:
    """Those of a run that are not sent or stopped."""
    actor.check_has(Permission.RETURN_DECIDE)
    return Payment.objects.filter(run=run, state=Paying.IN_RUN)


def lock_payments_in(actor: Actor, run: Run) -> list[Payment]:
    found = waiting_in(actor, run).select_for_update(of=("self",))
    return list(found.select_related("grant__case", "purse", "payee").order_by("reference"))


def tellers_of(actor: Actor, payments: Iterable[Payment]) -> set[UUID]:
    """Who told the circumstances by which these are paid: those that count of each grant."""
    grants = {each.grant_id for each in payments}
    counting = Circumstance.objects.filter(COUNTS, grant__in=grants)
    newest = counting.order_by("grant", "-number").distinct("grant")
    return {each.told_by_id for each in newest}


def lock_payments_of(actor: Actor, references: Iterable[str]) -> dict[str, Payment]:
    """Those that a statement of the bank names; always in the same order."""
    actor.check_has(Permission.RETURN_DECIDE)
    found = Payment.objects.filter(
        reference__in=list(references), grant__case__in=cases.case_ids_for(actor, Section.RETURN)
    )
    locked = found.select_for_update(of=("self",)).select_related("grant__case", "purse", "line")
    return {each.reference: each for each in locked.order_by("reference")}
