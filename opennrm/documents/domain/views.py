"""What goes in and what is seen of documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from opennrm.cases.domain import CaseView
from opennrm.documents.domain.media import Content, Media
from opennrm.documents.domain.states import State
from opennrm.shared.errors import Invalid

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class DocumentInput:
    """A document to be added to a case."""

    case_id: UUID
    section: str
    kind: str
    title: str

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise Invalid("documents.title_missing", field="title")
        if len(self.title) > LONGEST_TITLE:
            raise Invalid("documents.title_too_long", field="title", longest=LONGEST_TITLE)


@dataclass(frozen=True, slots=True)
class Received:
    """What is kept of what was sent, where it stands, and what it was called."""

    kept: Content
    state: State
    name: str


@dataclass(frozen=True, slots=True)
class Masked:
    """Of which version a document is a copy, what was blacked out in it, and who it is for."""

    version_id: UUID | None
    recipient: str
    regions: Sequence[str]


NO_COPY = Masked(None, "", ())


@dataclass(frozen=True, slots=True)
class CopyInput:
    """A copy to be made: what is masked, and who gets it."""

    version_id: UUID
    regions: str
    recipient: str
    title: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document of a list, by its newest version."""

    id: UUID
    title: str
    kind: str
    section: str
    organisation: str
    added_on: date
    versions: int
    state: State
    recipient: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version. ``name``: what its file was called."""

    id: UUID
    number: int
    name: str
    media: Media
    size: int
    pages: int
    state: State
    added_at: datetime
    added_by: UUID
    may_open: bool
    may_look: bool


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its versions, the newest first."""

    id: UUID
    case: CaseView
    title: str
    kind: str
    section: str
    organisation: str
    recipient: str
    masked: Sequence[str]
    versions: Sequence[VersionView]
    may_add: bool
    may_withdraw: bool
    may_copy: bool


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file on its way out, under a name that says nothing."""

    name: str
    media: Media
    body: bytes


@dataclass(frozen=True, slots=True)
class Added:
    """A document that came into a case: for timelines."""

    case_id: UUID
    document_id: UUID
    day: date
    kind: str
