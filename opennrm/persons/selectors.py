"""What may be read of persons without opening an identity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.mechanism.rules import rules
from opennrm.persons.domain.identity import PersonFacts
from opennrm.persons.domain.matching import MatchRequestView
from opennrm.persons.domain.merging import MergeView, Oneself
from opennrm.persons.domain.pseudonyms import normalised
from opennrm.persons.domain.states import State
from opennrm.persons.models import IdentityVersion, MatchRequest, Merge, Person, PossibleDuplicate
from opennrm.shared.dates import clock

# Candidates that are opened to be ranked.
MOST_COMPARED = 60
MOST_REQUESTS = 100
# The record that stands for a person.
STANDS = Coalesce("canonical_id", "id")


class TakesPartFor(Func):
    """The actor's organisation takes part in a case of the person itself, not only in an emergency: the database knows."""

    function = "nrm_takes_part_for"
    output_field = BooleanField()


def facts(person_id: UUID) -> PersonFacts:
    """Pseudonym and codes. The caller reached the person through a case."""
    return _facts(get_object_or_404(Person, pk=person_id))


def facts_of(person_ids: Iterable[UUID]) -> dict[UUID, PersonFacts]:
    """The same for many, in one query, under the pseudonym of the record that stands for each."""
    found = Person.objects.filter(pk__in=list(person_ids)).select_related("canonical")
    return {
        person.pk: replace(_facts(person), pseudonym=(person.canonical or person).pseudonym)
        for person in found
    }


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


def is_known_elsewhere(
    actor: Actor, tokens: Sequence[int], weights: Sequence[int], least: int
) -> bool | None:
    """Is somebody who shares as much as that known to another organisation? The database says yes or no, and None where
    the actor asked too often within the hour."""
    actor.check_has(Permission.PERSON_REGISTER)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nrm_known_elsewhere(%s::bigint[], %s::integer[], %s, %s)",
            [list(tokens), list(weights), least, _questions_an_hour()],
        )
        answer: bool | None = cursor.fetchone()[0]
    return answer


def ask_elsewhere(
    actor: Actor, request_id: UUID, person_id: UUID, tokens: Sequence[int], weights: Sequence[int], least: int
) -> bool:
    """Let the database write the question to whoever knows that person."""
    actor.check_has(Permission.PERSON_REGISTER)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nrm_ask_elsewhere(%s, %s, %s, %s::bigint[], %s::integer[], %s, %s)",
            [request_id, person_id, clock.now(), list(tokens), list(weights), least, _questions_an_hour()],
        )
        return bool(cursor.fetchone()[0])


def _questions_an_hour() -> int:
    return rules().deadline("questions_an_hour", clock.today())


def match_requests_for(actor: Actor) -> list[MatchRequestView]:
    """Questions that the actor's organisation asked, and those about persons it works with; the unanswered first."""
    actor.check_has(Permission.CASE_VIEW)
    found = MatchRequest.objects.filter(
        Q(organisation=actor.organisation_id) | Q(TakesPartFor("resembles_id"))
    ).select_related("organisation")
    return [_match_request(actor, row) for row in found.order_by("answered_at", "-asked_at")[:MOST_REQUESTS]]


def _match_request(actor: Actor, row: MatchRequest) -> MatchRequestView:
    is_mine = row.organisation_id == actor.organisation_id
    return MatchRequestView(
        id=row.pk,
        person_id=row.person_id if is_mine else row.resembles_id,
        is_mine=is_mine,
        organisation=row.organisation.code,
        asked_at=row.asked_at,
        answer=row.answer,
        answered_at=row.answered_at,
    )


def lock_match_request(actor: Actor, request_id: UUID) -> MatchRequest:
    """One about a person the actor's organisation works with."""
    actor.check_has(Permission.CASE_VIEW)
    found = MatchRequest.objects.filter(TakesPartFor("resembles_id")).exclude(
        organisation=actor.organisation_id
    )
    return get_object_or_404(found.select_for_update(of=("self",)), pk=request_id)


def holding_identities(actor: Actor, person_ids: Sequence[UUID]) -> QuerySet[IdentityVersion]:
    """The present identities of persons, as they stand in the table: sealed."""
    _check_may_compare(actor)
    return IdentityVersion.objects.filter(person__in=person_ids, corrected_at__isnull=True)


def _check_may_compare(actor: Actor) -> None:
    """Who registers somebody is told whom they are like, also where their role is shown no name."""
    if not actor.has(Permission.PERSON_REGISTER):
        actor.check_has(Permission.IDENTITY_VIEW)


def lock_person(actor: Actor, person_id: UUID) -> Person:
    """For an act on the identity, by somebody who may open it."""
    actor.check_has(Permission.IDENTITY_VIEW)
    return get_object_or_404(Person.objects.select_for_update(), pk=person_id)


def lock_both(actor: Actor, one_id: UUID, other_id: UUID) -> tuple[Person, Person]:
    """Two persons of cases that the actor's organisation takes part in itself, for an act on both; always locked in the
    same order. 404 where one of them is foreign."""
    actor.check_has(Permission.IDENTITY_VIEW)
    mine = Person.objects.filter(TakesPartFor("pk"), pk__in=[one_id, other_id])
    found = {row.pk: row for row in mine.order_by("pk").select_for_update()}
    if not {one_id, other_id} <= found.keys():
        raise Http404
    return found[one_id], found[other_id]


def is_being_merged(actor: Actor, person: Person) -> bool:
    """Does a proposal about this one wait?"""
    actor.check_has(Permission.IDENTITY_VIEW)
    return Merge.objects.filter(merged=person, state=State.PROPOSED).exists()


def stands_for_others(actor: Actor, person: Person) -> bool:
    actor.check_has(Permission.IDENTITY_VIEW)
    return Person.objects.filter(canonical=person).exists()


def merges_for(actor: Actor) -> QuerySet[Merge]:
    """Those of two persons that the actor's organisation works with both."""
    actor.check_has(Permission.IDENTITY_VIEW)
    return Merge.objects.filter(TakesPartFor("merged_id"), TakesPartFor("into_id")).select_related(
        "merged", "into"
    )


def open_merges(actor: Actor) -> list[MergeView]:
    """Proposals that wait for a second user, and what is merged now: the proposals first."""
    found = merges_for(actor).filter(state__in=[State.PROPOSED, State.MERGED])
    return [
        merge_view(actor, row)
        for row in found.order_by(F("decided_at").desc(nulls_first=True), "-proposed_at")
    ]


def count_unsettled_duplicates(actor: Actor) -> int:
    """How many possible duplicates of the whole register nobody has decided on: a number, for those who read figures."""
    actor.check_has(Permission.STATISTICS_VIEW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nrm_unsettled_duplicates()")
        return int(cursor.fetchone()[0])


def possible_duplicates(actor: Actor) -> list[tuple[UUID, UUID, float]]:
    """Pairs of persons whom the actor's organisation both works with, and about whom nothing is proposed yet; the most
    alike first."""
    actor.check_has(Permission.IDENTITY_VIEW)
    decided = Merge.objects.filter(
        Q(merged=OuterRef("one"), into=OuterRef("other")) | Q(merged=OuterRef("other"), into=OuterRef("one"))
    )
    found = PossibleDuplicate.objects.filter(
        TakesPartFor("one_id"), TakesPartFor("other_id"), ~Exists(decided)
    )
    return list(found.order_by("-degree", "pk").values_list("one_id", "other_id", "degree")[:MOST_REQUESTS])


def duplicates_without_names(actor: Actor) -> list[tuple[date, float]]:
    """That pairs exist, since when and how alike: for the data protection officer, who is shown nobody."""
    actor.check_has(Permission.AUDIT_VIEW)
    found = PossibleDuplicate.objects.order_by("-degree", "pk").values_list("found_at__date", "degree")
    return list(found[:MOST_REQUESTS])


def questions_without_names(actor: Actor) -> list[MatchRequestView]:
    """Which organisation asked when, and what was answered: for the data protection officer."""
    actor.check_has(Permission.AUDIT_VIEW)
    found = MatchRequest.objects.select_related("organisation").order_by("-asked_at")[:MOST_REQUESTS]
    return [_match_request(actor, row) for row in found]


def get_merge(actor: Actor, merge_id: UUID) -> Merge:
    return get_object_or_404(merges_for(actor), pk=merge_id)


def lock_merge(actor: Actor, merge_id: UUID) -> Merge:
    return get_object_or_404(merges_for(actor).select_for_update(of=("self",)), pk=merge_id)


def merge_view(actor: Actor, row: Merge) -> MergeView:
    """As pages show it."""
    return MergeView(
        id=row.pk,
        merged_id=row.merged_id,
        merged=row.merged.pseudonym,
        into_id=row.into_id,
        into=row.into.pseudonym,
        takes_identity=row.takes_identity,
        state=State(row.state),
        proposed_at=row.proposed_at,
        proposed_by_id=row.proposed_by_id,
        decided_at=row.decided_at,
        decided_by_id=row.decided_by_id,
        undone_at=row.undone_at,
        undone_by_id=row.undone_by_id,
    )


def _facts(person: Person) -> PersonFacts:
    return PersonFacts(
        person.pk, person.pseudonym, person.gender, person.nationality, person.identity_version
    )
