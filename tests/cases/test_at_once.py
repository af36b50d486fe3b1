"""Two at the same moment, each in a transaction of their own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections, transaction

from opennrm.access.domain.roles import Role
from opennrm.cases import services
from opennrm.cases.models import Case, Participation
from opennrm.persons import services as persons_services
from opennrm.persons.models import SubjectKey
from opennrm.shared.errors import Refused
from tests.cases.people import CONSENT, SCOPE, new_case


@pytest.fixture
def at_once(fresh_database, django_db_blocker):
    """Run acts together; what each gave or raised."""

    def run(*acts):
        barrier = Barrier(len(acts))

        def one(act):
            try:
                barrier.wait(10)
                with transaction.atomic():
                    return act()
            except Refused as refused:
                return refused.code
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(acts)) as pool:
            return list(pool.map(one, acts))

    with django_db_blocker.unblock():
        yield run


@pytest.fixture
def colleague(at_once, actor_for):
    return actor_for(Role.CASEWORKER, "cmm")


def test_no_number_is_given_twice_or_skipped(at_once, colleague):
    at_once(*[lambda number=number: new_case(colleague, f"Opdigtet {number}") for number in range(6)])
    places = sorted(int(number.split("-")[1]) for number in Case.objects.values_list("number", flat=True))
    assert places == [1, 2, 3, 4, 5, 6]


def test_a_case_is_shared_once_with_the_same_organisation(at_once, colleague, actor_for):
    actor_for(Role.NGO_WORKER, "hopenow")
    case_id = new_case(colleague)

    def act():
        return services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=colleague)

    assert at_once(act, act).count("cases.takes_part_already") == 1
    assert Participation.objects.count() == 2


def test_two_cannot_both_correct_the_same_identity(at_once, colleague):
    person_id = Case.objects.get(pk=new_case(colleague)).person_id
    told = persons_services.open_identity(person_id, purpose="correction", by=colleague)

    def act():
        return persons_services.correct_identity(person_id, told, version=1, by=colleague)

    assert sorted(map(str, at_once(act, act))) == ["None", "persons.identity_changed"]


def test_the_first_use_of_a_key_by_two_makes_one_key(at_once, colleague):
    row = new_case(colleague)
    place = {"table": "intake_call", "column": "notes_sealed", "row": row}

    def act():
        return persons_services.seal_text(row, **place, text="Opdigtet")

    sealed = at_once(act, act)
    assert SubjectKey.objects.filter(pk=row).count() == 1
    opened = [persons_services.unseal_text(row, **place, sealed=each, by=colleague) for each in sealed]
    assert opened == ["Opdigtet", "Opdigtet"]


def test_two_that_leave_at_once_leave_somebody_behind(at_once, colleague, actor_for):
    other = actor_for(Role.CASEWORKER, "hopenow")
    case_id = new_case(colleague)
    services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=colleague)
    rows = {row.organisation_id: row.pk for row in Participation.objects.all()}
    codes = at_once(
        lambda: services.end_participation(rows[colleague.organisation_id], by=colleague),
        lambda: services.end_participation(rows[other.organisation_id], by=other),
    )
    assert "cases.last_participant" in codes and Participation.objects.filter(until=None).count() == 1
