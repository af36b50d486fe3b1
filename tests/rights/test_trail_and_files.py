"""Police file numbers and the oldest lines of the trail go when their period is over: by two officers, carried out on the
command line, and what is left of the trail can still be verified."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from opennrm.access import audit
from opennrm.access import services as access
from opennrm.access.domain.actor import NOBODY
from opennrm.access.models import AuditCut, AuditLine, AuditSeal
from opennrm.cases import services as cases
from opennrm.config import erasures
from opennrm.prosecution import services as prosecution
from opennrm.prosecution.domain import StepInput
from opennrm.prosecution.models import FileCase, PoliceFile
from opennrm.rights import services
from opennrm.rights.domain.retention import Kind, months_after, months_before
from opennrm.rights.models import ErasureItem, ErasureProof
from opennrm.shared.dates import clock, noon
from tests.cases.people import CONSENT, SCOPE, new_case
from tests.rights import story

pytestmark = pytest.mark.django_db
NOW, OLD, KEPT = date(2026, 6, 12), date(2021, 6, 11), date(2021, 6, 13)


@pytest.fixture
def who(actor_for):
    return story.people(actor_for)


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    monkeypatch.setenv("NRM_ERASURE_LIST", str(tmp_path / "erasures"))


def agreed_and_run(who):
    erasure_id = services.propose_erasure(services.show_simulation(by=who.dpo).checksum, by=who.dpo)
    services.decide_erasure(erasure_id, approve=True, by=who.other_dpo)
    return services.erase_approved(lambda line: None, erasures.keep)


def due(who):
    return {line.kind: line for line in services.show_simulation(by=who.dpo).due}


def lines_of(day, count):
    with clock.standing_at(noon(day)):
        for _ in range(count):
            audit.record("cases.case_shown", by=NOBODY)
        access.seal_trail()


def test_the_oldest_lines_go_and_the_chain_still_holds_and_says_from_where(who):
    lines_of(OLD, 5)
    lines_of(KEPT, 3)
    noted = str(access.verify_trail().head)
    with clock.standing_at(noon(NOW)):
        assert due(who)[Kind.TRAIL].due_on == months_after(OLD, 60)
        assert agreed_and_run(who) == 1
        assert Kind.TRAIL not in due(who)
    assert AuditCut.objects.get().number == AuditSeal.objects.order_by("number").first().number - 1 == 5
    assert not AuditLine.objects.filter(at__date__lte=OLD).exists()
    assert AuditLine.objects.filter(at__date=KEPT).count() == 3
    verdict = access.verify_trail(noted)
    assert verdict.fault == "" and verdict.since == "after seal 5, cut off through 2021-06-12"
    access.seal_trail()
    assert access.verify_trail(noted).fault == ""
    assert AuditLine.objects.get(event="access.trail_cut").purpose == "5"
    assert ErasureProof.objects.get().places[0]["rows"] == 5


def test_a_head_at_the_cut_still_stands(who):
    lines_of(OLD, 2)
    noted = str(access.verify_trail().head)
    access.cut_trail(OLD)
    assert access.verify_trail(noted).fault == "" and AuditSeal.objects.count() == 0
    lines_of(KEPT, 1)
    assert AuditSeal.objects.order_by("number").first().number == 3 and access.verify_trail(noted).fault == ""


def test_an_old_line_that_was_sealed_late_stays_until_those_before_it_may_go(who):
    lines_of(KEPT, 1)
    lines_of(OLD, 1)
    assert access.cut_trail(OLD) == 0 and AuditLine.objects.count() == 2


def test_a_cut_without_the_key_is_found(who):
    lines_of(OLD, 4)
    second = AuditSeal.objects.get(number=2)
    AuditCut.objects.create(
        number=2, digest=bytes(second.digest), through=OLD, mark=bytes(32), cut_at=clock.now()
    )
    with connection.cursor() as cursor:
        for table in ("access_auditline", "access_auditseal"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM access_auditline WHERE position <= %s", [second.line])
        cursor.execute("DELETE FROM access_auditseal WHERE number <= 2")
        for table in ("access_auditline", "access_auditseal"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    assert access.verify_trail().fault == "the cut after seal 2 was not made with the key"


def test_the_triggers_stand_again_after_a_cut(who):
    lines_of(OLD, 2)
    access.cut_trail(OLD)
    lines_of(KEPT, 1)
    for model in (AuditLine, AuditSeal, AuditCut):
        with pytest.raises(ProgrammingError, match="append-only"), transaction.atomic():
            model.objects.all().delete()


def opened(who, day, steps=()):
    with clock.standing_at(noon(day)):
        case_id = new_case(who.caseworker)
        cases.share(case_id, "prosecution_service", ground=CONSENT, scope=SCOPE, by=who.caseworker)
        file_id = prosecution.open_file("OPDIGTET-99", case_ids=(case_id,), by=who.prosecutor)
        for step in steps:
            prosecution.record_step(StepInput(file_id, 1, step, "p262a", day), by=who.prosecutor)
    return file_id


def test_the_number_of_a_police_file_goes_and_what_is_counted_stays(who):
    day = months_before(NOW, 120)
    file_id = opened(who, day, ("charge", "indictment", "conviction"))
    with clock.standing_at(noon(NOW - timedelta(days=1))):
        assert Kind.POLICE_FILE not in due(who)
    with clock.standing_at(noon(NOW)):
        assert due(who)[Kind.POLICE_FILE].subject_id == file_id
        agreed_and_run(who)
        assert Kind.POLICE_FILE not in due(who)
        assert len(prosecution.show_file(file_id, by=who.prosecutor).relations) == 1
    assert PoliceFile.objects.get().number == f"slettet-{file_id.hex[:12]}"
    assert not FileCase.objects.exists()
    assert ErasureItem.objects.get(kind="police_file").outcome == "erased"
    assert services.erase_again([file_id], lambda subject: None) == 0


def test_a_file_of_a_criminal_case_that_runs_is_held(who):
    opened(who, months_before(NOW, 121), ("charge",))
    with clock.standing_at(noon(NOW)):
        held = [line for line in services.show_simulation(by=who.dpo).held if line.kind is Kind.POLICE_FILE]
    assert [line.holds for line in held] == [("criminal_case",)]


def test_a_linked_file_in_which_nobody_is_accused_yet_runs_too(who):
    """As it does for the person of the case."""
    opened(who, months_before(NOW, 121))
    with clock.standing_at(noon(NOW)):
        held = [line for line in services.show_simulation(by=who.dpo).held if line.kind is Kind.POLICE_FILE]
    assert [line.holds for line in held] == [("criminal_case",)]


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2026, 3, 31), date(2026, 1, 1), NOW])
def test_the_day_before_which_a_period_is_over_is_the_latest(day):
    for months in (1, 6, 60, 120):
        through = months_before(day, months)
        assert (
            months_after(through, months)
            <= day
            < months_after(through + timedelta(days=1), months) + timedelta(days=3)
        )
