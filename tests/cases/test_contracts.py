"""Referring a person to another organisation: a contract that it answers before it sees anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction
from django.http import Http404
from django.urls import reverse

from opennrm.access.domain.roles import Role, Section
from opennrm.access.models import AuditLine
from opennrm.access.wall import acting
from opennrm.cases import selectors, services
from opennrm.cases.domain import Wish
from opennrm.cases.domain.contract_states import ContractState, check_can_move_contract
from opennrm.cases.models import Case, Contract, Participation
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid
from tests.cases.people import CONSENT, SCOPE, new_case

pytestmark = pytest.mark.django_db
MOVES = {
    ("offered", "accepted"), ("offered", "declined"), ("offered", "taken_back"), ("offered", "expired"),
    ("accepted", "reported"),
}  # fmt: skip
TWO = frozenset({Section.CONTACT, Section.INTERVIEW})
NAME = "Opdigtet Yaa"


@pytest.fixture
def case_id(ngo, caseworker):
    """An NGO meets a woman, who is anonymous to all others. ``caseworker`` is of the centre, which takes no part."""
    case_id = new_case(ngo, NAME)
    services.make_anonymous(case_id, by=ngo)
    return case_id


@pytest.fixture
def wish():
    until = clock.today() + timedelta(days=30)
    return Wish("cmm", CONSENT, replace(SCOPE, sections=TWO, lasts_until=until), True, "today")


@pytest.fixture
def offered(case_id, wish, ngo):
    return services.offer(case_id, wish, by=ngo)


def asked(actor, statement, *values):
    with acting(actor), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]


@pytest.mark.parametrize(("now", "then"), list(product(ContractState, ContractState)))
def test_only_the_listed_moves_are_possible(now, then):
    if (now, then) in MOVES:
        check_can_move_contract(now, then)
    else:
        with pytest.raises(Denied, match="cases.contract_cannot_move"):
            check_can_move_contract(now, then)


def test_the_receiver_sees_what_it_is_for_and_never_whom_it_is_about(offered, case_id, caseworker):
    shown = services.show_contract(offered, by=caseworker)
    assert (shown.sender, shown.purpose, shown.urgency, shown.case_id, shown.number) == (
        "hopenow", "support", "today", None, "",
    )  # fmt: skip
    with pytest.raises(Http404):
        services.show_case(case_id, by=caseworker)
    for table in ("cases_case", "persons_person", "persons_identityversion", "cases_participation"):
        assert asked(caseworker, f"SELECT count(*) FROM {table}") == 0, table


def test_who_says_yes_takes_part_in_exactly_those_sections_until_that_day(offered, case_id, caseworker, wish):
    services.accept_contract(offered, by=caseworker)
    shown = services.show_case(case_id, by=caseworker)
    assert shown.sections == TWO
    part = Participation.objects.get(organisation__code="cmm")
    assert (part.lasts_until, part.said_how, part.purpose) == (wish.scope.lasts_until, "spoken", "support")
    with pytest.raises(Denied, match="cases.section_closed"):
        services.open_person(case_id, purpose="support", by=caseworker)
    assert "Opdigtet samtykke" in {
        each.reason for each in services.show_participations(case_id, by=caseworker)
    }
    assert asked(caseworker, "SELECT count(*) FROM persons_identityversion") == 0


def test_the_woman_withdraws_and_the_door_is_closed_with_a_receipt_that_verifies(
    offered, case_id, caseworker, ngo
):
    services.accept_contract(offered, by=caseworker)
    services.report_contract(offered, "helped", "Opdigtet: hun har fået et sted at sove", by=caseworker)
    assert services.show_contract(offered, by=ngo).feedback == "Opdigtet: hun har fået et sted at sove"
    assert services.withdraw_consent(case_id, by=ngo) == 1
    with pytest.raises(Http404):
        services.show_case(case_id, by=caseworker)
    assert asked(caseworker, "SELECT count(*) FROM cases_case") == 0
    ((receipt, is_genuine),) = services.show_receipts(by=caseworker)
    assert is_genuine and (receipt.duty, receipt.sender) == ("delete", "hopenow")
    assert services.verify_receipts() == []
    closed = services.show_contract(offered, by=caseworker)
    assert (closed.state, closed.feedback, closed.case_id) == ("reported", "", None)


def test_an_offer_that_waits_goes_with_the_consent_it_rests_on(offered, case_id, caseworker, ngo):
    services.withdraw_consent(case_id, by=ngo)
    assert services.show_contract(offered, by=caseworker).state == "taken_back"
    with pytest.raises(Denied, match="cases.contract_cannot_move"):
        services.accept_contract(offered, by=caseworker)


def test_an_offer_is_expired_by_its_day_alone(offered, caseworker):
    yesterday = clock.today() - timedelta(days=1)
    Contract.objects.update(answer_by=yesterday, offered_on=yesterday)
    assert services.show_contract(offered, by=caseworker).state == "expired"
    with pytest.raises(Denied, match="cases.contract_cannot_move"):
        services.accept_contract(offered, by=caseworker)


def test_it_is_declined_for_a_reason_and_taken_back_by_its_sender(case_id, wish, caseworker, ngo):
    first = services.offer(case_id, wish, by=ngo)
    with pytest.raises(Invalid, match="cases.decline_reason_missing"):
        services.decline_contract(first, "", by=caseworker)
    services.decline_contract(first, "no_room", by=caseworker)
    second = services.offer(case_id, wish, by=ngo)
    with pytest.raises(Denied, match="cases.contract_of_another"):
        services.take_back_contract(second, by=caseworker)
    with pytest.raises(Denied, match="cases.contract_of_another"):
        services.accept_contract(second, by=ngo)
    services.take_back_contract(second, by=ngo)
    assert [each.state for each in services.show_contracts(by=caseworker)].count("declined") == 1
    assert not Participation.objects.filter(organisation__code="cmm").exists()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"urgency": "soonish"}, "cases.urgency_missing"),
        ({"scope": replace(SCOPE, sections=TWO)}, "cases.contract_without_end"),
        ({"organisation": "nobody"}, "cases.unknown_organisation"),
    ],
)
def test_an_offer_that_says_too_little_is_refused(case_id, wish, ngo, changed, code):
    with pytest.raises(Invalid, match=code):
        services.offer(case_id, replace(wish, **changed), by=ngo)


def test_only_one_offer_waits_at_a_time_and_nobody_offers_what_is_not_theirs(offered, case_id, wish, ngo):
    with pytest.raises(Invalid, match="cases.contract_waits"):
        services.offer(case_id, wish, by=ngo)
    with pytest.raises(Denied, match="access.missing_right"):
        services.offer(
            case_id,
            replace(wish, scope=replace(wish.scope, sections=frozenset({Section.DECISION}))),
            by=ngo,
        )


def test_a_third_organisation_neither_sees_nor_answers_it(offered, actor_for):
    other = actor_for(Role.CASEWORKER, "amiami")
    assert list(selectors.contracts_for(other)) == []
    for act in (services.show_contract, services.accept_contract, services.take_back_contract):
        with pytest.raises(Http404):
            act(offered, by=other)
    assert asked(other, "SELECT count(*) FROM cases_contract") == 0


@pytest.mark.parametrize("wider", ["sections", "lasts_until", "organisation", "part"])
def test_nobody_lets_themselves_in_further_than_was_offered_with_sql_of_their_own(
    offered, case_id, caseworker, actor_for, wider
):
    row, by = Contract.objects.get(), caseworker
    told = {"id": row.part, "sections": row.sections, "lasts_until": row.lasts_until}
    if wider == "sections":
        told["sections"] = [*row.sections, "identity"]
    elif wider == "lasts_until":
        told["lasts_until"] = row.lasts_until + timedelta(days=1)
    elif wider == "part":
        told["id"] = uuid4()
    else:
        by = actor_for(Role.CASEWORKER, "amiami")
    insert = (
        "INSERT INTO cases_participation (id, case_id, organisation_id, kind, legal_basis, sections, purpose, said_how, "
        "reason_sealed, since, lasts_until, shared_by_id) VALUES (%s, %s, %s, 'consent', '', %s, '', '', '', %s, %s, %s)"
    )
    values = [
        told["id"],
        case_id,
        by.organisation_id,
        told["sections"],
        clock.today(),
        told["lasts_until"],
        by.user_id,
    ]
    with (
        acting(by),
        pytest.raises(Error, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(insert, values)


def test_both_sides_meet_it_on_their_pages(case_id, wish, ngo, caseworker, client_for):
    """Given a case of an NGO's, when it refers by the form, then the centre reads, says yes and tells how it went."""
    sender, receiver = client_for(ngo), client_for(caseworker)
    url = reverse("rights:share", args=[case_id])
    told = {
        "organisation": "cmm", "sections": ["contact", "interview"], "purpose": "support", "legal_basis": "consent",
        "said_how": "spoken", "reason": "Opdigtet", "lasts_until": wish.scope.lasts_until.isoformat(),
        "by_contract": "on", "urgency": "today",
    }  # fmt: skip
    preview = sender.post(url, told)
    assert sender.post(url, told | {"seen": preview.context["seen"]}).status_code == 302
    row = Contract.objects.get()
    page = reverse("cases:contract", args=[row.pk])
    number = Case.objects.get(pk=case_id).number
    for address in (reverse("cases:contracts"), page):
        seen = receiver.get(address).content.decode()
        assert "HopeNow" in seen and number not in seen and NAME not in seen
    assert "reason" in receiver.post(page, {"answer": "decline", "reason": ""}).context["form"].errors
    assert receiver.post(page, {"answer": "accept"}).status_code == 302
    assert number in receiver.get(page).content.decode()
    assert receiver.post(page, {"outcome": "helped", "text": "Opdigtet svar"}).status_code == 302
    assert "Opdigtet svar" in sender.get(page).content.decode()
    assert {"cases.contract_offered", "cases.contract_accepted", "cases.contract_reported"} <= set(
        AuditLine.objects.values_list("event", flat=True)
    )
