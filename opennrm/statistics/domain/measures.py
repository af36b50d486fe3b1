"""What is counted, as a table. The rules are those of the report's notes; where it is silent they are ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from opennrm.shared.errors import Invalid
from opennrm.statistics.domain.query import Query
from opennrm.statistics.domain.texts import Text


class Unit(StrEnum):
    """What one of the figure is."""

    ROW = "row"  # every standing fact
    PERSON_IN_YEAR = (
        "person_in_year"  # a person once in each year; the newest fact of the year tells the rest
    )
    KRONER = "kroner"  # what the standing facts come to
    DAYS = "days"  # the median of the standing facts
    RELATION = "relation"  # one accused in one police file, by the newest step of its kind


@dataclass(frozen=True, slots=True)
class Measure:
    """One entry of the catalogue. ``kind``: the facts it counts; ``only``: what must hold of them."""

    id: str
    kind: str
    unit: Unit
    meaning: Text
    source: str
    dimensions: tuple[str, ...] = ()
    only: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    # Holds unless the question says otherwise.
    unless_asked: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


UNITS: Mapping[Unit, Text] = {
    Unit.ROW: Text("registreringer", "records"),
    Unit.PERSON_IN_YEAR: Text("personer, én gang pr. år", "persons, once a year"),
    Unit.KRONER: Text("danske kroner", "Danish kroner"),
    Unit.DAYS: Text("dage (median)", "days (median)"),
    Unit.RELATION: Text("forhold (personer pr. journalnummer)", "relations (persons per police file number)"),
}

# What is no count: hidden by how many it is of.
UNLINKED = frozenset({Unit.KRONER, Unit.DAYS})

# How each dimension is read from a fact; the rest are columns of their own name.
NUMBERS = frozenset({"year", "age", "assessed_year"})
DERIVED = frozenset({"year", "age_group", "age_band"})
# Age at the decision (ours): the report's "under 18" and "under 25".
CHILD_UNTIL, YOUNG_UNTIL = 18, 25


def _statute(step: str, da: str, en: str) -> Measure:
    return Measure(
        f"{step}s", step, Unit.RELATION,
        Text(f"{da} for menneskehandel (straffelovens § 262 a, medmindre andet er valgt); den nyeste i forholdet tæller",
             f"{en} for trafficking in human beings (section 262 a unless chosen otherwise); the newest of the relation counts"),
        "Rigsadvokaten; report, note i", ("year", "statute"), unless_asked=MappingProxyType({"statute": "p262a"}),
    )  # fmt: skip


MEASURES: Mapping[str, Measure] = {
    each.id: each
    for each in (
        Measure(
            "victims", "decision", Unit.PERSON_IN_YEAR,
            Text("Personer vurderet som ofre for menneskehandel ved en afgørelse, der ikke er erstattet",
                 "Persons assessed as victims of trafficking by a decision that has not been replaced"),
            "report, note to the figure 2007-2021",
            ("year", "nationality", "gender", "age_group", "age_band", "age", "exploitation", "sector", "sub_form",
             "authority", "referred_by"),
            only=MappingProxyType({"outcome": "victim"}),
        ),
        Measure(
            "interviewed", "interview", Unit.PERSON_IN_YEAR,
            Text("Personer, der er udredt: mindst én identifikationssamtale i året, talt én gang på tværs af organisationer",
                 "Persons interviewed: at least one identification interview in the year, counted once across organisations"),
            "report", ("year",),
        ),
        Measure(
            "calls", "call", Unit.ROW, Text("Opkald til hotlinen", "Calls to the hotline"), "report",
            ("year", "caller", "purpose"),
        ),
        Measure(
            "referrals", "referral", Unit.ROW,
            Text("Henvisninger til identifikationssamtale", "Referrals to an identification interview"), "ours",
            ("year", "referred_by"),
        ),
        Measure(
            "returns", "return", Unit.ROW,
            Text("Gennemførte forberedte hjemsendelser efter hjemrejsens år",
                 "Completed prepared returns by the year of the journey"),
            "report", ("year", "destination", "assessed_year"),
        ),
        Measure(
            "grants_paid", "payment", Unit.KRONER,
            Text("Udbetalt reintegrationsstøtte, som banken har bekræftet, efter den dag banken bogførte den; i udenlandsk"
                 " valuta til kursen den dag, den blev sendt",
                 "Reintegration support paid and confirmed by the bank, by the day the bank booked it; in foreign currency"
                 " at the rate of the day it was sent"),
            "ours", ("year", "destination", "support"),
        ),
        Measure(
            "return_steps", "return_step", Unit.ROW,
            Text("Trin i forberedte hjemsendelser, som personer har sagt ja til, efter den dag de sagde ja",
                 "Steps of prepared returns that persons said yes to, by the day they said yes"),
            "ours", ("year", "destination", "step"),
        ),
        Measure(
            "return_step_days", "return_step", Unit.DAYS,
            Text("Dage fra personens ja til et trin og til det næste (median), efter den dag det næste begyndte",
                 "Days from the person's yes to a step until the next (median), by the day the next one began"),
            "ours", ("year", "destination", "step_before"),
        ),
        Measure(
            "return_activities", "return_activity", Unit.ROW,
            Text("Aktiviteter i forberedte hjemsendelser, der er begyndt, efter den dag de begyndte",
                 "Activities of prepared returns that have begun, by the day they began"),
            "ours", ("year", "destination", "activity"),
        ),
        _statute("charge", "Sigtelser", "Charges"),
        _statute("indictment", "Tiltaler", "Indictments"),
        _statute("conviction", "Domfældelser", "Convictions"),
    )
}  # fmt: skip

# Names of COMMANDS.md whose records this register does not hold yet.
LATER = (
    "outreach_contacts", "health_persons", "health_contacts", "trainings",
)  # fmt: skip


def measure_of(query: Query) -> Measure:
    """The measure of a question that can be asked; otherwise which can."""
    if query.measure in LATER:
        raise Invalid("statistics.measure_later", field="measure", measure=query.measure)
    if query.measure not in MEASURES:
        raise Invalid(
            "statistics.unknown_measure", field="measure", measure=query.measure, known=", ".join(MEASURES)
        )
    measure = MEASURES[query.measure]
    for dimension in (*query.by, *(name for name, _ in query.where)):
        if dimension not in measure.dimensions:
            raise Invalid(
                "statistics.unknown_dimension",
                field="by",
                dimension=dimension,
                measure=measure.id,
                known=", ".join(measure.dimensions),
            )
    _check_numbers(query)
    return measure


def _check_numbers(query: Query) -> None:
    if query.first_year > query.year:
        raise Invalid("statistics.years_reversed", field="from_year")
    for name, value in query.where:
        if name in NUMBERS and not value.isdecimal():
            raise Invalid("statistics.not_a_number", field="where", dimension=name, value=value)
