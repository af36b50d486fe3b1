"""Which calls and referrals cannot exist, written a second time by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.intake.domain import CallDetails, CallInput, ReferralInput
from opennrm.intake.domain.calls import check_call, check_correction, minutes_taken
from opennrm.intake.domain.referrals import check_referral
from opennrm.shared.dates import COPENHAGEN, noon
from opennrm.shared.errors import Invalid

NOW = noon(date(2021, 6, 12))
CALLERS = "police immigration_service return_agency municipality ngo accommodation private_person potential_victim other"
PURPOSES = "suspicion_in_custody coming_control potential_victims follow_up advice"


def call(**told):
    return CallInput(**{"received_at": NOW, "caller": "police", "purpose": "advice", "notes": ""} | told)


def referral(**told):
    made = {"case_id": UUID(int=1), "referred_by": "police", "made_on": date(2021, 6, 12), "reason": ""}
    return ReferralInput(**made | told)


@pytest.mark.parametrize("caller", CALLERS.split())
@pytest.mark.parametrize("purpose", PURPOSES.split())
def test_every_caller_may_have_every_purpose(caller, purpose):
    check_call(call(caller=caller, purpose=purpose), now=NOW)


IMPOSSIBLE_CALLS = [
    ({"received_at": NOW + timedelta(seconds=1)}, "intake.call_in_future", "received_at"),
    ({"received_at": noon(date(2006, 12, 31))}, "intake.call_before_centre", "received_at"),
    ({"caller": "astrologer"}, "intake.unknown_code", "caller"),
    ({"purpose": ""}, "intake.unknown_code", "purpose"),
]


@pytest.mark.parametrize(("wrong", "code", "field"), IMPOSSIBLE_CALLS)
def test_an_impossible_call_is_refused_at_its_field(wrong, code, field):
    with pytest.raises(Invalid) as refused:
        check_call(call(**wrong), now=NOW)
    assert (refused.value.code, refused.value.field) == (code, field)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1), timezones=st.just(COPENHAGEN)))
def test_a_call_is_possible_exactly_from_2007_until_now(moment):
    is_possible = datetime(2007, 1, 1, tzinfo=COPENHAGEN) <= moment <= NOW
    try:
        check_call(call(received_at=moment), now=NOW)
    except Invalid:
        assert not is_possible
    else:
        assert is_possible


def test_the_day_of_a_call_is_a_day_in_copenhagen():
    late = datetime.fromisoformat("2021-06-11T22:30:00+00:00")
    assert call(received_at=late).received_on == date(2021, 6, 12)


def test_a_corrected_call_stays_before_its_registration_and_its_referral():
    check_correction(call(), registered_at=NOW, referred_on=date(2021, 6, 12))
    with pytest.raises(Invalid, match="intake.call_after_registration"):
        check_correction(call(), registered_at=NOW - timedelta(seconds=1), referred_on=None)
    with pytest.raises(Invalid, match="intake.call_after_referral"):
        check_correction(call(), registered_at=NOW, referred_on=date(2021, 6, 11))


IMPOSSIBLE_DETAILS = [
    ("private_person", {"organisation": "Opdigtet forening"}, "intake.private_caller", "organisation"),
    ("potential_victim", {"organisation": "Opdigtet forening"}, "intake.private_caller", "organisation"),
    ("police", {"urgency": "yesterday"}, "intake.unknown_code", "urgency"),
    ("police", {"danger": "perhaps"}, "intake.unknown_code", "danger"),
    ("police", {"minutes": -1}, "intake.call_too_long", "minutes"),
    ("police", {"minutes": 481}, "intake.call_too_long", "minutes"),
    (
        "police",
        {"call_back_at": NOW - timedelta(seconds=1)},
        "intake.called_back_before_call",
        "call_back_at",
    ),
]


@pytest.mark.parametrize(("caller", "wrong", "code", "field"), IMPOSSIBLE_DETAILS)
def test_an_impossible_detail_is_refused_at_its_field(caller, wrong, code, field):
    with pytest.raises(Invalid) as refused:
        check_call(call(caller=caller, details=CallDetails(**wrong)), now=NOW)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_whoever_calls_for_a_body_may_name_it_and_nothing_need_be_told():
    for caller in set(CALLERS.split()) - {"private_person", "potential_victim"}:
        check_call(call(caller=caller, details=CallDetails("Opdigtet kreds", "now", "yes", 480)), now=NOW)
    check_call(call(details=CallDetails()), now=NOW)


TAKEN = [(0, 0), (1, 1), (59, 1), (60, 1), (61, 2), (480 * 60, 480), (480 * 60 + 1, None)]


@pytest.mark.parametrize(("seconds", "minutes"), TAKEN)
def test_begun_minutes_count_and_a_forgotten_draft_says_nothing(seconds, minutes):
    assert minutes_taken(NOW - timedelta(seconds=seconds), NOW) == minutes


def test_without_a_first_keystroke_no_time_is_known():
    assert minutes_taken(None, NOW) is None


IMPOSSIBLE_REFERRALS = [
    ({"made_on": date(2021, 6, 13)}, "intake.referral_in_future", "made_on"),
    ({"made_on": date(2021, 6, 9)}, "intake.referral_before_call", "made_on"),
    ({"made_on": date(2006, 12, 31)}, "intake.referral_before_centre", "made_on"),
    ({"referred_by": "astrologer"}, "intake.unknown_code", "referred_by"),
]


@pytest.mark.parametrize(("wrong", "code", "field"), IMPOSSIBLE_REFERRALS)
def test_an_impossible_referral_is_refused_at_its_field(wrong, code, field):
    with pytest.raises(Invalid) as refused:
        check_referral(referral(**wrong), today=date(2021, 6, 12), called_on=date(2021, 6, 10))
    assert (refused.value.code, refused.value.field) == (code, field)


@given(
    st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.none() | st.dates(date(2007, 1, 1), date(2021, 6, 12))
)
def test_a_referral_is_possible_exactly_between_its_call_and_today(made_on, called_on):
    is_possible = (called_on or date(2007, 1, 1)) <= made_on <= date(2021, 6, 12)
    try:
        check_referral(referral(made_on=made_on), today=date(2021, 6, 12), called_on=called_on)
    except Invalid:
        assert not is_possible
    else:
        assert is_possible
