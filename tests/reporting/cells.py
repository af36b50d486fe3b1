"""A register in memory behind the published figures: people as rows, asked by the same questions as the ledger."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from opennrm.reporting.domain.figures import Ask

PUBLISHED = Path(__file__).parent / "published"


def published(name: str) -> list[dict[str, str]]:
    with (PUBLISHED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class CellFigures:
    """Counts rows that fit; ``imported`` years have totals only. Written for clearness, not for speed."""

    position = 1234

    def __init__(
        self, cells: Mapping[str, Iterable[Mapping[str, Any]]], imported: Mapping[int, int] | None = None
    ):
        self.cells = {measure: list(rows) for measure, rows in cells.items()}
        self.imported = imported or {}
        self.asked: Counter[Ask] = Counter()

    def rows(self, ask: Ask) -> Sequence[Mapping[str, Any]]:
        self.asked[ask] += 1
        first = ask.from_year or ask.year
        fitting = [
            row
            for row in self.cells.get(ask.measure, [])
            if first <= row["year"] <= ask.year and all(str(row[name]) == value for name, value in ask.where)
        ]
        counts = Counter(tuple(row[name] for name in ask.by) for row in fitting)
        if not ask.by:
            return [{"value": len(fitting)}]
        rows = [{**dict(zip(ask.by, key, strict=True)), "value": count} for key, count in counts.items()]
        return rows + self._imported(ask, first)

    def _imported(self, ask: Ask, first: int) -> list[Mapping[str, Any]]:
        if ask.measure != "victims" or ask.where:
            return []
        if ask.by == ("year", "exploitation"):
            return [row for row in series_by_form() if first <= row["year"] <= ask.year]
        if ask.by != ("year",):
            return []
        years = {year: total for year, total in self.imported.items() if first <= year <= ask.year}
        return [{"year": year, "value": total, "imported": True} for year, total in years.items()]


SERIES_FORMS = {
    "sexual": "sexual_exploitation", "forced_labour": "forced_labour", "criminal_acts": "criminal_acts",
    "slavery_like": "slavery_like_conditions", "other_or_unknown": "remaining",
}  # fmt: skip


def series_by_form() -> list[Mapping[str, Any]]:
    """As the ledger tells the imported series: a blank is left out, "<5" is no number."""
    return [
        {
            "year": int(row["year"]), "exploitation": code, "imported": True, "stated": row[column],
            "value": int(row[column]) if row[column].isdecimal() else None,
        }
        for row in published("victims-2007-2023.csv")
        for column, code in SERIES_FORMS.items()
        if row[column] and int(row["year"]) < 2020
    ]  # fmt: skip


def band(age: int) -> str:
    return "<18" if age < 18 else "18-24" if age < 25 else "25+"


def person(
    year: int, nationality: str, gender: str, age: int, form: str, sector: str = "", sub_form: str = ""
) -> dict[str, Any]:
    return {
        "year": year, "nationality": nationality, "gender": gender, "age": age,
        "age_group": "<18" if age < 18 else "18+", "age_band": band(age), "exploitation": form, "sector": sector,
        "sub_form": sub_form,
    }  # fmt: skip


# The ages of the young: nationality, gender, form, how many at which age (claims C013 to C027, C065, C066).
YOUNG = {
    ("MAR", "male", "<18", "criminal_acts"): [17, 17, 17],
    ("MAR", "male", "18+", "criminal_acts"): [18, 19, 20, 21, 23],
    ("MAR", "male", "18+", "undetermined"): [22],
    ("AFG", "male", "18+", "sexual_exploitation"): [20],
    ("AFG", "male", "18+", "forced_labour"): [22],
    ("DZA", "male", "18+", "criminal_acts"): [19],
    ("DZA", "male", "<18", "undetermined"): [15],
    ("VNM", "male", "18+", "criminal_acts"): [24],
    ("GMB", "male", "18+", "sexual_exploitation"): [21],
    ("NGA", "female", "18+", "sexual_exploitation"): [22],
    ("THA", "female", "18+", "sexual_exploitation"): [23],
    ("SRB", "female", "<18", "undetermined"): [16],
}
GROWN = [52, *([28, 30, 33, 35, 36, 38, 41] * 12)]
SECTORS = {
    "ROU": ["construction"] * 6,
    "CHN": ["restaurant"] * 5,
    "*": [
        "export",
        "export",
        "warehouse",
        "warehouse",
        "domestic_work",
        "domestic_work",
        "odd_jobs",
        "odd_jobs",
    ],
}
SUB_FORMS = {
    ("NGA", "criminal_acts"): "drugs",
    ("VNM", "criminal_acts"): "skunk",
    ("CMR", "other"): "marriage",
}


def victims_2021() -> list[dict[str, Any]]:
    grown, sectors = iter(GROWN), {code: iter(names) for code, names in SECTORS.items()}
    people = []
    for cell in published("victims-2021.csv"):
        place = (cell["nationality_iso3"], cell["gender"], cell["age_group"], cell["exploitation"])
        young = YOUNG.get(place, [])
        ages = young + [next(grown) for _ in range(int(cell["persons"]) - len(young))]
        for age in ages:
            labour = place[3] == "forced_labour"
            sector = next(sectors.get(place[0], sectors["*"])) if labour else ""
            people.append(
                person(
                    2021, place[0], place[1], age, place[3], sector, SUB_FORMS.get((place[0], place[3]), "")
                )
            )
    return people


def victims_2020() -> list[dict[str, Any]]:
    """77: 44 sexual, 9 forced labour, 9 criminal acts, 3 slavery-like, 12 others; 21 men, 55 women, 1 transgender."""
    forms = (
        ["sexual_exploitation"] * 44 + ["slavery_like_conditions"] * 3 + ["undetermined"] * 9
        + ["forced_labour"] * 9 + ["criminal_acts"] * 9 + ["other"] * 3
    )  # fmt: skip
    genders = ["transgender"] + ["female"] * 55 + ["male"] * 21
    nationalities = ["NGA", "THA", "ROU"]
    return [
        person(2020, nationalities[n % 3], gender, 20 + n % 25, form)
        for n, (form, gender) in enumerate(zip(forms, genders, strict=True))
    ]


CALLERS = {
    "police": 111, "immigration_service": 41, "return_agency": 12, "municipality": 20, "ngo": 24, "accommodation": 15,
    "private_person": 38, "potential_victim": 2, "other": 10,
}  # fmt: skip


def _calls() -> list[dict[str, Any]]:
    return [{"year": 2021, "caller": caller} for caller, count in CALLERS.items() for _ in range(count)]


def _returns() -> list[dict[str, Any]]:
    journeys = [
        row["destination_iso3"] for row in published("returns-2021.csv") for _ in range(int(row["persons"]))
    ]
    return [
        {"year": 2021, "destination": code, "assessed_year": 2021 if n < 27 else 2020}
        for n, code in enumerate(journeys)
    ]


def _steps(step: str) -> list[dict[str, Any]]:
    return [
        {"year": int(row["year"])}
        for row in published("prosecution-2014-2021.csv")
        for _ in range(int(row[step]))
    ]


def published_register() -> CellFigures:
    series = {int(row["year"]): int(row["total_identified"]) for row in published("victims-2007-2023.csv")}
    return CellFigures(
        {
            "victims": victims_2020() + victims_2021(),
            "calls": _calls(),
            "interviewed": [{"year": 2021}] * 193,
            "returns": _returns(),
            **{step: _steps(step) for step in ("charges", "indictments", "convictions")},
        },
        {year: total for year, total in series.items() if year < 2020},
    )
