"""Seeing documents: the list of a case, one of them, a page of it, the file itself. Each is an act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.policies import verdict
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.cases import services as cases_services
from opennrm.cases.domain import CaseView
from opennrm.documents import keeping, pages, policies, selectors
from opennrm.documents.domain.media import EXTENSIONS, Media
from opennrm.documents.domain.states import State
from opennrm.documents.domain.views import DocumentRow, DocumentView, OpenedFile, VersionView
from opennrm.documents.keeping import NAME, TITLE
from opennrm.documents.models import Document, Version
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import COPENHAGEN


@act
def show_documents(case_id: UUID, *, by: Actor) -> tuple[CaseView, Sequence[DocumentRow]]:
    """The documents of a case that the actor's role sees."""
    case = cases_services.show_case(case_id, by=by)
    found = list(selectors.documents_of(by, case_id))
    titles = [Sealed(**TITLE, row=each.pk, value=bytes(each.title_sealed)) for each in found]
    told = persons_services.unseal_texts(case.person_id, titles, by=by)
    audit.record("documents.list_shown", cases.get_case(by, case_id), by=by)
    return case, [_row(each, told[each.pk]) for each in found]


@act
def show_document(
    document_id: UUID, *, check: Callable[[Actor, Document], None] = policies.check_can_see, by: Actor
) -> DocumentView:
    """One document with all its versions. ``check``: what it is shown for."""
    document = selectors.get_document(by, document_id)
    check(by, document)
    audit.record("documents.document_shown", document, by=by)
    return _view(document, by=by)


@act
def show_version(
    version_id: UUID, *, check: Callable[[Actor, Version], None], by: Actor
) -> tuple[DocumentView, VersionView]:
    """One version, for looking at it or masking it: ``check`` says whether the actor may."""
    version = selectors.get_version(by, version_id)
    check(by, version)
    document = selectors.get_document(by, version.document_id)
    audit.record("documents.document_shown", document, by=by)
    view = _view(document, by=by)
    return view, next(each for each in view.versions if each.id == version_id)


@act
def open_version(version_id: UUID, *, by: Actor) -> OpenedFile:
    """The file, under a name that says nothing of whom it is about."""
    version = selectors.get_version(by, version_id)
    content = keeping.opened(version, by=by)
    audit.record("documents.version_opened", version, by=by, fields=["body_sealed"])
    name = f"dokument-{str(version.document_id)[:8]}-{version.number}.{EXTENSIONS[content.media]}"
    return OpenedFile(name, content.media, content.body)


@act
def draw_page(version_id: UUID, number: int, *, by: Actor) -> bytes:
    """One page as a picture of our own making."""
    version = selectors.get_version(by, version_id)
    picture = pages.drawn(keeping.opened(version, by=by), number)
    audit.record("documents.page_shown", version, by=by, fields=[f"page_{number}"])
    return pages.as_picture(picture, Media.PNG)


def _row(document: Document, title: str) -> DocumentRow:
    versions = sorted(document.versions.all(), key=lambda each: each.number)
    return DocumentRow(
        id=document.pk,
        title=title,
        kind=document.kind,
        section=document.section,
        organisation=document.organisation.code,
        added_on=versions[-1].added_at.astimezone(COPENHAGEN).date(),
        versions=len(versions),
        state=State(versions[-1].state),
        recipient=document.recipient,
    )


def _view(document: Document, *, by: Actor) -> DocumentView:
    case = cases_services.show_case(document.case_id, by=by)
    versions = sorted(document.versions.all(), key=lambda each: -each.number)
    texts = [Sealed(**NAME, row=each.pk, value=bytes(each.name_sealed)) for each in versions]
    title = Sealed(**TITLE, row=document.pk, value=bytes(document.title_sealed))
    told = persons_services.unseal_texts(case.person_id, [title, *texts], by=by)
    return DocumentView(
        id=document.pk,
        case=case,
        title=told[document.pk],
        kind=document.kind,
        section=document.section,
        organisation=document.organisation.code,
        recipient=document.recipient,
        masked=document.masked,
        versions=[_version(each, document, told[each.pk], by=by) for each in versions],
        may_add=bool(verdict(policies.check_can_add_version, by, document)),
        may_withdraw=bool(verdict(policies.check_can_withdraw, by, document)),
        may_copy=bool(verdict(policies.check_can_copy, by, versions[0])),
    )


def _version(row: Version, document: Document, name: str, *, by: Actor) -> VersionView:
    row.document = document
    return VersionView(
        id=row.pk,
        number=row.number,
        name=name,
        media=Media(row.media),
        size=row.size,
        pages=row.pages,
        state=State(row.state),
        added_at=row.added_at,
        added_by=row.added_by_id,
        may_open=bool(verdict(policies.check_can_open, by, row)),
        may_look=bool(verdict(policies.check_can_look, by, row)),
    )
