"""Run every ``bench/bench_*.py``, or with ``large`` those that take longer (``bench/large_*.py``); each has ``figures()`` that yields its figures. Exit 1 if a bound is missed."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from bench.figure import Figure


def main(chosen: list[str]) -> int:
    print(f"{'name':<58} {'ours':>10} {'reference':>10} {'':<4} {'ratio':>8}", flush=True)
    figures = [figure for name in modules(chosen) for figure in measured(name)]
    return 1 if any(not figure.holds for figure in figures) else 0


def modules(chosen: list[str]) -> list[str]:
    kind = "large" if chosen == ["large"] else "bench"
    every = sorted(path.stem for path in Path(__file__).parent.glob(f"{kind}_*.py"))
    return every if chosen in ([], ["large"]) else chosen


def measured(name: str) -> list[Figure]:
    figures = []
    for figure in import_module(f"bench.{name}").figures():
        print(figure.line(), flush=True)
        figures.append(figure)
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
