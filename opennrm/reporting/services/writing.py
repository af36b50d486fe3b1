"""Opening a chapter, writing it, looking at it as it would stand in the report."""

from __future__ import annotations

from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.mechanism.rules import worded_as_of
from opennrm.reporting import policies, selectors
from opennrm.reporting.domain.chapter_states import ChapterState
from opennrm.reporting.domain.manuscripts.telling import tell
from opennrm.reporting.domain.manuscripts.views import (
    LONGEST_TEXT,
    ChapterView,
    Previewed,
    TextInput,
    TextView,
)
from opennrm.reporting.domain.typed.saying import Voice
from opennrm.reporting.domain.typed.search import Found, search
from opennrm.reporting.models import Chapter, ChapterText
from opennrm.reporting.services.building import exhibits_of
from opennrm.reporting.services.ledger import Ledger
from opennrm.reporting.services.manuscripts import save_wording, wordings
from opennrm.reporting.services.pages import Shown, of_manuscript
from opennrm.shared.errors import Conflict, Invalid


@act
def show_chapter(chapter_id: UUID, *, by: Actor) -> ChapterView:
    """As it is worded now."""
    chapter = selectors.get_chapter(by, chapter_id)
    (row,) = selectors.texts_of(by, chapter, newest=True)
    audit.record("reporting.chapter_shown", chapter, by=by)
    text = _views(chapter, [row], by=by)[0]
    photographs = frozenset(number for _, number in selectors.photographs_of(by, chapter.manuscript_id))
    manuscript = chapter.manuscript
    return ChapterView(
        chapter.pk, manuscript.pk, manuscript.year, manuscript.as_of, chapter.key, ChapterState(chapter.state), text,
        photographs,
    )  # fmt: skip


@act
def show_versions(chapter_id: UUID, *, by: Actor) -> list[TextView]:
    """All wordings of a chapter, newest first."""
    chapter = selectors.get_chapter(by, chapter_id)
    audit.record("reporting.versions_shown", chapter, by=by)
    return _views(chapter, selectors.texts_of(by, chapter), by=by)


def _views(chapter: Chapter, rows: list[ChapterText], *, by: Actor) -> list[TextView]:
    told = wordings(chapter.manuscript_id, rows, by=by)
    return [TextView(row.number, *told[row.pk], row.written_by.name, row.written_at) for row in rows]


@act
def save_text(chapter_id: UUID, given: TextInput, *, by: Actor) -> None:
    """A further version; the earlier ones stay. What was read before somebody else saved is not saved over theirs."""
    chapter = selectors.lock_chapter(by, chapter_id)
    policies.check_can_write(by)
    if given.version != chapter.number:
        raise Conflict("reporting.text_changed", field="danish")
    if len(given.danish) + len(given.english) > 2 * LONGEST_TEXT:
        raise Invalid("reporting.text_too_long", field="danish", longest=LONGEST_TEXT)
    chapter.number += 1
    chapter.state = ChapterState.DRAFT
    chapter.save(update_fields=["number", "state"])
    save_wording(chapter, given, by=by)
    audit.record("reporting.chapter_written", chapter, by=by, fields=["danish_sealed", "english_sealed"])


@act
def preview(chapter_id: UUID, text: str, language: str, *, by: Actor) -> Previewed:
    """A text, saved or not, made by what makes the report, but for the charts, whose tables are shown instead."""
    chapter = selectors.get_chapter(by, chapter_id)
    year, figures = chapter.manuscript.year, Ledger(chapter.manuscript.as_of)
    pictures = {number: str(found) for found, number in selectors.photographs_of(by, chapter.manuscript_id)}
    with worded_as_of(chapter.manuscript.as_of):
        telling = tell(text, Voice(year, language, figures), frozenset(pictures))
        part = of_manuscript(chapter.key, telling, year, figures)
        exhibits = exhibits_of([part], year, figures, language, is_drawing=False)
        page = part.page(Shown(year, language, figures, exhibits, pictures))
    audit.record("reporting.chapter_previewed", chapter, by=by)
    return Previewed(telling, page)


@act
def search_catalogue(chapter_id: UUID, words: str, language: str, *, by: Actor) -> list[Found]:
    """Questions that fit, with what the register says to them at the as-of date of the manuscript."""
    policies.check_can_write(by)
    chapter = selectors.get_chapter(by, chapter_id)
    if not words.strip():
        return []
    audit.record("reporting.catalogue_searched", chapter, by=by)
    manuscript = chapter.manuscript
    return search(words, Voice(manuscript.year, language, Ledger(manuscript.as_of)))
