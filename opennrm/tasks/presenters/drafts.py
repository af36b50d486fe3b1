"""The words of drafts and of who else is here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opennrm.tasks.domain.drafts import Colleague, DraftView

EVENTS: dict[str, Promise] = {
    "tasks.draft_opened": gettext_lazy("Åbnede kladde"),
    "tasks.draft_discarded": gettext_lazy("Kasserede kladde"),
}
REFUSALS: dict[str, Promise] = {
    "tasks.draft_too_large": gettext_lazy(
        "Teksten er for lang til at blive gemt som kladde (højst %(most)s tegn). Registrér den, eller del den op."
    ),
    "tasks.draft_sent": gettext_lazy("Formularen er lige sendt, så det gemmes ikke som kladde igen."),
    "tasks.draft_of_another": gettext_lazy(
        "Siden blev åbnet af en anden bruger. Genindlæs den, og skriv i din egen."
    ),
    "tasks.unknown_place": gettext_lazy("Adressen hører ikke til i registeret. Genindlæs siden."),
}

# What a draft is called in the list, by the page it belongs to.
FORMS: dict[str, Promise] = {
    "intake:calls": gettext_lazy("Nyt opkald"),
    "intake:correct_call": gettext_lazy("Rettelse af opkald"),
    "intake:new_referral": gettext_lazy("Henvisning til samtale"),
    "identification:interview": gettext_lazy("Identifikationssamtale"),
    "identification:request": gettext_lazy("Send til vurdering"),
    "identification:decide": gettext_lazy("Afgørelse"),
    "identification:correct": gettext_lazy("Rettelse af afgørelse"),
    "returns:new": gettext_lazy("Hjemrejse"),
    "returns:open": gettext_lazy("Tilbud om forberedt hjemsendelse"),
    "returns:advance": gettext_lazy("Næste trin i forberedt hjemsendelse"),
    "returns:confirm_arrival": gettext_lazy("Ankomst"),
    "returns:activity": gettext_lazy("Aktivitet i forberedt hjemsendelse"),
    "returns:assess_risk": gettext_lazy("Risikovurdering"),
    "returns:health": gettext_lazy("Helbred før hjemrejsen"),
    "returns:visit": gettext_lazy("Opfølgning efter hjemrejsen"),
    "returns:close": gettext_lazy("Afslutning af opfølgningen"),
    "returns:complain": gettext_lazy("Klage"),
    "returns:answer_complaint": gettext_lazy("Svar på klage"),
    "returns:give_feedback": gettext_lazy("Tilbagemelding"),
    "returns:stop": gettext_lazy("Stop af forberedt hjemsendelse"),
    "prosecution:new_file": gettext_lazy("Ny sag hos anklagemyndigheden"),
    "prosecution:file": gettext_lazy("Skridt i straffesag"),
    "cases:share": gettext_lazy("Videregivelse"),
    "cases:group": gettext_lazy("Sagskompleks"),
    "cases:identity": gettext_lazy("Identitet"),
    "cases:break_glass": gettext_lazy("Nødadgang"),
}


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft and what it is a draft of."""

    draft: DraftView
    label: str


def rows(kept: Iterable[DraftView]) -> list[DraftRow]:
    return [DraftRow(each, _label(each.place)) for each in kept]


def _label(place: str) -> str:
    try:
        name = resolve(place).view_name
    except Resolver404:
        return _("Formular")
    return str(FORMS.get(name, _("Formular")))


def present(colleagues: Sequence[Colleague]) -> str:
    """One sentence, or nothing."""
    names = [each.name for each in colleagues]
    if not names:
        return ""
    if len(names) == 1:
        return _("%(name)s har også denne side åben.") % {"name": names[0]}
    return _("%(names)s og %(name)s har også denne side åben.") % {
        "names": ", ".join(names[:-1]),
        "name": names[-1],
    }
