"""What a file is, found by opening it as what it may be: its name and what it says of itself are believed by nobody."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from opennrm.documents import metadata, pages
from opennrm.documents.domain.media import MOST_PAGES, Content, Media, Upload, check_size
from opennrm.shared.errors import Invalid

PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")
PNG = PICTURES[1]
# A text document holds what it holds; one that unfolds to more is made to do harm.
MOST_UNFOLDED, MOST_PARTS = 200 * 1024 * 1024, 2_000
MACROS = ("vbaproject.bin", "basic/", "scripts/", "activex")


def received(uploads: Sequence[Upload]) -> Content:
    """One file as it is kept; several pictures become the pages of one document."""
    check_size(uploads)
    if len(uploads) == 1:
        return _one(uploads[0].content)
    if not all(_is_picture(each.content) for each in uploads):
        raise Invalid("documents.several_must_be_pictures", field="file")
    return pages.as_pdf(picture for each in uploads for picture in pages.pictures(each.content))


def _is_picture(body: bytes) -> bool:
    return body.startswith(PICTURES)


def _one(body: bytes) -> Content:
    if _is_picture(body):
        return _picture(body)
    if body.startswith(b"%PDF-"):
        number = pages.count(body)
        return Content(Media.PDF, metadata.without(Media.PDF, body), number)
    if body.startswith(b"PK\x03\x04"):
        kind = _office(body)
        return Content(kind, _bare(kind, body), 0)
    return Content(Media.TEXT, _text(body), 0)


def _picture(body: bytes) -> Content:
    found = pages.pictures(body)
    if len(found) > 1:
        return pages.as_pdf(found[:MOST_PAGES])
    media = Media.PNG if body.startswith(PNG) else Media.JPEG
    return Content(media, pages.as_picture(found[0], media), 1)


def _office(body: bytes) -> Media:
    """A text document of either kind, without macros."""
    try:
        with ZipFile(BytesIO(body)) as package:
            parts = package.infolist()
            kind = _kind(package, {part.filename for part in parts})
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, KeyError):
        raise Invalid("documents.unknown_kind", field="file") from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNFOLDED:
        raise Invalid("documents.unknown_kind", field="file")
    if any(mark in part.filename.lower() for part in parts for mark in MACROS):
        raise Invalid("documents.has_macros", field="file")
    return kind


def _bare(kind: Media, body: bytes) -> bytes:
    try:
        return metadata.without(kind, body)
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        # A part that is locked or broken.
        raise Invalid("documents.unknown_kind", field="file") from None


def _kind(package: ZipFile, names: set[str]) -> Media:
    if {"[Content_Types].xml", "word/document.xml"} <= names:
        return Media.DOCX
    if "mimetype" in names and package.getinfo("mimetype").file_size < 100:
        told = package.read("mimetype").decode("ascii", "replace").strip()
        if told == Media.ODT:
            return Media.ODT
    raise Invalid("documents.unknown_kind", field="file")


def _text(body: bytes) -> bytes:
    """Plain text in UTF-8; what begins like a page of the web or a program is none."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid("documents.unknown_kind", field="file") from None
    if any(ord(character) < 32 and character not in "\t\r\n\f" for character in text):
        raise Invalid("documents.unknown_kind", field="file")
    if text.lstrip().startswith(("<", "#!", "{\\rtf", "%!PS", "MZ")):
        raise Invalid("documents.unknown_kind", field="file")
    return text.encode()
