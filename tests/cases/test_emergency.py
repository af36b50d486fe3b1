"""Breaking the glass: a case opens for one user, for some hours, and everybody who must know does."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404
from django.urls import reverse

from opennrm.access import services as access
from opennrm.access.domain.roles import GRANTS, Permission, Role
from opennrm.access.models import AuditLine
from opennrm.access.wall import acting
from opennrm.cases import services
from opennrm.cases.domain.emergency import Finding, state_of
from opennrm.cases.domain.states import NEXT, State, check_can_move
from opennrm.cases.models import Case, EmergencyAccess
from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Identity
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid
from tests.cases.people import CONSENT, SCOPE

REASON = "Opdigtet: hun skriver, at hun er låst inde, og skal hentes nu."
MOVES = {(State.RUNNING, State.OVER), (State.OVER, State.REVIEWED)}


@pytest.fixture
def case(caseworker):
    identity = Identity(names="Opdigtet Person", birth=UNKNOWN_BIRTH)
    case_id = services.register_person(identity, gender="", nationality="", ground=CONSENT, by=caseworker)
    return Case.objects.select_related("person").get(pk=case_id)


@pytest.fixture
def helper(actor_for):
    return actor_for(Role.NGO_WORKER, "hopenow")


@pytest.fixture
def dpo(actor_for):
    return actor_for(Role.DATA_PROTECTION_OFFICER, "cmm")


def break_glass(case, by):
    services.break_glass(case.number, REASON, by=by)
    return EmergencyAccess.objects.latest("began_at")


def passes(row):
    """Some hours later, for the database too."""
    EmergencyAccess.objects.filter(pk=row.pk).update(
        began_at=clock.now() - timedelta(hours=5), ends_at=clock.now() - timedelta(hours=1)
    )


@pytest.mark.parametrize(("now", "then"), list(product(State, State)))
def test_only_the_listed_moves_are_possible(now, then):
    if (now, then) in MOVES:
        check_can_move(now, then)
    else:
        with pytest.raises(Denied):
            check_can_move(now, then)
    assert (then in NEXT[now]) == ((now, then) in MOVES)


def test_time_and_the_review_say_where_it_stands():
    now = clock.now()
    assert state_of(now + timedelta(seconds=1), None, now) is State.RUNNING
    assert state_of(now, None, now) is State.OVER
    assert state_of(now, now, now) is State.REVIEWED


@pytest.mark.django_db
def test_the_case_opens_at_both_walls_for_that_user_alone_and_closes_by_itself(case, helper, actor_for):
    with pytest.raises(Http404):
        services.show_case(case.pk, by=helper)
    row = break_glass(case, helper)
    assert services.show_case(case.pk, by=helper).number == case.number
    assert services.open_person(case.pk, purpose="safety", by=helper).names == "Opdigtet Person"
    colleague = actor_for(Role.NGO_WORKER, "hopenow")
    with pytest.raises(Http404):
        services.show_case(case.pk, by=colleague)
    passes(row)
    with pytest.raises(Http404):
        services.show_case(case.pk, by=helper)
    with acting(helper), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_case WHERE id = %s", [case.pk])
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
@pytest.mark.parametrize("by", ["number", "pseudonym"])
def test_the_case_is_named_by_its_number_or_the_pseudonym(case, helper, by):
    told = {"number": case.number, "pseudonym": case.person.pseudonym.lower()}[by]
    assert services.break_glass(told, REASON, by=helper) == case.pk


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "reason", "field"),
    [
        ("2099-0001", REASON, "case"),
        ("Opdigtet Person", REASON, "case"),
        ("", REASON, "case"),
        (None, "haster", "reason"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field_and_opens_nothing(case, helper, text, reason, field):
    with pytest.raises(Invalid) as refused:
        services.break_glass(case.number if text is None else text, reason, by=helper)
    assert refused.value.field == field and not EmergencyAccess.objects.exists()


@pytest.mark.django_db
def test_who_takes_part_needs_no_emergency(case, caseworker):
    with pytest.raises(Invalid, match=r"cases\.takes_part_itself"):
        break_glass(case, caseworker)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "role", sorted(role for role in Role if Permission.CASE_BREAK_GLASS not in GRANTS[role])
)
def test_other_roles_cannot_at_either_wall(case, actor_for, role):
    actor = actor_for(role, "reden_international")
    with pytest.raises(Denied):
        break_glass(case, actor)
    with acting(actor), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT nrm_case_in_danger(%s)", [case.number])
        assert cursor.fetchone() == (None,)


@pytest.mark.django_db
def test_an_emergency_lets_nobody_in_for_good(case, helper):
    break_glass(case, helper)
    with pytest.raises(Denied, match=r"cases\.only_in_emergency"):
        services.share(case.pk, "hopenow", ground=CONSENT, scope=SCOPE, by=helper)
    insert = """INSERT INTO cases_participation (id, case_id, organisation_id, kind, legal_basis, reason_sealed, since, shared_by_id)
        VALUES (%s, %s, %s, 'consent', '', '', current_date, %s)"""
    with (
        acting(helper),
        pytest.raises(Exception, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(insert, [uuid4(), case.pk, helper.organisation_id, helper.user_id])


@pytest.mark.django_db
def test_the_organisations_of_the_case_and_the_officer_are_told(case, caseworker, helper, dpo, client_for):
    row = break_glass(case, helper)
    for actor in (caseworker, dpo):
        page = client_for(actor).get(reverse("desk:start")).content.decode()
        assert "Nødadgang" in page and case.number in page
    assert "Nødadgang:" not in client_for(helper).get(reverse("desk:start")).content.decode()
    page = client_for(dpo).get(reverse("cases:emergencies")).content.decode()
    assert case.number in page and "Varer endnu" in page
    assert "låst inde" in client_for(dpo).get(reverse("cases:emergency", args=[row.pk])).content.decode()
    assert AuditLine.objects.filter(event="cases.glass_broken", subject_id=row.pk).exists()
    seen = access.show_who_has_seen(case.number, by=dpo)
    assert helper.user_id in {line["user_id"] for line in seen}


@pytest.mark.django_db
def test_the_review_waits_until_it_is_over_and_is_made_once(case, helper, dpo):
    row = break_glass(case, helper)
    with pytest.raises(Denied, match=r"cases\.emergency_cannot_move"):
        services.review_emergency(row.pk, Finding.JUSTIFIED, by=dpo)
    passes(row)
    with pytest.raises(Invalid, match=r"cases\.finding_missing"):
        services.review_emergency(row.pk, "perhaps", by=dpo)
    services.review_emergency(row.pk, Finding.NOT_JUSTIFIED, by=dpo)
    with pytest.raises(Denied):
        services.review_emergency(row.pk, Finding.JUSTIFIED, by=dpo)
    reviewed, reason = services.show_emergency(row.pk, by=dpo)
    assert (reviewed.state, reviewed.finding, reason) == (State.REVIEWED, "not_justified", REASON)


@pytest.mark.django_db
def test_only_the_officer_reads_reasons_and_reviews(case, caseworker, helper):
    row = break_glass(case, helper)
    passes(row)
    for actor in (caseworker, helper):
        with pytest.raises(Denied):
            services.show_emergencies(by=actor)
        with pytest.raises(Denied):
            services.show_emergency(row.pk, by=actor)
        with pytest.raises(Denied):
            services.review_emergency(row.pk, Finding.JUSTIFIED, by=actor)


@pytest.mark.django_db
def test_the_database_refuses_a_long_one_and_ones_own_review(case, helper):
    row = break_glass(case, helper)
    for change in (
        {"ends_at": row.began_at + timedelta(hours=25)},
        {"finding": "justified", "reviewed_at": clock.now(), "reviewed_by_id": helper.user_id},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            EmergencyAccess.objects.filter(pk=row.pk).update(**change)
