"""Periods follow the decision, are lengthened and end: through the services and the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.identification import services as identification
from opennrm.identification.models import Decision
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Conflict, Denied, Invalid
from opennrm.support import selectors, services
from opennrm.support.domain.views import EndingInput, ExtensionInput
from opennrm.support.models import Extension, Period
from tests.returns.victims import DECIDED, assessed, decision

pytestmark = pytest.mark.django_db
MORE = ExtensionInput(20, "special_reasons", DECIDED + timedelta(10), "Opdigtet begrundelse")


def test_a_decision_opens_thirty_days_from_its_own_day(period):
    assert (period.kind, period.begins_on, period.ends_on) == ("reflection", DECIDED, date(2021, 5, 1))


@pytest.mark.parametrize("outcome", ["not_victim", "undecided"])
def test_no_other_outcome_opens_one(caseworker, decider, outcome):
    assessed(caseworker, decider, outcome=outcome)
    assert not Period.objects.exists()


def test_with_lawful_stay_it_is_a_restitution_period(case_id, caseworker, actor_for):
    with clock.standing_at(noon(DECIDED + timedelta(200))):
        from opennrm.identification.domain.interviews import InterviewInput

        told = InterviewInput(case_id, clock.today(), "en", False, "centre_office", True, "Opdigtet", ())
        identification.record_interview(told, by=caseworker)
        identification.request_assessment(case_id, residence_status="lawful_stay", by=caseworker)
        again = replace(decision(case_id, "victim"), decided_on=clock.today())
        identification.decide(again, by=actor_for(Role.DECISION_MAKER, "cmm"))
    first, second = Period.objects.order_by("begins_on")
    assert (first.kind, second.kind) == ("reflection", "restitution")


def test_a_correction_keeps_the_day_and_one_to_another_outcome_annuls_it(case_id, period, decider, on):
    with on(5):
        told = replace(
            decision(case_id, "victim"), corrects=Decision.objects.get().pk, decided_on=clock.today()
        )
        identification.decide(told, by=decider)
        assert Period.objects.get().begins_on == DECIDED
        standing = Decision.objects.get(corrects__isnull=False)
        told = replace(decision(case_id, "not_victim"), corrects=standing.pk, decided_on=clock.today())
        identification.decide(told, by=decider)
    assert Period.objects.get().is_annulled


def test_a_decision_that_is_withdrawn_takes_its_period_along(case_id, period, decider, caseworker, on):
    with on(3):
        identification.withdraw_decision(Decision.objects.get().pk, by=decider)
        assert services.show_periods(case_id, by=caseworker) == []
        with pytest.raises(Http404):
            services.extend(period.pk, MORE, version=period.version, by=caseworker)


def test_it_is_lengthened_and_the_reason_is_told_to_who_opens_it(period, case_id, caseworker, on):
    with on(12):
        services.extend(period.pk, MORE, version=period.version, by=caseworker)
        (seen,) = services.show_periods(case_id, by=caseworker)
    assert seen.days.ends_on == DECIDED + timedelta(50)
    assert [(each.days, each.reason) for each in seen.extensions] == [(20, "Opdigtet begrundelse")]
    assert b"Opdigtet" not in bytes(Extension.objects.get().reason_sealed)
    assert AuditLine.objects.filter(event="support.period_extended", subject_id=period.pk).count() == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"days": 91}, r"support\.period_too_long"),
        ({"days": 0}, r"support\.extension_of_no_day"),
        ({"ground": "x"}, r"support\.ground_missing"),
        ({"reason": " "}, r"support\.reason_missing"),
        ({"decided_on": DECIDED - timedelta(1)}, r"support\.extension_outside_the_period"),
        ({"decided_on": DECIDED + timedelta(13)}, r"support\.extension_in_future"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(period, caseworker, on, change, code):
    with on(12), pytest.raises(Invalid, match=code):
        services.extend(period.pk, replace(MORE, **change), version=period.version, by=caseworker)
    assert not Extension.objects.exists()
    assert Period.objects.get().ends_on == period.ends_on


def test_a_backdated_extension_is_recorded_after_the_end_for_the_day_it_was_decided(period, caseworker, on):
    with on(40):
        services.extend(period.pk, MORE, version=period.version, by=caseworker)
        assert selectors.periods_for(caseworker).get().ends_on == DECIDED + timedelta(50)


def test_an_extension_taken_back_gives_the_days_back(period, caseworker, on):
    with on(12):
        extension_id = services.extend(period.pk, MORE, version=period.version, by=caseworker)
        services.withdraw_extension(extension_id, by=caseworker)
        assert Period.objects.get().ends_on == DECIDED + timedelta(30)
        with pytest.raises(Denied, match=r"support\.extension_withdrawn_already"):
            services.withdraw_extension(extension_id, by=caseworker)


def test_one_that_a_later_one_rests_on_stays(period, caseworker, on):
    with on(12):
        first = services.extend(period.pk, MORE, version=period.version, by=caseworker)
    with on(40):
        late = replace(MORE, decided_on=DECIDED + timedelta(40))
        services.extend(period.pk, late, version=period.version + 1, by=caseworker)
        with pytest.raises(Invalid, match=r"support\.extension_outside_the_period"):
            services.withdraw_extension(first, by=caseworker)
    assert Period.objects.get().ends_on == DECIDED + timedelta(70)


def test_it_ends_before_its_time_once(period, caseworker, on):
    ending = EndingInput(DECIDED + timedelta(9), "left_country")
    with on(12):
        services.end_period(period.pk, ending, version=period.version, by=caseworker)
        ended = Period.objects.get()
        assert (ended.ends_on, ended.ended_why) == (DECIDED + timedelta(9), "left_country")
        with pytest.raises(Invalid, match=r"support\.period_over"):
            services.end_period(period.pk, ending, version=ended.version, by=caseworker)


def test_of_two_at_once_the_second_is_told(period, caseworker, on):
    with on(12):
        services.extend(period.pk, MORE, version=period.version, by=caseworker)
        with pytest.raises(Conflict, match=r"support\.period_changed"):
            services.extend(period.pk, MORE, version=period.version, by=caseworker)


def test_the_database_refuses_a_period_that_is_too_long(period, as_owner):
    with pytest.raises(IntegrityError, match="period_is_not_too_long"), transaction.atomic():
        Period.objects.update(ends_on=DECIDED + timedelta(121))
    with pytest.raises(IntegrityError, match="period_has_a_day"), transaction.atomic():
        Period.objects.update(ends_on=DECIDED)


@pytest.mark.parametrize("role", [Role.CONTACT_PERSON, Role.NGO_WORKER])
def test_who_gives_support_sees_it_and_does_not_lengthen_it(period, case_id, actor_for, on, role):
    helper = actor_for(role, "cmm")
    with on(12):
        (seen,) = services.show_periods(case_id, by=helper)
        assert not seen.may_change
        with pytest.raises(Denied, match=r"access\.missing_right"):
            services.extend(period.pk, MORE, version=period.version, by=helper)


def test_another_organisation_finds_nothing(period, case_id, actor_for, on):
    stranger = actor_for(Role.CASEWORKER, "reden_international")
    with on(12):
        assert not selectors.running_periods_for(stranger, clock.today()).exists()
        with pytest.raises(Http404):
            services.show_periods(case_id, by=stranger)
        with pytest.raises(Http404):
            services.extend(period.pk, MORE, version=period.version, by=stranger)
