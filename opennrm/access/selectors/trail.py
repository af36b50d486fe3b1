"""What may be read of the trail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.db import connection
from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import TruncDate

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.chain import SEALED
from opennrm.access.domain.patterns import NIGHT, Day
from opennrm.access.domain.roles import Permission
from opennrm.access.domain.trail import (
    ELSEWHERE_ASKED,
    GLASS_BROKEN,
    IDENTITY_OPENED,
    OWN_NAME_SOUGHT,
    REFUSED,
    SEEN,
    Wanted,
    written,
)
from opennrm.access.models import (
    AuditLine,
)
from opennrm.access.wall import working_as

# The only database role that chains the trail (config.rights).
AUDITOR = "nrm_auditor"


def audit_lines_for(actor: Actor, wanted: Wanted | None = None) -> QuerySet[AuditLine]:
    """The lines that are asked for, newest first."""
    actor.check_has(Permission.AUDIT_VIEW)
    lines = AuditLine.objects.order_by("-position")
    return lines.filter(*_conditions(actor, wanted)) if wanted else lines


def no_lines(actor: Actor) -> QuerySet[AuditLine]:
    """For a question that cannot be asked."""
    return audit_lines_for(actor).none()


def _conditions(actor: Actor, wanted: Wanted) -> list[Q]:
    given = {
        "user_id": wanted.user_id,
        "organisation_id": wanted.organisation_id,
        "event": wanted.event,
        "at__date__gte": wanted.since,
        "at__date__lte": wanted.until,
    }
    conditions = [Q(**{name: value}) for name, value in given.items() if value]
    if wanted.subject:
        conditions.append(Q(subject_id__in=records_of(actor, wanted.subject)))
    return conditions


def records_of(actor: Actor, subject: str) -> list[UUID]:
    """The ids of everything that hangs on the person of a case number or pseudonym. The database tells them to the
    data protection officer only, and tells nothing else."""
    actor.check_has(Permission.AUDIT_VIEW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM nrm_records_of(%s)", [written(subject)])
        return [record_id for (record_id,) in cursor.fetchall()]


def seen_by(actor: Actor, subject: str) -> list[dict[str, Any]]:
    """Who has seen something of a person: user, organisation, how often, first and last."""
    shown = audit_lines_for(actor).filter(subject_id__in=records_of(actor, subject), event__in=SEEN)
    grouped = shown.order_by().values("user_id", "organisation_id")
    told = grouped.annotate(times=Count("position"), first=Min("at"), last=Max("at")).order_by("-last")
    return [dict(row) for row in told]


def days_of_users(actor: Actor, since: date) -> list[Day]:
    """What each user did on each day since then: one query."""
    is_seen = Q(event__in=SEEN)
    counted = (
        audit_lines_for(actor)
        .filter(at__date__gte=since, user_id__isnull=False)
        .order_by()
        .annotate(day=TruncDate("at"))
        .values("user_id", "day")
        .annotate(
            records=Count("subject_id", distinct=True, filter=is_seen),
            identities=Count("subject_id", distinct=True, filter=Q(event=IDENTITY_OPENED)),
            refusals=Count("position", filter=Q(event=REFUSED)),
            at_night=Count("position", filter=is_seen & Q(at__hour__in=NIGHT)),
            own_name=Count("position", filter=Q(event=OWN_NAME_SOUGHT)),
            outside_cases=Count("position", filter=Q(event=GLASS_BROKEN)),
            questions=Count("position", filter=Q(event=ELSEWHERE_ASKED)),
        )
    )
    return [Day(**cast(Any, row)) for row in counted]


# Lines and seals in the order of the chain, as text: what a seal covers.
CHAIN = f"""
SELECT s.number, s.digest, s.line, {", ".join(f"l.{name}::text" for name in SEALED)}
FROM access_auditseal s LEFT JOIN access_auditline l ON l.position = s.line ORDER BY s.number
"""  # noqa: S608 - names of columns
UNSEALED = f"""
SELECT l.position, {", ".join(f"l.{name}::text" for name in SEALED)}
FROM access_auditline l WHERE NOT EXISTS (SELECT FROM access_auditseal s WHERE s.line = l.position)
ORDER BY l.position LIMIT %s
"""  # noqa: S608 - names of columns
AT_A_TIME = 5_000


def sealed_lines() -> Iterator[tuple[Any, ...]]:
    """The chain from its beginning: number, digest, line, and the line's values (None where it is gone)."""
    # Texts of moments depend on the time zone of the session; a seal must not.
    with working_as(AUDITOR), connection.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'UTC'")
        cursor.execute(CHAIN)
        while rows := cursor.fetchmany(AT_A_TIME):
            yield from rows


def newest_cut() -> tuple[int, bytes, date, bytes] | None:
    """Where the chain begins: number and digest of the last seal that was cut off, up to which day, and its mark."""
    with working_as(AUDITOR), connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, digest, through, mark FROM access_auditcut ORDER BY number DESC LIMIT 1"
        )
        row = cursor.fetchone()
    return (row[0], bytes(row[1]), row[2], bytes(row[3])) if row else None


def count_unsealed() -> int:
    with working_as(AUDITOR), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM access_auditline l "
            "WHERE NOT EXISTS (SELECT FROM access_auditseal s WHERE s.line = l.position)"
        )
        return int(cursor.fetchone()[0])
