"""Words of persons."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.persons.domain.search import Likeness

# What the acts of this app are called in the audit trail.
EVENTS: dict[str, Promise] = {
    "persons.registered": _("Registrerede person"),
    "persons.identity_opened": _("Åbnede identitet"),
    "persons.identity_corrected": _("Rettede identitet"),
    "persons.made_anonymous": _("Gjorde person anonym for andre"),
    "persons.anonymity_lifted": _("Ophævede anonymitet"),
    "persons.age_not_known": _("Fik ikke alder at vide: personen er anonym"),
    "persons.keys_rewrapped": _("Skiftede hovednøgle"),
    "persons.searched": _("Søgte efter person"),
    "persons.found": _("Fandt person ved søgning"),
    "persons.age_opened": _("Åbnede alder"),
    "persons.text_opened": _("Åbnede fortrolig tekst"),
    "persons.erased": _("Slettede person"),
}

# In what somebody is like what was sought.
LIKENESSES: dict[Likeness, Promise] = {
    Likeness.DOCUMENT: _("samme dokumentnummer"),
    Likeness.PHONE: _("samme telefonnummer"),
    Likeness.BIRTH: _("samme fødselsdato"),
    Likeness.SAME_NAME: _("samme navn"),
    Likeness.LIKE_NAME: _("navnet ligner"),
}

REFUSALS: dict[str, Promise] = {
    "persons.anonymous": _(
        "Personen er anonym for din organisation. Kun den organisation, der kender personen, kan ophæve det, og kun med "
        "personens samtykke. Bed den om det."
    ),
    "persons.anonymous_already": _("Personen er allerede anonym for andre organisationer."),
    "persons.not_anonymous": _("Personen er ikke anonym."),
    "persons.consent_missing": _("Vælg, hvordan personen gav sit samtykke."),
    "persons.birth_does_not_fit_its_kind": _(
        "Det, du har skrevet om alderen, passer ikke til valget. Skriv enten fødselsdato, fødselsår eller anslået "
        "alder, eller vælg Ved ikke."
    ),
    "persons.birth_in_future": _("Fødslen kan ikke ligge i fremtiden. Ret datoen eller året."),
    "persons.birth_too_long_ago": _(
        "Personen ville være over %(oldest)s år. Ret datoen, året eller alderen."
    ),
    "persons.estimate_in_future": _(
        "Alderen kan ikke være anslået i fremtiden. Ret dagen til den, hvor I anslog den."
    ),
    "persons.too_long": _("Teksten er for lang. Skriv højst %(longest)s tegn."),
    "persons.unknown_gender": _("Vælg et køn fra listen, eller lad feltet stå tomt, hvis det er ukendt."),
    "persons.unknown_country": _("Vælg et land fra listen, eller lad feltet stå tomt, hvis det er ukendt."),
    "persons.nothing_to_search_for": _(
        "Skriv et navn, en fødselsdato, et dokumentnummer eller et telefonnummer."
    ),
    "persons.purpose_missing": _(
        "Vælg, hvad du skal bruge identiteten til. Formålet skrives i adgangsloggen."
    ),
    "persons.identity_changed": _(
        "En kollega har rettet identiteten, mens du skrev. Åbn den igen, sammenlign, og gem så din rettelse."
    ),
    "persons.erased": _(
        "Oplysningerne er slettet og kan ikke åbnes. Spørg databeskyttelsesrådgiveren, hvis det ikke kan passe."
    ),
    "persons.unreadable": _(
        "Oplysningerne kan ikke åbnes, fordi nøglen er en anden, eller teksten er ændret uden om systemet. "
        "Kontakt din administrator."
    ),
}
