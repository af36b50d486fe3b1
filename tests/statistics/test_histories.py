"""Random histories of decisions, corrections and withdrawals: the measures agree with a slow second implementation,
now and as of every day before."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opennrm.identification.domain.events import DecisionMade, DecisionWithdrawn
from opennrm.shared.dates import clock, noon
from opennrm.statistics import services
from opennrm.statistics.domain.query import Query
from tests.statistics import slow
from tests.statistics.conftest import VICTIM

FORMS = ["sexual_exploitation", "forced_labour", "criminal_acts"]
BEGIN = date(2020, 1, 1)
acts = st.lists(
    st.tuples(
        st.sampled_from(["assess", "assess", "correct", "withdraw"]), st.integers(0, 3), st.integers(0, 700),
        st.sampled_from(["victim", "victim", "not_victim"]), st.sampled_from(FORMS),
    ),
    min_size=1, max_size=14,
)  # fmt: skip


class Undone(Exception):
    """Ends an example with nothing left behind."""


def live(history):
    """Do the acts, a day apart, and keep a plain list of what was done."""
    rows = []
    for number, (act, person, day, outcome, form) in enumerate(history):
        recorded = BEGIN + timedelta(days=800 + number)
        with clock.standing_at(noon(recorded)):
            if act == "assess":
                _assess(
                    rows,
                    number,
                    UUID(int=1000 + person),
                    BEGIN + timedelta(days=day),
                    outcome,
                    form,
                    None,
                    recorded,
                )
            elif act == "correct" and (found := _correctable(rows)):
                _assess(rows, number, found["person"], found["day"], outcome, form, found["id"], recorded)
            elif act == "withdraw" and (found := _correctable(rows)):
                found["withdrawn"] = recorded
                services.retract_decision(DecisionWithdrawn(found["id"]))
    return rows


def _assess(rows, number, person, day, outcome, form, corrects, recorded):
    row = {
        "id": UUID(int=number), "corrects": corrects, "person": person, "day": day, "outcome": outcome,
        "form": form if outcome == "victim" else "", "withdrawn": None, "recorded": recorded,
    }  # fmt: skip
    rows.append(row)
    told = VICTIM | {"outcome": outcome, "main_form": row["form"], "occurred_on": day, "corrects": corrects}
    services.append_decision(DecisionMade(**{"decision_id": row["id"], "person_id": person, **told}))


def _correctable(rows):
    """The last decision that stands and has not been replaced, as the policies demand."""
    replaced = {each["corrects"] for each in rows if not each["withdrawn"]}
    return next(
        (each for each in reversed(rows) if not each["withdrawn"] and each["id"] not in replaced), None
    )


def known_on(rows, day):
    return [
        each | {"withdrawn": each["withdrawn"] and each["withdrawn"] <= day}
        for each in rows
        if each["recorded"] <= day
    ]


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts)
def test_measures_agree_with_the_slow_implementation_on_every_as_of_day(history):
    try:
        with transaction.atomic():
            rows = live(history)
            for number in range(len(history)):
                day = BEGIN + timedelta(days=800 + number)
                for year in (2020, 2021):
                    shown = services.show(Query("victims", year, by=("exploitation",), as_of=day))
                    assert {row["exploitation"]: row["value"] for row in shown} == slow.victims(
                        known_on(rows, day), year
                    )
            raise Undone
    except Undone:
        pass
