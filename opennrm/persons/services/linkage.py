"""Splink over a list, after the model of Fellegi and Sunter, with weights that are ours: nothing is learned from the
register, so that few records are compared as well as many. Imported only by whoever looks for duplicates."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import asdict

import duckdb
import pyarrow
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_level_library as levels
from splink import comparison_library as comparisons

from opennrm.persons.domain.duplicates import Comparable, Pair

# How often two records picked by lot are one person, and from which degree on a pair is kept (measured on invented names
# by tests/persons/test_duplicates.py).
BY_LOT, LEAST_DEGREE = 1 / 2_000, 0.5
# A name goes nowhere but into memory, and what does not fit there fails.
NEVER_SPILLS: dict[str, str | bool | int | float | list[str]] = {"temp_directory": ""}
TEXT = pyarrow.string()
SCHEMA = pyarrow.schema(
    [
        ("unique_id", pyarrow.int64()), ("name", TEXT), ("sounds", pyarrow.list_(TEXT)), ("born", TEXT),
        ("document", TEXT), ("phone", TEXT),
    ]
)  # fmt: skip
# Of pairs of one person and of pairs by lot, how many are as alike as that.
NAMES = (
    levels.NullLevel("name"),
    levels.ExactMatchLevel("name").configure(m_probability=0.15, u_probability=0.00001),
    levels.JaroWinklerLevel("name", 0.97).configure(m_probability=0.3, u_probability=0.00005),
    levels.JaroWinklerLevel("name", 0.94).configure(m_probability=0.2, u_probability=0.0003),
    levels.ArrayIntersectLevel("sounds", 2).configure(m_probability=0.2, u_probability=0.001),
    levels.JaroWinklerLevel("name", 0.86).configure(m_probability=0.1, u_probability=0.01),
    levels.ElseLevel().configure(m_probability=0.05, u_probability=0.98864),
)
BIRTHS = (
    levels.NullLevel("born"),
    levels.ExactMatchLevel("born").configure(m_probability=0.9, u_probability=0.0001),
    levels.DamerauLevenshteinLevel("born", 1).configure(m_probability=0.05, u_probability=0.002),
    levels.ElseLevel().configure(m_probability=0.05, u_probability=0.9979),
)


def _number(column: str) -> comparisons.CustomComparison:
    return comparisons.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            levels.NullLevel(column),
            levels.ExactMatchLevel(column).configure(m_probability=0.9, u_probability=0.00001),
            levels.ElseLevel().configure(m_probability=0.1, u_probability=0.99999),
        ],
    )


SETTINGS = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[
        comparisons.CustomComparison(output_column_name="name", comparison_levels=list(NAMES)),
        comparisons.CustomComparison(output_column_name="born", comparison_levels=list(BIRTHS)),
        _number("document"),
        _number("phone"),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("document"),
        block_on("phone"),
        block_on("born"),
        block_on("sounds", arrays_to_explode=["sounds"]),
    ],
    probability_two_random_records_match=BY_LOT,
    retain_matching_columns=False,
)


class Linkage:
    """The likely pairs of a list."""

    def __init__(self, people: Sequence[Comparable]) -> None:
        rows = [asdict(each) | {"unique_id": place} for place, each in enumerate(people)]
        self.table = pyarrow.Table.from_pylist(rows, schema=SCHEMA)

    def pairs(self) -> list[Pair]:
        with duckdb.connect(":memory:", config=NEVER_SPILLS) as memory:
            database = DuckDBAPI(connection=memory)
            linker = Linker(database.register(self.table), SETTINGS, log_level=logging.ERROR)
            found = linker.inference.predict(threshold_match_probability=LEAST_DEGREE).as_record_list()
        return [Pair(row["unique_id_l"], row["unique_id_r"], row["match_probability"]) for row in found]
