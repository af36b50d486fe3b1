"""Words of cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Act, Section, right
from opennrm.cases.domain import CaseView, Match, Matches, ParticipationView
from opennrm.cases.domain.contract_states import ContractState
from opennrm.cases.domain.contracts import ContractView
from opennrm.cases.domain.emergency import Emergency, Finding
from opennrm.cases.domain.receipts import Duty, Receipt
from opennrm.cases.domain.states import State
from opennrm.persons.domain.identity import Birth, BirthKind
from opennrm.persons.presenters import LIKENESSES

# What the acts of this app are called in the audit trail.
EVENTS: dict[str, Promise] = {
    "cases.case_opened": _("Oprettede sag"),
    "cases.case_shown": _("Så sag"),
    "cases.case_shared": _("Lod organisation deltage i sag"),
    "cases.participations_shown": _("Så deltagere og begrundelser"),
    "cases.participation_ended": _("Afsluttede deltagelse"),
    "cases.participation_expired": _("Deltagelse udløb af sig selv"),
    "cases.glass_broken": _("Åbnede sag med nødadgang"),
    "cases.emergencies_shown": _("Så nødadgange"),
    "cases.emergency_reviewed": _("Gennemgik nødadgang"),
    "cases.sharing_checked": _("Spurgte, om sagen kan deles"),
    "cases.contract_offered": _("Henviste til en anden organisation"),
    "cases.contract_accepted": _("Tog imod en henvisning"),
    "cases.contract_declined": _("Afviste en henvisning"),
    "cases.contract_taken_back": _("Tog en henvisning tilbage"),
    "cases.contract_reported": _("Gav besked om en henvisning"),
    "cases.contracts_shown": _("Så henvisninger mellem organisationer"),
    "cases.contract_shown": _("Så en henvisning mellem organisationer"),
    "cases.receipt_left": _("Efterlod kvittering"),
    "cases.receipts_shown": _("Så kvitteringer"),
    "cases.consent_withdrawn": _("Trak samtykke tilbage"),
    "cases.complex_opened": _("Oprettede sagskompleks"),
    "cases.case_grouped": _("Føjede sag til sagskompleks"),
}

STATES: dict[State, Promise] = {
    State.RUNNING: _("Varer endnu"),
    State.OVER: _("Slut, ikke gennemgået"),
    State.REVIEWED: _("Gennemgået"),
}
FINDINGS: dict[Finding, Promise] = {
    Finding.JUSTIFIED: _("Berettiget"),
    Finding.NOT_JUSTIFIED: _("Ikke berettiget"),
}

SECTIONS: dict[Section, Promise] = {
    Section.IDENTITY: _("Identitet"),
    Section.CONTACT: _("Kontakt"),
    Section.INTERVIEW: _("Henvisning og samtaler"),
    Section.DECISION: _("Vurdering og afgørelse"),
    Section.SUPPORT: _("Støtte og bistand"),
    Section.HEALTH: _("Sundhed"),
    Section.RETURN: _("Hjemsendelse"),
    Section.PROSECUTION: _("Retsforfølgning"),
    Section.COOPERATION: _("Samarbejde mellem myndigheder"),
}

REFUSALS: dict[str, Promise] = {
    "cases.contract_cannot_move": _(
        "Henvisningen er allerede besvaret, taget tilbage eller ikke besvaret i tide."
    ),
    "cases.contract_of_another": _("Det er en anden organisation, der skal svare på henvisningen."),
    "cases.contract_waits": _("Der venter allerede en henvisning af sagen på svar fra organisationen."),
    "cases.contract_without_end": _("Vælg en sidste dag: en henvisning gælder til en bestemt dag."),
    "cases.urgency_missing": _("Vælg, hvor meget det haster."),
    "cases.decline_reason_missing": _("Vælg, hvorfor I siger nej."),
    "cases.outcome_missing": _("Vælg, hvordan det gik."),
    "cases.sections_missing": _("Vælg mindst én del af sagen."),
    "cases.purpose_missing": _("Vælg, hvad organisationen skal bruge oplysningerne til."),
    "cases.said_how_does_not_fit": _(
        "Ved samtykke skal du vælge, hvordan personen gav det. Ved hjemmel skal feltet være tomt."
    ),
    "cases.ends_in_the_past": _("Dagen er gået. Vælg i dag eller en senere dag, eller lad feltet være tomt."),
    "cases.section_not_ones_own": _(
        "Du kan ikke dele en del af sagen, der er lukket for din egen organisation. Fjern krydset ved den."
    ),
    "cases.section_closed": _(
        "Din organisation deltager ikke i denne del af sagen. Bed en organisation, der har den, om at dele den med jer."
    ),
    "cases.ground_missing": _("Vælg, om organisationen deltager med samtykke eller på en hjemmel."),
    "cases.legal_basis_does_not_fit": _(
        "En hjemmel skal vælges, når der ikke er samtykke, og kun da. Vælg den fra listen, eller vælg Samtykke."
    ),
    "cases.unknown_legal_basis": _("Hjemlen gælder ikke i dag. Vælg en anden fra listen."),
    "cases.reason_missing": _("Skriv kort, hvorfor organisationen skal deltage i sagen."),
    "cases.unknown_organisation": _("Organisationen findes ikke i registret. Vælg en fra listen."),
    "cases.takes_part_already": _("Organisationen deltager allerede i sagen. Vælg en anden."),
    "cases.last_participant": _(
        "Mindst én organisation skal blive i sagen. Del sagen med en anden organisation, før I går ud."
    ),
    "cases.takes_part_by_law": _(
        "Organisationen deltager på en hjemmel, så kun den selv kan afslutte sin deltagelse. Kontakt den."
    ),
    "cases.opened_the_case": _(
        "Organisationen har åbnet sagen, så kun den selv kan afslutte sin deltagelse. Kontakt den."
    ),
    "cases.section_left_alone": _(
        "Ingen anden organisation har alle de dele af sagen, der lukkes. Del dem først med en anden organisation."
    ),
    "cases.in_another_complex": _(
        "Sag %(number)s hører allerede til et andet sagskompleks. En sag kan kun høre til ét. Vælg en anden sag."
    ),
    "cases.emergency_reason_too_short": _(
        "Skriv, hvem der er i fare, og hvorfor det haster. Mindst %(shortest)s tegn: Databeskyttelsesrådgiveren læser det."
    ),
    "cases.no_such_case": _("Ingen sag har det sagsnummer eller pseudonym. Tjek tegnene."),
    "cases.takes_part_itself": _("Du har allerede adgang til sagen. Find den under Mine sager."),
    "cases.emergency_cannot_move": _("Nødadgangen varer endnu, eller den er allerede gennemgået."),
    "cases.emergency_own": _("Du kan ikke gennemgå din egen nødadgang. Bed en kollega om det."),
    "cases.finding_missing": _("Vælg, om nødadgangen var berettiget."),
    "cases.only_in_emergency": _(
        "Du har kun nødadgang til sagen. Bed en organisation, der deltager, om at dele den med jer."
    ),
    "cases.complex_of_one": _("Et sagskompleks samler mindst to sager. Skriv nummeret på en sag mere."),
    "cases.title_missing": _(
        "Skriv en titel, som I kan kende sagskomplekset på, for eksempel et sted og et år."
    ),
}


@dataclass(frozen=True, slots=True)
class EmergencyRow:
    """An emergency access in words."""

    emergency: Emergency
    who: str
    state: Promise
    finding: Promise | None


def emergency_rows(found: Iterable[Emergency], names: Mapping[UUID, str]) -> list[EmergencyRow]:
    return [
        EmergencyRow(
            each,
            names[each.user_id],
            STATES[each.state],
            FINDINGS[Finding(each.finding)] if each.finding else None,
        )
        for each in found
    ]


def match_rows(found: Matches) -> list[tuple[Match, str]]:
    """Cases of somebody alike, and what is alike in them."""
    return [(each, ", ".join(str(LIKENESSES[one]) for one in each.likenesses)) for each in found.own]


def birth_text(birth: Birth) -> str:
    """What is known of the age, and which of them it is."""
    words = {
        BirthKind.DATE: gettext("født %(day)s"),
        BirthKind.YEAR: gettext("født i %(year)s"),
        BirthKind.ESTIMATE: gettext("anslået til %(age)s år den %(on)s"),
        BirthKind.UNKNOWN: gettext("Ved ikke"),
    }
    return words[birth.kind] % {
        "day": date_format(birth.day, "j. F Y") if birth.day else "",
        "year": birth.year,
        "age": birth.estimated_age,
        "on": date_format(birth.estimated_on, "j. F Y") if birth.estimated_on else "",
    }


def sections_to_share(actor: Actor, case: CaseView) -> list[Section]:
    """Those that are open to the actor's organisation and that the role may share."""
    return [each for each in Section if each in case.sections and actor.has(right(each, Act.SHARE))]


def participation_rows(shown: Iterable[ParticipationView]) -> list[tuple[ParticipationView, list[Promise]]]:
    """Each with its sections in words."""
    return [(each, [SECTIONS[section] for section in each.sections]) for each in shown]


DUTIES: dict[Duty, Promise] = {
    Duty.DELETE: _("Slet alt, hvad I har kopieret eller skrevet ned."),
    Duty.KEEP: _("Må beholdes, så længe hjemlen kræver det."),
}


def receipt_rows(
    shown: Iterable[tuple[Receipt, bool]],
) -> list[tuple[Receipt, list[Promise], Promise, bool]]:
    """Each with its sections and what to do in words, and whether it is as it was signed."""
    return [
        (told, [SECTIONS[Section(each)] for each in told.sections], DUTIES[Duty(told.duty)], is_genuine)
        for told, is_genuine in shown
    ]


CONTRACTS: dict[ContractState, Promise] = {
    ContractState.OFFERED: _("Venter på svar"),
    ContractState.ACCEPTED: _("Modtaget"),
    ContractState.DECLINED: _("Afvist"),
    ContractState.TAKEN_BACK: _("Taget tilbage"),
    ContractState.EXPIRED: _("Ikke besvaret i tide"),
    ContractState.REPORTED: _("Modtaget, og der er svaret"),
}


def contract_rows(shown: Iterable[ContractView]) -> list[tuple[ContractView, Promise, list[Promise]]]:
    """Each with its state and its sections in words."""
    return [(each, CONTRACTS[each.state], [SECTIONS[section] for section in each.sections]) for each in shown]
