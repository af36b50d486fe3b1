"""Who the demo register holds: plain values made from the published cells, without chance.

What the report states is kept cell by cell (``data/README.md``); everything else, such as days, languages and
the sub-forms that it does not count, is invented and follows from a person's number.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from opennrm.config.demo.names import name_of

DATA = Path(__file__).parent / "data"

# Nationals of the EU and Denmark, and those with a work permit in the demo, have lawful stay.
LAWFUL = {"ROU", "BGR", "HUN", "POL", "DNK", "ITA", "ESP", "CHN", "IND", "PHL"}
ASYLUM = {"AFG", "SYR", "IRQ", "SOM", "UGA"}


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person with a decision, and what led to it."""

    number: int
    year: int
    nationality: str
    gender: str
    age: int
    outcome: str
    form: str = ""
    sector: str = ""
    sub_form: str = ""
    destination: str = ""
    travels_on: date | None = None

    @property
    def name(self) -> str:
        return name_of(self.number)

    @property
    def residence_status(self) -> str:
        if self.nationality in LAWFUL:
            return "lawful_stay"
        return "asylum_seeker" if self.nationality in ASYLUM else "no_lawful_stay"

    @property
    def referred_on(self) -> date:
        """Spread over the year, early enough that interviews and decision fall in it."""
        return date(self.year, 1, 5) + timedelta(days=self.number * 37 % 270)

    @property
    def decided_on(self) -> date:
        return self.referred_on + timedelta(days=40 + self.number % 20)


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


# What the report says of age (C013-C027, C065-C066), as (nationality, gender, form, under 18): ages in turn.
YOUNG_2021: dict[tuple[str, str, str, bool], list[int]] = {
    ("MAR", "male", "criminal_acts", True): [17, 17, 17],
    ("MAR", "male", "criminal_acts", False): [18, 19, 20, 21, 22],
    ("MAR", "male", "undetermined", False): [23],
    ("AFG", "male", "sexual_exploitation", False): [21],
    ("AFG", "male", "forced_labour", False): [23],
    ("DZA", "male", "undetermined", True): [15],
    ("DZA", "male", "criminal_acts", False): [19],
    ("VNM", "male", "criminal_acts", False): [22],
    ("GMB", "male", "sexual_exploitation", False): [20],
    ("NGA", "female", "sexual_exploitation", False): [22],
    ("THA", "female", "sexual_exploitation", False): [24],
    ("SRB", "female", "undetermined", True): [16],
}
OLDEST = 52
# What it says of sectors (C030-C033); the rest worked in warehouses, homes and at odd jobs.
SECTORS_2021: dict[tuple[str, str], list[str]] = {
    ("ROU", "male"): ["construction"] * 6,
    ("CHN", "female"): ["export", "restaurant", "restaurant"],
    ("CHN", "male"): ["export", "restaurant"],
    ("IND", "male"): ["restaurant"],
    ("KHM", "male"): ["restaurant"],
    ("VNM", "male"): ["warehouse"],
    ("AFG", "male"): ["warehouse"],
    ("GHA", "male"): ["odd_jobs"],
    ("PHL", "male"): ["odd_jobs"],
    ("KEN", "female"): ["domestic_work"],
    ("SUR", "female"): ["domestic_work"],
}
CRIMES = {"NGA": "drugs", "VNM": "skunk"}


def _young_or_grown(number: int, young: list[int], is_child: bool) -> int:
    if young:
        return young.pop(0)
    return 15 + number % 3 if is_child else 25 + number * 7 % 19


def _sub_form(nationality: str, form: str) -> str:
    if form == "sexual_exploitation":
        return "prostitution"
    if form == "criminal_acts":
        return CRIMES.get(nationality, "theft")
    return "marriage" if form == "other" else ""


def _sector(form: str, listed: list[str], number: int) -> str:
    if form != "forced_labour":
        return ""
    return listed.pop(0) if listed else ("construction", "restaurant", "domestic_work")[number % 3]


def victims(year: int, first: int) -> list[Person]:
    """The victims of a year, cell by cell."""
    ages = {key: list(each) for key, each in YOUNG_2021.items()} if year == 2021 else {}
    sectors = {key: list(each) for key, each in SECTORS_2021.items()} if year == 2021 else {}
    persons: list[Person] = []
    for row in rows(f"victims-{year}.csv"):
        is_child, form = row["age_group"] == "<18", row["exploitation"]
        nationality, gender = row["nationality_iso3"], row["gender"]
        for _ in range(int(row["persons"])):
            number = first + len(persons)
            persons.append(
                Person(
                    number=number,
                    year=year,
                    nationality=nationality,
                    gender=gender,
                    outcome="victim",
                    form=form,
                    age=_young_or_grown(
                        number, ages.get((nationality, gender, form, is_child), []), is_child
                    ),
                    sector=_sector(form, sectors.get((nationality, gender), []), number),
                    sub_form=_sub_form(nationality, form),
                )
            )
    return persons


def with_oldest(persons: list[Person]) -> list[Person]:
    """One of the Thai women is the oldest."""
    oldest = [each for each in persons if each.nationality == "THA"][-1]
    return [replace(each, age=OLDEST) if each == oldest else each for each in persons]


def interviewed_without_being_victims(year: int, first: int, count: int) -> list[Person]:
    """Persons whose interviews did not lead to a decision "victim". All of it is invented."""
    nationalities = ("NGA", "ROU", "VNM", "THA", "PHL", "UKR", "BGR", "MAR", "IND", "UGA", "BRA")
    return [
        Person(
            number=number,
            year=year,
            nationality=nationalities[number % len(nationalities)],
            gender="female" if number % 5 < 3 else "male",
            age=19 + number * 11 % 30,
            outcome="undecided" if number % 9 == 0 else "not_victim",
        )
        for number in range(first, first + count)
    ]


# How many of those who travelled in 2021 were assessed in 2020, by destination: 11 of 38 (C078).
ASSESSED_EARLIER = {"THA": 3, "GHA": 1, "NGA": 1, "BRA": 1, "ITA": 1, "XKX": 1, "MAR": 1, "POL": 1, "ESP": 1}
# They went to a country of residence other than their nationality.
BY_RESIDENCE = {"ITA": "NGA", "ESP": "ROU"}


def destinations(assessed_year: int) -> Iterator[str]:
    """Where those assessed in that year travelled to in 2021."""
    for row in rows("returns-2021.csv"):
        code = row["destination_iso3"]
        earlier = ASSESSED_EARLIER.get(code, 0)
        yield from [code] * (earlier if assessed_year == 2020 else int(row["persons"]) - earlier)


def _travel_day(person: Person, place: int) -> date:
    """A waiting traveller of 2020 leaves in spring; the others a month after the decision, at the latest at New Year."""
    if person.year == 2020:
        return date(2021, 2, 1) + timedelta(days=9 * place)
    return min(person.decided_on + timedelta(days=28), date(2021, 12, 30))


def with_journeys(persons: list[Person]) -> list[Person]:
    """Give each destination of 2021 to a grown-up of that nationality (or residence)."""
    travelling: dict[int, Person] = {}
    for place, destination in enumerate(destinations(persons[0].year)):
        nationality = BY_RESIDENCE.get(destination, destination)
        person = next(
            each
            for each in persons
            if each.nationality == nationality and each.age >= 18 and each.number not in travelling
        )
        travelling[person.number] = replace(
            person, destination=destination, travels_on=_travel_day(person, place)
        )
    return [travelling.get(each.number, each) for each in persons]


def everybody() -> list[Person]:
    """77 victims of 2020, 80 of 2021, and the 113 others who were interviewed in 2021 (C004: 193)."""
    earlier = with_journeys(victims(2020, 1))
    year = with_journeys(with_oldest(victims(2021, 1 + len(earlier))))
    others = interviewed_without_being_victims(2021, 1 + len(earlier) + len(year), 193 - len(year))
    return [*earlier, *year, *others]


@dataclass(frozen=True, slots=True)
class Call:
    """One invented call to the hotline."""

    number: int
    day: date
    caller: str
    purpose: str


# Callers of 2021: police 111, other partners together 112 (C001-C003); the split of the rest is invented.
CALLERS_2021 = {
    "police": 111,
    "immigration_service": 31,
    "return_agency": 9,
    "municipality": 26,
    "ngo": 28,
    "accommodation": 18,
    "private_person": 37,
    "potential_victim": 6,
    "other": 7,
}
PURPOSES = {
    "police": ("suspicion_in_custody", "suspicion_in_custody", "coming_control", "follow_up"),
    "private_person": ("potential_victims", "advice"),
    "potential_victim": ("advice",),
}


def calls() -> list[Call]:
    callers = [caller for caller, count in CALLERS_2021.items() for _ in range(count)]
    return [
        Call(
            number=number,
            day=date(2021, 1, 1) + timedelta(days=number * 97 % 365),
            caller=caller,
            purpose=PURPOSES.get(caller, ("potential_victims", "follow_up"))[
                number % len(PURPOSES.get(caller, "xx"))
            ],
        )
        for number, caller in enumerate(callers)
    ]


@dataclass(frozen=True, slots=True)
class Step:
    """One charge, indictment or conviction: the accused with that number in that file."""

    file: str
    accused: int
    step: str
    day: date


ORDER = {"convictions": "conviction", "indictments": "indictment", "charges": "charge"}
NEXT = {"charge": "indictment", "indictment": "conviction"}
MONTH = {"charge": 3, "indictment": 9, "conviction": 11}


def prosecution_steps() -> list[Step]:
    """The table 2014-2021. A later step goes to the oldest relation that waits for it; where none waits, to a
    file older than the table."""
    waiting: dict[str, list[tuple[str, int]]] = {"indictment": [], "conviction": []}
    steps = []
    for row in rows("prosecution-2014-2021.csv"):
        year = int(row["year"])
        for column, step in reversed(ORDER.items()):
            for number in range(1, int(row[column]) + 1):
                queue = waiting.get(step, [])
                file, accused = queue.pop(0) if queue else (_file(year, step), number)
                steps.append(Step(file, accused, step, date(year, MONTH[step], 1 + number % 28)))
                if step in NEXT:
                    waiting[NEXT[step]].append((file, accused))
    return steps


def _file(year: int, step: str) -> str:
    """A number that says it is invented; steps without an earlier one here belong to an older file."""
    return f"OPDIGTET-{year}" if step == "charge" else f"OPDIGTET-FØR-{year}-{step.upper()}"
