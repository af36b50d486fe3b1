"""Every field of every table says how private it is."""

from __future__ import annotations

from django.apps import apps
from django.db import models

CLASSES = ("identifying", "sensitive", "plain")


def own_models():
    return [model for model in apps.get_models() if model.__module__.startswith("opennrm.")]


def faults_of(model) -> list[str]:
    privacy = getattr(model, "Privacy", None)
    if privacy is None or "Privacy" not in vars(model):
        return [f"{model.__name__} has no class Privacy"]
    named = [name for each in CLASSES for name in getattr(privacy, each, ())]
    fields = {field.name for field in model._meta.get_fields() if field.concrete}
    twice = {name for name in named if named.count(name) > 1}
    return (
        [f"{model.__name__}.{name} is not classified" for name in sorted(fields - set(named))]
        + [f"{model.__name__}.{name} does not exist" for name in sorted(set(named) - fields)]
        + [f"{model.__name__}.{name} is classified twice" for name in sorted(twice)]
    )


def test_every_field_is_classified_once():
    assert [fault for model in own_models() for fault in faults_of(model)] == []


def test_identifying_fields_of_persons_are_ciphertext():
    """The ORM sees bytes only; a plain text column that names a person of the register cannot exist."""
    colleagues = {
        "User",
        "RoleGrant",
        "Digest",
    }  # names and addresses of staff, not of persons of the register
    found = [
        f"{model.__name__}.{name}"
        for model in own_models()
        if model.__name__ not in colleagues
        for name in getattr(model.Privacy, "identifying", ())
        if not isinstance(model._meta.get_field(name), models.BinaryField)
    ]
    assert found == []


def test_the_net_catches_an_unclassified_field():
    class Field:
        concrete = True
        name = "phone"

    class Meta:
        @staticmethod
        def get_fields():
            return [Field]

    class Person:
        _meta = Meta

        class Privacy:
            plain = ()

    assert faults_of(Person) == ["Person.phone is not classified"]
