"""The words of refusals, events and choices."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.statistics.domain.disclosure import How
from opennrm.statistics.domain.publication_states import State
from opennrm.statistics.domain.publications import Profile, Reason

EVENTS: dict[str, Promise] = {
    "statistics.figures_taken": _("Hentede tal fra statistikken"),
    "statistics.publication_prepared": _("Offentliggørelse forberedt"),
    "statistics.publication_released": _("Offentliggørelse frigivet"),
    "statistics.publication_dropped": _("Offentliggørelse opgivet"),
    "statistics.publication_shown": _("Offentliggørelse vist"),
    "statistics.publication_verified": _("Offentliggørelse efterprøvet"),
    "statistics.table_opened": _("Tabel af en offentliggørelse hentet"),
}

PROFILES: Mapping[Profile, Promise] = {
    Profile.STRICT: _("Streng: tal under 5 skjules, og det, de ellers kunne regnes ud af"),
    Profile.NATIONAL: _("National: alle tal vises, som i den trykte årsrapport"),
}

STATES: Mapping[State, Promise] = {
    State.PREPARED: _("Venter på frigivelse"),
    State.RELEASED: _("Frigivet"),
    State.DROPPED: _("Opgivet"),
}

REASONS: Mapping[Reason, Promise] = {
    Reason.LATE: _("registreret efter opgørelsesdatoen"),
    Reason.CORRECTED: _("rettet registrering"),
    Reason.WITHDRAWN: _("tilbagetrukket registrering"),
    Reason.MERGED: _("to registreringer viste sig at være samme person eller to"),
    Reason.FOLLOWS: _("følger af en anden ændring"),
}

HOW: Mapping[How, Promise] = {
    How.SUBTRACTED: _("Forskellen på de to tal er 1-4"),
    How.PRINTED: _("Skjult i den ene, men vist i den anden"),
    How.TOGETHER: _("Kan regnes ud af de to tilsammen"),
}

REFUSALS: dict[str, Promise] = {
    "statistics.unknown_measure": _("Opgørelsen %(measure)s findes ikke. Vælg en af: %(known)s."),
    "statistics.measure_later": _(
        "Opgørelsen %(measure)s kan endnu ikke laves: registeret rummer ikke den slags registreringer."
    ),
    "statistics.unknown_dimension": _(
        "%(measure)s kan ikke deles efter %(dimension)s. Vælg en af: %(known)s."
    ),
    "statistics.years_reversed": _("Det første år ligger efter det sidste. Byt om på dem."),
    "statistics.series_by_year": _(
        "Årene til og med %(last)s er en indlæst serie, som ikke kan lægges sammen med registerets tal. Del efter år."
    ),
    "statistics.not_a_number": _("%(dimension)s skal være et tal, ikke %(value)s."),
    "statistics.sums_need_one_dimension": _(
        "Beløb kan under profilen strict kun deles efter ét mål ad gangen og uden betingelser. Vælg højst én opdeling"
        " ud over år."
    ),
    "statistics.one_split_at_a_time": _(
        "Du kan se én opdeling eller betingelse ad gangen, som i årsrapporten: Flere på én gang kan udpege en person. Fjern"
        " en af dem, eller bed en statistiker om tallene."
    ),
    "statistics.quality_of_another": _(
        "Du kan se datakvaliteten i din egen organisation. Bed en statistiker om tallene for de andre."
    ),
    "statistics.only_as_of_now": _(
        "Du kan se tallene, som de er nu: Forskellen mellem to dage kan udpege en person. Fjern opgørelsesdatoen, eller bed en"
        " statistiker om tallene."
    ),
    "statistics.too_many_cells": _(
        "Opdelingerne giver tilsammen mere end %(most)s kombinationer, og så mange kan ikke diskretioneres på én gang."
        " Vælg færre opdelinger."
    ),
    "statistics.as_of_in_the_future": _("Opgørelsesdatoen kan ikke ligge i fremtiden. Ret datoen."),
    "statistics.year_not_begun": _("Året er ikke begyndt på opgørelsesdatoen. Ret året eller datoen."),
    "statistics.prepared_by_oneself": _(
        "Du har selv forberedt offentliggørelsen. En anden skal frigive den, så to har set den."
    ),
    "statistics.publication_decided": _(
        "Offentliggørelsen er allerede frigivet eller opgivet og kan ikke ændres. Forbered en ny."
    ),
    "statistics.reveals_by_comparison": _(
        "Sammen med det, der allerede er frigivet, røber %(count)s tal en lille gruppe. Det må profilen strict ikke."
        " Opgiv offentliggørelsen, eller vælg samme opgørelsesdato som den tidligere."
    ),
    "statistics.ground_missing": _(
        "Enkelte personer kan udpeges i tabellerne. Vælg en begrundelse for at frigive dem alligevel."
    ),
    "statistics.no_such_publication": _(
        "Der er ingen offentliggørelse nr. %(number)s. Se dem alle med: nrm statistics publications"
    ),
    "statistics.no_such_table": _("Offentliggørelsen har ingen tabel %(name)s. Vælg en af dens tabeller."),
}
