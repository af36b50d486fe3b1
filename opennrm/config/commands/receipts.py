"""``nrm receipts verify`` and ``nrm receipts leave``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from opennrm.config.commands.session import output, progress, register

if TYPE_CHECKING:
    from opennrm.config.commands.session import Subparsers


def add(commands: Subparsers) -> None:
    topics = commands.add_parser("receipts", help="receipts of ended participations").add_subparsers(
        required=True, metavar="ACT"
    )
    verify = topics.add_parser("verify", help="is every receipt as it was signed?")
    verify.set_defaults(run=run_verify)
    leave = topics.add_parser(
        "leave", help="every night: a receipt for each participation whose last day is over"
    )
    leave.set_defaults(run=run_leave)


def run_verify(chosen: argparse.Namespace) -> int:
    with register():
        from opennrm.cases import services

        changed = services.verify_receipts()
    for number in changed:
        output(f"changed: {number}")
    if not changed:
        output("sound")
    return 1 if changed else 0


def run_leave(chosen: argparse.Namespace) -> None:
    with register(as_owner=True):
        from opennrm.cases import services

        progress(f"{services.end_expired()} participations are over.")
