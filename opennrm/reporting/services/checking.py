"""``nrm report check``: reads a file of stated figures, or prose in Danish, and holds each figure against the register."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from opennrm.reporting.domain import claims
from opennrm.reporting.domain.claims import CheckResult, Claim
from opennrm.reporting.domain.figures import Figures
from opennrm.reporting.domain.meanings import meanings
from opennrm.reporting.domain.prose.judging import Reading, readings
from opennrm.reporting.domain.prose.passages import Sentence, sentences
from opennrm.reporting.domain.prose.terms import YEAR
from opennrm.reporting.services.texts import words_of
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

MEANINGS = Path(__file__).resolve().parent.parent / "claims.toml"
COLUMNS = {"id", "value", "stated_as"}


def check(claims_path: Path, as_of: date | None = None, *, figures: Figures | None = None) -> CheckResult:
    """Every stated value and its words, compared with what the register computes."""
    stated = read(claims_path)
    known = meanings(tomllib.loads(MEANINGS.read_text(encoding="utf-8")))
    return claims.check(stated, known, figures or _ledger(as_of))


class Checked(Protocol):
    """What a check has found: its lines for standard output and for standard error."""

    @property
    def contradictions(self) -> list[str]: ...
    @property
    def remarks(self) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class ProseResult:
    """What was read out of a text: each figure with the question proposed for it. A person confirms."""

    readings: tuple[Reading, ...]

    @property
    def found(self) -> tuple[Reading, ...]:
        return tuple(each for each in self.readings if each.fault)

    @property
    def contradictions(self) -> list[str]:
        return [str(each) for each in self.found]

    @property
    def remarks(self) -> list[str]:
        held = len(self.readings) - len(self.found)
        return [
            f"{len(self.readings)} figures found in the text: {held} agree, {len(self.found)} contradicted"
        ]

    def write(self, out: Path) -> None:
        """Every figure found, for the person who confirms: where it stands, its question, and what the register says."""
        with out.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(("id", "sentence", "stated", "question", "computed", "verdict"))
            for each in self.readings:
                stated = each.claim.value or each.claim.stated_as
                verdict = each.fault or "agrees"
                rows.writerow(
                    (
                        each.claim.id,
                        each.sentence.text,
                        stated,
                        str(each.meaning.figure),
                        each.computed,
                        verdict,
                    )
                )


def check_prose(
    text_path: Path, as_of: date | None = None, year: int | None = None, *, figures: Figures | None = None
) -> ProseResult:
    """Figures near terms of the field in Danish text. ``year``: the one it is about; else the year it names most often."""
    said = sentences(words_of(text_path))
    about = year or _named_most_often(said)
    return ProseResult(tuple(readings(said, about, figures or _ledger(as_of))))


def _named_most_often(said: Sequence[Sentence]) -> int:
    named = Counter(int(each[1]) for sentence in said for each in YEAR.finditer(sentence.text))
    if not named:
        raise Invalid("reporting.year_not_named")
    return named.most_common(1)[0][0]


def _ledger(as_of: date | None) -> Figures:
    from opennrm.reporting.services.ledger import Ledger

    return Ledger(as_of or clock.today())


def read(path: Path) -> list[Claim]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise Invalid("reporting.claims_unreadable", file=str(path), reason=str(fault)) from fault
    missing = COLUMNS - set(rows[0] if rows else ())
    if missing:
        raise Invalid("reporting.claims_columns_missing", file=str(path), columns=", ".join(sorted(missing)))
    return [Claim(*((row[name] or "").strip() for name in ("id", "value", "stated_as"))) for row in rows]
