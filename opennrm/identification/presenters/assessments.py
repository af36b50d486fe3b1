"""Words of the assessment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.access.policies import Verdict
from opennrm.identification.domain.states import State
from opennrm.identification.domain.views import AssessmentView
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.ui.refusals import words

STATES: dict[str, Promise] = {
    State.INTERVIEWING: _("Samtaler i gang"),
    State.AWAITING_DECISION: _("Afventer afgørelse"),
    State.MORE_REQUESTED: _("Afventer flere oplysninger"),
    State.DECIDED: _("Afgjort"),
}

EVENTS: dict[str, Promise] = {
    "identification.assessment_requested": _("Sendte sag til vurdering"),
    "identification.assessment_shown": _("Så vurdering"),
}

REFUSALS: dict[str, Promise] = {
    "identification.move_impossible": _(
        "Vurderingen er et andet sted i forløbet, så dette kan ikke gøres nu. Åbn sagen igen for at se, hvor den er nået til."
    ),
    "identification.unknown_code": _("Vælg en af mulighederne på listen."),
    "identification.another_assessment_open": _(
        "Der er en ny vurdering i gang i sagen. Afslut den, før en tidligere afgørelse trækkes tilbage."
    ),
    "identification.residence_unknown": _(
        "Opholdsgrundlaget afgør, hvem der er kompetent, så det skal kendes. Få det afklaret med Udlændingestyrelsen."
    ),
}


def reason(verdict: Verdict) -> str:
    """Why not, in words; "" where the act is allowed."""
    return words(verdict.refused) if verdict.refused else ""


@dataclass(frozen=True, slots=True)
class Rule:
    """Since when a rule holds, and where it stands."""

    valid_from: date | None
    source: str


def routing_rule(view: AssessmentView) -> Rule | None:
    """The rule that names the competent authority today."""
    found = rules().routing_rule(view.residence_status, clock.today()) if view.competent else None
    if found is None:
        return None
    own = str(_("registrets egen regel"))
    return Rule(found.valid_from, own if found.source == "ours" else rules().sources[found.source])
