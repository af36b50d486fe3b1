"""Charges, indictments and convictions."""

from __future__ import annotations

from opennrm.reporting.domain.contents import Chapter, Section, Text, the_year
from opennrm.reporting.domain.figures import Ask, Figures, Ranked, count
from opennrm.reporting.domain.sentences import Sentence, Variant, always, sentence
from opennrm.reporting.domain.series import LastYearWith

FIRST_YEAR = 2014  # where the published table begins (report)


def prosecution(year: int, _: Figures) -> Chapter:
    return Chapter(
        "prosecution",
        Text("Retsforfølgning", "Prosecution"),
        (Section(None, (_steps(year), _convictions(year)), ("prosecution",)),),
    )


def _steps(year: int) -> Sentence:
    return sentence(
        Variant(
            always,
            "I {year:year} er der registreret {charges} {charges:sigtelse|sigtelser} og {indictments} "
            "{indictments:tiltale|tiltaler} for menneskehandel. Året før var tallene {charges_before:figure} og {indictments_before:figure}.",
            "In {year:year}, {charges} {charges:charge|charges} and {indictments} "
            "{indictments:indictment|indictments} for trafficking are recorded. The year before the figures were "
            "{charges_before:figure} and {indictments_before:figure}.",
        ),
        year=the_year(year),
        charges=count("charges", year),
        indictments=count("indictments", year),
        charges_before=count("charges", year - 1),
        indictments_before=count("indictments", year - 1),
    )


def _convictions(year: int) -> Sentence:
    now = count("convictions", year)
    before = Ranked(Ask("convictions", year, ("year",), (), FIRST_YEAR))
    return sentence(
        Variant(
            lambda v: not v.now,
            "Ingen blev dømt; den seneste domfældelse i tabellen er fra {last:year}.",
            "Nobody was convicted; the latest conviction in the table is from {last:year}.",
        ),
        Variant(
            always,
            "Der er registreret {now} {now:domfældelse|domfældelser}.",
            "{now} {now:conviction is|convictions are} recorded.",
        ),
        now=now,
        last=LastYearWith(before),
    )
