"""Four eyes: comments, sending to review, sending back, approving a chapter, approving an edition."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID, uuid4

from django.db.models import Max

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.mechanism.rules import rules
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.reporting import policies, selectors
from opennrm.reporting.domain.chapter_states import ChapterState, check_can_move
from opennrm.reporting.domain.manuscripts.blocks import photographs_in, tells_of_a_person
from opennrm.reporting.domain.manuscripts.telling import tell
from opennrm.reporting.domain.manuscripts.views import LONGEST_COMMENT, CommentView, StepView
from opennrm.reporting.domain.typed.saying import Voice
from opennrm.reporting.models import Chapter, ChapterStep, Comment, Edition, Manuscript
from opennrm.reporting.services.ledger import Ledger
from opennrm.reporting.services.manuscripts import wordings
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid
from opennrm.statistics import services as statistics_services
from opennrm.statistics.domain.publications import Edition as YearTables

WORDS = {"table": "reporting_comment", "column": "words_sealed"}
CHECKLIST = "anonymity_points"
LANGUAGES = ("da", "en")


@act
def show_review(chapter_id: UUID, *, by: Actor) -> tuple[list[CommentView], list[StepView]]:
    """What was said of a chapter, and what was done with it."""
    chapter = selectors.get_chapter(by, chapter_id)
    rows = selectors.comments_of(by, chapter)
    sealed = [Sealed(**WORDS, row=row.pk, value=bytes(row.words_sealed)) for row in rows]
    told = persons_services.unseal_texts(chapter.manuscript_id, sealed, by=by)
    audit.record("reporting.review_shown", chapter, by=by)
    comments = [
        CommentView(
            row.pk, row.number, told[row.pk], row.said_by.name, row.said_at, row.settled_at is not None
        )
        for row in rows
    ]
    steps = [
        StepView(ChapterState(row.state), row.number, row.done_by.name, row.done_at, tuple(row.checked))
        for row in selectors.steps_of(by, chapter)
    ]
    return comments, steps


@act
def comment(chapter_id: UUID, words: str, *, by: Actor) -> None:
    chapter = selectors.lock_chapter(by, chapter_id)
    _say(chapter, words, by=by)


def _say(chapter: Chapter, words: str, *, by: Actor) -> None:
    if not words.strip():
        raise Invalid("reporting.comment_empty", field="words")
    if len(words) > LONGEST_COMMENT:
        raise Invalid("reporting.comment_too_long", field="words", longest=LONGEST_COMMENT)
    row_id = uuid4()
    sealed = persons_services.seal_text(chapter.manuscript_id, **WORDS, row=row_id, text=words)
    row = Comment.objects.create(
        id=row_id, chapter=chapter, number=chapter.number, words_sealed=sealed, said_at=clock.now(), said_by_id=by.user_id
    )  # fmt: skip
    audit.record("reporting.comment_made", row, by=by, fields=["words_sealed"])


@act
def settle_comment(comment_id: UUID, *, by: Actor) -> UUID:
    """Answered in the text, or talked over. Answers the chapter."""
    row = selectors.lock_comment(by, comment_id)
    if row.settled_at is not None:
        raise Denied("reporting.comment_settled")
    row.settled_at, row.settled_by_id = clock.now(), by.user_id
    row.save(update_fields=["settled_at", "settled_by"])
    audit.record("reporting.comment_settled", row, by=by, fields=["settled_at", "settled_by"])
    return row.chapter_id


@act
def submit_chapter(chapter_id: UUID, version: int, checked: tuple[str, ...], *, by: Actor) -> None:
    """To be read by somebody else. Only a text in which everything holds, in both languages; a case or an interview with
    every point of the checklist."""
    policies.check_can_write(by)
    chapter = selectors.lock_chapter(by, chapter_id)
    policies.check_can_submit(by, chapter)
    danish, english = _wording_of(chapter, version, by=by)
    _check_whole(chapter, danish, english, by=by)
    points = [each.code for each in rules().codes_on(CHECKLIST, clock.today())]
    kept = [point for point in points if point in checked]
    if kept != points and (tells_of_a_person(danish) or tells_of_a_person(english)):
        raise Invalid("reporting.not_anonymous", field="checked")
    row = _step(chapter, ChapterState.IN_REVIEW, kept, by=by)
    audit.record("reporting.chapter_submitted", row, by=by, fields=["state", "checked"])


@act
def send_back_chapter(chapter_id: UUID, version: int, words: str, *, by: Actor) -> None:
    """With what is to be done."""
    chapter = _reviewed(chapter_id, version, by=by)
    _say(chapter, words, by=by)
    row = _step(chapter, ChapterState.DRAFT, (), by=by)
    audit.record("reporting.chapter_sent_back", row, by=by, fields=["state"])


@act
def approve_chapter(chapter_id: UUID, version: int, *, by: Actor) -> None:
    """What was read, and with every comment settled."""
    chapter = _reviewed(chapter_id, version, by=by)
    if chapter.comments.filter(settled_at__isnull=True).exists():
        raise Denied("reporting.comments_open")
    _check_whole(chapter, *_wording_of(chapter, version, by=by), by=by)
    row = _step(chapter, ChapterState.APPROVED, (), by=by)
    audit.record("reporting.chapter_approved", row, by=by, fields=["state"])


def _reviewed(chapter_id: UUID, version: int, *, by: Actor) -> Chapter:
    chapter = selectors.lock_chapter(by, chapter_id)
    policies.check_can_review(by, chapter, selectors.writers_of(by, chapter))
    _check_version(chapter, version)
    return chapter


def _check_version(chapter: Chapter, version: int) -> None:
    if version != chapter.number:
        raise Denied("reporting.another_text")


def _wording_of(chapter: Chapter, version: int, *, by: Actor) -> tuple[str, str]:
    _check_version(chapter, version)
    (row,) = selectors.texts_of(by, chapter, newest=True)
    return wordings(chapter.manuscript_id, [row], by=by)[row.pk]


def _check_whole(chapter: Chapter, danish: str, english: str, *, by: Actor) -> None:
    figures = Ledger(chapter.manuscript.as_of)
    photographs = frozenset(number for _, number in selectors.photographs_of(by, chapter.manuscript_id))
    for language, text in zip(LANGUAGES, (danish, english), strict=True):
        faults = tell(text, Voice(chapter.manuscript.year, language, figures), photographs).faults
        if faults:
            raise Denied(f"reporting.faults_{language}", count=len(faults))


def _step(chapter: Chapter, state: ChapterState, checked: Collection[str], *, by: Actor) -> ChapterStep:
    check_can_move(ChapterState(chapter.state), state)
    chapter.state = state
    chapter.save(update_fields=["state"])
    return ChapterStep.objects.create(
        chapter=chapter, number=chapter.number, state=state, checked=list(checked), done_at=clock.now(), done_by_id=by.user_id
    )  # fmt: skip


@act
def approve_edition(manuscript_id: UUID, *, by: Actor) -> int:
    """All chapters as they are approved become what the report of the year is built from. The tables of the year are
    prepared with it, as a publication that somebody else releases."""
    manuscript = selectors.lock_manuscript(by, manuscript_id)
    chapters = selectors.chapters_of(by, manuscript)
    writers = selectors.writers_of(by, *chapters)
    policies.check_can_approve_edition(by, [each.state for each in chapters], writers)
    row = _edition(manuscript, chapters, by=by)
    audit.record("reporting.edition_approved", row, by=by, fields=["chapters", "photographs"])
    statistics_services.prepare_publication(YearTables(manuscript.year, manuscript.as_of), by=by)
    return row.number


def _edition(manuscript: Manuscript, chapters: list[Chapter], *, by: Actor) -> Edition:
    rows = selectors.texts_of(by, *chapters, newest=True)
    told = wordings(manuscript.pk, rows, by=by)
    keys = {each.pk: each.key for each in chapters}
    written = [
        {"key": keys[row.chapter_id], "danish": told[row.pk][0], "english": told[row.pk][1]} for row in rows
    ]
    shown = frozenset[int]().union(*(photographs_in(text) for pair in told.values() for text in pair))
    last = Edition.objects.filter(manuscript=manuscript).aggregate(last=Max("number"))["last"] or 0
    return Edition.objects.create(
        manuscript=manuscript, year=manuscript.year, number=last + 1, chapters=written, photographs=sorted(shown),
        approved_at=clock.now(), approved_by_id=by.user_id,
    )  # fmt: skip
