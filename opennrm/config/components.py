"""What the register is made of, how old that is, and how soon a fault of it is mended."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from pathlib import Path

LOCK = Path(__file__).resolve().parents[2] / "requirements.txt"
# The day on which `make lock` last looked for newer versions of everything; it writes the day here.
RENEWED_ON = date(2026, 11, 24)
# Promises of those who run the register, counted from the day on which a fault is public. Ours.
RENEWED_WITHIN = timedelta(days=90)
MENDED_WITHIN = {
    "exploited": timedelta(days=2),
    "critical": timedelta(days=7),
    "high": timedelta(days=14),
    "other": timedelta(days=90),
}


@dataclass(frozen=True, slots=True)
class Component:
    """A package of others, as it is installed."""

    name: str
    version: str
    licence: str

    @property
    def purl(self) -> str:
        """How lists of known faults name it."""
        return f"pkg:pypi/{re.sub(r'[-_.]+', '-', self.name).lower()}@{self.version}"


def components() -> list[Component]:
    """What is locked and installed here; outside a checkout, all that is installed."""
    found = (Component(each.name, each.version, _licence(each)) for each in _installed())
    return sorted(found, key=lambda each: each.name.lower())


def as_cyclonedx(found: list[Component]) -> str:
    """A list that scanners of known faults read (CycloneDX 1.5)."""
    parts = [
        {
            "type": "library", "bom-ref": each.purl, "name": each.name, "version": each.version, "purl": each.purl,
            "licenses": [{"license": {"name": each.licence}}] if each.licence else [],
        }
        for each in found
    ]  # fmt: skip
    told = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": parts}
    return json.dumps(told, indent=1)


def is_overdue(today: date) -> bool:
    return today - RENEWED_ON > RENEWED_WITHIN


def _installed() -> Iterator[Distribution]:
    if not LOCK.exists():
        yield from distributions()
        return
    for name in re.findall(r"^([\w.-]+)==", LOCK.read_text("utf-8"), re.MULTILINE):
        try:
            yield distribution(name)
        except PackageNotFoundError:
            continue  # for another system or version of Python


def _licence(each: Distribution) -> str:
    def told(name: str) -> list[str]:
        return list(each.metadata.get_all(name) or [])

    classified = [line.rpartition(" :: ")[2] for line in told("Classifier") if line.startswith("License :: ")]
    named = [*told("License-Expression"), ", ".join(classified), *told("License")]
    return (next(filter(None, named), "").splitlines() or [""])[0]
