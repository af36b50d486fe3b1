"""``nrm backup create``, ``verify`` and ``restore``."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from opennrm.config.commands.session import database, progress, start_django

if TYPE_CHECKING:
    from opennrm.config.backup import Head
    from opennrm.config.commands.session import Subparsers


def add(commands: Subparsers) -> None:
    backup = commands.add_parser("backup", help="encrypted backups of database and keys")
    acts = backup.add_subparsers(required=True, metavar="ACT")
    for name, run, what in (
        ("create", run_create, "the database to FILE, the keys to FILE.keys; keep them apart"),
        ("verify", run_verify, "open and read all of a backup; restores nothing"),
        ("restore", run_restore, "into an empty database; erasures since then are done again"),
    ):
        parser = acts.add_parser(name, help=what)
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.set_defaults(run=run)
        if name != "create":
            parser.add_argument(
                "--keys", type=Path, metavar="FILE", help="where the keys are, if not beside it"
            )


def run_create(chosen: argparse.Namespace) -> None:
    with database(as_owner=True):
        from opennrm.config import backup

        backup.create(chosen.file)
    progress(
        f"{chosen.file} holds the database, {backup.keys_beside(chosen.file)} the keys. Keep them apart, and the list of "
        "erasures apart from both."
    )


def run_verify(chosen: argparse.Namespace) -> None:
    from opennrm.config import backup

    head = backup.verify(chosen.file)
    beside = chosen.keys or backup.keys_beside(chosen.file)
    told = (
        f"the keys are {', '.join(sorted(backup.keys_of(beside)))}"
        if beside.exists()
        else "the keys are not beside it"
    )
    progress(f"{chosen.file} of {head.made_at} is whole and can be read; {told}.")


def run_restore(chosen: argparse.Namespace) -> None:
    """Keys first: with others, nothing restored could be read."""
    from opennrm.config import backup, restoring

    os.environ["NRM_DATABASE_ROLE"] = "owner"
    rotated = restoring.bring_keys(chosen.keys or backup.keys_beside(chosen.file))
    with database(as_owner=True):
        restoring.check_empty()
        restoring.make_room()
        head = backup.restore(chosen.file)
        progress(f"The database of {head.made_at} is back.")
        start_django()
        _bring_up(head, rotated=rotated)


def _bring_up(head: Head, *, rotated: bool) -> None:
    """To today's tables, rights, keys and erasures."""
    from django.core.management import call_command
    from django.db import connections

    from opennrm.config import keys, restoring
    from opennrm.config.rights import give_rights
    from opennrm.persons import services as persons
    from opennrm.rights import services as rights

    call_command("migrate", interactive=False, verbosity=0)
    give_rights()
    if rotated:
        progress(f"{keys.reopen(persons.rewrap_keys)} data keys are under today's master key.")
    again = rights.erase_again(restoring.listed(head), lambda subject: None)
    progress(f"{again} erased again by the list of erasures. Run: nrm doctor")
    connections.close_all()
