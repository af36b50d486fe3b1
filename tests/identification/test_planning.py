"""Planning: nobody is booked twice, an interpreter's conflict and a wish are honoured, and a reminder names nobody."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import product
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from opennrm.access.domain.roles import Role
from opennrm.access.models import Membership
from opennrm.cases import services as cases
from opennrm.cases.models import Case
from opennrm.identification import selectors, services
from opennrm.identification.domain.interviews import InterviewInput
from opennrm.identification.domain.plan_states import PlanState, check_can_move_plan
from opennrm.identification.domain.planning import (
    HALF_HOUR,
    Interpreted,
    Interpreting,
    PlanInput,
    Span,
    check_interpreter,
    reminder,
)
from opennrm.identification.models import Interpreter, PlannedInterview, TakenHalfHour
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from opennrm.tasks.models import Task
from tests.cases.people import SCOPE
from tests.cases.test_at_once import at_once  # noqa: F401
from tests.identification.conftest import CONSENT, HELD, make_team

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
AT = datetime(2021, 3, 9, 10, 0, tzinfo=COPENHAGEN)
ONE, TWO, COMPLEX = UUID(int=1), UUID(int=2), UUID(int=3)


@pytest.mark.parametrize(("now", "then"), list(product(PlanState, PlanState)))
def test_only_what_is_planned_becomes_something_and_once(now, then):
    if now == "planned" and then in {"held", "moved", "not_come", "cancelled"}:
        check_can_move_plan(now, then)
    else:
        with pytest.raises(Denied, match="plan_is_over"):
            check_can_move_plan(now, then)


@pytest.mark.parametrize(
    ("declared", "refused"),
    [
        ({}, ""),
        ({"persons": [ONE]}, "interpreter_conflict"),
        ({"persons": [TWO]}, ""),
        ({"nationalities": ["NGA"]}, "interpreter_conflict"),
        ({"nationalities": ["ROU"]}, ""),
        ({"complexes": [COMPLEX]}, "interpreter_conflict"),
        ({"complexes": [TWO]}, ""),
        ({"languages": ["ro"]}, "interpreter_language"),
    ],
)
def test_an_interpreter_speaks_the_language_and_has_no_conflict(declared, refused):
    nothing = {"languages": ["en"], "gender": "", "persons": [], "nationalities": [], "complexes": []}
    interpreter = Interpreting(**nothing | declared)
    whom = Interpreted(ONE, "NGA", COMPLEX)
    if refused:
        with pytest.raises(Invalid, match=refused):
            check_interpreter(interpreter, "en", whom)
    else:
        check_interpreter(interpreter, "en", whom)


def test_an_unknown_nationality_is_nobodys_conflict():
    declared = Interpreting(["en"], "", [], [""], [])
    check_interpreter(declared, "en", Interpreted(ONE, "", None))


@given(st.integers(0, 60 * 24 * 7), st.integers(1, 480), st.integers(0, 60 * 24 * 7), st.integers(1, 480))
def test_two_spans_that_overlap_share_a_half_hour(first, length, second, other):
    spans = [
        Span(AT + timedelta(minutes=begins), AT + timedelta(minutes=begins + minutes))
        for begins, minutes in ((first, length), (second, other))
    ]
    overlap = spans[0].starts_at < spans[1].ends_at and spans[1].starts_at < spans[0].ends_at
    shared = set(spans[0].half_hours()) & set(spans[1].half_hours())
    assert not overlap or shared
    assert all(each.minute % 30 == 0 for span in spans for each in span.half_hours())
    assert len(list(spans[0].half_hours())) <= length / 30 + 2
    assert timedelta(minutes=30) == HALF_HOUR


@given(st.datetimes(datetime(2021, 1, 1), datetime(2030, 1, 1), timezones=st.just(COPENHAGEN)))
def test_a_reminder_says_when_and_nothing_else(at):
    subject, text = reminder(at)
    words = {
        each for each in (subject + " " + text).replace(".", " ").replace(",", " ").split() if each.isalpha()
    }
    assert words <= {
        "Aftale", "kl", "Du", "har", "en", "aftale", "Svar", "ikke", "på", "denne", "besked", "You", "have", "an",
        "appointment", "on", "at", "Please", "do", "not", "reply",
    }  # fmt: skip


class Planner:
    """A team that plans, on the day before."""

    def __init__(self, team) -> None:
        self.team, self.by = team, team.caseworker
        self.room_id = services.add_room("Lokale 2", "room", by=self.by)
        self.interpreter_id = services.add_interpreter(
            "Opdigtet Tolk", email="tolk@example.invalid", languages=["en"], gender="male", by=self.by
        )

    def plan(self, **told) -> UUID:
        given_ = {
            "case_id": self.team.case_id, "starts_at": AT, "minutes": 60, "room_id": self.room_id,
            "interviewer_id": self.by.user_id, "language": "en",
        }  # fmt: skip
        return services.plan_interview(PlanInput(**given_ | told), by=self.by)


@pytest.fixture
def planner(team):
    with clock.standing_at(noon(HELD)):
        yield Planner(team)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"starts_at": AT - timedelta(days=2)}, "starts_at"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 481}, "minutes"),
        ({"language": ""}, "language"),
        ({"companion": "opdigtet"}, "companion"),
        ({"interviewer_id": TWO}, "interviewer_id"),
    ],
)
def test_what_cannot_be_planned_is_refused_at_its_field(planner, told, field):
    with pytest.raises(Invalid) as refused:
        planner.plan(**told)
    assert refused.value.field == field
    assert not PlannedInterview.objects.exists() and not TakenHalfHour.objects.exists()


@pytest.mark.django_db
def test_room_interviewer_and_interpreter_are_booked_once(planner, actor_for):
    planner.plan(interpreter_id=planner.interpreter_id)
    other_room = services.add_room("Lokale 3", "room", by=planner.by)
    other = actor_for(Role.CASEWORKER, "cmm").user_id
    later = AT + timedelta(minutes=30)
    attempts = {
        "room_id": {"interviewer_id": other},
        "interviewer_id": {"room_id": other_room},
        "interpreter_id": {
            "room_id": other_room,
            "interviewer_id": other,
            "interpreter_id": planner.interpreter_id,
        },
    }
    for field, told in attempts.items():
        with pytest.raises(Invalid, match="double_booked") as refused:
            planner.plan(starts_at=later, **told)
        assert refused.value.field == field
    planner.plan(starts_at=AT + timedelta(hours=1), interpreter_id=planner.interpreter_id)


@pytest.mark.django_db
def test_several_talk_over_video_at_once(planner, actor_for):
    video = services.add_room("Video", "video", by=planner.by)
    planner.plan(room_id=video)
    planner.plan(room_id=video, interviewer_id=actor_for(Role.CASEWORKER, "cmm").user_id)


@pytest.mark.django_db
@pytest.mark.parametrize("about", [{"nationality": "NGA"}, {"case": True}])
def test_who_declared_a_conflict_does_not_interpret(planner, about):
    number = Case.objects.get(pk=planner.team.case_id).number
    told = {"case": number} if "case" in about else about
    services.declare_conflict(planner.interpreter_id, **told, by=planner.by)
    with pytest.raises(Invalid, match="interpreter_conflict"):
        planner.plan(interpreter_id=planner.interpreter_id)
    planner.plan()


@pytest.mark.django_db
def test_a_conflict_is_about_somebody(planner):
    for told in ({}, {"case": "2021-9999"}, {"nationality": "XXX"}):
        with pytest.raises(Invalid, match="conflict_about_nobody"):
            services.declare_conflict(planner.interpreter_id, **told, by=planner.by)


@pytest.mark.django_db
def test_a_wish_is_honoured_or_explained(planner):
    told = {"interpreter_id": planner.interpreter_id, "gender_wish": "female"}
    with pytest.raises(Invalid, match="wish_unexplained"):
        planner.plan(**told)
    plan_id = planner.plan(**told, unmet_wish="Opdigtet: ingen kvindelig tolk før på fredag")
    assert "fredag" in services.open_plan(plan_id, by=planner.by).unmet_wish
    planner.plan(starts_at=AT + timedelta(hours=2), **told | {"gender_wish": "male"})


@pytest.mark.django_db
def test_moving_frees_the_old_time_and_keeps_the_old_plan(planner):
    plan_id = planner.plan()
    told = PlanInput(
        planner.team.case_id, AT + timedelta(minutes=30), 60, planner.room_id, planner.by.user_id, "en"
    )
    moved = services.move_plan(plan_id, told, by=planner.by)
    assert [each.state for each in selectors.plans_for(planner.by)] == ["moved", "planned"]
    assert PlannedInterview.objects.get(pk=moved).replaces_id == plan_id
    with pytest.raises(Denied, match="plan_is_over"):
        services.close_plan(plan_id, "cancelled", by=planner.by)


@pytest.mark.django_db
def test_a_move_that_is_refused_changes_nothing(planner):
    plan_id = planner.plan()
    planner.plan(starts_at=AT + timedelta(hours=3))
    told = PlanInput(
        planner.team.case_id, AT + timedelta(hours=3), 60, planner.room_id, planner.by.user_id, "en"
    )
    from django.db import transaction

    with pytest.raises(Invalid, match="double_booked"), transaction.atomic():
        services.move_plan(plan_id, told, by=planner.by)
    assert services.open_plan(plan_id, by=planner.by).state == "planned"
    assert TakenHalfHour.objects.filter(plan_id=plan_id).exists()


@pytest.mark.django_db
def test_somebody_who_did_not_come_is_followed_up(planner):
    plan_id = planner.plan()
    friday = AT.date() + timedelta(days=3)
    with pytest.raises(Invalid, match="not_yet_time"):
        services.record_no_show(plan_id, "Opdigtet", friday, by=planner.by)
    with clock.standing_at(AT + timedelta(hours=1)):
        with pytest.raises(Invalid, match="follow_up_missing"):
            services.record_no_show(plan_id, " ", friday, by=planner.by)
        services.record_no_show(plan_id, "Opdigtet: ring til krisecentret", friday, by=planner.by)
        view = services.open_plan(plan_id, by=planner.by)
    assert (view.state, view.follow_up, view.follow_up_on) == (
        "not_come",
        "Opdigtet: ring til krisecentret",
        friday,
    )
    assert not TakenHalfHour.objects.exists()


@pytest.mark.django_db
def test_a_reminder_goes_to_the_interpreter_and_names_nobody(planner, django_capture_on_commit_callbacks):
    plan_id = planner.plan(interpreter_id=planner.interpreter_id)
    with django_capture_on_commit_callbacks(execute=True):
        services.remind(plan_id, by=planner.by)
    (sent,) = mail.outbox
    assert sent.to == ["tolk@example.invalid"]
    case = Case.objects.select_related("person").get(pk=planner.team.case_id)
    for secret in (
        case.number,
        case.person.pseudonym,
        "Opdigtet",
        "Lokale",
        "OpenNRM",
        "tolk",
        "menneskehandel",
    ):
        assert secret not in sent.subject + sent.body
    without = planner.plan(starts_at=AT + timedelta(hours=4))
    with pytest.raises(Invalid, match="nobody_to_remind"):
        services.remind(without, by=planner.by)


@pytest.mark.django_db
def test_the_job_reminds_once_the_day_before_and_passes_over_whoever_has_no_address(
    planner, actor_for, django_capture_on_commit_callbacks
):
    silent = services.add_interpreter("Opdigtet Tavs", email="", languages=["en"], gender="", by=planner.by)
    soon = planner.plan(interpreter_id=planner.interpreter_id)
    planner.plan(starts_at=AT + timedelta(hours=2), interpreter_id=silent)
    planner.plan(starts_at=AT + timedelta(hours=4))
    planner.plan(starts_at=AT + timedelta(days=3), interpreter_id=planner.interpreter_id)
    moved = planner.plan(starts_at=AT + timedelta(hours=6), interpreter_id=planner.interpreter_id)
    services.close_plan(moved, "cancelled", by=planner.by)
    with clock.standing_at(AT - timedelta(hours=20)), django_capture_on_commit_callbacks(execute=True):
        assert services.remind_all() == 1
        assert services.remind_all() == 0
    assert [each.to for each in mail.outbox] == [["tolk@example.invalid"]]
    assert PlannedInterview.objects.get(reminded_at__isnull=False).pk == soon


@pytest.mark.django_db
def test_what_the_mail_server_does_not_take_is_tried_again_and_its_fault_is_not_logged(
    planner, settings, django_capture_on_commit_callbacks, caplog
):
    plan_id = planner.plan(interpreter_id=planner.interpreter_id)
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    with django_capture_on_commit_callbacks(execute=True):
        services.remind(plan_id, by=planner.by)
    assert services.open_plan(plan_id, by=planner.by).reminded_at is None
    assert "example.invalid" not in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with clock.standing_at(AT - timedelta(hours=2)), django_capture_on_commit_callbacks(execute=True):
        assert services.remind_all() == 1
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_nobody_is_reminded_for_somebody_who_has_left(planner):
    planner.plan(interpreter_id=planner.interpreter_id)
    with clock.standing_at(AT - timedelta(hours=2)):
        Membership.objects.filter(user_id=planner.by.user_id).update(until=HELD)
        assert services.remind_all() == 0


@pytest.mark.django_db
def test_an_interpreters_name_is_ciphertext_under_the_organisations_key(planner):
    row = Interpreter.objects.get(pk=planner.interpreter_id)
    assert b"Opdigtet" not in bytes(row.name_sealed)
    assert [each.name for each in services.show_interpreters(by=planner.by)] == ["Opdigtet Tolk"]


@pytest.mark.django_db
def test_the_calendar_shows_pseudonyms_and_only_ones_own_appointments(planner, actor_for, client_for):
    plan_id = planner.plan()
    ngo = actor_for(Role.NGO_WORKER, "hopenow")
    cases.share(planner.team.case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=planner.by)
    case = Case.objects.select_related("person").get(pk=planner.team.case_id)
    pages = {}
    for actor in (planner.by, ngo):
        pages[actor] = (
            client_for(actor).get(reverse("identification:calendar") + "?dag=2021-03-09").content.decode()
        )
    assert case.person.pseudonym in pages[planner.by] and "10.00–11.00" in pages[planner.by]
    assert case.person.pseudonym not in pages[ngo]
    assert client_for(ngo).get(reverse("identification:show_plan", args=[plan_id])).status_code == 404


@pytest.mark.django_db
def test_an_interview_is_planned_and_closed_from_the_pages(planner, client_for):
    client = client_for(planner.by)
    told = {
        "starts_on": "2021-03-09", "starts_at": "10:00", "minutes": "90", "room_id": str(planner.room_id),
        "interviewer_id": str(planner.by.user_id), "language": "en",
    }  # fmt: skip
    url = reverse("identification:plan", args=[planner.team.case_id])
    assert client.post(url, told).status_code == 302
    again = client.post(url, told)
    assert list(again.context["form"].errors) == ["room_id"]
    plan = PlannedInterview.objects.get()
    assert plan.starts_at == AT
    show = reverse("identification:show_plan", args=[plan.pk])
    assert client.post(show, {"state": "cancelled"}).status_code == 302
    plan.refresh_from_db()
    assert plan.state == "cancelled"


@pytest.mark.django_db
def test_held_is_what_an_interview_was_recorded_of_with_what_the_appointment_says(planner, client_for):
    plan_id = planner.plan()
    client = client_for(planner.by)
    with pytest.raises(Invalid):
        services.close_plan(plan_id, "held", by=planner.by)
    url = reverse("identification:interview", args=[planner.team.case_id])
    form = client.get(f"{url}?aftale={plan_id}").context["form"]
    assert (form["plan"].value(), form["language"].value()) == (str(plan_id), "en")
    with clock.standing_at(AT + timedelta(hours=2)):
        told = {"held_on": "2021-03-09", "place": "centre_office", "language": "en", "consent": "on", "plan": str(plan_id)}  # fmt: skip
        client = client_for(planner.by)
        assert client.post(url, told).status_code == 302
        page = client.get(reverse("identification:show_plan", args=[plan_id])).content.decode()
    plan = PlannedInterview.objects.get(pk=plan_id)
    assert plan.state == "held" and plan.interview.held_on == date(2021, 3, 9)
    assert not TakenHalfHour.objects.filter(plan=plan).exists()
    assert reverse("identification:show_interview", args=[plan.interview_id]) in page


@pytest.mark.django_db
def test_an_appointment_of_another_case_or_one_that_is_over_makes_no_interview_held(planner):
    plan_id = planner.plan()
    services.close_plan(plan_id, "cancelled", by=planner.by)
    with pytest.raises(Denied, match="plan_is_over"):
        planner.team.interview(plan_id=plan_id)


def test_of_two_at_once_one_gets_the_room(at_once, actor_for):  # noqa: F811
    team = make_team(actor_for)
    colleagues = [team.caseworker, actor_for(Role.CASEWORKER, "cmm")]
    with clock.standing_at(noon(HELD)):
        room_id = services.add_room("Lokale 2", "room", by=team.caseworker)

    def booking(by):
        def act():
            with clock.standing_at(noon(HELD)):
                return services.plan_interview(
                    PlanInput(team.case_id, AT, 60, room_id, by.user_id, "en"), by=by
                )

        return act

    given_ = at_once(*[booking(each) for each in colleagues])
    assert given_.count("identification.double_booked") == 1
    assert PlannedInterview.objects.count() == 1 and TakenHalfHour.objects.count() == 4


@pytest.fixture
def later(team):
    """After the day from which the rule of records holds."""
    with clock.standing_at(noon(date(2022, 6, 2))):
        yield Planner(team)


LATER = datetime(2022, 6, 3, 10, 0, tzinfo=COPENHAGEN)


def records_to_write(case_id) -> list[tuple]:
    found = Task.objects.filter(case_id=case_id, kind="write_record").order_by("due_on")
    return list(found.values_list("state", "due_on", "responsible"))


@pytest.mark.django_db
def test_an_appointment_begins_the_task_to_write_its_record_which_is_the_interviewers(later, actor_for):
    colleague = actor_for(Role.CASEWORKER, "cmm").user_id
    later.plan(starts_at=LATER, interviewer_id=colleague)
    # Friday; Monday is the second day of Whitsun.
    assert records_to_write(later.team.case_id) == [("open", date(2022, 6, 8), colleague)]


@pytest.mark.django_db
@pytest.mark.parametrize("ending", ["cancelled", "moved", "no_show"])
def test_the_record_of_what_was_not_held_is_not_waited_for(later, ending):
    case_id, plan_id = later.team.case_id, later.plan(starts_at=LATER)
    if ending == "cancelled":
        services.close_plan(plan_id, "cancelled", by=later.by)
    elif ending == "moved":
        moved = PlanInput(case_id, LATER + timedelta(days=7), 60, later.room_id, later.by.user_id, "en")
        services.move_plan(plan_id, moved, by=later.by)
    else:
        with clock.standing_at(LATER + timedelta(hours=2)):
            services.record_no_show(plan_id, "Opdigtet: vi ringer.", date(2022, 6, 6), by=later.by)
    first, *rest = records_to_write(case_id)
    assert first[0] == "dropped"
    assert [each[:2] for each in rest] == ([("open", date(2022, 6, 14))] if ending == "moved" else [])


@pytest.mark.django_db
def test_the_record_is_written_when_the_interview_is_recorded(later):
    case_id, plan_id = later.team.case_id, later.plan(starts_at=LATER)
    with clock.standing_at(LATER + timedelta(hours=2)):
        told = InterviewInput(
            case_id, date(2022, 6, 3), "en", False, "centre_office", True, "Opdigtet", (), plan_id=plan_id
        )
        services.record_interview(told, by=later.by)
    assert [each[0] for each in records_to_write(case_id)] == ["done"]
