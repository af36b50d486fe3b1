"""The printed book: tagged, readable aloud, the same words as the page, the same bytes each time."""

from __future__ import annotations

import io
import re
from datetime import date
from html import unescape

import page
import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.reporting.domain.dots import HEIGHT, MOST, WIDTH, dots
from opennrm.reporting.services import compose, printing
from tests.reporting.cells import CellFigures, published_register

AS_OF = date(2022, 5, 1)


def composed(language="da", figures=None):
    return compose(2021, figures or published_register(), as_of=AS_OF, language=language)


@pytest.fixture(scope="module")
def report():
    return composed()


@pytest.fixture(scope="module")
def book(report):
    return printing.pdf(report)


def words_of(made: bytes) -> str:
    document = pypdfium2.PdfDocument(made)
    text = " ".join(each.get_textpage().get_text_range() for each in document)
    return without_breaks(text)


def without_breaks(text: str) -> str:
    """A word that is broken at the end of a line is one word again; where lines break does not count."""
    return re.sub(r"\s+", "", re.sub(r"[\ufffe\u00ad\x02-](\r?\n)?", "", text))


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_book_is_tagged_for_screen_readers_in_its_language(language):
    made = printing.pdf(composed(language))
    found = page.validate_pdf_bytes(made)
    assert found.is_compliant, [each.message for each in found.failures]
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert str(opened.Root.Lang) == language
        assert "2021" in str(opened.open_metadata()["dc:title"])


def test_every_sentence_of_the_page_stands_in_the_book(report, book):
    told = words_of(book)
    sections = [section for chapter in report.page["chapters"] for section in chapter["sections"]]
    said = [sentence for section in sections for sentence in section["said"]]
    assert len(said) > 20
    missing = [each for each in said if without_breaks(unescape(each)) not in told]
    assert missing == []


def test_every_line_of_the_overview_stands_in_the_book(report, book):
    told = words_of(book)
    assert all(without_breaks(text) in told for _, text, _ in report.overview)


def test_every_chart_says_what_it_shows(report, book):
    with pikepdf.open(io.BytesIO(book)) as opened:
        said = [
            str(each.Alt)
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]
    drawn = [each for each in report.exhibits if each.drawn]
    assert len(drawn) == 9
    for exhibit in drawn:
        (alt,) = [each for each in said if each.startswith(f"{exhibit.title}.")]
        assert all(str(row[0]) in alt for row in exhibit.table.rows)


def test_the_same_register_gives_the_same_bytes(report, book):
    assert printing.pdf(composed()) == book
    assert printing.for_printer(report) == printing.for_printer(report)


def test_the_printer_gets_room_beyond_the_cut(report, book):
    with (
        pikepdf.open(io.BytesIO(printing.for_printer(report))) as opened,
        pikepdf.open(io.BytesIO(book)) as plain,
    ):
        assert len(opened.pages) == len(plain.pages)
        for each in opened.pages:
            left, bottom, right, top = (float(edge) for edge in each.trimbox)
            assert (round((right - left) / 72 * 25.4), round((top - bottom) / 72 * 25.4)) == (210, 297)
            assert float(each.mediabox[2]) > right and float(each.bleedbox[0]) < left


def test_an_empty_register_gives_a_book_without_circles():
    made = printing.pdf(composed(figures=CellFigures({})))
    assert page.validate_pdf_bytes(made).is_compliant


@given(st.integers(0, 100_000))
def test_every_victim_is_in_a_circle_and_the_circles_have_room(persons):
    made = dots(persons)
    assert (made.count - 1) * made.each < persons or not persons
    assert made.count * made.each >= persons and made.count <= MOST
    rows = -(-made.count // made.across)
    assert rows * WIDTH / made.across <= HEIGHT + 1e-9
    assert made.each == 1 or persons > MOST
