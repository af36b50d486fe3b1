"""What is held about a person, for the person: all of it, from whom and to whom, and nothing about anybody else."""

from __future__ import annotations

import json

import page
import pypdfium2
import pytest
from django.http import Http404
from django.urls import reverse

from opennrm.access.models import AuditLine, User
from opennrm.cases import services as cases
from opennrm.rights import presenters, services
from opennrm.rights.domain.insight import NOT_TOLD, Fate, Withheld
from opennrm.shared.errors import Denied
from tests.cases.people import SCOPE, new_case
from tests.rights import story

pytestmark = pytest.mark.django_db
# Of a complex: about others. Of a hold: the officer's. Of a draft: not sent, the colleague's own.
NOT_HANDED_OVER = {story.COMPLEX, story.HOLD, story.DRAFT}


@pytest.fixture
def who(actor_for):
    return story.people(actor_for)


@pytest.fixture
def told(who):
    return story.told(who)


def as_text(made):
    document = pypdfium2.PdfDocument(made)
    try:
        return " ".join(" ".join(each.get_textpage().get_text_range() for each in document).split())
    finally:
        document.close()


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_identity_and_every_text_is_told_in_both_forms(who, told, language):
    found = services.give_insight(told.case_id, by=who.caseworker)
    as_json = presenters.as_json(found, language).decode()
    made = presenters.as_pdf(found, language)
    assert page.validate_pdf_bytes(made).is_compliant
    printed = as_text(made)
    for value in (*story.IDENTITIES, *story.TEXTS):
        assert (value in as_json) == (value not in NOT_HANDED_OVER), value
    for value in set(story.TEXTS) - NOT_HANDED_OVER | {"Opdigtet Rettetnavn", "OPD-22222", "Opdigtvej 2"}:
        assert value.split()[-1] in printed, value
    assert "Opdigtet Andenperson" not in as_json and "Andenperson" not in printed


def test_it_says_where_each_came_from_who_received_it_and_who_has_looked(who, told):
    cases.open_person(told.case_id, purpose="safety", by=who.caseworker)
    found = services.give_insight(told.case_id, by=who.caseworker)
    assert all(
        each.source
        for each in found.records
        if each.table
        not in {
            "identification_finding",
            "identification_decisionform",
            "documents_notetext",
            "identification_assessment",
        }
    )
    sources = {each.table: each.source for each in found.records}
    assert sources["identification_decision"] == "immigration_service"
    assert sources["returns_return"] == "return_agency"
    assert {each.organisation for each in found.recipients} == {
        "cmm", "immigration_service", "return_agency", "prosecution_service",
    }  # fmt: skip
    assert "cmm" in {each.organisation for each in found.openings}
    assert all(each.times >= 1 for each in found.openings)


def test_a_correction_keeps_the_old_value_marked_as_corrected(who, told):
    found = services.give_insight(told.case_id, by=who.caseworker)
    fates = {
        value.value: record.fate
        for record in found.records if record.table == "persons_identityversion"
        for value in record.values if value.column == "names_sealed"
    }  # fmt: skip
    assert fates == {"Opdigtet Forkertnavn": Fate.CORRECTED, "Opdigtet Rettetnavn": Fate.HOLDS}
    assert "RETTET" in as_text(presenters.as_pdf(found, "da"))
    assert "CORRECTED" in as_text(presenters.as_pdf(found, "en"))


def test_no_colleague_is_named_and_what_is_withheld_is_said(who, told):
    found = services.give_insight(told.case_id, by=who.caseworker)
    text = presenters.as_json(found, "da").decode() + as_text(presenters.as_pdf(found, "da"))
    for user in User.objects.all():
        assert user.name not in text and str(user.pk) not in text
    assert set(found.withheld) == {Withheld.COLLEAGUES, Withheld.COMPLEX, Withheld.FILES, Withheld.POLICE}
    assert "OPDIGTET-7" not in text
    assert not {each.table for each in found.records} & NOT_TOLD
    assert "key_sealed" not in text


def test_records_of_others_that_are_hidden_here_are_named_as_hidden(who, told, actor_for):
    from opennrm.access.domain.roles import Role

    other = actor_for(Role.CASEWORKER, "reden_international")
    cases.share(told.case_id, "reden_international", ground=story.CONSENT, scope=SCOPE, by=who.caseworker)
    found = services.give_insight(told.case_id, by=other)
    assert Withheld.ELSEWHERE in found.withheld
    assert story.CALL not in presenters.as_json(found, "da").decode()


def test_a_text_that_may_name_others_is_marked(who, told):
    found = services.give_insight(told.case_id, by=who.caseworker)
    assert {each.table for each in found.records if each.names_others} == {
        "intake_call",
        "cases_emergencyaccess",
    }


def test_it_stands_in_the_trail_as_given(who, told):
    services.give_insight(told.case_id, by=who.caseworker)
    line = AuditLine.objects.get(event="rights.insight_given")
    assert (line.subject_id, line.purpose) == (told.case_id, "insight")
    assert "persons_identityversion" in line.fields


def test_only_who_takes_part_and_may_hand_over_gives_it(who, told):
    for actor in (who.decider, who.dpo, who.officer):
        with pytest.raises(Denied, match=r"access\.missing_right"):
            services.give_insight(told.case_id, by=actor)
    with pytest.raises(Http404):  # the emergency is over
        services.give_insight(told.case_id, by=who.helper)


def test_a_case_of_others_is_not_found(told, actor_for):
    from opennrm.access.domain.roles import Role

    with pytest.raises(Http404):
        services.give_insight(told.case_id, by=actor_for(Role.CASEWORKER, "reden_international"))


@pytest.mark.parametrize(("form", "kind"), [("pdf", "application/pdf"), ("json", "application/json")])
def test_the_page_gives_a_file_that_is_kept_nowhere(who, told, client_for, form, kind):
    url, client = reverse("rights:insight", args=[told.case_id]), client_for(who.caseworker)
    assert "Læs det, før du giver det videre" in client.get(url).content.decode()
    unchecked = client.post(url, {"language": "da", "form": form})
    assert "Bekræft, at du har sikret dig" in unchecked.content.decode()
    answer = client.post(url, {"language": "da", "form": form, "checked": "on"})
    assert answer["Content-Type"] == kind and "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"] == f'attachment; filename="{told.pseudonym}.{form}"'
    if form == "json":
        assert json.loads(answer.content)["pseudonym"] == told.pseudonym


def test_two_records_of_one_person_are_told_together(who, told, actor_for):
    again = new_case(who.caseworker, "Opdigtet Igennavn")
    story.merged(again, told.person_id, who, actor_for)
    for case_id in (told.case_id, again):
        found = services.give_insight(case_id, by=who.caseworker)
        text = presenters.as_json(found, "da").decode()
        assert "Opdigtet Igennavn" in text and "Opdigtet Rettetnavn" in text
        assert len({each.organisation for each in found.openings}) == len(found.openings)
