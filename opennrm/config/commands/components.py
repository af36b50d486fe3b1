"""``nrm components``: what the register is made of, for people and for scanners of known faults."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from opennrm.config.commands.session import output

if TYPE_CHECKING:
    from opennrm.config.commands.session import Subparsers


def add(commands: Subparsers) -> None:
    listed = commands.add_parser("components", help="the packages that the register is made of")
    listed.add_argument("--format", choices=("table", "cyclonedx"), default="table")
    listed.set_defaults(run=run_components)


def run_components(chosen: argparse.Namespace) -> int:
    from opennrm.config.components import RENEWED_ON, as_cyclonedx, components

    found = components()
    if chosen.format == "cyclonedx":
        output(as_cyclonedx(found))
        return 0
    wide = max((len(each.name) for each in found), default=0)
    for each in found:
        output(f"{each.name:<{wide}}  {each.version:<14} {each.licence}")
    output(f"{len(found)} packages; newer ones were last looked for on {RENEWED_ON.isoformat()}")
    return 0
