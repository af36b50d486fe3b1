"""Where they are now, in the cases the actor takes part in. Five queries for any number of returns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.returns.domain.overview import Moving, Overview, begun, due_on, times, waits_for
from opennrm.returns.domain.states import OVER, State, Step
from opennrm.returns.domain.views import ActivityView
from opennrm.returns.models import PreparedReturn, RiskAssessment, StepConsent
from opennrm.returns.selectors.prepared import prepared_for
from opennrm.returns.selectors.work import activities_of


def overview(actor: Actor) -> Overview:
    """All prepared returns the actor sees; those that last one by one, the oldest step first."""
    rows = list(prepared_for(actor))
    activities = activities_of(actor, rows)
    consents = _consents(rows)
    renewals = _renewals(rows)
    lasting = [row for row in rows if row.state not in OVER]
    moving = [_moving(row, activities[row.pk], consents[row.pk], renewals.get(row.pk)) for row in lasting]
    return Overview(
        moving=sorted(moving, key=lambda each: each.since),
        counts=Counter((row.destination, State(row.state)) for row in rows),
        times=times(consents.values()),
        begun=begun(each for found in activities.values() for each in found),
    )


def _moving(
    row: PreparedReturn,
    activities: Sequence[ActivityView],
    consents: Mapping[Step, date],
    renew_on: date | None,
) -> Moving:
    state = State(row.state)
    organisations, reasons = waits_for(state, activities)
    since = row.travelled_on if state is State.TRAVELLED and row.travelled_on else max(consents.values())
    return Moving(
        id=row.pk, case_number=row.case.number, pseudonym=row.case.person.standing_pseudonym, destination=row.destination,
        state=state, since=since, waits_for=organisations, reasons=reasons,
        due_on=due_on(renew_on, row.travelled_on),
    )  # fmt: skip


def _consents(rows: Sequence[PreparedReturn]) -> dict[UUID, dict[Step, date]]:
    found: dict[UUID, dict[Step, date]] = {row.pk: {} for row in rows}
    for each in StepConsent.objects.filter(prepared__in=list(found)):
        found[each.prepared_id][Step(each.step)] = each.given_on
    return found


def _renewals(rows: Sequence[PreparedReturn]) -> dict[UUID, date | None]:
    found = RiskAssessment.objects.filter(prepared__in=[row.pk for row in rows]).order_by(
        "made_on", "recorded_at"
    )
    return dict(found.values_list("prepared", "renew_on"))
