"""The rules of Denmark, written a second time by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.mechanism import reading
from opennrm.mechanism.checks import DEADLINES, LISTS, RATES
from opennrm.mechanism.rules import FILE, UnknownRule, rules

IN_2021, LAST_OF_2021, FIRST_OF_2022 = date(2021, 6, 12), date(2021, 12, 31), date(2022, 1, 1)
KNOWN_DAYS = st.dates(date(2007, 1, 1), date(2099, 12, 31))

COMPETENT = """
lawful_stay     cmm
asylum_seeker   immigration_service
no_lawful_stay  immigration_service
"""

RATES_OF_2022 = """
cash_single          10000
cash_provider        20000
reintegration_adult  40000
reintegration_child   9000
"""

TERMS = """
reflection_days       30
reflection_max_days  120
cash_months            6
last_payment_months   12
follow_up_months      12
"""

FORMS = """
sexual_exploitation      Seksuel udnyttelse
forced_labour            Tvangsarbejde
criminal_acts            Strafbare handlinger
slavery_like_conditions  Slaverilignende forhold
other                    Andet
undetermined             Kunne ikke fastslås
"""

CALLERS = "police immigration_service return_agency municipality ngo accommodation private_person potential_victim other"
PURPOSES = "suspicion_in_custody coming_control potential_victims follow_up advice"
SECTIONS = {
    "construction": "F", "restaurant": "I", "export": "G", "warehouse": "H", "domestic_work": "T", "transport": "H",
    "odd_jobs": "N", "fishing": "A", "agriculture": "A", "cleaning": "N", "other": "",
}  # fmt: skip
SUB_FORMS = {
    "prostitution": "sexual_exploitation", "other_sexual": "sexual_exploitation", "theft": "criminal_acts",
    "drugs": "criminal_acts", "skunk": "criminal_acts", "economic_crime": "criminal_acts", "marriage": "other",
}  # fmt: skip


def rows(table: str) -> list[tuple[str, str]]:
    return [tuple(line.split(maxsplit=1)) for line in table.strip().splitlines()]


def codes(list_name: str) -> list[str]:
    return [each.code for each in rules().codes(list_name)]


@pytest.mark.parametrize(("status", "authority"), rows(COMPETENT))
def test_the_residence_status_decides_which_authority_is_competent(status, authority):
    assert rules().competent_authority(status, IN_2021) == authority


@pytest.mark.parametrize(("status", "authority"), rows(COMPETENT))
def test_in_a_criminal_case_courts_and_prosecution_may_decide_too(status, authority):
    assert rules().authorities_that_may_decide(status, IN_2021) == (authority, "court", "prosecution_service")


def test_an_unknown_residence_status_has_no_competent_authority():
    assert not rules().is_routed("unknown", IN_2021)
    assert rules().authorities_that_may_decide("unknown", IN_2021) == ("court", "prosecution_service")
    with pytest.raises(UnknownRule, match="no routing for residence status 'unknown'"):
        rules().competent_authority("unknown", IN_2021)


@given(KNOWN_DAYS)
def test_every_status_but_unknown_is_routed_on_every_day_since_2007(day):
    routed = {each.code for each in rules().codes("residence_statuses") if rules().is_routed(each.code, day)}
    assert routed == {"lawful_stay", "asylum_seeker", "no_lawful_stay"}


@pytest.mark.parametrize("organisation", ["amiami", "hopenow", "reden_international"])
def test_ngos_hold_interviews_until_the_end_of_2021(organisation):
    assert rules().may_interview(organisation, LAST_OF_2021)
    assert not rules().may_interview(organisation, FIRST_OF_2022)


@given(KNOWN_DAYS)
def test_from_2022_the_centre_alone_holds_interviews(day):
    allowed = {each.code for each in rules().organisations if rules().may_interview(each.code, day)}
    assert "cmm" in allowed
    assert day < FIRST_OF_2022 or allowed == {"cmm"}


@pytest.mark.parametrize(("name", "kroner"), rows(RATES_OF_2022))
def test_rates_are_those_of_january_2022(name, kroner):
    assert rules().rate(name, FIRST_OF_2022) == int(kroner)


@pytest.mark.parametrize("name", RATES)
def test_rates_of_2021_are_an_assumption_that_has_to_be_asked_for(name):
    with pytest.raises(UnknownRule, match=f"{name} is only assumed on 2021-12-31"):
        rules().rate(name, LAST_OF_2021)
    assert rules().rate(name, LAST_OF_2021, assume=True) == rules().rate(name, FIRST_OF_2022)


def test_a_rate_before_anything_is_known_is_refused():
    with pytest.raises(UnknownRule, match="cash_single is not known on 2020-12-31; known from 2021-01-01"):
        rules().rate("cash_single", date(2020, 12, 31), assume=True)


@pytest.mark.parametrize(("name", "value"), rows(TERMS))
def test_deadlines(name, value):
    assert rules().deadline(name, IN_2021) == int(value)


@given(st.sampled_from((*RATES, *DEADLINES)), st.dates(date(2021, 1, 1), date(2099, 12, 31)))
def test_on_each_day_there_is_exactly_one_number(name, day):
    tariff = {**rules().rates, **rules().deadlines}[name]
    assert sum(version.holds_on(day) for version in tariff.amounts.versions) == 1


def test_exploitation_of_persons_is_not_in_force_while_no_day_is_sourced():
    assert not rules().statute_in_force("p262b", date(2099, 12, 31))
    assert rules().statute_in_force("p262a", date(2014, 1, 1))
    assert [each.code for each in rules().codes_on("statutes", IN_2021)] == ["p262a", "p282_286"]
    assert "L 111" in rules().code("statutes", "p262b").pending


def test_forms_have_the_words_of_the_report():
    assert [(each.code, each.labels["da"]) for each in rules().codes("forms")] == rows(FORMS)


def test_slavery_like_conditions_are_used_since_2020():
    assert "slavery_like_conditions" not in [
        each.code for each in rules().codes_on("forms", date(2019, 12, 31))
    ]
    assert "slavery_like_conditions" in [each.code for each in rules().codes_on("forms", date(2020, 1, 1))]


def test_remaining_is_other_and_undetermined():
    remaining = [
        each.code for each in rules().codes("forms") if each.extra.get("figure_group") == "remaining"
    ]
    assert remaining == ["other", "undetermined"]


def test_codes_that_others_rely_on():
    assert codes("callers") == CALLERS.split()
    assert codes("call_purposes") == PURPOSES.split()
    assert codes("genders") == codes("genders_under_18") == ["female", "male", "transgender"]
    assert codes("outcomes") == ["victim", "not_victim", "undecided"]
    assert codes("prosecution_steps") == ["charge", "indictment", "conviction"]
    assert codes("residence_statuses") == ["lawful_stay", "asylum_seeker", "no_lawful_stay", "unknown"]
    assert codes("opening_purposes") == ["interview", "decision", "return", "safety", "correction"]
    assert {each.code: each.extra["isic"] for each in rules().codes("sectors")} == SECTIONS
    assert {each.code: each.extra["form"] for each in rules().codes("sub_forms")} == SUB_FORMS


def test_the_instrument_has_the_eleven_indicators_in_their_order():
    numbers = [
        each.extra["number"] for each in rules().codes("indicators") if each.extra["instrument"] == "ilo11"
    ]
    assert numbers == list(range(1, 12))


@pytest.mark.parametrize("list_name", LISTS)
def test_every_code_has_its_own_words_in_both_languages(list_name):
    for language in ("da", "en"):
        labels = [each.labels[language] for each in rules().codes(list_name)]
        assert len(set(labels)) == len(labels)
        assert all(label == label.strip() for label in labels)


def test_the_national_unit_follows_the_investigation_centre():
    assert rules().organisation("nec").holds_on(LAST_OF_2021)
    assert not rules().organisation("nec").holds_on(FIRST_OF_2022)
    assert rules().organisation("nsk").holds_on(FIRST_OF_2022)


def test_the_food_administration_and_the_prosecution_are_not_always_called():
    group = rules().groups["forced_labour"]
    assert group.food_businesses_only == ("food",)
    assert group.knowledge_meetings_only == ("prosecution_service",)


def test_what_is_not_there_is_named():
    with pytest.raises(UnknownRule, match="There is no code in callers 'neighbour'; there is accommodation"):
        rules().label("callers", "neighbour", "da")
    with pytest.raises(UnknownRule, match="There is no code list 'nothing'"):
        rules().codes("nothing")
    with pytest.raises(UnknownRule, match="There is no organisation 'nobody'"):
        rules().organisation("nobody")
    with pytest.raises(UnknownRule, match="There is no rate 'rent'"):
        rules().rate("rent", IN_2021)
    assert not rules().has("callers", "neighbour")
    assert not rules().may_interview("tax", IN_2021)


def test_the_rules_are_read_once_and_cannot_be_changed():
    assert rules() is rules()
    with pytest.raises(TypeError):
        rules().lists["forms"] = {}
    with pytest.raises(AttributeError):
        rules().organisation("cmm").kind = "court"
    assert reading.read(FILE) == rules()
