"""What a reader can work out from printed tables: by linear programming over everything that fits them, and for very
small tables by trying every state of the world. No code is shared with ``opennrm.statistics``."""

from __future__ import annotations

from itertools import product

import highspy


def bounds(combinations, printed, wanted):
    """The least and the most that a cell can be. ``combinations``: dicts of codes that a person can have; ``printed``:
    pairs of codes and how many persons have them; ``wanted``: the codes of the cell."""
    world = highspy.Highs()
    world.silent()
    numbers = [world.addVariable(lb=0) for _ in combinations]
    for codes, count in printed:
        world.addConstr(_sum(numbers, combinations, codes) == count)
    cell = _sum(numbers, combinations, wanted)
    return tuple(_solved(world, sense, cell) for sense in ("minimize", "maximize"))


def _sum(numbers, combinations, codes):
    return highspy.Highs.qsum(
        number for number, each in zip(numbers, combinations, strict=True) if codes.items() <= each.items()
    )


def _solved(world, sense, cell):
    getattr(world, sense)(cell)
    found = world.getInfo().objective_function_value
    status = world.getModelStatus()
    return float("inf") if status != highspy.HighsModelStatus.kOptimal else round(found, 6)


def worlds(combinations, printed, most):
    """Every state of the world that fits, of at most so many persons: a count for each combination."""
    for counts in product(range(most + 1), repeat=len(combinations)):
        if all(
            sum(n for n, each in zip(counts, combinations, strict=True) if codes.items() <= each.items())
            == count
            for codes, count in printed
        ):
            yield counts
