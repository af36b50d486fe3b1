"""Every sealed column is on the list of places, so that erasing, its proof and the export know it. The net is shown a fault."""

from __future__ import annotations

from django.apps import apps
from django.core.exceptions import FieldError

from opennrm.rights.domain.places import PLACES, How
from tests.architecture.test_fields import own_models

SEALED = "_sealed"


def sealed_columns(models) -> set[str]:
    return {
        f"{model._meta.db_table}.{field.column}"
        for model in models
        for field in model._meta.concrete_fields
        if field.column.endswith(SEALED)
    }


def test_every_sealed_column_has_its_line():
    named = {place.name for place in PLACES if place.column.endswith(SEALED)}
    assert sealed_columns(own_models()) == named, "say in rights/domain/places.py how it is erased"


def test_every_line_leads_from_a_table_to_a_person():
    tables = {model._meta.db_table: model for model in apps.get_models()}
    for place in PLACES:
        if not place.person:
            assert place.how in {How.BY_ADDRESS, How.BY_PERIOD, How.BY_OWNER}, place.name
            continue
        model = tables[place.table]
        assert place.column in {field.name for field in model._meta.concrete_fields}, place.name
        try:
            model._default_manager.filter(**{place.person: "00000000-0000-0000-0000-000000000007"}).query  # noqa: B018
        except FieldError as wrong:
            raise AssertionError(f"{place.name}: {wrong}") from None


def test_no_line_stands_twice():
    assert len({place.name for place in PLACES}) == len(PLACES)


def test_what_is_sealed_is_emptied_or_loses_its_key():
    for place in PLACES:
        if place.column.endswith(SEALED):
            assert place.how not in {How.DELETED, How.KEY}, place.name


def test_the_net_sees_a_new_sealed_column():
    class Field:
        column = "diary_sealed"

    class Meta:
        db_table = "persons_diary"
        concrete_fields = (Field,)

    class Diary:
        _meta = Meta

    assert sealed_columns([Diary]) == {"persons_diary.diary_sealed"}
