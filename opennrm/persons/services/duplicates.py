"""Looking through the whole register for the same person twice, by the owner of the database. Identities are opened in
memory only; what is kept are pairs of ids with a degree."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from opennrm.access import audit
from opennrm.access.domain.actor import NOBODY
from opennrm.persons.domain.duplicates import Comparable, Pair, comparable
from opennrm.persons.models import IdentityVersion, Person, PossibleDuplicate, SubjectKey
from opennrm.persons.services.subjects import Subject
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied

AT_A_TIME = 1_000


@transaction.atomic
def find_duplicates() -> int:
    """Pairs of records that may be one person, in place of those found before. Gives how many."""
    people = _everybody()
    found = [
        PossibleDuplicate(one_id=one, other_id=other, degree=pair.degree, found_at=clock.now())
        for pair in _linked([told for _, told in people])
        for one, other in [sorted((people[pair.one][0], people[pair.other][0]))]
    ]
    PossibleDuplicate.objects.all().delete()
    PossibleDuplicate.objects.bulk_create(found, batch_size=AT_A_TIME)
    audit.record("persons.duplicates_sought", by=NOBODY)
    return len(found)


def _everybody() -> list[tuple[UUID, Comparable]]:
    """Everybody who stands for themselves and has a key: who is erased is gone from here too."""
    keys = {key.pk: key for key in SubjectKey.objects.iterator(chunk_size=AT_A_TIME)}
    alone = Person.objects.filter(canonical__isnull=True, erased_at__isnull=True)
    standing = set(alone.values_list("pk", flat=True))
    holding = IdentityVersion.objects.filter(corrected_at__isnull=True).order_by("person_id")
    return [
        (row.person_id, comparable(Subject(keys[row.person_id]).identity(row)))
        for row in holding.iterator(chunk_size=AT_A_TIME)
        if row.person_id in keys and row.person_id in standing
    ]


def _linked(people: list[Comparable]) -> list[Pair]:
    if len(people) < 2:
        return []
    try:
        from opennrm.persons.services.linkage import Linkage
    except ImportError:
        raise Denied("persons.linkage_missing") from None
    return Linkage(people).pairs()
