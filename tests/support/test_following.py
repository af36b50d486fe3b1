"""What a period brings with it: tasks before and after its end, and one that begins before the decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from opennrm.identification import services as identification
from opennrm.identification.models import Decision
from opennrm.mechanism.reading import read
from opennrm.mechanism.rules import FILE
from opennrm.shared.dates import clock, noon
from opennrm.support import services
from opennrm.support.domain.views import EndingInput, ExtensionInput
from opennrm.support.models import Extension, Period
from opennrm.tasks.models import Task
from tests.journeys.assessing import waiting_case
from tests.returns.victims import decision

pytestmark = pytest.mark.django_db
DAY = date(2022, 6, 1)
PENDING = (
    'pending = "no source known here opens a period before the decision; give it a valid_from, and a valid_to if it'
    ' ends, to open one here"'
)


@pytest.fixture
def decided(caseworker, decider):
    """A case that was decided on 1 June 2022, when the service goals are known."""
    return decide(waiting_case(caseworker, "Opdigtet Mand", DAY), "victim", decider)


def decide(case_id, outcome, by, **told):
    with clock.standing_at(noon(DAY)):
        identification.decide(replace(decision(case_id, outcome), decided_on=DAY, **told), by=by)
    return case_id


def due(case_id):
    found = Task.objects.filter(case_id=case_id, state="open", kind__in=["review_period", "follow_period"])
    return {each.kind: (each.due_on, each.organisation.code) for each in found.select_related("organisation")}


def after(days):
    return DAY + timedelta(days)


def test_with_a_decision_the_centre_is_to_review_the_period_and_to_agree_what_follows(decided):
    assert due(decided) == {"review_period": (after(23), "cmm"), "follow_period": (after(35), "cmm")}


def test_they_move_with_the_end_of_the_period(decided, caseworker):
    row = Period.objects.get(case_id=decided)
    with clock.standing_at(noon(after(20))):
        more = ExtensionInput(20, "special_reasons", after(20), "Opdigtet begrundelse")
        services.extend(row.pk, more, version=1, by=caseworker)
        assert {kind: day for kind, (day, _) in due(decided).items()} == {
            "review_period": after(43), "follow_period": after(55)
        }  # fmt: skip
        services.withdraw_extension(Extension.objects.get().pk, by=caseworker)
        assert due(decided)["follow_period"][0] == after(35)
        services.end_period(row.pk, EndingInput(after(19), "own_wish"), version=3, by=caseworker)
    assert due(decided) == {"follow_period": (after(24), "cmm")}


def test_they_fall_away_with_the_decision(decided, decider):
    with clock.standing_at(noon(after(1))):
        identification.withdraw_decision(Decision.objects.get().pk, by=decider)
    assert due(decided) == {}


@pytest.fixture
def own_rule(tmp_path, monkeypatch):
    """A mechanism in which a period begins with the request for an assessment, until 1 July 2022."""
    text = FILE.read_text("utf-8")
    assert PENDING in text
    file = tmp_path / "own.toml"
    file.write_text(text.replace(PENDING, "valid_from = 2022-05-02, valid_to = 2022-07-01"), "utf-8")
    mechanism = read(file)
    monkeypatch.setattr("opennrm.support.services.periods.rules", lambda: mechanism)


def test_no_source_opens_a_period_before_the_decision(caseworker, decider):
    waiting_case(caseworker, "Opdigtet Mand", DAY)
    assert not Period.objects.exists()


def test_where_a_rule_says_so_the_period_begins_with_the_request_and_once(own_rule, caseworker, decider):
    case_id = waiting_case(caseworker, "Opdigtet Mand", DAY)
    row = Period.objects.get()
    assert (row.is_early, row.begins_on, row.ends_on) == (True, after(-10), after(20))
    decide(case_id, "victim", decider)
    row.refresh_from_db()
    assert (Period.objects.count(), row.is_annulled, row.begins_on) == (1, False, after(-10))


@pytest.mark.parametrize(("outcome", "is_annulled"), [("undecided", False), ("not_victim", True)])
def test_it_lapses_when_the_person_is_no_victim(own_rule, caseworker, decider, outcome, is_annulled):
    decide(waiting_case(caseworker, "Opdigtet Mand", DAY), outcome, decider)
    assert Period.objects.get().is_annulled is is_annulled


def test_the_rule_ends_on_its_day(own_rule, caseworker, decider):
    waiting_case(caseworker, "Opdigtet Mand", date(2022, 7, 11))
    assert not Period.objects.exists()
