"""``statistics show`` on a drawn ledger of 1,000,000 facts, against polars and pandas written by hand."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import polars as pl

from bench.figure import Figure, seconds
from opennrm.statistics.domain.query import Query
from opennrm.statistics.measures import SCHEMA, Drawn, compute

FACTS, PERSONS, YEAR = 1_000_000, 700_000, 2021
ROW_GROUP = 65_536  # about a year of the ledger each
ONCE, GROUPS = ["subject", "year"], ["exploitation", "gender"]


def ledger() -> pl.DataFrame:
    """A million invented decisions over ten years, without chance: recorded as they were made or within a quarter
    after, so that days grow with positions as in every ledger."""
    forms = ["sexual_exploitation", "forced_labour", "criminal_acts", "other"]
    number = pl.int_range(FACTS, eager=True).alias("position")
    frame = number.to_frame().with_columns(
        key=pl.format("decision:{}", "position"),
        kind=pl.lit("decision"),
        subject=pl.format("{}", (pl.col("position") * 7919) % PERSONS),
        occurred_on=pl.date(2013, 1, 1)
        + pl.duration(days=pl.col("position") * 3560 // FACTS + (pl.col("position") * 104_729) % 90),
        outcome=pl.when(pl.col("position") % 3 == 0).then(pl.lit("not_victim")).otherwise(pl.lit("victim")),
        gender=pl.when(pl.col("position") % 5 < 3).then(pl.lit("female")).otherwise(pl.lit("male")),
        exploitation=pl.lit(pl.Series(forms)).gather(pl.col("position") % len(forms)),
        age=(pl.col("position") * 31) % 60 + 10,
    )
    missing = {
        name: pl.lit(None if kind == pl.Int64 else "", kind)
        for name, kind in SCHEMA.items()
        if name not in frame.columns
    }
    return frame.with_columns(**missing).select(list(SCHEMA))


def by_polars(path: Path) -> pl.DataFrame:
    return (
        pl.scan_parquet(path)
        .filter(
            pl.col("kind") == "decision",
            pl.col("outcome") == "victim",
            pl.col("occurred_on").is_between(date(YEAR, 1, 1), date(YEAR, 12, 31)),
        )
        .with_columns(pl.col("occurred_on").dt.year().alias("year"))
        .sort("occurred_on", "position")
        .unique(subset=ONCE, keep="last")
        .group_by(GROUPS)
        .agg(pl.len().alias("value"))
        .sort(GROUPS)
        .collect()
    )


def by_pandas(path: Path) -> pd.DataFrame:
    columns = ["kind", "outcome", "occurred_on", "position", "subject", *GROUPS]
    frame = pd.read_parquet(path, columns=columns)
    frame = frame.assign(year=pd.to_datetime(frame["occurred_on"]).dt.year)
    frame = frame[(frame["kind"] == "decision") & (frame["outcome"] == "victim") & (frame["year"] == YEAR)]
    frame = frame.sort_values(["occurred_on", "position"]).drop_duplicates(ONCE, keep="last")
    return frame.groupby(GROUPS).size().reset_index(name="value")


def figures() -> Iterator[Figure]:
    query = Query("victims", YEAR, by=tuple(GROUPS))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.parquet"
        ledger().write_parquet(path, row_group_size=ROW_GROUP)

        def by_measure() -> list[dict[str, object]]:
            return compute(query, Drawn(pl.scan_parquet(path)))

        expected = by_polars(path).to_dicts()
        if not by_measure() == expected == by_pandas(path).to_dict("records"):
            raise SystemExit("bench: the three ways do not give the same figures")
        ours = seconds(by_measure)
        yield Figure(
            "victims by two dimensions, 1,000,000 facts, polars by hand",
            ours,
            seconds(lambda: by_polars(path)),
            at_most=1.3,
        )
        yield Figure("the same against pandas", ours, seconds(lambda: by_pandas(path), rounds=3), at_most=0.2)
