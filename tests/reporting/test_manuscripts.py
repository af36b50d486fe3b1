"""The manuscript: blocks, four eyes, versions that stay, and the report that is built of an approved edition."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.utils import Error
from django.urls import reverse
from PIL import Image

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.documents.domain.media import Upload
from opennrm.mechanism.rules import rules
from opennrm.reporting import selectors, services
from opennrm.reporting.domain.manuscripts.blocks import Kind, blocks_of, photographs_in, tells_of_a_person
from opennrm.reporting.domain.manuscripts.telling import tell
from opennrm.reporting.domain.manuscripts.views import EditionView, TextInput, differences
from opennrm.reporting.domain.typed.saying import Voice
from opennrm.reporting.models import Chapter, ChapterText, Comment, Edition, Manuscript, Photograph
from opennrm.reporting.presenters.faults import FAULTS, fault_rows
from opennrm.reporting.services import Wanted, build
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Conflict, Denied, Invalid
from opennrm.statistics.models import Publication
from tests.reporting.cells import published_register

AS_OF = date(2022, 5, 1)
VOICE = Voice(2021, "da", published_register())
POINTS = tuple(each.code for each in rules().codes("anonymity_points"))
CASE = "= Opdigtet\n\n[case] Opdigtet historie\nHun kom for at gøre rent.\n"
WHOLE = TextInput("= Opdigtet kapitel\n\nDer er ord.\n", "= Invented chapter\n\nThere are words.\n", 1)
EVERYTHING = """= Tal og mennesker

! Det gik op i {år}.

# Ofre

{victims, person} blev vurderet. {knap halvdelen: victims gender=male af alle, offer} er mænd.

> Det var ikke det, de havde lovet.
> -- Opdigtet kvinde, 31 år

[boks] Hvad er tvangsarbejde?
En boks med forklaring.

[case] Opdigtet historie
Hun kom for at gøre rent i 3 huse.

[foto] 1
Kredit: Opdigtet Fotograf
Beskrivelse: En tom gang
Gangen i et hus.

[figur] victims_by_gender

[indbygget] age

[note] Straffelovens § 262 a.

[kilde] Opdigtet kilde, 2021.
"""


def told(text: str, photographs=frozenset({1})):
    return tell(text, VOICE, photographs)


def a_picture() -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x8298] = "Opdigtet kamera"
    Image.new("RGB", (40, 30), "navy").save(out, "JPEG", exif=exif)
    return out.getvalue()


# --- Blocks


def test_every_kind_of_block_is_told():
    telling = told(EVERYTHING)
    assert telling.faults == ()
    assert [block.kind for block in telling.blocks] == [
        Kind.TITLE, Kind.LEAD, Kind.HEADING, Kind.TEXT, Kind.QUOTATION, Kind.BOX, Kind.CASE, Kind.PHOTOGRAPH, Kind.EXHIBIT,
        Kind.BUILT_IN, Kind.NOTE, Kind.SOURCE,
    ]  # fmt: skip
    by_kind = {block.kind: block for block in telling.blocks}
    assert by_kind[Kind.TEXT].text == "80 personer blev vurderet. Knap halvdelen af ofrene er mænd."
    assert by_kind[Kind.QUOTATION].speaker == "Opdigtet kvinde, 31 år"
    assert (by_kind[Kind.PHOTOGRAPH].credit, by_kind[Kind.PHOTOGRAPH].alternative) == (
        "Opdigtet Fotograf",
        "En tom gang",
    )
    assert telling.title == "Tal og mennesker"
    assert photographs_in(EVERYTHING) == {1}


WRONG = {
    "Tekst uden titel": "title_missing",
    "= T\n\n[ukendt] x": "block_unknown",
    "= T\n\n[figur] ukendt": "exhibit_unknown",
    "= T\n\n[indbygget] ukendt": "built_in_unknown",
    "= T\n\n[foto] 2\nKredit: a\nBeskrivelse: b": "photograph_unknown",
    "= T\n\n[foto] 1\nBeskrivelse: b": "credit_missing",
    "= T\n\n[foto] 1\nKredit: a": "alternative_missing",
    "= T\n\n> Et citat": "speaker_missing",
    "= T\n\n[boks]\ntekst": "heading_missing",
    "= T\n\n{flertallet: victims gender=male af alle} er mænd.": "not_true",
    "= T\n\nDer var 80 ofre.": "number_without_question",
}


@pytest.mark.parametrize(("text", "code"), WRONG.items())
def test_what_is_wrong_with_a_block_is_named_in_words(text, code):
    (fault,) = told(text).faults
    assert fault.code == code
    (row,) = fault_rows(text, [fault])
    assert row.reason and "%" not in row.reason
    assert text.splitlines()[row.line - 1].find(row.quoted.splitlines()[0] if row.quoted else "") >= 0


def test_every_reason_has_words_and_every_word_a_reason():
    rules_of = Path(__file__).resolve().parents[2] / "opennrm/reporting/domain"
    source = "".join(
        path.read_text() for name in ("typed", "manuscripts") for path in (rules_of / name).glob("*.py")
    )
    raised = set(re.findall(r'(?:Unsayable|Fault)\(\s*"([a-z_]+)"', source)) | set(
        re.findall(r'"([a-z_]+_missing)"\)', source)
    )
    raised |= {f"{kind}_unknown" for kind in ("exhibit", "built_in", "photograph", "block")} | {
        "list_of_equals", "list_empty",
    }  # fmt: skip
    assert raised == FAULTS.keys()


def test_text_of_a_person_is_known():
    assert tells_of_a_person(CASE) and tells_of_a_person("= T\n\n[Interview] x\ny")
    assert not tells_of_a_person("= T\n\n[boks] x\ny")
    assert [block.kind for block in blocks_of("\n\n  \n= T\n\n\nx\ny\n")] == [Kind.TITLE, Kind.TEXT]


def test_a_line_of_spaces_and_a_heap_of_equal_lines_take_no_time():
    assert [*blocks_of(" " * 60_000)] == []
    assert len([*differences("a\n" * 20_000, "a\n" * 20_001 + "b")]) > 20_000


def test_differences_are_told_by_line():
    assert list(differences("a\nb", "a\nc")) == [(" ", "a"), ("-", "b"), ("+", "c")]


# --- Acts

pytest_db = pytest.mark.django_db


@pytest.fixture
def hands(actor_for):
    """An editor, another editor, a reviewer, a publisher."""
    return [
        actor_for(role, "cmm")
        for role in (Role.REPORT_EDITOR, Role.REPORT_EDITOR, Role.REPORT_REVIEWER, Role.REPORT_PUBLISHER)
    ]


@pytest.fixture
def chapter_id(hands):
    with clock.standing_at(noon(date(2022, 5, 2))):
        manuscript_id = services.begin_manuscript(2021, AS_OF, by=hands[0])
    return Chapter.objects.filter(manuscript=manuscript_id).order_by("position").first().pk


@pytest_db
def test_a_manuscript_begins_with_the_built_in_chapters_and_exists_once(hands, chapter_id):
    assert Chapter.objects.count() == 8
    view = services.show_manuscript(Manuscript.objects.get().pk, "da", by=hands[2])
    assert [line.title for line in view.chapters][1:3] == ["Kvinder og mænd", "Alder"]
    with pytest.raises(Invalid, match="manuscript_exists"):
        services.begin_manuscript(2021, AS_OF, by=hands[1])


@pytest_db
def test_a_text_is_sealed_and_a_further_one_stands_beside_it(hands, chapter_id):
    services.save_text(chapter_id, WHOLE, by=hands[0])
    newest, first = services.show_versions(chapter_id, by=hands[2])
    assert (newest.number, newest.danish) == (2, WHOLE.danish) and first.danish.startswith("= ")
    assert b"Opdigtet" not in bytes(ChapterText.objects.get(chapter=chapter_id, number=2).danish_sealed)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_chaptertext SET number = 9")


@pytest_db
def test_nobody_saves_over_what_they_have_not_read(hands, chapter_id):
    services.save_text(chapter_id, WHOLE, by=hands[0])
    with pytest.raises(Conflict, match="text_changed"):
        services.save_text(chapter_id, WHOLE, by=hands[1])
    assert ChapterText.objects.filter(chapter=chapter_id).count() == 2


@pytest_db
def test_a_chapter_is_read_by_somebody_who_wrote_none_of_it(hands, chapter_id):
    editor, other, reviewer, _ = hands
    services.save_text(chapter_id, WHOLE, by=editor)
    with pytest.raises(Denied, match="not_in_review"):
        services.approve_chapter(chapter_id, 2, by=reviewer)
    services.submit_chapter(chapter_id, 2, (), by=other)
    for writer in (editor, other):
        with pytest.raises(Denied, match="missing_right"):
            services.approve_chapter(chapter_id, 2, by=writer)
    # The same user in the role of a reviewer.
    writing_reviewer = replace(reviewer, user_id=editor.user_id)
    with pytest.raises(Denied, match="own_text"):
        services.approve_chapter(chapter_id, 2, by=writing_reviewer)
    with pytest.raises(Denied, match="another_text"):
        services.approve_chapter(chapter_id, 1, by=reviewer)
    services.approve_chapter(chapter_id, 2, by=reviewer)
    assert Chapter.objects.get(pk=chapter_id).state == "approved"


@pytest_db
def test_a_comment_is_settled_before_the_chapter_is_approved(hands, chapter_id):
    editor, _, reviewer, _ = hands
    services.save_text(chapter_id, WHOLE, by=editor)
    services.submit_chapter(chapter_id, 2, (), by=editor)
    services.send_back_chapter(chapter_id, 2, "Opdigtet: skriv mere", by=reviewer)
    assert Chapter.objects.get(pk=chapter_id).state == "draft"
    services.submit_chapter(chapter_id, 2, (), by=editor)
    with pytest.raises(Denied, match="comments_open"):
        services.approve_chapter(chapter_id, 2, by=reviewer)
    comment = Comment.objects.get()
    assert b"Opdigtet" not in bytes(comment.words_sealed)
    services.settle_comment(comment.pk, by=editor)
    with pytest.raises(Denied, match="comment_settled"):
        services.settle_comment(comment.pk, by=editor)
    services.approve_chapter(chapter_id, 2, by=reviewer)
    comments, steps = services.show_review(chapter_id, by=editor)
    assert [step.state for step in steps] == ["in_review", "draft", "in_review", "approved"]
    assert comments[0].is_settled


@pytest_db
@pytest.mark.parametrize("missing", [None, *POINTS])
def test_a_text_about_a_person_is_reviewed_with_every_point_of_the_checklist(hands, chapter_id, missing):
    services.save_text(chapter_id, TextInput(CASE, CASE, 1), by=hands[0])
    checked = tuple(point for point in POINTS if point != missing)
    if missing is None:
        services.submit_chapter(chapter_id, 2, checked, by=hands[0])
        _, (step,) = services.show_review(chapter_id, by=hands[2])
        assert set(step.checked) == set(POINTS)
        return
    with pytest.raises(Invalid, match="not_anonymous"):
        services.submit_chapter(chapter_id, 2, checked, by=hands[0])


@pytest_db
@pytest.mark.parametrize(
    ("danish", "english", "code"),
    [
        ("= T\n\nDer var 80.", "= T", "faults_da"),
        ("= T", "= T\n\nThere were 80.", "faults_en"),
        ("= T", "", "faults_en"),
    ],
)
def test_a_text_with_a_fault_is_not_sent_to_review(hands, chapter_id, danish, english, code):
    services.save_text(chapter_id, TextInput(danish, english, 1), by=hands[0])
    with pytest.raises(Denied, match=code):
        services.submit_chapter(chapter_id, 2, POINTS, by=hands[0])


@pytest_db
def test_a_new_text_of_an_approved_chapter_is_a_draft(hands, chapter_id):
    services.save_text(chapter_id, WHOLE, by=hands[0])
    services.submit_chapter(chapter_id, 2, (), by=hands[0])
    services.approve_chapter(chapter_id, 2, by=hands[2])
    services.save_text(chapter_id, TextInput("= Andet", "= Other", 2), by=hands[1])
    assert Chapter.objects.get(pk=chapter_id).state == "draft"


@pytest_db
def test_an_edition_is_approved_once_all_chapters_are_and_by_somebody_who_wrote_none(hands, chapter_id):
    editor, _, reviewer, publisher = hands
    manuscript_id = Manuscript.objects.get().pk
    assert services.add_photograph(manuscript_id, Upload("opdigtet.jpg", a_picture()), by=editor) == 1
    shown = "= T\n\n[foto] 1\nKredit: Opdigtet\nBeskrivelse: Opdigtet\n"
    services.save_text(chapter_id, TextInput(shown, "= T", 1), by=editor)
    for chapter in Chapter.objects.all():
        with pytest.raises(Denied, match="chapters_not_approved"):
            services.approve_edition(manuscript_id, by=publisher)
        services.submit_chapter(chapter.pk, chapter.number, (), by=editor)
        services.approve_chapter(chapter.pk, chapter.number, by=reviewer)
    writer = replace(publisher, user_id=editor.user_id)
    with pytest.raises(Denied, match="own_text"):
        services.approve_edition(manuscript_id, by=writer)
    with pytest.raises(Denied, match="missing_right"):
        services.approve_edition(manuscript_id, by=reviewer)
    assert services.approve_edition(manuscript_id, by=publisher) == 1
    assert Publication.objects.get().state == "prepared"  # released by somebody else
    edition = selectors.approved_edition(2021)
    assert edition.chapters[0] == ("identification", shown, "= T") and len(edition.photographs) == 1
    assert selectors.approved_edition(2020) is None and selectors.approved_edition(2021, 2) is None
    assert Edition.objects.get().photographs == [1]


@pytest_db
def test_a_photograph_keeps_nothing_of_the_camera_and_nothing_else_is_one(hands, chapter_id):
    manuscript_id = Manuscript.objects.get().pk
    services.add_photograph(manuscript_id, Upload("opdigtet.jpg", a_picture()), by=hands[0])
    row = Photograph.objects.get()
    assert b"Opdigtet" not in bytes(row.body) and row.media == "image/jpeg"
    assert services.show_photograph(row.pk, by=hands[2])[0] == "image/jpeg"
    with pytest.raises(Invalid, match="not_a_picture"):
        services.add_photograph(manuscript_id, Upload("opdigtet.txt", b"Opdigtet tekst"), by=hands[0])


@pytest_db
def test_the_catalogue_is_found_by_words_and_says_what_the_register_knows(hands, chapter_id):
    found = services.search_catalogue(chapter_id, "ofre nigeria", "da", by=hands[0])
    assert "{victims nationality=NGA}" in [each.typed for each in found]
    assert services.search_catalogue(chapter_id, "   ", "da", by=hands[0]) == []
    assert services.search_catalogue(chapter_id, "xyzzy", "en", by=hands[0]) == []


# --- Pages


@pytest_db
def test_the_page_shows_without_saving_and_takes_a_proposal(hands, chapter_id, client_for):
    client = client_for(hands[0])
    url = reverse("reporting:chapter", args=[chapter_id])
    typed = {
        "danish": "= T\r\n\r\n{halvdelen: calls af interviewed} og <script>alert(1)</script>\r\n", "english": "= T",
        "show": "danish", "version": "1",
    }  # fmt: skip
    page = client.post(url, typed | {"act": "show", "find": "opkald politi"}).content.decode()
    assert "<script>alert(1)" not in page and "Registeret har intet svar" in page
    assert 'value="insert:{calls caller=police}"' in page
    page = client.post(url, typed | {"act": "insert:{calls}"}).content.decode()
    assert "alert(1)&lt;/script&gt; {calls}\n</textarea>" in page
    assert ChapterText.objects.filter(chapter=chapter_id).count() == 1
    page = client.post(url, {**typed, "danish": "= T\n\n{to: calls}", "act": "use:0"}).content.decode()
    assert "{ingen: calls}" in page
    assert client.post(url, typed | {"act": "save"}).status_code == 302


@pytest_db
def test_a_stale_save_shows_both_and_loses_neither(hands, chapter_id, client_for):
    services.save_text(chapter_id, WHOLE, by=hands[1])
    mine = {"danish": "= Min udgave", "english": "", "show": "danish", "version": "1", "act": "save"}
    client = client_for(hands[0])
    page = client.post(reverse("reporting:chapter", args=[chapter_id]), mine).content.decode()
    assert "= Min udgave" in page and "Opdigtet kapitel" in page and 'name="version" value="2"' in page
    assert ChapterText.objects.filter(chapter=chapter_id).count() == 2


@pytest_db
def test_a_lost_session_leaves_a_draft(hands, chapter_id, client_for):
    client = client_for(hands[0])
    page = client.get(reverse("reporting:chapter", args=[chapter_id])).content.decode()
    assert 'name="draft"' in page


@pytest_db
def test_no_text_stands_in_the_trail(hands, chapter_id):
    services.save_text(chapter_id, WHOLE, by=hands[0])
    services.comment(chapter_id, "Opdigtet kommentar", by=hands[2])
    lines = AuditLine.objects.filter(event__startswith="reporting.")
    assert {line.event for line in lines} >= {"reporting.chapter_written", "reporting.comment_made"}
    assert not [line for line in lines if "Opdigtet" in str(line.__dict__)]


# --- The report

EDITION = EditionView(
    1, 2021, (("numbers", EVERYTHING, "= Numbers\n\n{victims, person}."), ("second", "= Kort\n\n{flertallet: victims gender=male af alle}. Ord.", "")),
    ((1, "image/jpeg", a_picture()),),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("edition")
    build(Wanted(2021, AS_OF, "da"), out, figures=published_register(), edition=EDITION)
    return out


def test_the_report_is_built_of_the_edition(folder):
    page = (folder / "report.html").read_text()
    assert "Knap halvdelen af ofrene er mænd." in page
    assert 'src="photographs/1.jpg" alt="En tom gang"' in page and (folder / "photographs/1.jpg").is_file()
    assert "<blockquote><p>Det var ikke det, de havde lovet.</p></blockquote>" in page
    assert page.count('id="victims_by_gender-title"') == 1
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["edition"] == 1 and "photographs/1.jpg" in manifest["files"]
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_sentence_that_does_not_hold_is_left_out_of_the_report(folder):
    page = (folder / "report.html").read_text()
    assert "lertallet" not in page and "<p>Ord.</p>" in page


def test_the_same_edition_gives_the_same_bytes(folder, tmp_path):
    again = build(Wanted(2021, AS_OF, "da"), tmp_path, figures=published_register(), edition=EDITION)
    assert again == json.loads((folder / "manifest.json").read_text())
