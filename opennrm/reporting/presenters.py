"""The words of this app's refusals."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "reporting.claims_unreadable": _(
        "Filen %(file)s kan ikke læses: %(reason)s. Angiv en CSV-fil i UTF-8 med kolonnerne id, value og stated_as."
    ),
    "reporting.claims_columns_missing": _(
        "Filen %(file)s mangler kolonnerne %(columns)s. Tilføj dem i første linje, og prøv igen."
    ),
}
