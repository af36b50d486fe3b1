"""Run every ``bench/bench_*.py``; each has ``figures()`` that yields its figures. Exit 1 if a bound is missed."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from bench.figure import Figure


def main(chosen: list[str]) -> int:
    print(f"{'name':<58} {'ours':>10} {'reference':>10} {'':<4} {'ratio':>8}", flush=True)
    figures = [figure for name in modules() if not chosen or name in chosen for figure in measured(name)]
    return 1 if any(not figure.holds for figure in figures) else 0


def modules() -> list[str]:
    return sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))


def measured(name: str) -> list[Figure]:
    figures = []
    for figure in import_module(f"bench.{name}").figures():
        print(figure.line(), flush=True)
        figures.append(figure)
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
