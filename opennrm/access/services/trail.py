"""The trail: chaining it, verifying it, looking into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from opennrm.access import audit, selectors
from opennrm.access.domain import chain
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.patterns import Unusual, unusual
from opennrm.access.domain.trail import Wanted
from opennrm.access.models import AuditLine
from opennrm.access.wall import act, working_as
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

# Held until the commit, so that only one seals at a time.
SEAL_LOCK = 0x4E524D_5EA1


def seal_trail() -> int:
    """Give every line that has none its place in the hash chain, in the order they are found; how many. The trail
    itself is not told: a line about sealing would want a seal in its turn."""
    with transaction.atomic(), working_as(selectors.AUDITOR), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEAL_LOCK])
        cursor.execute("SET LOCAL TIME ZONE 'UTC'")
        cursor.execute("SELECT number, digest FROM access_auditseal ORDER BY number DESC LIMIT 1")
        number, previous = cursor.fetchone() or (0, chain.BEGINNING)
        sealed = 0
        while lines := _unsealed(cursor):
            for line, *values in lines:
                number += 1
                previous = _seal(bytes(previous), number, values)
                cursor.execute(
                    "INSERT INTO access_auditseal (number, line, digest, sealed_at) VALUES (%s, %s, %s, %s)",
                    [number, line, previous, clock.now()],
                )
            sealed += len(lines)
    return sealed


def _unsealed(cursor: CursorWrapper) -> list[tuple[Any, ...]]:
    cursor.execute(selectors.UNSEALED, [selectors.AT_A_TIME])
    lines: list[tuple[Any, ...]] = cursor.fetchall()
    return lines


def _seal(previous: bytes, number: int, values: Sequence[str | None]) -> bytes:
    return chain.seal(
        settings.NRM_AUDIT_KEY, previous, number, ["" if each is None else each for each in values]
    )


def verify_trail(head: str = "") -> chain.Verdict:
    """Go through the chain from its beginning. ``head``: an earlier head that must still stand in it."""
    number, previous, found = 0, chain.BEGINNING, head == ""
    for number, digest, line, *values in selectors.sealed_lines():
        if values[0] is None:
            return chain.Verdict(chain.Head(number, ""), f"line {line} is gone (seal {number})")
        previous = _seal(previous, number, values)
        if previous != bytes(digest):
            return chain.Verdict(
                chain.Head(number, ""), f"line {line} is not as it was sealed (seal {number})"
            )
        found = found or head == str(chain.Head(number, previous.hex()))
    verdict = chain.Verdict(chain.Head(number, previous.hex()), unsealed=selectors.count_unsealed())
    return verdict if found else replace(verdict, fault=f"the head {head} does not stand in the chain")


@act
def show_trail(wanted: Wanted, *, by: Actor) -> QuerySet[AuditLine]:
    """Look into the trail; that it was looked into stands in it."""
    lines = selectors.audit_lines_for(by, wanted)
    audit.record("access.trail_shown", by=by)
    return lines


@act
def show_who_has_seen(subject: str, *, by: Actor) -> list[dict[str, Any]]:
    """Everybody who has seen something of the person of a case number or pseudonym."""
    found = selectors.seen_by(by, subject)
    audit.record("access.seen_by_shown", by=by)
    return found


@act
def show_unusual(*, by: Actor) -> list[Unusual]:
    """What in the last thirty days deserves a second look."""
    days = selectors.days_of_users(by, clock.today() - timedelta(days=LOOKED_BACK))
    audit.record("access.unusual_shown", by=by)
    return unusual(days)


@act
def export_trail(wanted: Wanted, *, by: Actor) -> list[AuditLine]:
    """The lines that are asked for, to be taken away."""
    lines = selectors.audit_lines_for(by, wanted)[: MOST_EXPORTED + 1]
    found = list(lines)
    if len(found) > MOST_EXPORTED:
        raise Invalid("access.too_many_lines", field="since", most=MOST_EXPORTED)
    audit.record("access.trail_exported", by=by)
    return found


LOOKED_BACK = 30
MOST_EXPORTED = 50_000
