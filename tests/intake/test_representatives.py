"""A possible minor has a named representative before an interview is planned or held; the history stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from opennrm.identification import services as identification
from opennrm.identification.domain.interviews import InterviewInput
from opennrm.identification.domain.planning import PlanInput
from opennrm.identification.models import Interview, PlannedInterview
from opennrm.intake import services
from opennrm.intake.domain import ReferralDetails, ReferralInput
from opennrm.intake.models import Representative
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from tests.cases.people import new_case
from tests.intake.conftest import TODAY

pytestmark = pytest.mark.django_db
LATER = TODAY.replace(year=2022)


@pytest.fixture
def minor(caseworker):
    """Somebody who may be under 18, referred by the centre in 2022."""
    case_id = new_case(caseworker)
    with clock.standing_at(noon(LATER)):
        told = ReferralDetails(age="in_doubt")
        services.make_referral(
            ReferralInput(case_id, "police", LATER, "Opdigtet", details=told), by=caseworker
        )
        yield case_id


def interview(case_id, **changed):
    return InterviewInput(case_id, LATER, "en", False, "centre_office", True, "Opdigtet", **changed)


def planned(case_id, by):
    room_id = identification.add_room("Lokale 1", "room", by=by)
    at = noon(LATER + timedelta(days=3))
    return identification.plan_interview(PlanInput(case_id, at, 60, room_id, by.user_id, "en", None), by=by)


def test_an_interview_of_a_possible_minor_is_neither_planned_nor_recorded_without_one(minor, caseworker):
    for attempt in (
        lambda: planned(minor, caseworker),
        lambda: identification.record_interview(interview(minor), by=caseworker),
    ):
        with pytest.raises(Denied, match="representative_lacking"):
            attempt()
    assert not Interview.objects.exists() and not PlannedInterview.objects.exists()


def test_with_one_named_on_the_case_both_are_done(minor, caseworker):
    services.name_representative(minor, "Opdigtet Bisidder", LATER, by=caseworker)
    planned(minor, caseworker)
    identification.record_interview(interview(minor), by=caseworker)


def test_one_who_is_named_in_the_record_of_the_interview_itself_is_enough(minor, caseworker):
    told = interview(minor, is_with_child=True, representative="Opdigtet Bisidder")
    identification.record_interview(told, by=caseworker)


def test_whoever_is_gone_stands_by_nobody_and_the_history_stays(minor, caseworker):
    services.name_representative(minor, "Opdigtet Første", LATER, by=caseworker)
    with clock.standing_at(noon(LATER) + timedelta(hours=1)):
        services.name_representative(minor, "", LATER, by=caseworker)
        shown = services.show_representatives(minor, by=caseworker)
    assert shown.is_lacking and [each.name for each in shown.named] == ["", "Opdigtet Første"]
    assert b"Opdigtet" not in bytes(Representative.objects.earliest("named_at").name_sealed)


def test_nobody_is_named_from_tomorrow_and_no_empty_name_where_there_was_nobody(minor, caseworker):
    for name, since in (("", LATER), ("Opdigtet", LATER + timedelta(days=1)), ("x" * 201, LATER)):
        with pytest.raises(Invalid):
            services.name_representative(minor, name, since, by=caseworker)


def test_before_the_rule_held_nothing_was_asked(caseworker):
    case_id = new_case(caseworker)
    told = ReferralDetails(age="under_18")
    services.make_referral(ReferralInput(case_id, "police", TODAY, "Opdigtet", details=told), by=caseworker)
    identification.record_interview(
        InterviewInput(case_id, TODAY, "en", False, "centre_office", True, "Opdigtet"), by=caseworker
    )


def test_the_case_page_says_it_and_names_one(minor, caseworker, client_for):
    client = client_for(caseworker)
    page = client.get(reverse("desk:case", args=[minor])).content.decode()
    assert "Uden en kan ingen samtale planlægges" in page
    url = reverse("intake:representative", args=[minor])
    client.post(url, {"name": "Opdigtet Bisidder", "since": LATER.isoformat()})
    page = client.get(reverse("desk:case", args=[minor])).content.decode()
    assert "Opdigtet Bisidder" in page and "Uden en kan ingen" not in page


def test_a_number_that_is_never_to_be_called_stands_on_the_case_page(minor, caseworker, client_for):
    from opennrm.intake.domain import ContactWay

    services.record_contact(minor, ContactWay("phone", False, "Opdigtet nummer"), by=caseworker)
    page = client_for(caseworker).get(reverse("desk:case", args=[minor])).content.decode()
    assert "Brug aldrig" in page and "Opdigtet nummer" in page
