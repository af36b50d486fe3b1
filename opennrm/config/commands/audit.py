"""``nrm audit seal`` and ``nrm audit verify``."""

from __future__ import annotations

import argparse
import os
import time
from typing import TYPE_CHECKING

from opennrm.config.commands.session import output, progress, register

if TYPE_CHECKING:
    from opennrm.config.commands.session import Subparsers


def add(commands: Subparsers) -> None:
    topics = commands.add_parser("audit", help="the hash chain of the audit trail").add_subparsers(
        required=True, metavar="ACT"
    )
    seal = topics.add_parser("seal", help="give the newest lines their place in the chain")
    seal.add_argument(
        "--every", type=int, metavar="SECONDS", help="again and again, while the web server runs"
    )
    seal.set_defaults(run=run_seal)
    verify = topics.add_parser("verify", help="is every line as it was sealed?")
    verify.add_argument("--head", default="", help="a head noted earlier, that must still stand in the chain")
    verify.set_defaults(run=run_verify)


def run_seal(chosen: argparse.Namespace) -> None:
    parent = os.getppid()
    with register():
        from opennrm.access import services

        if not chosen.every:
            progress(f"{services.seal_trail()} lines sealed.")
            return
        while os.getppid() == parent:
            services.seal_trail()
            _wait(chosen.every, parent)


def _wait(seconds: int, parent: int) -> None:
    """No longer than the web server lives."""
    for _ in range(seconds):
        if os.getppid() != parent:
            return
        time.sleep(1)


def run_verify(chosen: argparse.Namespace) -> int:
    with register():
        from opennrm.access import services

        verdict = services.verify_trail(chosen.head)
    if verdict.fault:
        output(f"broken: {verdict.fault}")
        return 1
    output(f"sound: {verdict.head}")
    if verdict.since:
        progress(f"The chain begins {verdict.since}.")
    progress(
        f"{verdict.unsealed} lines wait for their seal. Note the head elsewhere; verify --head asks for it again."
    )
    return 0
