"""Nothing remains beneath what is black: neither as text, nor in the bytes, nor in the picture."""

from __future__ import annotations

import weakref
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from opennrm.access.models import AuditLine
from opennrm.cases import services as cases
from opennrm.cases.models import Case
from opennrm.documents import pages, reading, services
from opennrm.documents.domain.masks import Region, check_pages, regions
from opennrm.documents.domain.media import Upload
from opennrm.documents.domain.views import CopyInput
from opennrm.documents.models import Document, Version
from opennrm.shared.errors import Denied, Invalid
from tests.documents.files import SECRET, pdf, picture
from tests.documents.test_reading import words_in

BLACK, WHITE = (0, 0, 0), (255, 255, 255)


def test_the_masked_text_is_not_in_the_copy():
    original = reading.received([Upload("opdigtet.pdf", pdf(SECRET, "Opdigtet side 2"))])
    copy = pages.masked(original, regions("1: 0 0 100 60"))
    assert copy.pages == 2
    assert words_in(copy.body).strip() == ""
    assert SECRET.encode() not in copy.body and b"Opdigtet" not in copy.body


def test_the_region_is_black_and_the_rest_is_as_it_was():
    original = reading.received([Upload("opdigtet.png", picture("PNG", (800, 600)))])
    copy = pages.masked(original, regions("1: 10 20 60 30"))
    drawn = pages.drawn(copy, 1)

    def seen(left, top):
        return drawn.getpixel((drawn.width * left // 100, drawn.height * top // 100))

    assert seen(11, 21) == seen(58, 28) == BLACK
    assert seen(5, 25) == seen(70, 25) == seen(30, 40) == WHITE


def test_a_whole_page_is_black_from_edge_to_edge():
    original = reading.received([Upload("opdigtet.pdf", pdf(SECRET, SECRET))])
    first, second = (pages.drawn(pages.masked(original, regions("2")), number) for number in (1, 2))
    assert second.getextrema() == ((0, 0), (0, 0), (0, 0))
    assert first.getextrema() != second.getextrema()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2", (Region(2),)),
        ("1: 10 20 60 30", (Region(1, 10, 20, 60, 30),)),
        (" 1 : 10, 20, 60, 30 \n\n 3 \n", (Region(1, 10, 20, 60, 30), Region(3))),
    ],
)
def test_regions_are_read_as_people_write_them(text, found):
    assert regions(text) == found
    assert regions("\n".join(map(str, found))) == found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "nothing_masked"), ("  \n ", "nothing_masked"), ("side 1", "region_unreadable"), ("1: 10 20 60", "region_unreadable"),
        ("1: 60 20 10 30", "region_is_none"), ("1: 10 20 10 30", "region_is_none"), ("1: 0 0 101 5", "region_is_none"),
        ("0", "no_such_page"), ("999", "no_such_page"), ("1\n" * 501, "too_many_regions"), ("١", "no_such_page|region"),
    ],
)  # fmt: skip
def test_what_is_no_region_is_refused(text, code):
    try:
        found = regions(text)
    except Invalid as refused:
        assert refused.field == "regions"
        assert any(each in refused.code for each in code.split("|"))
    else:
        assert found == (Region(1),) and text == "١"


@given(st.text(max_size=60))
def test_no_text_is_a_fault(text):
    with suppress(Invalid):
        check_pages(regions(text), 3)


def copied(team, version, told="1: 0 0 100 60", recipient="return_agency"):
    given_ = CopyInput(version.pk, told, recipient, "Opdigtet kopi")
    return Document.objects.get(pk=services.make_copy(given_, by=team.caseworker))


def test_a_copy_is_a_document_of_its_own_with_a_line_of_what_was_masked_and_for_whom(team):
    version = team.releases(team.adds())
    copy = copied(team, version)
    assert (copy.copy_of_id, copy.recipient, copy.masked) == (version.pk, "return_agency", ["1: 0 0 100 60"])
    line = AuditLine.objects.get(event="documents.copied")
    assert (line.subject_id, line.fields, line.purpose) == (copy.pk, ["page_1"], "return_agency")
    opened = services.open_version(copy.versions.get().pk, by=team.caseworker)
    assert SECRET.encode() not in opened.body and words_in(opened.body).strip() == ""
    assert SECRET.encode() in services.open_version(version.pk, by=team.caseworker).body


def test_only_what_was_looked_at_and_has_pages_is_copied(team):
    with pytest.raises(Denied, match=r"documents\.not_open"):
        copied(team, team.adds().versions.get())
    with pytest.raises(Denied, match=r"documents\.has_no_pages"):
        copied(team, team.releases(team.adds("opdigtet.docx")))


@pytest.mark.parametrize(
    ("told", "recipient", "field"),
    [("3", "return_agency", "regions"), ("1", "nobody", "recipient"), ("1", "nec", "recipient"), ("", "siri", "regions")],
)  # fmt: skip
def test_a_copy_that_cannot_be_is_refused_at_its_field_and_leaves_nothing(team, told, recipient, field):
    version = team.releases(team.adds())
    with pytest.raises(Invalid) as refused:
        copied(team, version, told, recipient)
    assert refused.value.field == field
    assert Document.objects.count() == Version.objects.count() == 1


def test_a_copy_stays_as_it_left(team):
    copy = copied(team, team.releases(team.adds()))
    with pytest.raises(Denied, match=r"documents\.copy_stays"):
        services.add_version(copy.pk, [Upload("opdigtet.png", picture())], by=team.caseworker)


def test_an_emergency_lets_nobody_take_a_copy_out(team, ngo):
    version = team.releases(team.adds(section="identity"))
    number = Case.objects.get(pk=team.case_id).number
    cases.break_glass(number, "Opdigtet: en person er i fare og skal hentes nu.", by=ngo)
    assert services.open_version(version.pk, by=ngo).body
    with pytest.raises(Denied, match=r"cases\.only_in_emergency"):
        services.make_copy(CopyInput(version.pk, "1", "return_agency", "Opdigtet kopi"), by=ngo)


def test_a_page_without_size_or_of_giants_is_drawn_within_bounds():
    for box in ("[0 0 0 0]", "[0 0 200000 200000]", "[0 0 1 14400]"):
        body = pdf(SECRET).replace(b"[0 0 400 200]", box.encode())
        drawn = pages.drawn(reading.received([Upload("opdigtet.pdf", body)]), 1)
        assert max(drawn.size) <= pages.LONGEST_SIDE + 1 and min(drawn.size) >= 1


def test_the_pages_of_a_long_document_are_pictures_one_after_the_other():
    """Two hundred of them at once would fill the memory."""
    made = []

    def drawn():
        for _ in range(30):
            picture = Image.new("RGB", (80, 60))
            made.append(weakref.ref(picture))
            assert sum(each() is not None for each in made) <= 3
            yield picture
            del picture

    assert pages.as_pdf(drawn()).pages == 30
