"""An erased person is gone: every row of every table, every text and every file is searched for what was theirs."""

from __future__ import annotations

import logging
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from opennrm.access.models import AuditLine
from opennrm.cases import services as cases
from opennrm.cases.models import Case
from opennrm.config import erasures
from opennrm.documents import services as documents
from opennrm.documents.models import Version
from opennrm.identification import services as identification
from opennrm.intake import services as intake
from opennrm.intake.domain import CallInput, ReferralInput
from opennrm.persons import services as persons
from opennrm.persons import vault
from opennrm.persons.domain.sealed import ERASED_TEXT
from opennrm.persons.models import IdentityVersion, Person, SearchToken, SubjectKey
from opennrm.prosecution import services as prosecution
from opennrm.rights import services
from opennrm.rights.domain.places import PLACES, How
from opennrm.rights.models import Erasure, ErasureItem, ErasureProof
from opennrm.rights.services import erasing
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied
from opennrm.statistics import services as statistics
from opennrm.statistics.domain.query import Query
from opennrm.tasks.models.drafts import Draft
from tests.cases.people import new_case
from tests.rights import story

pytestmark = pytest.mark.django_db
NOW = date(2026, 6, 12)


@pytest.fixture
def who(actor_for):
    return story.people(actor_for)


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """The list of erasures of this test's own."""
    monkeypatch.setenv("NRM_ERASURE_LIST", str(tmp_path / "erasures"))
    return tmp_path / "erasures"


def run(**options):
    said = []
    count = services.erase_approved(said.append, erasures.keep)
    return count, said


def erased(told, who, *, day=NOW):
    """On request: proposed by one, approved by another, carried out."""
    with clock.standing_at(noon(day)):
        erasure_id = services.propose_on_request(told.number, by=who.dpo)
        services.decide_erasure(erasure_id, approve=True, by=who.other_dpo)
        return run()


def everything():
    """Every row of every table as text, with bytes in hexadecimal, as the owner sees it."""
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            parts += [row for (row,) in cursor.fetchall()]
    return "\n".join(parts)


def opened_by_any_key():
    """Every sealed value of the register, tried with every key that is left."""
    boxes = [vault.Box(key.subject_id, bytes(key.wrapped)) for key in SubjectKey.objects.exclude(wrapped=b"")]
    found = []
    tables = {model._meta.db_table: model for model in apps.get_models()}
    for place in PLACES:
        if place.column.endswith("_sealed"):
            told = tables[place.table]._default_manager.exclude(**{place.column: None})
            for pk, value in told.values_list("pk", place.column):
                found += _opened(boxes, bytes(value), vault.Place(place.table, place.column, pk))
    return "\n".join(found)


def _opened(boxes, value, where):
    for box in boxes:
        try:
            yield box.open(value, where)
        except vault.Unreadable:
            continue


def figures():
    """As drawn today, and as of an earlier day."""
    names = ("victims", "interviewed", "calls", "referrals", "returns", "charges", "convictions")
    days = (None, date(2010, 3, 2))
    plain = [statistics.show(Query(name, 2026, 2010, as_of=day)) for name in names for day in days]
    parts = ("year", "nationality", "gender", "age", "exploitation")
    return plain + [statistics.show(Query("victims", 2026, 2010, parts, as_of=day)) for day in days]


def test_the_story_has_something_in_its_places_and_the_sweep_reads_it(who):
    told = story.told(who)
    for place in PLACES:
        # Every sealed column that there is, also those of later: tests/rights/test_every_place.py.
        if place.how in {How.KEY, How.EMPTIED, How.DELETED}:
            assert erasing._ids(place, told.person_id), place.name
    readable = opened_by_any_key()
    for value in (*story.IDENTITIES, *story.TEXTS):
        assert value in readable, value


def test_an_erased_person_is_nowhere(who, kept, caplog):
    told = story.told(who)
    tokens = set(SearchToken.objects.filter(person=told.person_id).values_list("token", flat=True))
    with caplog.at_level(logging.DEBUG):
        count, said = erased(told, who)
    assert count == 1 and len(said) == 1
    readable, rows = opened_by_any_key(), everything()
    searched = (readable, rows, caplog.text, kept.read_text(), *said)
    for value in story.IDENTITIES:
        for text in searched:
            assert value.lower() not in text.lower() and value.encode().hex() not in text.lower(), value
    for value in story.TEXTS:
        if value != story.COMPLEX:  # names nobody, and somebody else is left in it
            assert all(value not in text for text in searched), value
    assert not SearchToken.objects.filter(person=told.person_id).exists()
    shared = set(SearchToken.objects.values_list("token", flat=True)) & tokens
    assert shared == set() or Person.objects.filter(erased_at__isnull=True).exists()


def test_who_is_beside_the_person_is_untouched_but_for_the_shared_text(who, kept):
    told = story.told(who)
    erased(told, who)
    with clock.standing_at(noon(NOW)):
        beside = cases.open_person(told.beside_id, purpose="safety", by=who.caseworker)
        assert beside.names == "Opdigtet Andenperson"
        shown = intake.show_call(told.call_id, by=who.caseworker)
        assert shown.notes == ERASED_TEXT
        assert [each.id for each in shown.cases] == [told.beside_id]
        assert cases.show_case(told.beside_id, by=who.caseworker).complex.title == story.COMPLEX


def test_the_title_of_a_complex_goes_with_the_last_of_its_persons(who, kept):
    told = story.told(who)
    erased(told, who)
    with clock.standing_at(noon(NOW)):
        beside = cases.show_case(told.beside_id, by=who.caseworker)
        erasure_id = services.propose_on_request(beside.number, by=who.dpo)
        services.decide_erasure(erasure_id, approve=True, by=who.other_dpo)
        run()
        assert cases.show_case(told.beside_id, by=who.caseworker).complex.title == ERASED_TEXT
    assert story.COMPLEX not in opened_by_any_key()


def test_the_figures_stay_as_they_were(who, kept):
    told = story.told(who)
    before = figures()
    erased(told, who)
    assert figures() == before


def test_pages_and_services_say_that_the_person_is_erased(who, kept, client_for):
    told = story.told(who)
    erased(told, who)
    with clock.standing_at(noon(NOW)):
        with pytest.raises(Denied, match=r"persons\.erased"):
            cases.open_person(told.case_id, purpose="safety", by=who.caseworker)
        assessment = identification.open_assessment(told.case_id, by=who.decider)
        assert [each.grounds for each in assessment.decisions] == [ERASED_TEXT]
        version = Version.objects.get(document__case=told.case_id)
        with pytest.raises(Denied, match=r"persons\.erased"):
            documents.open_version(version.pk, by=who.decider)
        page = client_for(who.caseworker).get(f"/sager/{told.case_id}/").content.decode()
        assert "Personen er slettet den 12. juni 2026" in page
        assert not prosecution.show_file(told.file_id, by=who.prosecutor).cases


def test_nothing_new_is_sealed_for_an_erased_person(who, kept):
    told = story.told(who)
    erased(told, who)
    with clock.standing_at(noon(NOW)):
        referral = ReferralInput(told.case_id, "police", NOW, "Opdigtet igen", None)
        with pytest.raises(Denied, match=r"persons\.erased"):
            intake.make_referral(referral, by=who.caseworker)
        with pytest.raises(Denied, match=r"persons\.erased"):
            cases.correct_person(told.case_id, story.FIRST, version=2, by=who.caseworker)


def test_keys_are_wrapped_anew_past_the_erased(who, kept, monkeypatch):
    told = story.told(who)
    erased(told, who)
    persons.rewrap_keys()
    assert persons.index_everybody() == 1
    assert bytes(SubjectKey.objects.get(pk=told.person_id).wrapped) == b""


def test_the_proof_lists_every_place_and_can_never_be_changed(who, kept):
    told = story.told(who)
    counted = {place.name: len(erasing._ids(place, told.person_id)) for place in PLACES}
    erased(told, who)
    proof = ErasureProof.objects.get()
    counted["tasks_draft.content_sealed"] = 1
    assert {f"{each['table']}.{each['column']}": each["rows"] for each in proof.places} == counted
    assert {f"{each['table']}.{each['column']}": each["how"] for each in proof.places} == {
        place.name: place.how for place in PLACES
    }
    for act in (lambda: ErasureProof.objects.update(places=[]), ErasureProof.objects.all().delete):
        with pytest.raises(ProgrammingError, match="append-only"), transaction.atomic():
            act()
    assert AuditLine.objects.filter(event="persons.erased", subject_id=told.person_id).count() == 1


def test_a_criminal_case_that_runs_stops_it_by_itself(who, kept):
    told = story.told(who, convicted=False)
    with clock.standing_at(noon(NOW)):
        with pytest.raises(Denied, match=r"rights\.held"):
            services.propose_on_request(told.number, by=who.dpo)
        held = services.show_simulation(by=who.dpo).held
    # The person, and the number of the police file too.
    holding = ("criminal_case",)
    assert {(line.label, line.kind, line.holds) for line in held} == {
        (told.pseudonym, "return", holding),
        ("", "police_file", holding),
    }


def test_a_hold_that_comes_between_approval_and_erasure_stops_it(who, kept):
    told = story.told(who)
    with clock.standing_at(noon(NOW)):
        erasure_id = services.propose_on_request(told.number, by=who.dpo)
        services.decide_erasure(erasure_id, approve=True, by=who.other_dpo)
        services.set_hold(told.pseudonym, "own", "Opdigtet", by=who.dpo)
        count, said = run()
    assert count == 0 and said == [f"1 of 1: {told.pseudonym} held"]
    assert Person.objects.get(pk=told.person_id).erased_at is None
    assert not kept.exists()


def test_something_new_in_the_case_keeps_what_was_due(who, kept):
    told = story.told(who)
    with clock.standing_at(noon(NOW)):
        due = services.show_simulation(by=who.dpo)
        assert {line.subject_id for line in due.due} >= {told.person_id}
        erasure_id = services.propose_erasure(due.checksum, by=who.dpo)
        services.decide_erasure(erasure_id, approve=True, by=who.other_dpo)
        intake.make_referral(ReferralInput(told.case_id, "ngo", NOW, "Opdigtet", None), by=who.caseworker)
        run()
    assert ErasureItem.objects.get(subject_id=told.person_id).outcome == "not_due"


def test_a_call_about_nobody_loses_its_text_and_still_counts(who, kept):
    with clock.standing_at(noon(date(2020, 1, 5))):
        at = clock.now() - timedelta(hours=1)
        call_id = intake.register_call(CallInput(at, "ngo", "advice", story.CALL, ()), by=who.caseworker)
    before = figures()
    with clock.standing_at(noon(NOW)):
        erasure_id = services.propose_erasure(services.show_simulation(by=who.dpo).checksum, by=who.dpo)
        services.decide_erasure(erasure_id, approve=True, by=who.other_dpo)
        assert run()[0] == 1
        assert intake.show_call(call_id, by=who.caseworker).notes == ERASED_TEXT
        assert services.show_simulation(by=who.dpo).due == ()
    assert story.CALL not in opened_by_any_key() and figures() == before


def test_two_records_of_one_person_go_together(who, kept, actor_for):
    told = story.told(who)
    with clock.standing_at(noon(story.BEGAN)):
        again = new_case(who.caseworker, "Opdigtet Igennavn")
    other = story.merged(again, told.person_id, who, actor_for)
    assert erased(told, who)[0] == 1
    assert not Person.objects.filter(pk__in=[told.person_id, other], erased_at__isnull=True).exists()
    assert "Opdigtet Igennavn" not in opened_by_any_key()
    assert ErasureProof.objects.count() == 2
    assert set(erasures.subjects(erasures.kept())) == {told.person_id, other}


def test_what_holds_one_record_of_a_person_holds_the_other(who, kept, actor_for):
    told = story.told(who)
    with clock.standing_at(noon(story.BEGAN)):
        again = new_case(who.caseworker, "Opdigtet Igennavn")
    story.merged(again, told.person_id, who, actor_for)
    with clock.standing_at(noon(NOW)):
        erasure_id = services.propose_on_request(told.number, by=who.dpo)
        services.decide_erasure(erasure_id, approve=True, by=who.other_dpo)
        services.set_hold(Case.objects.get(pk=again).number, "own", "Opdigtet", by=who.dpo)
        count, said = run()
    assert count == 0 and said[0].endswith("held")


def test_drafts_of_other_pages_stay(who, kept):
    told = story.told(who)
    assert Draft.objects.count() == 2
    erased(told, who)
    assert [each.place for each in Draft.objects.all()] == ["/opkald/"]


def test_the_handover_of_a_shift_is_emptied_when_its_period_ends(who, kept):
    with clock.standing_at(noon(date(2025, 12, 1))):
        handover_id = intake.leave_shift("Opdigtet overleveringstekst", by=who.caseworker)
    with clock.standing_at(noon(date(2026, 6, 1))):
        simulation = services.show_simulation(by=who.dpo)
        assert [line.subject_id for line in simulation.due] == [handover_id]
        erasure_id = services.propose_erasure(simulation.checksum, by=who.dpo)
        services.decide_erasure(erasure_id, approve=True, by=who.other_dpo)
        assert run()[0] == 1
    assert "Opdigtet overleveringstekst" not in opened_by_any_key()


def test_nothing_is_erased_before_it_is_approved_or_when_it_is_rejected(who, kept):
    told = story.told(who)
    with clock.standing_at(noon(NOW)):
        erasure_id = services.propose_on_request(told.number, by=who.dpo)
        assert run() == (0, [])
        services.decide_erasure(erasure_id, approve=False, by=who.other_dpo)
        assert run() == (0, [])
        with pytest.raises(Denied, match=r"rights\.erasure_decided"):
            services.decide_erasure(erasure_id, approve=True, by=who.other_dpo)


def test_when_something_is_left_nothing_of_the_erasure_holds(who, kept, monkeypatch):
    told = story.told(who)
    monkeypatch.setattr("opennrm.config.wiring.calls.forget_person", lambda event: None)
    monkeypatch.setattr("opennrm.config.wiring.REACTIONS", {})
    with pytest.raises(erasing.NotErased, match="intake_callcase"):
        erased(told, who)
    assert Person.objects.get(pk=told.person_id).erased_at is None
    assert IdentityVersion.objects.filter(person=told.person_id, names_sealed=b"").count() == 0
    assert Erasure.objects.get().items.get().outcome == ""


def test_a_restored_register_is_brought_up_to_the_list(who, kept):
    told = story.told(who)
    with clock.standing_at(noon(NOW)):
        erasures.keep(told.person_id)
        erasures.keep(told.person_id)
        listed = erasures.subjects(erasures.kept())
        assert listed == [told.person_id]
        assert services.erase_again(listed, lambda subject: None) == 1
        assert services.erase_again(listed, lambda subject: None) == 0
    assert all(value not in opened_by_any_key() for value in story.IDENTITIES)
    assert ErasureProof.objects.get().item is None
