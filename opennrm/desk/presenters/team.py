"""The team's key figures in words, tables and charts."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from opennrm.access.presenters import organisation_name
from opennrm.desk.domain import Divided, Share, TeamFigures
from opennrm.shared.spread import Spread


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One figure of the team: a sentence, a chart by month where there is something to draw, and its tables."""

    key: str
    title: Promise
    sentence: str
    columns: list[Promise]
    by_month: list[list[str]]
    by_organisation: list[list[str]]
    wide: str = ""
    narrow: str = ""


WAITS: list[Promise] = [_("Antal"), _("Median, dage"), _("90-percentil, dage")]
KEPT: list[Promise] = [_("Frister"), _("Overholdt"), _("Andel i procent")]


def exhibits(known: TeamFigures) -> list[Exhibit]:
    return [
        _wait("interview", _("Fra henvisning til første identifikationssamtale"), known.to_interview),
        _wait("decision", _("Fra sidste identifikationssamtale til afgørelse"), known.to_decision),
        _kept(known.deadlines),
    ]


def _wait(key: str, title: Promise, known: Divided[Spread]) -> Exhibit:
    sentence = gettext("Ingen i perioden.")
    if whole := known.whole:
        told = {"count": whole.count, "median": _number(whole.median), "ninth": whole.ninth}
        sentence = (
            gettext("Halvdelen af %(count)s ventede højst %(median)s dage, og ni af ti højst %(ninth)s dage.")
            % told
        )
    return Exhibit(
        key,
        title,
        sentence,
        WAITS,
        [[_month(month), *_waited(each)] for month, each in known.by_month.items()],
        [[organisation_name(code), *_waited(each)] for code, each in known.by_organisation.items()],
        *_drawn(key, title, {month: each.median for month, each in known.by_month.items()}),
    )


def _kept(known: Divided[Share]) -> Exhibit:
    title, sentence = _("Overholdte frister"), gettext("Ingen frister sluttede i perioden.")
    if whole := known.whole:
        sentence = gettext("%(held)s af %(total)s frister blev overholdt.") % {
            "held": whole.held,
            "total": whole.total,
        }
    return Exhibit(
        "deadlines",
        title,
        sentence,
        KEPT,
        [[_month(month), *_held(each)] for month, each in known.by_month.items()],
        [[organisation_name(code), *_held(each)] for code, each in known.by_organisation.items()],
        *_drawn("deadlines", title, {month: _percent(each) for month, each in known.by_month.items()}),
    )


def _waited(each: Spread) -> list[str]:
    return [str(each.count), _number(each.median), str(each.ninth)]


def _held(each: Share) -> list[str]:
    return [str(each.total), str(each.held), str(_percent(each))]


def _percent(each: Share) -> int:
    return round(100 * each.held / each.total)


def _number(value: float) -> str:
    return number_format(value, 0 if value == int(value) else 1)


def _month(month: int) -> str:
    return date_format(date(2000, month, 1), "F")


def _drawn(key: str, title: Promise, months: Mapping[int, float]) -> tuple[str, str]:
    """Wide and narrow; of a single month there is nothing to compare."""
    if len(months) < 2:
        return "", ""
    from opennrm.ui import charts

    rows = [{"name": _month(month), "value": value} for month, value in months.items()]
    return tuple(  # type: ignore[return-value]  # two of them
        charts.svg(charts.bars(rows, narrow=narrow), title=str(title), key=f"{key}-{narrow}".lower())
        for narrow in (False, True)
    )


def open_referrals(known: TeamFigures) -> tuple[str, list[tuple[str, int]]]:
    """How many persons wait for an interview now, and who referred them."""
    count = sum(known.open_referrals.values())
    words = ngettext(
        "%(count)s henvist person venter på en identifikationssamtale.",
        "%(count)s henviste personer venter på en identifikationssamtale.",
        count,
    )
    by_organisation = [(organisation_name(code), each) for code, each in sorted(known.open_referrals.items())]
    return words % {"count": count}, by_organisation


def figures_as_csv(known: TeamFigures) -> str:
    """Every number of the page: semicolons as in Danish spreadsheets."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    for exhibit in exhibits(known):
        for rows in (exhibit.by_month, exhibit.by_organisation):
            writer.writerows([[str(exhibit.title), *row] for row in rows])
            writer.writerow([])
    return text.getvalue()
