"""``nrm messages``, ``nrm states``, ``nrm index`` and ``nrm drafts``: what is generated, must keep up, or must go."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from opennrm.config.commands.session import output, progress, register

if TYPE_CHECKING:
    from opennrm.config.commands.session import Subparsers


def add(commands: Subparsers) -> None:
    messages = commands.add_parser("messages", help="the English translations of what pages and reports say")
    way = messages.add_mutually_exclusive_group()
    way.add_argument("--check", action="store_true", help="change nothing; name what is missing")
    way.add_argument("--compile", action="store_true", help="only write the compiled file")
    messages.set_defaults(run=run_messages)
    states = commands.add_parser("states", help="draw the states of records into docs/states")
    states.add_argument("--check", action="store_true", help="change nothing; name what is stale")
    states.set_defaults(run=run_states)
    index = commands.add_parser(
        "index", help="build the search index over identities anew, after a new index key"
    )
    index.set_defaults(run=run_index)
    duplicates = commands.add_parser("duplicates", help="the same person registered twice").add_subparsers(
        required=True, metavar="ACT"
    )
    find = duplicates.add_parser(
        "find", help="look through the whole register; keeps pairs of ids and how alike they are, no name"
    )
    find.set_defaults(run=run_duplicates)
    drafts = commands.add_parser("drafts", help="every day: drop the drafts that nobody came back to")
    drafts.set_defaults(run=run_drafts)


def run_drafts(chosen: argparse.Namespace) -> None:
    with register(as_owner=True):
        from opennrm.tasks.services import drafts

        progress(f"{drafts.drop_old_drafts()} drafts dropped.")


def run_index(chosen: argparse.Namespace) -> None:
    with register(as_owner=True):
        from opennrm.persons import services

        progress(f"{services.index_everybody()} persons indexed.")


def run_duplicates(chosen: argparse.Namespace) -> None:
    with register(as_owner=True):
        from opennrm.persons import services

        progress(f"{services.find_duplicates()} possible duplicates found.")


def run_messages(chosen: argparse.Namespace) -> int:
    from opennrm.config import messages

    if chosen.compile:
        messages.compile_catalogue()
        return 0
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opennrm.config.settings")
    if not chosen.check:
        messages.update()
    return _findings(messages.findings())


def run_states(chosen: argparse.Namespace) -> int:
    from opennrm.config import diagrams

    if not chosen.check:
        diagrams.write()
    return _findings(diagrams.stale())


def _findings(lines: list[str]) -> int:
    for line in lines:
        output(line)
    return 1 if lines else 0
