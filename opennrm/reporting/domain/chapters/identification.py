"""Calls, interviewed persons, victims and the change since the year before."""

from __future__ import annotations

from opennrm.reporting.domain.contents import Chapter, Section, Text, the_year
from opennrm.reporting.domain.figures import (
    Ask,
    Changed,
    Difference,
    Figures,
    Percent,
    Ranked,
    Share,
    count,
    ranked,
)
from opennrm.reporting.domain.sentences import Sentence, Variant, always, sentence
from opennrm.reporting.domain.series import LastAtLeast

ASSESSED = Text(
    "{now} {now:person|personer} blev vurderet som {now:offer|ofre} for menneskehandel i {year:year}",
    "{now} {now:person was|persons were} assessed as {now:a victim|victims} of trafficking in {year:year}",
)
PARTNERS = "immigration_service|return_agency|municipality|ngo|accommodation"


def identification(year: int, _: Figures) -> Chapter:
    return Chapter(
        "identification",
        Text("Identifikation og støtte", "Identification and support"),
        (
            Section(Text("Opkald til hotlinen", "Calls to the hotline"), (_calls(year),), ("calls",)),
            Section(
                Text("Udredning og vurdering", "Interviews and assessment"),
                (_interviewed(year), _victims(year), _since(year), _ratio(year)),
                ("victims_by_year",),
            ),
        ),
    )


def _calls(year: int) -> Sentence:
    return sentence(
        Variant(
            lambda v: v.partners and v.callers.top(1).count("police"),
            "Hotlinen modtog {calls:digits} opkald i {year:year}. Politiet ringede oftest, {police:digits} gange, mens "
            "Udlændingestyrelsen, Hjemrejsestyrelsen, kommuner, NGO'er og indkvarteringssteder tilsammen stod for "
            "{partners:digits} opkald.",
            "The hotline received {calls:digits} calls in {year:year}. The police called most often, {police:digits} "
            "times; the Immigration Service, the Return Agency, municipalities, NGOs and accommodation providers "
            "together made {partners:digits} calls.",
        ),
        Variant(
            always,
            "Hotlinen modtog {calls} opkald i {year:year}.",
            "The hotline received {calls} {calls:call|calls} in {year:year}.",
        ),
        year=the_year(year),
        calls=count("calls", year),
        callers=ranked("calls", year, "caller"),
        police=count("calls", year, caller="police"),
        partners=count("calls", year, caller=PARTNERS),
    )


def _interviewed(year: int) -> Sentence:
    return sentence(
        Variant(
            always,
            "{persons} {persons:person|personer} var til identifikationssamtale i løbet af året. Hver person tæller en "
            "enkelt gang, uanset antallet af samtaler og af organisationer, der holdt dem.",
            "{persons} {persons:person|persons} had identification interviews during the year. Each person counts "
            "once, however many interviews were held and by whichever organisations.",
        ),
        persons=count("interviewed", year),
    )


def _ratio(year: int) -> Sentence:
    return sentence(
        Variant(
            lambda v: v.victims and v.victims <= v.interviewed,
            "Antallet af ofre svarer til {share:percent} af de udredte.",
            "The number of victims corresponds to {share:percent} of those interviewed.",
        ),
        victims=count("victims", year),
        interviewed=count("interviewed", year),
        share=Percent(Share(count("victims", year), count("interviewed", year))),
    )


def _victims(year: int) -> Sentence:
    now, before = count("victims", year), count("victims", year - 1)
    return sentence(
        Variant(
            lambda v: v.now > v.before,
            ASSESSED.da
            + ", {rise} {rise:mere|flere} end i {previous:year}, hvor tallet var {before:figure}.",
            ASSESSED.en + ", {rise} more than in {previous:year}, when the number was {before:figure}.",
        ),
        Variant(
            lambda v: v.now < v.before,
            ASSESSED.da + ", {fall} færre end i {previous:year}, hvor tallet var {before:figure}.",
            ASSESSED.en + ", {fall} fewer than in {previous:year}, when the number was {before:figure}.",
        ),
        Variant(
            always,
            ASSESSED.da + ", det samme antal som i {previous:year}.",
            ASSESSED.en + ", the same number as in {previous:year}.",
        ),
        year=the_year(year),
        previous=the_year(year - 1),
        now=now,
        before=before,
        rise=Difference(now, (before,)),
        fall=Difference(before, (now,)),
    )


def _since(year: int) -> Sentence:
    """When a figure as high was last seen; only said of a rise, and only where the series reaches back."""
    series = Ranked(Ask("victims", year - 1, ("year",), (), 2007))
    return sentence(
        Variant(
            lambda v: v.change.difference > 0,
            "Så højt har tallet ikke været siden {since:year}.",
            "The number has not been as high since {since:year}.",
        ),
        change=Changed(count("victims", year - 1), count("victims", year)),
        since=LastAtLeast(series, count("victims", year)),
    )
