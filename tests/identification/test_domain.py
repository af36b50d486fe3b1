from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.identification.domain.decisions import DecisionInput, check_competent, check_decision
from opennrm.identification.domain.interviews import Finding, InterviewInput, check_interview
from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Denied, Invalid, Refused

TODAY, HELD = date(2021, 3, 20), date(2021, 3, 8)
CASE = uuid4()
VICTIM = {
    "case_id": CASE, "decided_on": TODAY, "outcome": "victim", "grounds": "Opdigtet", "forms": ("forced_labour",),
    "main_form": "forced_labour", "sector": "construction",
}  # fmt: skip
INTERVIEW = {
    "case_id": CASE, "held_on": HELD, "language": "en", "interpreter": False, "place": "centre_office", "consent": True,
    "notes": "",
}  # fmt: skip


def decision_check(authority="cmm", interviewed_on=(HELD,), **told):
    check_decision(
        DecisionInput(**VICTIM | told),
        interviewed_on=interviewed_on,
        authority=authority,
        as_child=False,
        today=TODAY,
    )


def test_a_whole_decision_stands():
    decision_check()
    decision_check(outcome="not_victim", forms=(), main_form="", sector="")
    decision_check(
        forms=("other", "sexual_exploitation"), main_form="other", sector="", sub_form="prostitution"
    )


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        ({"decided_on": date(2021, 3, 21)}, "decision_in_future", "decided_on"),
        ({"decided_on": date(2021, 3, 7)}, "decision_before_interview", "decided_on"),
        ({"grounds": "  "}, "grounds_missing", "grounds"),
        ({"outcome": "perhaps"}, "unknown_code", "outcome"),
        ({"forms": ()}, "forms_missing", "forms"),
        ({"main_form": "other"}, "main_form_not_chosen", "main_form"),
        ({"main_form": ""}, "main_form_not_chosen", "main_form"),
        ({"sector": ""}, "sector_does_not_fit", "sector"),
        ({"sector": "moon"}, "unknown_code", "sector"),
        ({"sub_form": "moon"}, "unknown_code", "sub_form"),
        ({"sub_form": "theft"}, "sub_form_does_not_fit", "sub_form"),
        ({"outcome": "not_victim"}, "forms_without_victim", "forms"),
        ({"forms": ("moon",), "main_form": "moon"}, "form_not_then", "forms"),
    ],
)
def test_a_decision_that_cannot_stand_is_refused_at_its_field(told, code, field):
    with pytest.raises(Invalid) as refused:
        decision_check(**told)
    assert (refused.value.code, refused.value.field) == (f"identification.{code}", field)


def test_slavery_like_conditions_are_used_since_2020():
    told = {"forms": ("slavery_like_conditions",), "main_form": "slavery_like_conditions", "sector": ""}
    decision_check(**told, decided_on=date(2020, 1, 1), interviewed_on=(date(2019, 12, 1),))
    with pytest.raises(Invalid, match="form_not_then"):
        decision_check(**told, decided_on=date(2019, 12, 31), interviewed_on=(date(2019, 12, 1),))


def test_only_a_court_or_the_prosecution_decides_without_an_interview():
    decision_check(authority="court", interviewed_on=())
    with pytest.raises(Invalid, match="decision_without_interview"):
        decision_check(authority="cmm", interviewed_on=())


# Who may decide, a second time by hand (report, "Identifikation og vurdering").
COMPETENT = {
    "lawful_stay": {"cmm", "court", "prosecution_service"},
    "asylum_seeker": {"immigration_service", "court", "prosecution_service"},
    "no_lawful_stay": {"immigration_service", "court", "prosecution_service"},
}


@pytest.mark.parametrize("status", COMPETENT)
@pytest.mark.parametrize("organisation", [each.code for each in rules().organisations])
def test_the_residence_status_says_who_decides(status, organisation):
    if organisation in COMPETENT[status]:
        check_competent(organisation, status, TODAY)
    else:
        with pytest.raises(Denied, match="wrong_authority"):
            check_competent(organisation, status, TODAY)


def interview_check(organisation="cmm", referred_on=date(2021, 3, 1), today=TODAY, **told):
    check_interview(
        InterviewInput(**INTERVIEW | told), organisation=organisation, referred_on=referred_on, today=today
    )


@pytest.mark.parametrize(
    ("given_", "code", "field"),
    [
        ({"consent": False}, "consent_missing", "consent"),
        ({"referred_on": None}, "referral_missing", None),
        ({"held_on": date(2021, 2, 28)}, "interview_before_referral", "held_on"),
        ({"held_on": date(2021, 3, 21)}, "interview_in_future", "held_on"),
        ({"language": "klingon"}, "unknown_code", "language"),
        ({"place": "moon"}, "unknown_code", "place"),
        ({"findings": (Finding("moon", ""),)}, "unknown_code", "indicators"),
        ({"findings": (Finding("deception", ""), Finding("deception", ""))}, "unknown_code", "indicators"),
        ({"organisation": "police"}, "no_right_to_interview", "held_on"),
    ],
)
def test_an_interview_that_cannot_have_been_is_refused_at_its_field(given_, code, field):
    with pytest.raises(Refused) as refused:
        interview_check(**given_)
    assert (refused.value.code, refused.value.field) == (f"identification.{code}", field)


@pytest.mark.parametrize("ngo", ["amiami", "hopenow", "reden_international"])
def test_some_ngos_held_interviews_until_the_end_of_2021(ngo):
    interview_check(ngo, held_on=date(2021, 12, 31), today=date(2022, 2, 1))
    with pytest.raises(Denied, match="no_right_to_interview"):
        interview_check(ngo, held_on=date(2022, 1, 1), today=date(2022, 2, 1))


@given(st.text(min_size=1))
def test_what_was_told_never_shows_in_a_text_of_the_value(text):
    marked = f"«{text}»"
    assert marked not in repr(DecisionInput(**VICTIM | {"grounds": marked}))
    assert marked not in repr(InterviewInput(**INTERVIEW | {"notes": marked}))
    assert marked not in repr(Finding("deception", marked))
