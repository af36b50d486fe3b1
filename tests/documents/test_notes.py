"""Notes: for everybody in the case, for one organisation, or for the author alone; in both walls."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.http import Http404

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.access.wall import acting
from opennrm.documents import services
from opennrm.documents.domain.notes import LONGEST, NoteInput
from opennrm.documents.models import Note, NoteText
from opennrm.shared.errors import Conflict, Denied, Invalid

pytestmark = pytest.mark.django_db
# Who reads a note of the caseworker's.
READERS = {
    "participants": {"caseworker", "colleague", "elsewhere"},
    "organisation": {"caseworker", "colleague"},
    "author": {"caseworker"},
}


def written(team, audience="participants", text="Opdigtet notat", section="decision"):
    return services.write_note(NoteInput(team.case_id, section, audience, text), by=team.caseworker)


def read(team, by):
    return [each.wordings[0].text for each in services.show_notes(team.case_id, by=by)[1]]


@pytest.mark.parametrize("audience", READERS)
@pytest.mark.parametrize("who", ["caseworker", "colleague", "elsewhere"])
def test_a_note_is_read_by_those_it_is_meant_for_and_by_nobody_else(team, audience, who):
    note_id, reader = written(team, audience), getattr(team, who)
    is_meant = who in READERS[audience]
    assert read(team, reader) == (["Opdigtet notat"] if is_meant else [])
    with acting(reader), transaction.atomic():
        assert Note.objects.filter(pk=note_id).exists() == NoteText.objects.exists() == is_meant


def test_in_the_database_nobody_rewords_or_opens_up_a_confidential_note(team):
    written(team, "author")
    for other in (team.colleague, team.elsewhere):
        with acting(other), transaction.atomic():
            assert Note.objects.update(audience="participants") == 0


def test_a_correction_keeps_the_earlier_text(team):
    note_id = written(team)
    services.correct_note(note_id, "Opdigtet rettelse", read=1, by=team.caseworker)
    (note,) = services.show_notes(team.case_id, by=team.elsewhere)[1]
    assert [each.text for each in note.wordings] == ["Opdigtet rettelse", "Opdigtet notat"]


def test_two_corrections_at_once_lose_neither(team):
    note_id = written(team)
    services.correct_note(note_id, "Opdigtet 1", read=1, by=team.caseworker)
    with pytest.raises(Conflict, match=r"documents\.note_changed"):
        services.correct_note(note_id, "Opdigtet 2", read=1, by=team.caseworker)


def test_a_note_is_corrected_by_whoever_wrote_it(team):
    note_id = written(team)
    with pytest.raises((Denied, Http404)):
        services.correct_note(note_id, "Opdigtet", read=1, by=team.colleague)


def test_a_note_of_another_section_is_not_read(team, actor_for):
    written(team, section="identity")
    assert read(team, actor_for(Role.PROSECUTOR, "cmm")) == []


@pytest.mark.parametrize(
    ("audience", "text", "field"),
    [
        ("everybody", "Opdigtet", "audience"),
        ("author", "  ", "text"),
        ("author", "x" * (LONGEST + 1), "text"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(team, audience, text, field):
    with pytest.raises(Invalid) as refused:
        written(team, audience, text)
    assert refused.value.field == field


def test_notes_are_sealed_and_the_trail_names_no_word_of_them(team):
    note_id = written(team)
    services.correct_note(note_id, "Opdigtet rettelse", read=1, by=team.caseworker)
    assert all(b"pdigtet" not in bytes(each.text_sealed) for each in NoteText.objects.all())
    trail = AuditLine.objects.filter(event__startswith="documents.note")
    assert set(trail.values_list("event", flat=True)) == {
        "documents.note_written",
        "documents.note_corrected",
    }
    assert "pdigtet" not in str(list(AuditLine.objects.values_list()))
