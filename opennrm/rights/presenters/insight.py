"""What a person is told of what is held about them: plain words in Danish or English, as PDF and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from django.apps import apps
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from opennrm.mechanism.countries import is_country
from opennrm.mechanism.countries import name as country_of
from opennrm.mechanism.rules import rules
from opennrm.rights.domain.insight import Fate, Insight, Recipient, Record, Told, Withheld
from opennrm.rights.presenters.columns import COLUMNS, COUNTRIES, INTERNAL, LISTS, ORGANISATIONS, TABLES
from opennrm.shared.dates import COPENHAGEN
from opennrm.ui import documents

FATES: dict[Fate, Promise | str] = {
    Fate.HOLDS: "",
    Fate.CORRECTED: _("RETTET: gælder ikke længere, en nyere står også her"),
    Fate.WITHDRAWN: _("TRUKKET TILBAGE: gælder ikke længere"),
}
WITHHELD: dict[Withheld, Promise] = {
    Withheld.COLLEAGUES: _(
        "Navnene på de medarbejdere, der har skrevet eller set noget: du får deres organisation."
    ),
    Withheld.COMPLEX: _("Hvad der står om andre personer i samme sagskompleks."),
    Withheld.FILES: _(
        "Filerne selv. Bed om dem: du får dem som en kopi, hvor det, der handler om andre, er dækket."
    ),
    Withheld.POLICE: _(
        "Politiets sager. Spørg politiet eller anklagemyndigheden, om du kan få indsigt i dem."
    ),
    Withheld.ELSEWHERE: _(
        "Andre organisationer har oplysninger om dig, som vi ikke kan se. Spørg hver af de organisationer, der står "
        "under Hvem har modtaget noget, om indsigt."
    ),
}
# Typst source of ours: values are only ever called by name.
SOURCE = """
#title()
#for line in values.lead [#par[#line]]
#for part in values.parts [
  = #part.heading
  #for record in part.records [
    == #record.heading
    #if record.fate != "" [*#record.fate* \\ ]
    #record.source
    #table(columns: (1fr, 2.4fr), table.header([*#values.words.what*], [*#values.words.value*]),
      ..record.rows.map(row => (row.at(0), row.at(1))).flatten())
  ]
]
#for part in values.tables [
  = #part.heading
  #if part.rows.len() == 0 [#part.empty] else [
    #table(columns: part.columns.len(), table.header(..part.columns.map(each => [*#each*])), ..part.rows.flatten())
  ]
]
= #values.withheld.heading
#list(..values.withheld.rows)
= #values.rights.heading
#for line in values.rights.lines [#par[#line]]
"""


def as_pdf(insight: Insight, language: str) -> bytes:
    with override(language):
        title = gettext("Det, der står om dig")
        return documents.pdf(SOURCE, _document(insight), title=title, language=language)


def as_json(insight: Insight, language: str) -> bytes:
    """The same content, to be read by a machine: every value also as it is stored."""
    with override(language):
        told = {
            "language": language,
            "made_on": insight.made_on.isoformat(),
            "pseudonym": insight.pseudonym,
            "records": [_json_record(each) for each in insight.records],
            "recipients": [_json_recipient(each) for each in insight.recipients],
            "openings": [_json_recipient(each) for each in insight.openings],
            "withheld": [str(WITHHELD[each]) for each in insight.withheld],
        }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _json_record(record: Record) -> dict[str, object]:
    return {
        "kind": _table(record.table),
        "table": record.table,
        "source": _organisation(record.source),
        "at": _stored(record.at) if record.at else None,
        "state": record.fate,
        "values": [
            {"name": _column(record.table, each.column), "column": each.column, "value": _stored(each.value), "words": _words(each)}
            for each in _shown(record)
        ],
    }  # fmt: skip


def _json_recipient(each: Recipient) -> dict[str, object]:
    return {
        "organisation": _organisation(each.organisation),
        "ground": _ground(each.ground),
        "from": each.since.isoformat(),
        "to": each.until.isoformat() if each.until else None,
        "times": each.times,
    }


def _stored(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _document(insight: Insight) -> dict[str, object]:
    day = date_format(insight.made_on, "j. F Y")
    return {
        "lead": [
            gettext(
                "Dette er alt, hvad vi kan se, at der står om dig i registret, %(day)s. Dit pseudonym er %(pseudonym)s."
            )
            % {"day": day, "pseudonym": insight.pseudonym},
        ],
        "words": {"what": gettext("Hvad"), "value": gettext("Hvad der står")},
        "parts": _parts(insight.records),
        "tables": [_recipients(insight.recipients), _openings(insight.openings)],
        "withheld": {
            "heading": gettext("Hvad du ikke får her, og hvorfor"),
            "rows": [str(WITHHELD[each]) for each in insight.withheld],
        },
        "rights": {
            "heading": gettext("Hvad du kan gøre"),
            "lines": [
                gettext(
                    "Er noget forkert, kan du bede om at få det rettet. Det gamle bliver stående og mærkes som rettet."
                ),
                gettext(
                    "Du kan bede om at blive slettet. Kører der en straffesag, må oplysningerne ikke slettes imens."
                ),
            ],
        },
    }


def _parts(records: Sequence[Record]) -> list[dict[str, object]]:
    tables = list(dict.fromkeys(each.table for each in records))
    return [
        {"heading": _table(table), "records": [_part(each) for each in records if each.table == table]}
        for table in tables
    ]


def _part(record: Record) -> dict[str, object]:
    day = _day(record.at)
    return {
        "heading": " ".join(filter(None, [_table(record.table), day])),
        "fate": str(FATES[record.fate]),
        "source": gettext("Kilde: %(organisation)s")
        % {"organisation": _organisation(record.source) or gettext("ikke oplyst")},
        "rows": [[_column(record.table, each.column), _words(each)] for each in _shown(record)],
    }


def _recipients(found: Iterable[Recipient]) -> dict[str, object]:
    return {
        "heading": gettext("Hvem har modtaget noget"),
        "columns": [gettext("Organisation"), gettext("Grundlag"), gettext("Fra"), gettext("Til")],
        "rows": [
            [
                _organisation(each.organisation),
                _ground(each.ground),
                _day(each.since),
                _day(each.until) or "–",
            ]
            for each in found
        ],
        "empty": gettext("Ingen."),
    }


def _openings(found: Iterable[Recipient]) -> dict[str, object]:
    return {
        "heading": gettext("Hvem har set oplysninger om dig"),
        "columns": [
            gettext("Organisation"),
            gettext("Første gang"),
            gettext("Seneste gang"),
            gettext("Antal"),
        ],
        "rows": [
            [_organisation(each.organisation), _day(each.since), _day(each.until), str(each.times)]
            for each in found
        ],
        "empty": gettext("Ingen."),
    }


def _shown(record: Record) -> list[Told]:
    return [each for each in record.values if each.column not in INTERNAL]


def _table(table: str) -> str:
    """A table of a later version is named as the code names it, rather than left out."""
    if table in TABLES:
        return str(TABLES[table])
    return next(str(model._meta.verbose_name) for model in apps.get_models() if model._meta.db_table == table)


def _column(table: str, column: str) -> str:
    return str(COLUMNS[column]) if column in COLUMNS else column.removesuffix("_sealed").replace("_", " ")


def _words(told: Told) -> str:
    value = told.value
    if isinstance(value, bool):
        return gettext("Ja") if value else gettext("Nej")
    if isinstance(value, date | datetime):
        return _day(value)
    return WORDS.get(told.column, _code)(told.column, str(value))


def _code(column: str, value: str) -> str:
    known = LISTS.get(column, "")
    return rules().label(known, value, _language()) if known and rules().has(known, value) else value


def _country(column: str, value: str) -> str:
    return country_of(value, _language()) if is_country(value) else value


def _born(column: str, value: str) -> str:
    """What is told of a birth: a day, a year, or an age on a day."""
    if not value.startswith("{"):
        return value
    told = json.loads(value)
    if told["day"]:
        return _day(date.fromisoformat(told["day"]))
    if told["year"]:
        return str(told["year"])
    if told["estimated_age"] is not None:
        on = _day(date.fromisoformat(told["estimated_on"]))
        return gettext("%(age)s år, anslået %(day)s") % {"age": told["estimated_age"], "day": on}
    return gettext("Ved ikke")


def _attending(column: str, value: str) -> str:
    """Who was at an interview, and the representative of a child; what is erased is told as it is."""
    if not value.startswith("{"):
        return value
    told = json.loads(value)
    return ", ".join(filter(None, [told["present"], told["representative"]]))


def _named(column: str, value: str) -> str:
    return _organisation(value)


def _ground(ground: str) -> str:
    if ground == "consent":
        return gettext("Samtykke")
    return rules().label("legal_bases", ground, _language()) if rules().has("legal_bases", ground) else ""


def _on_ground(column: str, value: str) -> str:
    grounds = {"consent": gettext("Samtykke"), "legal_basis": gettext("Hjemmel")}
    return grounds.get(value, value)


WORDS: dict[str, Callable[[str, str], str]] = {
    **dict.fromkeys(COUNTRIES, _country),
    **dict.fromkeys(ORGANISATIONS, _named),
    "birth_sealed": _born,
    "present_sealed": _attending,
    "kind": _on_ground,
}


def _organisation(code: str) -> str:
    known = {each.code for each in rules().organisations}
    return rules().organisation(code).labels[_language()] if code in known else code


def _day(value: date | datetime | None) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return date_format(value.astimezone(COPENHAGEN), "j. F Y H:i")
    return date_format(value, "j. F Y")


def _language() -> str:
    return (get_language() or "da")[:2]
