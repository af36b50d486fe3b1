"""What is typed and not yet registered; and who has a page open now. Plain Python."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from opennrm.shared.errors import Invalid

Content = dict[str, list[str]]

# A page asks this often who else is there; whoever has not asked for three times as long has left.
ASKED_EVERY = timedelta(seconds=10)
# So long what a page saved before its form was sent may still be on its way (ours).
ON_ITS_WAY = timedelta(minutes=1)
PRESENT_FOR = 3 * ASKED_EVERY
LONGEST_PLACE, MOST_CHARACTERS, MOST_FIELDS = 200, 200_000, 1_000
IDENTIFIER = re.compile(r"/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/")
# What a browser sends beside what somebody typed.
UNTYPED = frozenset({"csrfmiddlewaretoken", "draft", "resume", "place", "writing"})


@dataclass(frozen=True, slots=True)
class Owner:
    """For whom a form was shown, and the draft that it fills."""

    user_id: UUID
    organisation_id: UUID
    draft_id: UUID


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft as it is offered: where it belongs and when it was saved, never what stands in it."""

    id: UUID
    place: str
    began_at: datetime
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody else who has the same record open; ``writing_since``: in a form there, with something typed."""

    name: str
    writing_since: datetime | None


def typed(sent: Mapping[str, list[str]]) -> Content:
    """The fields of a form, as they are kept. A draft that is too large is refused as a whole: half of it is a trap."""
    kept = {name: list(values) for name, values in sent.items() if name not in UNTYPED}
    size = sum(len(name) + sum(map(len, values)) for name, values in kept.items())
    if size > MOST_CHARACTERS or len(kept) > MOST_FIELDS:
        raise Invalid("tasks.draft_too_large", most=MOST_CHARACTERS)
    return kept


def as_text(content: Content) -> str:
    return json.dumps(content, ensure_ascii=True, sort_keys=True)


def from_text(text: str) -> Content:
    return {str(name): [str(each) for each in values] for name, values in json.loads(text).items()}


def check_place(place: str) -> None:
    """The address of a page of this register: with keys and no names."""
    if (
        not place.startswith("/")
        or place.startswith("//")
        or len(place) > LONGEST_PLACE
        or not place.isprintable()
    ):
        raise Invalid("tasks.unknown_place")


def record_of(place: str) -> str:
    """What is worked on at an address: the first record it names, so that all pages of a case are one place."""
    found = IDENTIFIER.search(place)
    return found[1] if found else place


def draft_named(field: str) -> UUID | None:
    """The draft that a form's hidden field names, signed or not: only its owner finds anything under it."""
    try:
        return UUID(field.partition(":")[0])
    except ValueError:
        return None


def present(seen: Iterable[tuple[str, datetime, datetime | None]], now: datetime) -> list[Colleague]:
    """Those who asked a moment ago, by name."""
    here = (Colleague(name, writing) for name, seen_at, writing in seen if now - seen_at < PRESENT_FOR)
    return sorted(here, key=lambda each: each.name)
