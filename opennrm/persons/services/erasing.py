"""Erasing somebody: their key is destroyed, and with it everything it sealed. A backup that is older holds the key until it
is thrown away; whoever restores it erases again (``config.erasures``)."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.shortcuts import get_object_or_404

from opennrm.access import audit
from opennrm.access.domain.actor import NOBODY
from opennrm.persons.domain.events import PersonErased
from opennrm.persons.domain.written import SEALED
from opennrm.persons.models import IdentityVersion, Person, PossibleDuplicate, SearchToken, SubjectKey
from opennrm.shared.dates import clock
from opennrm.shared.events import publish


@transaction.atomic
def erase(person_id: UUID, *, records: Collection[UUID]) -> None:
    """By the owner of the database, on the command line: the web application has no right to destroy a key.

    ``records``: those with keys of their own (calls, emergencies) whose text is about the person.
    """
    person = get_object_or_404(Person.objects.select_for_update(), pk=person_id)
    person.erased_at = clock.now()
    person.save(update_fields=["erased_at"])
    SubjectKey.objects.filter(pk=person_id).update(wrapped=b"")
    destroy_keys_of(records)
    IdentityVersion.objects.filter(person=person).update(**{f"{part}_sealed": b"" for part in SEALED})
    SearchToken.objects.filter(person=person).delete()
    PossibleDuplicate.objects.filter(Q(one=person) | Q(other=person)).delete()
    audit.record("persons.erased", person, by=NOBODY, fields=[*SEALED, "wrapped"])
    publish(PersonErased(person_id))


def destroy_keys_of(records: Collection[UUID]) -> None:
    """What these records sealed under keys of their own opens never again; something new may be written in them."""
    SubjectKey.objects.filter(pk__in=records).delete()
