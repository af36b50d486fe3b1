"""What the sections of a case are called."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.roles import Section

SECTIONS: dict[Section, Promise] = {
    Section.IDENTITY: _("Identitet"),
    Section.CONTACT: _("Kontakt og henvisning"),
    Section.INTERVIEW: _("Samtaler"),
    Section.DECISION: _("Vurdering og afgørelse"),
    Section.SUPPORT: _("Støtte og bistand"),
    Section.HEALTH: _("Sundhed"),
    Section.RETURN: _("Hjemsendelse"),
    Section.PROSECUTION: _("Retsforfølgning"),
    Section.COOPERATION: _("Samarbejde"),
}
