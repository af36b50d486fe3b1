"""Which kinds of files a case may hold, and how large."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from opennrm.shared.errors import Invalid

# All ours. A scan of a hundred pages fits; a film does not.
LARGEST = 20 * 1024 * 1024
MOST_AT_ONCE = 20
MOST_PAGES = 200


class Media(StrEnum):
    """What is kept, by the type that a browser is told."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"
    TEXT = "text/plain"


EXTENSIONS: Mapping[Media, str] = {
    Media.PDF: "pdf",
    Media.JPEG: "jpg",
    Media.PNG: "png",
    Media.DOCX: "docx",
    Media.ODT: "odt",
    Media.TEXT: "txt",
}
# What has pages that can be drawn, and so be masked.
DRAWN = frozenset({Media.PDF, Media.JPEG, Media.PNG})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent. What it says of itself is believed by nobody."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Content:
    """What is kept of it: found to be of a kind, in bytes of our own making where that is possible."""

    media: Media
    body: bytes
    pages: int


def check_size(uploads: Sequence[Upload]) -> None:
    """Something, and not too much."""
    if not uploads or not all(each.content for each in uploads):
        raise Invalid("documents.nothing_sent", field="file")
    if len(uploads) > MOST_AT_ONCE:
        raise Invalid("documents.too_many", field="file", most=MOST_AT_ONCE)
    if sum(len(each.content) for each in uploads) > LARGEST:
        raise Invalid("documents.too_large", field="file", largest=LARGEST // 1024 // 1024)
