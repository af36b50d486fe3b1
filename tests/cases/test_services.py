"""Opening, sharing, leaving and grouping cases; and that a foreign case does not exist."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine, Organisation
from opennrm.cases import selectors, services
from opennrm.cases.domain import Ground
from opennrm.cases.models import Case, CaseComplex, NumberCounter, Participation
from opennrm.persons import selectors as persons
from opennrm.persons.models import Person
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from tests.cases.people import BY_LAW, CONSENT, SCOPE, SCOPE_BY_LAW, new_case

pytestmark = pytest.mark.django_db


def events():
    return list(AuditLine.objects.order_by("position").values_list("event", flat=True))


@pytest.fixture
def returns_officer(actor_for):
    return actor_for(Role.RETURN_OFFICER, "return_agency")


def test_a_new_person_gets_a_case_in_which_the_organisation_takes_part(caseworker):
    case = services.show_case(new_case(caseworker), by=caseworker)
    assert [(each.organisation, each.kind) for each in case.participants] == [("cmm", "consent")]
    assert (case.gender, case.nationality, case.pseudonym) == (
        "male",
        "MAR",
        persons.facts(case.person_id).pseudonym,
    )
    assert events()[:3] == ["persons.registered", "cases.case_shared", "cases.case_opened"]


def test_numbers_follow_one_another_within_a_year_and_begin_anew_in_the_next(caseworker):
    for day in (date(2021, 3, 1), date(2021, 12, 31), date(2022, 1, 1)):
        with clock.standing_at(noon(day)):
            new_case(caseworker)
    assert list(Case.objects.order_by("number").values_list("number", flat=True)) == [
        "2021-0001",
        "2021-0002",
        "2022-0001",
    ]


def test_a_case_that_was_undone_leaves_no_gap(caseworker):
    with clock.standing_at(noon(date(2021, 3, 1))):
        with pytest.raises(RuntimeError), transaction.atomic():
            new_case(caseworker)
            raise RuntimeError
        case_id = new_case(caseworker)
    assert Case.objects.get(pk=case_id).number == "2021-0001"


def test_a_case_number_is_given_once(caseworker):
    case = Case.objects.get(pk=new_case(caseworker))
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.create(
            number=case.number,
            person_id=case.person_id,
            opened_on=case.opened_on,
            opened_by_id=caseworker.user_id,
        )


def test_a_person_may_have_several_cases(caseworker):
    first = Case.objects.get(pk=new_case(caseworker))
    second = services.open_case(first.person_id, ground=CONSENT, by=caseworker)
    assert selectors.person_ids(caseworker, [first.pk, second]) == dict.fromkeys(
        [first.pk, second], first.person_id
    )


def test_nobody_opens_a_case_of_somebody_elses_person(caseworker, ngo):
    person_id = Case.objects.get(pk=new_case(caseworker)).person_id
    with pytest.raises(Http404):
        services.open_case(person_id, ground=CONSENT, by=ngo)
    assert Case.objects.count() == 1


def test_when_the_audit_fails_there_is_neither_person_nor_case_nor_number(caseworker, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("opennrm.access.audit.record", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        new_case(caseworker)
    assert not any(model.objects.exists() for model in (Person, Case, Participation, NumberCounter))


def test_a_foreign_case_and_no_case_look_the_same(caseworker, immigration):
    case_id = new_case(caseworker)
    for unseen in (case_id, uuid4()):
        for ask in (
            lambda unseen=unseen: services.show_case(unseen, by=immigration),
            lambda unseen=unseen: services.open_person(unseen, purpose="decision", by=immigration),
            lambda unseen=unseen: services.show_participations(unseen, by=immigration),
            lambda unseen=unseen: services.share(
                unseen, "police", ground=CONSENT, scope=SCOPE, by=immigration
            ),
            lambda unseen=unseen: services.group([unseen, uuid4()], title="Opdigtet", by=immigration),
        ):
            with pytest.raises(Http404):
                ask()
    assert not selectors.cases_for(immigration).exists()
    assert selectors.person_ids(immigration, [case_id]) == {}


def test_sharing_opens_the_case_to_the_other_organisation(caseworker, immigration):
    case_id = new_case(caseworker)
    services.share(case_id, "immigration_service", ground=BY_LAW, scope=SCOPE_BY_LAW, by=caseworker)
    case = services.show_case(case_id, by=immigration)
    assert {(each.organisation, each.legal_basis) for each in case.participants} == {
        ("cmm", ""),
        ("immigration_service", "assessment"),
    }
    assert services.open_person(case_id, purpose="decision", by=immigration).names == "Opdigtet Person 7"


@pytest.mark.parametrize(
    ("organisation", "ground", "code", "field"),
    [
        ("cmm", CONSENT, "cases.takes_part_already", "organisation"),
        ("nobody", CONSENT, "cases.unknown_organisation", "organisation"),
        (
            "immigration_service",
            Ground("legal_basis", "because", "Opdigtet"),
            "cases.unknown_legal_basis",
            "legal_basis",
        ),
    ],
)
def test_a_refused_sharing_writes_nothing(caseworker, immigration, organisation, ground, code, field):
    case_id = new_case(caseworker)
    before = events()
    with pytest.raises(Invalid, match=code) as refused:
        scope = SCOPE if ground.kind == "consent" else SCOPE_BY_LAW
        services.share(case_id, organisation, ground=ground, scope=scope, by=caseworker)
    assert (refused.value.field, events(), Participation.objects.count()) == (field, before, 1)


def test_who_has_no_right_to_share_does_not(caseworker, ngo, immigration):
    case_id = new_case(caseworker)
    services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    adviser_case = case_id
    with pytest.raises(Denied, match="access.missing_right"):
        services.share(
            adviser_case, "immigration_service", ground=BY_LAW, scope=SCOPE_BY_LAW, by=without_sharing(ngo)
        )
    assert Participation.objects.count() == 2


def without_sharing(actor):
    """The same organisation, in a role that sees cases but shares none."""
    from dataclasses import replace

    return replace(actor, role=Role.HOTLINE_ADVISER)


def test_an_organisation_takes_part_once_at_a_time(caseworker):
    case = Case.objects.get(pk=new_case(caseworker))
    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.create(
            case=case,
            organisation_id=caseworker.organisation_id,
            kind="consent",
            reason_sealed=b"x",
            since=case.opened_on,
            shared_by_id=caseworker.user_id,
        )


def participation(case_id, code):
    return Participation.objects.get(
        case=case_id, organisation=Organisation.objects.get(code=code), until=None
    ).pk


def test_a_participation_by_consent_can_be_ended_and_begin_anew(caseworker, returns_officer):
    case_id = new_case(caseworker)
    services.share(case_id, "return_agency", ground=CONSENT, scope=SCOPE, by=caseworker)
    assert services.end_participation(participation(case_id, "return_agency"), by=caseworker) == case_id
    with pytest.raises(Http404):
        services.show_case(case_id, by=returns_officer)
    services.share(case_id, "return_agency", ground=CONSENT, scope=SCOPE, by=caseworker)
    assert services.show_case(case_id, by=returns_officer)
    assert [each.until for each in services.show_participations(case_id, by=caseworker)] == [
        None,
        None,
        clock.today(),
    ]


def test_who_takes_part_by_law_is_not_sent_out_by_another(caseworker, immigration):
    case_id = new_case(caseworker)
    services.share(case_id, "immigration_service", ground=BY_LAW, scope=SCOPE_BY_LAW, by=caseworker)
    with pytest.raises(Denied, match="cases.takes_part_by_law"):
        services.end_participation(participation(case_id, "immigration_service"), by=caseworker)
    assert services.end_participation(participation(case_id, "immigration_service"), by=immigration) is None
    assert not selectors.cases_for(immigration).exists()


def test_somebody_stays_with_the_case(caseworker):
    case_id = new_case(caseworker)
    with pytest.raises(Denied, match="cases.last_participant"):
        services.end_participation(participation(case_id, "cmm"), by=caseworker)
    assert selectors.cases_for(caseworker).exists()


def test_a_participation_of_a_foreign_case_is_not_found(caseworker, ngo):
    case_id = new_case(caseworker)
    with pytest.raises(Http404):
        services.end_participation(participation(case_id, "cmm"), by=ngo)


def test_reasons_are_shown_with_who_takes_part_and_the_opening_is_recorded(caseworker):
    shown = services.show_participations(new_case(caseworker), by=caseworker)
    assert [(each.reason, each.may_end) for each in shown] == [("Opdigtet samtykke", False)]
    assert {"cases.participations_shown", "persons.text_opened"} <= set(events())


def test_cases_are_found_by_number_and_by_pseudonym_but_only_ones_own(caseworker, ngo):
    case_id = new_case(caseworker)
    case = selectors.get_case(caseworker, case_id)
    year, place = case.number.split("-")
    for typed in (case.number, f"{year}-{int(place)}", case.person.pseudonym, case.person.pseudonym.lower()):
        assert [each.pk for each in selectors.find(caseworker, typed)] == [case_id]
        assert not selectors.find(ngo, typed).exists()
    for typed in ("", "Opdigtet", "2021-9999"):
        assert not selectors.find(caseworker, typed).exists()


def test_a_person_without_the_right_to_cases_sees_none(actor_for):
    for role in (Role.ANALYST, Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER, Role.REPORT_EDITOR):
        with pytest.raises(Denied):
            selectors.cases_for(actor_for(role, "cmm"))


def test_cases_that_belong_together_become_a_complex(caseworker):
    cases = [new_case(caseworker, f"Opdigtet Person {number}") for number in range(3)]
    complex_id = services.group(cases[:2], title=" Opdigtet lager 2021 ", by=caseworker)
    assert services.group([cases[0], cases[2]], by=caseworker) == complex_id
    view = services.show_case(cases[2], by=caseworker).complex
    assert (view.id, view.title, {each for each, _ in view.cases}) == (
        complex_id,
        "Opdigtet lager 2021",
        set(cases),
    )
    assert b"lager" not in bytes(CaseComplex.objects.get().title_sealed)


def test_of_a_complex_an_organisation_sees_its_own_cases_only(caseworker, immigration):
    cases = [new_case(caseworker, f"Opdigtet Person {number}") for number in range(2)]
    services.group(cases, title="Opdigtet lager 2021", by=caseworker)
    services.share(cases[0], "immigration_service", ground=BY_LAW, scope=SCOPE_BY_LAW, by=caseworker)
    view = services.show_case(cases[0], by=immigration).complex
    assert [each for each, _ in view.cases] == [cases[0]]


def test_impossible_groups_are_refused_and_nothing_is_written(caseworker):
    one, two, three, four = (new_case(caseworker, f"Opdigtet Person {number}") for number in range(4))
    services.group([one, two], title="Opdigtet A", by=caseworker)
    services.group([three, four], title="Opdigtet B", by=caseworker)
    five = new_case(caseworker)
    before = (events(), list(Case.objects.order_by("number").values_list("complex", "version")))
    for cases, title, code in (
        ([five], "Opdigtet", "cases.complex_of_one"),
        ([five, five], "Opdigtet", "cases.complex_of_one"),
        ([one, two], "Opdigtet", "cases.complex_of_one"),
        ([one, three], "Opdigtet", "cases.in_another_complex"),
        ([five, new_case(caseworker)], " ", "cases.title_missing"),
    ):
        with pytest.raises((Invalid, Denied), match=code):
            services.group(cases, title=title, by=caseworker)
    assert CaseComplex.objects.count() == 2 and before[0] == events()[: len(before[0])]
    assert Case.objects.filter(complex=None).count() == 2
