"""An identity as the texts that are sealed."""

from __future__ import annotations

import json
from datetime import date

from opennrm.persons.domain.identity import TEXTS, Birth, BirthKind, Identity

SEALED = (*TEXTS, "birth")


def texts_of(identity: Identity) -> dict[str, str]:
    """Each part of an identity as the text that is sealed."""
    birth = identity.birth
    told = {"kind": birth.kind.value, "year": birth.year, "estimated_age": birth.estimated_age}
    days = {"day": birth.day, "estimated_on": birth.estimated_on}
    written = told | {name: day.isoformat() if day else None for name, day in days.items()}
    return {part: getattr(identity, part) for part in TEXTS} | {"birth": json.dumps(written)}


def identity_of(texts: dict[str, str]) -> Identity:
    """And back."""
    return Identity(birth=_birth(texts["birth"]), **{part: texts[part] for part in TEXTS})


def _birth(text: str) -> Birth:
    told = json.loads(text)
    days = {name: date.fromisoformat(told[name]) if told[name] else None for name in ("day", "estimated_on")}
    return Birth(BirthKind(told["kind"]), year=told["year"], estimated_age=told["estimated_age"], **days)
