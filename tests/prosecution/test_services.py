"""Acts of prosecution: what they write, what they refuse, and that a refusal writes nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.cases import services as cases
from opennrm.cases.domain import Ground
from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Identity
from opennrm.prosecution import selectors, services
from opennrm.prosecution.domain.events import StepRecorded, StepWithdrawn
from opennrm.prosecution.models import FileCase, PoliceFile, Relation, Step
from opennrm.shared.errors import Denied, Invalid
from tests.cases.people import SCOPE
from tests.prosecution.conftest import TODAY

pytestmark = pytest.mark.django_db
GROUND = Ground(kind="consent", legal_basis="", reason="advice")


def rows():
    return [model.objects.count() for model in (PoliceFile, FileCase, Relation, Step)]


def a_case(by):
    identity = Identity(names="Opdigtet Person 1", birth=UNKNOWN_BIRTH)
    return cases.register_person(identity, gender="female", nationality="ROU", ground=GROUND, by=by)


def test_a_file_and_its_steps_are_recorded(prosecutor, step_of, published):
    file_id = services.open_file(" opdigtet-2021 ", by=prosecutor)
    charged = services.record_step(step_of(file_id), by=prosecutor)
    second = services.record_step(step_of(file_id, accused=2), by=prosecutor)

    shown = services.show_file(file_id, by=prosecutor)
    assert (shown.number, shown.opened_on) == ("OPDIGTET-2021", None)
    assert [relation.accused for relation in shown.relations] == [1, 2]
    assert rows() == [1, 0, 2, 2]
    assert published == [
        StepRecorded(charged, Relation.objects.get(accused=1).pk, "charge", "p262a", date(2021, 3, 1)),
        StepRecorded(second, Relation.objects.get(accused=2).pk, "charge", "p262a", date(2021, 3, 1)),
    ]
    events = set(AuditLine.objects.values_list("event", flat=True))
    assert events == {"prosecution.file_opened", "prosecution.step_recorded", "prosecution.file_shown"}


def test_steps_of_one_accused_stand_in_one_relation(prosecutor, step_of):
    file_id = services.open_file("OPDIGTET-1", by=prosecutor)
    services.record_step(step_of(file_id), by=prosecutor)
    services.record_step(step_of(file_id, step="indictment", occurred_on=date(2021, 4, 1)), by=prosecutor)
    services.record_step(step_of(file_id, step="conviction", occurred_on=date(2021, 5, 1)), by=prosecutor)
    assert rows() == [1, 0, 1, 3]


def test_an_old_file_may_begin_with_a_conviction(prosecutor, step_of):
    file_id = services.open_file("OPDIGTET-OLD", opened_on=date(2010, 2, 1), by=prosecutor)
    services.record_step(step_of(file_id, step="conviction", occurred_on=date(2014, 11, 1)), by=prosecutor)
    assert Step.objects.get().step == "conviction"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"occurred_on": TODAY + timedelta(days=1)}, "prosecution.step_in_future"),
        ({"occurred_on": date(2019, 1, 1)}, "prosecution.step_before_file"),
        ({"statute": "p262b"}, "prosecution.statute_not_in_force"),
        ({"step": "indictment", "occurred_on": date(2021, 2, 1)}, "prosecution.step_out_of_order"),
        ({}, "prosecution.step_known"),
        ({"accused": 0}, "prosecution.no_such_accused"),
    ],
)
def test_an_impossible_step_writes_nothing(prosecutor, step_of, published, wrong, code):
    file_id = services.open_file("OPDIGTET-1", opened_on=date(2020, 1, 1), by=prosecutor)
    services.record_step(step_of(file_id), by=prosecutor)
    before = rows(), len(published), AuditLine.objects.count()
    with pytest.raises(Invalid, match=code):
        services.record_step(step_of(file_id, **wrong), by=prosecutor)
    assert (rows(), len(published), AuditLine.objects.count()) == before


def test_when_the_audit_fails_nothing_is_written(prosecutor, step_of, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    file_id = services.open_file("OPDIGTET-1", by=prosecutor)
    monkeypatch.setattr("opennrm.access.audit.record", fail)
    with pytest.raises(RuntimeError):
        services.record_step(step_of(file_id), by=prosecutor)
    with pytest.raises(RuntimeError):
        services.open_file("OPDIGTET-2", by=prosecutor)
    assert rows() == [1, 0, 0, 0]


def test_a_number_stands_once_in_the_register(prosecutor, police):
    services.open_file("OPDIGTET-1", by=prosecutor)
    with pytest.raises(Invalid, match="prosecution.number_taken"):
        services.open_file("opdigtet-1", by=police)
    assert PoliceFile.objects.count() == 1


def test_a_withdrawn_step_stays_visible_and_can_be_recorded_anew(prosecutor, step_of, published):
    file_id = services.open_file("OPDIGTET-1", by=prosecutor)
    step_id = services.record_step(step_of(file_id), by=prosecutor)
    assert services.withdraw_step(step_id, by=prosecutor) == file_id
    assert published[-1] == StepWithdrawn(step_id)
    (relation,) = services.show_file(file_id, by=prosecutor).relations
    assert [step.is_withdrawn for step in relation.steps] == [True]
    with pytest.raises(Denied, match="prosecution.step_withdrawn"):
        services.withdraw_step(step_id, by=prosecutor)
    services.record_step(step_of(file_id), by=prosecutor)
    assert Step.objects.count() == 2


def test_the_prosecution_service_works_in_every_file(prosecutor, police, step_of):
    file_id = services.open_file("OPDIGTET-1", by=police)
    services.record_step(step_of(file_id), by=prosecutor)
    assert Step.objects.get().organisation.code == "prosecution_service"


def test_the_police_find_only_their_own_files(prosecutor, police, step_of):
    own = services.open_file("OPDIGTET-1", by=police)
    foreign = services.open_file("OPDIGTET-2", by=prosecutor)
    step_id = services.record_step(step_of(foreign), by=prosecutor)
    assert [file.pk for file in selectors.files_for(police)] == [own]
    for act in (
        lambda: services.show_file(foreign, by=police),
        lambda: services.record_step(step_of(foreign), by=police),
        lambda: services.withdraw_step(step_id, by=police),
    ):
        with pytest.raises(Http404):
            act()


def test_a_file_of_a_case_is_seen_by_those_in_the_case_but_not_written(
    police, caseworker, step_of, actor_for
):
    case_id = a_case(by=police)
    file_id = services.open_file("OPDIGTET-1", case_ids=(case_id,), by=police)
    with pytest.raises(Http404):
        services.show_file(file_id, by=caseworker)
    cases_share(case_id, "cmm", by=police)
    assert [number for _, number in services.show_file(file_id, by=caseworker).cases] != []
    with pytest.raises(Denied, match="access.missing_right"):
        services.record_step(step_of(file_id), by=caseworker)
    other_police = actor_for(Role.POLICE_LIAISON, "cmm")
    with pytest.raises(Denied, match="prosecution.file_of_another_organisation"):
        services.record_step(step_of(file_id), by=other_police)
    assert Step.objects.count() == 0


def cases_share(case_id, organisation_code, *, by):
    """Police liaisons may not share cases, so a caseworker of the same organisation does."""
    from dataclasses import replace

    cases.share(case_id, organisation_code, ground=GROUND, scope=SCOPE, by=replace(by, role=Role.CASEWORKER))


def test_nobody_links_a_case_they_take_no_part_in(police, caseworker):
    case_id = a_case(by=caseworker)
    with pytest.raises(Http404):
        services.open_file("OPDIGTET-1", case_ids=(case_id,), by=police)
    assert rows() == [0, 0, 0, 0]


def test_a_role_without_the_right_opens_no_file(caseworker):
    with pytest.raises(Denied, match="access.missing_right"):
        services.open_file("OPDIGTET-1", by=caseworker)
    assert rows() == [0, 0, 0, 0]


def test_the_database_itself_refuses_the_same_step_twice(prosecutor, step_of):
    file_id = services.open_file("OPDIGTET-1", by=prosecutor)
    services.record_step(step_of(file_id), by=prosecutor)
    twin = Step.objects.get()
    twin.pk, twin._state.adding = None, True
    with pytest.raises(IntegrityError, match="step_stands_once"), transaction.atomic():
        Step.objects.create(
            relation=twin.relation,
            step=twin.step,
            statute=twin.statute,
            occurred_on=twin.occurred_on,
            organisation=twin.organisation,
            recorded_at=twin.recorded_at,
            recorded_by=twin.recorded_by,
        )
