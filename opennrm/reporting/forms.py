"""Beginning a manuscript, writing a chapter, commenting, reviewing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.cases.forms import codes
from opennrm.documents.domain.media import Upload
from opennrm.reporting.domain.manuscripts.blocks import Kind, blocks_of
from opennrm.reporting.domain.manuscripts.views import (
    LONGEST_COMMENT,
    LONGEST_TEXT,
    ChapterView,
    TextInput,
)
from opennrm.reporting.domain.manuscripts.years import FIRST_YEAR, LAST_YEAR
from opennrm.reporting.domain.typed.parts import Fault
from opennrm.reporting.presenters import REFUSALS

LANGUAGES = (("danish", _("Dansk")), ("english", _("Engelsk")))
CODES = {"danish": "da", "english": "en"}
# What the buttons of the page of a chapter do; the number or the question follows the colon.
SAVE, SHOW, USE, INSERT = "save", "show", "use", "insert"


class BeginForm(forms.Form):
    """Which year, and the day its figures are of."""

    year = forms.IntegerField(label=_("Rapportens år"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    as_of = forms.DateField(
        label=_("Opgørelsesdato"),
        help_text=_("Tallene er, hvad registeret vidste den dag. For eksempel 1. maj året efter."),
    )


class NewChapterForm(forms.Form):
    """A chapter of one's own."""

    danish = forms.CharField(label=_("Titel på dansk"), max_length=120)
    english = forms.CharField(label=_("Titel på engelsk"), max_length=120)


class ChapterForm(forms.Form):
    """The text in both languages. ``show``: which of them is looked at; ``find``: what is looked for in the catalogue."""

    danish = forms.CharField(
        label=_("Dansk tekst"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "true"}),
    )
    english = forms.CharField(
        label=_("Engelsk tekst"), max_length=LONGEST_TEXT, required=False,
        help_text=_("Skal være der, før kapitlet kan sendes til gennemlæsning."),
        widget=forms.Textarea(attrs={"rows": 18, "lang": "en", "spellcheck": "true"}),
    )  # fmt: skip
    find = forms.CharField(
        label=_("Find et tal"),
        max_length=100,
        required=False,
        help_text=_("For eksempel: ofre Nigeria, eller opkald politi"),
    )
    show = forms.ChoiceField(label=_("Vis og indsæt på"), choices=LANGUAGES, widget=forms.RadioSelect)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    @classmethod
    def of(cls, chapter: ChapterView) -> ChapterForm:
        text = chapter.text
        initial = {"danish": text.danish, "english": text.english, "version": text.number, "show": "danish"}
        return cls(initial=initial)

    @property
    def act(self) -> tuple[str, str]:
        """Which button was pressed, and what it says beside."""
        name, _, rest = str(self.data.get("act", SHOW)).partition(":")
        return name, rest

    @property
    def side(self) -> str:
        shown = str(self["show"].value() or "")
        return shown if shown in CODES else "danish"

    @property
    def language(self) -> str:
        return CODES[self.side]

    @property
    def text(self) -> str:
        """Of the language that is looked at, with the line ends of everywhere."""
        return plain(self[self.side].value())

    def given(self) -> TextInput:
        told = self.cleaned_data
        return TextInput(plain(told["danish"]), plain(told["english"]), told["version"])

    def inserted(self, typed: str) -> ChapterForm:
        """At the end, in the last text or as one of its own: where it belongs is for the writer to say."""
        text = self.text.rstrip()
        last = next(reversed([*blocks_of(text)]), None)
        between = " " if last is not None and last.kind in (Kind.TEXT, Kind.LEAD) else "\n\n"
        return self._with(f"{text}{between}{typed}\n")

    def with_proposal(self, faults: Sequence[Fault], index: str) -> ChapterForm:
        """The words that hold, in the place of those that do not."""
        if not index.isdecimal() or len(index) > 4 or int(index) >= len(faults):
            return self
        fault = faults[int(index)]
        if not fault.proposal:
            return self
        return self._with(self.text[: fault.start] + fault.proposal + self.text[fault.end :])

    def _with(self, text: str) -> ChapterForm:
        return ChapterForm({name: self.data[name] for name in self.data} | {self.side: text})

    def is_stale(self, chapter: ChapterView) -> bool:
        """Was it typed beside an older version?"""
        return self.is_bound and self["version"].value() != str(chapter.text.number)

    def beside(self, number: int) -> None:
        """Both versions have been shown: what is saved next is meant to stand after the newest."""
        self.data = {name: self.data[name] for name in self.data} | {"version": str(number)}


def plain(value: Any) -> str:
    return str(value or "").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


class CommentForm(forms.Form):
    words = forms.CharField(
        label=_("Kommentar"), max_length=LONGEST_COMMENT, widget=forms.Textarea(attrs={"rows": 3})
    )


class StepForm(forms.Form):
    """Of the text that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class SubmitForm(StepForm):
    """With the checklist, where the chapter tells of a person."""

    checked = forms.MultipleChoiceField(
        label=_("Tjekliste for anonymitet"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, tells_of_a_person: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["checked"].choices = codes("anonymity_points")  # type: ignore[attr-defined]
        self.fields["checked"].error_messages["required"] = str(REFUSALS["reporting.not_anonymous"])
        if not tells_of_a_person:
            del self.fields["checked"]


class SendBackForm(StepForm):
    words = forms.CharField(
        label=_("Hvad skal rettes?"), max_length=LONGEST_COMMENT, widget=forms.Textarea(attrs={"rows": 3})
    )


class PhotographForm(forms.Form):
    file = forms.FileField(
        label=_("Billede"),
        max_length=255,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png"}),
        help_text=_(
            "JPG eller PNG, højst 20 MB. Billedets oplysninger om sted og kamera fjernes. Kredit og beskrivelse skrives, "
            "hvor billedet står i teksten."
        ),
    )

    def upload(self) -> Upload:
        sent = self.cleaned_data["file"]
        return Upload(sent.name or "", sent.read())
