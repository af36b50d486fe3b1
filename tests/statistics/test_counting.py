"""The counting rules of DOMAIN.md 4, one sentence each."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from opennrm.identification.domain.events import DecisionWithdrawn, InterviewRecorded
from opennrm.prosecution.domain.events import StepRecorded
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Invalid
from opennrm.statistics import services
from opennrm.statistics.domain.query import Query
from opennrm.statistics.models import Fact

pytestmark = pytest.mark.django_db


def value(measure, year, **told):
    return services.show(Query(measure, year, **told))[0]["value"]


def test_a_person_assessed_twice_in_a_year_counts_once_with_the_newest_form(decision):
    person = uuid4()
    services.append_decision(decision(person_id=person, occurred_on=date(2021, 2, 1)))
    services.append_decision(
        decision(person_id=person, occurred_on=date(2021, 9, 1), main_form="criminal_acts", sector="")
    )
    assert services.show(Query("victims", 2021, by=("exploitation",))) == [
        {"exploitation": "criminal_acts", "value": 1}
    ]


def test_a_person_assessed_in_different_years_counts_once_in_each(decision):
    person = uuid4()
    for year in (2019, 2021):
        services.append_decision(decision(person_id=person, occurred_on=date(year, 5, 1)))
    assert (value("victims", 2019), value("victims", 2020), value("victims", 2021)) == (1, 0, 1)


def test_a_correction_keeps_the_year_and_changes_the_form(decision):
    first = decision(occurred_on=date(2020, 12, 1))
    with clock.standing_at(noon(date(2020, 12, 1))):
        services.append_decision(first)
    with clock.standing_at(noon(date(2022, 3, 1))):
        services.append_decision(
            decision(
                person_id=first.person_id,
                corrects=first.decision_id,
                occurred_on=date(2020, 12, 1),
                main_form="other",
                sector="",
            )
        )
    forms = Query("victims", 2020, by=("exploitation",))
    assert services.show(forms) == [{"exploitation": "other", "value": 1}]
    before = Query("victims", 2020, by=("exploitation",), as_of=date(2022, 2, 28))
    assert services.show(before) == [{"exploitation": "forced_labour", "value": 1}]


def test_a_withdrawn_decision_counts_no_more_but_did_before(decision):
    made = decision()
    with clock.standing_at(noon(date(2021, 6, 1))):
        services.append_decision(made)
    with clock.standing_at(noon(date(2021, 7, 1))):
        services.retract_decision(DecisionWithdrawn(made.decision_id))
    assert (value("victims", 2021), value("victims", 2021, as_of=date(2021, 6, 30))) == (0, 1)
    explained = services.explain("victims", 2021, since=date(2021, 6, 30), until=date(2021, 7, 1))
    assert [row["change"] for row in explained] == [-1]


def test_a_person_interviewed_by_two_organisations_counts_once():
    person = uuid4()
    for organisation in ("cmm", "hopenow"):
        services.append_interview(InterviewRecorded(uuid4(), person, date(2021, 3, 3), organisation))
    assert value("interviewed", 2021) == 1


def test_a_relation_counts_by_its_newest_decision_and_by_section_262_a():
    relation = uuid4()
    for day, statute in (
        (date(2018, 1, 1), "p262a"),
        (date(2019, 1, 1), "p262a"),
        (date(2019, 1, 1), "p282_286"),
    ):
        services.append_prosecution_step(StepRecorded(uuid4(), relation, "conviction", statute, day))
    assert (value("convictions", 2018), value("convictions", 2019)) == (0, 1)
    assert value("convictions", 2019, where=(("statute", "p282_286"),)) == 1


@pytest.mark.parametrize(
    ("age", "group", "band"),
    [(17, "<18", "<18"), (18, "18+", "18-24"), (24, "18+", "18-24"), (25, "18+", "25+"), (None, "", "")],
)
def test_age_groups_begin_on_the_birthday(decision, age, group, band):
    services.append_decision(decision(age=age))
    assert services.show(Query("victims", 2021, by=("age_group", "age_band"))) == [
        {"age_group": group, "age_band": band, "value": 1}
    ]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (Query("nobody", 2021), "statistics.unknown_measure"),
        (Query("trainings", 2021), "statistics.measure_later"),
        (Query("victims", 2021, by=("caller",)), "statistics.unknown_dimension"),
        (Query("victims", 2021, where=(("age", "old"),)), "statistics.not_a_number"),
        (Query("victims", 2021, from_year=2022), "statistics.years_reversed"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(query, code):
    with pytest.raises(Invalid) as refused:
        services.show(query)
    assert refused.value.code == code


def test_the_ledger_holds_no_id_of_a_person(decision):
    made = decision()
    services.append_decision(made)
    assert str(made.person_id) not in str(Fact.objects.values().get())
