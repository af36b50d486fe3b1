"""A form draws itself in the design system, errors included."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django import forms
from django.utils import translation

from opennrm.ui.fields import YesNoField, YesNoUnknownField
from tests.ui.showcase import EveryField, empty_form, frame, wrong_form

FORM = '<c-form :form="form" submit="Registrér samtale" />'


def test_every_field_has_a_label_that_points_to_it() -> None:
    html = frame(FORM, form=empty_form())
    for name in ("received_at", "held_on", "caller", "age", "notes", "shared"):
        assert f'for="id_{name}"' in html
        assert f'id="id_{name}"' in html


def test_groups_of_choices_are_fieldsets_with_a_legend() -> None:
    html = frame(FORM, form=empty_form())
    assert html.count("<fieldset") == 3
    assert '<legend class="form-label">Var der tolk?</legend>' in html
    assert 'role="radiogroup"' in html


def test_what_may_stay_empty_is_said_to_be_voluntary() -> None:
    html = frame(FORM, form=empty_form())
    assert 'Noter <span class="optional">(frivilligt)</span>' in html
    assert "Modtaget</label>" in html


def test_a_hint_is_tied_to_its_field() -> None:
    html = frame(FORM, form=empty_form())
    assert 'id="id_held_on_helptext">For eksempel 12.6.2021' in html
    assert 'aria-describedby="id_held_on_helptext"' in html


def test_an_error_stands_at_its_field_and_in_the_summary_that_leads_there() -> None:
    html = frame(FORM, form=wrong_form())
    assert 'aria-describedby="id_held_on_helptext id_held_on_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<a href="#id_held_on">Dato for samtalen – ' in html
    assert '<a href="#id_consent_0">' in html and 'id="id_consent_0"' in html
    assert "Sagen er ændret af en kollega" in html


def test_the_summary_is_there_once_takes_the_focus_and_only_shows_when_something_is_wrong() -> None:
    assert frame(FORM, form=wrong_form()).count("data-focus") == 1
    assert "data-focus" not in frame(FORM, form=empty_form())
    assert frame("{{ form }}", form=wrong_form()).count("data-focus") == 1
    assert frame('<c-error-summary :form="form" />', form=wrong_form()).count("data-focus") == 1


def test_a_page_with_errors_says_so_in_its_title() -> None:
    page = '{% extends "base.html" %}{% block title %}Samtale{% endblock %}'
    assert "<title>Fejl: Samtale" in frame(page, form=wrong_form())
    assert "<title>Samtale" in frame(page, form=empty_form())


@pytest.mark.parametrize("language", ["da", "en"])
def test_dates_are_native_fields_with_a_value_that_browsers_understand(language: str) -> None:
    form = EveryField(initial={"held_on": date(2021, 6, 12), "received_at": datetime(2021, 6, 12, 14, 30)})
    with translation.override(language):
        assert '<input type="date" name="held_on" value="2021-06-12"' in str(form["held_on"])
        assert '<input type="datetime-local" name="received_at" value="2021-06-12T14:30"' in str(
            form["received_at"]
        )


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("typed", ["2021-06-12", "12.6.2021", "12-06-2021", "12/6/2021"])
def test_a_typed_date_has_the_day_first_in_both_languages(language: str, typed: str) -> None:
    with translation.override(language):
        assert forms.DateField().clean(typed) == date(2021, 6, 12)


def test_a_local_time_from_the_browser_is_understood() -> None:
    assert forms.DateTimeField().clean("2021-06-12T14:30").strftime("%H:%M") == "14:30"


def test_yes_no_and_do_not_know_are_three_answers_and_silence_is_none() -> None:
    assert YesNoField().clean("yes") is True
    assert YesNoField().clean("no") is False
    assert YesNoUnknownField().clean("unknown") == "unknown"
    for field in (YesNoField(), YesNoUnknownField()):
        with pytest.raises(forms.ValidationError):
            field.clean("")


def test_a_form_shows_the_answer_it_was_given() -> None:
    class Answer(forms.Form):
        consent = YesNoField(label="Samtykke")

    assert 'id="id_consent_1" checked' in str(Answer(initial={"consent": False})["consent"])


def test_a_form_that_changes_something_carries_the_token_and_one_that_searches_does_not() -> None:
    assert "csrfmiddlewaretoken" in frame(FORM, form=empty_form())
    assert "csrfmiddlewaretoken" not in frame(
        '<c-form :form="form" method="get" submit="Søg" />', form=empty_form()
    )
