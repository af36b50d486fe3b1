"""What a code is called takes two administrators, begins on a day to come, and never changes what was said before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import Error, IntegrityError, connection, transaction
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from opennrm.access import selectors, services
from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine, CodeLabel
from opennrm.access.services import LabelInput
from opennrm.mechanism.rules import Wording, is_worded_anew, rules, worded, worded_as_of, written
from opennrm.reporting.domain.phrases import phrase_of
from opennrm.reporting.domain.tables import make_table
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from tests.reporting.cells import published_register

pytestmark = pytest.mark.django_db
TODAY, BEGINS = date(2026, 3, 2), date(2026, 4, 1)
TOLD = LabelInput(
    "sectors", "cleaning", "Rengøring og vask", "Cleaning and laundry", BEGINS, "Opdigtet aftale, 2026"
)
WORDING = Wording(BEGINS, "sectors", "cleaning", "Rengøring og vask", "Cleaning and laundry")


@pytest.fixture(autouse=True)
def standing():
    with clock.standing_at(noon(TODAY)):
        yield


@pytest.fixture
def first(actor_for):
    return actor_for(Role.ADMINISTRATOR, "cmm")


@pytest.fixture
def second(actor_for):
    return actor_for(Role.ADMINISTRATOR, "immigration_service")


@pytest.fixture
def label_id(first):
    return services.propose_label(TOLD, by=first)


@pytest.fixture
def approved(label_id, second):
    return services.approve_label(label_id, by=second)


def at(kind, *arguments):
    return reverse(f"access:{kind}", args=arguments)


def test_each_day_has_the_label_that_was_in_force_on_it():
    later = replace(WORDING, valid_from=date(2027, 1, 1), danish="Rengøring m.v.", english="Cleaning etc.")
    labels = {}
    for day in (date(2026, 3, 31), BEGINS, date(2026, 12, 31), date(2027, 1, 1)):
        with worded((later, WORDING), day):
            labels[day] = (
                rules().label("sectors", "cleaning", "da"),
                rules().label("sectors", "cleaning", "en"),
            )
    assert labels == {
        date(2026, 3, 31): ("Rengøring", "Cleaning"),
        BEGINS: ("Rengøring og vask", "Cleaning and laundry"),
        date(2026, 12, 31): ("Rengøring og vask", "Cleaning and laundry"),
        date(2027, 1, 1): ("Rengøring m.v.", "Cleaning etc."),
    }
    assert rules() is written()


def test_only_the_label_changes():
    with worded((WORDING, replace(WORDING, code="no_such_code")), BEGINS):
        named = rules().code("sectors", "cleaning")
        assert replace(named, labels=written().code("sectors", "cleaning").labels) == written().code(
            "sectors", "cleaning"
        )
        assert [each.code for each in rules().codes("sectors")] == [
            each.code for each in written().codes("sectors")
        ]
        assert rules().lists.keys() == written().lists.keys()
        assert dict(rules().lists["forms"]) == dict(written().lists["forms"])


def test_another_day_for_a_moment_has_the_same_labels_to_choose_from():
    with worded((WORDING,), BEGINS):
        with worded_as_of(TODAY):
            assert not is_worded_anew("sectors", "cleaning")
        assert is_worded_anew("sectors", "cleaning")


def test_a_sentence_of_the_report_says_the_new_label_and_no_other_sentence_changes():
    phrase = phrase_of("sector")
    with worded((WORDING,), BEGINS):
        assert phrase("cleaning", 1, "da") == "inden for rengøring og vask"
        assert phrase("construction", 1, "da") == "i byggebranchen"
    assert phrase("cleaning", 1, "da") == "med rengøring"


def test_a_table_of_the_report_has_the_labels_of_its_day():
    told = replace(WORDING, code="restaurant", danish="Opdigtet branche")
    tables = []
    for day in (BEGINS - timedelta(1), BEGINS):
        with worded((told,), day):
            tables.append(make_table("sectors", 2021, published_register(), "da"))
    before, after = (dict(zip(each.codes, each.rows, strict=True)) for each in tables)
    assert before["restaurant"][0] == "Restaurationsbranchen" and after["restaurant"][0] == "Opdigtet branche"
    assert before["restaurant"][1] == after["restaurant"][1]
    assert {**before, "restaurant": None} == {**after, "restaurant": None}


def test_two_administrators_give_a_label_and_both_acts_are_in_the_trail(first, second, client_for):
    form = {"danish": TOLD.danish, "english": TOLD.english, "valid_from": "2026-04-01", "source": TOLD.source}
    page = at("code_label", "sectors", "cleaning")
    assert client_for(first).post(page, form).status_code == 302
    label = CodeLabel.objects.get()
    assert "Venter på en anden administrator" in client_for(first).get(at("code_lists")).content.decode()
    assert client_for(first).post(at("approve_label", label.pk)).status_code == 403
    assert client_for(second).post(at("approve_label", label.pk)).status_code == 302
    assert selectors.wordings() == (WORDING,)
    lines = AuditLine.objects.filter(event__startswith="access.label_").exclude(event="access.labels_shown")
    assert [(each.event, each.user_id, each.purpose) for each in lines.order_by("position")] == [
        ("access.label_proposed", first.user_id, "cleaning"),
        ("access.label_approved", second.user_id, "cleaning"),
    ]


def test_a_page_shows_the_label_of_its_day_in_its_language_without_another_query(approved, first, client_for):
    client, page = client_for(first), at("code_list", "sectors")

    def asked(language):
        with CaptureQueriesContext(connection) as queries:
            text = client.get(page, headers={"accept-language": language}).content.decode()
        return text, len(queries)

    before, few = asked("da")
    assert ">Rengøring<" in before and "Rengøring og vask" not in before
    with clock.standing_at(noon(BEGINS)):
        client = client_for(first)
        after, many = asked("da")
        assert "Rengøring og vask" in after and ">Rengøring<" not in after and many == few
        name = at("code_label", "sectors", "cleaning")
        assert (
            "<h1>Cleaning and laundry</h1>"
            in client.get(name, headers={"accept-language": "en"}).content.decode()
        )


def test_pages_of_the_work_say_the_label_of_today(first, second, actor_for, client_for):
    told = replace(
        TOLD, list_name="callers", code="police", danish="Opdigtet politi", english="Invented police"
    )
    services.approve_label(services.propose_label(told, by=first), by=second)
    adviser = actor_for(Role.HOTLINE_ADVISER, "cmm")
    for day, is_shown in ((TODAY, False), (BEGINS, True)):
        with clock.standing_at(noon(day)):
            page = client_for(adviser).get(reverse("intake:calls")).content.decode()
        assert ("Opdigtet politi" in page) is is_shown


def test_figures_drawn_as_of_a_day_have_the_labels_of_that_day(
    second, first, actor_for, client_for, monkeypatch
):
    told = replace(TOLD, list_name="forms", code="forced_labour", danish="Opdigtet ny form")
    services.approve_label(services.propose_label(told, by=first), by=second)
    row = {"exploitation": "forced_labour", "value": 1, "stated": ""}
    totals = {"victims": 1, "interviewed": 0, "calls": 0, "returns": 0}
    figures = {"totals": totals, "before": totals, "by_form": [row], "by_nationality": []}
    monkeypatch.setattr("opennrm.statistics.services.key_figures", lambda *_, by: figures)
    with clock.standing_at(noon(BEGINS)):
        client = client_for(actor_for(Role.ANALYST, "cmm"))
        pages = [
            client.get(reverse("statistics:key_figures"), {"year": 2025, "as_of": day}).content.decode()
            for day in ("2026-03-31", "2026-04-01")
        ]
    assert ["Opdigtet ny form" in page for page in pages] == [False, True]


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"valid_from": TODAY}, "access.label_day_passed", "valid_from"),
        ({"valid_from": date(2020, 1, 1)}, "access.label_day_passed", "valid_from"),
        ({"danish": "Rengøring", "english": "Cleaning"}, "access.label_is_so", "danish"),
        ({"danish": "byggebranchen"}, "access.label_taken", "danish"),
        ({"english": "Construction"}, "access.label_taken", "english"),
    ],
)
def test_a_label_that_cannot_be_is_refused_at_its_field(first, change, code, field):
    with pytest.raises(Invalid, match=code) as refused:
        services.propose_label(replace(TOLD, **change), by=first)
    assert refused.value.field == field and not CodeLabel.objects.exists()


@pytest.mark.parametrize(("list_name", "code"), [("sectors", "x"), ("x", "cleaning"), ("forms", "cleaning")])
def test_codes_are_made_nowhere_but_in_the_file(first, client_for, list_name, code):
    with pytest.raises(Http404):
        services.propose_label(replace(TOLD, list_name=list_name, code=code), by=first)
    assert client_for(first).get(at("code_label", list_name, code)).status_code == 404


def test_one_proposal_waits_at_a_time_and_one_label_begins_on_a_day(first, second, label_id):
    with pytest.raises(Invalid, match=r"access\.label_waits"):
        services.propose_label(replace(TOLD, danish="Opdigtet"), by=first)
    services.approve_label(label_id, by=second)
    with pytest.raises(Invalid, match=r"access\.label_from_that_day"):
        services.propose_label(replace(TOLD, danish="Opdigtet"), by=first)
    services.propose_label(replace(TOLD, danish="Opdigtet", valid_from=BEGINS + timedelta(1)), by=first)


def test_what_was_rejected_is_never_said_and_may_be_proposed_again(first, second, label_id):
    services.reject_label(label_id, by=second)
    assert selectors.wordings() == ()
    services.propose_label(TOLD, by=first)
    with pytest.raises(Denied, match=r"access\.label_decided"):
        services.approve_label(label_id, by=second)


def test_whoever_approves_too_late_would_change_what_was_said(label_id, second):
    with clock.standing_at(noon(BEGINS)), pytest.raises(Denied, match=r"access\.label_too_late"):
        services.approve_label(label_id, by=second)
    assert selectors.wordings() == ()


def test_nobody_decides_their_own_proposal_not_even_past_the_first_wall(label_id, first):
    with pytest.raises(Denied, match=r"access\.grant_own"):
        services.reject_label(label_id, by=first)
    row = CodeLabel.objects.filter(pk=label_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.update(approved=True, decided_by=first.user_id, decided_at=clock.now())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_codelabel SET danish = 'x'",
        "UPDATE access_codelabel SET approved = false",
        "DELETE FROM access_codelabel",
    ],
)
def test_a_label_that_was_decided_is_never_rewritten_by_the_owner_either(approved, as_owner, statement):
    with pytest.raises(Error, match="never rewritten|append-only"), transaction.atomic():
        connection.cursor().execute(statement)


def test_the_labels_are_never_emptied_by_the_owner_either(as_owner):
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        connection.cursor().execute("TRUNCATE access_codelabel")


def test_deciding_changes_nothing_of_what_was_proposed(label_id, second, as_owner):
    with pytest.raises(Error, match="never rewritten"), transaction.atomic():
        CodeLabel.objects.filter(pk=label_id).update(
            approved=True, decided_by=second.user_id, decided_at=clock.now(), danish="Opdigtet andet"
        )
