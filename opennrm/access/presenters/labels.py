"""What the pages of code lists show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.access.models import CodeLabel
from opennrm.mechanism.domain.codes import Code
from opennrm.mechanism.rules import rules, written

STATES: dict[bool | None, Promise] = {
    None: _("Venter på en anden administrator"),
    True: _("Godkendt"),
    False: _("Afvist"),
}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One code list: its key in denmark.toml, what it is about, how much of it was changed or waits."""

    name: str
    examples: str
    codes: int
    changed: int
    waiting: int


@dataclass(frozen=True, slots=True)
class LabelRow:
    """What a code is called from a day on; ``proposal`` where it does not stand in denmark.toml."""

    code: str
    danish: str
    english: str
    since: date | None
    source: str
    proposal: CodeLabel | None = None


@dataclass(frozen=True, slots=True)
class CodePage:
    """One code: what it is called today, and every label with its state. ``waits``: no other can be proposed."""

    list_name: str
    code: str
    name: str
    history: list[tuple[LabelRow, Promise]]
    waits: bool


def list_rows(found: Iterable[CodeLabel]) -> list[ListRow]:
    """Every list, in the order of denmark.toml."""
    language, rows = (get_language() or "da")[:2], list(found)
    changed = Counter(each.list_name for each in rows if each.approved)
    waiting = Counter(each.list_name for each in rows if each.approved is None)
    return [
        ListRow(
            name,
            ", ".join(each.labels[language] for each in codes.values()),
            len(codes),
            changed[name],
            waiting[name],
        )
        for name, codes in rules().lists.items()
    ]


def code_rows(list_name: str, found: Iterable[CodeLabel], today: date) -> list[LabelRow]:
    """Every code of a list, as it is called today. ``found``: the newest day first."""
    held: dict[str, CodeLabel] = {}
    for each in found:
        if each.approved and each.valid_from <= today:
            held.setdefault(each.code, each)
    return [
        of_proposal(held[each.code]) if each.code in held else as_written(each)
        for each in written().codes(list_name)
    ]


def code_page(list_name: str, code: str, found: Iterable[CodeLabel]) -> CodePage:
    """Its labels: the newest day first, the one it was written with last."""
    rows = list(found)
    history = [*map(of_proposal, rows), as_written(written().code(list_name, code))]
    return CodePage(
        list_name,
        code,
        rules().label(list_name, code, (get_language() or "da")[:2]),
        [(row, state_of(row)) for row in history],
        any(each.approved is None for each in rows),
    )


def of_proposal(row: CodeLabel) -> LabelRow:
    return LabelRow(row.code, row.danish, row.english, row.valid_from, row.source, row)


def as_written(code: Code) -> LabelRow:
    own = str(_("OpenNRMs eget valg, ikke lov"))
    source = own if code.source == "ours" else rules().sources[code.source]
    return LabelRow(code.code, code.labels["da"], code.labels["en"], code.valid_from, source)


def state_of(row: LabelRow) -> Promise:
    return STATES[row.proposal.approved] if row.proposal else _("Står i denmark.toml")
