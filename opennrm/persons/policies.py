"""Who may register and open persons. Which persons: that is for the case they stand in."""

from __future__ import annotations

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.persons.models import Person
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


def check_can_lift_anonymity(actor: Actor, person: Person) -> None:
    """By the organisation that knows the person, and nobody else."""
    actor.check_has(Permission.IDENTITY_RECORD)
    check_is_known_to(actor, person)
    if person.known_only_to_id is None:
        raise Denied("persons.not_anonymous")


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
