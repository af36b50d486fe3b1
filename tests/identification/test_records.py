"""The record of an interview: consent point by point, topics in versions, findings that stay at their passage."""

from __future__ import annotations

import tomllib

import pytest
from django.db import connection, transaction
from django.db.utils import Error
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.access.wall import working_as
from opennrm.identification import services
from opennrm.identification.domain.interviews import Finding
from opennrm.identification.models import Finding as FindingRow
from opennrm.identification.models import Interview, InterviewConsent, InterviewText
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Conflict, Denied, Invalid
from tests.cases.people import SCOPE
from tests.identification.conftest import HELD
from tests.mechanism.test_instruments import INVENTED

pytestmark = pytest.mark.django_db
PROMISE = "Opdigtet: en mand lovede arbejde i et køkken.\nSå tog han passet."
TOPICS = {"recruitment": PROMISE, "debt": "Opdigtet gæld på 9.000 euro."}


@pytest.fixture(autouse=True)
def standing_clock():
    with clock.standing_at(noon(HELD)):
        yield


def loaded(text):
    """By the owner of the database, as the command does."""
    with working_as("none"):
        services.import_instrument(tomllib.loads(text))


@pytest.fixture
def instrument():
    loaded(INVENTED)


def shown(team, interview_id, by=None):
    return services.open_record(interview_id, by=by or team.caseworker)


def test_a_finding_shows_the_passage_it_rests_on_across_lines(team):
    found = (Finding("deception", "Opdigtet note", "i et køkken.\r\nSå tog han"),)
    record = shown(team, team.interview(topics=TOPICS, findings=found))
    (finding,) = record.interview.findings
    assert (finding.passage, finding.topic, finding.is_corrected) == (
        "i et køkken.\nSå tog han",
        "recruitment",
        False,
    )
    assert [each.topic for each in record.interview.topics] == ["recruitment", "debt"]


def test_a_passage_may_stand_in_the_notes(team):
    found = (Finding("deception", "", "Opdigtet sam"),)
    (finding,) = shown(team, team.interview(findings=found)).interview.findings
    assert (finding.passage, finding.topic) == ("Opdigtet sam", "")


def test_a_passage_that_nobody_said_is_refused_at_its_field(team):
    with pytest.raises(Invalid) as refused:
        team.interview(topics=TOPICS, findings=(Finding("deception", "", "aldrig sagt"),))
    assert (refused.value.code, refused.value.field) == (
        "identification.passage_not_found",
        "passage_deception",
    )
    assert not Interview.objects.exists()


def test_a_correction_adds_a_version_and_the_finding_keeps_its_passage(team):
    found = (Finding("documents_retained", "", "Så tog han passet"),)
    interview_id = team.interview(topics=TOPICS, findings=found)
    services.correct_text(interview_id, "recruitment", "Opdigtet: rettet.", version=1, by=team.caseworker)
    record = shown(team, interview_id)
    told = {each.topic: (each.text, each.version) for each in record.interview.topics}
    assert told["recruitment"] == ("Opdigtet: rettet.", 2)
    (finding,) = record.interview.findings
    assert (finding.passage, finding.is_corrected) == ("Så tog han passet", True)


def test_of_two_corrections_the_slower_is_told_and_nothing_is_lost(team, client_for):
    interview_id = team.interview(topics=TOPICS)
    services.correct_text(interview_id, "debt", "Opdigtet: den hurtige.", version=1, by=team.caseworker)
    with pytest.raises(Conflict):
        services.correct_text(interview_id, "debt", "Opdigtet: den langsomme.", version=1, by=team.caseworker)
    url = reverse("identification:correct_interview", args=[interview_id, "debt"])
    client = client_for(team.caseworker)
    page = client.post(url, {"text": "Opdigtet: den langsomme.", "version": "1"}).content.decode()
    assert "den hurtige" in page and "den langsomme" in page and 'value="2"' in page
    assert client.post(url, {"text": "Opdigtet: begge dele.", "version": "2"}).status_code == 302
    assert InterviewText.objects.filter(topic="debt").count() == 3


def test_a_topic_that_was_left_out_can_be_written_later(team):
    interview_id = team.interview(topics={"debt": "  "})
    services.correct_text(interview_id, "debt", "Opdigtet gæld", version=0, by=team.caseworker)
    assert [each.text for each in shown(team, interview_id).interview.topics] == ["Opdigtet gæld"]


@pytest.mark.parametrize("table", ["interviewtext", "interviewconsent", "finding"])
def test_what_was_written_once_is_never_rewritten_by_the_owner(team, as_owner, table):
    team.interview(topics=TOPICS, consents={"storage": "given"})
    for act in (f"UPDATE identification_{table} SET id = id", f"DELETE FROM identification_{table}"):
        with pytest.raises(Error, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(act)


def test_each_point_of_the_script_is_recorded_and_withdrawn_later(team):
    interview_id = team.interview(consents={"storage": "given", "sharing": "not_given"})
    services.withdraw_consent(interview_id, "storage", by=team.caseworker)
    answers = {each.point: each.answer for each in shown(team, interview_id).points}
    assert answers == {
        "purpose": "", "anonymous": "", "storage": "withdrawn", "sharing": "not_given", "withdrawal": "",
    }  # fmt: skip
    assert InterviewConsent.objects.count() == 3
    assert AuditLine.objects.get(event="identification.consent_withdrawn").purpose == "storage"


@pytest.mark.parametrize("point", ["storage", "sharing", "purpose", "opdigtet"])
def test_only_what_was_given_can_be_withdrawn(team, point):
    interview_id = team.interview(consents={"storage": "not_given"})
    with pytest.raises(Invalid, match="consent_not_given"):
        services.withdraw_consent(interview_id, point, by=team.caseworker)


@pytest.mark.parametrize(
    "told",
    [
        {"consents": {"opdigtet": "given"}},
        {"consents": {"storage": "withdrawn"}},
        {"topics": {"opdigtet": "x"}},
    ],
)
def test_points_and_topics_are_those_of_the_mechanism(team, told):
    with pytest.raises(Invalid, match="unknown_code"):
        team.interview(**told)


def test_a_child_is_asked_in_other_words_and_never_alone(team, client_for):
    client = client_for(team.caseworker)
    url = reverse("identification:interview", args=[team.case_id])
    page = client.get(url + "?barn").content.decode()
    assert "Hvem har dit pas eller dine papirer?" in page and "Du må holde pause" in page
    assert "Hvem har dit pas" not in client.get(url).content.decode()
    told = {
        "held_on": "2021-03-08", "place": "centre_office", "language": "en", "consent": "on", "is_with_child": "on",
        "topic_documents": "Opdigtet: onklen har passet.",
    }  # fmt: skip
    refused = client.post(url, told)
    assert list(refused.context["form"].errors) == ["representative"]
    assert "Hvem har dit pas eller dine papirer?" in refused.content.decode()
    assert client.post(url, told | {"representative": "Opdigtet Bisidder"}).status_code == 302
    record = shown(team, Interview.objects.get().pk)
    assert (record.is_with_child, record.representative) == (True, "Opdigtet Bisidder")


def test_another_organisation_reads_but_neither_corrects_nor_withdraws(team, actor_for, client_for):
    from opennrm.cases import services as cases
    from tests.identification.conftest import CONSENT

    ngo = actor_for(Role.NGO_WORKER, "hopenow")
    interview_id = team.interview(topics=TOPICS, consents={"storage": "given"})
    cases.share(team.case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=team.caseworker)
    assert shown(team, interview_id, by=ngo).interview.topics
    page = client_for(ngo).get(reverse("identification:show_interview", args=[interview_id])).content.decode()
    assert "Ret teksten" not in page
    for act in (
        lambda: services.correct_text(interview_id, "debt", "x", version=1, by=ngo),
        lambda: services.withdraw_consent(interview_id, "storage", by=ngo),
        lambda: services.open_text(interview_id, "debt", by=ngo),
    ):
        with pytest.raises(Denied, match="interview_not_yours"):
            act()


def test_an_instrument_that_was_loaded_is_asked_and_its_edition_kept(team, instrument, client_for):
    client = client_for(team.caseworker)
    url = reverse("identification:interview", args=[team.case_id])
    page = client.get(url).content.decode()
    assert "Opdigtet instrument" in page and "Uverificeret herkomst" in page
    told = {
        "held_on": "2021-03-08", "place": "centre_office", "language": "en", "consent": "on",
        "topic_debt": "Opdigtet gæld", "seen_opdigtet:first.s1": "on", "passage_opdigtet:first.w1": "gæld",
    }  # fmt: skip
    assert client.post(url, told).status_code == 302
    rows = FindingRow.objects.select_related("instrument")
    assert {(each.indicator, each.instrument.edition) for each in rows} == {
        ("first.s1", "1"),
        ("first.w1", "1"),
    }


def test_the_score_is_shown_only_where_it_is_switched_on_and_says_that_it_never_decides(
    team, instrument, client_for
):
    found = (Finding("first.s1", "", instrument="opdigtet"), Finding("first.w1", "", instrument="opdigtet"))
    interview_id = team.interview(findings=found)
    url = reverse("identification:show_interview", args=[interview_id])
    client = client_for(team.caseworker)
    assert "Sammentællingen" not in client.get(url).content.decode()
    with working_as("none"):
        services.switch_score("opdigtet", on=True)
    page = client.get(url).content.decode()
    assert "Sammentællingen oplyser og afgør aldrig noget" in page
    assert "Uverificeret herkomst" in page and "Opfyldt" in page and "1 stærke, 1 svage" in page


def test_a_new_edition_is_asked_from_now_on_and_what_was_found_keeps_its_own(team, instrument):
    found = (Finding("first.s1", "", instrument="opdigtet"),)
    interview_id = team.interview(findings=found)
    loaded(INVENTED.replace('edition = "1"', 'edition = "2"').replace("Stærk 1", "Ny 1"))
    again = team.interview(findings=found)
    shown_labels = [shown(team, each).interview.findings[0].labels["da"] for each in (interview_id, again)]
    assert shown_labels == ["Stærk 1", "Ny 1"]
    with pytest.raises(Invalid, match="edition_known"):
        loaded(INVENTED)


def test_an_instrument_that_is_not_asked_gives_no_finding(team, instrument):
    with working_as("none"):
        services.retire_instrument("opdigtet")
    for finding in (
        Finding("first.s1", "", instrument="opdigtet"),
        Finding("opdigtet", "", instrument="andet"),
    ):
        with pytest.raises(Invalid, match="unknown_code"):
            team.interview(findings=(finding,))
    for act in (
        lambda: services.switch_score("opdigtet", on=True),
        lambda: services.retire_instrument("opdigtet"),
    ):
        with pytest.raises(Invalid, match="no_such_instrument"):
            act()
