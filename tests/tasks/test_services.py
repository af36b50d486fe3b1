"""What acts do to tasks, and what colleagues do with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from opennrm.access.domain.roles import Role, Section
from opennrm.access.models import AuditLine, Membership
from opennrm.access.wall import acting
from opennrm.cases import services as cases
from opennrm.identification import services as identification
from opennrm.identification.domain.interviews import InterviewInput
from opennrm.identification.models import Decision, Interview
from opennrm.intake import services as intake
from opennrm.intake.domain import ReferralInput
from opennrm.intake.models import Referral
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from opennrm.tasks import selectors, services
from opennrm.tasks.domain.changes import Change
from opennrm.tasks.domain.covers import CoverInput
from opennrm.tasks.domain.effects import EFFECTS, Acted
from opennrm.tasks.domain.kinds import DOING, Kind
from opennrm.tasks.models import Cover, Extension, Pause, Task
from opennrm.tasks.presenters import DOES
from opennrm.ui.events import all_events
from tests.cases.people import CONSENT, SCOPE, new_case
from tests.returns.victims import decision
from tests.tasks.conftest import HELD, REFERRED

pytestmark = pytest.mark.django_db
DECIDED = date(2021, 4, 1)

# Act, what it ends, what it drops, what it begins: written a second time by hand.
BY_HAND = """
intake.referral_made                  | -                  | -       | hold_interview
intake.referral_received              | -                  | -       | answer_referral
intake.referral_accepted              | answer_referral    | -       | plan_interview
intake.referral_answered              | answer_referral    | -       | -
intake.referral_merged                | answer_referral    | -       | -
intake.referral_withdrawn             | -                  | its own | -
intake.referral_declined              | answer_referral    | its own | -
intake.stage_reached                  | -                  | -       | tell_referrer
intake.referrer_told                  | tell_referrer      | -       | -
intake.call_back_promised             | -                  | its own | call_back
intake.call_back_dropped              | -                  | its own | -
intake.called_back                    | call_back          | -       | -
identification.interview_planned      | plan_interview     | -       | write_record
identification.plan_moved             | -                  | its own | -
identification.plan_closed            | -                  | its own | -
identification.no_show                | -                  | its own | plan_interview
identification.interview_recorded     | hold_interview write_record | decide answer_referral plan_interview | request_assessment
identification.interview_withdrawn    | -                  | its own | -
identification.assessment_requested   | request_assessment | -       | decide
identification.decided                | decide             | -       | give_decision
identification.letter_stepped         | give_decision      | -       | -
grants.applied                        | -                  | -       | approve_grant
grants.approved                       | approve_grant      | -       | -
grants.circumstances_changed          | -                  | -       | approve_grant
grants.change_approved                | approve_grant      | -       | -
grants.change_declined                | approve_grant      | -       | -
grants.plan_finished                  | -                  | -       | approve_plan
grants.plan_approved                  | approve_plan       | -       | -
grants.plan_sent_back                 | approve_plan       | -       | -
grants.stopped                        | -                  | approve_grant approve_plan | -
identification.decision_withdrawn     | -                  | its own | decide
support.period_began                  | -                  | -       | plan_support review_period follow_period
support.period_extended               | review_period      | follow_period | review_period follow_period
support.extension_withdrawn           | -                  | review_period follow_period | review_period follow_period
support.period_ended                  | review_period      | follow_period | follow_period
support.period_annulled               | -                  | its own | -
support.plan_begun                    | plan_support       | -       | -
returns.risk_assessed                 | renew_risk         | -       | renew_risk
returns.return_recorded               | -                  | -       | confirm_arrival close_follow_up
returns.return_withdrawn              | -                  | its own | -
returns.arrival_confirmed             | confirm_arrival    | renew_risk | -
returns.prepared_closed               | close_follow_up    | confirm_arrival renew_risk | -
returns.prepared_stopped              | -                  | renew_risk confirm_arrival close_follow_up | -
support.place_wanted                  | -                  | -       | find_place
support.waiting_ended                 | -                  | find_place | -
support.moved_in                      | find_place         | -       | -
"""


def told(effect):
    dropped = "its own" if effect.undoes else " ".join(effect.needless) or "-"
    return " ".join(effect.done) or "-", dropped, " ".join(effect.made) or "-"


def states(case_id):
    return dict(Task.objects.filter(case_id=case_id).order_by("opened_at").values_list("kind", "state"))


def events(name):
    return AuditLine.objects.filter(event=f"tasks.{name}").count()


def test_the_table_of_acts_is_that_of_the_rules():
    rows = [[cell.strip() for cell in line.split("|")] for line in BY_HAND.strip().splitlines()]
    assert {row[0]: tuple(row[1:]) for row in rows} == {name: told(each) for name, each in EFFECTS.items()}


def test_every_act_of_the_table_leaves_a_trail_and_every_kind_has_a_rule_and_a_place():
    assert EFFECTS.keys() <= all_events().keys()
    assert set(Kind) == DOING.keys() == DOES.keys()
    begun = {kind for effect in EFFECTS.values() for kind in effect.made}
    ended = {kind for effect in EFFECTS.values() for kind in effect.done}
    assert begun == set(Kind)
    assert ended | {kind for kind, doing in DOING.items() if doing.by_hand} == set(Kind)


def test_a_case_goes_from_task_to_task(team):
    case_id = team.referred()
    first = team.task(case_id)
    assert (first.kind, first.responsible_id, first.due_on) == (
        "hold_interview",
        team.caseworker.user_id,
        date(2021, 3, 15),
    )
    team.interviewed(case_id)
    assert (team.task(case_id).kind, team.task(case_id).due_on) == ("request_assessment", date(2021, 3, 22))
    team.sent(case_id)
    waiting = team.task(case_id)
    assert (waiting.kind, waiting.organisation.code, waiting.responsible) == (
        "decide",
        "immigration_service",
        None,
    )
    with clock.standing_at(noon(DECIDED)):
        decision_id = identification.decide(decision(case_id, "victim"), by=team.immigration)
        assert set(states(case_id).values()) == {"done"}
        identification.withdraw_decision(decision_id, by=team.immigration)
    again = team.task(case_id)
    assert (again.kind, again.started_on, again.organisation.code) == (
        "decide",
        DECIDED,
        "immigration_service",
    )


def test_a_task_ends_on_the_day_of_the_act_and_not_on_that_of_its_registration(team):
    case_id = team.referred()
    with clock.standing_at(noon(date(2021, 3, 20))):
        told = InterviewInput(case_id, HELD, "en", False, "centre_office", True, "Opdigtet", ())
        identification.record_interview(told, by=team.caseworker)
    assert Task.objects.get(case_id=case_id, kind="hold_interview").ended_on == HELD
    assert team.task(case_id).started_on == HELD


def test_a_further_interview_takes_the_case_back_from_whoever_was_to_decide(team):
    case_id = team.referred()
    team.interviewed(case_id)
    team.sent(case_id)
    team.interviewed(case_id, on=date(2021, 3, 12))
    dropped = Task.objects.get(case_id=case_id, kind="decide")
    assert (dropped.state, dropped.drop_reason) == ("dropped", "no_longer_needed")
    assert team.task(case_id).kind == "request_assessment"


def test_what_a_record_had_begun_is_dropped_with_it(team):
    case_id = team.referred()
    with clock.standing_at(noon(HELD)):
        intake.withdraw_referral(Referral.objects.get(case_id=case_id).pk, by=team.caseworker)
    assert states(case_id) == {"hold_interview": "dropped"}
    other = team.referred(name="Opdigtet Person 8")
    team.interviewed(other)
    with clock.standing_at(noon(HELD)):
        identification.withdraw_interview(Interview.objects.get().pk, by=team.caseworker)
    assert states(other) == {"hold_interview": "done", "request_assessment": "dropped"}


def test_a_decision_is_to_be_given_since_the_rule_holds_and_somebody_says_when_it_was(team):
    day = date(2022, 5, 2)
    case_id = team.referred()
    team.interviewed(case_id)
    team.sent(case_id, on=day)
    with clock.standing_at(noon(day)):
        told = decision(case_id, "not_victim")
        given = {name: getattr(told, name) for name in type(told).__dataclass_fields__}
        decision_id = identification.decide(type(told)(**given | {"decided_on": day}), by=team.immigration)
        # The centre's own, and the reason why whoever referred is told; not of this sentence.
        services.drop(Task.objects.get(kind="tell_referrer").pk, "no_longer_needed", by=team.caseworker)
        task = team.task(case_id)
        assert (task.kind, task.due_on, task.responsible_id) == (
            "give_decision",
            date(2022, 5, 9),
            team.immigration.user_id,
        )
        services.finish(task.pk, by=team.immigration)
        assert Task.objects.get(pk=task.pk).state == "done"
        identification.withdraw_decision(decision_id, by=team.immigration)
    assert team.task(case_id).kind == "decide"


def test_a_correction_ends_no_task_of_a_new_assessment(team):
    case_id = team.referred()
    team.interviewed(case_id)
    team.sent(case_id)
    with clock.standing_at(noon(DECIDED)):
        identification.decide(decision(case_id, "victim"), by=team.immigration)
    team.interviewed(case_id, on=date(2021, 4, 6))
    team.sent(case_id, on=date(2021, 4, 7))
    with clock.standing_at(noon(date(2021, 4, 8))):
        given = decision(case_id, "victim")
        first = Decision.objects.get()
        corrected = {name: getattr(given, name) for name in type(given).__dataclass_fields__}
        identification.decide(type(given)(**corrected | {"corrects": first.pk}), by=team.immigration)
    assert team.task(case_id).kind == "decide"


def test_an_interview_is_for_an_organisation_that_may_hold_one(team, actor_for):
    police = actor_for(Role.POLICE_LIAISON, "police")
    alone = team.referred(by=police)
    assert team.task(alone).organisation.code == "police"
    with clock.standing_at(noon(REFERRED)):
        case_id = new_case(team.caseworker, "Opdigtet Person 8")
        cases.share(case_id, "police", ground=CONSENT, scope=SCOPE, by=team.caseworker)
        intake.make_referral(ReferralInput(case_id, "police", REFERRED, "Opdigtet", None), by=police)
    task = team.task(case_id)
    assert (task.organisation.code, task.responsible) == ("cmm", None)


def test_a_deadline_is_lengthened_and_stopped_for_a_reason(team):
    task_id = team.task(team.referred()).pk
    with clock.standing_at(noon(date(2021, 3, 10))):
        services.extend(task_id, 2, "extent", by=team.caseworker)
        assert Task.objects.get().due_on == date(2021, 3, 17)
        services.pause(task_id, "health", by=team.caseworker)
        paused = Task.objects.get()
        assert (paused.state, paused.due_on) == ("paused", None)
        with pytest.raises(Denied, match="paused_already"):
            services.extend(task_id, 2, "extent", by=team.caseworker)
    with clock.standing_at(noon(date(2021, 3, 15))):
        services.resume(task_id, by=team.caseworker)
        # Wednesday to Friday were working days.
        assert Task.objects.get().due_on == date(2021, 3, 22)
        shown = services.show_task(task_id, by=team.colleague).task
    assert [(each.amount, each.reason) for each in shown.extensions] == [(2, "extent")]
    assert [(each.day, each.until) for each in shown.pauses] == [(date(2021, 3, 10), date(2021, 3, 15))]
    assert (events("deadline_extended"), events("deadline_paused"), events("deadline_resumed")) == (1, 1, 1)


def test_a_paused_task_is_done_by_its_act(team):
    case_id = team.referred()
    with clock.standing_at(noon(date(2021, 3, 5))):
        services.pause(team.task(case_id).pk, "interpreter", by=team.caseworker)
    team.interviewed(case_id)
    done = Task.objects.get(kind="hold_interview")
    assert (done.state, done.due_on) == ("done", date(2021, 3, 16))
    assert Pause.objects.get().ends_on == HELD


@pytest.mark.parametrize(
    ("amount", "reason", "refusal"),
    [
        (0, "extent", "amount"),
        (500, "extent", "amount"),
        (9999, "extent", "amount"),
        (1, "", "reason"),
        (1, "x", "reason"),
    ],
)
def test_without_a_reason_or_beyond_all_bounds_nothing_is_lengthened(team, amount, reason, refusal):
    task_id = team.task(team.referred()).pk
    with pytest.raises(Invalid) as refused:
        services.extend(task_id, amount, reason, by=team.caseworker)
    assert refused.value.field == refusal
    assert not Extension.objects.exists()


def test_nobody_ticks_off_what_an_act_must_do(team):
    task_id = team.task(team.referred()).pk
    with pytest.raises(Denied, match="done_by_its_act"):
        services.finish(task_id, by=team.caseworker)


def test_a_task_is_dropped_for_a_reason_and_then_over(team):
    task_id = team.task(team.referred()).pk
    with pytest.raises(Invalid, match="reason_missing"):
        services.drop(task_id, "because", by=team.caseworker)
    services.drop(task_id, "person_declined", by=team.caseworker)
    for act in (
        lambda: services.drop(task_id, "person_declined", by=team.caseworker),
        lambda: services.pause(task_id, "health", by=team.caseworker),
        lambda: services.extend(task_id, 1, "health", by=team.caseworker),
        lambda: services.take(task_id, by=team.colleague),
        lambda: services.assign(task_id, team.colleague.user_id, by=team.colleague),
    ):
        with pytest.raises(Denied, match="is_over"):
            act()


def test_a_task_is_taken_and_given(team, actor_for):
    task_id = team.task(team.referred()).pk
    services.take(task_id, by=team.colleague)
    assert Task.objects.get().responsible_id == team.colleague.user_id
    with pytest.raises(Denied, match="yours_already"):
        services.take(task_id, by=team.colleague)
    services.assign(task_id, team.caseworker.user_id, by=team.colleague)
    assert Task.objects.get().responsible_id == team.caseworker.user_id
    for outsider in (team.immigration, actor_for(Role.ANALYST, "cmm")):
        with pytest.raises(Invalid, match="no_colleague"):
            services.assign(task_id, outsider.user_id, by=team.caseworker)


def test_whoever_cannot_do_it_cannot_take_it(team, actor_for):
    adviser = actor_for(Role.HOTLINE_ADVISER, "cmm")
    task_id = team.task(team.referred()).pk
    for act in (
        lambda: services.take(task_id, by=adviser),
        lambda: services.assign(task_id, team.colleague.user_id, by=adviser),
        lambda: services.extend(task_id, 1, "health", by=adviser),
        lambda: services.hand_over([task_id], team.colleague.user_id, by=adviser),
    ):
        with pytest.raises(Denied, match="missing_right"):
            act()
    assert services.show_task(task_id, by=adviser).task.row.kind == Kind.HOLD_INTERVIEW


def test_another_organisation_of_the_case_sees_a_task_and_does_not_touch_it(team):
    case_id = team.referred()
    task_id = team.task(case_id).pk
    with pytest.raises(Http404):
        services.show_task(task_id, by=team.stranger)
    cases.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=team.caseworker)
    page = services.show_task(task_id, by=team.stranger)
    assert (page.task.row.organisation, page.may) == ("cmm", {})
    assert not selectors.team_tasks(team.stranger).exists()
    for act in (
        lambda: services.take(task_id, by=team.stranger),
        lambda: services.drop(task_id, "mistake", by=team.stranger),
        lambda: services.open_task(task_id, to=Change.DROP, by=team.stranger),
    ):
        with pytest.raises(Http404):
            act()


def test_all_that_a_colleague_has_is_handed_over_in_one_act(team):
    ids = [team.task(team.referred(name=f"Opdigtet Person {number}")).pk for number in range(3)]
    foreign = team.task(team.referred(by=team.stranger, name="Opdigtet Person 9")).pk
    given = services.hand_over([*ids, foreign], team.colleague.user_id, by=team.colleague)
    assert given == 3
    assert set(Task.objects.filter(pk__in=ids).values_list("responsible_id", flat=True)) == {
        team.colleague.user_id
    }
    assert Task.objects.get(pk=foreign).responsible_id == team.stranger.user_id
    assert events("task_assigned") == 3
    with pytest.raises(Invalid, match="nothing_to_hand_over"):
        services.hand_over(ids, team.colleague.user_id, by=team.colleague)


def test_nothing_is_handed_over_to_somebody_who_has_left(team):
    task_id = team.task(team.referred()).pk
    Membership.objects.filter(user_id=team.colleague.user_id).update(until=clock.today())
    with pytest.raises(Invalid, match="no_colleague"):
        services.hand_over([task_id], team.colleague.user_id, by=team.caseworker)


def test_while_somebody_is_away_a_colleague_sees_their_tasks_too(team):
    team.referred()
    today = date(2021, 3, 2)
    with clock.standing_at(noon(today)):
        told = CoverInput(team.caseworker.user_id, team.colleague.user_id, today, today + timedelta(days=7))
        cover_id = services.cover(told, by=team.caseworker)
        assert selectors.my_tasks(team.colleague).count() == 1
        assert selectors.my_tasks(team.caseworker).count() == 1
        assert Task.objects.get().responsible_id == team.caseworker.user_id
    with clock.standing_at(noon(today + timedelta(days=7))):
        assert not selectors.my_tasks(team.colleague).exists()
    with clock.standing_at(noon(today)):
        services.end_cover(cover_id, by=team.caseworker)
        assert not Cover.objects.exists()
    with pytest.raises(Http404), clock.standing_at(noon(today)):
        services.end_cover(cover_id, by=team.caseworker)


@pytest.mark.parametrize(
    ("since", "until", "refusal"),
    [(-1, 7, "in_the_past"), (0, 0, "reversed"), (3, 1, "reversed"), (0, 93, "too_long")],
)
def test_a_cover_that_cannot_be_is_refused(team, since, until, refusal):
    today = date(2021, 3, 2)
    days = [today + timedelta(days=each) for each in (since, until)]
    told = CoverInput(team.caseworker.user_id, team.colleague.user_id, *days)
    with clock.standing_at(noon(today)), pytest.raises(Invalid, match=refusal):
        services.cover(told, by=team.caseworker)


def test_nobody_covers_for_themselves_or_from_elsewhere_and_only_some_name_cover_for_others(team, actor_for):
    today, back = clock.today(), clock.today() + timedelta(days=3)
    away, by = team.caseworker.user_id, team.caseworker
    with pytest.raises(Invalid, match="by_oneself"):
        services.cover(CoverInput(away, away, today, back), by=by)
    with pytest.raises(Invalid, match="no_colleague"):
        services.cover(CoverInput(away, team.stranger.user_id, today, back), by=by)
    adviser = actor_for(Role.HOTLINE_ADVISER, "cmm")
    with pytest.raises(Denied, match="missing_right"):
        services.cover(CoverInput(away, adviser.user_id, today, back), by=adviser)
    services.cover(CoverInput(adviser.user_id, away, today, back), by=adviser)


def test_the_database_refuses_what_the_rules_do(team):
    task = team.task(team.referred())
    for wrong in (
        {"state": "done"},
        {"state": "dropped"},
        {"state": "paused"},
        {"due_on": None},
        {"due_on": REFERRED},
        {"drop_reason": "mistake"},
        {"state": "waiting"},
        {"kind": ""},
        {"amount": 0},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Task.objects.filter(pk=task.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.create(**_row(task) | {"id": uuid4()})


def _row(task):
    return {each.attname: getattr(task, each.attname) for each in Task._meta.concrete_fields}


def test_an_act_that_fails_leaves_the_tasks_as_they_were(team, monkeypatch):
    case_id = team.referred()
    monkeypatch.setattr("opennrm.identification.services.interviews.publish", _fail)
    with pytest.raises(RuntimeError):
        team.interviewed(case_id)
    assert states(case_id) == {"hold_interview": "open"}


def _fail(event):
    raise RuntimeError


def test_an_act_moves_tasks_of_sections_that_whoever_acts_does_not_see(team):
    """Whoever decides opens a period, and its tasks of support, twice; but does not see them."""
    case_id = team.referred()
    scope = replace(SCOPE, sections=frozenset({Section.INTERVIEW}))
    with clock.standing_at(noon(REFERRED)):
        cases.share(case_id, "immigration_service", ground=CONSENT, scope=scope, by=team.caseworker)
    wanted = Acted("support.place_wanted", case_id, uuid4(), clock.today())
    for _ in range(2):
        services.acted(wanted, by=team.immigration)
    found = Task.objects.get(case_id=case_id, kind=Kind.FIND_PLACE)
    with acting(team.immigration):
        assert found not in selectors.tasks_for(team.immigration)
        assert found not in selectors.lock_tasks_of_case(team.immigration, case_id)
    services.acted(replace(wanted, name="support.moved_in"), by=team.immigration)
    found.refresh_from_db()
    assert found.state == "done"
