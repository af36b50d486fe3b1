"""The words of this app's refusals."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "reporting.claims_unreadable": _(
        "Filen %(file)s kan ikke læses: %(reason)s. Angiv en CSV-fil i UTF-8 med kolonnerne id, value og stated_as."
    ),
    "reporting.text_unreadable": _(
        "Filen %(file)s kan ikke læses: %(reason)s. Prøv at gemme den igen, eller som tekst (TXT)."
    ),
    "reporting.text_kind_unknown": _(
        "Filen %(file)s er af en art, der ikke kan læses. Brug en af disse: %(kinds)s."
    ),
    "reporting.year_not_named": _("Teksten nævner intet årstal. Angiv året med --year."),
    "reporting.claims_columns_missing": _(
        "Filen %(file)s mangler kolonnerne %(columns)s. Tilføj dem i første linje, og prøv igen."
    ),
}
