"""``nrm instruments import``, ``list``, ``score`` and ``retire``: indicator instruments as files of the installation."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from opennrm.config.commands.session import output, progress, register

if TYPE_CHECKING:
    from opennrm.config.commands.session import Subparsers


def add(commands: Subparsers) -> None:
    topics = commands.add_parser("instruments", help="indicator instruments besides the ILO's eleven")
    acts = topics.add_subparsers(required=True, metavar="ACT")
    load = acts.add_parser("import", help="a new edition from a TOML or JSON file; its score is off")
    load.add_argument("file", type=Path)
    load.add_argument("--code", default="", help="for a file that does not name its own")
    load.add_argument("--edition", default="", help="for a file that does not name its own")
    load.set_defaults(run=run_import)
    acts.add_parser("list", help="every edition that was loaded").set_defaults(run=run_list)
    score = acts.add_parser("score", help="show what the instrument's rule makes of the findings, or not")
    score.add_argument("code")
    score.add_argument("switch", choices=["on", "off"])
    score.set_defaults(run=run_score)
    retire = acts.add_parser("retire", help="ask no longer; what was found stays")
    retire.add_argument("code")
    retire.set_defaults(run=run_retire)


def run_import(chosen: argparse.Namespace) -> None:
    from opennrm.mechanism.instruments import instrument, read_file

    tables = read_file(chosen.file, code=chosen.code, edition=chosen.edition)
    told = instrument(tables)
    with register(as_owner=True):
        from opennrm.identification import services

        services.import_instrument(tables)
    known = "verified" if told.is_verified else "UNVERIFIED, and pages say so"
    progress(
        f"{told.code} {told.edition}: {len(list(told.indicators()))} indicators, {known}. Its score is off."
    )


def run_list(chosen: argparse.Namespace) -> None:
    with register(as_owner=True):
        from opennrm.access.domain.actor import NOBODY
        from opennrm.identification import selectors

        for each in selectors.every_instrument(NOBODY):
            state = "retired" if each.retired_at else "in use"
            output(f"{each.code}\t{each.edition}\t{state}\tscore {'on' if each.shows_score else 'off'}")


def run_score(chosen: argparse.Namespace) -> None:
    with register(as_owner=True):
        from opennrm.identification import services

        services.switch_score(chosen.code, on=chosen.switch == "on")
    progress(f"The score of {chosen.code} is {chosen.switch}. It informs and never decides.")


def run_retire(chosen: argparse.Namespace) -> None:
    with register(as_owner=True):
        from opennrm.identification import services

        services.retire_instrument(chosen.code)
    progress(f"{chosen.code} is asked no longer.")
