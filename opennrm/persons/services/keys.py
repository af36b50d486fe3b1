"""The keys of all subjects under another master key."""

from __future__ import annotations

from django.db import connection, transaction
from django.db.models import QuerySet

from opennrm.access import audit
from opennrm.access.domain.actor import NOBODY
from opennrm.persons import vault
from opennrm.persons.models import SubjectKey
from opennrm.shared.errors import Denied

AT_A_TIME = 1_000


def rewrap_keys() -> int:
    """Every data key under the present master key, by the owner of the database, while everybody works; gives how many.
    The last look waits for whoever is writing a key and lets nobody else, so that none is left behind."""
    count = 0
    while found := _wrap_anew(_of_old_keys()[:AT_A_TIME]):
        count += found
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE persons_subjectkey IN EXCLUSIVE MODE")
        count += _wrap_anew(_of_old_keys())
        audit.record("persons.keys_rewrapped", by=NOBODY)
    return count


def _of_old_keys() -> QuerySet[SubjectKey]:
    return SubjectKey.objects.extra(
        where=["substring(wrapped from 1 for %s) <> %s AND wrapped <> ''"],
        params=[vault.PREFIX, vault.primary()],
    )


def _wrapped_anew(key: SubjectKey) -> bytes:
    try:
        return vault.rewrapped(key.subject_id, bytes(key.wrapped))
    except vault.Unreadable:
        raise Denied("persons.unreadable") from None


@transaction.atomic
def _wrap_anew(keys: QuerySet[SubjectKey]) -> int:
    found = list(keys.select_for_update())
    for key in found:
        key.wrapped = _wrapped_anew(key)
    SubjectKey.objects.bulk_update(found, ["wrapped"], batch_size=AT_A_TIME)
    return len(found)
