"""Registering, opening and correcting persons, and the free text of others that is sealed for them."""

from __future__ import annotations

from datetime import date
from itertools import repeat
from uuid import uuid4

import pytest
from django.db import transaction
from django.http import Http404

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.cases import services as cases
from opennrm.persons import selectors, services
from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Birth, BirthKind, Identity
from opennrm.persons.domain.pseudonyms import pseudonym
from opennrm.persons.models import IdentityVersion, Person, SubjectKey
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Conflict, Denied, Invalid
from tests.cases.people import CONSENT, SCOPE

pytestmark = pytest.mark.django_db
IDENTITY = Identity(
    names="Opdigtet Person 7",
    birth=Birth(BirthKind.DATE, day=date(2000, 2, 29)),
    document_number="OPD-7",
    phone="+45 70 00 00 07",
    address="Opdigtet Allé 7",
)
NOTES = {"table": "intake_call", "column": "notes_sealed"}


def register(by, identity=IDENTITY, **given):
    return services.register(identity, **({"gender": "female", "nationality": "ROU"} | given), by=by)


def events():
    return list(AuditLine.objects.order_by("position").values_list("event", "purpose"))


@pytest.mark.parametrize(
    "birth",
    [
        IDENTITY.birth,
        Birth(BirthKind.YEAR, year=2001),
        Birth(BirthKind.ESTIMATE, estimated_age=17, estimated_on=date(2021, 3, 1)),
        UNKNOWN_BIRTH,
    ],
)
def test_what_was_told_comes_back_when_the_identity_is_opened(caseworker, birth):
    told = Identity(names="Opdigtet Æske 8", birth=birth, phone="70000008")
    assert services.open_identity(register(caseworker, told), purpose="interview", by=caseworker) == told


def test_opening_an_identity_is_recorded_with_its_purpose(caseworker):
    person_id = register(caseworker)
    services.open_identity(person_id, purpose="safety", by=caseworker)
    line = AuditLine.objects.order_by("position").last()
    assert (line.event, line.purpose, line.subject_id) == ("persons.identity_opened", "safety", person_id)
    assert line.user_id == caseworker.user_id


@pytest.mark.parametrize("purpose", ["", "curiosity", "Opdigtet Person 7"])
def test_without_a_known_purpose_nothing_opens(caseworker, purpose):
    person_id = register(caseworker)
    before = events()
    with pytest.raises(Invalid, match="persons.purpose_missing") as refused:
        services.open_identity(person_id, purpose=purpose, by=caseworker)
    assert (refused.value.field, events()) == ("purpose", before)


@pytest.mark.parametrize(
    "role",
    [
        role
        for role in Role
        if role
        not in {
            Role.CASEWORKER,
            Role.DECISION_MAKER,
            Role.NGO_WORKER,
            Role.HEALTH_WORKER,
            Role.CONTACT_PERSON,
            Role.ACCOMMODATION_PROVIDER,
            Role.RETURN_OFFICER,
            Role.REINTEGRATION_ADVISER,
            Role.LOCAL_PARTNER,
        }
    ],
)
def test_who_does_not_need_the_name_does_not_see_it(caseworker, actor_for, role):
    person_id = register(caseworker)
    with pytest.raises(Denied, match="access.missing_right"):
        services.open_identity(person_id, purpose="safety", by=actor_for(role, "cmm"))


def test_no_table_and_no_trail_holds_what_names_a_person(caseworker, django_db_blocker):
    person_id = register(caseworker)
    services.open_identity(person_id, purpose="safety", by=caseworker)
    stored = repr([list(map(bytes_as_text, rows)) for rows in every_row()])
    for told in ("Opdigtet", "OPD-7", "70 00 00 07", "2000-02-29", "Allé"):
        assert told not in stored


def every_row():
    for model in (Person, IdentityVersion, SubjectKey, AuditLine):
        yield from model.objects.values_list()


def bytes_as_text(value):
    return bytes(value).decode("latin-1") if isinstance(value, memoryview | bytes) else str(value)


def test_gender_and_nationality_may_be_unknown(caseworker):
    known = selectors.facts(register(caseworker, gender="", nationality=""))
    assert (known.gender, known.nationality) == ("", "")


@pytest.mark.parametrize(
    ("given", "code"),
    [({"gender": "Kvinde"}, "persons.unknown_gender"), ({"nationality": "XXX"}, "persons.unknown_country")],
)
def test_an_unknown_code_is_refused_at_its_field(caseworker, given, code):
    with pytest.raises(Invalid, match=code) as refused:
        register(caseworker, **given)
    assert (refused.value.field, Person.objects.count()) == (*given, 0)


def test_a_birth_in_the_future_is_refused_and_nothing_is_written(caseworker):
    with clock.standing_at(noon(date(2021, 6, 12))), pytest.raises(Invalid, match="persons.birth_in_future"):
        register(caseworker, Identity("Opdigtet Barn", Birth(BirthKind.DATE, day=date(2021, 6, 13))))
    assert not Person.objects.exists() and not SubjectKey.objects.exists() and not events()


def test_who_may_not_register_writes_nothing(immigration):
    with pytest.raises(Denied, match="access.missing_right"):
        register(immigration)
    assert not Person.objects.exists() and not events()


def test_when_the_audit_fails_nothing_is_written(caseworker, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("opennrm.access.audit.record", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        register(caseworker)
    assert not Person.objects.exists() and not SubjectKey.objects.exists()


def test_a_pseudonym_that_is_taken_is_drawn_anew(caseworker, monkeypatch):
    numbers = iter([5, 5, 6])
    monkeypatch.setattr("secrets.randbelow", lambda _: next(numbers))
    drawn = [selectors.facts(register(caseworker)).pseudonym for _ in repeat(None, 2)]
    assert drawn == [pseudonym(5), pseudonym(6)]


def test_a_person_is_found_by_pseudonym_as_people_type_it(caseworker):
    person_id = register(caseworker)
    typed = selectors.facts(person_id).pseudonym.replace("-", " ").lower()
    assert selectors.ids_of_pseudonym(caseworker, typed) == [person_id]
    assert selectors.ids_of_pseudonym(caseworker, "nobody") == []


def test_facts_of_many_take_one_query(caseworker, django_assert_num_queries):
    ids = {register(caseworker) for _ in range(3)}
    with django_assert_num_queries(1):
        assert selectors.facts_of(ids).keys() == ids


def test_a_correction_replaces_the_identity_and_keeps_the_old_one(caseworker):
    person_id = register(caseworker)
    told = Identity("Opdigtet Person 7b", IDENTITY.birth, phone="+45 70 00 00 07")
    services.correct_identity(person_id, told, version=1, by=caseworker)
    assert services.open_identity(person_id, purpose="correction", by=caseworker) == told
    versions = IdentityVersion.objects.filter(person=person_id).order_by("version")
    assert [(each.version, each.corrected_by_id) for each in versions] == [(1, caseworker.user_id), (2, None)]
    line = AuditLine.objects.get(event="persons.identity_corrected")
    assert line.fields == ["address", "document_number", "names"]


def test_a_stale_correction_is_a_conflict_and_changes_nothing(caseworker):
    person_id = register(caseworker)
    services.correct_identity(person_id, Identity("Opdigtet A", UNKNOWN_BIRTH), version=1, by=caseworker)
    with pytest.raises(Conflict, match="persons.identity_changed"):
        services.correct_identity(person_id, Identity("Opdigtet B", UNKNOWN_BIRTH), version=1, by=caseworker)
    assert services.open_identity(person_id, purpose="correction", by=caseworker).names == "Opdigtet A"


def test_the_age_is_told_to_those_who_decide_and_to_nobody_else(caseworker, immigration, ngo):
    person_id = register(caseworker)
    case_id = cases.open_case(person_id, ground=CONSENT, by=caseworker)
    with pytest.raises(Http404):
        services.age_on(person_id, date(2021, 2, 28), by=immigration)
    for organisation in ("immigration_service", "hopenow"):
        cases.share(case_id, organisation, ground=CONSENT, scope=SCOPE, by=caseworker)
    assert services.age_on(person_id, date(2021, 2, 28), by=immigration) == 20
    assert services.age_on(person_id, date(2021, 3, 1), by=immigration) == 21
    assert events()[-1] == ("persons.age_opened", "decision")
    with pytest.raises(Denied):
        services.age_on(person_id, date(2021, 3, 1), by=ngo)


def test_a_person_who_does_not_exist_is_not_found(caseworker):
    for ask in (
        lambda: services.open_identity(uuid4(), purpose="safety", by=caseworker),
        lambda: services.correct_identity(uuid4(), IDENTITY, version=1, by=caseworker),
        lambda: selectors.facts(uuid4()),
    ):
        with pytest.raises(Http404):
            ask()


def test_free_text_is_sealed_under_a_key_of_its_subject_made_on_first_use(caseworker):
    row = uuid4()
    sealed = services.seal_text(row, **NOTES, row=row, text="Opdigtet opkald")
    again = services.seal_text(row, **NOTES, row=row, text="Opdigtet opkald")
    assert SubjectKey.objects.count() == 1 and sealed != again and b"Opdigtet" not in sealed
    assert services.unseal_text(row, **NOTES, row=row, sealed=sealed, by=caseworker) == "Opdigtet opkald"
    line = AuditLine.objects.get()
    assert (line.event, line.fields, line.subject_id) == (
        "persons.text_opened",
        ["intake_call.notes_sealed"],
        row,
    )


@pytest.mark.parametrize(
    "moved", [{"table": "intake_referral"}, {"column": "reason_sealed"}, {"row": uuid4()}]
)
def test_free_text_does_not_open_elsewhere(caseworker, moved):
    row = uuid4()
    sealed = services.seal_text(row, **NOTES, row=row, text="Opdigtet opkald")
    with pytest.raises(Denied, match="persons.unreadable"):
        services.unseal_text(row, **({**NOTES, "row": row} | moved), sealed=sealed, by=caseworker)


def test_without_its_key_nothing_of_a_person_can_be_read(caseworker):
    person_id, row = register(caseworker), uuid4()
    sealed = services.seal_text(person_id, **NOTES, row=row, text="Opdigtet opkald")
    SubjectKey.objects.filter(subject_id=person_id).delete()
    for ask in (
        lambda: services.open_identity(person_id, purpose="safety", by=caseworker),
        lambda: services.unseal_text(person_id, **NOTES, row=row, sealed=sealed, by=caseworker),
    ):
        with pytest.raises(Denied, match="persons.erased"):
            ask()
    assert not SubjectKey.objects.exists()


def test_a_key_that_was_moved_to_another_subject_opens_nothing(caseworker):
    one, other = register(caseworker), register(caseworker)
    stolen = SubjectKey.objects.get(pk=one).wrapped
    SubjectKey.objects.filter(pk=other).update(wrapped=stolen)
    with pytest.raises(Denied, match="persons.unreadable"):
        services.open_identity(other, purpose="safety", by=caseworker)


def test_sealed_values_exchanged_between_columns_do_not_open(caseworker):
    person_id = register(caseworker)
    row = IdentityVersion.objects.get(person=person_id)
    row.names_sealed, row.address_sealed = row.address_sealed, row.names_sealed
    row.save()
    with pytest.raises(Denied, match="persons.unreadable"):
        services.open_identity(person_id, purpose="safety", by=caseworker)
