"""``nrm retention simulate`` and ``run``: what is due, and carrying out what was approved on the page."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from opennrm.config.commands.session import output, progress, register

if TYPE_CHECKING:
    from opennrm.config.commands.session import Subparsers
    from opennrm.rights.domain.retention import Line


def add(commands: Subparsers) -> None:
    retention = commands.add_parser("retention", help="erasing what need not be kept any longer")
    acts = retention.add_subparsers(required=True, metavar="ACT")
    simulate = acts.add_parser(
        "simulate", help="what would be erased today, and what is held; erases nothing"
    )
    simulate.set_defaults(run=run_simulate)
    run = acts.add_parser("run", help="carry out the erasures that two people have agreed on")
    run.set_defaults(run=run_approved)


def run_simulate(chosen: argparse.Namespace) -> None:
    """A line each: due or held, pseudonym, case numbers, kind, the day it is due from, what holds it. No identity."""
    with register(as_owner=True):
        from opennrm.rights import services

        simulation = services.simulate_as_machine()
        for word, lines in (("due", simulation.due), ("held", simulation.held)):
            for line in lines:
                output(_told(word, line))
        progress(f"{len(simulation.due)} due, {len(simulation.held)} held. Checksum {simulation.checksum}")


def _told(word: str, line: Line) -> str:
    parts = (word, line.label or str(line.subject_id), ",".join(line.numbers) or "-", line.kind, line.due_on)
    return "\t".join([*map(str, parts), ",".join(line.holds) or "-"])


def run_approved(chosen: argparse.Namespace) -> None:
    with register(as_owner=True):
        from opennrm.config import erasures
        from opennrm.rights import services

        erased = services.erase_approved(progress, erasures.keep)
    progress(f"{erased} erased. The list of erasures is {erasures.path()}: keep it apart from the backups.")
