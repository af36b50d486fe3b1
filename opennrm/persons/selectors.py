"""What may be read of persons without opening an identity."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.persons.domain.identity import PersonFacts
from opennrm.persons.domain.pseudonyms import normalised
from opennrm.persons.models import Person


def facts(person_id: UUID) -> PersonFacts:
    """Pseudonym and codes. The caller reached the person through a case."""
    return _facts(get_object_or_404(Person, pk=person_id))


def facts_of(person_ids: Iterable[UUID]) -> dict[UUID, PersonFacts]:
    """The same for many, in one query."""
    return {person.pk: _facts(person) for person in Person.objects.filter(pk__in=list(person_ids))}


def find_by_pseudonym(actor: Actor, text: str) -> UUID | None:
    """The person of a pseudonym as people type it. Whether the actor may see them is for the case to say."""
    actor.check_has(Permission.CASE_VIEW)
    pseudonym = normalised(text)
    if pseudonym is None:
        return None
    return Person.objects.filter(pseudonym=pseudonym).values_list("pk", flat=True).first()


def lock_person(actor: Actor, person_id: UUID) -> Person:
    """For an act on the identity, by somebody who may open it."""
    actor.check_has(Permission.PERSON_OPEN)
    return get_object_or_404(Person.objects.select_for_update(), pk=person_id)


def _facts(person: Person) -> PersonFacts:
    return PersonFacts(
        person.pk, person.pseudonym, person.gender, person.nationality, person.identity_version
    )
