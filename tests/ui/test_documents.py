"""Documents: tagged, readable aloud, in our font; what a value says never becomes markup."""

from __future__ import annotations

import io
import unicodedata
from datetime import date

import page
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opennrm.shared.dates import clock, noon
from opennrm.ui import documents

LETTER = """
#title()
= #values.heading
#values.text
#table(columns: 2, table.header[A][B], ..values.rows.flatten())
*#values.text*
"""


def letter(text: str, *, language: str = "da") -> bytes:
    values = {"heading": "Opdigtet overskrift", "text": text, "rows": [["1", text], ["2", "b"]]}
    return documents.pdf(LETTER, values, title="Opdigtet brev", language=language)


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_document_meets_pdf_ua_and_says_its_title_and_language(language):
    made = letter("Blåbærgrød", language=language)
    report = page.validate_pdf_bytes(made)
    assert report.is_compliant, [each.message for each in report.failures]
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert str(opened.Root.Lang) == language
        assert bool(opened.Root.MarkInfo.Marked)
        assert opened.open_metadata()["dc:title"] == "Opdigtet brev"


def test_both_weights_of_our_font_are_used_and_no_other():
    with pikepdf.open(io.BytesIO(letter("Æ"))) as opened:
        names = {str(font.BaseFont) for each in opened.pages for font in each.Resources.Font.values()}
    assert {name.partition("+")[2] for name in names} == {"IBMPlexSans", "IBMPlexSans-SmBld"}


def test_the_same_values_at_the_same_moment_give_the_same_bytes():
    with clock.standing_at(noon(date(2022, 6, 1))):
        assert letter("x") == letter("x")


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Jørgen Ærø", "Jørgen Ærø"),
        ("Ιωάννα Иванова Nguyễn", "Ιωάννα Иванова Nguyễn"),
        ("e\u0301", "é"),
        ("محمد", "[mhmd]"),
        ("Opdigtet 中文", "Opdigtet [ZhongWen]"),
        ("\ue000", "[?]"),
        ("a\x00b\u200bc\u202e", "abc"),
    ],
)
def test_letters_that_the_font_lacks_are_written_in_latin(told, shown):
    assert documents.printable(told) == shown


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_no_text_is_markup_or_stops_a_document(text):
    assert letter(text).startswith(b"%PDF")


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(["#panic()", '#read("/etc/passwd")', "= x", "$x$", "*x*", "@x", "```", "\\", "<x>", "//"])
)
def test_what_typst_would_run_is_only_words(text):
    assert letter(text).startswith(b"%PDF")


def test_a_warning_of_the_engine_is_a_fault():
    with pytest.raises(documents.DocumentFault, match="unknown font family"):
        documents.pdf('#set text(font: "Nowhere")\nx', {}, title="x", language="da")


def test_nothing_beside_the_fonts_can_be_read():
    with pytest.raises(Exception, match="not found"):
        documents.pdf('#read("/etc/passwd")', {}, title="x", language="da")


def test_every_letter_of_the_font_can_be_printed():
    letters = [
        chr(each) for each in sorted(documents._letters()) if unicodedata.category(chr(each))[0] in "LNPS"
    ]
    assert letter(" ".join(letters)).startswith(b"%PDF")
