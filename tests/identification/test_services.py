from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.identification import selectors, services
from opennrm.identification.models import Assessment, Decision, Interview
from opennrm.shared.errors import Denied, Invalid
from opennrm.statistics.domain.query import Query
from opennrm.statistics.services import show
from tests.identification.conftest import DECIDED

pytestmark = pytest.mark.django_db


def counts():
    return Assessment.objects.count(), Interview.objects.count(), Decision.objects.count()


def victims(**told):
    return show(Query("victims", 2021, **told))[0]["value"]


def test_from_interview_to_decision_and_figure(team):
    team.interview()
    team.send()
    team.decide()
    decision = Decision.objects.get()
    assert (decision.authority, decision.age, decision.counts_on) == ("immigration_service", 31, DECIDED)
    assert victims() == 1


def test_what_was_told_is_ciphertext_in_the_database_and_plain_for_whoever_opens_the_assessment(team):
    team.interview()
    team.send()
    team.decide()
    assert b"Opdigtet" not in bytes(Interview.objects.get().notes_sealed)
    assert b"Opdigtet" not in bytes(Decision.objects.get().grounds_sealed)
    view = services.open_assessment(team.case_id, by=team.immigration)
    assert view.interviews[0].notes == "Opdigtet samtale"
    assert view.interviews[0].findings[0].note == "Opdigtet fund"
    assert view.decisions[0].grounds == "Opdigtet begrundelse"
    assert "Opdigtet" not in repr(view)


def test_the_competent_authority_takes_part_when_the_case_is_sent(team):
    with pytest.raises(Http404):
        services.open_assessment(team.case_id, by=team.immigration)
    team.interview()
    team.send()
    assert services.open_assessment(team.case_id, by=team.immigration).competent == "immigration_service"


def test_the_interviewer_does_not_decide(team):
    team.interview()
    team.send("lawful_stay")
    with pytest.raises(Denied, match="interviewer_decides"):
        team.decide(by=team.caseworker)
    assert Decision.objects.count() == 0
    team.decide(by=team.cmm)


def test_an_interviewer_who_withdrew_the_interview_still_does_not_decide(team):
    withdrawn = team.interview()
    services.withdraw_interview(withdrawn, by=team.caseworker)
    team.interview(by=team.caseworker)
    team.send("lawful_stay")
    with pytest.raises(Denied, match="interviewer_decides"):
        team.decide(by=team.caseworker)


def test_the_wrong_authority_does_not_decide(team):
    team.interview()
    team.send("no_lawful_stay")
    with pytest.raises(Denied, match="wrong_authority"):
        team.decide(by=team.cmm)


def test_a_decision_waits_until_the_case_is_sent(team):
    team.interview()
    with pytest.raises(Denied, match="not_sent_for_assessment"):
        team.decide(by=team.cmm)


def test_a_decision_without_an_interview_is_refused(team):
    team.send("lawful_stay")
    with pytest.raises(Invalid, match="decision_without_interview"):
        team.decide(by=team.cmm)
    assert Decision.objects.count() == 0


def test_a_second_decision_on_the_same_assessment_is_refused(team):
    team.interview()
    team.send()
    team.decide()
    with pytest.raises(Denied, match="already_decided"):
        team.decide()
    assert Decision.objects.count() == 1


def test_a_refused_decision_changes_nothing(team):
    team.interview()
    team.send()
    before, lines = counts(), AuditLine.objects.count()
    with pytest.raises(Invalid), transaction.atomic():
        team.decide(main_form="other")
    assert counts() == before
    assert AuditLine.objects.count() == lines
    assert victims() == 0


@pytest.mark.parametrize(
    "broken", ["opennrm.access.audit.record", "opennrm.statistics.services.appending._append"]
)
def test_when_audit_or_ledger_fails_nothing_is_written(team, monkeypatch, broken):
    team.interview()
    team.send()
    before = counts()

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(broken, fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        team.decide()
    assert counts() == before
    assert Assessment.objects.get().state == "awaiting_decision"


def test_a_correction_replaces_the_decision_and_keeps_its_year(team):
    team.interview()
    team.send()
    first = team.decide()
    team.decide(
        corrects=first,
        decided_on=date(2022, 2, 1),
        today=date(2022, 2, 1),
        forms=("other",),
        main_form="other",
        sector="",
    )
    assert show(Query("victims", 2021, by=("exploitation",))) == [{"exploitation": "other", "value": 1}]
    assert show(Query("victims", 2022))[0]["value"] == 0
    assert [each.is_replaced for each in selectors.decisions_for(team.immigration, team.case_id)] == [
        True,
        False,
    ]


def test_a_decision_is_replaced_only_once(team):
    team.interview()
    team.send()
    first = team.decide()
    team.decide(corrects=first, today=date(2022, 2, 1))
    with pytest.raises(Denied, match="already_replaced"):
        team.decide(corrects=first, today=date(2022, 2, 2))


def test_a_withdrawn_correction_lets_the_earlier_decision_stand_again(team):
    team.interview()
    team.send()
    first = team.decide()
    second = team.decide(
        corrects=first, today=date(2022, 2, 1), outcome="not_victim", forms=(), main_form="", sector=""
    )
    assert victims() == 0
    services.withdraw_decision(second, by=team.immigration)
    assert victims() == 1


def test_a_withdrawn_decision_counts_no_more_and_the_assessment_waits_again(team):
    team.interview()
    team.send()
    services.withdraw_decision(team.decide(), by=team.immigration)
    assert victims() == 0
    team.decide(outcome="undecided", forms=(), main_form="", sector="")


def test_a_new_assessment_in_a_later_year_stands_beside_the_first(team):
    team.interview()
    team.send()
    team.decide()
    team.interview(held_on=date(2022, 5, 1), today=date(2022, 5, 1))
    team.send(today=date(2022, 5, 2))
    team.decide(decided_on=date(2022, 5, 9), today=date(2022, 5, 9))
    assert (victims(), show(Query("victims", 2022))[0]["value"]) == (1, 1)
    assert Assessment.objects.count() == 2


def test_an_interview_that_a_decision_rests_on_stays(team):
    held = team.interview()
    team.send()
    team.decide()
    with pytest.raises(Denied, match="interview_decided_on"):
        services.withdraw_interview(held, by=team.caseworker)


def test_without_knowing_the_residence_status_nobody_is_competent(team):
    team.interview()
    with pytest.raises(Invalid, match="residence_unknown"):
        team.send("unknown")


def test_another_organisation_finds_nothing(team, ngo):
    held = team.interview()
    for act in (
        lambda: team.interview(by=ngo),
        lambda: services.withdraw_interview(held, by=ngo),
        lambda: services.request_assessment(team.case_id, residence_status="lawful_stay", by=ngo),
    ):
        with pytest.raises(Http404):
            act()


@pytest.mark.parametrize(
    "role", [Role.HOTLINE_ADVISER, Role.ANALYST, Role.DATA_PROTECTION_OFFICER, Role.POLICE_LIAISON]
)
def test_roles_without_the_right_record_no_interview(team, actor_for, role):
    with pytest.raises(Denied, match="missing_right"):
        team.interview(by=actor_for(role, "cmm"))


@pytest.mark.parametrize("act", ["UPDATE {} SET held_on = now()", "DELETE FROM {}"])
def test_an_interview_is_never_rewritten_even_by_the_owner(team, as_owner, act):
    team.interview()
    with pytest.raises(DatabaseError, match="never rewritten"), transaction.atomic():
        Interview.objects.raw(act.format("identification_interview") + " RETURNING id")[0]


def test_a_decision_is_never_rewritten_even_by_the_owner(team, as_owner):
    team.interview()
    team.send()
    team.decide()
    for act in (
        lambda: Decision.objects.update(outcome="not_victim", main_form=""),
        lambda: Decision.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
