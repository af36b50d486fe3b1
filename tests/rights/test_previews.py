"""Before a case is shared: exactly what the other organisation will see, and nothing of it done."""

# A fixture is imported and then asked for by its name.
# ruff: noqa: F401, F811
from __future__ import annotations

from dataclasses import replace

import pytest
from django.db.models import UUIDField
from django.urls import reverse

from opennrm.access.domain.roles import Role, Section
from opennrm.access.models import AuditLine
from opennrm.access.wall import acting
from opennrm.cases import services as cases
from opennrm.cases.domain import Wish
from opennrm.cases.models import Participation
from opennrm.documents import services as documents
from opennrm.documents.domain.notes import NoteInput
from opennrm.identification import services as identification
from opennrm.mechanism.rules import rules
from opennrm.rights import services
from opennrm.rights.presenters.columns import COLUMNS, INTERNAL, LISTS, TABLES
from opennrm.rights.services.previews import _shown_tables
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from tests.architecture.test_walls import run
from tests.cases.people import CONSENT, SCOPE
from tests.desk.conftest import TODAY, lived

pytestmark = pytest.mark.django_db
TO = "reden_international"
TOLD = {
    "organisation": TO, "sections": ["interview", "health"], "purpose": "support", "legal_basis": "consent",
    "said_how": "interpreted", "reason": "Opdigtet", "lasts_until": "",
}  # fmt: skip
# What of each section this case holds, in words that stand nowhere else.
HOLDS = {
    Section.IDENTITY: "Opdigtet Person 7",
    Section.INTERVIEW: "Opdigtet samtale",
    Section.DECISION: "Opdigtet begrundelse",
    Section.RETURN: "2021-05-01",
    Section.PROSECUTION: "OPDIGTET-0",
}


@pytest.fixture
def partner(actor_for):
    return actor_for(Role.CASEWORKER, TO)


@pytest.fixture(scope="module")
def mechanism(lived):
    return lived.mechanism


@pytest.fixture
def case_id(lived, partner):
    return lived.case_id


def wish(*sections):
    return Wish(TO, CONSENT, replace(SCOPE, sections=frozenset(sections)))


def previewed(case_id, *sections, by):
    with clock.standing_at(noon(TODAY)):
        return services.preview_share(case_id, wish(*sections), by=by)


def values(preview):
    return {str(told.value) for _, record in preview.records for told in record.values}


@pytest.mark.parametrize("section", list(Section))
def test_each_section_shows_the_words_of_its_own_records_and_no_others(mechanism, case_id, section):
    told = "\n".join(values(previewed(case_id, section, by=mechanism.caseworker)))
    assert {of for of, words in HOLDS.items() if words in told} == {section} & HOLDS.keys()


@pytest.mark.parametrize("section", list(Section))
def test_what_was_shown_is_what_the_other_then_finds_behind_its_wall(mechanism, case_id, partner, section):
    """Counted a second time, with raw SQL, when it is done."""
    shown = previewed(case_id, section, by=mechanism.caseworker)
    tables = sorted({record.table for _, record in shown.records})
    with clock.standing_at(noon(TODAY)):
        cases.share(case_id, TO, ground=CONSENT, scope=wish(section).scope, by=mechanism.caseworker)
    with acting(partner):
        for table in tables:
            found = run("SELECT count(*) FROM {table}", table=table)[0][0]
            # The part that is given is itself no part of what it shows.
            found -= table == "cases_participation"
            assert found == sum(record.table == table for _, record in shown.records), table


def test_a_note_that_is_meant_for_others_is_not_among_it(mechanism, case_id):
    for audience, words in (("organisation", "Opdigtet internt"), ("participants", "Opdigtet til alle")):
        documents.write_note(NoteInput(case_id, "interview", audience, words), by=mechanism.caseworker)
    told = values(previewed(case_id, Section.INTERVIEW, by=mechanism.caseworker))
    assert "Opdigtet til alle" in told and "Opdigtet internt" not in told


def test_what_is_the_others_own_stays_hidden_from_whoever_shares(mechanism, case_id, partner):
    with clock.standing_at(noon(TODAY)):
        part = cases.share(case_id, TO, ground=CONSENT, scope=SCOPE, by=mechanism.caseworker)
        documents.write_note(
            NoteInput(case_id, "interview", "organisation", "Opdigtet hemmeligt"), by=partner
        )
        cases.end_participation(part, by=mechanism.caseworker)
    assert "Opdigtet hemmeligt" not in values(previewed(case_id, Section.INTERVIEW, by=mechanism.caseworker))


def test_after_a_preview_nobody_takes_part_who_did_not_before(mechanism, case_id):
    before = list(Participation.objects.order_by("pk").values())
    previewed(case_id, *Section, by=mechanism.caseworker)
    assert list(Participation.objects.order_by("pk").values()) == before
    last = AuditLine.objects.order_by("position").last()
    assert (last.event, last.purpose, last.subject_id) == ("rights.sharing_previewed", "sharing", case_id)
    assert not AuditLine.objects.filter(organisation_id__isnull=True).exclude(user_id=None).exists()


def test_who_may_not_share_sees_no_preview(mechanism, case_id, actor_for):
    with pytest.raises(Denied, match="access.missing_right"):
        previewed(case_id, Section.CONTACT, by=actor_for(Role.HOTLINE_ADVISER, "cmm"))


def test_what_was_seen_is_shared_and_nothing_that_came_since(mechanism, case_id):
    seen = previewed(case_id, Section.INTERVIEW, by=mechanism.caseworker).mark
    documents.write_note(
        NoteInput(case_id, "interview", "participants", "Opdigtet nyt"), by=mechanism.caseworker
    )
    with clock.standing_at(noon(TODAY)), pytest.raises(Invalid, match="rights.preview_changed"):
        services.share_as_seen(case_id, wish(Section.INTERVIEW), seen=seen, by=mechanism.caseworker)
    assert not Participation.objects.filter(organisation__code=TO).exists()


@pytest.mark.parametrize(
    "other",
    [wish(Section.INTERVIEW, Section.DECISION), replace(wish(Section.INTERVIEW), organisation="hopenow")],
)
def test_the_mark_of_one_sharing_is_no_key_to_another(mechanism, case_id, other):
    seen = previewed(case_id, Section.INTERVIEW, by=mechanism.caseworker).mark
    with clock.standing_at(noon(TODAY)), pytest.raises(Invalid, match="rights.preview_changed"):
        services.share_as_seen(case_id, other, seen=seen, by=mechanism.caseworker)


def test_a_colleague_has_to_see_it_too(mechanism, case_id, actor_for):
    seen = previewed(case_id, Section.INTERVIEW, by=mechanism.caseworker).mark
    with clock.standing_at(noon(TODAY)), pytest.raises(Invalid, match="rights.preview_changed"):
        services.share_as_seen(
            case_id, wish(Section.INTERVIEW), seen=seen, by=actor_for(Role.CASEWORKER, "cmm")
        )


def test_the_page_shows_what_will_be_seen_and_the_button_shares_it(mechanism, case_id, client_for):
    client, url = client_for(mechanism.caseworker), reverse("rights:share", args=[case_id])
    answer = client.post(url, TOLD)
    page = answer.content.decode()
    assert "Opdigtet samtale" in page and "Opdigtet begrundelse" not in page
    assert not Participation.objects.filter(organisation__code=TO).exists()
    assert client.post(url, TOLD | {"seen": answer.context["seen"]}).status_code == 302
    assert Participation.objects.get(organisation__code=TO).sections == ["interview", "health"]


@pytest.mark.parametrize("seen", ["", "0" * 64])
def test_nothing_is_shared_by_who_has_not_seen_it(mechanism, case_id, client_for, seen):
    client = client_for(mechanism.caseworker)
    answer = client.post(reverse("rights:share", args=[case_id]), TOLD | {"seen": seen})
    assert answer.status_code == 200 and answer.context["has_changed"] == bool(seen)
    assert client.post(reverse("cases:share", args=[case_id]), TOLD).status_code == 405
    assert not Participation.objects.filter(organisation__code=TO).exists()


def test_a_form_that_does_not_hold_comes_back_with_the_reason_at_its_field(mechanism, case_id, client_for):
    told = TOLD | {"said_how": ""}
    answer = client_for(mechanism.caseworker).post(reverse("rights:share", args=[case_id]), told)
    assert "said_how" in answer.context["form"].errors and "told" not in answer.context


def test_every_table_and_column_that_is_shown_has_a_word():
    for model, _, _ in _shown_tables():
        table = model._meta.db_table
        assert table in TABLES, table
        for field in model._meta.concrete_fields:
            is_told = not (field.is_relation or field.name in INTERNAL or isinstance(field, UUIDField))
            assert not is_told or {field.name, f"{table}.{field.name}"} & COLUMNS.keys(), (table, field.name)
    assert all(rules().lists[each] for each in LISTS.values())
