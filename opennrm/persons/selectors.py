"""What may be read of persons without opening an identity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.persons.domain.identity import PersonFacts
from opennrm.persons.domain.pseudonyms import normalised
from opennrm.persons.models import IdentityVersion, Person

# Candidates that are opened to be ranked.
MOST_COMPARED = 60


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


def alike(actor: Actor, tokens: Sequence[tuple[int, int, int | None]]) -> list[UUID]:
    """The persons of the actor's cases that share most with these tokens, best first: no more than can be opened and
    compared. With each token its weight, and the one whose presence in the register makes it needless."""
    actor.check_has(Permission.IDENTITY_VIEW)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id FROM nrm_search(%s::bigint[], %s::integer[], %s::bigint[], %s)",
            [*map(list, zip(*tokens, strict=True)), MOST_COMPARED],
        )
        return [person_id for (person_id,) in cursor.fetchall()]


def holding_identities(actor: Actor, person_ids: Sequence[UUID]) -> QuerySet[IdentityVersion]:
    """The present identities of persons, as they stand in the table: sealed."""
    actor.check_has(Permission.IDENTITY_VIEW)
    return IdentityVersion.objects.filter(person__in=person_ids, corrected_at__isnull=True)


def get_person(actor: Actor, person_id: UUID) -> Person:
    """The caller reached the person through a case."""
    actor.check_has(Permission.IDENTITY_VIEW)
    return get_object_or_404(Person, pk=person_id)


def known_only_to(actor: Actor, person_id: UUID) -> str:
    """The organisation that alone knows who the person is; "" where they are not anonymous."""
    found = Person.objects.filter(pk=person_id).values_list("known_only_to__code", flat=True).first()
    return found or ""


def lock_person(actor: Actor, person_id: UUID) -> Person:
    """For an act on the identity, by somebody who may open it."""
    actor.check_has(Permission.IDENTITY_VIEW)
    return get_object_or_404(Person.objects.select_for_update(), pk=person_id)


def _facts(person: Person) -> PersonFacts:
    return PersonFacts(
        person.pk, person.pseudonym, person.gender, person.nationality, person.identity_version
    )
