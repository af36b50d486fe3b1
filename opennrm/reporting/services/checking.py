"""``nrm report check``: reads a file of stated figures and holds each against the register."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from pathlib import Path

from opennrm.reporting.domain import claims
from opennrm.reporting.domain.claims import CheckResult, Claim
from opennrm.reporting.domain.figures import Figures
from opennrm.reporting.domain.meanings import meanings
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

MEANINGS = Path(__file__).resolve().parent.parent / "claims.toml"
COLUMNS = {"id", "value", "stated_as"}


def check(claims_path: Path, as_of: date | None = None, *, figures: Figures | None = None) -> CheckResult:
    """Every stated value and its words, compared with what the register computes."""
    stated = read(claims_path)
    known = meanings(tomllib.loads(MEANINGS.read_text(encoding="utf-8")))
    return claims.check(stated, known, figures or _ledger(as_of))


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
