"""Words of returns."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What the acts of this app are called in the audit trail.
EVENTS: dict[str, Promise] = {
    "returns.return_recorded": _("Registrerede hjemrejse"),
    "returns.return_shown": _("Så hjemrejse"),
    "returns.return_withdrawn": _("Trak hjemrejse tilbage"),
}

REFUSALS: dict[str, Promise] = {
    "returns.destination_missing": _("Vælg det land, personen rejste til. Det kan ikke være Danmark."),
    "returns.journey_in_future": _(
        "Hjemrejsen kan ikke ligge i fremtiden. Registrér den, når personen er rejst, eller ret datoen."
    ),
    "returns.not_a_victim_by_then": _(
        "Personen var ikke vurderet som offer for menneskehandel på den dag, og en forberedt hjemsendelse er for "
        "ofre. Ret datoen, eller vent på afgørelsen."
    ),
    "returns.recorded_already": _(
        "Hjemrejsen den dag er allerede registreret. Ret datoen, hvis det var en anden rejse."
    ),
    "returns.withdrawn_already": _("Hjemrejsen er allerede trukket tilbage. Du behøver ikke gøre mere."),
    "returns.of_another_organisation": _(
        "En anden organisation har registreret hjemrejsen. Bed den om at trække den tilbage."
    ),
}
