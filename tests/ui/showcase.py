"""Pages that show every component, with invented content; rendered without a database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from django_cotton.compiler_regex import CottonCompiler

from opennrm.ui.fields import YesNoField, YesNoUnknownField
from opennrm.ui.paging import Page


class EveryField(forms.Form):
    received_at = forms.DateTimeField(label="Modtaget")
    held_on = forms.DateField(label="Dato for samtalen", help_text="For eksempel 12.6.2021")
    caller = forms.ChoiceField(
        label="Opkalder",
        choices=[("", "Vælg"), ("police", "Politi"), ("ngo", "NGO")],
        help_text="Hvem ringer?",
    )
    interpreter = YesNoField(label="Var der tolk?")
    consent = YesNoUnknownField(label="Gav personen samtykke?", help_text="“Ved ikke” er et svar.")
    indicators = forms.MultipleChoiceField(
        label="Indikatorer",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(str(n), f"Indikator nummer {n} med en længere forklaring") for n in range(1, 12)],
    )
    age = forms.IntegerField(label="Alder", required=False, min_value=0, max_value=120)
    shared = forms.BooleanField(label="Del sagen med den kompetente myndighed", required=False)
    notes = forms.CharField(label="Noter", required=False, widget=forms.Textarea)
    secret = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> None:
        if self.is_bound and not self.cleaned_data.get("notes"):
            self.add_error(None, "Sagen er ændret af en kollega. Genindlæs siden.")


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    current: bool


LABELS = ["Mine opgaver", "Opkald", "Henvisninger", "Sager", "Hjemsendelser", "Retsforfølgning", "Statistik"]
SIGNED_IN: dict[str, Any] = {
    "actor_name": "Opdigtet Sagsbehandler",
    "actor_role": "Sagsbehandler",
    "organisation_label": "Center mod Menneskehandel",
    "navigation": [Link(label, f"/{number}", label == "Sager") for number, label in enumerate(LABELS)],
    "is_demo": True,
}
STEPS = [
    {"title": "Henvisning", "state": "done", "url": "#a", "text": "3. juni 2021"},
    {"title": "Identifikationssamtale", "state": "done", "url": "#b", "text": "12. juni 2021"},
    {"title": "Vurdering", "state": "current", "url": "#c", "text": "Hos Udlændingestyrelsen"},
    {"title": "Afgørelse", "state": "todo", "url": None, "text": ""},
    {"title": "Forberedt hjemsendelse", "state": "todo", "url": None, "text": ""},
]
EVENTS = [
    {
        "day": date(2021, 6, 12),
        "title": "Identifikationssamtale holdt",
        "text": "Rumænsk, med tolk",
        "url": "#x",
    },
    {"day": date(2021, 6, 3), "title": "Henvist af politiet", "text": "", "url": None},
]

CASE_PAGE = """
{% extends "base.html" %}
{% block title %}Sag 2021-0042{% endblock %}
{% block guide %}<c-step-guide :steps="steps" />{% endblock %}
{% block content %}
<c-page-header title="Sag 2021-0042" kicker="K7M-4QX" lead="Potentielt offer for menneskehandel. Næste frist: 3. juli 2021.">
  <a class="button button-primary" href="#" data-key="n">Anmod om vurdering</a>
  <a class="button button-secondary" href="#">Del sagen</a>
</c-page-header>
<c-alert kind="warning" title="Refleksionsperioden udløber om 3 dage">Den begyndte 3. juni 2021 og varer 30 dage.</c-alert>
<c-facts>
  <c-fact term="Nationalitet">Rumænien</c-fact>
  <c-fact term="Aldersgruppe">25-29 år</c-fact>
  <c-fact term="Status"><c-tag kind="info">Potentielt offer</c-tag></c-fact>
</c-facts>
<section><h2>Forløb</h2><c-timeline :events="events" /></section>
<c-details summary="Vis identitet"><p>Skriv, hvad du skal bruge identiteten til.</p></c-details>
{% endblock %}
{% block aside %}<c-panel title="Hvem tager del"><c-facts><c-fact term="Siden 3. juni 2021">Center mod Menneskehandel</c-fact><c-fact term="Siden 14. juni 2021">Udlændingestyrelsen</c-fact></c-facts></c-panel>{% endblock %}
"""

LIST_PAGE = """
{% extends "base.html" %}
{% block title %}Sager{% endblock %}
{% block content %}
<c-page-header title="Sager"><a class="button button-primary" href="#">Opret sag</a></c-page-header>
<c-figures>
  <c-figure value="273" text="opkald til hotlinen i 2021" />
  <c-figure value="193" text="identifikationssamtaler" url="#" />
  <c-figure value="80" text="ofre for menneskehandel" />
</c-figures>
<c-table caption="Sager, nyeste først">
<thead><tr><th scope="col">Sagsnummer</th><th scope="col">Pseudonym</th><th scope="col">Nationalitet</th><th scope="col">Tilstand</th><th scope="col" class="num">Dage</th></tr></thead>
<tbody>
{% for row in page %}<tr><th scope="row" data-label="Sagsnummer"><a href="#">2021-00{{ row }}</a></th><td data-label="Pseudonym">K7M-4QX</td><td data-label="Nationalitet">Rumænien</td><td data-label="Tilstand"><c-tag kind="success">Offer for menneskehandel</c-tag></td><td class="num" data-label="Dage">1.024</td></tr>{% endfor %}
</tbody>
</c-table>
<c-pagination :page="page" />
<c-table caption="Form og køn" wide="1" quiet="1">
<thead><tr><th scope="col">Form</th>{% for year in years %}<th scope="col" class="num">{{ year }}</th>{% endfor %}</tr></thead>
<tbody><tr><th scope="row">Prostitution</th>{% for year in years %}<td class="num">44</td>{% endfor %}</tr></tbody>
</c-table>
<p><c-tag>Kladde</c-tag> <c-tag kind="info">Samtale</c-tag> <c-tag kind="success">Offer</c-tag> <c-tag kind="warning">Frist nær</c-tag> <c-tag kind="error">Frist overskredet</c-tag></p>
<c-empty title="Ingen kladder">Det, du begynder på og ikke sender, ligger her.</c-empty>
<c-alert kind="info">Opgørelsesdato: 1. maj 2022.</c-alert>
<c-alert kind="success" title="Opkaldet er registreret">Du kan finde det under dagens opkald.</c-alert>
<c-alert kind="error" title="Ikke gemt">Prøv igen.</c-alert>
{% endblock %}
"""

FORM_PAGE = """
{% extends "base.html" %}
{% block title %}Registrér samtale{% endblock %}
{% block content %}
<c-page-header title="Registrér identifikationssamtale" kicker="Sag 2021-0042" />
<c-form :form="form" submit="Registrér samtale" cancel="/" columns="2">Samtalen deles med de organisationer, der tager del i sagen.</c-form>
{% endblock %}
"""


def empty_form() -> EveryField:
    return EveryField(initial={"held_on": date(2021, 6, 12)})


def wrong_form() -> EveryField:
    return EveryField({"held_on": "i går", "age": "200", "secret": "x"})


def render(source: str, language: str = "da", **context: Any) -> str:
    request = RequestFactory().get("/vis", {"efter": "17", "form": "forced_labour"})
    request.LANGUAGE_CODE = language
    with translation.override(language):
        return engines["django"].from_string(CottonCompiler().process(source)).render(context, request)


def frame(body: str, **context: Any) -> str:
    """A component alone, without the page around it."""
    return render(body, **context)


def pages() -> dict[str, str]:
    numbers = Page([str(number) for number in range(18, 26)], previous="18", next="25")
    return {
        "case": render(CASE_PAGE, **SIGNED_IN, steps=STEPS, events=EVENTS),
        "list": render(LIST_PAGE, **SIGNED_IN, page=numbers, years=[str(year) for year in range(2007, 2022)]),
        "form": render(FORM_PAGE, **SIGNED_IN, form=empty_form()),
        "form-errors": render(FORM_PAGE, **SIGNED_IN, form=wrong_form()),
        "signed-out": render(FORM_PAGE, form=empty_form(), is_demo=False),
        "403": render(
            '{% include "403.html" %}',
            **SIGNED_IN,
            reason="Den, der holdt samtalen, må ikke træffe afgørelsen.",
        ),
        "404": render('{% include "404.html" %}', **SIGNED_IN),
        "500": render('{% include "500.html" %}'),
    }
