"""Which of some records somebody may open: the ledger names them, the walls of the cases decide."""

# A fixture is imported and then asked for by its name.
# ruff: noqa: F401, F811
from __future__ import annotations

from uuid import uuid4

import pytest

from opennrm.identification import selectors
from opennrm.identification.models import Decision, Interview
from opennrm.intake import selectors as intake
from opennrm.intake.models import Call
from opennrm.shared.dates import clock, noon
from tests.desk.conftest import TODAY, mechanism

pytestmark = pytest.mark.django_db


def test_only_records_of_open_sections_are_named(mechanism, ngo):
    with clock.standing_at(noon(TODAY)):
        mechanism.journey()
    records = (
        (selectors.open_decisions, Decision.objects.filter(withdrawn_at__isnull=True), mechanism.decider),
        (
            selectors.open_interviews,
            Interview.objects.filter(withdrawn_at__isnull=True),
            mechanism.caseworker,
        ),
        (intake.open_calls, Call.objects.filter(withdrawn_at__isnull=True), mechanism.caseworker),
    )
    for asked, rows, actor in records:
        ids = set(rows.values_list("pk", flat=True))
        assert ids and asked(actor, ids | {uuid4()}) == ids
    stranger = records[1]
    assert stranger[0](ngo, set(stranger[1].values_list("pk", flat=True))) == set()
