"""The quality of what the register holds: what breaks which rule, whose it is and in which month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.access.wall import act
from opennrm.statistics import policies, selectors
from opennrm.statistics.domain.quality import Entry, Excess, Sort, broken, excesses

# So many records at a time are named to be mended.
MOST_NAMED = 50


@dataclass(frozen=True, slots=True)
class Overview:
    """How many findings of each sort each organisation has, and what is wrong with the imported series."""

    found: dict[str, Counter[Sort]]
    entries: Counter[str]
    excesses: list[Excess]


@dataclass(frozen=True, slots=True)
class Quality:
    """Of one organisation: how often each rule is broken in each month, and the records that whoever asks may mend."""

    organisation: str
    entries: int
    by_month: dict[str, Counter[int]]
    to_mend: list[tuple[Entry, str]]


@act
def show_quality(year: int, *, by: Actor) -> Overview:
    """Every organisation that the actor may see, which is their own unless they see detail."""
    selectors.check_may_read(by)
    entries = [each for each in selectors.entries(year) if policies.may_see_quality(by, each.organisation)]
    found: dict[str, Counter[Sort]] = {each.organisation: Counter() for each in entries}
    for each in entries:
        found[each.organisation].update({rule.sort for rule in broken(each)})
    counted = Counter(each.organisation for each in entries)
    return Overview(found, counted, excesses(selectors.published_series()))


@act
def show_quality_of(organisation: str, year: int, *, by: Actor) -> Quality:
    policies.check_can_see_quality(by, organisation)
    entries = [each for each in selectors.entries(year) if each.organisation == organisation]
    by_month: dict[str, Counter[int]] = {}
    wrong = [(each, rule.code) for each in entries for rule in broken(each)]
    for each, code in wrong:
        by_month.setdefault(code, Counter())[each.occurred_on.month] += 1
    return Quality(organisation, len(entries), by_month, _to_mend(by, wrong))


def _to_mend(by: Actor, wrong: list[tuple[Entry, str]]) -> list[tuple[Entry, str]]:
    """Only records that the actor may open and correct: their rights and the walls decide, not the ledger."""
    mendable = {
        "decision": _decisions(by, _ids(wrong, "decision")),
        "interview": _interviews(by, _ids(wrong, "interview")),
        "call": _calls(by, _ids(wrong, "call")),
    }
    found = [(each, code) for each, code in wrong if UUID(each.record_id) in mendable.get(each.kind, ())]
    return sorted(found, key=lambda pair: pair[0].occurred_on)[:MOST_NAMED]


# What may be opened is asked of the stages, which the figures of the command line do without: imported where it is asked.
def _ids(wrong: Iterable[tuple[Entry, str]], kind: str) -> set[UUID]:
    return {UUID(each.record_id) for each, _ in wrong if each.kind == kind}


def _decisions(by: Actor, ids: set[UUID]) -> set[UUID]:
    if not (by.has(Permission.DECISION_VIEW) and by.has(Permission.DECISION_DECIDE)):
        return set()
    from opennrm.identification import (
        selectors as identification,
    )  # what the command line's figures do without

    return identification.open_decisions(by, ids)


def _interviews(by: Actor, ids: set[UUID]) -> set[UUID]:
    if not (by.has(Permission.INTERVIEW_VIEW) and by.has(Permission.INTERVIEW_RECORD)):
        return set()
    from opennrm.identification import (
        selectors as identification,
    )  # what the command line's figures do without

    return identification.open_interviews(by, ids)


def _calls(by: Actor, ids: set[UUID]) -> set[UUID]:
    if not (by.has(Permission.CALL_VIEW) and by.has(Permission.CALL_REGISTER)):
        return set()
    from opennrm.intake import selectors as intake

    return intake.open_calls(by, ids)
