"""An editor writes a chapter with figures, mends a word that does not hold, a reviewer reads it and approves."""

from __future__ import annotations

from datetime import date

import pytest

from opennrm.access.domain.roles import Role
from opennrm.reporting import services
from opennrm.reporting.models import Chapter
from tests.journeys.person import PASSWORD, Person

EDITOR, REVIEWER = "opdigtet-redaktoer", "opdigtet-gennemlaeser"
DANISH = "= Opkald\n\nHotlinen modtog {fem: calls, opkald}.\n\n[case] Opdigtet historie\nHun ringede selv.\n"
ENGLISH = "= Calls\n\nThe hotline took {calls, call}.\n"


@pytest.fixture
def chapter_id(fresh_database, django_db_blocker, actor_for):
    with django_db_blocker.unblock():
        editor = actor_for(Role.REPORT_EDITOR, "cmm", username=EDITOR, password=PASSWORD)
        actor_for(Role.REPORT_REVIEWER, "cmm", username=REVIEWER, password=PASSWORD)
        services.begin_manuscript(2021, date(2022, 5, 1), by=editor)
        return Chapter.objects.order_by("position").first().pk


@pytest.mark.journey
def test_a_chapter_is_written_mended_read_and_approved(chapter_id, live_server_process, browser):
    editor = Person(browser, live_server_process.url)
    _given_an_editor_at_a_chapter(editor)
    _when_a_figure_is_found_and_put_in(editor)
    _and_a_word_that_does_not_hold_is_mended(editor)
    _then_it_is_sent_with_the_checklist_of_anonymity(editor)
    reviewer = Person(browser, live_server_process.url)
    _and_somebody_else_sends_it_back_and_approves_it(reviewer, editor, chapter_id)


def _given_an_editor_at_a_chapter(editor: Person) -> None:
    editor.signs_in(EDITOR)
    editor.page.goto("/aarsrapport/")
    editor.follows("2021")
    editor.page.get_by_role("link", name="Skriv", exact=False).first.click()
    editor.looks()


def _when_a_figure_is_found_and_put_in(editor: Person) -> None:
    editor.page.fill("[name=find]", "opkald politi")
    editor.presses("Søg i kataloget")
    editor.page.get_by_role("button", name="Indsæt").first.click()
    editor.looks()
    assert "{calls caller=police}" in editor.page.input_value("[name=danish]")


def _and_a_word_that_does_not_hold_is_mended(editor: Person) -> None:
    editor.page.fill("[name=danish]", DANISH)
    editor.page.fill("[name=english]", ENGLISH)
    editor.presses("Vis uden at gemme")
    assert "fem er ikke sandt på opgørelsesdatoen." in editor.text
    editor.presses("Brug forslaget")
    assert "{ingen: calls, opkald}" in editor.page.input_value("[name=danish]")
    assert "Hotlinen modtog ingen opkald." in editor.text
    editor.presses("Gem ny version")


def _then_it_is_sent_with_the_checklist_of_anonymity(editor: Person) -> None:
    editor.follows("Versioner")
    editor.follows("Gennemlæsning")
    editor.follows("Send til gennemlæsning")
    editor.presses("Send kapitlet")
    assert "Bekræft hvert punkt i tjeklisten" in editor.text
    for box in editor.page.locator("[name=checked]").all():
        box.check(force=True)
    editor.presses("Send kapitlet")
    assert "Kapitlet er sendt til gennemlæsning." in editor.text


def _and_somebody_else_sends_it_back_and_approves_it(reviewer: Person, editor: Person, chapter_id) -> None:
    reviewer.signs_in(REVIEWER)
    reviewer.page.goto(f"/aarsrapport/kapitler/{chapter_id}/gennemlaesning/")
    reviewer.looks()
    reviewer.follows("Send tilbage")
    reviewer.page.fill("[name=words]", "Opdigtet: skriv, hvornår.")
    reviewer.presses("Send kapitlet tilbage")
    assert "Opdigtet: skriv, hvornår." in reviewer.text
    reviewer.presses("Afslut")
    editor.page.goto(f"/aarsrapport/kapitler/{chapter_id}/send/")
    for box in editor.page.locator("[name=checked]").all():
        box.check(force=True)
    editor.presses("Send kapitlet")
    reviewer.page.goto(f"/aarsrapport/kapitler/{chapter_id}/gennemlaesning/")
    reviewer.presses("Godkend kapitlet")
    assert "Kapitlet er godkendt." in reviewer.text
