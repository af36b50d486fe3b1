"""Beginning a manuscript, opening it, its chapters and its photographs."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.db.models import Max

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.documents import keeping
from opennrm.documents.domain.media import Media, Upload
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.reporting import policies, selectors
from opennrm.reporting.domain.chapter_states import ChapterState
from opennrm.reporting.domain.chapters import BY_KEY, chapters
from opennrm.reporting.domain.figures import Figures
from opennrm.reporting.domain.manuscripts.blocks import title_of
from opennrm.reporting.domain.manuscripts.views import (
    ChapterLine,
    ManuscriptView,
    TextInput,
)
from opennrm.reporting.domain.manuscripts.years import FIRST_YEAR, LAST_YEAR
from opennrm.reporting.models import Chapter, ChapterText, Manuscript, Photograph
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

TABLE, DANISH, ENGLISH = "reporting_chaptertext", "danish_sealed", "english_sealed"
PICTURES = (Media.JPEG, Media.PNG)
MOST_CHAPTERS, MOST_PHOTOGRAPHS = 40, 200


class _Nothing:
    """Chapters are asked for their titles alone."""

    def rows(self, ask: object) -> list[dict[str, object]]:
        return []


@act
def begin_manuscript(year: int, as_of: date, *, by: Actor) -> UUID:
    """The manuscript of a year: a chapter for each that is built in, to be written in."""
    policies.check_can_write(by)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid("reporting.year_out_of_range", field="year", first=FIRST_YEAR, last=LAST_YEAR)
    if Manuscript.objects.filter(year=year).exists():
        raise Invalid("reporting.manuscript_exists", field="year", year=year)
    row = Manuscript.objects.create(year=year, as_of=as_of, begun_at=clock.now(), begun_by_id=by.user_id)
    nothing: Figures = _Nothing()
    for place, (key, chapter) in enumerate(zip(BY_KEY, chapters(year, nothing), strict=True), start=1):
        danish, english = (f"= {chapter.title[each]}\n\n[indbygget] {key}\n" for each in ("da", "en"))
        _save_chapter(row, place, key, TextInput(danish, english, 0), by=by)
    audit.record("reporting.manuscript_begun", row, by=by, fields=["year", "as_of"])
    return row.pk


@act
def add_chapter(manuscript_id: UUID, danish: str, english: str, *, by: Actor) -> UUID:
    """A chapter of one's own, after the others."""
    policies.check_can_write(by)
    manuscript = selectors.lock_manuscript(by, manuscript_id)
    place = (Chapter.objects.filter(manuscript=manuscript).aggregate(last=Max("position"))["last"] or 0) + 1
    if place > MOST_CHAPTERS:
        raise Invalid("reporting.too_many_chapters", field="danish", most=MOST_CHAPTERS)
    in_danish, in_english = (f"= {' '.join(each.split())}\n" for each in (danish, english))
    row = _save_chapter(manuscript, place, f"chapter-{place}", TextInput(in_danish, in_english, 0), by=by)
    audit.record("reporting.chapter_added", row, by=by, fields=["danish_sealed", "english_sealed"])
    return row.pk


def _save_chapter(manuscript: Manuscript, position: int, key: str, given: TextInput, *, by: Actor) -> Chapter:
    row = Chapter.objects.create(manuscript=manuscript, position=position, key=key, number=1)
    save_wording(row, given, by=by)
    return row


def save_wording(chapter: Chapter, given: TextInput, *, by: Actor) -> ChapterText:
    """Under the chapter's number, sealed under the key of its manuscript."""
    row_id, subject = uuid4(), chapter.manuscript_id

    def sealed(column: str, text: str) -> bytes:
        return persons_services.seal_text(subject, table=TABLE, column=column, row=row_id, text=text)

    return ChapterText.objects.create(
        id=row_id, chapter=chapter, number=chapter.number, danish_sealed=sealed(DANISH, given.danish),
        english_sealed=sealed(ENGLISH, given.english), written_at=clock.now(), written_by_id=by.user_id,
    )  # fmt: skip


def wordings(manuscript_id: UUID, rows: list[ChapterText], *, by: Actor) -> dict[UUID, tuple[str, str]]:
    """Danish and English of each, opened together."""
    texts = [
        Sealed(TABLE, column, row.pk, bytes(getattr(row, column)))
        for row in rows
        for column in (DANISH, ENGLISH)
    ]
    told = persons_services.unseal_columns(manuscript_id, texts, by=by)
    return {row.pk: (told.get((DANISH, row.pk), ""), told.get((ENGLISH, row.pk), "")) for row in rows}


@act
def show_manuscript(manuscript_id: UUID, language: str, *, by: Actor) -> ManuscriptView:
    """Its chapters by their titles, its photographs and its approved editions."""
    row = selectors.get_manuscript(by, manuscript_id)
    found = selectors.chapters_of(by, row)
    newest = selectors.texts_of(by, *found, newest=True)
    told = wordings(row.pk, newest, by=by)
    titles = {text.chapter_id: title_of(told[text.pk][language == "en"]) for text in newest}
    editions = (
        (each.number, each.approved_by.name, each.approved_at) for each in selectors.editions_of(by, row)
    )
    audit.record("reporting.manuscript_shown", row, by=by)
    return ManuscriptView(
        row.pk, row.year, row.as_of,
        tuple(
            ChapterLine(each.pk, titles[each.pk] or each.key, ChapterState(each.state), each.number, getattr(each, "open_comments", 0))
            for each in found
        ),
        tuple(selectors.photographs_of(by, row.pk)), tuple(editions),
    )  # fmt: skip


@act
def add_photograph(manuscript_id: UUID, upload: Upload, *, by: Actor) -> int:
    """Drawn anew, so that neither place nor camera is kept. Answers its number, by which a chapter shows it."""
    policies.check_can_write(by)
    manuscript = selectors.lock_manuscript(by, manuscript_id)
    kept = keeping.found_out([upload]).kept
    if kept.media not in PICTURES:
        raise Invalid("reporting.not_a_picture", field="file")
    number = Photograph.objects.filter(manuscript=manuscript).count() + 1
    if number > MOST_PHOTOGRAPHS:
        raise Invalid("reporting.too_many_photographs", field="file", most=MOST_PHOTOGRAPHS)
    row = Photograph.objects.create(
        manuscript=manuscript, number=number, media=kept.media, body=kept.body, added_at=clock.now(), added_by_id=by.user_id
    )  # fmt: skip
    audit.record("reporting.photograph_added", row, by=by, fields=["body"])
    return number


@act
def show_photograph(photograph_id: UUID, *, by: Actor) -> tuple[str, bytes]:
    """Its type and its bytes."""
    row = selectors.get_photograph(by, photograph_id)
    audit.record("reporting.photograph_shown", row, by=by)
    return row.media, bytes(row.body)
