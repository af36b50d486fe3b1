"""What a file tells besides its text: who wrote it, on which machine, when, where a picture in it was taken. It is left behind
when the file comes in; what is digitally signed stays as it was signed, since its signature says who signed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile, ZipInfo

from opennrm.documents.domain.media import Media
from opennrm.shared.errors import Invalid

# Keys of a PDF under which programs keep what is theirs, on any object.
OF_A_PROGRAM = ("/Metadata", "/PieceInfo", "/LastModified")
# What a text document says of itself, emptied: the parts stay, so that whatever refers to them still finds them.
EMPTY: Mapping[str, bytes] = {
    "docprops/core.xml": b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docprops/app.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docprops/custom.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
    "meta.xml": b'<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2">'
    b"<office:meta/></office:document-meta>",
}
SIGNED = ("_xmlsignatures/", "META-INF/documentsignatures.xml")
# Who changed or commented something: as an attribute in one kind, as an element in the other.
TAG, AUTHOR = (
    re.compile(rb"<[^<>]*>"),
    re.compile(rb"""(\w:(?:author|initials|userId))=(?:"[^"]*"|'[^']*')"""),
)
CREATOR = re.compile(rb"(<(dc:creator|meta:creator-initials)>)[^<]*(?=</)")
# The first day that a zip can name.
NO_TIME = (1980, 1, 1, 0, 0, 0)
# Markers of a JPEG: application data and comments, but for colours (2, 14); and where the picture itself begins.
TELLING = frozenset({*range(0xE0, 0xF0), 0xFE}) - {0xE2, 0xEE}
PICTURE = 0xDA


def without(media: Media, body: bytes) -> bytes:
    """The same file, of which nothing but its content is left."""
    if media is Media.PDF:
        return _pdf(body)
    return _package(body) if media in (Media.DOCX, Media.ODT) else body


def _pdf(body: bytes) -> bytes:
    import pikepdf

    try:
        with pikepdf.open(BytesIO(body)) as opened:
            if _is_signed(opened):
                return body
            if "/Info" in opened.trailer:
                del opened.trailer["/Info"]
            for each in opened.objects:
                _bare(each)
            out = BytesIO()
            as_it_was = pikepdf.StreamDecodeLevel.none
            opened.save(out, deterministic_id=True, compress_streams=False, stream_decode_level=as_it_was)
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        raise Invalid("documents.unreadable_pdf", field="file") from None
    return out.getvalue()


def _is_signed(opened: Any) -> bool:
    form = opened.Root.get("/AcroForm")
    return form is not None and bool(int(form.get("/SigFlags", 0)) & 1)


def _bare(each: Any) -> None:
    from pikepdf import Dictionary, Name, Stream

    if not isinstance(each, (Dictionary, Stream)):
        return
    for key in OF_A_PROGRAM:
        if key in each:
            del each[key]
    if isinstance(each, Stream) and each.get("/Filter") == Name.DCTDecode:
        each.write(_jpeg(each.read_raw_bytes()), filter=Name.DCTDecode)


def _jpeg(body: bytes) -> bytes:
    """A picture without what the camera noted; one that cannot be followed stays as it is."""
    if not body.startswith(b"\xff\xd8"):
        return body
    kept, place = [body[:2]], 2
    while place + 4 <= len(body) and body[place] == 0xFF and body[place + 1] != PICTURE:
        end = place + 2 + int.from_bytes(body[place + 2 : place + 4])
        if body[place + 1] not in TELLING:
            kept.append(body[place:end])
        place = end
    return b"".join((*kept, body[place:]))


def _package(body: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(body)) as packed, ZipFile(out, "w") as made:
        parts = packed.infolist()
        if any(part.filename.startswith(SIGNED) for part in parts):
            return body
        for part in parts:
            told = ZipInfo(part.filename, NO_TIME)
            told.compress_type = part.compress_type
            made.writestr(told, _emptied(part.filename) or _nameless(part.filename, packed.read(part)))
    return out.getvalue()


def _emptied(name: str) -> bytes | None:
    """Some programs write what a document says of itself under a name of their own, with this ending."""
    return EMPTY.get("docprops/core.xml" if name.endswith(".psmdcp") else name.lower())


def _nameless(name: str, body: bytes) -> bytes:
    """The text of a part, without who wrote which of it."""
    if not name.endswith(".xml"):
        return body
    named = TAG.sub(lambda tag: AUTHOR.sub(rb'\1=""', tag[0]), body)
    return CREATOR.sub(rb"\1", named)
