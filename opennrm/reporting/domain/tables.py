"""The tables of the report; each chart is drawn from one of them, so picture and table cannot disagree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from opennrm.mechanism import countries
from opennrm.mechanism.rules import rules
from opennrm.reporting.domain.contents import Text
from opennrm.reporting.domain.figures import Ask, Figures, ranked

FIRST_YEAR = 2007  # the series begins (report)
PROSECUTION_FROM = 2014  # the prosecution table begins (report)
FORMS = ("sexual_exploitation", "forced_labour", "criminal_acts", "slavery_like_conditions")
REMAINING = ("other", "undetermined")  # "Øvrige" in figures (report)

VICTIMS = Text("Antal ofre", "Victims")
TOTAL = Text("I alt", "Total")

Cell = str | int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for people; ``codes`` is the code of each row, for the chart and the data file."""

    key: str
    title: Text
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    codes: tuple[str, ...]
    total: tuple[Cell, ...] = ()
    note: Text | None = None


Maker = Callable[[str, int, Figures, str], Table]


def label(dimension: str, code: str, language: str) -> str:
    """What people call a code."""
    if dimension in ("nationality", "destination"):
        return countries.name(code, language) if code else UNKNOWN[language]
    if dimension in LISTS and code:
        return rules().label(LISTS[dimension], code, language)
    return OWN_LABELS.get(code, Text(code, code))[language] if code else UNKNOWN[language]


LISTS = {"exploitation": "forms", "sector": "sectors", "gender": "genders", "caller": "callers"}
UNKNOWN = Text("Ikke oplyst", "Not stated")
OWN_LABELS = {
    "<18": Text("Under 18 år", "Under 18"),
    "18-24": Text("18-24 år", "18 to 24"),
    "25+": Text("25 år og derover", "25 and over"),
    "remaining": Text("Øvrige", "Remaining"),
}
HEADINGS = {
    "nationality": Text("Nationalitet", "Nationality"),
    "destination": Text("Destination", "Destination"),
    "exploitation": Text("Udnyttelsesform", "Form of exploitation"),
    "sector": Text("Branche", "Sector"),
    "gender": Text("Køn", "Gender"),
    "caller": Text("Opkalder", "Caller"),
    "age_band": Text("Alder", "Age"),
    "year": Text("År", "Year"),
}


def _whole(count: Fraction) -> int:
    return int(count)


def split(measure: str, dimension: str, title: Text, counted: Text, **where: str) -> Maker:
    """One measure of the year by one dimension, greatest first."""

    def make(key: str, year: int, figures: Figures, language: str) -> Table:
        ranking = ranked(measure, year, dimension, **where).ranking(figures)
        named = [(code, label(dimension, code, language), _whole(count)) for code, count in ranking.items]
        named.sort(key=lambda row: (-row[2], countries.danish_order(row[1])))
        return Table(
            key,
            title,
            (HEADINGS[dimension][language], counted[language]),
            tuple((name, count) for _, name, count in named),
            tuple(code for code, _, _ in named),
            (TOTAL[language], _whole(ranking.total)),
        )

    return make


def by_year(key: str, year: int, figures: Figures, language: str) -> Table:
    rows = figures.rows(Ask("victims", year, ("year",), (), FIRST_YEAR))
    counts = sorted((int(row["year"]), row["value"], bool(row.get("imported"))) for row in rows)
    source = {False: Text("Registret", "Register"), True: Text("Importeret serie", "Imported series")}
    return Table(
        key,
        Text("Ofre for menneskehandel pr. år", "Victims of trafficking per year"),
        (HEADINGS["year"][language], VICTIMS[language], Text("Kilde", "Source")[language]),
        tuple((str(y), _whole(Fraction(count)), source[imported][language]) for y, count, imported in counts),
        tuple("imported" if imported else "register" for _, _, imported in counts),
        note=Text(
            "En person, der vurderes to gange på ét år, tæller én gang det år; i forskellige år tæller personen med i "
            "hvert af dem. Den importerede serie er årstal fra tidligere opgørelser.",
            "A person assessed twice in one year counts once that year; in different years, once in each. The imported "
            "series holds yearly totals of earlier counts.",
        ),
    )


def _shown_form(code: str) -> str:
    return "remaining" if code in REMAINING else code


def _form_counts(year: int, figures: Figures) -> dict[str, Fraction]:
    counts = dict.fromkeys((*FORMS, "remaining"), Fraction(0))
    for code, count in ranked("victims", year, "exploitation").ranking(figures).items:
        counts[_shown_form(code)] = counts.get(_shown_form(code), Fraction(0)) + count
    return counts


def _form_label(code: str, language: str) -> str:
    return OWN_LABELS[code][language] if code in OWN_LABELS else label("exploitation", code, language)


def by_form(key: str, year: int, figures: Figures, language: str) -> Table:
    counts = _form_counts(year, figures)
    codes = [*sorted(FORMS, key=lambda code: -counts[code]), "remaining"]
    return Table(
        key,
        Text("Ofre fordelt på udnyttelsesform", "Victims by form of exploitation"),
        (HEADINGS["exploitation"][language], VICTIMS[language]),
        tuple((_form_label(code, language), _whole(counts[code])) for code in codes),
        tuple(codes),
        (TOTAL[language], _whole(sum(counts.values(), Fraction(0)))),
        Text(
            "Øvrige er Andet og ofre, hvis udnyttelsesform ikke kunne fastslås.",
            "Remaining is Other and victims whose form could not be established.",
        ),
    )


def by_form_year(key: str, year: int, figures: Figures, language: str) -> Table:
    """All years of the series. What it leaves blank is unknown, what it states as "<5" stays so."""
    cells: dict[tuple[str, int], Cell] = {}
    for row in figures.rows(Ask("victims", year, ("year", "exploitation"), (), FIRST_YEAR)):
        place = (_shown_form(str(row["exploitation"])), int(row["year"]))
        cells[place] = _added(cells.get(place, 0), row)
    known = sorted({y for _, y in cells})
    counted = _register_years(year, figures)
    codes = (*FORMS, "remaining")
    rows = [[cells.get((code, y), 0 if y in counted else "") for y in known] for code in codes]
    return Table(
        key,
        Text("Ofre fordelt på udnyttelsesform og år", "Victims by form of exploitation and year"),
        (HEADINGS["exploitation"][language], *map(str, known)),
        tuple((_form_label(code, language), *row) for code, row in zip(codes, rows, strict=True)),
        codes,
        note=Text(
            "Årene før registret er fra den importerede serie: <5 er oplyst sådan, og et tomt felt er ikke oplyst.",
            "Years before the register are from the imported series: <5 is stated so, and a blank is not stated.",
        ),
    )


def _added(before: Cell, row: Mapping[str, Any]) -> Cell:
    if row["value"] is None or isinstance(before, str):
        return str(row.get("stated", ""))
    return before + int(row["value"])


def _register_years(year: int, figures: Figures) -> set[int]:
    """The years whose victims the register holds one by one."""
    rows = figures.rows(Ask("victims", year, ("year",), (), FIRST_YEAR))
    return {int(row["year"]) for row in rows if not row.get("imported")}


STEPS = {
    "charges": Text("Sigtelser", "Charges"),
    "indictments": Text("Tiltaler", "Indictments"),
    "convictions": Text("Domfældelser", "Convictions"),
}


def prosecution(key: str, year: int, figures: Figures, language: str) -> Table:
    years = range(PROSECUTION_FROM, year + 1)
    rows: list[tuple[Cell, ...]] = []
    for step, name in STEPS.items():
        counts = ranked_years(step, year, figures)
        rows.append((name[language], *(counts.get(y, 0) for y in years)))
    return Table(
        key,
        Text(
            "Sigtelser, tiltaler og domfældelser efter straffelovens § 262 a",
            "Charges, indictments and convictions under section 262 a of the Criminal Code",
        ),
        (Text("Skridt", "Step")[language], *(str(y) for y in years)),
        tuple(rows),
        tuple(STEPS),
        note=Text(
            "Talt er forhold: personer pr. journalnummer, efter nyeste afgørelse, også hvis den er anket. Tallene er "
            "dynamiske og kan ændre sig ved en senere opgørelse.",
            "Counted are relations: persons per police file, by the newest decision even if appealed. The figures are "
            "dynamic and may change when drawn again later.",
        ),
    )


def ranked_years(measure: str, year: int, figures: Figures) -> Mapping[int, int]:
    rows = figures.rows(Ask(measure, year, ("year",), (), PROSECUTION_FROM))
    return {int(row["year"]): int(row["value"]) for row in rows}


def _victims_by(dimension: str, da: str, en: str, **where: str) -> Maker:
    return split("victims", dimension, Text(da, en), VICTIMS, **where)


MAKERS: Mapping[str, Maker] = {
    "calls": split(
        "calls",
        "caller",
        Text("Opkald fordelt på opkalder", "Calls by caller"),
        Text("Antal opkald", "Calls"),
    ),
    "victims_by_year": by_year,
    "victims_by_gender": _victims_by("gender", "Ofre fordelt på køn", "Victims by gender"),
    "victims_by_age": _victims_by("age_band", "Ofre fordelt på alder", "Victims by age"),
    "victims_by_form": by_form,
    "sectors": _victims_by(
        "sector", "Tvangsarbejde fordelt på branche", "Forced labour by sector", exploitation="forced_labour"
    ),
    "victims_by_form_year": by_form_year,
    "victims_by_nationality": _victims_by(
        "nationality", "Ofre fordelt på nationalitet", "Victims by nationality"
    ),
    "returns_by_destination": split(
        "returns",
        "destination",
        Text("Forberedte hjemsendelser fordelt på destination", "Prepared returns by destination"),
        Text("Antal rejser", "Journeys"),
    ),
    "prosecution": prosecution,
}


def make_table(key: str, year: int, figures: Figures, language: str) -> Table:
    return MAKERS[key](key, year, figures, language)
