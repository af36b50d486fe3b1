"""``nrm keys rotate``, ``forget``, ``split`` and ``join``; ``nrm users add`` for the first administrators."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from opennrm.config.commands.session import output, progress, register
from opennrm.config.local import SetupError

if TYPE_CHECKING:
    from opennrm.config.commands.session import Subparsers


def add(commands: Subparsers) -> None:
    keys = commands.add_parser("keys", help="the master keys").add_subparsers(required=True, metavar="ACT")
    rotate = keys.add_parser("rotate", help="a new master key; all data keys under it; the old one retired")
    rotate.set_defaults(run=run_rotate)
    forget = keys.add_parser(
        "forget", help="destroy retired master keys, when no backup needs them any longer"
    )
    forget.set_defaults(run=run_forget)
    split = keys.add_parser("split", help="a share of the keys for each custodian; any two give them back")
    split.add_argument("--out", type=Path, required=True)
    split.add_argument("custodians", nargs="+", metavar="CUSTODIAN")
    split.set_defaults(run=run_split)
    join = keys.add_parser("join", help="two shares give the keys back to a checkout that has none")
    join.add_argument("shares", nargs=2, type=Path, metavar="SHARE")
    join.set_defaults(run=run_join)
    users = commands.add_parser("users", help="the first administrators; later ones are invited on the page")
    topics = users.add_subparsers(required=True, metavar="ACT")
    new = topics.add_parser(
        "add", help="an administrator; the password is asked for, or read from standard input"
    )
    new.add_argument("username")
    new.add_argument("name")
    new.add_argument("--organisation", required=True, metavar="CODE")
    new.set_defaults(run=run_add)


def run_rotate(chosen: argparse.Namespace) -> None:
    with register(as_owner=True):
        from opennrm.config import keys
        from opennrm.persons import services

        progress(
            f"{keys.rotate(services.rewrap_keys)} data keys are under the new master key. Back up the key file."
        )


def run_forget(chosen: argparse.Namespace) -> None:
    from opennrm.config import keys

    progress(
        f"{keys.forget()} retired master keys destroyed. Backups older than the last rotation open no more."
    )


def run_split(chosen: argparse.Namespace) -> None:
    from opennrm.config import keys

    for path in keys.split(chosen.out, chosen.custodians):
        output(str(path))


def run_join(chosen: argparse.Namespace) -> None:
    from opennrm.config import keys

    keys.join(*chosen.shares)
    progress("The keys are back. Run: nrm doctor")


def run_add(chosen: argparse.Namespace) -> None:
    """By whoever has the owner's login of the database: nobody else can be the first."""
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    with register(as_owner=True):
        from django.contrib.auth.password_validation import validate_password
        from django.core.exceptions import ValidationError

        from opennrm.access import selectors, services
        from opennrm.access.domain.actor import NOBODY
        from opennrm.access.domain.roles import Role
        from opennrm.shared.dates import clock

        services.install_organisations(by=NOBODY)
        if chosen.organisation not in selectors.organisation_ids():
            raise SetupError(
                f"There is no organisation {chosen.organisation}. The codes stand in denmark.toml."
            )
        try:
            validate_password(password)
        except ValidationError as weak:
            raise SetupError(" ".join(weak.messages)) from None
        services.add_user(
            chosen.username, chosen.name, password, role=Role.ADMINISTRATOR,
            organisation_code=chosen.organisation, since=clock.today(), by=NOBODY,
        )  # fmt: skip
    progress(f"{chosen.username} is an administrator. A second one is needed to approve roles.")
