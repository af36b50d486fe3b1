"""Write the audit trail: in the transaction of the act, names of fields, never their values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection, models

from opennrm.access.domain.actor import NO_ONE, Actor
from opennrm.shared.dates import clock

# Written by hand: Django would ask for the new position back, and only the data protection officer may read the trail.
APPEND = """
INSERT INTO access_auditline
    (at, event, user_id, organisation_id, subject_kind, subject_id, fields, purpose)
VALUES (%s, %s, %s, %s, %s, %s, %s::varchar[], %s)
"""


def record_each(
    event: str, subjects: Iterable[models.Model], *, by: Actor, fields: Iterable[str] = (), purpose: str = ""
) -> None:
    """One line for each of many, in one go."""
    rows = [_row(event, each, by=by, fields=fields, purpose=purpose) for each in subjects]
    with connection.cursor() as cursor:
        cursor.executemany(APPEND, rows)


def record(
    event: str,
    subject: models.Model | None = None,
    *,
    by: Actor,
    fields: Iterable[str] = (),
    purpose: str = "",
) -> None:
    """One line: ``event`` is "<app>.<what happened>", ``purpose`` a code, never free text."""
    with connection.cursor() as cursor:
        cursor.execute(APPEND, _row(event, subject, by=by, fields=fields, purpose=purpose))


def _row(
    event: str, subject: models.Model | None, *, by: Actor, fields: Iterable[str], purpose: str
) -> list[Any]:
    return [
        clock.now(),
        event,
        None if by.user_id == NO_ONE else by.user_id,
        None if by.organisation_id == NO_ONE else by.organisation_id,
        subject._meta.label_lower if subject else "",
        subject.pk if subject and isinstance(subject.pk, UUID) else None,
        sorted(fields),
        purpose,
    ]
