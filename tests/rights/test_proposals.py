"""Two people agree before anything is erased; a simulation was seen; a hold is lifted by another than who set it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from opennrm.access.domain.roles import GRANTS, Permission, Role
from opennrm.access.models import AuditLine
from opennrm.intake import services as intake
from opennrm.intake.domain import ReferralInput
from opennrm.rights import services
from opennrm.rights.models import Erasure, Hold
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Conflict, Denied, Invalid
from tests.rights import story

pytestmark = pytest.mark.django_db
NOW = date(2026, 6, 12)


@pytest.fixture
def who(actor_for):
    return story.people(actor_for)


@pytest.fixture
def told(who):
    return story.told(who)


@pytest.fixture(autouse=True)
def in_2026():
    with clock.standing_at(noon(NOW)):
        yield


def test_only_the_data_protection_officer_may_erase():
    assert {role for role in Role if Permission.ERASURE_MANAGE in GRANTS[role]} == {
        Role.DATA_PROTECTION_OFFICER
    }


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.DATA_PROTECTION_OFFICER])
def test_nobody_else_simulates_proposes_or_holds(told, actor_for, role):
    other = actor_for(role, "cmm")
    for act in (
        lambda: services.show_simulation(by=other),
        lambda: services.propose_erasure("0" * 64, by=other),
        lambda: services.propose_on_request(told.number, by=other),
        lambda: services.set_hold(told.number, "own", "Opdigtet", by=other),
        lambda: services.show_holds(by=other),
    ):
        with pytest.raises(Denied, match=r"access\.missing_right"):
            act()


def test_a_simulation_shows_no_identity_and_stands_in_the_trail(who, told):
    found = services.show_simulation(by=who.dpo)
    assert told.pseudonym in {line.label for line in found.due}
    assert not any(value in repr(found) for value in (*story.IDENTITIES, *story.TEXTS))
    assert AuditLine.objects.filter(event="rights.simulation_shown", user_id=who.dpo.user_id).exists()


def test_what_is_proposed_is_what_was_seen(who, told):
    seen = services.show_simulation(by=who.dpo).checksum
    intake.make_referral(ReferralInput(told.case_id, "ngo", NOW, "Opdigtet", None), by=who.caseworker)
    with pytest.raises(Conflict, match=r"rights\.simulation_changed"):
        services.propose_erasure(seen, by=who.dpo)
    with pytest.raises(Conflict):
        services.propose_erasure("", by=who.dpo)


def test_a_proposal_of_nothing_is_refused(who):
    with pytest.raises(Invalid, match=r"rights\.nothing_due"):
        services.propose_erasure(services.show_simulation(by=who.dpo).checksum, by=who.dpo)


def test_who_proposed_cannot_approve_neither_here_nor_in_the_database(who, told):
    erasure_id = services.propose_on_request(told.pseudonym, by=who.dpo)
    with pytest.raises(Denied, match=r"rights\.erasure_own"):
        services.decide_erasure(erasure_id, approve=True, by=who.dpo)
    with pytest.raises(IntegrityError, match="erasure_decided_by_another"), transaction.atomic():
        Erasure.objects.update(approved=True, decided_by=who.dpo.user_id, decided_at=clock.now())


def test_who_set_a_hold_cannot_lift_it_neither_here_nor_in_the_database(who, told):
    hold_id = services.set_hold(told.number, "own", "Opdigtet", by=who.dpo)
    with pytest.raises(Denied, match=r"rights\.hold_own"):
        services.lift_hold(hold_id, by=who.dpo)
    with pytest.raises(IntegrityError, match="hold_lifted_by_another"), transaction.atomic():
        Hold.objects.filter(pk=hold_id).update(lifted_by=who.dpo.user_id, lifted_at=clock.now())
    services.lift_hold(hold_id, by=who.other_dpo)
    with pytest.raises(Denied, match=r"rights\.hold_lifted"):
        services.lift_hold(hold_id, by=who.other_dpo)


@pytest.mark.parametrize(
    ("text", "kind", "field"), [("2021-9999", "own", "person"), ("", "own", "person"), (None, "x", "kind")]
)
def test_a_hold_is_about_somebody_and_of_a_kind(who, told, text, kind, field):
    with pytest.raises(Invalid) as refused:
        services.set_hold(told.number if text is None else text, kind, "Opdigtet", by=who.dpo)
    assert refused.value.field == field


def test_the_reason_of_a_hold_is_read_by_the_officer(who, told):
    services.set_hold(told.number, "complaint", "Opdigtet klage", by=who.dpo)
    reasons = [reason for _, reason in services.show_holds(by=who.other_dpo)]
    assert reasons == ["Opdigtet klage", story.HOLD]


def test_the_pages_lead_from_the_simulation_to_the_approval(who, told, client_for):
    one, other = client_for(who.dpo), client_for(who.other_dpo)
    page = one.get(reverse("rights:erasure"))
    assert told.pseudonym in page.content.decode()
    sent = one.post(reverse("rights:erasure"), {"checksum": page.context["form"]["checksum"].value()})
    shown = one.get(sent.url).content.decode()
    assert "En anden skal godkende eller afvise den" in shown and "Godkend sletning" not in shown
    assert "Godkend sletning" in other.get(sent.url).content.decode()
    erasure = Erasure.objects.get()
    assert other.post(reverse("rights:approve", args=[erasure.pk])).status_code == 302
    erasure.refresh_from_db()
    assert erasure.approved


def test_a_simulation_that_is_stale_is_refused_on_the_page(who, told, client_for):
    page = client_for(who.dpo).post(reverse("rights:erasure"), {"checksum": "0" * 64}).content.decode()
    assert "Der er sket noget, siden du så simuleringen" in page


def test_a_held_person_is_refused_on_the_page_with_what_to_do(who, client_for):
    told = story.told(who, convicted=False)
    page = client_for(who.dpo).post(reverse("rights:on_request"), {"person": told.number}).content.decode()
    assert "Sletningen er stoppet" in page
    assert "Straffesag i gang" in client_for(who.dpo).get(reverse("rights:erasure")).content.decode()
