"""Asked for more, handed over, reopened, ruled on elsewhere, assessed by a second and a third: and what is counted."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import Error, IntegrityError, transaction
from django.http import Http404
from django.urls import reverse

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Role
from opennrm.access.wall import acting
from opennrm.cases import services as cases
from opennrm.cases.domain import Ground
from opennrm.identification import selectors, services
from opennrm.identification.domain.conclusions import Conclusions
from opennrm.identification.domain.opinions import OpinionInput, settled
from opennrm.identification.domain.rulings import RulingInput
from opennrm.identification.models import Assessment, Decision, Interview, Opinion, Ruling, Turn
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from opennrm.statistics.domain.query import Query
from opennrm.statistics.services import show
from tests.cases.people import SCOPE_BY_LAW
from tests.identification.conftest import DECIDED
from tests.returns.victims import ALL, concluded

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(team):
    team.interview()
    team.send()
    return team


@pytest.fixture(autouse=True)
def standing_clock():
    with clock.standing_at(noon(DECIDED)):
        yield


def ask(team, *, by=None, to="cmm", due_on=None, text="Opdigtet: hvor blev hun hentet?"):
    services.ask_for_more(team.case_id, to=to, due_on=due_on, text=text, by=by or team.immigration)


def state(team):
    return services.open_assessment(team.case_id, by=team.immigration).state


def victims(year):
    return show(Query("victims", year))[0]["value"]


def test_a_decision_waits_for_what_was_asked_for(waiting):
    ask(waiting, due_on=DECIDED + timedelta(days=14))
    assert state(waiting) == "more_requested"
    with pytest.raises(Denied, match="more_is_asked_for"):
        waiting.decide()
    services.answer(waiting.case_id, text="Opdigtet: ved en havn", by=waiting.caseworker)
    waiting.decide()
    view = services.open_assessment(waiting.case_id, by=waiting.immigration)
    assert [(each.kind, each.to, each.text) for each in view.turns] == [
        ("more_asked", "cmm", "Opdigtet: hvor blev hun hentet?"),
        ("answered", "", "Opdigtet: ved en havn"),
    ]
    assert not any(b"Opdigtet" in bytes(each.text_sealed) for each in Turn.objects.all())
    assert victims(2021) == 1


def test_a_further_interview_is_an_answer_too(waiting):
    ask(waiting)
    waiting.interview(today=DECIDED)
    assert state(waiting) == "interviewing"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"to": "hopenow"}, "asked_takes_no_part"),
        ({"due_on": DECIDED - timedelta(days=1)}, "due_in_the_past"),
        ({"text": " "}, "turn_without_words"),
    ],
)
def test_a_question_that_cannot_be_is_refused(waiting, told, code):
    with pytest.raises(Invalid, match=code):
        ask(waiting, **told)
    assert state(waiting) == "awaiting_decision"


def test_only_who_was_asked_or_is_competent_answers(waiting, actor_for):
    with pytest.raises(Denied, match="nothing_asked"):
        services.answer(waiting.case_id, text="Opdigtet", by=waiting.caseworker)
    ask(waiting)
    prosecutor = actor_for(Role.PROSECUTOR, "prosecution_service")
    with pytest.raises(Http404):
        services.answer(waiting.case_id, text="Opdigtet", by=prosecutor)
    ground = Ground("legal_basis", "criminal_case", "Opdigtet straffesag")
    cases.share(
        waiting.case_id, "prosecution_service", ground=ground, scope=SCOPE_BY_LAW, by=waiting.caseworker
    )
    with pytest.raises(Denied, match="another_was_asked"):
        services.answer(waiting.case_id, text="Opdigtet", by=prosecutor)
    services.answer(waiting.case_id, text="Opdigtet: vi klarer os uden", by=waiting.immigration)


def test_the_case_is_handed_over_with_the_residence_status_and_both_see_the_history(waiting):
    with pytest.raises(Denied, match="wrong_authority"):
        hand_over(waiting, "lawful_stay", by=waiting.cmm)
    with pytest.raises(Invalid, match="same_authority"):
        hand_over(waiting, "asylum_seeker")
    with pytest.raises(Invalid, match="residence_unknown"):
        hand_over(waiting, "unknown")
    hand_over(waiting, "lawful_stay")
    with pytest.raises(Denied, match="wrong_authority"):
        waiting.decide()
    waiting.decide(by=waiting.cmm)
    for actor in (waiting.cmm, waiting.immigration):
        view = services.open_assessment(waiting.case_id, by=actor)
        assert (view.competent, view.residence_status) == ("cmm", "lawful_stay")
        assert [(each.kind, each.organisation, each.to) for each in view.turns] == [
            ("handed_over", "immigration_service", "cmm")
        ]
    assert Decision.objects.get().authority == "cmm"
    assert victims(2021) == 1


def hand_over(team, status, *, by=None):
    told = {"residence_status": status, "text": "Opdigtet: har fået opholdstilladelse"}
    services.hand_over(team.case_id, **told, by=by or team.immigration)


def test_what_is_decided_is_not_handed_over_but_reopened(waiting):
    with pytest.raises(Denied, match="not_decided"):
        services.reopen(waiting.case_id, text="Opdigtet", by=waiting.immigration)
    waiting.decide()
    with pytest.raises(Denied, match="nothing_to_hand_over"):
        hand_over(waiting, "lawful_stay")
    with pytest.raises(Denied, match="move_impossible"):
        waiting.send(today=DECIDED)
    with pytest.raises(Denied, match="wrong_authority"):
        services.reopen(waiting.case_id, text="Opdigtet", by=waiting.cmm)
    services.reopen(waiting.case_id, text="Opdigtet: et nyt vidne", by=waiting.immigration)
    assert (state(waiting), Assessment.objects.count()) == ("interviewing", 2)


def test_replaced_two_years_later_and_assessed_again_in_a_later_year_it_counts_in_both(waiting):
    first = waiting.decide()
    later = date(2023, 3, 20)
    waiting.decide(
        corrects=first, decided_on=later, today=later, forms=("other",), main_form="other", sector=""
    )
    assert (victims(2021), victims(2023)) == (1, 0)
    with clock.standing_at(noon(date(2024, 1, 10))):
        services.reopen(waiting.case_id, text="Opdigtet: handlet igen", by=waiting.immigration)
    waiting.interview(held_on=date(2024, 1, 12), today=date(2024, 1, 12))
    waiting.send(today=date(2024, 1, 13))
    waiting.decide(decided_on=date(2024, 2, 1), today=date(2024, 2, 1))
    with clock.standing_at(noon(date(2024, 6, 1))):
        assert (victims(2021), victims(2023), victims(2024)) == (1, 0, 1)
        assert show(Query("victims", 2021, by=("exploitation",))) == [{"exploitation": "other", "value": 1}]
    assert [each.is_replaced for each in services.open_assessment(waiting.case_id, by=waiting.immigration).decisions] == [
        True, False, False,
    ]  # fmt: skip


def rule(team, *, by=None, **told):
    given = {"ruled_by": "court", "ruled_on": DECIDED, "found": "not_victim", "source": "Opdigtet dom, ret A"}
    return services.record_ruling(RulingInput(team.case_id, **given | told), by=by or team.immigration)


def test_a_ruling_stands_beside_our_decision_and_counts_nowhere(waiting):
    waiting.decide()
    rule(waiting)
    view = services.open_assessment(waiting.case_id, by=waiting.cmm)
    assert [(each.ruled_by, each.found, each.source) for each in view.rulings] == [
        ("court", "not_victim", "Opdigtet dom, ret A")
    ]
    assert victims(2021) == 1
    assert b"Opdigtet" not in bytes(Ruling.objects.get().source_sealed)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"ruled_by": "cmm"}, "ruled_by"),
        ({"found": "perhaps"}, "found"),
        ({"ruled_on": DECIDED + timedelta(days=1)}, "ruled_on"),
        ({"source": ""}, "source"),
    ],
)
def test_a_ruling_that_cannot_be_is_refused_at_its_field(waiting, told, field):
    with pytest.raises(Invalid) as refused:
        rule(waiting, **told)
    assert refused.value.field == field


# What is settled, by hand.
SETTLED = {
    (): "", ("v",): "", ("v", "v"): "v", ("v", "n"): "", ("v", "n", "v"): "v", ("v", "n", "n"): "n", ("v", "n", "u"): "u",
}  # fmt: skip


def test_two_agree_or_a_third_breaks_the_tie():
    for outcomes, expected in SETTLED.items():
        assert settled(outcomes) == expected
    for outcomes in product("vnu", repeat=3):
        assert settled(outcomes) in outcomes


def opine(team, by, outcome="victim"):
    told = OpinionInput(team.case_id, outcome, f"Opdigtet: {outcome}", concluded(outcome))
    return services.give_opinion(told, by=by)


@pytest.fixture
def assessors(waiting, actor_for):
    return [waiting.immigration, *(actor_for(Role.DECISION_MAKER, "immigration_service") for _ in range(3))]


def shown(team, by):
    view = services.open_assessment(team.case_id, by=by)
    return [(each.is_own, each.outcome, each.grounds) for each in view.opinions]


def test_the_second_assessor_sees_no_conclusion_of_the_first_until_the_own_is_written(waiting, assessors):
    first, second, third, _ = assessors
    opine(waiting, first)
    assert shown(waiting, second) == [(False, "", "")]
    opine(waiting, second, "not_victim")
    assert shown(waiting, second) == [
        (False, "victim", "Opdigtet: victim"),
        (True, "not_victim", "Opdigtet: not_victim"),
    ]
    assert shown(waiting, third) == [(False, "", "")] * 2


def test_an_opinion_says_what_has_come_or_gone_since_it_was_given(waiting, assessors):
    first, second, *_ = assessors
    opine(waiting, first)
    stood = set(Opinion.objects.get().rests_on)
    interview = Interview.objects.get()
    assert stood == {interview.pk, *interview.findings.values_list("pk", flat=True)}

    def since(by):
        (opinion,) = services.open_assessment(waiting.case_id, by=by).opinions
        return opinion.come, opinion.gone

    assert since(first) == (0, 0)
    services.correct_text(interview.pk, "journey", "Opdigtet tilføjelse", version=0, by=waiting.caseworker)
    assert since(first) == since(second) == (1, 0)
    assert since(waiting.caseworker) == (0, 0), "another organisation may see less of the record"


def test_where_two_differ_a_third_breaks_the_tie_and_the_decision_follows(waiting, assessors):
    first, second, third, fourth = assessors
    opine(waiting, first)
    with pytest.raises(Denied, match="opinion_missing"):
        waiting.decide()
    with pytest.raises(Denied, match="opinion_given"):
        opine(waiting, first)
    opine(waiting, second, "not_victim")
    with pytest.raises(Denied, match="opinion_missing"):
        waiting.decide()
    opine(waiting, third, "victim")
    with pytest.raises(Denied, match="opinions_settled"):
        opine(waiting, fourth)
    with pytest.raises(Denied, match="decision_against_opinions"):
        waiting.decide(outcome="not_victim", forms=(), main_form="", sector="")
    waiting.decide()
    assert shown(waiting, fourth) != [(False, "", "")] * 3
    assert victims(2021) == 1


def test_an_interviewer_is_not_independent_for_the_rule_nor_for_the_database(team, actor_for):
    team.interview()
    team.send("lawful_stay")
    with pytest.raises(Denied, match="interviewer_decides"):
        opine(team, team.caseworker)
    opine(team, team.cmm)
    row = Opinion.objects.get()
    row.pk, row.place, row.assessor_id = None, 2, team.caseworker.user_id
    with pytest.raises(Error, match="not independent"), transaction.atomic():
        row.save(force_insert=True)
    row.assessor_id = team.cmm.user_id
    with pytest.raises(IntegrityError, match="an_assessor_once"), transaction.atomic():
        row.save(force_insert=True)


def test_a_second_assessment_of_a_child_is_asked_for_only_once_the_rule_has_a_day(waiting, monkeypatch):
    assert rules().code("demands", "second_assessor_of_children").valid_from is None
    told = {
        "outcome": "not_victim",
        "forms": (),
        "main_form": "",
        "sector": "",
        "exploited_from": date(2000, 1, 1),
    }
    said = Conclusions("not_established", "not_needed", "established", ALL)
    monkeypatch.setattr(
        "opennrm.identification.services.decisions.is_second_demanded",
        lambda outcome, as_child, day: as_child and outcome == "not_victim",
    )
    with pytest.raises(Denied, match="opinion_missing"):
        waiting.decide(**told, conclusions=said)
    monkeypatch.undo()
    with clock.standing_at(noon(DECIDED)):
        waiting.decide(**told, conclusions=said)


@pytest.mark.parametrize("model", [Turn, Ruling, Opinion])
def test_none_of_it_is_rewritten_even_by_the_owner(waiting, as_owner, model):
    ask(waiting)
    services.answer(waiting.case_id, text="Opdigtet", by=waiting.caseworker)
    rule(waiting)
    opine(waiting, waiting.immigration)
    for act in (lambda: model.objects.update(organisation="police"), lambda: model.objects.all().delete()):
        with pytest.raises(Error, match="append-only|never|rewritten"), transaction.atomic():
            act()


def test_the_pages_lead_through_it(waiting, client_for):
    client, caseworker = client_for(waiting.immigration), client_for(waiting.caseworker)

    def sent(who, name, told):
        return who.post(reverse(f"identification:{name}", args=[waiting.case_id]), told).status_code

    def page(who):
        return who.get(reverse("identification:assessment", args=[waiting.case_id])).content.decode()

    assert "Bed om flere oplysninger" in page(client) and "Bed om flere oplysninger" not in page(caseworker)
    asked = {"to": "cmm", "text": "Opdigtet spørgsmål", "due_on": "2021-04-01"}
    assert sent(client, "ask_for_more", asked | {"text": ""}) == 200
    assert sent(client, "ask_for_more", asked) == 302
    assert "Svar på spørgsmålet" in page(caseworker) and "svar senest" in page(caseworker)
    assert sent(caseworker, "answer", {"text": "Opdigtet svar"}) == 302
    opinion = {
        "act": "established", "act_codes": ["transport"], "means": "established", "means_codes": ["debt"],
        "purpose": "established", "purpose_codes": ["other"], "outcome": "victim", "grounds": "Opdigtet",
    }  # fmt: skip
    assert sent(client, "give_opinion", opinion | {"outcome": "not_victim"}) == 200
    assert sent(client, "give_opinion", opinion) == 302
    assert (
        "Du kan ikke afgive en vurdering nu"
        in client.get(reverse("identification:give_opinion", args=[waiting.case_id])).content.decode()
    )
    ruling = {"ruled_by": "court", "ruled_on": "2021-03-19", "found": "victim", "source": "Opdigtet"}
    assert sent(client, "record_ruling", ruling) == 302
    moved = {"residence_status": "lawful_stay", "text": "Opdigtet"}
    assert sent(client, "hand_over", moved | {"residence_status": "asylum_seeker"}) == 200
    assert sent(client, "hand_over", moved) == 302
    assert "Overdraget" in page(client) and "Domstolene" in page(client)
    assert "Overdrag vurderingen" not in page(client)


def test_whoever_interviewed_for_an_earlier_assessment_decides_no_later_one_since_the_rule_holds(
    team, actor_for
):
    """The interviewer of the first assessment becomes a decision maker of the authority that decides the second."""
    team.interview()
    team.send()
    team.decide()
    again = date(2022, 6, 1)
    colleague = actor_for(Role.CASEWORKER, "cmm")
    team.interview(by=colleague, today=again, held_on=again)
    interviewer = Actor(
        team.caseworker.user_id, team.immigration.organisation_id, "immigration_service", Role.DECISION_MAKER
    )
    with clock.standing_at(noon(again)), acting(team.immigration):
        newest = selectors.newest_assessment(team.immigration, team.case_id)
        assert selectors.interviewers(team.immigration, newest) == {colleague.user_id, interviewer.user_id}
    with clock.standing_at(noon(date(2022, 5, 1))), acting(team.immigration):
        assert selectors.interviewers(team.immigration, newest) == {colleague.user_id}
