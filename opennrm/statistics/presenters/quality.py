"""The pages about the quality of the register's own data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from opennrm.access.presenters import organisation_name
from opennrm.statistics.domain.definitions import OURS
from opennrm.statistics.domain.quality import RULES, SORTS, Entry, Sort
from opennrm.statistics.presenters.words import name_of, said, told
from opennrm.statistics.selectors import OF_NOBODY
from opennrm.statistics.services import Overview, Quality

KINDS: dict[str, Promise] = {
    "decision": _("Afgørelse"),
    "interview": _("Identifikationssamtale"),
    "call": _("Opkald"),
}
# Where a record of each kind is mended, and what its address calls it.
MENDED_AT = {
    "decision": ("identification:correct", "decision_id"),
    "interview": ("identification:show_interview", "interview_id"),
    "call": ("intake:correct_call", "call_id"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """Of one organisation: how many records there are, and how many findings of each sort."""

    name: str
    url: str
    entries: str
    counts: list[tuple[str, str]]


def overview_page(overview: Overview) -> dict[str, Any]:
    rows = [_row(code, overview) for code in overview.entries]
    return {
        "sorts": [told(words) for words in SORTS.values()],
        "rows": sorted(rows, key=lambda row: row.name),
        "excesses": [
            gettext(
                "%(year)s, %(split)s: Delene giver mindst %(least)s, men helheden er %(total)s. Tallet er indlæst, som det blev"
                " offentliggjort."
            )
            % {
                "year": each.year,
                "split": name_of(each.dimension).lower(),
                "least": said(each.least),
                "total": said(each.total),
            }
            for each in overview.excesses
        ],
    }


def _row(code: str, overview: Overview) -> Row:
    found = overview.found[code]
    return Row(
        name=organisation(code),
        url=reverse("statistics:quality_of", args=[code or OF_NOBODY]),
        entries=said(overview.entries[code]),
        counts=[(told(words), said(found[sort])) for sort, words in SORTS.items()],
    )


def organisation(code: str) -> str:
    return organisation_name(code) or gettext("Uden organisation i statistikken")


def quality_page(found: Quality) -> dict[str, Any]:
    rules = [rule for rule in RULES if rule.code in found.by_month]
    return {
        "name": organisation(found.organisation),
        "code": found.organisation or OF_NOBODY,
        "entries": said(found.entries),
        "months": [date_format(date(2000, month, 1), "b") for month in range(1, 13)],
        "rows": [_rule_row(rule.sort, told(rule.words), found.by_month[rule.code]) for rule in rules],
        "rules": [(told(SORTS[rule.sort]), told(rule.words)) for rule in RULES],
        "source": told(OURS),
        "to_mend": [_to_mend(entry, code) for entry, code in found.to_mend],
    }


def _rule_row(sort: Sort, words: str, months: Counter[int]) -> dict[str, Any]:
    counts = [said(months[month]) if months[month] else "–" for month in range(1, 13)]
    return {"sort": told(SORTS[sort]), "words": words, "counts": counts, "total": said(months.total())}


def _to_mend(entry: Entry, code: str) -> dict[str, str]:
    """The kind and the day of a record that the reader may open anyway: never who it is about."""
    name, argument = MENDED_AT[entry.kind]
    (rule,) = (each for each in RULES if each.code == code)
    day = date_format(entry.occurred_on, "j. F Y")
    return {
        "url": reverse(name, kwargs={argument: entry.record_id}),
        "record": gettext("%(kind)s, %(day)s") % {"kind": KINDS[entry.kind], "day": day},
        "words": told(rule.words),
    }
