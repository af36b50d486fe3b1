"""Persons, without who they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Func, Q, QuerySet
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.persons.domain.identity import PersonFacts
from opennrm.persons.domain.merging import Oneself
from opennrm.persons.domain.pseudonyms import normalised
from opennrm.persons.domain.states import State
from opennrm.persons.models import IdentityVersion, Merge, Person

# Candidates that are opened to be ranked.
MOST_COMPARED = 60
# The record that stands for a person.
STANDS = Coalesce("canonical_id", "id")


class TakesPartFor(Func):
    """The actor's organisation takes part in a case of the person itself, not only in an emergency: the database knows."""

    function = "nrm_takes_part_for"
    output_field = BooleanField()


def facts(person_id: UUID) -> PersonFacts:
    """Codes, and the pseudonym of the record that stands for this one. The caller reached the person through a case."""
    return _standing(get_object_or_404(Person.objects.select_related("canonical"), pk=person_id))


def facts_of(person_ids: Iterable[UUID]) -> dict[UUID, PersonFacts]:
    """The same for many, in one query."""
    found = Person.objects.filter(pk__in=list(person_ids)).select_related("canonical")
    return {person.pk: _standing(person) for person in found}


def facts_of_record(actor: Actor, person_id: UUID) -> PersonFacts:
    """Under its own pseudonym: only where two records are told apart."""
    actor.check_has(Permission.CASE_VIEW)
    return _facts(get_object_or_404(Person, pk=person_id))


def ids_of_pseudonym(actor: Actor, text: str) -> list[UUID]:
    """Every record of the person of a pseudonym as people type it: each of theirs leads to all of them."""
    actor.check_has(Permission.CASE_VIEW)
    standing = Person.objects.filter(pseudonym=normalised(text) or "").values_list(STANDS, flat=True)[:1]
    return _ids_standing_under(list(standing))


def one_and_the_same(actor: Actor, person_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Each of these records, and the others of the same persons, with the record that stands for them."""
    actor.check_has(Permission.CASE_VIEW)
    standing = Person.objects.filter(pk__in=list(person_ids)).values_list(STANDS, flat=True)
    found = Person.objects.filter(pk__in=_ids_standing_under(list(standing)))
    return dict(found.values_list("pk", STANDS))


def _ids_standing_under(standing: Sequence[UUID]) -> list[UUID]:
    under = Person.objects.filter(Q(pk__in=standing) | Q(canonical__in=standing))
    return list(under.values_list("pk", flat=True))


def oneself(actor: Actor, person_id: UUID) -> Oneself:
    """A record together with the others of the same person, as far as this actor sees them."""
    actor.check_has(Permission.CASE_VIEW)
    me = get_object_or_404(Person, pk=person_id)
    standing = me.canonical_id or me.pk
    others = Person.objects.exclude(pk=person_id).filter(Q(pk=standing) | Q(canonical=standing))
    records = {row.pk: row for row in [me, *others.order_by("registered_at", "pk")]}
    # One that somebody may not see stands for nobody to them.
    shown = records.get(standing, me)
    holder = records.get(_identity_of(actor, shown), shown) if len(records) > 1 else shown
    return Oneself(
        shown.pseudonym,
        tuple(row.pseudonym for row in records.values() if row is not shown),
        tuple(records),
        holder.pk,
        holder.identity_version,
    )


def _identity_of(actor: Actor, standing: Person) -> UUID:
    """The record whose identity the newest merge chose; the one that stands where none did. A merge is seen by who sees
    both records."""
    chosen = Merge.objects.filter(into=standing, state=State.MERGED, takes_identity=True)
    newest = chosen.order_by("-decided_at", "-pk").values_list("merged_id", flat=True).first()
    return newest or standing.pk


def alike(actor: Actor, tokens: Sequence[tuple[int, int, int | None]]) -> list[UUID]:
    """The persons of the actor's cases that share most with these tokens, best first: no more than can be opened and
    compared. With each token its weight, and the one whose presence in the register makes it needless."""
    _check_may_compare(actor)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id FROM nrm_search(%s::bigint[], %s::integer[], %s::bigint[], %s)",
            [*map(list, zip(*tokens, strict=True)), MOST_COMPARED],
        )
        return [person_id for (person_id,) in cursor.fetchall()]


def holding_identities(actor: Actor, person_ids: Sequence[UUID]) -> QuerySet[IdentityVersion]:
    """The present identities of persons, as they stand in the table: sealed."""
    _check_may_compare(actor)
    return IdentityVersion.objects.filter(person__in=person_ids, corrected_at__isnull=True)


def _check_may_compare(actor: Actor) -> None:
    """Who registers somebody is told whom they are like, also where their role is shown no name."""
    if not actor.has(Permission.PERSON_REGISTER):
        actor.check_has(Permission.IDENTITY_VIEW)


def is_known_to(actor: Actor, person: Person) -> bool:
    """A person may be anonymous to all but one organisation."""
    return person.known_only_to_id in (None, actor.organisation_id)


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


def _standing(person: Person) -> PersonFacts:
    return replace(_facts(person), pseudonym=person.standing_pseudonym)


def _facts(person: Person) -> PersonFacts:
    return PersonFacts(
        person.pk, person.pseudonym, person.gender, person.nationality, person.identity_version
    )
