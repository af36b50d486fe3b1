"""Words of retention and erasure, and of what this app refuses and records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.mechanism.rules import rules
from opennrm.rights.domain.places import How
from opennrm.rights.domain.retention import Kind, Line
from opennrm.rights.models import Erasure, ErasureItem, ErasureProof

# What the acts of this app are called in the audit trail.
EVENTS: dict[str, Promise] = {
    "rights.simulation_shown": _("Simulerede sletning"),
    "rights.erasure_proposed": _("Foreslog sletning"),
    "rights.erasure_decided": _("Afgjorde forslag om sletning"),
    "rights.erasures_shown": _("Så forslag om sletning"),
    "rights.erasure_carried_out": _("Udførte sletning"),
    "rights.erased": _("Skrev bevis for sletning"),
    "rights.proof_shown": _("Så bevis for sletning"),
    "rights.hold_set": _("Stoppede sletning"),
    "rights.hold_lifted": _("Ophævede stop for sletning"),
    "rights.holds_shown": _("Så stop for sletning"),
    "rights.insight_begun": _("Begyndte at give indsigt"),
    "rights.insight_given": _("Gav indsigt"),
    "rights.sharing_previewed": _("Så, hvad en anden organisation vil se"),
}

REFUSALS: dict[str, Promise] = {
    "rights.simulation_changed": _(
        "Der er sket noget, siden du så simuleringen. Se den igen, og foreslå så sletningen."
    ),
    "rights.preview_changed": _(
        "Sagen eller det, du har valgt, er ændret, siden du så det. Intet er delt. Se det igennem igen."
    ),
    "rights.nothing_due": _("Ingen oplysninger er klar til sletning i dag."),
    "rights.no_such_person": _("Der er ingen sag med det nummer eller pseudonym. Tjek tegnene."),
    "rights.held": _(
        "Sletningen er stoppet, fordi en straffesag er i gang, eller fordi nogen har sat et stop. Se siden Stop."
    ),
    "rights.erasure_decided": _("Forslaget er allerede afgjort. Lav et nyt, hvis noget andet skal slettes."),
    "rights.erasure_own": _("Du har selv foreslået sletningen. En anden skal godkende eller afvise den."),
    "rights.hold_kind_missing": _("Vælg fra listen, hvorfor sletning skal stoppes."),
    "rights.hold_lifted": _("Stoppet er allerede ophævet."),
    "rights.only_in_emergency": _(
        "Du har kun nødadgang til sagen. Indsigt gives af en organisation, der deltager i den."
    ),
    "rights.hold_own": _("Du har selv sat stoppet. En anden skal ophæve det."),
}

KINDS: dict[Kind, Promise] = {
    Kind.RETURN: _("Sag med forberedt hjemsendelse"),
    Kind.VICTIM: _("Sag med afgørelsen offer"),
    Kind.NOT_VICTIM: _("Sag med afgørelsen ikke offer"),
    Kind.UNDECIDED: _("Sag uden afgørelse"),
    Kind.WITHDRAWN_REFERRAL: _("Henvisninger trukket tilbage"),
    Kind.CALL: _("Opkald, der ikke handler om nogen i registret"),
    Kind.HANDOVER: _("Overlevering af en vagt"),
    Kind.POLICE_FILE: _("Politiets journalnummer"),
    Kind.TRAIL: _("Adgangsloggens ældste linjer"),
    Kind.REQUEST: _("Personen har bedt om det"),
}
OUTCOMES: dict[str, Promise] = {
    "": _("Venter"),
    "erased": _("Slettet"),
    "held": _("Ikke slettet: et stop kom til"),
    "not_due": _("Ikke slettet: der er sket noget nyt i sagen"),
}
HOWS: dict[How, Promise] = {
    How.KEY: _("Nøglen er destrueret"),
    How.PERSON_KEY: _("Kan ikke læses: nøglen er destrueret"),
    How.EMPTIED: _("Tømt, og nøglen er destrueret"),
    How.OWN_KEY: _("Tømt for alle, teksten handler om, og tekstens egen nøgle er destrueret"),
    How.LAST_OF_ALL: _("Tømt, når den sidste person i sagskomplekset er slettet"),
    How.RENAMED: _("Nummeret er væk, og intet fører herfra til en sag"),
    How.DELETED: _("Rækken er slettet"),
    How.BY_ADDRESS: _("Kladder på sider om personen er slettet"),
    How.BY_OWNER: _("Fører ikke til nogen person; slettes af den, der har gemt det"),
    How.BY_PERIOD: _("Fører ikke til nogen person og tømmes, når dens egen frist udløber"),
}
# Not in the database, and what becomes of them: stands on every proof.
ELSEWHERE: tuple[tuple[Promise, Promise], ...] = (
    (_("Udtræk og breve på disk"), _("Findes ikke: de sendes direkte til den, der beder om dem")),
    (_("Logfiler"), _("Nævner ingen person")),
    (
        _("Adgangsloggen"),
        _("Beholdes i sin egen frist: den rummer id-numre og navne på felter, aldrig oplysninger"),
    ),
    (_("Statistikkens fakta"), _("Beholdes uden navn: tallene ændrer sig ikke")),
    (
        _("Sikkerhedskopier"),
        _("Gendannes en ældre kopi, slettes personen igen efter listen over sletninger"),
    ),
)


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of a simulation, in words."""

    label: str
    numbers: str
    kind: Promise
    counts_from: date
    due_on: date
    holds: str


def line_rows(lines: Iterable[Line]) -> list[LineRow]:
    return [
        LineRow(
            line.label or str(line.subject_id)[:8],
            ", ".join(line.numbers),
            KINDS[line.kind],
            line.counts_from,
            line.due_on,
            ", ".join(hold_name(kind) for kind in line.holds),
        )
        for line in lines
    ]


def hold_name(kind: str) -> str:
    return rules().label("hold_kinds", kind, _language())


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One person of an erasure, in words."""

    label: str
    numbers: str
    kind: Promise
    due_on: date
    outcome: Promise
    proof_id: UUID | None


def item_rows(items: Iterable[ErasureItem]) -> list[ItemRow]:
    return [
        ItemRow(
            item.label or str(item.subject_id)[:8],
            item.numbers,
            KINDS[Kind(item.kind)],
            item.due_on,
            OUTCOMES[item.outcome],
            item.proof.pk if item.outcome == "erased" else None,
        )
        for item in items
    ]


def state_of(erasure: Erasure) -> Promise:
    """How far a proposal has come."""
    if erasure.approved is None:
        return _("Venter på godkendelse")
    if not erasure.approved:
        return _("Afvist")
    is_done = erasure.done == erasure.size  # type: ignore[attr-defined]  # annotated by the selector
    return _("Udført") if is_done else _("Godkendt, venter på at blive udført")


def erasure_rows(erasures: Iterable[Erasure]) -> list[tuple[Erasure, Promise]]:
    return [(each, state_of(each)) for each in erasures]


def proof_rows(proof: ErasureProof) -> list[tuple[str, str, int, Promise]]:
    return [(each["table"], each["column"], each["rows"], HOWS[How(each["how"])]) for each in proof.places]


def _language() -> str:
    return (get_language() or "da")[:2]
