"""``nrm tasks digest``: mails with counts, for a timer to run each working morning; ``nrm tasks remind``: to interpreters."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from opennrm.config.commands.session import progress, register

if TYPE_CHECKING:
    from opennrm.config.commands.session import Subparsers


def add(commands: Subparsers) -> None:
    topics = commands.add_parser("tasks", help="digests of tasks and reminders by mail").add_subparsers(
        required=True, metavar="ACT"
    )
    digest = topics.add_parser("digest", help="mail counts to those who chose today; once a day each")
    digest.set_defaults(run=run_digest)
    remind = topics.add_parser("remind", help="remind the interpreters of the interviews of the next day")
    remind.set_defaults(run=run_remind)


def run_digest(chosen: argparse.Namespace) -> int:
    with register():
        from opennrm.config.digests import send

        sent, failed = send()
    progress(f"{sent} digests sent, {failed} failed.")
    return 1 if failed else 0


def run_remind(chosen: argparse.Namespace) -> int:
    with register():
        from opennrm.identification.services import remind_all

        progress(f"{remind_all()} reminders handed to the mail server.")
    return 0
