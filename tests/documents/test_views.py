"""Pages of documents: what leaves is an attachment and nothing else; what is sent as a file is never a fault."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from opennrm.documents import reading
from opennrm.documents.models import Document, Note, Version
from tests.documents.files import SECRET, docx, pdf, picture, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(team, client_for):
    return client_for(team.caseworker)


def sent(name="opdigtet.pdf", body=None):
    return SimpleUploadedFile(name, upload("opdigtet.pdf").content if body is None else body)


def form(**changed):
    return {"title": "Opdigtet redegørelse", "kind": "statement", "section": "decision"} | changed


def test_a_document_is_added_from_the_page_and_shown_in_the_case(client, team):
    answer = client.post(reverse("documents:add", args=[team.case_id]), form(file=sent()))
    document = Document.objects.get()
    assert answer["Location"] == reverse("documents:document", args=[document.pk])
    page = client.get(answer["Location"]).content.decode()
    assert "Opdigtet redegørelse" in page and "I karantæne" in page and "opdigtet.pdf" in page
    assert (
        "Opdigtet redegørelse"
        in client.get(reverse("documents:documents", args=[team.case_id])).content.decode()
    )
    case = client.get(reverse("desk:case", args=[team.case_id])).content.decode()
    assert "Dokument lagt i sagen" in case and reverse("documents:document", args=[document.pk]) in case


def test_pictures_of_a_phone_become_one_document(client, team):
    photos = [sent(f"{number}.jpg", picture("JPEG")) for number in range(3)]
    client.post(reverse("documents:add", args=[team.case_id]), form(photos=photos))
    assert (Version.objects.get().media, Version.objects.get().pages) == ("application/pdf", 3)


def test_a_file_leaves_as_an_attachment_in_a_sandbox_under_a_name_that_says_nothing(client, team):
    version = team.releases(team.adds())
    answer = client.get(reverse("documents:open_version", args=[version.pk]))
    assert answer.content == reading.received([upload("opdigtet.pdf")]).body
    assert answer["Content-Disposition"].startswith('attachment; filename="dokument-')
    assert "opdigtet" not in answer["Content-Disposition"]
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff" and "no-store" in answer["Cache-Control"]
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_page_is_a_picture_drawn_here(client, team):
    version = team.releases(team.adds())
    answer = client.get(reverse("documents:page", args=[version.pk, 1]))
    assert answer.content.startswith(b"\x89PNG") and answer["Content-Type"] == "image/png"
    assert "sandbox" in answer["Content-Security-Policy"] and SECRET.encode() not in answer.content
    assert client.get(reverse("documents:page", args=[version.pk, 3])).status_code == 403


def test_a_colleague_looks_and_releases(team, client_for):
    version = team.adds().versions.get()
    looking = client_for(team.colleague)
    page = looking.get(reverse("documents:look", args=[version.pk])).content.decode()
    assert page.count("<img ") == 2 + page.count("brand__mark") and "Frigiv dokumentet" in page
    assert client_for(team.caseworker).get(reverse("documents:look", args=[version.pk])).status_code == 403
    looking.post(reverse("documents:release", args=[version.pk]))
    version.refresh_from_db()
    assert version.state == "released"


def test_a_masked_copy_is_made_from_the_page(client, team):
    version = team.releases(team.adds())
    url = reverse("documents:copy", args=[version.pk])
    told = {"title": "Opdigtet kopi", "recipient": "return_agency", "regions": "1: 0 0 100 60"}
    assert "regions" in client.post(url, told | {"regions": "side 1"}).context["form"].errors
    page = client.get(client.post(url, told)["Location"]).content.decode()
    assert "Hjemrejsestyrelsen" in page and "Side 1: 0 0 100 60" in page


def test_a_document_is_withdrawn_after_a_question(client, team):
    document = team.adds()
    url = reverse("documents:withdraw", args=[document.pk])
    assert "kan ikke hentes igen" in client.get(url).content.decode()
    assert client.post(url)["Location"] == reverse("documents:documents", args=[team.case_id])
    assert document.versions.get().state == "withdrawn"


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("opdigtet.pdf", b"<script>alert(1)</script>", "ikke af en type"),
        ("opdigtet.pdf", b"", "En tom fil kan ikke gemmes"),
        ("opdigtet.exe", b"MZ\x90\x00" + bytes(50), "ikke af en type"),
        ("opdigtet.docx", docx(word__vbaProject=b"", **{"word__vbaProject.bin": b"x"}), "makroer"),
        ("opdigtet.png", picture("PNG")[:50], "kan ikke læses"),
        ("opdigtet.pdf", pdf("Opdigtet")[:40], "kan ikke læses"),
    ],
)
def test_a_file_that_may_not_come_in_is_refused_at_its_field_and_what_was_typed_stays(
    client, team, name, body, words
):
    answer = client.post(reverse("documents:add", args=[team.case_id]), form(file=sent(name, body)))
    assert answer.status_code == 200 and words in str(answer.context["form"].errors["file"])
    assert 'value="Opdigtet redegørelse"' in answer.content.decode()
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "a\x00b.pdf",
        "x" * 5000 + ".pdf",
        "\u202efdp.exe",
        "<script>.pdf",
        "con",
        "😀.pdf",
    ],
)
def test_no_name_of_a_file_is_a_fault_or_stands_anywhere_in_clear(client, team, name):
    client.raise_request_exception = False
    answer = client.post(reverse("documents:add", args=[team.case_id]), form(file=sent(name)))
    assert answer.status_code in (200, 302)
    for version in Version.objects.all():
        page = client.get(reverse("documents:document", args=[version.document_id])).content.decode()
        assert "<script>.pdf" not in page


def test_a_note_is_written_and_corrected_and_a_stale_correction_loses_nothing(client, team):
    url = reverse("documents:notes", args=[team.case_id])
    client.post(url, {"text": "Opdigtet notat", "section": "support", "audience": "organisation"})
    assert "Fortroligt: kun organisationen" in client.get(url).content.decode()
    correct = reverse("documents:correct_note", args=[Note.objects.get().pk])
    assert "Opdigtet notat" in client.get(correct).content.decode()
    assert client.post(correct, {"text": "Opdigtet rettelse", "read": "1"})["Location"] == url
    stale = client.post(correct, {"text": "Opdigtet anden", "read": "1"}).content.decode()
    assert "Opdigtet rettelse" in stale and "Opdigtet anden" in stale and 'name="read" value="2"' in stale
    client.post(correct, {"text": "Opdigtet anden", "read": "2"})
    assert Note.objects.get().texts.count() == 3


def test_a_confidential_note_is_not_corrected_by_a_colleague(client, team, client_for):
    url = reverse("documents:notes", args=[team.case_id])
    client.post(url, {"text": "Opdigtet notat", "section": "support", "audience": "author"})
    colleague = client_for(team.colleague)
    assert "Opdigtet notat" not in colleague.get(url).content.decode()
    assert colleague.get(reverse("documents:correct_note", args=[Note.objects.get().pk])).status_code == 404


def test_no_title_or_note_runs_in_a_page(client, team):
    nasty = 'Opdigtet "><script>alert(1)</script>{{ 7*7 }}'
    client.post(reverse("documents:add", args=[team.case_id]), form(title=nasty, file=sent()))
    client.post(
        reverse("documents:notes", args=[team.case_id]),
        {"text": nasty, "section": "support", "audience": "participants"},
    )
    document = Document.objects.get()
    for name, key in (
        ("documents", team.case_id),
        ("notes", team.case_id),
        ("document", document.pk),
        ("withdraw", document.pk),
    ):
        page = client.get(reverse(f"documents:{name}", args=[key])).content.decode()
        assert "<script>alert" not in page and "&lt;script&gt;alert" in page and "{{ 7*7 }}" in page, name
