"""Components say what they are, to the eye and to a screen reader."""

from __future__ import annotations

import pytest

from opennrm.ui.paging import Page
from tests.ui.showcase import EVENTS, SIGNED_IN, STEPS, frame, pages, render


def test_a_page_names_itself_and_speaks_the_language_of_the_reader() -> None:
    page = render('{% extends "base.html" %}{% block title %}Sager{% endblock %}', **SIGNED_IN)
    assert "<title>Sager · OpenNRM</title>" in page
    assert '<html lang="da">' in page
    assert '<html lang="en">' in render('{% extends "base.html" %}', language="en")


def test_the_page_offers_the_other_language_and_only_that() -> None:
    danish = render('{% extends "base.html" %}')
    assert 'value="en" lang="en"' in danish
    assert 'value="da"' not in danish
    assert 'value="da" lang="da"' in render('{% extends "base.html" %}', language="en")


def test_the_navigation_shows_what_it_is_given_and_marks_where_the_reader_is() -> None:
    page = render('{% extends "base.html" %}', **SIGNED_IN)
    assert 'href="/3" aria-current="page">Sager</a>' in page
    assert page.count('aria-current="page"') == 2  # for a wide screen and in the menu of a phone


def test_nobody_signed_in_sees_neither_navigation_nor_sign_out() -> None:
    page = render('{% extends "base.html" %}')
    assert "Hovedmenu" not in page
    assert "Log ud" not in page


def test_the_demo_says_that_all_persons_are_invented_and_only_the_demo_does() -> None:
    assert "Alle personer og sager er opdigtede" in render('{% extends "base.html" %}', is_demo=True)
    assert "opdigtede" not in render('{% extends "base.html" %}', is_demo=False)


def test_empty_columns_leave_no_trace() -> None:
    page = render('{% extends "base.html" %}')
    assert '<div class="page__guide"></div>' in page
    assert ' aria-label="Om sagen"></aside>' in page


@pytest.mark.parametrize("kind", ["info", "success", "warning", "error"])
def test_an_alert_shows_its_kind_its_title_and_its_text(kind: str) -> None:
    alert = frame(f'<c-alert kind="{kind}" title="Titel">Tekst</c-alert>')
    assert f"alert-{kind}" in alert
    assert "Titel" in alert and "Tekst" in alert
    assert ('role="alert"' in alert) == (kind == "error")


def test_what_people_wrote_is_escaped_once_wherever_it_lands() -> None:
    for source in (
        '<c-alert title="{{ text }}">{{ text }}</c-alert>',
        "<c-tag>{{ text }}</c-tag>",
        '<c-fact term="{{ text }}">{{ text }}</c-fact>',
        '<c-page-header title="{{ text }}" />',
        '<c-table caption="{{ text }}"></c-table>',
        '<c-timeline :events="events" />',
    ):
        html = frame(source, text="<b>&", events=[{"day": EVENTS[0]["day"], "title": "<b>&", "text": "<b>&"}])
        assert "<b>" not in html, source
        assert "&lt;b&gt;&amp;" in html, source
        assert "&amp;lt;" not in html, source


def test_a_component_takes_nothing_from_the_page_that_it_was_not_given() -> None:
    assert "Sidens titel" not in frame("<c-alert>Tekst</c-alert>", title="Sidens titel", kind="x")
    assert "Sidens titel" not in frame(
        '<c-page-header title="A" />', kicker="Sidens titel", lead="Sidens titel"
    )


def test_the_step_guide_tells_the_state_in_words_too() -> None:
    guide = frame('<c-step-guide :steps="steps" />', steps=STEPS)
    assert guide.count('aria-current="step"') == 2
    assert "(gjort)" in guide and "(her er sagen nu)" in guide and "(ikke begyndt)" in guide
    assert "Trin 3 af 5: Vurdering" in guide


def test_the_timeline_writes_dates_out() -> None:
    timeline = frame('<c-timeline :events="events" />', events=EVENTS)
    assert 'datetime="2021-06-12">12. juni 2021</time>' in timeline.replace("T00:00:00", "")


def test_a_table_always_has_a_caption() -> None:
    assert "<caption>Sager</caption>" in frame('<c-table caption="Sager"><tbody></tbody></c-table>')


def test_pages_keep_the_filter_of_the_address() -> None:
    html = frame('<c-pagination :page="page" />', page=Page([], previous="7", next="8"))
    assert (
        'href="?form=forced_labour&amp;foer=7"' in html and 'href="?efter=8&amp;form=forced_labour"' in html
    )
    assert frame('<c-pagination :page="page" />', page=Page([])).strip() == ""


@pytest.mark.parametrize("name", ["case", "list", "form", "form-errors", "403", "404", "500"])
def test_no_page_carries_script_or_style_inside(name: str) -> None:
    page = pages()[name]
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page and " onchange=" not in page
    assert "<script>" not in page and "javascript:" not in page


@pytest.mark.parametrize("name", ["403", "404", "500"])
def test_an_error_page_says_what_to_do(name: str) -> None:
    assert "Hvad kan du gøre?" in pages()[name]


def test_a_refused_page_gives_the_reason() -> None:
    assert "må ikke træffe afgørelsen" in pages()["403"]
