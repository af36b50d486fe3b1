"""Words of persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.persons.domain.matching import Answer
from opennrm.persons.domain.merging import MergeView
from opennrm.persons.domain.search import Likeness
from opennrm.persons.domain.states import State

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
    "persons.own_name_sought": _("Søgte efter sit eget navn"),
    "persons.found": _("Fandt person ved søgning"),
    "persons.age_opened": _("Åbnede alder"),
    "persons.text_opened": _("Åbnede fortrolig tekst"),
    "persons.erased": _("Slettede person"),
    "persons.merge_proposed": _("Foreslog at lægge to personer sammen"),
    "persons.merge_shown": _("Så forslag om at lægge to personer sammen"),
    "persons.merged": _("Lagde to personer sammen"),
    "persons.merge_rejected": _("Afviste at lægge to personer sammen"),
    "persons.duplicates_sought": _("Gennemsøgte hele registeret for dubletter"),
    "persons.compared": _("Sammenlignede ny person med egne sager"),
    "persons.elsewhere_asked": _("Spurgte, om en person er kendt af en anden organisation"),
    "persons.match_asked": _("Sendte spørgsmål om en person til en anden organisation"),
    "persons.match_answered": _("Svarede på spørgsmål om en person"),
    "persons.unmerged": _("Skilte to personer ad igen"),
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
    "persons.anonymous_not_asked": _(
        "Personen er anonym for andre organisationer. Et spørgsmål ville vise dem, at I kender personen. Ophæv først "
        "anonymiteten, hvis personen er enig."
    ),
    "persons.anonymous": _(
        "Personen er anonym for din organisation. Kun den organisation, der kender personen, kan ophæve det, og kun med "
        "personens samtykke. Bed den om det."
    ),
    "persons.anonymous_already": _("Personen er allerede anonym for andre organisationer."),
    "persons.anonymous_in_part": _(
        "Posten handler om samme person som en anden, og den ene kan ikke være anonym uden den anden. Skil dem først ad, eller "
        "ophæv anonymiteten."
    ),
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
    "persons.answer_missing": _("Vælg, om I vil dele sagen."),
    "persons.match_expired": _("Spørgsmålet er udløbet. Den, der spurgte, kan spørge igen."),
    "persons.match_answered": _("Spørgsmålet er allerede besvaret. Ring, hvis svaret skal være et andet."),
    "persons.linkage_missing": _(
        "Pakkerne til at finde dubletter mangler. Installér dem: pip install -r requirements-duplicates.in"
    ),
    "persons.merge_of_one": _("Det er den samme post. Vælg to forskellige."),
    "persons.merge_waits_already": _("Der venter allerede et forslag om den person. Afgør det først."),
    "persons.merge_chain": _(
        "En af de to er allerede lagt sammen med en tredje. Lad den post, der står for personen, stå, "
        "eller skil de andre ad først."
    ),
    "persons.merge_own": _("Du har selv foreslået det. En kollega, der kender begge sager, skal bekræfte."),
    "persons.merge_cannot_move": _("Forslaget er allerede afgjort. Åbn listen igen, og se, hvor det står."),
    "persons.erased": _(
        "Oplysningerne er slettet og kan ikke åbnes. Spørg databeskyttelsesrådgiveren, hvis det ikke kan passe."
    ),
    "persons.unreadable": _(
        "Oplysningerne kan ikke åbnes, fordi nøglen er en anden, eller teksten er ændret uden om systemet. "
        "Kontakt din administrator."
    ),
}

# What stands in the list when a question is answered; the one who knows the person says it.
ANSWERS: dict[str, Promise] = {
    "": _("Ikke besvaret"),
    Answer.SHARE: _("Vil dele sagen"),
    Answer.NO_CONSENT: _("Deler ikke sagen: personen vil ikke have det"),
    Answer.NO_DANGER: _("Deler ikke sagen: det kan bringe personen i fare"),
    Answer.NO: _("Deler ikke sagen: der er ikke grundlag for det"),
}

REASONS_NOT_TO_SHARE = {each: words for each, words in ANSWERS.items() if each.startswith("no")}
EXPIRED = _("Udløbet uden svar")

MERGE_STATES: dict[State, Promise] = {
    State.PROPOSED: _("Venter på en kollega"),
    State.MERGED: _("Lagt sammen"),
    State.REJECTED: _("Afvist"),
    State.UNMERGED: _("Skilt ad igen"),
}
# What is said when it is done.
MERGE_ACTS: dict[str, Promise] = {
    "merge": _("De to er lagt sammen og tæller fra nu af som én person."),
    "reject": _("Forslaget er afvist. De to er stadig hver sin person."),
    "unmerge": _("De to er skilt ad igen. Alt er, som det var før."),
}


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One merge, in words."""

    merge: MergeView
    state: Promise
    proposed_by: str
    decided_by: str
    undone_by: str


def merge_row(merge: MergeView, names: Mapping[UUID, str]) -> MergeRow:
    said = (merge.proposed_by_id, merge.decided_by_id, merge.undone_by_id)
    proposed, decided, undone = (names.get(each, "") if each else "" for each in said)
    return MergeRow(merge, MERGE_STATES[merge.state], proposed, decided, undone)


def who_merged(*merges: MergeView) -> set[UUID]:
    """Everybody who had a part in them."""
    return {
        each
        for merge in merges
        for each in (merge.proposed_by_id, merge.decided_by_id, merge.undone_by_id)
        if each
    }
