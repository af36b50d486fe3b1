"""How long a session lasts, and which roles must prove twice who they are."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from opennrm.access.domain.roles import GRANTS, Act, Permission, Role, Section, right

# A working day; an hour without a click. Within what NIST SP 800-63B (AAL2) allows: 12 hours, 30 minutes to an hour.
LONGEST = timedelta(hours=8)
IDLE = timedelta(minutes=60)
NOTED_EVERY = timedelta(minutes=1)
# A computer, a telephone and one more; ours.
MOST_AT_ONCE = 3
# Sections that tell who a person is or what happened to them.
OPENS_A_PERSON = (
    Section.IDENTITY, Section.CONTACT, Section.INTERVIEW, Section.DECISION, Section.SUPPORT, Section.HEALTH,
)  # fmt: skip
TWICE = frozenset(
    {*(right(section, Act.VIEW) for section in OPENS_A_PERSON), Permission.ADMINISTER, Permission.AUDIT_VIEW}
)
GOVERNS = frozenset({Permission.ADMINISTER, Permission.AUDIT_VIEW, Permission.ERASURE_MANAGE})


class End(StrEnum):
    """Why a session has ended."""

    TOO_LONG = "too_long"
    IDLE = "idle"
    OTHER_BROWSER = "other_browser"
    # Signed in once more somewhere else.
    TOO_MANY = "too_many"


def ended(began: datetime, seen: datetime, now: datetime, *, same_browser: bool) -> End | None:
    """A session is bound to the browser it began in."""
    if not same_browser:
        return End.OTHER_BROWSER
    if now - began > LONGEST:
        return End.TOO_LONG
    return End.IDLE if now - seen > IDLE else None


def needs_second_factor(role: Role | None) -> bool:
    """Whoever can open a person, and whoever can give others that right or read who did."""
    return role is not None and bool(GRANTS[role] & TWICE)


def needs_passkey(role: Role | None) -> bool:
    """Where the place demands it: whoever gives others rights, reads the trail or erases."""
    return role is not None and bool(GRANTS[role] & GOVERNS)
