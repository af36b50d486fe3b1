"""The trail: chaining it, verifying it, looking into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from opennrm.access import audit, selectors
from opennrm.access.domain import chain
from opennrm.access.domain.actor import NOBODY, Actor
from opennrm.access.domain.patterns import Unusual, unusual
from opennrm.access.domain.trail import Wanted
from opennrm.access.models import AuditLine
from opennrm.access.wall import act, working_as
from opennrm.shared.dates import COPENHAGEN, clock
from opennrm.shared.errors import Invalid

# Held until the commit, so that only one seals at a time.
SEAL_LOCK = 0x4E524D_5EA1


# The last seal, or the cut after which there is none yet.
NEWEST = """
SELECT number, digest FROM (SELECT number, digest FROM access_auditseal UNION ALL SELECT number, digest FROM access_auditcut) each
ORDER BY number DESC LIMIT 1
"""
# The last seal of those before the first line that is to be kept.
LAST_BEFORE = """
SELECT s.number, s.digest FROM access_auditseal s WHERE s.number < coalesce(
    (SELECT min(k.number) FROM access_auditseal k JOIN access_auditline l ON l.position = k.line WHERE l.at >= %s),
    (SELECT max(number) + 1 FROM access_auditseal))
ORDER BY s.number DESC LIMIT 1
"""


def seal_trail() -> int:
    """Give every line that has none its place in the hash chain, in the order they are found; how many. The trail
    itself is not told: a line about sealing would want a seal in its turn."""
    with transaction.atomic(), working_as(selectors.AUDITOR), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEAL_LOCK])
        cursor.execute("SET LOCAL TIME ZONE 'UTC'")
        cursor.execute(NEWEST)
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


def cut_trail(through: date) -> int:
    """Lines that were kept for their period go, with their seals, up to a seal that stays known: the chain begins there and
    can still be verified. By the owner of the database, who alone can lift the triggers; gives how many lines went."""
    kept_from = datetime.combine(through + timedelta(days=1), time.min, COPENHAGEN)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEAL_LOCK])
        cursor.execute(LAST_BEFORE, [kept_from])
        if (found := cursor.fetchone()) is None:
            return 0
        number, digest = found[0], bytes(found[1])
        mark = chain.cut_mark(settings.NRM_AUDIT_KEY, number, digest, through.isoformat())
        cursor.execute(
            "INSERT INTO access_auditcut (number, digest, through, mark, cut_at) VALUES (%s, %s, %s, %s, %s)",
            [number, digest, through, mark, clock.now()],
        )
        gone = _delete_through(cursor, number)
    audit.record("access.trail_cut", by=NOBODY, purpose=str(number))
    return gone


def _delete_through(cursor: CursorWrapper, number: int) -> int:
    for table in ("access_auditline", "access_auditseal"):
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER append_only")
    cursor.execute(
        "DELETE FROM access_auditline WHERE position IN (SELECT line FROM access_auditseal WHERE number <= %s)",
        [number],
    )
    gone = cursor.rowcount
    cursor.execute("DELETE FROM access_auditseal WHERE number <= %s", [number])
    for table in ("access_auditline", "access_auditseal"):
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER append_only")
    return int(gone)


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
    cut = selectors.newest_cut()
    number, previous = cut[:2] if cut else (0, chain.BEGINNING)
    if cut and cut[3] != chain.cut_mark(settings.NRM_AUDIT_KEY, number, previous, cut[2].isoformat()):
        return chain.Verdict(chain.Head(number, ""), f"the cut after seal {number} was not made with the key")
    found = head in ("", str(chain.Head(number, previous.hex())))
    for number, digest, line, *values in selectors.sealed_lines():
        if values[0] is None:
            return chain.Verdict(chain.Head(number, ""), f"line {line} is gone (seal {number})")
        previous = _seal(previous, number, values)
        if previous != bytes(digest):
            return chain.Verdict(
                chain.Head(number, ""), f"line {line} is not as it was sealed (seal {number})"
            )
        found = found or head == str(chain.Head(number, previous.hex()))
    since = f"after seal {cut[0]}, cut off through {cut[2].isoformat()}" if cut else ""
    head_now = chain.Head(number, previous.hex())
    verdict = chain.Verdict(head_now, unsealed=selectors.count_unsealed(), since=since)
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
