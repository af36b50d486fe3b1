"""Who somebody is: registering, opening, correcting."""

from __future__ import annotations

import secrets
from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.mechanism.countries import is_country
from opennrm.mechanism.rules import rules
from opennrm.persons import policies, selectors
from opennrm.persons.domain.identity import Identity, check_birth
from opennrm.persons.domain.pseudonyms import SPACE, pseudonym
from opennrm.persons.domain.written import SEALED
from opennrm.persons.models import IdentityVersion, Person
from opennrm.persons.services.subjects import Subject
from opennrm.shared.dates import clock
from opennrm.shared.errors import Conflict, Invalid


@act
def register(identity: Identity, *, gender: str, nationality: str, by: Actor) -> UUID:
    """Somebody comes into the register, under a pseudonym and with a key of their own."""
    policies.check_can_register(by)
    check_birth(identity.birth, today=clock.today())
    _check_codes(gender, nationality)
    person = _new_person(gender, nationality, by=by)
    _record_identity(person, identity, by=by)
    audit.record("persons.registered", person, by=by, fields=[*SEALED, "gender", "nationality"])
    return person.pk


@act
def open_identity(person_id: UUID, *, purpose: str, by: Actor) -> Identity:
    """See who a person is, for a purpose that the trail remembers."""
    policies.check_can_open(by)
    if not rules().has("opening_purposes", purpose):
        raise Invalid("persons.purpose_missing", field="purpose")
    current = _current_identity(_known_holder(person_id, by=by))
    audit.record("persons.identity_opened", current.person, by=by, fields=SEALED, purpose=purpose)
    return _opened(current)


@act
def correct_identity(person_id: UUID, identity: Identity, *, version: int, by: Actor) -> None:
    """What was told was wrong or incomplete. ``version`` is the one that was read; the old one stays as history."""
    person = selectors.lock_person(by, _known_holder(person_id, by=by))
    policies.check_can_correct(by)
    if person.identity_version != version:
        raise Conflict("persons.identity_changed")
    check_birth(identity.birth, today=clock.today())
    changed = _changed(_current_identity(person.pk), identity)
    IdentityVersion.objects.filter(person=person, corrected_at__isnull=True).update(
        corrected_at=clock.now(), corrected_by_id=by.user_id
    )
    person.identity_version += 1
    person.save(update_fields=["identity_version"])
    _record_identity(person, identity, by=by)
    audit.record("persons.identity_corrected", person, by=by, fields=changed, purpose="correction")


@act
def age_on(person_id: UUID, day: date, *, by: Actor) -> int | None:
    """The age a decision of that day states; None where it is unknown, erased, or closed to whoever decides: anonymous."""
    policies.check_can_know_age(by)
    person = get_object_or_404(Person, pk=selectors.oneself(by, person_id).identity_of)
    current = _holding(person.pk).first()
    if current is None or not selectors.is_known_to(by, person):
        audit.record("persons.age_not_known", by=by, purpose="decision")
        return None
    audit.record("persons.age_opened", current.person, by=by, fields=["birth"], purpose="decision")
    subject = Subject.unless_erased(person_id)
    return subject.identity(current).birth.age_on(day) if subject else None


@act
def make_anonymous(person_id: UUID, *, by: Actor) -> None:
    """From now on nobody but the actor's organisation opens or finds who the person is, whatever else they see."""
    policies.check_is_known_to(by, selectors.get_person(by, person_id))
    person = selectors.lock_person(by, person_id)
    policies.check_can_make_anonymous(by, person)
    policies.check_stands_alone(person, stands_for_others=selectors.stands_for_others(by, person))
    person.known_only_to_id = by.organisation_id
    person.save(update_fields=["known_only_to"])
    audit.record("persons.made_anonymous", person, by=by, fields=["known_only_to"])


@act
def lift_anonymity(person_id: UUID, *, said_how: str, by: Actor) -> None:
    """The person agreed, in some way, that others may know who they are: those whose part in the case opens it."""
    policies.check_is_known_to(by, selectors.get_person(by, person_id))
    person = selectors.lock_person(by, person_id)
    policies.check_can_lift_anonymity(by, person)
    if not rules().has("consent_ways", said_how):
        raise Invalid("persons.consent_missing", field="said_how")
    person.known_only_to_id = None
    person.save(update_fields=["known_only_to"])
    audit.record("persons.anonymity_lifted", person, by=by, fields=["known_only_to"], purpose=said_how)


def _check_codes(gender: str, nationality: str) -> None:
    """A code of the mechanism, or nothing where it is unknown."""
    if gender and not rules().has("genders", gender):
        raise Invalid("persons.unknown_gender", field="gender")
    if nationality and not is_country(nationality):
        raise Invalid("persons.unknown_country", field="nationality")


def _new_person(gender: str, nationality: str, *, by: Actor) -> Person:
    """Draw until a pseudonym is free. That it is taken is only seen when it is written: others' persons are hidden."""
    while True:
        person = Person(
            pseudonym=pseudonym(secrets.randbelow(SPACE)),
            gender=gender,
            nationality=nationality,
            registered_at=clock.now(),
            registered_by_id=by.user_id,
        )
        try:
            with transaction.atomic():
                person.save(force_insert=True)
        except IntegrityError:
            continue
        return person


def _record_identity(person: Person, identity: Identity, *, by: Actor) -> None:
    subject = Subject.known_or_new(person.pk)
    row = IdentityVersion(
        id=uuid4(),
        person=person,
        version=person.identity_version,
        recorded_at=clock.now(),
        recorded_by_id=by.user_id,
    )
    subject.seal_identity(row, identity)
    row.save()
    subject.index(identity)


def _known_holder(person_id: UUID, *, by: Actor) -> UUID:
    """The record whose identity holds for a person, where neither is anonymous to the actor."""
    holder_id = selectors.oneself(by, person_id).identity_of
    for each in {person_id, holder_id}:
        policies.check_is_known_to(by, selectors.get_person(by, each))
    return holder_id


def _current_identity(person_id: UUID) -> IdentityVersion:
    return get_object_or_404(_holding(person_id))


def _holding(person_id: UUID) -> QuerySet[IdentityVersion]:
    """None where the identity is closed to whoever acts."""
    holding = IdentityVersion.objects.filter(corrected_at__isnull=True, person_id=person_id)
    return holding.select_related("person")


def _opened(row: IdentityVersion) -> Identity:
    return Subject.known(row.person_id).identity(row)


def _changed(row: IdentityVersion, identity: Identity) -> list[str]:
    before = _opened(row)
    return [part for part in SEALED if getattr(before, part) != getattr(identity, part)]
