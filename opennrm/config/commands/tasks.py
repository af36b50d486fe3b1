"""``nrm tasks digest``: mails with counts, for a timer to run each working morning."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from opennrm.config.commands.session import progress, register

if TYPE_CHECKING:
    from opennrm.config.commands.session import Subparsers


def add(commands: Subparsers) -> None:
    topics = commands.add_parser("tasks", help="digests of tasks by mail").add_subparsers(
        required=True, metavar="ACT"
    )
    digest = topics.add_parser("digest", help="mail counts to those who chose today; once a day each")
    digest.set_defaults(run=run_digest)


def run_digest(chosen: argparse.Namespace) -> int:
    with register():
        from opennrm.config.digests import send

        sent, failed = send()
    progress(f"{sent} digests sent, {failed} failed.")
    return 1 if failed else 0
