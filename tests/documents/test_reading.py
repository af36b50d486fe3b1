"""What comes in is what it is found to be, whatever it is called; and pictures leave behind where they were taken."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from opennrm.documents import pages, reading
from opennrm.documents.domain.media import LARGEST, MOST_AT_ONCE, Media, Upload
from opennrm.shared.errors import Invalid
from tests.documents.files import (
    GPS,
    SECRET,
    docx,
    odt,
    package,
    pdf,
    picture,
    scan_of,
    text_of,
    told_pdf,
    upload,
)

# What a file is, by what is in it.
KINDS = {
    "opdigtet.pdf": (Media.PDF, 2),
    "opdigtet.jpg": (Media.JPEG, 1),
    "opdigtet.png": (Media.PNG, 1),
    "opdigtet.docx": (Media.DOCX, 0),
    "opdigtet.odt": (Media.ODT, 0),
    "opdigtet.txt": (Media.TEXT, 0),
}
REFUSED = {
    "a page of the web": (b"<!doctype html><script>alert(1)</script>", "unknown_kind"),
    "a drawing that runs": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "unknown_kind"),
    "a program": (b"MZ\x90\x00" + bytes(200), "unknown_kind"),
    "a program of Linux": (b"\x7fELF" + bytes(200), "unknown_kind"),
    "a script": (b"#!/bin/sh\nrm -rf /\n", "unknown_kind"),
    "a zip": (package(a=b"b"), "unknown_kind"),
    "a broken zip": (b"PK\x03\x04 opdigtet", "unknown_kind"),
    "a workbook": (package(**{"[Content_Types].xml": b"", "xl__workbook.xml": b""}), "unknown_kind"),
    "a document with macros": (docx(word__vbaProject=b"", **{"word__vbaProject.bin": b"x"}), "has_macros"),
    "an open document with macros": (odt(Basic__Standard__script=b"x"), "has_macros"),
    "half a picture": (picture("PNG")[:60], "unreadable_picture"),
    "the beginning of a picture": (b"\xff\xd8\xff", "unreadable_picture"),
    "the beginning of a PDF": (b"%PDF-1.7\n", "unreadable_pdf"),
    "letters of another century": ("Opdigtet æøå".encode("latin-1"), "unknown_kind"),
    "text with a null": (b"Opdigtet\x00tekst", "unknown_kind"),
    "a film": (b"\x00\x00\x00\x18ftypmp42" + bytes(200), "unknown_kind"),
    "rich text": (b"{\\rtf1 Opdigtet}", "unknown_kind"),
    "nothing": (b"", "nothing_sent"),
}


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_a_file_is_what_is_in_it(name, kind):
    for called in (name, "opdigtet.exe", ""):
        found = reading.received([Upload(called, upload(name).content)])
        assert (found.media, found.pages) == kind


@pytest.mark.parametrize(("body", "code"), REFUSED.values(), ids=REFUSED)
def test_what_may_not_be_kept_is_refused_with_its_reason(body, code):
    with pytest.raises(Invalid) as refused:
        reading.received([Upload("opdigtet.pdf", body)])
    assert (refused.value.code, refused.value.field) == (f"documents.{code}", "file")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_of_a_picture_only_its_pixels_stay(kind):
    before = picture(kind)
    assert SECRET.encode() in before
    kept = reading.received([Upload("opdigtet", before)]).body
    assert SECRET.encode() not in kept and b"Exif" not in kept
    with Image.open(BytesIO(kept)) as after:
        assert not after.getexif().get_ifd(GPS) and not after.info.get("comment")
        assert after.size == (80, 60)


def test_of_a_pdf_no_author_no_program_and_no_place_stay():
    told = told_pdf()
    assert told.count(SECRET.encode()) >= 3 and b"Exif" in told
    kept = reading.received([Upload("opdigtet.pdf", told)])
    with pikepdf.open(BytesIO(kept.body)) as opened:
        assert "/Info" not in opened.trailer and "/Metadata" not in opened.Root
        photograph = opened.pages[0].Resources.XObject.P.read_raw_bytes()
    assert b"Exif" not in photograph and Image.open(BytesIO(photograph)).size == (80, 60)
    assert SECRET.encode() not in kept.body and kept.pages == 1
    assert "Opdigtet brev" in text_of(kept.body)
    assert reading.received([Upload("opdigtet.pdf", told)]) == kept


def test_a_pdf_that_is_digitally_signed_stays_as_it_was_signed():
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf("Opdigtet afgorelse"))) as signed:
        signed.Root.AcroForm = pikepdf.Dictionary(SigFlags=3, Fields=[])
        signed.docinfo["/Author"] = SECRET
        signed.save(out)
    assert reading.received([Upload("opdigtet.pdf", out.getvalue())]).body == out.getvalue()


COMMENT = b'<w:comments><w:comment w:id="1" w:author="%s" w:initials=\'%s\'><w:t>Opdigtet: bem\xc3\xa6rk "author"</w:t></w:comment>'
TOLD = SECRET.encode()


def test_of_a_text_document_no_author_stays_and_all_of_its_text_does():
    word = docx(
        **{"docProps/core.xml": TOLD, "docProps/app.xml": TOLD, "word/people.xml": b'<p w15:userId="%s"/>' % TOLD},
        **{"word/comments.xml": COMMENT % (TOLD, TOLD), "word/media/picture.bin": b"<w:author=\"x\">"},
    )  # fmt: skip
    open_ = odt(**{"meta.xml": TOLD, "styles.xml": b"<dc:creator>%s</dc:creator>Opdigtet" % TOLD})
    for before in (word, open_):
        kept = reading.received([Upload("opdigtet", before)]).body
        with ZipFile(BytesIO(before)) as old, ZipFile(BytesIO(kept)) as new:
            assert new.namelist() == old.namelist()
            parts = {name: new.read(name) for name in new.namelist()}
            assert {part.date_time[0] for part in new.infolist()} == {1980}
        assert not any(TOLD in body for body in parts.values())
        if before is word:
            assert 'Opdigtet: bemærk "author"'.encode() in parts["word/comments.xml"]
            assert b'w:author=""' in parts["word/comments.xml"]
            assert parts["word/media/picture.bin"] == b'<w:author="x">'
        else:
            assert parts["styles.xml"] == b"<dc:creator></dc:creator>Opdigtet"


def test_a_text_document_that_is_digitally_signed_stays_as_it_was_signed():
    signed = docx(**{"docProps/core.xml": TOLD, "_xmlsignatures/sig1.xml": b"<s/>"})
    assert reading.received([Upload("opdigtet.docx", signed)]).body == signed


def test_a_text_document_with_a_locked_part_is_refused():
    body = bytearray(docx())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = body.rindex(mark)
        body[at + place] |= 1
    with pytest.raises(Invalid, match=r"documents\.unknown_kind"):
        reading.received([Upload("opdigtet.docx", bytes(body))])


def test_a_picture_held_upside_down_is_turned():
    out, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (80, 60)).save(out, "JPEG", exif=exif)
    with Image.open(BytesIO(reading.received([Upload("opdigtet", out.getvalue())]).body)) as turned:
        assert turned.size == (60, 80)


def test_several_pictures_become_the_pages_of_one_document():
    found = reading.received(
        [Upload("1", picture("JPEG")), Upload("2", picture("PNG")), Upload("3", scan_of(2))]
    )
    assert (found.media, found.pages) == (Media.PDF, 4)
    assert SECRET.encode() not in found.body


def test_a_scan_of_several_pages_becomes_a_document():
    assert reading.received([Upload("scan.tif", scan_of(3))]).pages == 3


def test_other_files_are_added_one_by_one():
    with pytest.raises(Invalid, match="several_must_be_pictures"):
        reading.received([upload("opdigtet.pdf"), upload("opdigtet.png")])


def test_too_much_and_too_many_are_refused():
    with pytest.raises(Invalid, match="too_large"):
        reading.received([Upload("opdigtet.txt", b"a" * (LARGEST + 1))])
    with pytest.raises(Invalid, match="too_many"):
        reading.received([upload("opdigtet.png")] * (MOST_AT_ONCE + 1))


def test_a_picture_that_unfolds_to_too_much_is_not_unfolded():
    out = BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "PNG")
    with pytest.raises(Invalid, match="picture_too_large|unreadable_picture"):
        reading.received([Upload("opdigtet.png", out.getvalue())])


def test_a_locked_document_is_refused():
    locked = pdf("Opdigtet").replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 >>"
    )
    with pytest.raises(Invalid, match="unreadable_pdf"):
        reading.received([Upload("opdigtet.pdf", locked)])


# Pillow warns of what is broken before it gives up.
WARNED = pytest.mark.filterwarnings("ignore::UserWarning", "ignore::RuntimeWarning")


@WARNED
@settings(deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.4\n", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"PK\x03\x04"]),
)
def test_no_bytes_are_a_fault(body, beginning):
    with suppress(Invalid):
        reading.received([Upload("opdigtet", beginning + body)])


@WARNED
@settings(deadline=None)
@given(st.integers(0, 2_000), st.integers(0, 255), st.sampled_from(sorted(KINDS)))
def test_no_changed_byte_is_a_fault(place, byte, name):
    body = bytearray(upload(name).content)
    body[place % len(body)] = byte
    with suppress(Invalid):
        reading.received([Upload(name, bytes(body))])


def words_in(body: bytes) -> str:
    pdf_read = pypdfium2.PdfDocument(body)
    told = " ".join(page.get_textpage().get_text_range() for page in pdf_read)
    pdf_read.close()
    return told


def test_the_text_of_a_document_is_found_before_it_is_masked():
    assert SECRET in words_in(pdf(SECRET)) and SECRET.encode() in pdf(SECRET)


def test_a_page_is_drawn_once_and_no_page_beyond_the_last():
    content = reading.received([upload("opdigtet.pdf")])
    assert pages.drawn(content, 2).width > 400
    with pytest.raises(Invalid, match="no_such_page"):
        pages.drawn(content, 3)
