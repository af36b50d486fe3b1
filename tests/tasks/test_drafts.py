"""Nothing typed is lost, and nobody else's draft is found."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine, Membership, User
from opennrm.access.wall import acting
from opennrm.intake.models import Call
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from opennrm.tasks.domain.drafts import (
    Colleague,
    Owner,
    as_text,
    check_place,
    draft_named,
    from_text,
    present,
    record_of,
    typed,
)
from opennrm.tasks.forms.drafts import owner_of, signed
from opennrm.tasks.models import Draft, Presence
from opennrm.tasks.selectors import drafts as selectors
from opennrm.tasks.services import drafts as services

TODAY = date(2021, 6, 12)
CALLS = "/opkald/"
TEXT = "Opdigtet: en kvinde er truffet"
CASE = "/sager/11111111-2222-3333-4444-555555555555/"


@pytest.fixture(autouse=True)
def standing_clock():
    with clock.standing_at(noon(TODAY)):
        yield


@pytest.fixture
def adviser(db, actor_for):
    return actor_for(Role.HOTLINE_ADVISER, "cmm")


@pytest.fixture
def colleague(db, actor_for):
    return actor_for(Role.CASEWORKER, "cmm")


@pytest.fixture
def desk(client_for, adviser):
    return client_for(adviser)


def owner(actor, draft_id=None):
    return Owner(actor.user_id, actor.organisation_id, draft_id or uuid4())


def kept(actor, place=CALLS, **content):
    told = owner(actor)
    content = {name: [value] for name, value in ({"notes": TEXT} | content).items()}
    services.save_draft(told, place, content, by=actor)
    return told.draft_id


def field_in(page):
    return re.search(r'name="draft" value="([^"]+)"', page.content.decode())[1]


# Rules


WORDS = st.text(alphabet='aæøÅ"\\\x00\n½ \u202e\U0001f600', max_size=20)


@given(st.dictionaries(WORDS, st.lists(WORDS, max_size=4), max_size=8))
def test_what_is_kept_comes_back_as_it_was(sent):
    content = typed(sent)
    assert from_text(as_text(content)) == content
    assert not {"csrfmiddlewaretoken", "draft", "resume"} & content.keys()


def test_a_draft_that_is_too_large_is_refused_as_a_whole():
    typed({"notes": ["x" * 199_000]})
    with pytest.raises(Invalid, match="tasks.draft_too_large"):
        typed({"notes": ["x" * 200_000]})
    with pytest.raises(Invalid, match="tasks.draft_too_large"):
        typed({str(number): [""] for number in range(1_001)})


@pytest.mark.parametrize(
    "place", ["", "opkald/", "//evil.example/", "https://evil.example/", "/x\x00", "/\n", f"/{'x' * 200}"]
)
def test_an_address_elsewhere_is_no_place(place):
    with pytest.raises(Invalid, match="tasks.unknown_place"):
        check_place(place)


def test_all_pages_of_a_case_are_one_place_and_a_list_is_its_own():
    key = "11111111-2222-3333-4444-555555555555"
    assert record_of(CASE) == record_of(f"/identifikation/sag/{key}/afgoerelse/") == key
    assert record_of(CALLS) == CALLS


def test_whoever_has_not_asked_for_half_a_minute_has_left():
    now = noon(TODAY)
    seen = [
        ("Bo", now, None),
        ("Anna", now - timedelta(seconds=29), now),
        ("Cecilie", now - timedelta(seconds=30), None),
    ]
    assert present(seen, now) == [Colleague("Anna", now), Colleague("Bo", None)]


@pytest.mark.parametrize("field", ["", "x", ":", "11111111:x", "½" * 99])
def test_a_tampered_field_names_no_draft(field):
    assert draft_named(field) is None
    assert owner_of(field) is None


def test_a_field_is_signed_for_one_user_and_some_days(adviser, colleague):
    field = signed(adviser)
    assert owner_of(field).user_id == adviser.user_id
    assert owner_of(field.replace(str(adviser.user_id), str(colleague.user_id))) is None
    assert draft_named(field) == owner_of(field).draft_id


# Acts


def test_what_stands_in_a_draft_is_sealed_and_opened_by_its_user_with_a_trail(adviser):
    draft_id = kept(adviser)
    assert b"kvinde" not in bytes(Draft.objects.get().content_sealed)
    assert services.open_draft(draft_id, by=adviser) == {"notes": [TEXT]}
    assert AuditLine.objects.filter(event="tasks.draft_opened", subject_id=draft_id).count() == 1


def test_each_keystroke_writes_over_the_one_before_and_leaves_no_line(adviser):
    told = owner(adviser)
    before = AuditLine.objects.count()
    for text in ("O", "Op", "Opd"):
        services.save_draft(told, CALLS, {"notes": [text]}, by=adviser)
    assert AuditLine.objects.count() == before
    assert services.open_draft(Draft.objects.get().pk, by=adviser) == {"notes": ["Opd"]}


def test_two_forms_at_the_same_address_are_two_drafts(adviser):
    first, second = kept(adviser, notes="Første"), kept(adviser, notes="Andet")
    assert {each.id for each in selectors.kept_for(adviser, CALLS)} == {first, second}


def test_nobody_saves_for_another_user_or_another_organisation(adviser, colleague, actor_for):
    for stranger in (colleague, actor_for(Role.HOTLINE_ADVISER, "hopenow")):
        with pytest.raises(Denied, match="tasks.draft_of_another"):
            services.save_draft(owner(adviser), CALLS, {}, by=stranger)
    with pytest.raises(Denied, match="tasks.draft_of_another"):
        services.save_draft(None, CALLS, {}, by=adviser)
    assert not Draft.objects.exists()


def test_a_colleague_at_the_same_desk_neither_finds_nor_opens_nor_discards_it(adviser, colleague):
    draft_id = kept(adviser)
    assert selectors.kept_for(colleague) == []
    for act in (services.open_draft, services.discard_draft):
        with pytest.raises(Http404):
            act(draft_id, by=colleague)
    with acting(colleague):
        assert not Draft.objects.exists()


def test_the_same_user_in_another_organisation_does_not_see_it(adviser, actor_for):
    kept(adviser)
    other = actor_for(Role.HOTLINE_ADVISER, "hopenow")
    Membership.objects.filter(user=other.user_id).update(user=adviser.user_id)
    elsewhere = type(other)(adviser.user_id, other.organisation_id, "hopenow", Role.HOTLINE_ADVISER)
    assert selectors.kept_for(elsewhere) == []


def test_a_draft_is_gone_after_fourteen_days(adviser):
    kept(adviser)
    with clock.standing_at(noon(TODAY + timedelta(days=14)) - timedelta(seconds=1)):
        assert len(selectors.kept_for(adviser)) == 1
        assert services.drop_old_drafts() == 0
    with clock.standing_at(noon(TODAY + timedelta(days=14))):
        assert selectors.kept_for(adviser) == []
        assert services.drop_old_drafts() == 1
    assert not Draft.objects.exists()


def test_those_at_the_same_record_are_told_of_each_other_and_strangers_of_nobody(
    adviser, colleague, actor_for
):
    stranger = actor_for(Role.CASEWORKER, "hopenow")
    services.be_present(CASE, is_writing=False, by=adviser)
    services.be_present(CASE, is_writing=True, by=colleague)
    assert [each.writing_since for each in selectors.colleagues_at(adviser, CASE)] == [noon(TODAY)]
    assert len(selectors.colleagues_at(colleague, CASE)) == 1
    assert selectors.colleagues_at(stranger, CASE) == []
    with acting(stranger):
        assert not Presence.objects.exists()
    with clock.standing_at(noon(TODAY) + timedelta(seconds=30)):
        assert selectors.colleagues_at(adviser, CASE) == []


def test_writing_goes_on_from_its_first_keystroke(adviser, colleague):
    for second in range(0, 40, 10):
        with clock.standing_at(noon(TODAY) + timedelta(seconds=second)):
            services.be_present(CALLS, is_writing=True, by=adviser)
    with clock.standing_at(noon(TODAY) + timedelta(seconds=35)):
        assert selectors.colleagues_at(colleague, CALLS)[0].writing_since == noon(TODAY)


# Pages


def call(**changes):
    usual = {
        "received_at": "2021-06-12T11:30",
        "caller": "police",
        "purpose": "advice",
        "rows": "0",
        "cases": "",
        "ground": "",
    }
    return usual | {"notes": TEXT} | changes


def saved(client, field, **changes):
    return client.post(reverse("tasks:save_draft"), call(draft=field, place=CALLS, **changes))


def test_a_form_is_saved_while_it_is_filled_in_offered_again_and_gone_on_with(desk):
    field = field_in(desk.get(CALLS))
    assert saved(desk, field).json() == {"saved": "12.00"}
    page = desk.get(CALLS).content.decode()
    assert "Kladde fra 12. juni kl. 12.00" in page
    assert TEXT not in page
    page = desk.post(CALLS, {"resume": Draft.objects.get().pk})
    assert TEXT in page.content.decode()
    assert "form-error-message" not in page.content.decode()
    assert draft_named(field_in(page)) == Draft.objects.get().pk
    assert not Call.objects.exists()


def test_a_draft_has_served_when_the_act_is_done_and_not_before(desk):
    field = field_in(desk.get(CALLS))
    saved(desk, field)
    refused = desk.post(CALLS, call(draft=field, caller=""))
    assert field_in(refused) and Draft.objects.count() == 1
    assert draft_named(field_in(refused)) == draft_named(field)
    desk.post(CALLS, call(draft=field))
    assert Call.objects.count() == 1
    assert not Draft.objects.exists()


def test_a_draft_is_discarded_by_its_button(desk, adviser):
    draft_id = kept(adviser)
    answer = desk.post(reverse("tasks:discard_draft", args=[draft_id]), follow=True)
    assert "Kladden er kasseret." in answer.content.decode()
    assert not Draft.objects.exists()


def test_all_drafts_are_in_one_list_without_what_stands_in_them(desk, adviser):
    kept(adviser)
    kept(adviser, "/findes/ikke/")
    page = desk.get(reverse("tasks:drafts")).content.decode()
    assert "Nyt opkald" in page and "Formular" in page and TEXT not in page
    assert "Nyt opkald" in desk.get("/").content.decode()


@pytest.mark.parametrize("name", ["", "x", "\x00", str(UUID(int=7))])
def test_a_draft_that_is_not_there_leads_back_to_the_form(desk, name):
    assert desk.post(CALLS, {"resume": name}).status_code == 302


def test_the_page_asks_who_else_is_here(desk, colleague):
    services.be_present(CASE, is_writing=False, by=colleague)
    told = desk.post(reverse("tasks:presence"), {"place": CASE}).json()["told"]
    assert re.fullmatch(r"Opdigtet Medarbejder \d+ har også denne side åben\.", told)


def test_asking_keeps_no_session_alive(desk):
    desk.get(CALLS)
    for minute in range(5, 70, 5):
        with clock.standing_at(noon(TODAY) + timedelta(minutes=minute)):
            answer = desk.post(reverse("tasks:presence"), {"place": CALLS}, headers={"X-Poll": "1"})
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


# The session is over


def test_a_form_sent_after_the_session_ended_waits_for_its_user_and_for_nobody_else(
    client_for, adviser, colleague
):
    hers = client_for(adviser)
    field = field_in(hers.get(CALLS))
    hers.logout()
    answer = hers.post(CALLS, call(draft=field), follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == reverse("account_login")
    assert "er gemt som kladde" in page and TEXT not in page
    assert not Call.objects.exists()

    assert "Kladde fra" not in client_for(colleague).get(CALLS).content.decode()
    assert "Kladde fra" in client_for(adviser).get(CALLS).content.decode()
    page = client_for(adviser).post(CALLS, {"resume": Draft.objects.get().pk}).content.decode()
    assert TEXT in page


def test_a_session_that_grew_too_old_loses_nothing_either(desk, adviser):
    field = field_in(desk.get(CALLS))
    with clock.standing_at(noon(TODAY) + timedelta(hours=9)):
        assert desk.post(CALLS, call(draft=field)).status_code == 302
        assert services.open_draft(Draft.objects.get().pk, by=adviser)["notes"] == [TEXT]


def test_two_users_on_one_machine_a_page_of_the_first_never_fills_a_draft_of_the_second(
    client_for, adviser, colleague
):
    """The browser holds the second one's session, the page in it is the first one's."""
    field = field_in(client_for(adviser).get(CALLS))
    second = client_for(colleague)
    assert saved(second, field).status_code == 403
    assert not Draft.objects.exists()


def test_a_page_of_an_earlier_session_registers_nothing_and_is_kept_for_whose_it_was(
    client_for, adviser, colleague
):
    field = field_in(client_for(adviser).get(CALLS))
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client_for(colleague).cookies
    answer = strict.post(CALLS, call(draft=field, csrfmiddlewaretoken="x" * 64))
    assert answer.status_code == 403
    assert "fortsæt kladden" in answer.content.decode()
    assert not Call.objects.exists()
    assert Draft.objects.get().user_id == adviser.user_id


def test_a_page_that_saves_by_itself_is_told_that_its_user_is_signed_out(desk):
    field = field_in(desk.get(CALLS))
    desk.logout()
    answer = saved(desk, field)
    assert (answer.status_code, answer.json()) == (401, {"saved": "12.00"})
    assert Draft.objects.get().place == CALLS


def test_who_no_longer_belongs_to_the_organisation_keeps_nothing(desk, adviser):
    field = field_in(desk.get(CALLS))
    Membership.objects.filter(user=adviser.user_id).update(until=TODAY)
    desk.logout()
    assert desk.post(CALLS, call(draft=field)).status_code == 302
    assert not Draft.objects.exists()


@pytest.mark.parametrize("changes", [{"draft": "x"}, {"draft": ""}, {"notes": "x" * 300_000}])
def test_what_cannot_be_kept_leads_to_signing_in(desk, changes):
    field = field_in(desk.get(CALLS))
    desk.logout()
    assert desk.post(CALLS, call(**{"draft": field} | changes)).status_code == 302
    assert not Draft.objects.exists()


def test_a_page_with_a_password_is_never_a_draft(client_for, colleague):
    client = client_for(colleague)
    page = client.get(reverse("account_login")).content.decode()
    assert 'name="draft"' not in page


def test_what_a_page_still_saves_after_its_form_was_sent_is_no_draft(desk, adviser):
    field = field_in(desk.get(CALLS))
    assert saved(desk, field).status_code == 200
    desk.post(CALLS, call(draft=field))
    assert saved(desk, field).status_code == 403
    assert not Draft.objects.exists()


def test_who_goes_back_to_the_page_a_while_later_has_a_draft_again(desk, adviser):
    field = field_in(desk.get(CALLS))
    desk.post(CALLS, call(draft=field))
    with clock.standing_at(noon(TODAY) + timedelta(minutes=2)):
        assert saved(desk, field).status_code == 200
        services.drop_old_drafts()
    assert Draft.objects.count() == 1


def test_signed_in_again_one_stands_on_the_page_with_the_draft(client_for, adviser):
    hers = client_for(adviser)
    field = field_in(hers.get(CALLS))
    hers.logout()
    hers.post(CALLS, call(draft=field))
    hers.force_login(User.objects.get(pk=adviser.user_id))
    assert hers.get(reverse("access:choose_organisation")).url == CALLS


def test_whoever_else_signs_in_there_is_not_led_to_it(client_for, adviser, colleague):
    hers = client_for(adviser)
    field = field_in(hers.get(CALLS))
    hers.logout()
    hers.post(CALLS, call(draft=field))
    hers.force_login(User.objects.get(pk=colleague.user_id))
    assert hers.get(reverse("access:choose_organisation")).url == reverse("desk:start")
