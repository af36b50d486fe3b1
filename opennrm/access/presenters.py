"""Words of access: roles and refusals."""

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
from opennrm.access.domain.patterns import Pattern
from opennrm.access.domain.roles import Permission, Role
from opennrm.access.models import AuditLine, Conduct, Organisation, RoleGrant, User
from opennrm.mechanism.countries import danish_order
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import COPENHAGEN
from opennrm.ui.events import told

ROLES: dict[Role, Promise] = {
    Role.HOTLINE_ADVISER: _("Hotlinerådgiver"),
    Role.CASEWORKER: _("Sagsbehandler"),
    Role.DECISION_MAKER: _("Afgørelsesmyndighed"),
    Role.NGO_WORKER: _("Opsøgende NGO-medarbejder"),
    Role.HEALTH_WORKER: _("Sundhedsmedarbejder i NGO"),
    Role.CONTACT_PERSON: _("Kontaktperson"),
    Role.ACCOMMODATION_PROVIDER: _("Medarbejder på indkvarteringssted"),
    Role.RETURN_OFFICER: _("Hjemrejsemedarbejder"),
    Role.REINTEGRATION_ADVISER: _("Reintegrationsrådgiver"),
    Role.LOCAL_PARTNER: _("Lokal hjælpeorganisation"),
    Role.POLICE_LIAISON: _("Politiets kontaktperson"),
    Role.AUTHORITY_LIAISON: _("Myndighedsgruppens kontaktperson"),
    Role.PROSECUTOR: _("Anklager"),
    Role.ANALYST: _("Statistiker"),
    Role.REPORT_EDITOR: _("Redaktør af årsrapporten"),
    Role.DATA_PROTECTION_OFFICER: _("Databeskyttelsesrådgiver (DPO)"),
    Role.ADMINISTRATOR: _("Administrator"),
}

# What the acts of this app are called in the audit trail.
EVENTS: dict[str, Promise] = {
    "access.signed_in": _("Loggede ind"),
    "access.sign_in_failed": _("Forsøgte forgæves at logge ind"),
    "access.signed_out": _("Loggede ud"),
    "access.users_shown": _("Så brugere"),
    "access.user_shown": _("Så bruger"),
    "access.role_proposed": _("Foreslog rolle"),
    "access.role_approved": _("Godkendte rolle"),
    "access.role_rejected": _("Afviste rolle"),
    "access.invitation_accepted": _("Tog imod invitation"),
    "access.membership_ended": _("Afsluttede medlemskab"),
    "access.session_ended": _("Blev logget ud af systemet"),
    "access.sessions_ended": _("Loggede ud alle andre steder"),
    "access.password_changed": _("Skiftede adgangskode"),
    "access.factor_added": _("Tilføjede faktor til login"),
    "access.factor_removed": _("Fjernede faktor til login"),
    "access.recovery_codes_made": _("Lavede nye gendannelseskoder"),
    "access.connection_added": _("Forbandt konto med myndigheds login"),
    "access.connection_removed": _("Fjernede forbindelse til myndigheds login"),
    "access.organisation_chosen": _("Valgte organisation"),
    "access.refused": _("Blev afvist"),
    "access.organisations_installed": _("Organisationer lagt ind"),
    "access.user_added": _("Bruger oprettet"),
    "access.conducts_shown": _("Så adfærdskodeksens versioner"),
    "access.conduct_published": _("Udgav adfærdskodeks"),
    "access.conduct_accepted": _("Accepterede adfærdskodeks"),
    "access.organisations_shown": _("Så organisationer"),
    "access.organisation_added": _("Lagde organisation ind"),
    "access.organisation_changed": _("Rettede organisations kontaktoplysninger"),
    "access.organisation_closed": _("Lukkede organisation"),
    "access.reopening_proposed": _("Foreslog at åbne organisation igen"),
    "access.organisation_reopened": _("Åbnede organisation igen"),
    "access.trail_shown": _("Så adgangsloggen"),
    "access.seen_by_shown": _("Så, hvem der har set en person"),
    "access.unusual_shown": _("Så usædvanlig brug"),
    "access.trail_exported": _("Tog et udtræk af adgangsloggen"),
}

REFUSALS: dict[str, Promise] = {
    "access.missing_right": _(
        "Din rolle giver ikke ret til dette. Bed en kollega med den rette rolle om at gøre det, "
        "eller kontakt din administrator, hvis din rolle er forkert."
    ),
    "access.unknown_role": _("Vælg en rolle fra listen."),
    "access.unknown_organisation": _("Vælg en organisation fra listen."),
    "access.grant_waits_already": _(
        "Der er allerede et forslag om denne bruger i organisationen. Afgør det først."
    ),
    "access.grant_decided": _("Forslaget er allerede afgjort. Lav et nyt, hvis rollen skal ændres igen."),
    "access.grant_own": _("Du har selv foreslået det. En anden administrator skal godkende eller afvise."),
    "access.grant_about_oneself": _("Det handler om dig selv. En anden administrator skal afgøre det."),
    "access.leaving_oneself": _(
        "Du kan ikke afslutte dit eget medlemskab. Bed en anden administrator om det."
    ),
    "access.membership_over": _("Medlemskabet er allerede afsluttet."),
    "access.closing_own": _(
        "Du kan ikke lukke din egen organisation. Bed en administrator i en anden om det."
    ),
    "access.closed_already": _("Organisationen er allerede lukket."),
    "access.not_closed": _("Organisationen er åben. Der er ikke noget at åbne."),
    "access.reopening_waits": _(
        "Der er allerede et forslag om at åbne organisationen. En anden administrator skal godkende det."
    ),
    "access.reopening_not_proposed": _("Ingen har foreslået at åbne organisationen. Foreslå det først."),
    "access.conduct_in_both_languages": _("Skriv adfærdskodeksen på både dansk og engelsk."),
    "access.conduct_changed": _("Adfærdskodeksen er ændret, mens du læste. Læs den nye, og acceptér den."),
    "access.too_many_lines": _("Udtrækket er for stort. Vælg en kortere periode, højst %(most)s linjer."),
    "access.username_taken": _("Brugernavnet findes allerede. Vælg et andet."),
}


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
    (_("Hjemsendelser"), "returns:list", Permission.RETURN_VIEW),
    (_("Retsforfølgning"), "prosecution:files", Permission.PROSECUTION_VIEW),
    (_("Statistik"), "statistics:key_figures", Permission.STATISTICS_VIEW),
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


PATTERNS: dict[Pattern, Promise] = {
    Pattern.MANY_RECORDS: _("Så mange forskellige poster"),
    Pattern.MANY_IDENTITIES: _("Åbnede mange identiteter"),
    Pattern.MANY_REFUSALS: _("Blev afvist mange gange"),
    Pattern.AT_NIGHT: _("Så poster om natten"),
    Pattern.OWN_NAME: _("Søgte efter sit eget navn"),
    Pattern.OUTSIDE_CASES: _("Åbnede sag, som organisationen ikke deltager i"),
    Pattern.MANY_QUESTIONS: _("Spurgte ofte, om personer er kendt af andre"),
}


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
