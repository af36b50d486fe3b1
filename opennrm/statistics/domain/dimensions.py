"""What figures are split by, and where the codes of each split come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from opennrm.statistics.domain.texts import Text


class Codes(StrEnum):
    """Where the codes come from: a list of denmark.toml, its organisations, the countries, bands of ours, or numbers."""

    LIST = "list"
    ORGANISATIONS = "organisations"
    COUNTRIES = "countries"
    BANDS = "bands"
    NUMBERS = "numbers"


NOTHING: Mapping[str, Text] = MappingProxyType({})
NOT_TOLD = Text("Ikke oplyst", "Not stated")


@dataclass(frozen=True, slots=True)
class Dimension:
    """``codes_of``: the list, where the codes are one. ``blank``: what no code at all means."""

    name: Text
    meaning: Text
    codes: Codes
    codes_of: str = ""
    words: Mapping[str, Text] = field(default_factory=lambda: NOTHING)
    blank: Text = NOT_TOLD


CHILDREN, GROWN = Text("Under 18 år", "Under 18"), Text("18 år og derover", "18 and over")
YOUNG, OLDER = Text("18-24 år", "18 to 24"), Text("25 år og derover", "25 and over")

DIMENSIONS: Mapping[str, Dimension] = {
    "year": Dimension(
        Text("År", "Year"), Text("Året, hvor det skete.", "The year in which it happened."), Codes.NUMBERS
    ),
    "nationality": Dimension(
        Text("Nationalitet", "Nationality"),
        Text("Den først registrerede nationalitet, som landekode efter ISO 3166 alpha-3 (Kosovo: XKX).",
             "The first nationality recorded, as an ISO 3166 alpha-3 code (Kosovo: XKX)."),
        Codes.COUNTRIES,
    ),
    "gender": Dimension(
        Text("Køn", "Gender"),
        Text("Køn, som det var registreret ved afgørelsen.", "Gender as recorded at the decision."),
        Codes.LIST, "genders",
    ),
    "age_group": Dimension(
        Text("Børn og voksne", "Children and adults"), Text("Alderen ved afgørelsen.", "The age at the decision."),
        Codes.BANDS, words=MappingProxyType({"<18": CHILDREN, "18+": GROWN}),
    ),
    "age_band": Dimension(
        Text("Aldersgruppe", "Age band"),
        Text("Alderen ved afgørelsen, med unge for sig.", "The age at the decision, with young persons apart."),
        Codes.BANDS, words=MappingProxyType({"<18": CHILDREN, "18-24": YOUNG, "25+": OLDER}),
    ),
    "age": Dimension(
        Text("Alder", "Age"), Text("Fyldte år ved afgørelsen.", "Completed years at the decision."), Codes.NUMBERS
    ),
    "exploitation": Dimension(
        Text("Primær udnyttelsesform", "Main form of exploitation"),
        Text("Den ene form, personen tæller under. Har en person været udsat for flere, står de alle i sagen.",
             "The one form that the person counts under. Where a person suffered several, all stand in the case."),
        Codes.LIST, "forms", words=MappingProxyType({"remaining": Text("Øvrige", "Remaining")}),
    ),
    "sector": Dimension(
        Text("Branche", "Sector"), Text("Branchen ved tvangsarbejde.", "The sector of forced labour."),
        Codes.LIST, "sectors", blank=Text("Ingen branche", "No sector"),
    ),
    "sub_form": Dimension(
        Text("Nærmere form", "Form in detail"),
        Text("Hvad udnyttelsen bestod i.", "What the exploitation consisted in."),
        Codes.LIST, "sub_forms", blank=Text("Ingen nærmere form", "No form in detail"),
    ),
    "authority": Dimension(
        Text("Kompetent myndighed", "Competent authority"),
        Text("Den myndighed, der traf afgørelsen.", "The authority that made the decision."), Codes.ORGANISATIONS,
    ),
    "referred_by": Dimension(
        Text("Henvist af", "Referred by"),
        Text("Hvem der skabte den kontakt, som førte til henvisningen.", "Who made the contact that led to the referral."),
        Codes.LIST, "contact_origins",
    ),
    "caller": Dimension(
        Text("Opkalder", "Caller"), Text("Hvem der ringede.", "Who called."), Codes.LIST, "callers"
    ),
    "purpose": Dimension(
        Text("Formål", "Purpose"), Text("Hvorfor der blev ringet.", "Why they called."), Codes.LIST, "call_purposes"
    ),
    "destination": Dimension(
        Text("Hjemland", "Destination"),
        Text("Landet, personen er rejst til, som landekode efter ISO 3166 alpha-3.",
             "The country the person travelled to, as an ISO 3166 alpha-3 code."),
        Codes.COUNTRIES,
    ),
    "assessed_year": Dimension(
        Text("Vurderet i år", "Year of the assessment"),
        Text("Året for den nyeste afgørelse om, at personen er offer, før hjemrejsen.",
             "The year of the newest decision that the person is a victim, before the journey."),
        Codes.NUMBERS,
    ),
    "support": Dimension(
        Text("Slags støtte", "Kind of support"),
        Text("Hvad beløbet er udbetalt til.", "What the amount was paid for."),
        Codes.BANDS,
        words=MappingProxyType({
            "cash": Text("Kontantstøtte", "Cash support"),
            "adult": Text("Reintegrationsstøtte til voksne", "Reintegration support, adult"),
            "child": Text("Reintegrationsstøtte til børn", "Reintegration support, child"),
        }),
    ),
    "step": Dimension(
        Text("Trin", "Step"), Text("Trinnet, personen sagde ja til.", "The step that the person said yes to."),
        Codes.LIST, "return_steps",
    ),
    "step_before": Dimension(
        Text("Trin, der sluttede", "Step that ended"),
        Text("Trinnet, tiden er brugt i.", "The step that the time was spent in."), Codes.LIST, "return_steps",
    ),
    "activity": Dimension(
        Text("Aktivitet", "Activity"), Text("Hvad der blev begyndt på.", "What was begun."),
        Codes.LIST, "return_activities",
    ),
    "statute": Dimension(
        Text("Bestemmelse", "Provision"),
        Text("Den bestemmelse i straffeloven, forholdet handler om.", "The provision of the Criminal Code concerned."),
        Codes.LIST, "statutes",
    ),
}  # fmt: skip
