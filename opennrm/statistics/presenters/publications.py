"""A publication as people read it: its figures, what changed, and the erratum in two languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from opennrm.statistics.domain.definitions import DEFINITIONS
from opennrm.statistics.domain.disclosure import SMALLEST_SHOWN, Cell, Revealed, Singled
from opennrm.statistics.domain.publication_states import State
from opennrm.statistics.domain.publications import Change, Profile
from opennrm.statistics.models import Publication, PublishedTable
from opennrm.statistics.presenters.refusals import HOW, PROFILES, REASONS, STATES
from opennrm.statistics.presenters.words import code_word, figure, language, name_of, told
from opennrm.statistics.services.revising import Revision


def named(measure: str) -> str:
    return told(DEFINITIONS[measure].name)


def titled(table: PublishedTable) -> str:
    """What is counted, and by what."""
    return ": ".join(filter(None, (named(table.measure), ", ".join(map(name_of, table.by)))))


def celled(by: Sequence[str], codes: Sequence[str]) -> str:
    return ", ".join(code_word(name, code) for name, code in zip(by, codes, strict=True)) or _("I alt")


@dataclass(frozen=True, slots=True)
class ShownTable:
    """``lines``: the words of a row, and its value."""

    name: str
    title: str
    lines: list[tuple[str, str]]
    checksum: str


def shown(tables: Iterable[PublishedTable]) -> list[ShownTable]:
    return [
        ShownTable(
            table.name,
            titled(table),
            [(celled(table.by, _codes(table.by, row)), figure(row)) for row in _ordered(table.rows)],
            table.checksum,
        )
        for table in tables
    ]


def _ordered(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Greatest first; what is hidden last, whatever it is."""
    return sorted(rows, key=lambda row: -(row["value"] or 0))


def _codes(by: Sequence[str], row: Mapping[str, Any]) -> list[str]:
    return ["" if row[name] is None else str(row[name]) for name in by]


def count(value: int | None) -> str:
    return figure({"value": value, "suppressed": value is None})


@dataclass(frozen=True, slots=True)
class ShownChange:
    """``is_few``: the change tells of one to four persons."""

    title: str
    cell: str
    old: str
    new: str
    reasons: str
    is_few: bool


def changed(changes: Iterable[Change]) -> list[ShownChange]:
    return [
        ShownChange(
            named(each.measure),
            celled(each.by, each.codes),
            count(each.old),
            count(each.new),
            ", ".join(str(REASONS[reason]) for reason in each.reasons),
            each.difference is None or abs(each.difference) < SMALLEST_SHOWN,
        )
        for each in changes
    ]


def page(revision: Revision, *, today: date) -> dict[str, Any]:
    """What the page of one publication shows."""
    publication, warned = revision.publication, revision.given_away
    return {
        "publication": publication,
        "state": STATES[State(publication.state)],
        "profile": PROFILES[Profile(publication.profile)],
        "tables": shown(revision.tables),
        "singled": warned.singled if warned else None,
        "standing_out": standing_out(warned.singled) if warned else [],
        "revealing": revealing(warned.revealed) if warned else [],
        "changes": changed(revision.changes),
        "errata": _errata(revision, today),
    }


def _errata(revision: Revision, today: date) -> list[tuple[str, list[str]]]:
    if not revision.errata:
        return []
    return [
        (spoken, erratum(revision.publication, revision.errata, today, spoken)) for spoken in ("da", "en")
    ]


def _of_cell(key: Cell) -> str:
    names = [name for name, _code in sorted(key)]
    return celled(names, [dict(key)[name] for name in names])


def standing_out(singled: Singled | None) -> list[str]:
    """The cells of one person."""
    return [_of_cell(key) for key in sorted(singled.cells, key=sorted)] if singled else []


def revealing(found: Iterable[Revealed]) -> list[tuple[str, str, Promise, int]]:
    return [(named(each.measure), _of_cell(each.cell), HOW[each.how], each.number) for each in found]


def erratum(publication: Publication, changes: Sequence[Change], day: date, spoken: str) -> list[str]:
    """The text of an erratum in Danish or English: a line that says what is corrected, then one for each figure."""
    with override(spoken):
        head = _(
            "Rettelse af %(day)s til offentliggørelse nr. %(number)s, tal for %(year)s, opgjort den %(as_of)s."
        ) % {
            "day": _dated(day),
            "number": publication.number,
            "year": publication.year,
            "as_of": _dated(publication.as_of),
        }
        return [str(head), *(_corrected(each) for each in changes)]


def _dated(day: date) -> str:
    return str(format_date(day, "long", locale={"da": "da_DK"}.get(language(), "en_GB")))


def _corrected(change: Change) -> str:
    said = {
        "measure": named(change.measure),
        "cell": celled(change.by, change.codes),
        "old": count(change.old),
        "new": count(change.new),
        "reasons": ", ".join(str(REASONS[reason]) for reason in change.reasons),
    }
    return str(_("%(measure)s, %(cell)s: %(old)s er rettet til %(new)s. Årsag: %(reasons)s.") % said)
