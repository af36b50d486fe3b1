"""After an erasure nothing opens any more: in every place of the register, those included that are added later. The journey of
the sweeps has a row in every closed table; whatever column it leaves empty is filled here."""

# A fixture is imported and then asked for by its name.
# ruff: noqa: F401, F811
from __future__ import annotations

from contextlib import suppress

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from opennrm.cases.models import Case
from opennrm.persons import services as persons
from opennrm.persons import vault
from opennrm.persons.models import Person, SubjectKey
from opennrm.rights.domain.places import PLACES, How
from opennrm.rights.models import Hold
from opennrm.rights.services import erasing
from tests.desk.conftest import mechanism

pytestmark = pytest.mark.django_db
# Files are opened by the key of their version, which is tried here; the others lead to no person.
SEALED = [
    place
    for place in PLACES
    if place.column.endswith("_sealed") and place.person and place.name != "documents_content.body_sealed"
]
MODELS = {model._meta.db_table: model for model in apps.get_models()}


def rows_of(place, person_id):
    return list(MODELS[place.table]._default_manager.filter(**{place.person: person_id}).distinct())


def subject_of(place, row, person_id):
    """Whose key a text is sealed under."""
    if place.how is How.OWN_KEY:
        return row.pk
    if place.how is How.LAST_OF_ALL:
        return getattr(row, "complex_id", row.pk)
    return person_id


def fill(person_id):
    """A text in every column that the journey left empty, in the rows that take one."""
    for place in SEALED:
        rows = rows_of(place, person_id)
        if any(getattr(row, place.column) for row in rows):
            continue
        for row in rows:
            told = {"table": place.table, "column": place.column, "row": row.pk}
            sealed = persons.seal_text(subject_of(place, row, person_id), **told, text="Opdigtet tekst")
            with suppress(IntegrityError), transaction.atomic():
                type(row)._default_manager.filter(pk=row.pk).update(**{place.column: sealed})


def opened(person_ids):
    """The places that some key opens, and how many values in each."""
    boxes = {
        key.subject_id: vault.Box(key.subject_id, bytes(key.wrapped))
        for key in SubjectKey.objects.exclude(wrapped=b"")
    }
    found = dict.fromkeys((place.name for place in SEALED), 0)
    for place in SEALED:
        for person_id in person_ids:
            for row in rows_of(place, person_id):
                box = boxes.get(subject_of(place, row, person_id))
                found[place.name] += box is not None and opens(box, place, row)
    return found


def opens(box, place, row):
    try:
        box.open(bytes(getattr(row, place.column)), vault.Place(place.table, place.column, row.pk))
    except vault.Unreadable:
        return False
    return True


def test_nothing_opens_in_any_place_once_everybody_is_erased(mechanism):
    case_id = mechanism.journey()
    mechanism.more_in(case_id)
    person_id = Case.objects.get(pk=case_id).person_id
    fill(person_id)
    assert [name for name, count in opened([person_id]).items() if not count] == []
    everybody = list(Person.objects.values_list("pk", "pseudonym"))
    for each, pseudonym in everybody:
        erasing._erase_person(each, pseudonym, None, lambda subject: None)
    left = opened([each for each, _ in everybody])
    assert {name: count for name, count in left.items() if count} == {}
    assert Hold.objects.exists()
