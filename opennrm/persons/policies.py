"""Who may register and open persons. Which persons: that is for the case they stand in."""

from __future__ import annotations

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.persons.domain.states import State, check_can_move
from opennrm.persons.models import MatchRequest, Merge, Person
from opennrm.shared.errors import Denied


def check_can_register(actor: Actor) -> None:
    """Those who meet persons register them."""
    actor.check_has(Permission.PERSON_REGISTER)


def check_can_open(actor: Actor) -> None:
    """Names and addresses are for those whose work with the person needs them."""
    actor.check_has(Permission.IDENTITY_VIEW)


def check_is_known_to(actor: Actor, person: Person) -> None:
    """A person may be anonymous to all but one organisation, also where others see the case."""
    if person.known_only_to_id not in (None, actor.organisation_id):
        raise Denied("persons.anonymous")


def check_can_make_anonymous(actor: Actor, person: Person) -> None:
    """By who may correct the identity, while nobody has done so yet."""
    actor.check_has(Permission.IDENTITY_RECORD)
    check_is_known_to(actor, person)
    if person.known_only_to_id is not None:
        raise Denied("persons.anonymous_already")


def check_stands_alone(person: Person, *, stands_for_others: bool) -> None:
    """Who is the same person as another record is known by that: nobody is anonymous in one and not in the other."""
    if person.canonical_id or stands_for_others:
        raise Denied("persons.anonymous_in_part")


def check_may_be_one(one: Person, other: Person) -> None:
    """As whom somebody is known, and to whom, is the same in both records."""
    if one.known_only_to_id != other.known_only_to_id:
        raise Denied("persons.anonymous_in_part")


def check_can_lift_anonymity(actor: Actor, person: Person) -> None:
    """By the organisation that knows the person, and nobody else."""
    actor.check_has(Permission.IDENTITY_RECORD)
    check_is_known_to(actor, person)
    if person.known_only_to_id is None:
        raise Denied("persons.not_anonymous")


def check_can_ask_elsewhere(actor: Actor, person: Person) -> None:
    """To ask another organisation about somebody is to tell it that they are known here."""
    check_can_register(actor)
    if person.known_only_to_id is not None:
        raise Denied("persons.anonymous_not_asked")


def check_can_search(actor: Actor) -> None:
    """To search by name is to ask who somebody is."""
    check_can_open(actor)


def check_can_correct(actor: Actor) -> None:
    """Who corrects an identity has it open."""
    check_can_open(actor)
    actor.check_has(Permission.IDENTITY_RECORD)


def check_can_know_age(actor: Actor) -> None:
    """A decision states the age, also where the decision maker needs no name."""
    actor.check_has(Permission.DECISION_DECIDE)


def check_can_merge(actor: Actor) -> None:
    """Who may correct both says that they are one person."""
    check_can_correct(actor)


def check_can_decide_merge(actor: Actor, merge: Merge) -> None:
    """Never on one's own proposal: two people see that it is one person."""
    check_can_merge(actor)
    check_can_move(State(merge.state), State.MERGED)
    if merge.proposed_by_id == actor.user_id:
        raise Denied("persons.merge_own")


def check_can_reject_merge(actor: Actor, merge: Merge) -> None:
    """Also the one who proposed it, who takes it back."""
    check_can_merge(actor)
    check_can_move(State(merge.state), State.REJECTED)


def check_can_unmerge(actor: Actor, merge: Merge) -> None:
    """One is enough: what is one person by mistake shows and counts wrongly until it is undone."""
    check_can_merge(actor)
    check_can_move(State(merge.state), State.UNMERGED)


def check_can_answer_match(actor: Actor, request: MatchRequest, *, is_expired: bool) -> None:
    """Who may share the case says whether it will be; once, and in time."""
    actor.check_has(Permission.CASE_SHARE)
    if request.answer:
        raise Denied("persons.match_answered")
    if is_expired:
        raise Denied("persons.match_expired")
