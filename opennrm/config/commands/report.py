"""``nrm report build`` and ``nrm report check``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from opennrm.config.commands.session import day, output, progress, register
from opennrm.config.local import SetupError

if TYPE_CHECKING:
    from opennrm.config.commands.session import Subparsers
    from opennrm.reporting.services import Checked


def add(commands: Subparsers) -> None:
    topics = commands.add_parser("report", help="the annual report").add_subparsers(
        required=True, metavar="ACT"
    )
    build = topics.add_parser("build", help="write the report of a year into a folder")
    build.add_argument("year", type=int)
    build.add_argument("--out", type=Path, required=True)
    build.add_argument("--as-of", type=day)
    build.add_argument("--language", choices=["da", "en"], default="da")
    build.add_argument(
        "--edition", type=int, help="the approved edition of the manuscript; else the newest, if there is one"
    )
    build.add_argument("--bleed", action="store_true", help="also report-print.pdf, with 3 mm beyond the cut")
    build.set_defaults(run=run_build)
    check = topics.add_parser(
        "check", help="compare stated figures, in a table or in Danish prose, with the register"
    )
    check.add_argument("claims", type=Path)
    check.add_argument("--as-of", type=day)
    check.add_argument(
        "--year", type=int, help="the year that prose is about; else the one it names most often"
    )
    check.add_argument(
        "--proposals", type=Path, help="write every figure found in prose, with its question, to a CSV file"
    )
    check.set_defaults(run=run_check)


def run_build(chosen: argparse.Namespace) -> None:
    with register():
        from opennrm.reporting import services

        wanted = services.Wanted(chosen.year, chosen.as_of, chosen.language, chosen.bleed, chosen.edition)
        services.build(wanted, chosen.out)
    progress(f"The report of {chosen.year} is in {chosen.out}.")


def run_check(chosen: argparse.Namespace) -> int:
    if not chosen.claims.is_file():
        raise SetupError(
            f"There is no file {chosen.claims}. Give the path of a file of claims (CSV), or of a text (TXT, HTML, PDF, DOCX)."
        )
    with register():
        result = _checked(chosen)
    for line in result.contradictions:
        output(line)
    for line in result.remarks:
        progress(line)
    return 1 if result.contradictions else 0


def _checked(chosen: argparse.Namespace) -> Checked:
    from opennrm.reporting import services

    if chosen.claims.suffix.lower() == ".csv":
        return services.check(chosen.claims, chosen.as_of)
    result = services.check_prose(chosen.claims, chosen.as_of, chosen.year)
    if chosen.proposals:
        result.write(chosen.proposals)
    return result
