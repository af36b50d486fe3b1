"""Act, means and purpose: the outcome follows from them, for a child without means; and the database holds the line."""

from __future__ import annotations

from datetime import date
from itertools import product
from uuid import uuid4

import pytest
from django.db import Error, IntegrityError, connection, transaction
from django.urls import reverse

from opennrm.identification import services
from opennrm.identification.domain.ages import AgeInput
from opennrm.identification.domain.conclusions import (
    Conclusion,
    Conclusions,
    RestsOn,
    check_conclusions,
    is_as_child,
    outcome_of,
)
from opennrm.identification.models import AgeDecision, Decision, DecisionFinding, Finding
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from opennrm.statistics.domain.query import Query
from opennrm.statistics.services import show
from tests.identification.conftest import DECIDED
from tests.returns.victims import ALL, concluded

# The rule a second time, by hand: y established, n not established, ? not yet to say, - not needed.
# act means purpose | an adult | a child
RULE = """
y y y | victim     | victim
y y n | not_victim | not_victim
y y ? | undecided  | undecided
y n y | not_victim | victim
y n n | not_victim | not_victim
y n ? | not_victim | undecided
y ? y | undecided  | victim
y ? n | not_victim | not_victim
y ? ? | undecided  | undecided
n y y | not_victim | not_victim
n y n | not_victim | not_victim
n y ? | not_victim | not_victim
n n y | not_victim | not_victim
n n n | not_victim | not_victim
n n ? | not_victim | not_victim
n ? y | not_victim | not_victim
n ? n | not_victim | not_victim
n ? ? | not_victim | not_victim
? y y | undecided  | undecided
? y n | not_victim | not_victim
? y ? | undecided  | undecided
? n y | not_victim | undecided
? n n | not_victim | not_victim
? n ? | not_victim | undecided
? ? y | undecided  | undecided
? ? n | not_victim | not_victim
? ? ? | undecided  | undecided
y - y |            | victim
y - n |            | not_victim
y - ? |            | undecided
n - y |            | not_victim
n - n |            | not_victim
n - ? |            | not_victim
? - y |            | undecided
? - n |            | not_victim
? - ? |            | undecided
"""
SIGNS = {
    "y": Conclusion.ESTABLISHED, "n": Conclusion.NOT_ESTABLISHED, "?": Conclusion.NOT_YET, "-": Conclusion.NOT_NEEDED,
}  # fmt: skip
OUTCOMES = ("victim", "not_victim", "undecided")


def written():
    for line in RULE.strip().splitlines():
        signs, adult, child = (part.strip() for part in line.split("|"))
        said = tuple(SIGNS[sign] for sign in signs.split())
        if adult:
            yield said, False, adult
        yield said, True, child


def test_the_written_rule_is_whole():
    three = [each for each in Conclusion if each != Conclusion.NOT_NEEDED]
    whole = {(said, as_child) for said in product(three, repeat=3) for as_child in (True, False)}
    whole |= {((act, Conclusion.NOT_NEEDED, purpose), True) for act in three for purpose in three}
    assert {(said, as_child) for said, as_child, _ in written()} == whole


@pytest.mark.parametrize(("said", "as_child", "outcome"), list(written()))
def test_the_outcome_follows_and_no_other_is_taken(said, as_child, outcome):
    conclusions = Conclusions(*said, rests_on=ALL)
    assert outcome_of(conclusions, as_child=as_child) == outcome
    for told in OUTCOMES:
        if told == outcome:
            check_conclusions(conclusions, told, as_child=as_child)
        else:
            with pytest.raises(Invalid, match="outcome_of_a_child" if as_child else "outcome_does_not"):
                check_conclusions(conclusions, told, as_child=as_child)


# Who is treated as a child, by hand: the age, what was decided on it, and the answer.
CHILDREN = [
    (17, "", True), (0, "", True), (18, "", False), (None, "", False),
    (17, "adult", False), (30, "adult", False), (None, "adult", False),
    (30, "minor", True), (None, "minor", True), (30, "in_doubt", True), (None, "in_doubt", True), (18, "in_doubt", True),
]  # fmt: skip


@pytest.mark.parametrize(("age", "decided", "expected"), CHILDREN)
def test_a_doubt_is_for_the_good_of_the_person(age, decided, expected):
    assert is_as_child(age, decided) is expected


@pytest.mark.parametrize(
    ("conclusions", "code", "field"),
    [
        (Conclusions("", "established", "established", ALL), "conclusions_missing", "act"),
        (Conclusions("perhaps", "established", "established", ALL), "conclusions_missing", "act"),
        (Conclusions("established", "not_needed", "established", ALL), "conclusion_needed", "means"),
        (Conclusions("not_needed", "established", "established", ALL), "conclusion_needed", "act"),
        (
            Conclusions("established", "established", "established", ALL[:2]),
            "conclusion_rests_on_nothing",
            "purpose_codes",
        ),
        (
            Conclusions("established", "established", "established", (RestsOn("act", code="moon"),)),
            "unknown_code",
            "act_codes",
        ),
    ],
)
def test_a_conclusion_that_cannot_stand_is_refused_at_its_field(conclusions, code, field):
    with pytest.raises(Invalid) as refused:
        check_conclusions(conclusions, "victim", as_child=False)
    assert (refused.value.code, refused.value.field) == (f"identification.{code}", field)


BEFORE, SINCE = date(2022, 5, 1), date(2022, 5, 2)


@pytest.fixture
def waiting(team):
    team.interview()
    team.send()
    return team


@pytest.mark.django_db
def test_from_the_day_of_the_rule_no_decision_comes_in_without_them(waiting):
    with pytest.raises(Invalid, match="conclusions_missing"):
        waiting.decide(conclusions=None, today=SINCE)
    waiting.decide(conclusions=None, today=BEFORE)
    row = Decision.objects.get()
    assert (row.act, row.means, row.purpose, row.as_child) == ("", "", "", None)
    view = services.open_assessment(waiting.case_id, by=waiting.immigration)
    assert view.decisions[0].conclusions == []


@pytest.mark.django_db
def test_the_database_asks_from_the_same_day_as_the_rule(waiting, monkeypatch):
    assert rules().code("demands", "conclusions").valid_from == SINCE
    monkeypatch.setattr("opennrm.identification.domain.decisions.are_demanded", lambda day: False)
    with pytest.raises(Error, match="has conclusions"), transaction.atomic():
        waiting.decide(conclusions=None, today=SINCE)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changed",
    ["outcome = 'undecided', main_form = ''", "means = 'not_established'", "means = 'not_needed'", "act = 'moon'", "act = ''"],
)  # fmt: skip
def test_the_database_refuses_an_outcome_that_does_not_follow(waiting, as_owner, changed):
    waiting.decide()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE identification_decision DISABLE TRIGGER never_rewritten")
        with pytest.raises(IntegrityError, match="follows|three_conclusions"), transaction.atomic():
            cursor.execute(f"UPDATE identification_decision SET {changed}")


@pytest.mark.django_db
def test_a_decision_tells_what_its_conclusions_rest_on(waiting):
    finding = Finding.objects.get()
    rests_on = (*ALL, RestsOn("means", finding_id=finding.pk))
    told = Conclusions("established", "established", "established", rests_on)
    waiting.decide(conclusions=told, recruited_in="NGA", transit=("LBY", "ITA"), country_of_exploitation="DNK",
                   other_countries=("SWE",), exploited_from=date(2020, 1, 1), exploited_until=date(2021, 2, 1))  # fmt: skip
    shown = services.open_assessment(waiting.case_id, by=waiting.immigration).decisions[0]
    assert [
        (each.element, each.codes, [told["da"] for told in each.indicators]) for each in shown.conclusions
    ] == [
        ("act", ["recruitment"], []),
        ("means", ["deception"], ["Vildledning"]),
        ("purpose", ["intention_only"], []),
    ]
    assert (shown.recruited_in, shown.transit, shown.other_countries) == ("NGA", ["LBY", "ITA"], ["SWE"])
    assert DecisionFinding.objects.get().finding == finding


@pytest.mark.django_db
def test_a_conclusion_rests_on_no_finding_of_another_case(waiting):
    told = Conclusions(*["established"] * 3, rests_on=(*ALL, RestsOn("act", finding_id=uuid4())))
    with pytest.raises(Invalid, match="finding_of_another_case"):
        waiting.decide(conclusions=told)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"exploited_from": date(2021, 3, 1), "exploited_until": date(2021, 2, 1)}, "exploited_until"),
        ({"exploited_from": date(2021, 3, 21)}, "exploited_from"),
        ({"transit": ("XXX",)}, "transit"),
        ({"recruited_in": "XXX"}, "recruited_in"),
        ({"other_countries": ("SWE",)}, "country_of_exploitation"),
    ],
)
@pytest.mark.django_db
def test_a_period_and_countries_that_cannot_be_are_refused_at_their_field(waiting, told, field):
    with pytest.raises(Invalid) as refused:
        waiting.decide(**told)
    assert refused.value.field == field


WITHOUT_MEANS = Conclusions("established", "not_established", "established", ALL)


def decide_age(team, outcome, today=DECIDED, **told):
    given = {"evidence": ("own_account",), "grounds": "Opdigtet: siger selv 16 år", "claimed_age": 16}
    with clock.standing_at(noon(today)):
        return services.decide_age(
            AgeInput(team.case_id, outcome=outcome, **given | told), by=team.immigration
        )


@pytest.mark.django_db
def test_a_doubtful_age_makes_a_victim_without_means_and_counts_as_before(waiting):
    with pytest.raises(Invalid, match="outcome_does_not_follow"):
        waiting.decide(conclusions=WITHOUT_MEANS)
    decide_age(waiting, "in_doubt")
    waiting.decide(conclusions=WITHOUT_MEANS)
    row = Decision.objects.get()
    # The age that is counted is still the registered one on the day of the decision.
    assert (row.as_child, row.age) == (True, 31)
    assert show(Query("victims", 2021))[0]["value"] == 1


@pytest.mark.django_db
def test_the_newest_decision_on_the_age_holds_and_the_earlier_ones_stay(waiting):
    decide_age(waiting, "in_doubt")
    decide_age(waiting, "adult", assessed_age=19, today=date(2021, 3, 21), evidence=("medical",))
    with pytest.raises(Invalid, match="outcome_does_not_follow"):
        waiting.decide(conclusions=WITHOUT_MEANS, today=date(2021, 3, 22))
    shown = services.open_assessment(waiting.case_id, by=waiting.immigration).ages
    assert [(each.outcome, each.grounds) for each in shown] == [
        ("adult", "Opdigtet: siger selv 16 år"),
        ("in_doubt", "Opdigtet: siger selv 16 år"),
    ]
    assert b"Opdigtet" not in bytes(AgeDecision.objects.first().grounds_sealed)


@pytest.mark.django_db
def test_who_was_exploited_as_a_child_needs_no_means_as_an_adult(waiting):
    """Born on 20 March 1990: 17 years old when it began."""
    waiting.decide(conclusions=WITHOUT_MEANS, exploited_from=date(2008, 3, 19))
    assert Decision.objects.get().as_child is True


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"evidence": ()}, "evidence"),
        ({"evidence": ("moon",)}, "evidence"),
        ({"outcome": "perhaps"}, "outcome"),
        ({"grounds": " "}, "grounds"),
        ({"claimed_age": 121}, "claimed_age"),
        ({"outcome": "minor", "assessed_age": 18}, "assessed_age"),
        ({"outcome": "adult", "assessed_age": 17}, "assessed_age"),
    ],
)
def test_an_age_that_cannot_be_is_refused_at_its_field(waiting, told, field):
    with pytest.raises(Invalid) as refused:
        decide_age(waiting, **{"outcome": "in_doubt"} | told)
    assert refused.value.field == field


@pytest.mark.django_db
def test_who_decides_on_nobody_decides_on_no_age(team, ngo):
    with pytest.raises(Denied, match="missing_right"):
        age = AgeInput(team.case_id, "minor", ("family",), "Opdigtet")
        services.decide_age(age, by=_taking_part(team, ngo))


def _taking_part(team, ngo):
    from opennrm.cases import services as cases
    from tests.cases.people import CONSENT, SCOPE

    cases.share(team.case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=team.caseworker)
    return ngo


@pytest.mark.django_db
def test_the_pages_refuse_at_the_field_and_take_names_of_countries(waiting, client_for):
    client = client_for(waiting.immigration)
    told = {
        "decided_on": "2022-06-01", "outcome": "victim", "forms": ["forced_labour"], "main_form": "forced_labour",
        "sector": "construction", "sub_form": "", "country_of_exploitation": "DNK", "grounds": "Opdigtet begrundelse",
        "act": "established", "act_codes": ["transport"], "means": "not_established", "purpose": "established",
        "purpose_codes": ["forced_labour"], "transit": "Italien, tyskland", "other_countries": "Atlantis",
    }  # fmt: skip
    with clock.standing_at(noon(date(2022, 6, 1))):
        url = reverse("identification:decide", args=[waiting.case_id])
        refused = client.post(url, told)
        assert list(refused.context["form"].errors) == ["other_countries"]
        refused = client.post(url, told | {"other_countries": ""})
        assert list(refused.context["form"].errors) == ["outcome"]
        assert "Kilde: registrets egen regel" in refused.content.decode()
        age = reverse("identification:decide_age", args=[waiting.case_id])
        asked = {"outcome": "in_doubt", "evidence": ["appearance"], "grounds": "Opdigtet", "claimed_age": ""}
        assert list(client.post(age, asked | {"evidence": []}).context["form"].errors) == ["evidence"]
        assert client.post(age, asked).status_code == 302
        assert 'value="not_needed"' in client.get(url).content.decode()
        assert client.post(url, told | {"other_countries": ""}).status_code == 302
        assert Decision.objects.get().transit == ["ITA", "DEU"]
        page = client.get(reverse("identification:assessment", args=[waiting.case_id])).content.decode()
        assert "Personen blev behandlet som barn" in page and "Tyskland" in page
        corrected = client.get(reverse("identification:correct", args=[Decision.objects.get().pk]))
        assert "Italien, Tyskland" in corrected.content.decode()


@pytest.mark.django_db
def test_a_correction_of_a_decision_of_then_says_what_is_concluded_now(waiting):
    first = waiting.decide(conclusions=None)
    with pytest.raises(Invalid, match="conclusions_missing"):
        waiting.decide(corrects=first, today=SINCE, conclusions=None)
    waiting.decide(corrects=first, today=SINCE, conclusions=concluded("victim"))
    assert show(Query("victims", 2021))[0]["value"] == 1
