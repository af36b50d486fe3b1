"""``nrm statistics list``, ``show`` and ``explain``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from opennrm.config.commands.session import day, output, register

if TYPE_CHECKING:
    from opennrm.config.commands.session import Subparsers

FORMATS = ("table", "csv", "json")


def add(commands: Subparsers) -> None:
    topics = commands.add_parser("statistics", help="the measures of the register").add_subparsers(
        required=True, metavar="ACT"
    )
    catalogue = topics.add_parser("list", help="the measures: meaning, counting unit, dimensions")
    catalogue.add_argument("--format", choices=FORMATS, default="table")
    catalogue.add_argument("--language", choices=["da", "en"], default="en")
    catalogue.set_defaults(run=run_list)
    _add_show(topics.add_parser("show", help="one measure"))
    explain = topics.add_parser(
        "explain", help="which facts moved a figure between two days, or what changed since a publication"
    )
    explain.add_argument("measure", nargs="?")
    explain.add_argument("--year", type=int)
    explain.add_argument("--from", type=day, dest="since")
    explain.add_argument("--to", type=day, dest="until")
    explain.add_argument("--publication", type=int, help="its number: every figure that is another one now")
    explain.add_argument("--format", choices=FORMATS, default="table")
    explain.set_defaults(run=run_explain, usage_error=explain.error)
    listed = topics.add_parser("publications", help="what was prepared and released, with ledger positions")
    listed.add_argument("--format", choices=FORMATS, default="table")
    listed.set_defaults(run=run_publications)


def _add_show(show: argparse.ArgumentParser) -> None:
    show.add_argument("measure")
    show.add_argument("--year", type=int, required=True)
    show.add_argument("--from-year", type=int)
    show.add_argument("--by", type=names, default=(), help="dimensions, with commas between")
    show.add_argument("--where", type=condition, action="append", default=[], help="DIMENSION=VALUE")
    show.add_argument("--as-of", type=day, help="what the register knew on that day")
    show.add_argument("--profile", choices=["national", "strict"], default="national")
    show.add_argument("--format", choices=FORMATS, default="table")
    show.set_defaults(run=run_show)


def names(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(",")))


def condition(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"{text!r} is no condition; write it as nationality=ROU")
    return name, value


def run_list(chosen: argparse.Namespace) -> None:
    from opennrm.statistics.catalogue import listed

    _print(listed(chosen.language), chosen.format)


def run_show(chosen: argparse.Namespace) -> None:
    with register():
        from opennrm.statistics import services
        from opennrm.statistics.measures import Query

        query = Query(
            measure=chosen.measure,
            year=chosen.year,
            from_year=chosen.from_year,
            by=chosen.by,
            where=tuple(chosen.where),
            as_of=chosen.as_of,
            profile=chosen.profile,
        )
        _print(services.show(query), chosen.format)


def run_explain(chosen: argparse.Namespace) -> None:
    told = (chosen.measure, chosen.year, chosen.since, chosen.until)
    if (chosen.publication is None) == (None in told):
        chosen.usage_error("give MEASURE --year Y --from DATE --to DATE, or --publication NUMBER")
    with register():
        from opennrm.statistics import services

        if chosen.publication is not None:
            rows = services.changes_since(chosen.publication)
        else:
            rows = services.explain(chosen.measure, chosen.year, since=chosen.since, until=chosen.until)
        _print(rows, chosen.format)


def run_publications(chosen: argparse.Namespace) -> None:
    with register():
        from opennrm.statistics import selectors

        _print(selectors.publications(), chosen.format)


def _print(rows: list[dict[str, Any]], form: str) -> None:
    from opennrm.statistics import presenters

    write = {"table": presenters.as_table, "csv": presenters.as_csv, "json": presenters.as_json}[form]
    output(write(rows))
