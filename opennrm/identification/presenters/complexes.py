"""Words of what cases have in common."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.identification.domain.complexes import LinkKind, SharedKind

EVENTS: dict[str, Promise] = {
    "identification.shared_fact_added": _("Tilføjede fælles oplysning i sagskompleks"),
    "identification.shared_facts_shown": _("Så fælles oplysninger i sagskompleks"),
    "identification.shared_fact_withdrawn": _("Trak fælles oplysning tilbage"),
    "identification.cases_linked": _("Forbandt to sager"),
    "identification.link_withdrawn": _("Trak forbindelse mellem to sager tilbage"),
}

SHARED: Mapping[str, Promise] = {
    SharedKind.PLACE.value: _("Sted"),
    SharedKind.EXPLOITER.value: _("Bagmand"),
    SharedKind.PERIOD.value: _("Periode"),
}
LINKS: Mapping[str, Promise] = {
    LinkKind.SAME_EXPLOITER.value: _("Samme bagmand"),
    LinkKind.SAME_PLACE.value: _("Samme sted"),
    LinkKind.COUPLE.value: _("Par"),
    LinkKind.HOUSEHOLD.value: _("Samme husstand"),
}

REFUSALS: dict[str, Promise] = {
    "identification.not_in_a_complex": _(
        "Sagen hører ikke til et sagskompleks. Saml den først med de andre sager."
    ),
    "identification.shared_without_words": _("Beskriv det, sagerne har til fælles."),
    "identification.shared_in_future": _("Perioden kan ikke begynde i fremtiden. Ret datoen."),
    "identification.shared_by_another": _(
        "En anden organisation har registreret det. Kun den kan trække det tilbage."
    ),
    "identification.shared_withdrawn": _("Det er allerede trukket tilbage."),
    "identification.linked_to_itself": _(
        "En sag kan ikke forbindes med sig selv. Skriv den anden sags nummer."
    ),
    "identification.linked_already": _("De to sager er allerede forbundet på den måde."),
}
