"""Ending a participation leaves a signed receipt that says what was open and what is to become of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.http import Http404
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.cases import selectors, services
from opennrm.cases.domain.receipts import Receipt, case_mark, duty_of, is_genuine, signature
from opennrm.cases.models import Case, Participation
from opennrm.cases.models import Receipt as Row
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied
from tests.cases.people import BY_LAW, CONSENT, SCOPE, SCOPE_BY_LAW, new_case

KEY, OTHER = b"k" * 32, b"o" * 32
TOLD = Receipt(
    "KV-2021-0000", "hopenow", "cmm", "ABC", ("identity", "contact"), "support", "consent", "",
    date(2021, 6, 12), date(2021, 7, 1), "delete",
)  # fmt: skip


@pytest.mark.parametrize(
    "changed",
    [
        {"organisation": "cmm"}, {"sender": "hopenow"}, {"case_mark": "ABD"}, {"sections": ("identity",)},
        {"sections": ("identity,contact",), "purpose": "health"}, {"purpose": "safety"}, {"kind": "legal_basis"},
        {"legal_basis": "assessment"}, {"since": date(2021, 6, 11)}, {"until": date(2021, 7, 2)}, {"duty": "keep"},
        {"number": "KV-2021-0001"},
    ],
)  # fmt: skip
def test_a_changed_receipt_is_not_genuine(changed):
    signed = signature(KEY, TOLD)
    assert is_genuine(KEY, TOLD, signed)
    assert not is_genuine(KEY, replace(TOLD, **changed), signed)
    assert not is_genuine(OTHER, TOLD, signed)


def test_without_consent_all_is_deleted_and_what_the_law_passed_on_may_be_kept():
    assert [duty_of(kind) for kind in ("consent", "legal_basis")] == ["delete", "keep"]


def test_the_mark_is_the_same_for_a_case_and_says_nothing_without_the_key():
    one, other = UUID(int=1), UUID(int=2)
    assert case_mark(KEY, one) == case_mark(KEY, one) != case_mark(KEY, other)
    assert case_mark(KEY, one) != case_mark(OTHER, one)


@pytest.fixture
def case_id(caseworker):
    return new_case(caseworker)


@pytest.mark.django_db
def test_withdrawing_consent_closes_at_once_and_leaves_a_receipt_at_every_receiver(
    case_id, caseworker, ngo, immigration, actor_for
):
    officer = actor_for(Role.RETURN_OFFICER, "return_agency")
    for organisation in ("hopenow", "return_agency"):
        services.share(case_id, organisation, ground=CONSENT, scope=SCOPE, by=caseworker)
    services.share(case_id, "immigration_service", ground=BY_LAW, scope=SCOPE_BY_LAW, by=caseworker)
    assert services.withdraw_consent(case_id, by=caseworker) == 2
    for closed in (ngo, officer):
        with pytest.raises(Http404):
            services.show_case(case_id, by=closed)
        ((told, is_signed),) = services.show_receipts(by=closed)
        assert (told.sender, told.duty, len(told.sections), is_signed) == ("cmm", "delete", 9, True)
    assert services.show_case(case_id, by=immigration)
    assert services.show_case(case_id, by=caseworker)
    assert len(services.show_receipts(by=caseworker)) == 2


@pytest.mark.django_db
def test_a_receipt_names_no_person_and_no_case_and_is_seen_by_the_two_alone(
    case_id, caseworker, ngo, actor_for
):
    row = services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    services.end_participation(row, by=caseworker)
    case = Case.objects.select_related("person").get(pk=case_id)
    held = str(Row.objects.values().get())
    assert case.number not in held and case.person.pseudonym not in held and str(case.pk) not in held
    assert services.show_receipts(by=actor_for(Role.CASEWORKER, "reden_international")) == []
    assert len(services.show_receipts(by=ngo)) == 1


@pytest.mark.django_db
def test_a_receipt_that_was_changed_in_the_database_is_found(case_id, caseworker, ngo, client_for):
    row = services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    services.end_participation(row, by=ngo)
    assert services.verify_receipts() == []
    assert "Ægte" in client_for(ngo).get(reverse("cases:receipts")).content.decode()
    Row.objects.update(duty="keep")
    assert services.verify_receipts() == [Row.objects.get().number]
    assert "Ændret" in client_for(ngo).get(reverse("cases:receipts")).content.decode()


@pytest.mark.django_db
def test_only_who_may_share_withdraws_and_never_in_an_emergency(case_id, caseworker, actor_for):
    with pytest.raises(Denied, match="access.missing_right"):
        services.withdraw_consent(case_id, by=actor_for(Role.HOTLINE_ADVISER, "cmm"))
    helper = actor_for(Role.NGO_WORKER, "reden_international")
    number = Case.objects.get(pk=case_id).number
    services.break_glass(number, "Opdigtet: en person er i fare og skal hentes nu.", by=helper)
    with pytest.raises(Denied, match="cases.only_in_emergency"):
        services.withdraw_consent(case_id, by=helper)


@pytest.mark.django_db
def test_the_page_withdraws_and_says_how_many_are_out(case_id, caseworker, ngo, client_for):
    services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    client, url = client_for(caseworker), reverse("cases:share", args=[case_id])
    assert "Træk samtykket tilbage" in client.get(url).content.decode()
    page = client.post(reverse("cases:withdraw_consent", args=[case_id]), follow=True).content.decode()
    assert "1 organisation er ude af sagen" in page and "Træk samtykket tilbage" not in page
    assert not selectors.cases_for(ngo).exists()


@pytest.mark.django_db
def test_what_closes_by_itself_leaves_its_receipt_in_the_night_after_its_last_day(case_id, caseworker, ngo):
    last = clock.today() + timedelta(days=10)
    row = services.share(
        case_id, "hopenow", ground=CONSENT, scope=replace(SCOPE, lasts_until=last), by=caseworker
    )
    for day, ended in ((last, 0), (last + timedelta(days=1), 1), (last + timedelta(days=2), 0)):
        with clock.standing_at(noon(day)):
            assert services.end_expired() == ended
    ((told, is_signed),) = services.show_receipts(by=ngo)
    assert (told.sender, told.until, told.duty, is_signed) == ("cmm", last, "delete", True)
    assert services.show_receipts(by=caseworker) == [(told, True)]
    assert AuditLine.objects.get(event="cases.participation_expired").subject_id == row
    assert Participation.objects.get(pk=row).until == last


@pytest.mark.django_db
def test_a_night_in_which_somebody_was_quicker_leaves_no_second_receipt(case_id, caseworker, ngo):
    last = clock.today() + timedelta(days=10)
    scope = replace(SCOPE, lasts_until=last)
    row = services.share(case_id, "hopenow", ground=CONSENT, scope=scope, by=caseworker)
    services.end_participation(row, by=ngo)
    with clock.standing_at(noon(last + timedelta(days=1))):
        assert services.end_expired() == 0
    assert Row.objects.count() == 1
