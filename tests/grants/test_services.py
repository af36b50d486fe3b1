"""The whole way of the money through the services: who may, what is refused, what the ledger and the bank say."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opennrm.access.models import AuditLine
from opennrm.cases import services as cases
from opennrm.grants import services
from opennrm.grants.domain.entitlement import Circumstances, Household
from opennrm.grants.domain.inputs import Application, RatesInput, ReceiptInput
from opennrm.grants.domain.instalments import months_later
from opennrm.grants.domain.plans import LineInput
from opennrm.grants.models import (
    BankLine,
    Entry,
    Grant,
    Payment,
    PlanLine,
    Purse,
    ReceiptCheck,
    Run,
    Transaction,
)
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from opennrm.statistics.domain.query import Query
from opennrm.statistics.services import show
from opennrm.tasks.models import Task
from tests.cases.people import CONSENT, SCOPE, new_case
from tests.grants.bank import entry, statement
from tests.grants.conftest import (
    APPLIED,
    APPROVED,
    ARRIVED,
    IBAN,
    PERSON,
    RATES,
    RUN,
    SUPPLIER,
    case_of,
    cash_of,
    purse,
)

pytestmark = pytest.mark.django_db
SINGLE = Circumstances(Household.SINGLE, 0)
PROVIDER = Circumstances(Household.PROVIDER, 1)
JUNE = date(2022, 6, 30)


def refused(code, act, *args, **options):
    with pytest.raises((Denied, Invalid)) as told, transaction.atomic():
        act(*args, **options)
    assert told.value.code == code


def balance(grant_id):
    """Every account of a grant that is not empty: (purse, account, currency)."""
    rows = Entry.objects.filter(purse__grant=grant_id).values_list("purse__kind", "account", "currency")
    return {(kind, account, of): each for kind, account, of, each in rows.annotate(sum=Sum("amount")) if each}


def test_an_application_computes_what_somebody_is_entitled_to_and_asks_the_agency(money):
    grant_id = money.applied(children=2)
    found = {(each.kind, each.number): each.entitled_ore for each in Purse.objects.filter(grant=grant_id)}
    assert found == {
        ("cash", 0): 2_000_000, ("adult", 0): 4_000_000, ("child", 1): 900_000, ("child", 2): 900_000,
    }  # fmt: skip
    task = Task.objects.get(opened_for=grant_id)
    assert (task.kind, task.organisation.code) == ("approve_grant", "return_agency")
    assert not Entry.objects.exists() and not Payment.objects.exists()
    case = case_of(grant_id)
    told = Application(case, SINGLE, "THA", "Opdigtet")
    refused("grants.open_already", services.apply, told, by=money.adviser)


@pytest.mark.parametrize("country", ["DNK", "", "XXX"])
def test_support_is_for_a_life_abroad(money, country):
    case_id = new_case(money.caseworker)
    cases.share(case_id, "drc", ground=CONSENT, scope=SCOPE, by=money.caseworker)
    told = Application(case_id, SINGLE, country, "Opdigtet")
    refused("grants.destination_missing", services.apply, told, by=money.adviser)


def test_the_agency_approves_and_never_who_applied(money):
    grant_id = money.applied()
    refused("access.missing_right", services.approve, grant_id, by=money.adviser)
    refused("access.missing_right", services.approve, grant_id, by=money.caseworker)
    elsewhere = replace(money.officer, organisation_code="drc")
    refused("grants.for_the_agency", services.approve, grant_id, by=elsewhere)
    applicant = replace(money.officer, user_id=money.adviser.user_id)
    refused("grants.applied_yourself", services.approve, grant_id, by=applicant)
    with clock.standing_at(noon(APPROVED)):
        services.approve(grant_id, by=money.officer)
    assert balance(grant_id) == {
        ("cash", "appropriation", "DKK"): -1_000_000, ("cash", "owed", "DKK"): 1_000_000,
        ("adult", "appropriation", "DKK"): -4_000_000, ("adult", "owed", "DKK"): 4_000_000,
    }  # fmt: skip
    refused("grants.cannot_move", services.approve, grant_id, by=money.officer)
    assert Task.objects.get(opened_for=grant_id).state == "done"


def test_cash_is_planned_over_six_months_once_the_person_has_arrived(money):
    grant_id = money.approved()
    assert not cash_of(grant_id)
    refused("grants.arrival_cannot_be", services.record_arrival, grant_id, date(2090, 1, 1), by=money.adviser)
    with clock.standing_at(noon(ARRIVED)):
        services.record_arrival(grant_id, ARRIVED, by=money.adviser)
        refused("grants.arrived_already", services.record_arrival, grant_id, ARRIVED, by=money.adviser)
    told = [(each.number, each.due_on, each.amount_ore) for each in cash_of(grant_id)]
    assert told == [
        (1, date(2022, 5, 31), 166_666), (2, date(2022, 6, 30), 166_666), (3, date(2022, 7, 31), 166_666),
        (4, date(2022, 8, 31), 166_666), (5, date(2022, 9, 30), 166_666), (6, date(2022, 10, 31), 166_670),
    ]  # fmt: skip


def test_a_plan_is_refused_where_a_rule_says_so(money):
    grant_id = money.arrived(children=1)
    adult, kid = purse(grant_id, "adult"), purse(grant_id, "child", 1)
    add = services.add_line
    by = {"by": money.adviser}
    refused("grants.child_pays_no_business", add, kid.pk, LineInput("own_business", 1, "Opdigtet"), **by)
    refused("grants.above_entitlement", add, adult.pk, LineInput("housing", 4_000_001, "Opdigtet"), **by)
    refused("grants.purpose_missing", add, adult.pk, LineInput("yacht", 1, "Opdigtet"), **by)
    refused("grants.cash_has_no_plan", add, purse(grant_id, "cash").pk, LineInput("health", 1, "x"), **by)
    refused("grants.plan_is_empty", services.finish_plan, grant_id, **by)
    add(adult.pk, LineInput("own_business", 3_000_000, "Opdigtet madvogn"), **by)
    refused("grants.above_entitlement", add, adult.pk, LineInput("health", 1_000_001, "Opdigtet"), **by)
    refused("grants.plan_not_waiting", services.approve_plan, grant_id, by=money.officer)
    services.finish_plan(grant_id, **by)
    refused("grants.plan_is_finished", add, adult.pk, LineInput("health", 1, "Opdigtet"), **by)
    services.send_back_plan(grant_id, by=money.officer)
    line = adult.lines.get()
    services.drop_line(line.pk, **by)
    refused("grants.line_dropped", services.drop_line, line.pk, **by)


def test_the_plan_is_approved_by_another_after_approval_and_arrival(money):
    grant_id = money.applied()
    with clock.standing_at(noon(APPLIED)):
        money.lines(grant_id)
        services.finish_plan(grant_id, by=money.adviser)
    refused("grants.not_approved", services.approve_plan, grant_id, by=money.officer)
    with clock.standing_at(noon(APPROVED)):
        services.approve(grant_id, by=money.officer)
    refused("grants.not_arrived", services.approve_plan, grant_id, by=money.officer)
    with clock.standing_at(noon(ARRIVED)):
        services.record_arrival(grant_id, ARRIVED, by=money.adviser)
        planner = replace(money.officer, user_id=money.adviser.user_id)
        refused("grants.planned_yourself", services.approve_plan, grant_id, by=planner)
        services.approve_plan(grant_id, by=money.officer)
    paid = Payment.objects.get(line__isnull=False)
    assert (paid.amount_ore, paid.due_on, paid.last_on) == (4_000_000, ARRIVED, date(2023, 5, 31))


def test_nothing_is_paid_after_twelve_months(money):
    grant_id = money.arrived()
    with clock.standing_at(noon(ARRIVED)):
        money.lines(grant_id)
        services.finish_plan(grant_id, by=money.adviser)
    with clock.standing_at(noon(date(2023, 6, 1))):
        refused("grants.twelve_months_over", services.approve_plan, grant_id, by=money.officer)
        refused("grants.nothing_due", services.prepare_run, date(2023, 6, 1), by=money.officer)
        seen = services.preview_run(date(2023, 6, 1), by=money.officer)
    assert len(seen.late) == 6 and not seen.payable


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"account": "DK5000400440116244"}, "grants.iban_wrong"),
        ({"account": " "}, "grants.account_missing"),
        ({"account": "1" * 35}, "grants.account_missing"),
        ({"name": " "}, "grants.payee_missing"),
        ({"bank": "KORT"}, "grants.bic_wrong"),
        ({"bank": "12345678"}, "grants.bic_wrong"),
        ({"name": "Opdigtet\x01"}, "grants.payee_missing"),
        ({"currency": "XXX"}, "grants.currency_missing"),
        ({"holder": "neighbour"}, "grants.payee_missing"),
    ],
)
def test_a_payee_that_cannot_be_paid_is_refused(money, change, code):
    grant_id = money.applied()
    refused(code, services.tell_payee, grant_id, replace(SUPPLIER, **change), by=money.adviser)


def test_the_adults_support_is_never_paid_to_the_person(money):
    grant_id = money.applied()
    with pytest.raises(IntegrityError, match="the_person_is_paid_cash_only"), transaction.atomic():
        row = services.tell_payee(grant_id, PERSON, by=money.adviser) and Grant.objects.get(pk=grant_id)
        payee = row.payees.get()
        type(payee).objects.filter(pk=payee.pk).update(is_for_cash=False)


def test_a_run_takes_two_officers_and_only_what_is_due_and_can_be_paid(money):
    grant_id = money.planned()
    other = money.applied(name="Opdigtet Person 8")
    with clock.standing_at(noon(ARRIVED)):
        services.approve(other, by=money.officer)
        services.record_arrival(other, ARRIVED, by=money.adviser)
        seen = services.preview_run(JUNE, by=money.officer)
        assert (len(seen.payable), len(seen.without), seen.total) == (3, 2, 4_333_332)
    with clock.standing_at(noon(JUNE)):
        run_id = services.prepare_run(JUNE, by=money.officer)
        refused("grants.run_waits", services.prepare_run, JUNE, by=money.second)
        refused("grants.prepared_yourself", services.approve_run, run_id, RUN, by=money.officer)
        refused("grants.run_has_no_file", services.open_file, run_id, by=money.officer)
        wrong = replace(RUN, payer_account="DK00")
        refused("grants.iban_wrong", services.approve_run, run_id, wrong, by=money.second)
        services.approve_run(run_id, RUN, by=money.second)
    assert {each.state for each in Payment.objects.filter(run=run_id)} == {"ordered"}
    assert balance(grant_id) == {
        ("cash", "appropriation", "DKK"): -1_000_000, ("cash", "owed", "DKK"): 666_668,
        ("cash", "in_transit", "DKK"): 333_332,
        ("adult", "appropriation", "DKK"): -4_000_000, ("adult", "in_transit", "DKK"): 4_000_000,
    }  # fmt: skip
    with clock.standing_at(noon(ARRIVED)):
        refused("grants.run_too_far", services.prepare_run, JUNE, by=money.officer)
    refused("grants.run_is_over", services.drop_run, run_id, by=money.second)
    opened = AuditLine.objects.filter(event="persons.text_opened", fields=["grants_payee.account_sealed"])
    assert opened.count() == 1  # one person, once


def test_the_file_names_accounts_amounts_and_references_and_nothing_of_why(money):
    grant_id = money.planned()
    file = services.open_file(money.run(JUNE), by=money.second).decode()
    assert file.count("<CdtTrfTxInf>") == 3 and "<CtrlSum>43333.32</CtrlSum>" in file
    assert f"<IBAN>{IBAN}</IBAN>" in file and "123-4-56789-0" in file
    assert "<Ustrd>2/6</Ustrd>" in file
    number = cases.show_case(case_of(grant_id), by=money.caseworker).number
    for word in (number, "reintegration", "Opdigtet madvogn"):
        assert word not in file
    assert AuditLine.objects.filter(event="grants.file_opened").count() == 1
    refused("access.missing_right", services.open_file, Run.objects.get().pk, by=money.adviser)


def test_a_run_that_is_dropped_gives_its_payments_back(money):
    money.planned()
    with clock.standing_at(noon(ARRIVED)):
        run_id = services.prepare_run(ARRIVED, by=money.officer)
        services.drop_run(run_id, by=money.officer)
        assert not Payment.objects.exclude(state="planned").exists()
        services.prepare_run(ARRIVED, by=money.officer)


def test_money_in_another_currency_goes_at_the_rate_of_the_day(money):
    grant_id = money.arrived()
    with clock.standing_at(noon(ARRIVED)):
        services.tell_payee(grant_id, replace(PERSON, currency="EUR"), by=money.adviser)
        run_id = services.prepare_run(ARRIVED, by=money.officer)
        refused("grants.rates_missing", services.approve_run, run_id, RUN, by=money.second)
        services.tell_rates(run_id, RatesInput(RATES, ARRIVED, "central_bank"), by=money.officer)
        services.approve_run(run_id, RUN, by=money.second)
    paid = Payment.objects.get(run=run_id)
    assert (paid.amount_ore, paid.currency, paid.rate, paid.amount) == (166_666, "EUR", 7_456_000, 22_353)
    with clock.standing_at(noon(JUNE)):
        services.read_statement(
            statement(entry(paid.reference, 22_353, JUNE, currency="EUR")), by=money.officer
        )
    assert balance(grant_id) == {
        ("cash", "appropriation", "DKK"): -1_000_000, ("cash", "owed", "DKK"): 833_334,
        ("cash", "exchange", "DKK"): 166_666, ("cash", "exchange", "EUR"): -22_353, ("cash", "paid", "EUR"): 22_353,
        ("adult", "appropriation", "DKK"): -4_000_000, ("adult", "owed", "DKK"): 4_000_000,
    }  # fmt: skip
    assert show(Query("grants_paid", 2022)) == [{"value": 1666.66}]


def test_what_the_bank_says_is_read_once_and_kept_where_it_fits_nothing(money):
    grant_id = money.arrived()
    money.run(ARRIVED)
    paid = cash_of(grant_id)[0]
    told = statement(
        entry(paid.reference, 100_000, JUNE),
        entry("UKENDT", 5, JUNE),
        entry(paid.reference, 66_667, JUNE),
        entry(paid.reference, 1, JUNE, currency="EUR"),
        entry(paid.reference, 66_666, JUNE, status="PDNG"),
    )
    with clock.standing_at(noon(JUNE)):
        found = services.read_statement(told, by=money.officer)
        assert (found.matched, found.unknown, found.differs, found.known) == (1, 1, 2, 0)
        again = services.read_statement(told, by=money.officer)
        assert (again.matched, again.known) == (0, 4)
    paid.refresh_from_db()
    assert (paid.state, paid.paid) == ("partly", 100_000)
    assert BankLine.objects.count() == 4
    assert show(Query("grants_paid", 2022, by=("destination", "support"))) == [
        {"destination": "THA", "support": "cash", "value": 1000}
    ]


def test_a_payment_that_comes_back_is_owed_again_and_tried_once_more(money):
    grant_id = money.arrived()
    money.run(ARRIVED)
    paid = cash_of(grant_id)[0]
    with clock.standing_at(noon(JUNE)):
        services.read_statement(statement(entry(paid.reference, 166_666, JUNE)), by=money.officer)
        assert show(Query("grants_paid", 2022)) == [{"value": 1666.66}]
        back = statement(entry(paid.reference, 166_666, JUNE, sign="CRDT"), name="OPDIGTET-2")
        services.read_statement(back, by=money.officer)
    first, again = (each for each in cash_of(grant_id) if each.number == 1)
    assert sorted([first.state, again.state]) == ["planned", "returned"]
    assert balance(grant_id)["cash", "owed", "DKK"] == 1_000_000
    assert show(Query("grants_paid", 2022)) == [{"value": 0}]


def test_a_withdrawal_stops_the_rest_and_what_comes_back_lapses(money):
    grant_id = money.planned(children=1)
    money.run(ARRIVED)
    with clock.standing_at(noon(JUNE)):
        refused("grants.stop_reason_missing", services.stop, grant_id, "whim", by=money.adviser)
        services.stop(grant_id, "consent_withdrawn", by=money.adviser)
        refused("grants.cannot_move", services.stop, grant_id, "closed", by=money.adviser)
        assert {each.state for each in cash_of(grant_id)[1:]} == {"stopped"}
        assert not [account for _, account, _ in balance(grant_id) if account == "owed"]
        paid = cash_of(grant_id)[0]
        services.read_statement(
            statement(entry(paid.reference, 333_333, JUNE, sign="CRDT")), by=money.officer
        )
    assert not [account for kind, account, _ in balance(grant_id) if kind == "cash"]
    with clock.standing_at(noon(JUNE)):
        refused("grants.nothing_due", services.prepare_run, JUNE, by=money.officer)
        refused("grants.stopped", services.tell_payee, grant_id, PERSON, by=money.adviser)


def test_other_circumstances_are_computed_anew_and_what_is_paid_stays_paid(money):
    grant_id = money.arrived()
    money.run(JUNE)
    with clock.standing_at(noon(JUNE + timedelta(days=1))):
        told = {"reason": "Opdigtet fødsel", "children": ("Opdigtet Barn 1",)}
        refused(
            "access.missing_right",
            services.change_circumstances,
            grant_id,
            PROVIDER,
            **told,
            by=money.adviser,
        )
        money.changes(grant_id, PROVIDER, **told)
    rest = [(each.number, each.amount_ore) for each in cash_of(grant_id) if each.state == "planned"]
    assert rest == [(3, 416_667), (4, 416_667), (5, 416_667), (6, 416_667)]
    assert purse(grant_id, "cash").entitled_ore == 2_000_000
    assert balance(grant_id)["child", "owed", "DKK"] == 900_000
    with clock.standing_at(noon(JUNE + timedelta(days=2))):
        money.changes(grant_id, SINGLE)
    assert sum(each.amount_ore for each in cash_of(grant_id) if each.state == "planned") == 666_668
    assert ("child", "owed", "DKK") not in balance(grant_id)


def test_what_was_paid_beyond_new_circumstances_is_kept_and_there_is_no_seventh_month(money):
    grant_id = money.arrived(children=1)
    money.run(date(2022, 10, 31))
    with clock.standing_at(noon(date(2022, 11, 1))):
        money.changes(grant_id, SINGLE)
        assert purse(grant_id, "cash").entitled_ore == 2_000_000  # all of it is paid already
        view = services.show_grant(case_of(grant_id), by=money.officer)
        assert view.purses[0].kept == 1_000_000
    other = money.arrived(name="Opdigtet Person 8")
    money.run(date(2022, 10, 31))
    with clock.standing_at(noon(date(2022, 11, 1))):
        change = services.change_circumstances
        refused("grants.months_over", change, other, PROVIDER, reason="Opdigtet", by=money.officer)


def test_circumstances_do_not_change_under_a_run_or_below_a_plan(money):
    grant_id = money.arrived(children=1)
    change = services.change_circumstances
    with clock.standing_at(noon(ARRIVED)):
        money.lines(grant_id)
        refused("grants.plan_is_larger", change, grant_id, SINGLE, reason="Opdigtet", by=money.officer)
        services.prepare_run(ARRIVED, by=money.officer)
        refused("grants.in_a_run", change, grant_id, SINGLE, reason="Opdigtet", by=money.officer)
        refused(
            "grants.reason_missing",
            change,
            money.applied(name="Opdigtet Person 8"),
            PROVIDER,
            reason=" ",
            by=money.officer,
        )


def test_the_accounts_of_a_year_add_up_by_country(money):
    money.planned(children=1)
    run_id = money.run(JUNE)
    lines = [
        entry(each.reference, each.amount, JUNE) for each in Payment.objects.filter(run=run_id, number=1)
    ]
    with clock.standing_at(noon(JUNE)):
        services.read_statement(statement(*lines), by=money.officer)
        (line,) = services.show_accounts(2022, by=money.officer)
        assert services.show_accounts(2021, by=money.officer) == []
        refused("grants.year_missing", services.show_accounts, 1066, by=money.officer)
    assert (line.country, line.granted, line.sent, line.back, line.released) == (
        "THA",
        6_900_000,
        5_566_666,
        0,
        0,
    )
    assert (line.paid, line.owed) == (333_333, 1_333_334)
    assert line.granted == line.sent - line.back + line.released + line.owed


def test_proof_that_money_arrived_is_sampled_and_recorded_by_another(money):
    money.arrived()
    run_id = money.run(date(2022, 10, 31))
    lines = [entry(each.reference, each.amount, JUNE) for each in Payment.objects.filter(run=run_id)]
    with clock.standing_at(noon(date(2022, 11, 1))):
        refused("grants.nothing_paid", services.draw_sample, 2022, by=money.officer)
        services.read_statement(statement(*lines), by=money.officer)
        assert Transaction.objects.filter(kind="confirmed").count() == 6
        assert services.draw_sample(2022, by=money.officer) == 1
        assert services.draw_sample(2022, by=money.officer) == 0
        check = ReceiptCheck.objects.get()
        found = ReceiptInput("arrived", "Opdigtet kvittering fra den lokale hjælpeorganisation")
        record = services.record_receipt
        refused("grants.paid_yourself", record, check.pk, found, by=money.second)
        refused("grants.outcome_missing", record, check.pk, ReceiptInput("", "x"), by=money.adviser)
        refused("grants.evidence_missing", record, check.pk, ReceiptInput("arrived", " "), by=money.adviser)
        record(check.pk, found, by=money.adviser)
        refused("grants.receipt_recorded", record, check.pk, found, by=money.adviser)
        assert services.open_receipt(check.pk, by=money.adviser)[1] == found.evidence


@pytest.mark.parametrize("kind", ["application", "plan", "approval", "payments"])
def test_letters_are_tagged_documents_in_danish_and_english(money, kind):
    from pikepdf import open as open_pdf

    grant_id = money.planned(children=1)
    made = services.make_letter(grant_id, kind, by=money.officer)
    with open_pdf(BytesIO(made)) as pdf:
        assert str(pdf.Root.Lang) == "da" and len(pdf.pages) >= 2 and pdf.Root.MarkInfo.Marked
    refused("grants.letter_missing", services.make_letter, grant_id, "poem", by=money.officer)
    refused(
        "grants.not_approved",
        services.make_letter,
        money.applied(name="Opdigtet Person 8"),
        "approval",
        by=money.officer,
    )


def run_sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


NEW = "INSERT INTO grants_entry (id, transaction_id, purse_id, account, currency, amount) VALUES (gen_random_uuid(), %s, %s, %s, 'DKK', %s)"


def test_the_database_itself_keeps_the_books(money, as_owner):
    """Also against its owner, who writes past every rule of the application."""
    grant_id = money.approved()
    posted = Transaction.objects.filter(purse__kind="cash").get()
    adult, cash = purse(grant_id, "adult"), purse(grant_id, "cash")
    run_sql("SELECT 1")
    for values, why in (
        ([(posted.pk, cash.pk, "owed", 1)], "does not balance"),
        ([(posted.pk, adult.pk, "owed", 1), (posted.pk, adult.pk, "paid", -1)], "does not balance"),
        (
            [(posted.pk, cash.pk, "owed", -1_000_001), (posted.pk, cash.pk, "in_transit", 1_000_001)],
            "more is taken",
        ),
        ([(posted.pk, cash.pk, "appropriation", -1), (posted.pk, cash.pk, "owed", 1)], "more is granted"),
    ):
        with pytest.raises(IntegrityError, match=why), transaction.atomic():
            for each in values:
                with connection.cursor() as cursor:
                    cursor.execute(NEW, each)
            run_sql("SELECT 1")
    for change in (
        "UPDATE grants_entry SET amount = amount + 1",
        "DELETE FROM grants_entry",
        "UPDATE grants_transaction SET kind = 'released'",
        "DELETE FROM grants_circumstance",
        "TRUNCATE grants_entry CASCADE",
    ):
        with pytest.raises(Exception, match="append-only"), transaction.atomic():
            run_sql(change)
    with pytest.raises(IntegrityError, match="more is granted"), transaction.atomic():
        run_sql("UPDATE grants_purse SET entitled_ore = 1")


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["run", "confirm", "part", "back", "more", "less", "declined", "again", "stop"]),
        st.integers(0, 5),
    ),
    min_size=3,
    max_size=8,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_whatever_happens_through_the_services_the_database_adds_up(money, acts):
    """Random months of runs, confirmations, returns, changed circumstances and stops; what a rule refuses changes nothing."""
    with transaction.atomic():
        grant_id = money.planned(children=1)
        for month, (name, number) in enumerate(acts):
            with clock.standing_at(noon(months_later(ARRIVED, month))):
                try:
                    with transaction.atomic():
                        ACTING[name](money, grant_id, number, month)
                except (Denied, Invalid):
                    pass
            _adds_up(grant_id)
        transaction.set_rollback(True)


def _run(money, grant_id, number, month):
    money.run(months_later(ARRIVED, month))


def _bank(money, grant_id, number, month, *, sign="DBIT", part=1):
    sent = [each for each in Payment.objects.filter(grant=grant_id).order_by("due_on", "pk") if each.amount]
    if sent:
        paid = sent[number % len(sent)]
        line = entry(paid.reference, paid.amount // part, clock.today(), sign=sign)
        services.read_statement(statement(line, name=f"OPDIGTET-{month}"), by=money.officer)


def _declined(money, grant_id, *_):
    services.change_circumstances(grant_id, PROVIDER, reason="Opdigtet", by=money.officer)
    services.decline_change(grant_id, by=money.second)


def _again(money, grant_id, number, _):
    """The approved plan is written on, without one of its lines, and approved anew."""
    services.reopen_plan(grant_id, by=money.adviser)
    lines = list(PlanLine.objects.filter(purse__grant=grant_id, dropped_at=None).order_by("pk"))
    with suppress(Denied):
        services.drop_line(lines[number % len(lines)].pk, by=money.adviser)
    services.finish_plan(grant_id, by=money.adviser)
    services.approve_plan(grant_id, by=money.officer)


ACTING = {
    "run": _run,
    "confirm": _bank,
    "part": lambda *told: _bank(*told, part=3),
    "back": lambda *told: _bank(*told, sign="CRDT", part=2),
    "more": lambda money, grant_id, *_: money.changes(grant_id, Circumstances(Household.PROVIDER, 3)),
    "less": lambda money, grant_id, *_: money.changes(grant_id, PROVIDER),
    "declined": _declined,
    "again": _again,
    "stop": lambda money, grant_id, *_: services.stop(grant_id, "closed", by=money.adviser),
}


def _adds_up(grant_id):
    """Counted from the payments alone, without the ledger's rules."""
    run_sql("SELECT 1")
    found = balance(grant_id)
    sums = Counter()
    for (kind, _, currency), amount in found.items():
        sums[kind, currency] += amount
    assert not any(sums.values())
    payments = Payment.objects.filter(grant=grant_id, amount__isnull=False)
    assert sum(amount for (_, account, _), amount in found.items() if account == "paid") == sum(
        each.paid for each in payments
    )
    told = show(Query("grants_paid", ARRIVED.year + 1, ARRIVED.year))
    assert told == [{"value": pytest.approx(sum(each.paid for each in payments) / 100)}]
    on_its_way = sum(each.amount - each.paid - each.back for each in payments)
    assert sum(amount for (_, account, _), amount in found.items() if account == "in_transit") == on_its_way
