"""Two records turn out to be one person: proposed by one user, done by another, undone when it was wrong.

Nothing is moved. The record that is merged points at the one that stands for both; whoever reads follows the pointer.
"""

from __future__ import annotations

from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.persons import policies, selectors
from opennrm.persons.domain.events import PersonsMerged, PersonsUnmerged
from opennrm.persons.domain.matching import Answer
from opennrm.persons.domain.merging import MergeView
from opennrm.persons.domain.states import State
from opennrm.persons.models import Merge, Person
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.shared.events import publish


@act
def propose_merge(merged_id: UUID, into_id: UUID, *, takes_identity: bool, by: Actor) -> UUID:
    """Somebody who works with both says that they are one person. Gives the merge, for somebody else to decide."""
    policies.check_can_merge(by)
    merged, into = selectors.lock_both(by, merged_id, into_id)
    _check_can_stand(merged, into, by=by)
    if selectors.is_being_merged(by, merged):
        raise Invalid("persons.merge_waits_already", field="into")
    row = Merge.objects.create(
        merged=merged,
        into=into,
        takes_identity=takes_identity,
        proposed_at=clock.now(),
        proposed_by_id=by.user_id,
    )
    audit.record("persons.merge_proposed", row, by=by, fields=["merged", "into", "takes_identity"])
    return row.pk


@act
def show_merge(merge_id: UUID, *, by: Actor) -> MergeView:
    """One of them, with both pseudonyms."""
    row = selectors.get_merge(by, merge_id)
    audit.record("persons.merge_shown", row, by=by)
    return selectors.merge_view(by, row)


@act
def merge(merge_id: UUID, *, by: Actor) -> None:
    """A second user agrees: from now on they are one person, and are counted once."""
    row = selectors.lock_merge(by, merge_id)
    merged, into = selectors.lock_both(by, row.merged_id, row.into_id)
    policies.check_can_decide_merge(by, row)
    _check_can_stand(merged, into, by=by)
    _decide(row, State.MERGED, by=by)
    merged.canonical = into
    merged.save(update_fields=["canonical"])
    audit.record("persons.merged", row, by=by, fields=["canonical"])
    publish(PersonsMerged(row.pk, merged.pk, into.pk, clock.today()))


@act
def reject_merge(merge_id: UUID, *, by: Actor) -> None:
    """They are two persons; or the one who proposed it takes it back."""
    row = selectors.lock_merge(by, merge_id)
    policies.check_can_reject_merge(by, row)
    _decide(row, State.REJECTED, by=by)
    audit.record("persons.merge_rejected", row, by=by, fields=["state"])


@act
def unmerge(merge_id: UUID, *, by: Actor) -> None:
    """They are two persons after all: everything is again as it was, and what was recorded since stays where it is."""
    row = selectors.lock_merge(by, merge_id)
    merged, _ = selectors.lock_both(by, row.merged_id, row.into_id)
    policies.check_can_unmerge(by, row)
    row.state, row.undone_at, row.undone_by_id = State.UNMERGED, clock.now(), by.user_id
    row.save(update_fields=["state", "undone_at", "undone_by"])
    merged.canonical = None
    merged.save(update_fields=["canonical"])
    audit.record("persons.unmerged", row, by=by, fields=["canonical"])
    publish(PersonsUnmerged(row.pk))


@act
def answer_match(request_id: UUID, answer: str, *, by: Actor) -> UUID:
    """An organisation that knows the person says whether it will share. Said once; gives the person it knows."""
    row = selectors.lock_match_request(by, request_id)
    policies.check_can_answer_match(by, row, is_expired=selectors.last_day_of(by, row) < clock.today())
    if answer not in set(Answer):
        raise Invalid("persons.answer_missing", field="answer")
    row.answer, row.answered_at, row.answered_by_id = answer, clock.now(), by.user_id
    row.save(update_fields=["answer", "answered_at", "answered_by"])
    audit.record("persons.match_answered", row, by=by, fields=["answer"], purpose=answer)
    return row.resembles_id


def _decide(row: Merge, state: State, *, by: Actor) -> None:
    row.state, row.decided_at, row.decided_by_id = state, clock.now(), by.user_id
    row.save(update_fields=["state", "decided_at", "decided_by"])


def _check_can_stand(merged: Person, into: Person, *, by: Actor) -> None:
    """The one stands for the other: it stands for itself, and nobody stands under the one that is merged."""
    policies.check_may_be_one(merged, into)
    if merged == into:
        raise Invalid("persons.merge_of_one", field="into")
    if merged.canonical_id or into.canonical_id or selectors.stands_for_others(by, merged):
        raise Invalid("persons.merge_chain", field="into")
