"""A prepared return as it is shown, whatever it was opened for."""

from __future__ import annotations

from opennrm.access.domain.actor import Actor
from opennrm.access.policies import verdict
from opennrm.returns import policies
from opennrm.returns.domain import ConsentView, PreparedView
from opennrm.returns.domain.states import State, Step
from opennrm.returns.domain.views import OutcomeView
from opennrm.returns.models import Outcome, PreparedReturn
from opennrm.returns.selectors.prepared import returning_with
from opennrm.returns.selectors.work import activities_of, risks_of


def view_of(actor: Actor, row: PreparedReturn) -> PreparedView:
    """Of one that was found within the actor's scope."""
    risks = risks_of(actor, row)
    return PreparedView(
        id=row.pk, case_id=row.case_id, case_number=row.case.number, person_id=row.person_id,
        pseudonym=row.case.person.standing_pseudonym, organisation=row.organisation.code, destination=row.destination,
        state=State(row.state), household=row.household,
        children_born=list(row.children.order_by("born_in").values_list("born_in", flat=True)),
        together=returning_with(actor, row),
        opened_on=row.opened_on, applied_on=row.applied_on, travelled_on=row.travelled_on, arrived_on=row.arrived_on,
        closed_on=row.closed_on, stopped_why=row.stopped_why, paid=row.paid, consents=_consents(row),
        activities=activities_of(actor, [row])[row.pk], risk=risks[0].view if risks else None, outcome=_outcome(row),
        version=row.version,
        may={each.value: bool(verdict(check, actor, row)) for each, check in policies.CHECKS.items()},
    )  # fmt: skip


def _consents(row: PreparedReturn) -> list[ConsentView]:
    return [
        ConsentView(Step(each.step), each.given_on, each.way, each.withdrawn_on) for each in row.said_yes()
    ]


def _outcome(row: PreparedReturn) -> OutcomeView | None:
    known: Outcome | None = getattr(row, "outcome", None)
    return OutcomeView(known.income, known.housing, known.schooling, known.risk) if known else None
