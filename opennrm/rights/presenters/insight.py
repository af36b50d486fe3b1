"""What a person is told of what is held about them: plain words in Danish or English, as PDF and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from opennrm.rights.domain.insight import Fate, Insight, Recipient, Record, Told, Withheld
from opennrm.rights.presenters.columns import INTERNAL
from opennrm.rights.presenters.values import (
    column_name,
    day_text,
    ground_text,
    organisation_name,
    table_name,
    value_text,
)
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
        "kind": table_name(record.table),
        "table": record.table,
        "source": organisation_name(record.source),
        "at": _stored(record.at) if record.at else None,
        "state": record.fate,
        "values": [
            {"name": column_name(record.table, each.column), "column": each.column, "value": _stored(each.value), "words": value_text(record.table, each)}
            for each in _shown(record)
        ],
    }  # fmt: skip


def _json_recipient(each: Recipient) -> dict[str, object]:
    return {
        "organisation": organisation_name(each.organisation),
        "ground": ground_text(each.ground),
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
        {"heading": table_name(table), "records": [part(each) for each in records if each.table == table]}
        for table in tables
    ]


def part(record: Record) -> dict[str, object]:
    day = day_text(record.at)
    return {
        "heading": " ".join(filter(None, [table_name(record.table), day])),
        "fate": str(FATES[record.fate]),
        "source": gettext("Kilde: %(organisation)s")
        % {"organisation": organisation_name(record.source) or gettext("ikke oplyst")},
        "rows": [
            [column_name(record.table, each.column), value_text(record.table, each)]
            for each in _shown(record)
        ],
    }


def _recipients(found: Iterable[Recipient]) -> dict[str, object]:
    return {
        "heading": gettext("Hvem har modtaget noget"),
        "columns": [gettext("Organisation"), gettext("Grundlag"), gettext("Fra"), gettext("Til")],
        "rows": [
            [
                organisation_name(each.organisation),
                ground_text(each.ground),
                day_text(each.since),
                day_text(each.until) or "–",
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
            [
                organisation_name(each.organisation),
                day_text(each.since),
                day_text(each.until),
                str(each.times),
            ]
            for each in found
        ],
        "empty": gettext("Ingen."),
    }


def _shown(record: Record) -> list[Told]:
    return [each for each in record.values if each.column not in INTERNAL]
