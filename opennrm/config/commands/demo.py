"""``nrm demo load``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from opennrm.config.commands.session import progress, register
from opennrm.config.local import SetupError

if TYPE_CHECKING:
    from opennrm.config.commands.session import Subparsers


def add(commands: Subparsers) -> None:
    demo = commands.add_parser("demo", help="the invented register behind the published report")
    topics = demo.add_subparsers(required=True, metavar="ACT")
    load = topics.add_parser("load", help="fill an empty register with invented persons")
    load.add_argument(
        "--if-empty", action="store_true", help="do nothing, without a fault, if it is not empty"
    )
    load.set_defaults(run=run_load)
    users = topics.add_parser("users", help="the invented users and their common password")
    users.set_defaults(run=run_users)


def run_load(chosen: argparse.Namespace) -> None:
    with register(as_owner=True):
        from opennrm.config.demo import load
        from opennrm.config.demo.load import NotEmpty

        try:
            load(progress)
        except NotEmpty:
            if not chosen.if_empty:
                raise SetupError(
                    "The register is not empty, and the demo is only for an empty one. Nothing was written. "
                    "Use another database (DATABASE_URL), or an empty checkout."
                ) from None


def run_users(chosen: argparse.Namespace) -> None:
    from opennrm.config.commands.session import output, start_django

    start_django()
    from opennrm.config.demo.users import PASSWORD, USERS

    for user in USERS:
        output(f"  {user.username:<14} {user.role.value:<26} {user.organisation}")
    output(f"  Password of all: {PASSWORD}")
