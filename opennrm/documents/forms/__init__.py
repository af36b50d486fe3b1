"""Forms of documents and notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.cases.forms import NOT_CHOSEN, codes, organisations
from opennrm.documents import policies
from opennrm.documents.domain.media import Upload
from opennrm.documents.domain.notes import LONGEST, Audience, NoteInput
from opennrm.documents.domain.views import LONGEST_TITLE, CopyInput, DocumentInput
from opennrm.documents.presenters import AUDIENCES
from opennrm.documents.presenters.sections import SECTIONS

ACCEPTED = ".pdf,.jpg,.jpeg,.png,.tif,.tiff,.docx,.odt,.txt"
CAMERAS = 6


class FilesInput(forms.FileInput):
    """Several files in one field."""

    allow_multiple_selected = True


class CameraInput(FilesInput):
    """One button a page: each opens the phone's camera."""

    template_name = "documents/widgets/camera.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        described = (attrs or {}).get("aria-describedby", "")
        told = {"cameras": range(1, CAMERAS + 1), "described": described}
        return super().get_context(name, value, attrs) | told

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}_1" if id_ else ""


class FilesField(forms.FileField):
    """All the files that were sent under a name. What they are is found out by reading them."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        sent = data if isinstance(data, list | tuple) else [data]
        found = [super(FilesField, self).clean(each, initial) for each in sent if each]
        if not found and self.required:
            super().clean(None, initial)
        return found


class UploadForm(forms.Form):
    """One file, or the pages of one document as pictures."""

    file = FilesField(
        label=_("Fil"),
        required=False,
        widget=FilesInput(attrs={"accept": ACCEPTED}),
        max_length=255,
        allow_empty_file=True,
        help_text=_(
            "PDF, billede, Word, OpenDocument eller ren tekst, højst 20 MB. Vælger du flere billeder, bliver de til "
            "siderne i ét dokument. Billedets oplysninger om sted og kamera fjernes."
        ),
    )
    photos = FilesField(
        label=_("Eller tag billeder med telefonen"),
        required=False,
        widget=CameraInput,
        max_length=255,
        allow_empty_file=True,
        help_text=_("Ét billede for hver side, i rækkefølge."),
    )

    def uploads(self) -> Sequence[Upload]:
        told = [*self.cleaned_data["file"], *self.cleaned_data["photos"]]
        return [Upload(each.name or "", each.read()) for each in told]


def _sections(actor: Actor) -> list[tuple[str, object]]:
    return [NOT_CHOSEN, *((each.value, SECTIONS[each]) for each in policies.sections_written(actor))]


class AddForm(UploadForm):
    """A new document: what it is, where it belongs, and the file."""

    title = forms.CharField(
        label=_("Titel"),
        max_length=LONGEST_TITLE,
        help_text=_("For eksempel: Lønsedler, forår 2022. Krypteres."),
    )
    kind = forms.ChoiceField(label=_("Hvad er det?"))
    section = forms.ChoiceField(
        label=_("Del af sagen"), help_text=_("Det afgør, hvilke roller der kan se dokumentet.")
    )
    field_order = ("title", "kind", "section", "file", "photos")

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [NOT_CHOSEN, *codes("document_kinds")]  # type: ignore[attr-defined]
        self.fields["section"].choices = _sections(actor)  # type: ignore[attr-defined]

    def document(self, case_id: UUID) -> DocumentInput:
        told = self.cleaned_data
        return DocumentInput(case_id, told["section"], told["kind"], told["title"])


class CopyForm(forms.Form):
    """What is blacked out, and who the copy is for."""

    title = forms.CharField(label=_("Kopiens titel"), max_length=LONGEST_TITLE)
    recipient = forms.ChoiceField(
        label=_("Hvem er kopien til?"),
        help_text=_("Det skrives i adgangsloggen sammen med, hvilke sider der er streget over."),
    )
    regions = forms.CharField(
        label=_("Overstregninger"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4, "data-regions": True}),
        help_text=_(
            "Tegn firkanter på siderne nedenfor, eller skriv én linje for hver: 2 streger hele side 2 over. 2: 10 20 60 30 "
            "streger en firkant over fra 10 % til 60 % af bredden og fra 20 % til 30 % af højden."
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["recipient"].choices = organisations(but=set())  # type: ignore[attr-defined]

    def copy(self, version_id: UUID) -> CopyInput:
        told = self.cleaned_data
        return CopyInput(version_id, told["regions"], told["recipient"], told["title"])


class NoteForm(forms.Form):
    """A note: what it says, where it belongs, and who reads it."""

    text = forms.CharField(
        label=_("Notat"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Krypteres."),
    )
    section = forms.ChoiceField(
        label=_("Del af sagen"), help_text=_("Kun roller, der ser denne del af sagen, kan læse notatet.")
    )
    audience = forms.ChoiceField(
        label=_("Hvem må læse det?"),
        choices=list(AUDIENCES.items()),
        initial=Audience.PARTICIPANTS,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["section"].choices = _sections(actor)  # type: ignore[attr-defined]

    def note(self, case_id: UUID) -> NoteInput:
        told = self.cleaned_data
        return NoteInput(case_id, told["section"], told["audience"], told["text"])


class CorrectNoteForm(forms.Form):
    """A better wording. ``read``: how many wordings there were when it was read."""

    text = forms.CharField(label=_("Notat"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8}))
    read = forms.IntegerField(min_value=1, max_value=30_000, widget=forms.HiddenInput)
