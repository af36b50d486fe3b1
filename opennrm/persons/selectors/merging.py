"""Records that are one person, or may be."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.persons.domain.merging import MergeView
from opennrm.persons.domain.states import State
from opennrm.persons.models import Merge, Person, PossibleDuplicate
from opennrm.persons.selectors.persons import TakesPartFor

MOST_REQUESTS = 100


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
