"""Who may ask how much at once, and who lets figures out: one prepares, another releases."""

from __future__ import annotations

from collections.abc import Sequence

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.shared.errors import Denied, Invalid
from opennrm.statistics.domain.disclosure import Revealed, Singled
from opennrm.statistics.domain.publication_states import NEXT, State
from opennrm.statistics.domain.publications import Profile
from opennrm.statistics.domain.query import Query
from opennrm.statistics.models import Publication


def check_can_prepare(actor: Actor) -> None:
    actor.check_has(Permission.PUBLICATION_PREPARE)


def check_can_drop(actor: Actor, publication: Publication) -> None:
    """What is out is out: it can be corrected by an erratum, not taken back."""
    check_can_prepare(actor)
    _check_can_become(publication, State.DROPPED)


def check_may_release(actor: Actor) -> None:
    actor.check_has(Permission.PUBLICATION_RELEASE)


def check_can_release(actor: Actor, publication: Publication) -> None:
    """Somebody else than who prepared it."""
    check_may_release(actor)
    _check_can_become(publication, State.RELEASED)
    if publication.prepared_by_id == actor.user_id:
        raise Denied("statistics.prepared_by_oneself")


def _check_can_become(publication: Publication, state: State) -> None:
    if state not in NEXT[State(publication.state)]:
        raise Denied("statistics.publication_decided")


def check_reveals_nobody(
    publication: Publication, singled: Singled | None, found: Sequence[Revealed], *, ground: str
) -> None:
    """The profile strict lets nobody be told from others, also not by comparing with what is out already; under the
    national one who releases says on which ground."""
    if publication.profile == Profile.STRICT and found:
        raise Denied("statistics.reveals_by_comparison", count=len(found))
    if (found or (singled and singled.persons)) and not ground:
        raise Invalid("statistics.ground_missing", field="ground")


def check_can_ask(actor: Actor, query: Query) -> None:
    """Everybody who sees statistics may ask as the annual report prints: one split or condition at a time, as of now.
    More at once, or the same on two days, singles persons out; that takes the right to detail (ours)."""
    actor.check_has(Permission.STATISTICS_VIEW)
    if actor.has(Permission.STATISTICS_DETAIL):
        return
    if len({*query.by, *(name for name, _ in query.where)} - {"year"}) > 1:
        raise Denied("statistics.one_split_at_a_time", field="and_by")
    if query.as_of is not None:
        raise Denied("statistics.only_as_of_now", field="as_of")


def may_see_quality(actor: Actor, organisation: str) -> bool:
    """One's own organisation; every one, and what is of none, for who makes the statistics (ours)."""
    return actor.has(Permission.STATISTICS_DETAIL) or organisation == actor.organisation_code


def check_can_see_quality(actor: Actor, organisation: str) -> None:
    actor.check_has(Permission.STATISTICS_VIEW)
    if not may_see_quality(actor, organisation):
        raise Denied("statistics.quality_of_another")
