"""Registering somebody who may be known: one's own cases say so, another organisation only answers yes or no."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.http import Http404

from opennrm.access.domain.roles import GRANTS, Permission, Role
from opennrm.access.models import AuditLine
from opennrm.access.wall import acting
from opennrm.cases import services as cases
from opennrm.cases.models import Case
from opennrm.mechanism.rules import rules
from opennrm.persons import selectors, services, vault
from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Birth, BirthKind, Identity
from opennrm.persons.domain.matching import Answer, Elsewhere
from opennrm.persons.domain.search import Likeness, indexed, question_about
from opennrm.persons.models import ElsewhereCount, MatchRequest
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid
from tests.cases.people import CONSENT
from tests.persons.invented import mistyped, names

BORN = Birth(BirthKind.DATE, day=date(1999, 4, 3))
KNOWN = Identity("Opdigtet Oksana Shevchenko", BORN, document_number="FP 123456")


def registered(by, identity=KNOWN):
    case_id = cases.register_person(identity, gender="", nationality="", ground=CONSENT, by=by)
    return Case.objects.get(pk=case_id).person_id


def told(by, identity):
    return services.resembling(identity, by=by)


def questions_of(actor):
    with acting(actor):
        return selectors.match_requests_for(actor)


@pytest.mark.django_db
class TestBeforeRegistering:
    def test_somebody_of_ones_own_cases_is_found_with_what_is_alike(self, caseworker):
        person_id = registered(caseworker)
        (found,) = told(caseworker, Identity("Oxana Sjevtjenko", BORN)).own
        assert found.person_id == person_id
        assert set(found.resemblance.likenesses) == {Likeness.LIKE_NAME, Likeness.BIRTH}

    def test_a_birthday_alone_is_no_likeness(self, caseworker):
        registered(caseworker)
        assert not told(caseworker, Identity("Bjørn Kjær", BORN)).own

    def test_somebody_without_name_number_or_birthday_resembles_nobody(self, caseworker):
        registered(caseworker)
        assert not told(caseworker, Identity("", UNKNOWN_BIRTH))

    @pytest.mark.parametrize(
        ("identity", "answer"),
        [
            (Identity(KNOWN.names, UNKNOWN_BIRTH), Elsewhere.KNOWN),
            (Identity("shevchenko, oksana (opdigtet)", UNKNOWN_BIRTH), Elsewhere.KNOWN),
            (Identity("Oxana Sjevtjenko", BORN), Elsewhere.KNOWN),
            (Identity("", UNKNOWN_BIRTH, document_number="fp123456"), Elsewhere.KNOWN),
            (Identity("Oxana Sjevtjenko", UNKNOWN_BIRTH), Elsewhere.UNKNOWN),
            (Identity("Oksana", UNKNOWN_BIRTH), Elsewhere.UNKNOWN),
            (Identity("Bjørn Kjær", BORN), Elsewhere.UNKNOWN),
            (Identity("", BORN), Elsewhere.UNKNOWN),
            (Identity("", UNKNOWN_BIRTH), Elsewhere.UNKNOWN),
        ],
    )
    def test_another_organisation_knows_somebody_surely_alike_or_nobody(
        self, caseworker, ngo, identity, answer
    ):
        registered(caseworker)
        found = told(ngo, identity)
        assert (found.own, found.elsewhere) == ((), answer)

    def test_ones_own_is_not_elsewhere(self, caseworker):
        registered(caseworker)
        assert told(caseworker, KNOWN).elsewhere is Elsewhere.UNKNOWN

    @pytest.mark.parametrize("role", list(Role))
    def test_only_who_may_register_is_told(self, caseworker, actor_for, role):
        registered(caseworker)
        actor = actor_for(role, "hopenow")
        if Permission.PERSON_REGISTER in GRANTS[role]:
            assert told(actor, KNOWN).elsewhere is Elsewhere.KNOWN
        else:
            with pytest.raises(Denied, match="access.missing_right"):
                told(actor, KNOWN)

    def test_the_trail_says_that_it_was_asked_and_what_was_answered_but_no_name(self, caseworker, ngo):
        registered(caseworker)
        told(ngo, KNOWN)
        lines = AuditLine.objects.filter(user_id=ngo.user_id).order_by("position")
        assert [line.event for line in lines] == ["persons.compared", "persons.elsewhere_asked"]
        assert lines[0].purpose == f"search:{vault.blind_text(KNOWN.names)}" and lines[1].purpose == "known"
        assert not [line for line in lines if line.subject_id]


@pytest.mark.django_db
class TestAnOracle:
    """Somebody who tries name after name, also with SQL of their own as the application."""

    ASK = "SELECT nrm_known_elsewhere(%s::bigint[], %s::integer[], %s, %s)"

    def test_after_so_many_questions_within_the_hour_there_is_no_answer_and_it_is_seen(self, caseworker, ngo):
        registered(caseworker)
        most = rules().deadline("questions_an_hour", clock.today())
        answers = [told(ngo, KNOWN).elsewhere for _ in range(most + 2)]
        assert answers == [Elsewhere.KNOWN] * most + [Elsewhere.NOT_ASKED] * 2
        refused = AuditLine.objects.filter(event="persons.elsewhere_asked", purpose="not_asked")
        assert refused.count() == 2
        assert ElsewhereCount.objects.get().asked == most + 2

    def test_a_colleague_has_questions_of_their_own(self, caseworker, ngo, actor_for):
        registered(caseworker)
        for _ in range(rules().deadline("questions_an_hour", clock.today())):
            told(ngo, KNOWN)
        assert told(actor_for(Role.NGO_WORKER, "hopenow"), KNOWN).elsewhere is Elsewhere.KNOWN

    def test_the_database_keeps_to_its_own_limits_whatever_it_is_asked_with(self, caseworker, ngo):
        registered(caseworker)
        tokens = [vault.blind(*token) for token in indexed(Identity("Oksana", UNKNOWN_BIRTH))]
        with acting(ngo), connection.cursor() as cursor:
            for number in range(61):
                cursor.execute(self.ASK, [tokens, [1] * len(tokens), 0, 1_000_000])
                assert cursor.fetchone() == ((None if number == 60 else False),)

    @pytest.mark.parametrize(
        "statement",
        [
            "SELECT * FROM persons_elsewherecount",
            "DELETE FROM persons_elsewherecount",
            "UPDATE persons_elsewherecount SET asked = 0",
            "SELECT nrm_alike_elsewhere('{1}'::bigint[], '{1}'::integer[], 1)",
        ],
    )
    def test_the_counter_is_out_of_reach_and_so_is_who_it_is(self, caseworker, ngo, statement):
        registered(caseworker)
        told(ngo, KNOWN)
        refused = pytest.raises(Exception, match="permission denied")
        with acting(ngo), connection.cursor() as cursor, refused, transaction.atomic():
            cursor.execute(statement)


@pytest.mark.django_db
class TestAsking:
    @pytest.fixture
    def asked(self, caseworker, ngo):
        """The one that is known, and the one that was registered and asked about."""
        known, again = registered(caseworker), registered(ngo)
        assert services.ask_elsewhere(again, by=ngo)
        return known, again

    def test_each_side_sees_its_own_person_and_not_the_others(self, caseworker, ngo, asked):
        known, again = asked
        (mine,), (theirs,) = (questions_of(each) for each in (ngo, caseworker))
        assert (mine.person_id, mine.is_mine, mine.answer) == (again, True, "")
        assert (theirs.person_id, theirs.is_mine, theirs.organisation) == (known, False, "hopenow")
        with acting(ngo), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM persons_person WHERE id = %s", [known])
            assert cursor.fetchone() == (0,)

    def test_the_one_who_knows_answers_once(self, caseworker, ngo, asked):
        (theirs,) = questions_of(caseworker)
        assert services.answer_match(theirs.id, Answer.SHARE, by=caseworker) == asked[0]
        (mine,) = questions_of(ngo)
        assert mine.answer == Answer.SHARE
        with pytest.raises(Denied, match="persons.match_answered"):
            services.answer_match(theirs.id, Answer.NO, by=caseworker)

    def test_the_one_who_asks_does_not_answer_and_a_third_sees_nothing(self, ngo, asked, actor_for):
        third = actor_for(Role.NGO_WORKER, "reden_international")
        request_id = MatchRequest.objects.get().pk
        for actor in (ngo, third):
            with pytest.raises(Http404):
                services.answer_match(request_id, Answer.SHARE, by=actor)
        assert questions_of(third) == []

    def test_an_answer_is_yes_or_no(self, caseworker, asked):
        with pytest.raises(Invalid, match="persons.answer_missing"):
            services.answer_match(MatchRequest.objects.get().pk, "perhaps", by=caseworker)

    def test_asked_again_it_stays_one_question(self, ngo, asked):
        assert services.ask_elsewhere(asked[1], by=ngo)
        assert MatchRequest.objects.count() == 1

    def test_nobody_asks_about_anothers_person_or_about_somebody_nobody_knows(self, caseworker, ngo):
        known, alone = registered(caseworker), registered(ngo, Identity("Bjørn Kjær", UNKNOWN_BIRTH))
        with pytest.raises((Http404, Denied)):
            services.ask_elsewhere(known, by=ngo)
        assert not services.ask_elsewhere(alone, by=ngo)
        assert not MatchRequest.objects.exists()

    def test_a_question_is_written_by_the_database_alone(self, caseworker, ngo, asked):
        row = MatchRequest.objects.values().get() | {"id": uuid4()}
        with acting(ngo), pytest.raises(Exception, match="row-level security"), transaction.atomic():
            MatchRequest(**row).save(force_insert=True)


def measured(birth_of, typed):
    """Of the 2,000 invented names: how many are told of somebody, typed like that, and how many of somebody else."""
    held = [Identity(name, birth_of(place)) for place, name in enumerate(names())]
    holders = {}
    for place, identity in enumerate(held):
        for token in indexed(identity):
            holders.setdefault(token, set()).add(place)

    def alike(identity):
        question, said = question_about(identity), Counter()
        for token, weight in question.tokens:
            said.update(dict.fromkeys(holders.get(token, ()), weight))
        return {place for place, weight in said.items() if weight >= question.least}

    told = [alike(Identity(typed(each.names), each.birth)) for each in held]
    right = sum(place in found for place, found in enumerate(told))
    wrong = sum(bool(found - {place}) for place, found in enumerate(told))
    return right / len(held), wrong / len(held)


def test_how_often_the_yes_is_given_and_how_often_it_is_somebody_else():
    lot = Random(11)
    unknown, known = (
        lambda _: UNKNOWN_BIRTH,
        lambda n: Birth(BirthKind.DATE, day=date(1980, 1, 1) + timedelta(4 * n)),
    )
    as_written, by_chance = measured(unknown, str)
    assert as_written > 0.95 and by_chance < 0.05
    # A slip without a birthday is not enough; with it nearly always.
    assert measured(unknown, lambda name: mistyped(name, lot))[0] < 0.1
    mistyped_with_birthday, by_chance = measured(known, lambda name: mistyped(name, lot))
    assert mistyped_with_birthday > 0.85 and by_chance < 0.01
