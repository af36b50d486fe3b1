"""Words of access: roles and refusals."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Role

ROLES: dict[Role, Promise] = {
    Role.HOTLINE_ADVISER: _("Hotlinerådgiver"),
    Role.CASEWORKER: _("Sagsbehandler"),
    Role.DECISION_MAKER: _("Afgørelsesmyndighed"),
    Role.NGO_WORKER: _("NGO-medarbejder"),
    Role.RETURN_OFFICER: _("Hjemrejsemedarbejder"),
    Role.POLICE_LIAISON: _("Politiets kontaktperson"),
    Role.PROSECUTOR: _("Anklager"),
    Role.ANALYST: _("Statistiker"),
    Role.REPORT_EDITOR: _("Redaktør af årsrapporten"),
    Role.DATA_PROTECTION_OFFICER: _("Databeskyttelsesrådgiver (DPO)"),
    Role.ADMINISTRATOR: _("Administrator"),
}

REFUSALS: dict[str, Promise] = {
    "access.missing_right": _(
        "Din rolle giver ikke ret til dette. Bed en kollega med den rette rolle om at gøre det, "
        "eller kontakt din administrator, hvis din rolle er forkert."
    ),
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
    (_("Mine sager"), "desk:start", None),
    (_("Opkald"), "intake:calls", Permission.CALL_VIEW),
    (_("Henvisninger"), "intake:referrals", Permission.REFERRAL_VIEW),
    (_("Hjemsendelser"), "returns:list", Permission.RETURN_VIEW),
    (_("Retsforfølgning"), "prosecution:files", Permission.PROSECUTION_VIEW),
    (_("Statistik"), "statistics:key_figures", Permission.STATISTICS_VIEW),
    (_("Adgangslog"), "access:audit", Permission.AUDIT_VIEW),
)


def navigation(actor: Actor, path: str) -> list[Link]:
    """The entries this actor may use; the one whose address the page lies under is current."""
    links = []
    for label, name, permission in NAVIGATION:
        url = reverse(name)
        if permission is None or actor.has(permission):
            links.append(Link(label, url, path == url if url == "/" else path.startswith(url)))
    return links
