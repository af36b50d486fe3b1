"""Two records of one person: merged by two users, found under both pseudonyms, counted once from then on, and undone."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opennrm.access import selectors as access
from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.access.wall import acting
from opennrm.cases import selectors as cases_selectors
from opennrm.cases import services as cases
from opennrm.cases.models import Case
from opennrm.identification.domain.events import InterviewRecorded
from opennrm.intake import services as intake
from opennrm.intake.domain import CallInput, ReferralInput
from opennrm.persons import selectors, services
from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Identity
from opennrm.persons.models import IdentityVersion, Merge, Person, SearchToken
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from opennrm.statistics import services as statistics
from opennrm.statistics.domain.query import Query
from tests.cases.people import CONSENT, SCOPE, new_case

pytestmark = pytest.mark.django_db
TODAY = date(2022, 9, 1)
NAMES = ("Opdigtet Oksana", "Opdigtet Oxana", "Opdigtet Aksana", "Opdigtet Olena")


@pytest.fixture(autouse=True)
def standing_clock():
    with clock.standing_at(noon(TODAY)):
        yield


@pytest.fixture
def colleague(actor_for):
    return actor_for(Role.CASEWORKER, "cmm")


@pytest.fixture
def people(caseworker):
    """The persons of some cases."""
    return [person_of(new_case(caseworker, name)) for name in NAMES]


def person_of(case_id):
    return Case.objects.get(pk=case_id).person_id


def pseudonym(person_id):
    return Person.objects.get(pk=person_id).pseudonym


def propose(merged, into, by, **told):
    return services.propose_merge(merged, into, **{"takes_identity": False, **told}, by=by)


def merged(one, into, by, colleague, **told):
    merge_id = propose(one, into, by, **told)
    services.merge(merge_id, by=colleague)
    return merge_id


def test_both_pseudonyms_lead_to_both_cases_and_the_case_says_so(caseworker, colleague, people):
    one, other, third, _ = people
    merged(one, other, caseworker, colleague)
    merged(third, other, caseworker, colleague)
    for person_id in (one, other, third):
        found = {case.person_id for case in cases_selectors.find(caseworker, pseudonym(person_id))}
        assert found == {one, other, third}
    shown = cases.show_case(Case.objects.get(person=one).pk, by=caseworker)
    assert shown.pseudonym == pseudonym(other)
    assert set(shown.known_as) == {pseudonym(one), pseudonym(third)}
    assert len(shown.same_person) == 2


def test_calls_and_referrals_show_the_pseudonym_that_stands(caseworker, colleague, people, client_for):
    one, other, *_ = people
    merged(one, other, caseworker, colleague)
    case_id = Case.objects.get(person=one).pk
    told = CallInput(clock.now(), "ngo", "advice", "Opdigtet opkald", (case_id,))
    call_id = intake.register_call(told, by=caseworker)
    referral = ReferralInput(case_id, "ngo", TODAY, "Opdigtet", None)
    referral_id = intake.make_referral(referral, by=caseworker)
    (shown,) = intake.show_call(call_id, by=caseworker).cases
    assert shown.pseudonym == pseudonym(other)
    assert intake.show_referral(referral_id, by=caseworker).pseudonym == pseudonym(other)
    page = client_for(caseworker).get(reverse("intake:referral", args=[referral_id])).content.decode()
    assert pseudonym(other) in page and pseudonym(one) not in page


def test_the_one_who_proposed_it_does_not_decide(caseworker, colleague, people):
    merge_id = propose(*people[:2], caseworker)
    with pytest.raises(Denied, match="persons.merge_own"):
        services.merge(merge_id, by=caseworker)
    assert Person.objects.filter(canonical__isnull=False).count() == 0
    services.merge(merge_id, by=colleague)
    assert Person.objects.get(pk=people[0]).canonical_id == people[1]


@pytest.mark.parametrize(
    ("before", "act"),
    [
        ([], "unmerge"),
        (["merge"], "merge"),
        (["merge"], "reject_merge"),
        (["reject_merge"], "merge"),
        (["reject_merge"], "unmerge"),
        (["merge", "unmerge"], "unmerge"),
        (["merge", "unmerge"], "merge"),
    ],
)
def test_a_merge_is_decided_once_and_undone_once(caseworker, colleague, people, before, act):
    merge_id = propose(*people[:2], caseworker)
    for each in before:
        getattr(services, each)(merge_id, by=colleague)
    with pytest.raises(Denied, match="persons.merge_cannot_move"):
        getattr(services, act)(merge_id, by=colleague)


def test_the_one_who_proposed_it_may_take_it_back_and_propose_anew(caseworker, people):
    services.reject_merge(propose(*people[:2], caseworker), by=caseworker)
    assert propose(*people[:2], caseworker)


def test_no_chain_no_circle_and_no_merge_of_one(caseworker, colleague, people):
    one, other, third, _ = people
    merged(one, other, caseworker, colleague)
    for pair in ((other, third), (third, one), (other, one)):
        with pytest.raises(Invalid, match="persons.merge_chain"):
            propose(*pair, caseworker)
    with pytest.raises(Invalid, match="persons.merge_of_one"):
        propose(third, third, caseworker)
    propose(third, other, caseworker)
    with pytest.raises(Invalid, match="persons.merge_waits_already"):
        propose(third, other, caseworker)


def test_what_became_impossible_while_it_waited_is_refused(caseworker, colleague, people):
    one, other, third, _ = people
    waiting = propose(other, third, caseworker)
    merged(one, other, caseworker, colleague)
    with pytest.raises(Invalid, match="persons.merge_chain"):
        services.merge(waiting, by=colleague)


@pytest.mark.parametrize("pair", [(0, 1, 1, 2), (0, 1, 1, 0), (1, 2, 0, 1)])
def test_the_database_refuses_a_chain_and_a_circle(as_owner, caseworker, people, pair):
    first, under, second, over = (people[place] for place in pair)
    Person.objects.filter(pk=first).update(canonical=under)
    with pytest.raises(IntegrityError, match="person"), transaction.atomic():
        Person.objects.filter(pk=second).update(canonical=over)


def test_the_database_refuses_a_merge_decided_by_its_proposer(caseworker, people):
    merge_id = propose(*people[:2], caseworker)
    with pytest.raises(IntegrityError, match="merged_by_another"), transaction.atomic():
        Merge.objects.filter(pk=merge_id).update(
            state="merged", decided_at=clock.now(), decided_by=caseworker.user_id
        )


def test_who_sees_only_one_of_them_neither_merges_nor_learns_of_it(caseworker, colleague, ngo, people):
    one, other, *_ = people
    cases.share(Case.objects.get(person=one).pk, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    with pytest.raises(Http404):
        propose(one, other, ngo)
    merge_id = merged(one, other, caseworker, colleague)
    for act in (services.show_merge, services.unmerge):
        with pytest.raises(Http404):
            act(merge_id, by=ngo)
    shown = cases.show_case(Case.objects.get(person=one).pk, by=ngo)
    assert (shown.pseudonym, shown.known_as, shown.same_person) == (pseudonym(one), (), ())
    mine, others = pseudonym(one), pseudonym(other)
    with acting(ngo):
        assert [case.person_id for case in cases_selectors.find(ngo, mine)] == [one]
        assert not list(cases_selectors.find(ngo, others))


def test_an_emergency_lets_nobody_merge(caseworker, people, actor_for):
    helper = actor_for(Role.NGO_WORKER, "hopenow")
    with clock.standing_at(clock.now()):
        for person_id in people[:2]:
            number = Case.objects.get(person=person_id).number
            cases.break_glass(number, "Opdigtet: en person er i fare og skal hentes nu.", by=helper)
    with pytest.raises(Http404):
        propose(*people[:2], helper)


@pytest.mark.parametrize("role", [Role.HOTLINE_ADVISER, Role.DECISION_MAKER, Role.POLICE_LIAISON])
def test_who_could_not_correct_both_does_not_merge_them(people, actor_for, role):
    with pytest.raises(Denied, match="access.missing_right"):
        propose(*people[:2], actor_for(role, "cmm"))


def names_of(person_id, by):
    return services.open_identity(person_id, purpose="correction", by=by).names


def test_the_identity_that_was_chosen_holds_for_both_and_is_the_one_that_is_corrected(
    caseworker, colleague, people
):
    one, other, *_ = people
    merge_id = merged(one, other, caseworker, colleague, takes_identity=True)
    assert names_of(one, caseworker) == names_of(other, caseworker) == NAMES[0]
    corrected = Identity("Opdigtet Oksana Rettet", UNKNOWN_BIRTH)
    services.correct_identity(other, corrected, version=1, by=caseworker)
    assert names_of(one, caseworker) == names_of(other, caseworker) == "Opdigtet Oksana Rettet"
    services.unmerge(merge_id, by=caseworker)
    assert names_of(one, caseworker) == "Opdigtet Oksana Rettet"
    assert names_of(other, caseworker) == NAMES[1]


def value(as_of=None):
    (row,) = statistics.show(Query("interviewed", 2022, as_of=as_of))
    return row["value"]


def test_a_merged_person_counts_once_from_then_on_and_explain_names_the_merge(caseworker, colleague, people):
    one, other, *_ = people
    for person_id in (one, other):
        statistics.append_interview(InterviewRecorded(uuid4(), person_id, date(2022, 3, 3), "cmm"))
    later, last = TODAY + timedelta(days=10), TODAY + timedelta(days=20)
    with clock.standing_at(noon(later)):
        merge_id = merged(one, other, caseworker, colleague)
        assert (value(), value(TODAY)) == (1, 2)
    with clock.standing_at(noon(last)):
        services.unmerge(merge_id, by=caseworker)
        assert (value(), value(later), value(TODAY)) == (2, 1, 2)
        told = statistics.explain("interviewed", 2022, since=TODAY, until=later)
        assert [(row["kind"], row["change"]) for row in told] == [("interview", -1), ("merge", 0)]
        told = statistics.explain("interviewed", 2022, since=later, until=last)
        assert [(row["kind"], row["change"]) for row in told] == [("interview", 1), ("unmerge", 0)]
        assert not {"subject", "into_subject"} & set(told[0])
        assert statistics.explain("interviewed", 2022, since=TODAY, until=last) == []
    events = (
        AuditLine.objects.filter(subject_id=merge_id).order_by("position").values_list("event", flat=True)
    )
    assert list(events) == ["persons.merge_proposed", "persons.merged", "persons.unmerged"]


def everything(by, people):
    """All that somebody can see of these persons, and every row of theirs."""
    rows = [
        list(model.objects.order_by("pk").values()) for model in (Person, IdentityVersion, SearchToken, Case)
    ]
    seen = [
        (
            selectors.oneself(by, each),
            names_of(each, by),
            cases.show_case(Case.objects.get(person=each).pk, by=by),
        )
        for each in people
    ]
    found = [sorted(row.number for row in cases_selectors.find(by, pseudonym(each))) for each in people]
    return rows, seen, found, statistics.show(Query("interviewed", 2022, by=("year",)))


class Undone(Exception):
    """Ends an example with nothing left behind."""


pairs = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.booleans()), min_size=1, max_size=6)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(earlier=pairs, later=pairs, order=st.randoms(use_true_random=False))
def test_undoing_merges_in_any_order_brings_everything_back_exactly(
    caseworker, colleague, people, earlier, later, order
):
    def live_through(history):
        made = []
        for one, other, takes_identity in history:
            try:
                with transaction.atomic():
                    told = {"takes_identity": takes_identity}
                    made.append(merged(people[one], people[other], caseworker, colleague, **told))
            except Invalid:
                pass
        return made

    try:
        with transaction.atomic():
            live_through(earlier)
            before = everything(caseworker, people)
            made = live_through(later)
            assert not made or everything(caseworker, people) != before
            for merge_id in order.sample(made, len(made)):
                services.unmerge(merge_id, by=colleague)
            assert everything(caseworker, people) == before
            raise Undone
    except Undone:
        pass


def test_whoever_has_seen_one_of_them_is_found_by_the_other(caseworker, colleague, people, actor_for):
    one, other, *_ = people
    merge_id = merged(one, other, caseworker, colleague)
    dpo = actor_for(Role.DATA_PROTECTION_OFFICER, "cmm")
    sought = pseudonym(one)
    with acting(dpo):
        found = access.records_of(dpo, sought)
    assert {one, other, merge_id} <= set(found)
