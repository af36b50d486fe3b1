"""Support plans through the services: areas with revisions, services, the budget, contact persons, the safety plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.http import Http404
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from opennrm.access.domain.roles import Role, Section
from opennrm.access.models import AuditLine
from opennrm.access.wall import acting
from opennrm.cases import services as cases
from opennrm.shared.dates import clock
from opennrm.shared.errors import Conflict, Denied, Invalid
from opennrm.shared.money import Money
from opennrm.support import presenters, services
from opennrm.support.domain.plans import Budget, NeedInput, PlanInput, SafetyInput, kroner
from opennrm.support.domain.service_states import NEXT, ServiceState, check_can_move
from opennrm.support.models import ContactPerson, Need, Plan, SafetyPlan, Service
from tests.cases.people import CONSENT, SCOPE
from tests.support.plans import BUDGET, NEED, SAFETY, offered, said, supported

pytestmark = pytest.mark.django_db
# Where a service can go from where it is: written a second time by hand.
BY_HAND = {
    "offered": {"accepted", "declined"},
    "accepted": {"given", "stopped", "declined"},
    "declined": set(),
    "given": set(),
    "stopped": set(),
}


@pytest.fixture
def plan_id(case_id, caseworker):
    return services.begin_plan(case_id, PlanInput(BUDGET), by=caseworker)


@pytest.fixture
def contact(actor_for):
    return actor_for(Role.CONTACT_PERSON, "cmm")


def text_of(made):
    document = pypdfium2.PdfDocument(made)
    return "\n".join(document[page].get_textpage().get_text_range() for page in range(len(document)))


def area(view, name):
    return next(each for each in view.areas if each.area == name)


def test_the_states_of_a_service_are_those_of_the_table():
    assert {state: set(following) for state, following in NEXT.items()} == BY_HAND
    for now in ServiceState:
        for then in ServiceState:
            if then not in BY_HAND[now]:
                with pytest.raises(Denied, match="service_cannot_move"):
                    check_can_move(now, then)


@given(total=st.integers(0, 10**9), kept=st.integers(0, 10**9), cost=st.integers(0, 10**9))
def test_a_budget_never_takes_more_than_is_left(total, kept, cost):
    budget = Budget(Money(total), Money(kept))
    if cost <= total - kept:
        budget.check_has(Money(cost))
    else:
        with pytest.raises(Invalid, match="budget_exceeded"):
            budget.check_has(Money(cost))


@pytest.mark.parametrize(
    ("ore", "written"), [(0, "0"), (100, "1"), (125_050, "1.250,50"), (100_000_000, "1.000.000"), (5, "0,05")]
)
def test_amounts_are_written_in_danish(ore, written):
    assert kroner(Money(ore)) == written


def test_an_area_is_revised_and_the_earlier_revisions_stay_readable(plan_id, caseworker):
    services.revise(plan_id, NEED, by=caseworker)
    services.revise(plan_id, NeedInput("housing", "Opdigtet andet", "", False, 1), by=caseworker)
    shown = area(services.show_plan(plan_id, by=caseworker), "housing")
    assert [(each.number, each.need, each.with_person) for each in shown.revisions] == [
        (2, "Opdigtet andet", False),
        (1, "Opdigtet behov for ro", True),
    ]
    assert b"Opdigtet" not in b"".join(bytes(each.need_sealed) for each in Need.objects.all())
    with acting(caseworker), pytest.raises(ProgrammingError, match="denied"), transaction.atomic():
        Need.objects.update(number=9)


def test_of_two_revisions_from_the_same_page_the_second_is_told(plan_id, caseworker):
    services.revise(plan_id, NEED, by=caseworker)
    with pytest.raises(Conflict, match="area_changed"):
        services.revise(plan_id, NEED, by=caseworker)
    services.revise(plan_id, replace(NEED, area="legal"), by=caseworker)
    assert Need.objects.count() == 2


def test_health_is_seen_and_written_by_who_works_with_health_and_by_nobody_else(
    plan_id, case_id, caseworker, contact, actor_for
):
    nurse, ngo = actor_for(Role.HEALTH_WORKER, "cmm"), actor_for(Role.NGO_WORKER, "cmm")
    services.revise(plan_id, NeedInput("health", "Opdigtet behandling", "", True, 0), by=nurse)
    (plan,) = services.show_health(case_id, by=nurse)
    assert [(each.area, each.newest.need) for each in plan.areas] == [("health", "Opdigtet behandling")]
    assert area(services.show_plan(plan_id, by=contact), "health").newest.need == "Opdigtet behandling"
    assert "health" not in {each.area for each in services.show_plan(plan_id, by=ngo).areas}
    for helper in (contact, ngo, caseworker):
        with pytest.raises(Denied, match="missing_right"):
            services.revise(plan_id, NeedInput("health", "Opdigtet", "", True, 1), by=helper)
    with pytest.raises(Denied, match="missing_right"):
        services.show_plan(plan_id, by=nurse)
    with pytest.raises(Denied, match="missing_right"):
        services.revise(plan_id, NEED, by=nurse)


def test_a_service_is_accepted_given_and_costs_what_it_costs(plan_id, caseworker):
    service_id = services.offer(plan_id, offered(), by=caseworker)
    assert services.show_plan(plan_id, by=caseworker).budget.kept == Money(0)
    services.answer(service_id, said("accepted"), by=caseworker)
    services.answer(service_id, said("given", version=2), by=caseworker)
    budget = services.show_plan(plan_id, by=caseworker).budget
    assert (budget.kept, budget.left) == (Money.kroner(1_000), Money.kroner(4_000))


def test_who_declines_is_heard_in_their_own_words(plan_id, caseworker):
    service_id = services.offer(plan_id, offered(), by=caseworker)
    with pytest.raises(Invalid, match="own_words_missing"):
        said("declined", " ")
    services.answer(service_id, said("declined", "Jeg vil hellere bo hos min søster"), by=caseworker)
    (service,) = area(services.show_plan(plan_id, by=caseworker), "housing").services
    assert (service.state, service.words) == ("declined", "Jeg vil hellere bo hos min søster")
    assert "søster".encode() not in bytes(Service.objects.get().words_sealed)
    with pytest.raises(Denied, match="service_cannot_move"):
        services.answer(service_id, said("accepted", version=2), by=caseworker)


def test_what_the_budget_does_not_hold_is_refused_until_it_is_raised(plan_id, caseworker):
    first, second = (services.offer(plan_id, offered(cost=3_000), by=caseworker) for _ in range(2))
    services.answer(first, said("accepted"), by=caseworker)
    with pytest.raises(Invalid, match="budget_exceeded"):
        services.answer(second, said("accepted"), by=caseworker)
    with pytest.raises(Invalid, match="budget_below_what_is_kept"):
        services.change_budget(plan_id, Money.kroner(2_999), version=1, by=caseworker)
    services.change_budget(plan_id, Money.kroner(6_000), version=1, by=caseworker)
    services.answer(second, said("accepted"), by=caseworker)
    with pytest.raises(Conflict, match="plan_changed"):
        services.change_budget(plan_id, Money.kroner(9_000), version=1, by=caseworker)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"provider": "x"}, "unknown_provider"),
        ({"offered_on": "tomorrow"}, "offered_then"),
        ({"area": "x"}, "unknown_area"),
    ],
)
def test_an_offer_that_cannot_be_is_refused(plan_id, caseworker, change, code):
    if change.get("offered_on"):
        change = {"offered_on": clock.today() + timedelta(1)}
    with pytest.raises(Invalid, match=code):
        services.offer(plan_id, replace(offered(), **change), by=caseworker)


def test_an_answer_lies_between_the_offer_and_today(plan_id, caseworker):
    service_id = services.offer(plan_id, offered(), by=caseworker)
    for days, code in ((1, "answer_in_future"), (-1, "answer_before_offer")):
        told = replace(said("accepted"), on=clock.today() + timedelta(days))
        with pytest.raises(Invalid, match=code):
            services.answer(service_id, told, by=caseworker)
    with pytest.raises(Conflict, match="service_changed"):
        services.answer(service_id, said("accepted", version=7), by=caseworker)


def test_there_is_one_own_plan_and_one_for_each_child_with_a_representative(plan_id, case_id, caseworker):
    with pytest.raises(Invalid, match="plan_known"):
        services.begin_plan(case_id, PlanInput(BUDGET), by=caseworker)
    with pytest.raises(Invalid, match="representative_missing"):
        PlanInput(BUDGET, "Opdigtet Barn")
    for name in ("Opdigtet Ida", "Opdigtet Bo"):
        services.begin_plan(case_id, PlanInput(BUDGET, name, "Opdigtet Repræsentant"), by=caseworker)
    view = services.show_support(case_id, by=caseworker)
    assert [each.child for each in view.plans] == ["", "Opdigtet Ida", "Opdigtet Bo"]
    child = services.show_plan(view.plans[1].id, by=caseworker)
    assert child.representative == "Opdigtet Repræsentant"
    with pytest.raises(IntegrityError, match="name_and_a_representative"), transaction.atomic():
        Plan.objects.filter(is_child=True).update(representative_sealed=b"")


def test_the_contact_person_changes_and_the_history_stays(case_id, caseworker, contact):
    today = clock.today()
    services.name_contact_person(case_id, caseworker.user_id, today - timedelta(9), by=caseworker)
    with pytest.raises(Invalid, match="contact_already"):
        services.name_contact_person(case_id, caseworker.user_id, today, by=caseworker)
    with pytest.raises(Invalid, match="contact_before_the_last"):
        services.name_contact_person(case_id, contact.user_id, today - timedelta(9), by=caseworker)
    with pytest.raises(Invalid, match="contact_in_future"):
        services.name_contact_person(case_id, contact.user_id, today + timedelta(1), by=caseworker)
    services.name_contact_person(case_id, contact.user_id, today, by=caseworker)
    now, before = services.show_support(case_id, by=caseworker).contacts
    assert (now.since, now.until, before.until) == (today, None, today)
    with pytest.raises(IntegrityError, match="one_contact_person"), transaction.atomic():
        ContactPerson.objects.update(until=None)


def test_only_a_colleague_who_works_with_support_is_a_contact_person(case_id, caseworker, actor_for):
    for who in (actor_for(Role.ANALYST, "cmm"), actor_for(Role.CONTACT_PERSON, "hopenow")):
        with pytest.raises(Invalid, match="no_such_colleague"):
            services.name_contact_person(case_id, who.user_id, clock.today(), by=caseworker)


def test_a_safety_plan_is_its_organisations_own_until_it_is_shared(case_id, caseworker, ngo):
    cases.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    services.write_safety_plan(case_id, SAFETY, by=caseworker)
    assert services.open_safety_plan(case_id, by=ngo) == []
    with acting(ngo), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM support_safetyplan")
        assert cursor.fetchone() == (0,)
    shared = SafetyInput("", "", "Opdigtet: ringer", "", "participants", 1)
    services.write_safety_plan(case_id, shared, by=caseworker)
    (seen,) = services.open_safety_plan(case_id, by=ngo)
    assert (seen.steps, seen.organisation, seen.is_own) == ("Opdigtet: ringer", "cmm", False)
    assert len(services.open_safety_plan(case_id, by=caseworker)) == 2
    with pytest.raises(Conflict, match="safety_plan_changed"):
        services.write_safety_plan(case_id, SAFETY, by=caseworker)
    assert b"Opdigtet" not in bytes(SafetyPlan.objects.first().text_sealed)
    assert AuditLine.objects.filter(event="support.safety_plan_opened").count() == 3


def test_the_overview_of_support_does_not_open_the_safety_plan(case_id, caseworker):
    supported(case_id, caseworker)
    assert services.show_support(case_id, by=caseworker).has_safety_plan
    assert not AuditLine.objects.filter(fields__contains=["support_safetyplan.text_sealed"]).exists()


@pytest.mark.parametrize(("language", "words"), [("da", "Det har du brug for:"), ("en", "What you need:")])
def test_the_printed_plan_is_accessible_and_without_the_safety_plan(case_id, caseworker, language, words):
    plan_id = supported(case_id, caseworker)
    view = services.open_for_print(plan_id, language, by=caseworker)
    made = presenters.printed(view, language)
    with pikepdf.open(BytesIO(made)) as document:
        assert document.Root.Lang == language and document.Root.MarkInfo.Marked
        metadata = document.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
    text = text_of(made)
    assert words in text and "Opdigtet behov for ro" in text and "Opdigtet ydelse" in text
    assert "naboen" not in text
    with pytest.raises(Invalid, match="unknown_language"):
        services.open_for_print(plan_id, "xx", by=caseworker)


def test_with_health_alone_open_the_plan_itself_is_closed(plan_id, case_id, caseworker, actor_for):
    """Its budget, the child and who represents it are support."""
    other = actor_for(Role.CASEWORKER, "hopenow")
    only_health = replace(SCOPE, sections=frozenset({Section.HEALTH}))
    cases.share(case_id, "hopenow", ground=CONSENT, scope=only_health, by=caseworker)
    for ask in (
        lambda: services.show_plan(plan_id, by=other),
        lambda: services.open_for_print(plan_id, "da", by=other),
        lambda: services.change_budget(plan_id, Money(1), version=1, by=other),
    ):
        with pytest.raises(Denied, match="cases.section_closed"):
            ask()
    assert [each.may_see_support for each in services.show_health(case_id, by=other)] == [False]


def test_another_organisation_finds_nothing(plan_id, case_id, caseworker, actor_for):
    service_id = services.offer(plan_id, offered(), by=caseworker)
    stranger = actor_for(Role.CASEWORKER, "reden_international")
    for ask in (
        lambda: services.show_support(case_id, by=stranger),
        lambda: services.show_plan(plan_id, by=stranger),
        lambda: services.revise(plan_id, NEED, by=stranger),
        lambda: services.answer(service_id, said("accepted"), by=stranger),
        lambda: services.open_safety_plan(case_id, by=stranger),
    ):
        with pytest.raises(Http404):
            ask()


NAMES = {"Opdigtet Barn", "Opdigtet Repræsentant"}


def test_who_may_not_see_who_the_person_is_sees_no_name_of_a_child(
    case_id, caseworker, actor_for, client_for
):
    """Whatever else is open: support, health, or a person who is anonymous to all but one organisation."""
    supported(case_id, caseworker)
    some = {Section.SUPPORT, Section.HEALTH}
    others = []
    for code, sections in (
        ("hopenow", some),
        ("amiami", some | {Section.IDENTITY}),
        ("red_cross", {Section.HEALTH}),
    ):
        scope = replace(SCOPE, sections=frozenset(sections))
        others.append(actor_for(Role.CASEWORKER, code))
        cases.share(case_id, code, ground=CONSENT, scope=scope, by=caseworker)
    assert names_told(case_id, others[1], client_for) == NAMES
    for other in (others[0], others[2]):
        assert names_told(case_id, other, client_for) == set()
    cases.make_anonymous(case_id, by=caseworker)
    assert names_told(case_id, others[1], client_for) == set()
    assert names_told(case_id, caseworker, client_for) == NAMES


def names_told(case_id, actor, client_for):
    client = client_for(actor)
    plans = [reverse("support:plan", args=[each.pk]) for each in Plan.objects.filter(case_id=case_id)]
    of_case = [reverse(f"support:{name}", args=[case_id]) for name in ("support", "health")]
    told = "".join(client.get(url).content.decode() for url in (*of_case, *plans))
    return {name for name in NAMES if name in told}
