"""The fixed words of a report, beside its sentences."""

from __future__ import annotations

from datetime import date

from opennrm.reporting.domain.contents import KeyFigure, Text
from opennrm.reporting.domain.figures import count

MONTHS = {
    "da": [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}

WORDS = {
    "title": Text("Menneskehandel i Danmark {year}", "Trafficking in human beings in Denmark {year}"),
    "kind": Text("Årsrapport", "Annual report"),
    "as_of": Text("Opgjort pr. {day}", "As of {day}"),
    "contents": Text("Indhold", "Contents"),
    "figure": Text("Figur", "Figure"),
    "table": Text("Tabel", "Table"),
    "show_table": Text("Vis tallene som tabel", "Show the figures as a table"),
    "download": Text("Hent data (CSV)", "Download data (CSV)"),
    "data": Text("Hent tallene:", "Download the figures:"),
    "metadata": Text("om tallene", "about the figures"),
    "picture": Text("tegningen:", "the drawing:"),
    "link": Text("Link hertil", "Link to this"),
    "all_tables": Text("Hent alle tabeller (Excel)", "Download all tables (Excel)"),
    "persons": Text("Antal", "Persons"),
    "about": Text("Om tallene", "About the figures"),
    "position": Text("Registrets position: {position}.", "Position of the register: {position}."),
    "figures_behind": Text("Tallene bag figurerne", "The figures behind the charts"),
    "overview_head": Text("Land, køn og alder, udnyttelse", "Country, gender and age, exploitation"),
    "interview": Text("Interview", "Interview"),
    "case": Text("Case", "Case"),
    "photograph": Text("Foto:", "Photograph:"),
    "note": Text("Note", "Note"),
    "source": Text("Kilde", "Source"),
    "overview_here": Text(
        "Her står tabellen over alle årets ofre, over en hel side.",
        "Here stands the table of all victims of the year.",
    ),
    "skip": Text("Gå til indholdet", "Skip to the contents"),
}

ABOUT = (
    Text(
        "Et offer tæller i det år, hvor afgørelsen blev truffet. Vurderes en person to gange på ét år, tæller personen én "
        "gang; i forskellige år tæller personen med i hvert af dem.",
        "A victim counts in the year of the decision. A person assessed twice in one year counts once; in different "
        "years, once in each.",
    ),
    Text(
        "Hver person står i tabellerne under én primær udnyttelsesform. Alderen er alderen på afgørelsestidspunktet, og "
        "nationaliteten er den først registrerede.",
        "Each person stands in the tables under one main form. Age is the age at the decision, and nationality the "
        "one recorded first.",
    ),
    Text(
        "Alle tal, sætninger, figurer og tabeller er beregnet af registret, som det så ud på opgørelsesdatoen. De kan "
        "beregnes igen senere med samme resultat.",
        "All figures, sentences, charts and tables are computed from the register as it stood on the as-of date. They "
        "can be computed again later with the same result.",
    ),
    Text(
        "Ord som knap, godt, næsten og en fordobling vælges af regler ud fra tallene; en sætning, der ikke ville være "
        "sand, udelades.",
        "Words such as just under, just over, almost and a doubling are chosen by rule from the figures; a sentence that "
        "would not be true is left out.",
    ),
)


# On the second page of the printed book. Who publishes it and under which number is for the publisher to say.
COLOPHON = (
    Text(
        "Opgjort pr. {day} af registret, hvis position da var {position}. Den samme opgørelse kan laves igen senere og giver "
        "da de samme tal, de samme ord og de samme tegn, byte for byte.",
        "As of {day}, drawn from the register at its position {position}. The same report can be made again later with the "
        "same figures, the same words and the same bytes.",
    ),
    Text(
        "Rapporten udgives også som webside, regneark og datafiler med de samme tal.",
        "The report is also published as a web page, a workbook and data files with the same figures.",
    ),
    Text(
        "Sat i IBM Plex Sans (SIL Open Font License). Landenes omrids: Natural Earth (frit).",
        "Set in IBM Plex Sans (SIL Open Font License). Outlines of countries: Natural Earth (public domain).",
    ),
    Text(
        "Dokumentet er mærket op til skærmlæsere efter PDF/UA-1. Hver figur har en tekst, der siger det, figuren viser.",
        "The document is tagged for screen readers by PDF/UA-1. Each chart has a text that says what the chart shows.",
    ),
)
EACH_CIRCLE = Text(
    "Hver cirkel er et af årets {persons} ofre.", "Each circle is one of the year's {persons} victims."
)
EACH_FEW = Text(
    "Hver cirkel er {each} af årets {persons} ofre.", "Each circle is {each} of the year's {persons} victims."
)


def key_figures(year: int) -> tuple[KeyFigure, ...]:
    return (
        KeyFigure(Text("ofre for menneskehandel", "victims of trafficking"), count("victims", year)),
        KeyFigure(Text("udredte personer", "persons interviewed"), count("interviewed", year)),
        KeyFigure(Text("opkald til hotlinen", "calls to the hotline"), count("calls", year)),
        KeyFigure(Text("forberedte hjemsendelser", "prepared returns"), count("returns", year)),
    )


def words(language: str, **values: object) -> dict[str, str]:
    return {name: text[language].format_map(_Kept(values)) for name, text in WORDS.items()}


class _Kept(dict[str, object]):
    """A place nobody fills stays as it is."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def day_words(day: date, language: str) -> str:
    """ "1. maj 2022" and "1 May 2022"."""
    dot = "." if language == "da" else ""
    return f"{day.day}{dot} {MONTHS[language][day.month - 1]} {day.year}"
