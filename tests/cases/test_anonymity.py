"""A person who is anonymous to all organisations but one: opened, found and named there alone, whatever others may see."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.http import Http404
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.access.wall import acting
from opennrm.cases import services
from opennrm.cases.models import Case
from opennrm.persons import selectors
from opennrm.persons import services as persons
from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Identity
from opennrm.persons.domain.matching import Elsewhere
from opennrm.persons.models import MatchRequest, PossibleDuplicate
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid
from tests.cases.people import CONSENT, SCOPE, new_case

pytestmark = pytest.mark.django_db
NAME = "Opdigtet Zenobia"


@pytest.fixture
def case_id(ngo, caseworker):
    """Registered by an NGO, shared with the centre in every section, and then made anonymous."""
    case_id = new_case(caseworker, NAME)
    services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    services.make_anonymous(case_id, by=ngo)
    return case_id


def seen_by(actor, table):
    with acting(actor), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def test_the_organisation_that_knows_the_person_opens_and_finds_them(case_id, ngo):
    assert services.open_person(case_id, purpose="safety", by=ngo).names == NAME
    assert [found.person_id for found in persons.search(NAME, by=ngo)] == [
        Case.objects.get(pk=case_id).person_id
    ]


def test_another_sees_pseudonym_and_codes_and_neither_opens_nor_finds_the_person(case_id, caseworker):
    shown = services.show_case(case_id, by=caseworker)
    assert shown.pseudonym and shown.known_only_to == "hopenow"
    with pytest.raises(Denied, match="persons.anonymous"):
        services.open_person(case_id, purpose="safety", by=caseworker)
    with pytest.raises(Denied, match="persons.anonymous"):
        services.correct_person(case_id, Identity(NAME, UNKNOWN_BIRTH), version=1, by=caseworker)
    assert persons.search(NAME, by=caseworker) == []


def test_the_database_shows_another_no_identity_and_no_sign_to_search_by(case_id, caseworker, ngo):
    for table in ("persons_identityversion", "persons_searchtoken"):
        assert (seen_by(caseworker, table), seen_by(ngo, table) > 0) == (0, True), table


def test_nobody_else_lifts_it_also_with_sql_of_their_own(case_id, caseworker):
    with pytest.raises(Denied, match="persons.anonymous"):
        persons.lift_anonymity(Case.objects.get(pk=case_id).person_id, said_how="spoken", by=caseworker)
    with acting(caseworker), connection.cursor() as cursor:
        cursor.execute("UPDATE persons_person SET known_only_to_id = NULL")
        assert cursor.rowcount == 0


def test_an_emergency_shows_the_case_and_not_who_it_is(case_id, actor_for):
    helper = actor_for(Role.NGO_WORKER, "reden_international")
    reason = "Opdigtet: en person er i fare og skal hentes nu."
    services.break_glass(Case.objects.get(pk=case_id).number, reason, by=helper)
    assert services.show_case(case_id, by=helper).known_only_to == "hopenow"
    with pytest.raises(Denied, match="persons.anonymous"):
        services.open_person(case_id, purpose="safety", by=helper)
    assert seen_by(helper, "persons_identityversion") == 0


def test_a_decision_maker_learns_no_age(case_id, actor_for, ngo):
    person = Case.objects.get(pk=case_id).person_id
    decider = actor_for(Role.DECISION_MAKER, "cmm")
    assert persons.age_on(person, date(2021, 6, 12), by=decider) is None
    assert AuditLine.objects.filter(event="persons.age_not_known").exists()


def test_it_is_made_once_and_lifted_once_with_the_persons_consent(case_id, ngo, caseworker):
    with pytest.raises(Denied, match="persons.anonymous_already"):
        services.make_anonymous(case_id, by=ngo)
    with pytest.raises(Invalid, match="persons.consent_missing"):
        services.lift_anonymity(case_id, said_how="", by=ngo)
    services.lift_anonymity(case_id, said_how="interpreted", by=ngo)
    assert services.open_person(case_id, purpose="safety", by=caseworker).names == NAME
    with pytest.raises(Denied, match="persons.not_anonymous"):
        services.lift_anonymity(case_id, said_how="spoken", by=ngo)
    line = AuditLine.objects.get(event="persons.anonymity_lifted")
    assert (line.fields, line.purpose) == (["known_only_to"], "interpreted")


def test_a_stranger_makes_nobody_anonymous(case_id, actor_for):
    with pytest.raises(Http404):
        services.make_anonymous(case_id, by=actor_for(Role.CASEWORKER, "reden_international"))


def test_the_pages_say_who_knows_the_person_and_offer_the_way(case_id, caseworker, ngo, client_for):
    url = reverse("cases:anonymity", args=[case_id])
    other = client_for(caseworker)
    assert "Kun HopeNow ved, hvem det er" in other.get(url).content.decode()
    page = other.get(reverse("desk:case", args=[case_id])).content.decode()
    assert "Anonym: kun HopeNow" in page and reverse("cases:identity", args=[case_id]) not in page
    own = client_for(ngo)
    assert "Ophæv anonymiteten" in own.get(url).content.decode()
    assert "said_how" in own.post(url, {"said_how": ""}).context["form"].errors
    assert own.post(url, {"said_how": "spoken"})["Location"] == reverse("desk:case", args=[case_id])
    assert "Gør personen anonym for andre" in own.get(url).content.decode()
    assert own.post(reverse("cases:make_anonymous", args=[case_id]))["Location"] == url


def test_nobody_elsewhere_is_told_that_somebody_like_an_anonymous_person_is_known(case_id, ngo, actor_for):
    asker = actor_for(Role.NGO_WORKER, "amiami")
    told = Identity(NAME, UNKNOWN_BIRTH)
    with acting(ngo):
        services.lift_anonymity(case_id, said_how="spoken", by=ngo)
    assert persons.resembling(told, by=asker).elsewhere is Elsewhere.KNOWN
    services.make_anonymous(case_id, by=ngo)
    assert persons.resembling(told, by=asker).elsewhere is Elsewhere.UNKNOWN
    again = services.register_person(told, gender="", nationality="", ground=CONSENT, by=asker)
    services.ask_elsewhere(again, by=asker)
    assert not MatchRequest.objects.exists()


def test_no_pair_and_no_merge_tells_another_who_an_anonymous_person_is(case_id, caseworker, ngo):
    """They take part in both cases: a pair would say that the anonymous one is somebody whose name they know."""
    one, other = (Case.objects.get(pk=each).person_id for each in (case_id, new_case(caseworker, NAME)))
    pair = dict(zip(("one_id", "other_id"), sorted((one, other)), strict=True))
    PossibleDuplicate.objects.create(**pair, degree=0.9, found_at=clock.now())
    assert selectors.possible_duplicates(caseworker) == []
    assert seen_by(caseworker, "persons_possibleduplicate") == 0
    with pytest.raises(Http404):
        persons.propose_merge(one, other, takes_identity=False, by=caseworker)


def test_who_is_anonymous_in_one_record_is_not_merged_with_another(case_id, caseworker, ngo):
    other_case = new_case(ngo, NAME)
    one, other = (Case.objects.get(pk=each).person_id for each in (case_id, other_case))
    with pytest.raises(Denied, match="persons.anonymous_in_part"):
        persons.propose_merge(one, other, takes_identity=False, by=ngo)
    services.make_anonymous(other_case, by=ngo)
    assert persons.propose_merge(one, other, takes_identity=False, by=ngo)


def test_who_stands_for_another_record_does_not_become_anonymous_alone(ngo, actor_for):
    first, second = new_case(ngo, NAME), new_case(ngo, NAME)
    one, other = (Case.objects.get(pk=each).person_id for each in (first, second))
    merge = persons.propose_merge(one, other, takes_identity=False, by=ngo)
    persons.merge(merge, by=actor_for(Role.NGO_WORKER, "hopenow"))
    for case_id in (first, second):
        with pytest.raises(Denied, match="persons.anonymous_in_part"):
            services.make_anonymous(case_id, by=ngo)
