"""The letter of a decision: what it says and never says, that it is kept as it was, and what is done with it."""

from __future__ import annotations

import io
from datetime import date
from itertools import product

import page
import pikepdf
import pytest
from django.db import Error, transaction
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.access.services import show_who_has_seen
from opennrm.cases.services import show_case
from opennrm.identification import services
from opennrm.identification.domain import letters
from opennrm.identification.domain.letter_states import NEXT, LetterState, check_can_step
from opennrm.identification.domain.letters import Told, Untranslated, languages_of, paragraphs, words
from opennrm.identification.models import Letter, LetterStep
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from tests.identification.conftest import DECIDED

# The table a second time, by hand.
MOVES = """
ready           withheld, read_aloud, given
withheld        still_withheld, ready
still_withheld  ready
read_aloud      given
given
"""


@pytest.mark.parametrize(("now", "then"), list(product(LetterState, LetterState)))
def test_only_the_listed_moves_are_possible(now, then):
    lines = dict((line.split(maxsplit=1) + [""])[:2] for line in MOVES.strip().splitlines())
    assert lines.keys() == set(NEXT)
    if then in lines[now].split(", "):
        check_can_step(now, then)
    else:
        with pytest.raises(Denied, match="letter_cannot_move"):
            check_can_step(now, then)


def told(outcome="victim", status="no_lawful_stay"):
    return Told("2021-0001", outcome, status, date(2021, 3, 20), 30, 120)


def text_of(language="da", **given):
    made = paragraphs(language, told(**given), authority="Myndigheden", decided_on="DAG", ends_on="SLUT")
    return " ".join(f"{heading} {text}" for heading, text in made["parts"])


def test_the_period_ends_on_the_first_day_outside():
    assert told().ends_on == date(2021, 4, 19)


@pytest.mark.parametrize(
    ("given", "said", "unsaid"),
    [
        ({}, "30 dage, til og med dagen før SLUT", "restitutionsperiode"),
        ({"status": "lawful_stay"}, "Din restitutionsperiode", "Din refleksionsperiode"),
        ({"outcome": "not_victim"}, "ikke er offer", "dage"),
        ({"outcome": "undecided"}, "kan endnu ikke afgøre", "dage"),
    ],
)
def test_it_says_what_was_decided_and_what_that_means(given, said, unsaid):
    text = text_of(**given)
    assert said in text and unsaid not in text and "{" not in text
    assert "{" not in text_of("en", **given)


def test_every_language_says_all_that_the_danish_one_says(tmp_path, monkeypatch):
    assert words("en").keys() == words("da").keys()
    half = (letters.FOLDER / "en.toml").read_text().replace("safety_text", "safety_texts")
    for name in ("da.toml", "en.toml"):
        (tmp_path / name).write_text((letters.FOLDER / name).read_text())
    (tmp_path / "so.toml").write_text(half)
    monkeypatch.setattr(letters, "FOLDER", tmp_path)
    with pytest.raises(Untranslated, match="safety_text"):
        words("so")


def test_without_words_for_the_persons_language_it_is_danish_and_english():
    assert languages_of("th") == languages_of("") == languages_of("../da") == ("da", "en")


pytest_db = pytest.mark.django_db


@pytest.fixture
def decided(team):
    team.interview(notes="Opdigtet samtale om en hemmelig gård", language="so")
    team.send()
    team.decide(grounds="Opdigtet hemmelig begrundelse")
    return team


@pytest.fixture
def decision_id(decided):
    with clock.standing_at(noon(DECIDED)):
        return services.open_assessment(decided.case_id, by=decided.immigration).decisions[0].id


def made(team, decision_id):
    with clock.standing_at(noon(DECIDED)):
        return services.make_letter(decision_id, by=team.immigration)


@pytest_db
def test_it_meets_pdf_ua_in_danish_english_and_a_language_that_somebody_wrote(
    decided, decision_id, tmp_path, monkeypatch
):
    for name in ("da.toml", "en.toml"):
        (tmp_path / name).write_text((letters.FOLDER / name).read_text())
    invented = (letters.FOLDER / "en.toml").read_text().replace("Decision on human", "Opdigtet sprog:")
    (tmp_path / "so.toml").write_text(invented)
    monkeypatch.setattr(letters, "FOLDER", tmp_path)
    letter_id = made(decided, decision_id)
    pdf = services.read_letter(letter_id, by=decided.immigration)
    assert Letter.objects.get().languages == ["da", "en", "so"]
    report = page.validate_pdf_bytes(pdf)
    assert report.is_compliant, [each.message for each in report.failures]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 3


@pytest_db
def test_what_was_made_is_shown_again_byte_for_byte_and_sealed_where_it_stands(decided, decision_id):
    letter_id = made(decided, decision_id)
    first = services.read_letter(letter_id, by=decided.immigration)
    with clock.standing_at(noon(date(2022, 1, 1))):
        assert services.read_letter(letter_id, by=decided.immigration) == first
    assert b"%PDF" not in bytes(Letter.objects.get().pdf_sealed)
    assert AuditLine.objects.filter(event="identification.letter_read").count() == 2


@pytest_db
def test_it_is_made_once_by_the_authority_that_decided(decided, decision_id):
    with pytest.raises(Denied, match="wrong_authority"):
        services.make_letter(decision_id, by=decided.caseworker)
    made(decided, decision_id)
    with pytest.raises(Denied, match="letter_is_made"):
        made(decided, decision_id)


@pytest_db
def test_of_a_replaced_decision_no_letter_is_made(decided, decision_id):
    decided.decide(corrects=decision_id, outcome="not_victim", forms=(), main_form="", sector="")
    with pytest.raises(Denied, match="no_standing_decision"):
        made(decided, decision_id)


@pytest_db
def test_what_is_withheld_is_reviewed_by_somebody_else(decided, decision_id, actor_for):
    letter_id = made(decided, decision_id)
    colleague = actor_for(Role.DECISION_MAKER, "immigration_service")

    def step(then, by, text="Opdigtet: bor hos bagmanden"):
        services.step_letter(letter_id, then, text=text, by=by)

    with pytest.raises(Invalid, match="letter_without_words"):
        step("withheld", decided.immigration, " ")
    step("withheld", decided.immigration)
    with pytest.raises(Denied, match="letter_cannot_move"):
        step("given", colleague)
    for then in ("still_withheld", "ready"):
        with pytest.raises(Denied, match="reviewed_by_oneself"):
            step(then, decided.immigration)
    step("still_withheld", colleague)
    step("ready", colleague, "Opdigtet: er flyttet")
    step("read_aloud", decided.caseworker, "Opdigtet tolk på telefon")
    step("given", decided.caseworker)
    view = services.open_letter(decision_id, by=decided.caseworker)
    assert [each.state for each in view.steps] == [
        "withheld",
        "still_withheld",
        "ready",
        "read_aloud",
        "given",
    ]
    assert view.steps[0].text == "Opdigtet: bor hos bagmanden"
    assert not any(b"Opdigtet" in bytes(each.text_sealed) for each in LetterStep.objects.all())


@pytest_db
@pytest.mark.parametrize("model", [Letter, LetterStep])
def test_it_is_never_rewritten_even_by_the_owner(decided, decision_id, as_owner, model):
    letter_id = made(decided, decision_id)
    services.step_letter(letter_id, "given", text="Opdigtet", by=decided.immigration)
    for act in (lambda: model.objects.update(id=letter_id), lambda: model.objects.all().delete()):
        with pytest.raises(Error), transaction.atomic():
            act()


@pytest_db
def test_the_page_makes_it_gives_it_and_tells_nothing_dangerous(decided, decision_id, client_for):
    client = client_for(decided.immigration)
    url = reverse("identification:letter", args=[decision_id])
    with clock.standing_at(noon(DECIDED)):
        assert "Lav brevet" in client.get(url).content.decode()
        assert client.post(reverse("identification:make_letter", args=[decision_id])).status_code == 302
        answer = client.post(reverse("identification:read_letter", args=[Letter.objects.get().pk]))
        assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
        assert "attachment" in answer["Content-Disposition"]
        assert client.post(url, {"then": "still_withheld", "text": "Opdigtet"}).status_code == 200
        assert client.post(url, {"then": "given", "text": "Opdigtet"}).status_code == 302
        shown = client.get(url).content.decode()
    assert "Givet til personen" in shown and "Registrér, hvad der sker nu" not in shown
    for secret in ("hemmelig", "Tvangsarbejde", "Opdigtet Person"):
        assert secret not in shown and secret not in text_of()


@pytest_db
def test_who_opened_the_letter_is_found_by_the_data_protection_officer(decided, decision_id, actor_for):
    letter_id = made(decided, decision_id)
    number = show_case(decided.case_id, by=decided.caseworker).number
    officer = actor_for(Role.DATA_PROTECTION_OFFICER, "cmm")

    def times():
        seen = show_who_has_seen(number, by=officer)
        return next(each["times"] for each in seen if each["user_id"] == decided.immigration.user_id)

    before = times()
    services.read_letter(letter_id, by=decided.immigration)
    # The letter, and the text that was opened for it.
    assert times() == before + 2
