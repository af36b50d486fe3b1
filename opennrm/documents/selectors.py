"""What may be read of documents and notes: those of the actor's cases, in the sections that the actor's role sees."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.cases import selectors as cases
from opennrm.cases.domain import Seen
from opennrm.documents import policies
from opennrm.documents.domain.evidence import EvidenceChoice
from opennrm.documents.domain.notes import Audience
from opennrm.documents.domain.states import GONE, OPEN, State
from opennrm.documents.domain.views import Added
from opennrm.documents.models import Content, Custody, Document, Evidence, Note, Version
from opennrm.shared.dates import COPENHAGEN


def documents_for(actor: Actor) -> QuerySet[Document]:
    """Newest first, each with its versions and the organisation that added it."""
    found = Document.objects.filter(
        cases.in_an_open_section(actor), section__in=policies.sections_seen(actor)
    )
    named = Evidence.objects.filter(version__document=OuterRef("pk"))
    found = (
        found.select_related("organisation").prefetch_related("versions").annotate(is_evidence=Exists(named))
    )
    return found.order_by("-added_at", "pk")


def documents_of(actor: Actor, case_id: UUID) -> QuerySet[Document]:
    return documents_for(actor).filter(case=case_id)


def get_document(actor: Actor, document_id: UUID) -> Document:
    """Not found and not yours look the same: both are 404."""
    return get_object_or_404(documents_for(actor), pk=document_id)


def get_version(actor: Actor, version_id: UUID) -> Version:
    found = Version.objects.filter(document__in=documents_for(actor).order_by().values("pk"))
    return get_object_or_404(found.select_related("document"), pk=version_id)


def lock_version(actor: Actor, version_id: UUID) -> Version:
    """For an act that moves it."""
    known = get_version(actor, version_id)
    return get_object_or_404(
        Version.objects.select_for_update(of=("self",)).select_related("document"), pk=known.pk
    )


def lock_versions(actor: Actor, document_id: UUID) -> list[Version]:
    """All of a document's that are still there."""
    document = get_document(actor, document_id)
    found = Version.objects.select_for_update(of=("self",)).filter(document=document).exclude(state__in=GONE)
    return list(found.select_related("document").order_by("number"))


def sealed_body(actor: Actor, version: Version) -> bytes:
    """The ciphertext of a version that was found within the actor's scope."""
    actor.check_has(Permission.CASE_VIEW)
    return bytes(get_object_or_404(Content, version=version).body_sealed)


def notes_of(actor: Actor, case_id: UUID) -> QuerySet[Note]:
    """The notes of a case that are meant for the actor, newest first."""
    meant = (
        Q(audience=Audience.PARTICIPANTS)
        | Q(audience=Audience.ORGANISATION, organisation=actor.organisation_id)
        | Q(audience=Audience.AUTHOR, author=actor.user_id)
    )
    found = Note.objects.filter(
        meant, cases.in_an_open_section(actor), section__in=policies.sections_seen(actor)
    )
    return (
        found.filter(case=case_id)
        .select_related("organisation")
        .prefetch_related("texts")
        .order_by("-made_at", "pk")
    )


def lock_note(actor: Actor, note_id: UUID) -> Note:
    known = get_object_or_404(Note.objects.filter(case__in=cases.case_ids_for(actor)), pk=note_id)
    found = notes_of(actor, known.case_id).prefetch_related(None).select_related(None).order_by()
    return get_object_or_404(found.select_for_update(of=("self",)), pk=known.pk)


def added(actor: Actor, seen: Seen) -> list[Added]:
    """Documents of cases that the actor sees, oldest first: for timelines. One query for any number."""
    standing = Version.objects.exclude(state__in=GONE).values("document")
    found = Document.objects.filter(
        cases.in_an_open_section(actor),
        case__in=seen.ids,
        section__in=policies.sections_seen(actor),
        pk__in=standing,
    )
    rows = found.order_by("added_at").values_list("case_id", "pk", "added_at", "kind")
    return [Added(case_id, pk, at.astimezone(COPENHAGEN).date(), kind) for case_id, pk, at, kind in rows]


def count_waiting(actor: Actor) -> int:
    """Versions in the actor's cases that wait to be looked at by somebody else than whoever sent them."""
    waiting = Version.objects.filter(
        cases.in_an_open_section(actor, "document__"),
        state=State.QUARANTINED,
        document__section__in=policies.sections_written(actor),
    )
    return waiting.exclude(added_by=actor.user_id).count()


def evidence_for(actor: Actor) -> QuerySet[Evidence]:
    """The items of the actor's cases, each with its chain."""
    found = Evidence.objects.filter(
        cases.in_an_open_section(actor), section__in=policies.sections_seen(actor)
    )
    chain = Custody.objects.select_related("organisation", "to", "receipt").order_by("number")
    return (
        found.select_related("organisation", "version")
        .prefetch_related(Prefetch("chain", chain))
        .order_by("received_at", "pk")
    )


def evidence_of(actor: Actor, case_id: UUID) -> QuerySet[Evidence]:
    return evidence_for(actor).filter(case=case_id)


def get_evidence(actor: Actor, evidence_id: UUID) -> Evidence:
    """Not found and not yours look the same: both are 404."""
    return get_object_or_404(evidence_for(actor), pk=evidence_id)


def get_custody(actor: Actor, custody_id: UUID) -> Custody:
    """A line of the chain of an item of the actor's."""
    found = Custody.objects.filter(evidence__in=evidence_for(actor).order_by().values("pk"))
    return get_object_or_404(found.select_related("evidence"), pk=custody_id)


def evidence_choices(actor: Actor, case_id: UUID) -> list[EvidenceChoice]:
    """What a conclusion about the person of a case may rest on."""
    found = evidence_of(actor, case_id).prefetch_related(None).select_related(None)
    return [EvidenceChoice(*each) for each in found.values_list("pk", "kind")]


def openable_versions(actor: Actor, case_id: UUID) -> list[tuple[Document, Version]]:
    """The newest version of each document of a case that can be opened: what an item may be."""
    found = [
        (document, each) for document in documents_of(actor, case_id) for each in document.versions.all()
    ]
    newest = {
        document.pk: (document, each) for document, each in sorted(found, key=lambda pair: pair[1].number)
    }
    return [pair for pair in newest.values() if State(pair[1].state) in OPEN]
