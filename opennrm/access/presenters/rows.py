"""What the pages of access show: navigation, lines of the trail, users, organisations, the code of conduct."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.recovery import Lost, Proof
from opennrm.access.domain.roles import Permission, Role
from opennrm.access.models import (
    AccountNotice,
    AuditLine,
    Conduct,
    Organisation,
    Recovery,
    RoleGrant,
    User,
)
from opennrm.access.presenters.words import LOST, NOTICES, PROOFS, ROLES
from opennrm.mechanism.countries import danish_order
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import COPENHAGEN
from opennrm.ui.events import told


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the main navigation."""

    label: Promise
    url: str
    current: bool


# What the main navigation shows, and the right that each entry takes (UI.md).
NAVIGATION: tuple[tuple[Promise, str, Permission | None], ...] = (
    (_("Mine opgaver"), "desk:start", None),
    (_("Opkald"), "intake:calls", Permission.CALL_VIEW),
    (_("Henvisninger"), "intake:referrals", Permission.REFERRAL_VIEW),
    (_("Sager"), "desk:cases", Permission.CASE_VIEW),
    (_("Kalender"), "identification:calendar", Permission.INTERVIEW_RECORD),
    (_("Indkvartering"), "support:places", Permission.SUPPORT_VIEW),
    (_("Hjemsendelser"), "returns:list", Permission.RETURN_VIEW),
    (_("Retsforfølgning"), "prosecution:files", Permission.PROSECUTION_VIEW),
    (_("Statistik"), "statistics:key_figures", Permission.STATISTICS_VIEW),
    (_("Årsrapport"), "reporting:manuscripts", Permission.REPORT_VIEW),
    (_("Adgangslog"), "access:audit", Permission.AUDIT_VIEW),
    (_("Sletning"), "rights:erasure", Permission.ERASURE_MANAGE),
    (_("Administration"), "access:users", Permission.ADMINISTER),
)


def navigation(actor: Actor, path: str) -> list[Link]:
    """The entries this actor may use; of those whose address the page lies under, the nearest is current."""
    may_use = [
        (label, reverse(name))
        for label, name, permission in NAVIGATION
        if permission is None or actor.has(permission)
    ]
    above = [url for _, url in may_use if path == url or (url != "/" and path.startswith(url))]
    nearest = max(above, key=len, default="")
    return [Link(label, url, url == nearest) for label, url in may_use]


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One line of the trail, in words."""

    position: int
    at: datetime
    who: str
    organisation: str
    act: str
    record: str
    why: str


def trail_rows(
    lines: Iterable[AuditLine], names: Mapping[UUID, str], codes: Mapping[UUID, str]
) -> list[TrailRow]:
    return [
        TrailRow(
            line.position,
            line.at,
            names.get(line.user_id, "") if line.user_id else "",
            organisation_name(codes.get(line.organisation_id, "") if line.organisation_id else ""),
            told(line.event),
            str(line.subject_id)[:8] if line.subject_id else "",
            purpose(line),
        )
        for line in lines
    ]


def organisation_name(code: str) -> str:
    return rules().organisation(code).labels[(get_language() or "da")[:2]] if code else ""


def purpose(line: AuditLine) -> str:
    """The words of a purpose; the code of a refusal, whose words need values that the trail does not hold."""
    if rules().has("opening_purposes", line.purpose):
        return rules().label("opening_purposes", line.purpose, (get_language() or "da")[:2])
    return line.purpose


COLUMNS = (
    _("Nr."),
    _("Tidspunkt"),
    _("Hvem"),
    _("Organisation"),
    _("Handling"),
    _("Post"),
    _("Formål eller begrundelse"),
)
# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(rows: Iterable[TrailRow]) -> str:
    """For a spreadsheet: a first line of names, semicolons as in Danish ones, nothing that runs."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([str(each) for each in COLUMNS])
    for row in rows:
        cells = (
            row.position,
            row.at.astimezone(COPENHAGEN).isoformat(),
            row.who,
            row.organisation,
            row.act,
            row.record,
            row.why,
        )
        writer.writerow([_harmless(str(cell)) for cell in cells])
    return text.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """One membership in words."""

    id: UUID
    organisation: str
    role: Promise | str
    since: date
    until: date | None


def membership_rows(user: User) -> list[MembershipRow]:
    return [
        MembershipRow(
            each.pk, organisation_name(each.organisation.code), role_name(each.role), each.since, each.until
        )
        for each in user.memberships.all()
    ]


def role_name(role: str) -> Promise | str:
    """A role that this version does not know shows its code."""
    return ROLES[Role(role)] if role in set(Role) else role


def grant_rows(grants: Iterable[RoleGrant]) -> list[tuple[RoleGrant, str, Promise | str]]:
    return [(each, organisation_name(each.organisation.code), role_name(each.role)) for each in grants]


def recovery_rows(found: Iterable[Recovery]) -> list[tuple[Recovery, Promise, Promise]]:
    return [(each, LOST[Lost(each.lost)], PROOFS[Proof(each.proof)]) for each in found]


def notice_rows(found: Iterable[AccountNotice]) -> list[tuple[AccountNotice, Promise | str]]:
    """A kind that this version does not know is told by its code."""
    return [(each, NOTICES.get(each.event, each.event)) for each in found]


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation in words."""

    organisation: Organisation
    name: str
    kind: str


def organisation_rows(found: Iterable[Organisation]) -> list[OrganisationRow]:
    """By name, as Danes sort."""
    language = (get_language() or "da")[:2]
    rows = [
        OrganisationRow(
            each,
            organisation_name(each.code),
            rules().label("organisation_kinds", rules().organisation(each.code).kind, language),
        )
        for each in found
    ]
    return sorted(rows, key=lambda row: danish_order(row.name))


def conduct_text(conduct: Conduct) -> str:
    """In the language of the page."""
    return conduct.english if (get_language() or "da").startswith("en") else conduct.danish
