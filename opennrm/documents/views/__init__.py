"""Pages of the documents and notes of a case, and the files themselves on their way out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.access.selectors import user_names
from opennrm.documents import policies, presenters, services
from opennrm.documents.domain.media import DRAWN
from opennrm.documents.forms import AddForm, CopyForm, CorrectNoteForm, NoteForm, UploadForm
from opennrm.documents.views.headers import NOT_A_PAGE
from opennrm.ui.uploads import takes_files


def documents(request: ActorRequest, case_id: UUID) -> HttpResponse:
    case, found = services.show_documents(case_id, by=request.actor)
    context = {
        "case": case,
        "rows": presenters.document_rows(found),
        "may_add": bool(policies.sections_written(request.actor)),
    }
    return render(request, "documents/documents.html", context)


@takes_files
@sensitive_variables()
@sensitive_post_parameters()
def add(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_can_add_anything(request.actor)
    case, _found = services.show_documents(case_id, by=request.actor)
    form = AddForm(request.POST or None, request.FILES or None, actor=request.actor)
    added: list[UUID] = []
    if request.method == "POST" and submit(
        form,
        lambda _told: added.append(
            services.add_document(form.document(case_id), form.uploads(), by=request.actor)
        ),
        by=request.actor,
    ):
        messages.success(request, _("Dokumentet er lagt i sagen."))
        return redirect("documents:document", added[0])
    return render(request, "documents/add.html", {"case": case, "form": form})


def document(request: ActorRequest, document_id: UUID) -> HttpResponse:
    shown = services.show_document(document_id, by=request.actor)
    context = {
        "document": shown,
        "section": presenters.section(shown),
        "rows": presenters.version_rows(
            shown.versions, user_names({each.added_by for each in shown.versions})
        ),
    }
    return render(request, "documents/document.html", context)


@takes_files
@sensitive_variables()
@sensitive_post_parameters()
def add_version(request: ActorRequest, document_id: UUID) -> HttpResponse:
    shown = services.show_document(document_id, check=policies.check_can_add_version, by=request.actor)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and submit(
        form,
        lambda _told: services.add_version(document_id, form.uploads(), by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Den nye version er gemt. De tidligere kan stadig hentes."))
        return redirect("documents:document", document_id)
    return render(request, "documents/add_version.html", {"document": shown, "form": form})


@require_GET
@sensitive_variables()
def open_version(request: ActorRequest, version_id: UUID) -> HttpResponse:
    """The file: to be kept, never shown in the browser."""
    opened = services.open_version(version_id, by=request.actor)
    answer = HttpResponse(opened.body, content_type=opened.media.value, headers=NOT_A_PAGE)
    answer["Content-Disposition"] = f'attachment; filename="{opened.name}"'
    return answer


@require_GET
@sensitive_variables()
def page(request: ActorRequest, version_id: UUID, number: int) -> HttpResponse:
    """A picture of one page, drawn here."""
    picture = services.draw_page(version_id, number, by=request.actor)
    return HttpResponse(picture, content_type="image/png", headers=NOT_A_PAGE)


def look(request: ActorRequest, version_id: UUID) -> HttpResponse:
    """What waits in quarantine, page by page, for whoever may release it."""
    shown, version = services.show_version(version_id, check=policies.check_can_look, by=request.actor)
    context = {
        "document": shown,
        "version": version,
        "about": presenters.about(version),
        "pages": range(1, version.pages + 1) if version.media in DRAWN else (),
    }
    return render(request, "documents/look.html", context)


@require_POST
def release(request: ActorRequest, version_id: UUID) -> HttpResponse:
    document_id = services.release(version_id, by=request.actor)
    messages.success(request, _("Dokumentet er frigivet."))
    return redirect("documents:document", document_id)


@require_POST
def reject(request: ActorRequest, version_id: UUID) -> HttpResponse:
    document_id = services.reject(version_id, by=request.actor)
    messages.success(request, _("Dokumentet er afvist, og indholdet er slettet."))
    return redirect("documents:document", document_id)


def withdraw(request: ActorRequest, document_id: UUID) -> HttpResponse:
    shown = services.show_document(document_id, check=policies.check_can_withdraw, by=request.actor)
    if request.method == "POST":
        case_id = services.withdraw(document_id, by=request.actor)
        messages.success(request, _("Dokumentet er trukket tilbage, og indholdet er slettet."))
        return redirect("documents:documents", case_id)
    return render(request, "documents/withdraw.html", {"document": shown})


@sensitive_variables()
@sensitive_post_parameters()
def copy(request: ActorRequest, version_id: UUID) -> HttpResponse:
    shown, version = services.show_version(version_id, check=policies.check_can_copy, by=request.actor)
    form = CopyForm(request.POST or None, initial={"title": shown.title})
    made: list[UUID] = []
    if request.method == "POST" and submit(
        form,
        lambda _told: made.append(services.make_copy(form.copy(version_id), by=request.actor)),
        by=request.actor,
    ):
        messages.success(request, _("Kopien er lavet. Det overstregede findes ikke i den."))
        return redirect("documents:document", made[0])
    context = {"document": shown, "version": version, "form": form, "pages": range(1, version.pages + 1)}
    return render(request, "documents/copy.html", context)


@sensitive_variables()
@sensitive_post_parameters()
def notes(request: ActorRequest, case_id: UUID) -> HttpResponse:
    case, found = services.show_notes(case_id, by=request.actor)
    form = NoteForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and submit(
        form, lambda _told: services.write_note(form.note(case_id), by=request.actor), by=request.actor
    ):
        messages.success(request, _("Notatet er gemt."))
        return redirect("documents:notes", case_id)
    names = user_names({wording.written_by for note in found for wording in note.wordings})
    context = {
        "case": case,
        "form": form,
        "notes": presenters.note_rows(found, names),
        "may_add": bool(policies.sections_written(request.actor)),
    }
    return render(request, "documents/notes.html", context)


@sensitive_variables()
@sensitive_post_parameters()
def correct_note(request: ActorRequest, note_id: UUID) -> HttpResponse:
    """A stale correction comes back beside the newest wording."""
    case, note = services.open_note(note_id, by=request.actor)
    read = len(note.wordings)
    form = CorrectNoteForm(request.POST or None, initial={"text": note.wordings[0].text, "read": read})
    if request.method == "POST" and submit(
        form,
        lambda told: services.correct_note(note_id, told["text"], read=told["read"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Notatet er rettet. Den tidligere tekst er gemt."))
        return redirect("documents:notes", case.id)
    is_stale = form.is_bound and form.cleaned_data.get("read") != read
    if is_stale:
        form.data = {**request.POST.dict(), "read": str(read)}
    context = {"case": case, "note": note, "form": form, "is_stale": is_stale}
    return render(request, "documents/correct_note.html", context)
