"""Which figures to show, and which to let out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.statistics.domain.breaks import FIRST_YEAR
from opennrm.statistics.domain.definitions import DEFINITIONS
from opennrm.statistics.domain.dimensions import DIMENSIONS
from opennrm.statistics.domain.measures import MEASURES
from opennrm.statistics.domain.publications import Edition, Profile
from opennrm.statistics.domain.query import Query
from opennrm.statistics.presenters import PROFILES
from opennrm.statistics.presenters.words import codes_of, language, name_of, told

LAST_YEAR = 2100
FIRST_MEASURE = "victims"


def _not_later_than_today(day: date | None) -> date | None:
    if day and day > clock.today():
        raise forms.ValidationError(_("Opgørelsesdatoen kan ikke ligge i fremtiden. Ret datoen."))
    return day


class KeyFiguresForm(forms.Form):
    """A year, and the day whose knowledge counts."""

    year = forms.IntegerField(label=_("År"), min_value=FIRST_YEAR, max_value=LAST_YEAR, localize=False)
    as_of = forms.DateField(
        label=_("Opgørelsesdato"), required=False, help_text=_("Tom betyder: det, registeret ved nu.")
    )

    def clean_as_of(self) -> date | None:
        return _not_later_than_today(self.cleaned_data["as_of"])

    def chosen(self) -> tuple[int, date | None]:
        """What was chosen, or this year as of now."""
        if self.is_valid():
            return self.cleaned_data["year"], self.cleaned_data["as_of"]
        return clock.today().year, None


class QualityForm(forms.Form):
    """The year whose records are looked at."""

    year = forms.IntegerField(label=_("År"), min_value=FIRST_YEAR, max_value=LAST_YEAR, localize=False)

    def __init__(self, asked: Any) -> None:
        super().__init__(asked if "year" in asked else {"year": clock.today().year})

    def chosen(self) -> int:
        return int(self.cleaned_data["year"]) if self.is_valid() else clock.today().year


class EditionForm(forms.Form):
    """The tables of a year, to be prepared for publication."""

    year = forms.IntegerField(label=_("År"), min_value=2007, max_value=2100, localize=False)
    as_of = forms.DateField(
        label=_("Opgørelsesdato"), help_text=_("Tallene bliver det, registeret vidste den dag.")
    )
    profile = forms.ChoiceField(
        label=_("Profil"),
        choices=[(profile.value, words) for profile, words in PROFILES.items()],
        widget=forms.RadioSelect,
        initial=Profile.STRICT.value,
    )

    def edition(self) -> Edition:
        told = self.cleaned_data
        return Edition(told["year"], told["as_of"], Profile(told["profile"]))


class ReleaseForm(forms.Form):
    """On which ground, where single persons stand out."""

    ground = forms.ChoiceField(
        label=_("Begrundelse"),
        required=False,
        help_text=_("Skal vælges, når personer kan udpeges, eller forskellen til noget tidligere er lille."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        codes = rules().codes_on("release_grounds", clock.today())
        chosen = [(each.code, each.labels[language()]) for each in codes]
        self.fields["ground"].choices = [("", _("Vælg")), *chosen]  # type: ignore[attr-defined]


class ExplorerForm(forms.Form):
    """A measure, its years, at most two splits and one condition. What can be chosen as a condition goes by the measure
    that is chosen already."""

    measure = forms.ChoiceField(label=_("Opgørelse"))
    profile = forms.ChoiceField(
        label=_("Små tal"),
        required=False,
        choices=[
            ("national", _("Vises, som i årsrapporten")),
            ("strict", _("Skjules (1 til 4, og hvad de kan regnes ud af)")),
        ],
    )
    from_year = forms.IntegerField(
        label=_("Fra år"), min_value=FIRST_YEAR, max_value=LAST_YEAR, localize=False
    )
    year = forms.IntegerField(label=_("Til år"), min_value=FIRST_YEAR, max_value=LAST_YEAR, localize=False)
    by = forms.ChoiceField(label=_("Opdel efter"), required=False)
    and_by = forms.ChoiceField(label=_("Og efter"), required=False)
    where = forms.ChoiceField(
        label=_("Kun hvor"),
        required=False,
        error_messages={"invalid_choice": _("Betingelsen passer ikke til opgørelsen. Vælg en anden.")},
    )
    as_of = forms.DateField(
        label=_("Opgørelsesdato"), required=False, help_text=_("Tom betyder: det, registret ved nu.")
    )

    def __init__(self, asked: Any = None) -> None:
        super().__init__(asked if asked is not None and "measure" in asked else self._first_question())
        names = [("", "–"), *((each, name_of(each)) for each in DIMENSIONS if each != "year")]
        self._choose("measure", [(each, told(entry.name)) for each, entry in DEFINITIONS.items()])
        self._choose("by", names)
        self._choose("and_by", names)
        self._choose("where", [("", "–"), *_conditions(str(self.data["measure"]))])

    @staticmethod
    def _first_question() -> dict[str, Any]:
        return {"measure": FIRST_MEASURE, "from_year": FIRST_YEAR, "year": clock.today().year}

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - what mypy cannot see
        field.choices = choices

    def clean_as_of(self) -> date | None:
        return _not_later_than_today(self.cleaned_data["as_of"])

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if measure := MEASURES.get(typed.get("measure", "")):
            for field in ("by", "and_by"):
                self._check_split(field, typed.get(field, ""), measure.dimensions)
        if typed.get("by") and typed.get("by") == typed.get("and_by"):
            self.add_error("and_by", _("Du har valgt den samme opdeling to gange. Vælg en anden."))
        if typed.get("from_year", FIRST_YEAR) > typed.get("year", LAST_YEAR):
            self.add_error("from_year", _("Det første år ligger efter det sidste. Byt om på dem."))
        return typed

    def _check_split(self, field: str, split: str, possible: tuple[str, ...]) -> None:
        if split and split not in possible:
            names = ", ".join(name_of(each) for each in possible if each != "year") or gettext("ingen")
            self.add_error(
                field, gettext("Opgørelsen kan ikke deles sådan. Mulige: %(names)s.") % {"names": names}
            )

    def day(self) -> date:
        """The day whose words and figures are shown."""
        return getattr(self, "cleaned_data", {}).get("as_of") or clock.today()

    def asked(self) -> str:
        """The question as it stands in an address."""
        return urlencode([(name, str(self.data.get(name, ""))) for name in self.fields])

    def query(self) -> Query:
        """The question; over several years it is answered year by year."""
        typed = self.cleaned_data
        several = typed["from_year"] < typed["year"]
        splits = (each for each in (typed["by"], typed["and_by"]) if each)
        name, _equals, value = typed["where"].partition("=")
        return Query(
            typed["measure"],
            typed["year"],
            typed["from_year"],
            by=(*(("year",) if several else ()), *splits),
            where=((name, value),) if name else (),
            as_of=typed["as_of"],
            profile=typed["profile"] or "national",
        )


def _conditions(measure: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Every code of every dimension of the measure, by dimension."""
    known = MEASURES.get(measure)
    for name in known.dimensions if known else ():
        if codes := codes_of(name):
            yield name_of(name), [(f"{name}={code}", f"{name_of(name)}: {word}") for code, word in codes]
