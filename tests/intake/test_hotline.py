"""The desk: what is told fast, who sees it, who is called back, and how the shift goes over."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse

from opennrm.access.domain.roles import GRANTS, Permission, Role
from opennrm.access.models import AuditLine
from opennrm.access.wall import acting
from opennrm.intake import selectors, services
from opennrm.intake.domain import CallDetails
from opennrm.intake.domain.calls import origin_of
from opennrm.intake.models import Call, CallCase, Handover, Referral
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from opennrm.tasks import selectors as tasks
from opennrm.tasks.models import Task
from opennrm.tasks.services import drafts
from tests.intake.conftest import TODAY
from tests.intake.test_views import CALLS, text_of, typed

pytestmark = pytest.mark.django_db
ALL = CallDetails("Opdigtet politikreds", "now", "yes", 7, None, noon(TODAY) + timedelta(hours=1))


@pytest.fixture
def next_shift(actor_for):
    return actor_for(Role.HOTLINE_ADVISER, "cmm")


@pytest.fixture
def desk(client_for, adviser):
    return client_for(adviser)


def test_everything_that_was_told_is_shown_again(adviser, told):
    call_id = services.register_call(told(details=ALL), by=adviser)
    assert services.show_call(call_id, by=adviser).details == ALL


def test_a_correction_names_the_details_that_changed(adviser, told):
    call_id = services.register_call(told(details=ALL), by=adviser)
    services.correct_call(call_id, told(details=CallDetails(minutes=7)), version=1, by=adviser)
    fields = AuditLine.objects.get(event="intake.call_corrected").fields
    assert fields == ["call_back_at", "caller_organisation", "danger", "urgency"]


def test_the_database_too_takes_no_organisation_from_a_private_caller(adviser, told):
    services.register_call(told(details=ALL), by=adviser)
    with pytest.raises(IntegrityError), transaction.atomic():
        Call.objects.update(caller="private_person")


# Coming controls


def test_only_caseworkers_see_coming_controls_of_colleagues():
    assert {role for role in Role if Permission.CALL_VIEW_CONTROL in GRANTS[role]} == {Role.CASEWORKER}


def test_a_coming_control_is_seen_by_whoever_took_the_call_and_by_few_others(
    adviser, next_shift, caseworker, stranger, told, a_case
):
    control = told(purpose="coming_control", case_ids=(a_case(by=adviser),))
    call_id = services.register_call(control, by=adviser)
    for few in (adviser, caseworker):
        assert services.show_call(call_id, by=few).purpose == "coming_control"
        assert selectors.count_calls_on(few, TODAY) == 1
    for act in (services.show_call, services.withdraw_call, services.mark_called_back):
        with pytest.raises(Http404):
            act(call_id, by=next_shift)
    assert not selectors.calls_for(next_shift).exists()
    assert selectors.todays_calls_for(next_shift, TODAY) == []
    for hidden_from in (next_shift, stranger):
        with acting(hidden_from):
            assert not Call.objects.exists()
            assert Call.objects.filter(pk=call_id).update(minutes=1) == 0
    with acting(stranger):
        assert not CallCase.objects.exists()


def test_the_page_of_a_colleague_holds_no_trace_of_a_coming_control(client_for, adviser, next_shift, told):
    call_id = services.register_call(
        told(purpose="coming_control", details=CallDetails("Opdigtet politikreds")), by=adviser
    )
    for address in (CALLS, reverse("intake:todays_calls"), reverse("intake:handover")):
        page = text_of(client_for(next_shift).get(address))
        assert str(call_id) not in page and "Opdigtet politikreds" not in page
    assert "Opdigtet politikreds" in text_of(client_for(adviser).get(CALLS))


def test_a_call_that_turns_out_to_be_about_a_control_is_hidden_from_then_on(adviser, next_shift, told):
    call_id = services.register_call(told(), by=adviser)
    assert selectors.calls_for(next_shift).exists()
    services.correct_call(call_id, told(purpose="coming_control"), version=1, by=adviser)
    assert not selectors.calls_for(next_shift).exists()


# Linked calls


def test_a_call_follows_up_another_and_both_say_so(adviser, told):
    first = services.register_call(told(), by=adviser)
    second = services.register_call(told(details=CallDetails(follows=first)), by=adviser)
    assert [each.id for each in services.show_call(second, by=adviser).related] == [first]
    assert [each.id for each in services.show_call(first, by=adviser).related] == [second]


def test_a_call_follows_neither_itself_nor_one_that_follows_it_nor_one_that_is_hidden(
    adviser, next_shift, told
):
    first = services.register_call(told(), by=adviser)
    second = services.register_call(told(details=CallDetails(follows=first)), by=adviser)
    for follows in (first, second):
        with pytest.raises(Invalid, match="intake.call_follows_itself"):
            services.correct_call(first, told(details=CallDetails(follows=follows)), version=1, by=adviser)
    hidden = services.register_call(told(purpose="coming_control"), by=adviser)
    with pytest.raises(Http404):
        services.register_call(told(details=CallDetails(follows=hidden)), by=next_shift)


# Calling back


def test_who_was_promised_a_call_waits_until_it_is_done(adviser, next_shift, told):
    call_id = services.register_call(told(details=ALL), by=adviser)
    assert [each.pk for each in selectors.waiting_for_a_call_back(next_shift)] == [call_id]
    services.mark_called_back(call_id, by=next_shift)
    assert selectors.waiting_for_a_call_back(next_shift) == []
    assert services.show_call(call_id, by=adviser).called_back_at == clock.now()
    with pytest.raises(Denied, match="intake.no_call_back"):
        services.mark_called_back(call_id, by=adviser)
    assert AuditLine.objects.filter(event="intake.called_back").count() == 1


def test_nobody_calls_back_where_nothing_was_promised_or_the_call_is_withdrawn(adviser, told):
    call_id = services.register_call(told(), by=adviser)
    with pytest.raises(Denied, match="intake.no_call_back"):
        services.mark_called_back(call_id, by=adviser)
    services.withdraw_call(call_id, by=adviser)
    with pytest.raises(Denied, match="intake.call_withdrawn"):
        services.mark_called_back(call_id, by=adviser)


def test_a_new_promise_waits_anew(adviser, told):
    call_id = services.register_call(told(details=ALL), by=adviser)
    services.mark_called_back(call_id, by=adviser)
    later = CallDetails(call_back_at=noon(TODAY) + timedelta(hours=5))
    services.correct_call(call_id, told(details=later), version=2, by=adviser)
    assert [each.pk for each in selectors.waiting_for_a_call_back(adviser)] == [call_id]


# Promises as tasks, once the rule holds


LATER = noon(date(2022, 6, 2))


@pytest.fixture
def promise(told, a_case, adviser):
    """``promise(case_id, days=1)``: what was told in a call that is to be called back on."""

    def make(*case_ids, days=1, **changes):
        details = CallDetails(call_back_at=LATER + timedelta(days=days))
        return told(received_at=LATER, case_ids=case_ids, details=details, **changes)

    with clock.standing_at(LATER):
        yield make


def waiting_tasks(case_id):
    return list(
        Task.objects.filter(case_id=case_id, kind="call_back", state="open").values_list("due_on", flat=True)
    )


def test_a_promise_is_a_task_that_is_due_on_its_day_until_it_is_kept(adviser, next_shift, promise, a_case):
    case_id = a_case(by=adviser)
    call_id = services.register_call(promise(case_id, days=3), by=adviser)
    task = Task.objects.get(case_id=case_id)
    assert (task.due_on, task.responsible_id) == (date(2022, 6, 5), adviser.user_id)
    assert [each.pk for each in tasks.my_tasks(adviser)] == [task.pk]
    services.mark_called_back(call_id, by=next_shift)
    task.refresh_from_db()
    assert task.state == "done"


def test_a_promise_of_the_same_day_is_due_today(adviser, promise, a_case):
    case_id = a_case(by=adviser)
    services.register_call(promise(case_id, days=0), by=adviser)
    assert waiting_tasks(case_id) == [date(2022, 6, 2)]


def test_a_task_follows_its_promise_to_another_day_and_to_another_case(adviser, promise, a_case):
    first, second = a_case(by=adviser), a_case(by=adviser, number=2)
    call_id = services.register_call(promise(first), by=adviser)
    services.correct_call(call_id, promise(first, days=5), version=1, by=adviser)
    assert waiting_tasks(first) == [date(2022, 6, 7)]
    services.correct_call(call_id, promise(second, days=5), version=2, by=adviser)
    assert (waiting_tasks(first), waiting_tasks(second)) == ([], [date(2022, 6, 7)])
    services.withdraw_call(call_id, by=adviser)
    assert waiting_tasks(second) == []


def test_of_two_promises_in_a_case_the_second_waits_when_the_first_is_kept(adviser, promise, a_case):
    case_id = a_case(by=adviser)
    first = services.register_call(promise(case_id, days=2), by=adviser)
    services.register_call(promise(case_id, days=4), by=adviser)
    assert waiting_tasks(case_id) == [date(2022, 6, 4)]
    services.mark_called_back(first, by=adviser)
    assert waiting_tasks(case_id) == [date(2022, 6, 6)]


def test_a_notice_of_a_coming_control_leaves_no_task_in_a_case(adviser, promise, a_case):
    case_id = a_case(by=adviser)
    call_id = services.register_call(promise(case_id), by=adviser)
    services.correct_call(call_id, promise(case_id, purpose="coming_control"), version=1, by=adviser)
    assert waiting_tasks(case_id) == []


# Referring in the act of the call


def test_the_persons_of_a_call_stand_in_the_queue_in_the_same_act(adviser, caseworker, told, somebody):
    call = told(persons=(somebody(1), somebody(2)), details=CallDetails(urgency="now"), refers=True)
    call_id = services.register_call(call, by=adviser)
    waiting = list(selectors.waiting_referrals_for(caseworker))
    assert [(each.call_id, each.referred_by, each.urgency) for each in waiting] == [
        (call_id, "police", "now")
    ] * 2
    assert AuditLine.objects.filter(event="intake.referral_received").count() == 2


def test_whoever_waits_already_is_not_referred_twice_and_nobody_is_not_referred(adviser, told, a_case):
    case_id = a_case(by=adviser)
    services.register_call(told(case_ids=(case_id,), refers=True), by=adviser)
    for nobody in ((), (case_id,)):
        with pytest.raises(Invalid, match="intake.nobody_to_refer"):
            services.register_call(told(case_ids=nobody, refers=True), by=adviser)
    assert Call.objects.count() == Referral.objects.count() == 1


def test_every_caller_is_the_origin_of_a_referral():
    origins = {code.code for code in rules().codes_on("contact_origins", TODAY)}
    assert {origin_of(code.code) for code in rules().codes_on("callers", TODAY)} <= origins
    assert origin_of("potential_victim") == "self"


def test_the_desk_registers_and_refers_by_one_button(desk, adviser):
    from tests.intake.test_views import person

    response = desk.post(CALLS, typed(rows="1", refers="on", ground="consent", **person(1)), follow=True)
    assert "personerne er henvist" in text_of(response)
    assert Referral.objects.get().call_id == Call.objects.get().pk
    assert "fjern fluebenet" in text_of(desk.post(CALLS, typed(refers="on")))


# The shift


def test_a_shift_goes_over_once_and_to_somebody_else(adviser, next_shift, caseworker):
    handover_id = services.leave_shift("Opdigtet: ring til kredsen kl. 15.", by=adviser)
    assert b"kredsen" not in bytes(Handover.objects.get().note_sealed)
    assert services.show_handovers(by=next_shift)[0].note == "Opdigtet: ring til kredsen kl. 15."
    with pytest.raises(Denied, match="intake.shift_of_oneself"):
        services.take_shift(handover_id, by=adviser)
    services.take_shift(handover_id, by=next_shift)
    with pytest.raises(Denied, match="intake.shift_taken_already"):
        services.take_shift(handover_id, by=caseworker)
    assert services.show_handovers(by=next_shift) == []
    events = ["intake.handover_shown", "intake.shift_left", "intake.shift_taken"]
    assert [AuditLine.objects.filter(event=event).count() for event in events] == [1, 1, 1]


def test_a_handover_stays_with_the_hotline_that_left_it(adviser, stranger, actor_for):
    handover_id = services.leave_shift("Opdigtet", by=adviser)
    assert services.show_handovers(by=stranger) == []
    with pytest.raises(Http404):
        services.take_shift(handover_id, by=stranger)
    for role in set(Role) - {Role.HOTLINE_ADVISER, Role.CASEWORKER}:
        with acting(actor_for(role, "cmm")):
            assert not Handover.objects.exists(), role
        with pytest.raises(Denied, match="access.missing_right"):
            services.leave_shift("Opdigtet", by=actor_for(role, "cmm"))


def test_an_empty_note_hands_nothing_over(adviser):
    with pytest.raises(Invalid, match="intake.handover_empty"):
        services.leave_shift("  ", by=adviser)


def test_the_shift_goes_over_on_its_page(client_for, adviser, next_shift):
    page = client_for(adviser).post(reverse("intake:handover"), {"note": "Opdigtet besked"}, follow=True)
    assert "Vagten er overladt" in text_of(page)
    client = client_for(next_shift)
    assert "En vagt venter" in text_of(client.get(CALLS))
    assert "Opdigtet besked" in text_of(client.get(reverse("intake:handover")))
    taken = client.post(reverse("intake:take_shift", args=[Handover.objects.get().pk]), follow=True)
    assert "Du har overtaget vagten" in text_of(taken)
    assert "En vagt venter" not in text_of(taken)


# The page


def test_the_time_taken_runs_from_the_first_keystroke(desk, adviser):
    from tests.tasks.test_drafts import field_in, saved

    field = field_in(desk.get(CALLS))
    saved(desk, field)
    with clock.standing_at(noon(TODAY) + timedelta(minutes=6, seconds=10)):
        desk.post(CALLS, typed(draft=field))
    assert Call.objects.get().minutes == 7


def test_the_clock_of_a_call_starts_by_a_button_without_a_script_and_comes_back_with_the_form(desk):
    page = text_of(
        desk.post(CALLS, typed(start_clock="1", notes="Skrevet endnu", received_at="2021-06-12T08:00"))
    )
    assert "Skrevet endnu" in page and "Tiden løber" in page and not Call.objects.exists()
    assert 'value="2021-06-12T12:00' in page
    began = re.search(r'name="began_at" value="([^"]+)"', page)[1]
    with clock.standing_at(noon(TODAY) + timedelta(minutes=4, seconds=1)):
        refused = text_of(desk.post(CALLS, typed(began_at=began, caller="")))
        assert f'name="began_at" value="{began}"' in refused
        desk.post(CALLS, typed(began_at=began))
    assert Call.objects.get().minutes == 5


@pytest.mark.parametrize("began_at", ["2021-06-12T23:00:00+02:00", "2021-06-01T09:00:00+02:00"])
def test_a_clock_that_goes_wrong_says_nothing_about_the_call(desk, began_at):
    desk.post(CALLS, typed(began_at=began_at))
    assert Call.objects.get().minutes is None


def test_the_time_taken_can_be_corrected_and_is_not_guessed(desk):
    desk.post(CALLS, typed(minutes="12"))
    desk.post(CALLS, typed())
    assert set(Call.objects.values_list("minutes", flat=True)) == {12, None}


def test_bodies_that_called_are_proposed_the_most_frequent_first(desk, adviser, told):
    for name, times in (("Opdigtet kreds A", 1), ("Opdigtet kreds B", 2)):
        for _ in range(times):
            services.register_call(told(details=CallDetails(name)), by=adviser)
    page = text_of(desk.get(CALLS))
    assert 0 < page.index("Opdigtet kreds B") < page.index("Opdigtet kreds A") < page.index("AmiAmi")


def test_the_steps_in_danger_stand_on_the_page_and_say_whose_they_are(desk):
    page = text_of(desk.get(CALLS))
    assert page.index("ring 112") < page.index("Hotlinens egen vejledning")


def test_a_private_callers_name_is_refused_where_an_organisation_belongs(desk):
    page = text_of(desk.post(CALLS, typed(caller="private_person", organisation="Opdigtet Navn")))
    assert "ringer ikke for en organisation" in page
    assert not Call.objects.exists()


def test_the_team_sees_who_is_on_the_telephone_but_not_what_is_typed(client_for, adviser, next_shift):
    drafts.be_present(CALLS, is_writing=True, by=adviser)
    drafts.save_draft(_owner(adviser), CALLS, {"notes": ["Opdigtet hemmelighed"]}, by=adviser)
    page = text_of(client_for(next_shift).get(reverse("intake:todays_calls")))
    assert "Opkald i gang" in page and "siden kl. 12.00" in page
    assert "hemmelighed" not in page


def _owner(actor):
    from uuid import uuid4

    from opennrm.tasks.domain.drafts import Owner

    return Owner(actor.user_id, actor.organisation_id, uuid4())


def test_a_call_back_is_marked_on_the_desk(desk, adviser, told):
    call_id = services.register_call(told(details=ALL), by=adviser)
    assert "Der er ringet tilbage" in text_of(desk.get(CALLS))
    page = desk.post(reverse("intake:mark_called_back", args=[call_id]), follow=True)
    assert "Der er ringet tilbage." in text_of(page)
    assert selectors.waiting_for_a_call_back(adviser) == []


@pytest.mark.parametrize(
    "wrong", [{"follows": "x"}, {"minutes": "mange"}, {"call_back_at": "2021-06-12T09:00"}]
)
def test_a_wrong_detail_is_refused_and_keeps_the_text(desk, wrong):
    page = text_of(desk.post(CALLS, typed(notes="Skrevet endnu") | wrong))
    assert "form-error-message" in page and "Skrevet endnu" in page
    assert not Call.objects.exists()
