"""Reads ``claims.toml``: which figure each claim id means. Faults name the claim and the key."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from opennrm.mechanism.rules import rules
from opennrm.reporting.domain.claims import Meaning, NotAnswerable
from opennrm.reporting.domain.figures import (
    Ask,
    Count,
    Difference,
    Distinct,
    Figure,
    Given,
    Percent,
    Ranked,
    Share,
    Spread,
    Sum,
)  # fmt: skip

RATES_OF = date(2022, 1, 1)  # the report states rates and periods as of January 2022


class Unreadable(ValueError):
    """The project's own file of meanings is wrong."""


def ask(text: str) -> Ask:
    """The words of ``nrm statistics show``: ``victims --year 2021 --by age --where gender=male``."""
    measure, *words = shlex.split(text)
    options: dict[str, list[str]] = {"--year": [], "--from-year": [], "--by": [], "--where": []}
    for name, value in zip(words[::2], words[1::2], strict=True):
        options[name].append(value)
    where = tuple((name, value) for name, _, value in (one.partition("=") for one in options["--where"]))
    by = tuple(options["--by"][0].split(",")) if options["--by"] else ()
    from_year = int(options["--from-year"][0]) if options["--from-year"] else None
    return Ask(measure, int(options["--year"][0]), by, where, from_year)


def _count(text: str) -> Figure:
    return Count(ask(text))


def _ranked(text: str) -> Ranked:
    return Ranked(ask(text))


def _difference(texts: list[str]) -> Figure:
    whole, *parts = map(_count, texts)
    return Difference(whole, tuple(parts))


KINDS: Mapping[str, Callable[[Any], Figure]] = {
    "count": _count,
    "sum": lambda texts: Sum(tuple(map(_count, texts))),
    "difference": _difference,
    "percent": lambda texts: Percent(Share(*map(_count, texts))),
    "distinct": lambda text: Distinct(_ranked(text)),
    "lowest": lambda text: Spread("lowest", _ranked(text)),
    "highest": lambda text: Spread("highest", _ranked(text)),
    "mean": lambda text: Spread("mean", _ranked(text)),
    "rate": lambda name: Given(f"mechanism rate {name} on {RATES_OF}", rules().rate(name, RATES_OF)),
    "deadline": lambda name: Given(
        f"mechanism deadline {name} on {RATES_OF}", rules().deadline(name, RATES_OF)
    ),
}
BESIDE = {"of", "before", "after", "same"}


def meaning(claim: str, entry: Mapping[str, Any]) -> Meaning | NotAnswerable:
    if "unknown" in entry:
        return NotAnswerable(entry["unknown"])
    kinds = [key for key in entry if key in KINDS]
    if len(kinds) != 1 or set(entry) - BESIDE - set(kinds):
        raise Unreadable(f"claims.toml: {claim}: needs one of {', '.join(KINDS)}; has {', '.join(entry)}")
    try:
        return _meaning(kinds[0], entry)
    except (KeyError, ValueError, IndexError, TypeError) as fault:
        raise Unreadable(f"claims.toml: {claim}: {kinds[0]}: {fault}") from fault


def _meaning(kind: str, entry: Mapping[str, Any]) -> Meaning:
    beside = {key: _count(entry[key]) for key in ("of", "before", "after") if key in entry}
    return Meaning(
        figure=KINDS[kind](entry[kind]),
        whole=beside.get("of"),
        before=beside.get("before"),
        after=beside.get("after"),
        same=tuple(map(_count, entry.get("same", ()))),
        is_percent=kind == "percent",
    )


def meanings(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, Meaning | NotAnswerable]:
    return {claim: meaning(claim, entry) for claim, entry in entries.items()}
