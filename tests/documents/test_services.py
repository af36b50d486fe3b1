"""Documents: sealed, versioned, looked at by a colleague, withdrawn; each act in the trail."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.access.wall import acting
from opennrm.cases import services as cases
from opennrm.documents import reading, sealing, selectors, services
from opennrm.documents.domain.views import DocumentInput
from opennrm.documents.models import Content, Document, Version
from opennrm.persons.models import SubjectKey
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid
from tests.cases.people import CONSENT, SCOPE, new_case
from tests.documents.files import SECRET, upload

pytestmark = pytest.mark.django_db


def events():
    return list(AuditLine.objects.order_by("position").values_list("event", flat=True))


def test_a_document_is_kept_as_ciphertext_and_opens_as_it_was(team):
    document = team.adds()
    version, content = Version.objects.get(), Content.objects.get()
    for sealed in (content.body_sealed, version.name_sealed, version.key_sealed, document.title_sealed):
        assert SECRET.encode() not in bytes(sealed) and b"pdigtet" not in bytes(sealed)
        assert not bytes(sealed).startswith(b"%PDF")
    opened = services.open_version(team.releases(document).pk, by=team.caseworker)
    assert opened.body == reading.received([upload("opdigtet.pdf")]).body
    assert "opdigtet" not in opened.name and opened.name.endswith("-1.pdf")


def test_each_version_has_a_key_of_its_own_and_is_bound_to_its_place(team):
    first, second = team.adds(), team.adds()
    one, other = first.versions.get(), second.versions.get()
    Content.objects.filter(version=one).delete()
    Content.objects.filter(version=other).update(version=one)
    team.releases(first)
    with pytest.raises(Denied, match=r"documents\.unreadable"):
        services.open_version(one.pk, by=team.caseworker)


def test_when_the_persons_key_is_gone_so_is_the_document(team):
    version = team.releases(team.adds())
    SubjectKey.objects.all().delete()
    with pytest.raises(Denied, match=r"persons\.erased"):
        services.open_version(version.pk, by=team.caseworker)


def test_a_new_version_stands_beside_the_earlier_ones(team):
    document = team.adds()
    services.add_version(document.pk, [upload("opdigtet.txt")], by=team.caseworker)
    shown = services.show_document(document.pk, by=team.colleague)
    assert [(each.number, each.media.value) for each in shown.versions] == [
        (2, "text/plain"),
        (1, "application/pdf"),
    ]
    services.release(shown.versions[1].id, by=team.colleague)
    assert services.open_version(shown.versions[1].id, by=team.colleague).body.startswith(b"%PDF")


def test_what_nobody_has_looked_at_opens_for_nobody_but_whoever_looks(team):
    version = team.adds().versions.get()
    assert version.state == "quarantined"
    with pytest.raises(Denied, match=r"documents\.look_at_own"):
        services.open_version(version.pk, by=team.caseworker)
    with pytest.raises(Denied, match=r"documents\.look_at_own"):
        services.release(version.pk, by=team.caseworker)
    assert services.open_version(version.pk, by=team.colleague).body
    services.release(version.pk, by=team.colleague)
    assert services.open_version(version.pk, by=team.caseworker).body


def test_the_database_too_wants_another_to_look(team):
    version = team.adds().versions.get()
    told = {"state": "released", "looked_at": clock.now(), "looked_by_id": team.caseworker.user_id}
    with pytest.raises(IntegrityError, match="version_looked_at_by_another"), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(**told)
    with pytest.raises(IntegrityError, match="out_of_quarantine_by_somebody"), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(state="released")


def test_what_is_rejected_is_destroyed_and_stays_as_an_entry(team):
    version = team.adds().versions.get()
    services.reject(version.pk, by=team.colleague)
    assert not Content.objects.exists() and Version.objects.get().state == "rejected"
    with pytest.raises(Denied, match=r"documents\.gone"):
        services.open_version(version.pk, by=team.colleague)
    with pytest.raises(Denied, match=r"documents\.cannot_move"):
        services.release(version.pk, by=team.colleague)


def test_a_document_added_by_mistake_is_withdrawn_by_the_organisation_that_added_it(team):
    document = team.adds()
    team.releases(document)
    with pytest.raises(Denied, match=r"documents\.of_another_organisation"):
        services.withdraw(document.pk, by=team.elsewhere)
    services.withdraw(document.pk, by=team.colleague)
    assert not Content.objects.exists() and Version.objects.get().state == "withdrawn"
    with pytest.raises(Denied, match=r"documents\.gone"):
        services.withdraw(document.pk, by=team.colleague)


def test_every_act_leaves_a_line_and_no_value(team):
    document = team.adds()
    services.show_documents(team.case_id, by=team.caseworker)
    services.show_document(document.pk, by=team.caseworker)
    version = team.releases(document)
    services.open_version(version.pk, by=team.caseworker)
    services.draw_page(version.pk, 1, by=team.caseworker)
    services.withdraw(document.pk, by=team.caseworker)
    assert {
        "documents.added", "documents.list_shown", "documents.document_shown", "documents.released",
        "documents.version_opened", "documents.page_shown", "documents.withdrawn",
    } <= set(events())  # fmt: skip
    assert "pdigtet" not in str(list(AuditLine.objects.values_list()))


def test_when_the_audit_fails_nothing_is_written(team, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("opennrm.access.audit.record", fail)
    with pytest.raises(RuntimeError):
        team.adds()
    assert not Document.objects.exists() and not Content.objects.exists()


# The section of a document, and the roles that see it and may add to it, by hand; everybody takes part in the case.
SECTIONS = {
    "identity": ("caseworker decision_maker ngo_worker health_worker contact_person accommodation_provider return_officer reintegration_adviser local_partner", "caseworker ngo_worker"),
    "contact": ("hotline_adviser caseworker decision_maker ngo_worker health_worker contact_person accommodation_provider return_officer reintegration_adviser local_partner", "hotline_adviser caseworker ngo_worker health_worker contact_person reintegration_adviser local_partner"),
    "interview": ("caseworker decision_maker ngo_worker prosecutor", "caseworker ngo_worker"),
    "decision": ("caseworker decision_maker prosecutor", "caseworker decision_maker"),
    "support": ("caseworker decision_maker ngo_worker contact_person accommodation_provider", "caseworker ngo_worker contact_person accommodation_provider"),
    "health": ("caseworker health_worker contact_person", "health_worker"),
    "return": ("caseworker ngo_worker contact_person return_officer reintegration_adviser local_partner", "return_officer reintegration_adviser local_partner"),
    "prosecution": ("caseworker police_liaison prosecutor", "police_liaison prosecutor"),
    "cooperation": ("caseworker police_liaison", "caseworker police_liaison"),
}  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("role", list(Role))
def test_a_section_is_seen_and_added_to_by_whose_work_needs_it(team, actor_for, role, section):
    see, write = (roles.split() for roles in SECTIONS[section])
    document = team.adds()
    Document.objects.filter(pk=document.pk).update(section=section)
    actor = actor_for(role, "cmm")
    told = DocumentInput(team.case_id, section, "letter", "Opdigtet brev")
    if role in see:
        assert services.show_document(document.pk, by=actor)
    else:
        with pytest.raises((Denied, Http404)):
            services.show_document(document.pk, by=actor)
    if role in write:
        assert services.add_document(told, [upload("opdigtet.txt")], by=actor)
    else:
        with pytest.raises((Denied, Http404)):
            services.add_document(told, [upload("opdigtet.txt")], by=actor)


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"section": "nothing"}, "section"), ({"kind": "nothing"}, "kind"), ({"title": " "}, "title"), ({"title": "x" * 201}, "title")],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(team, changed, field):
    told = {"section": "decision", "kind": "letter", "title": "Opdigtet"} | changed
    with pytest.raises(Invalid) as refused:
        services.add_document(
            DocumentInput(team.case_id, **told), [upload("opdigtet.txt")], by=team.caseworker
        )
    assert refused.value.field == field


def test_to_another_organisation_neither_document_nor_version_exists(team, ngo):
    document = team.adds()
    version = team.releases(document)
    for attempt in (
        lambda: services.show_documents(team.case_id, by=ngo),
        lambda: services.show_document(document.pk, by=ngo),
        lambda: services.open_version(version.pk, by=ngo),
        lambda: services.draw_page(version.pk, 1, by=ngo),
        lambda: services.withdraw(document.pk, by=ngo),
    ):
        with pytest.raises(Http404):
            attempt()


def test_whoever_leaves_the_case_sees_its_documents_no_more(team, ngo):
    participation = cases.share(team.case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=team.caseworker)
    document = team.adds(section="identity")
    assert services.show_document(document.pk, by=ngo)
    cases.end_participation(participation, by=team.caseworker)
    with pytest.raises(Http404):
        services.show_document(document.pk, by=ngo)
    with acting(ngo), transaction.atomic():
        assert not Document.objects.exists() and not Content.objects.exists()


def test_the_desk_is_told_of_documents_and_of_what_waits(team):
    document = team.adds()
    seen = services.show_documents(team.case_id, by=team.colleague)[0].seen
    (added,) = selectors.added(team.colleague, seen)
    assert (added.document_id, added.kind, added.day) == (document.pk, "statement", clock.today())
    assert (selectors.count_waiting(team.colleague), selectors.count_waiting(team.caseworker)) == (1, 0)
    services.reject(document.versions.get().pk, by=team.colleague)
    assert selectors.added(team.colleague, seen) == [] and selectors.count_waiting(team.colleague) == 0


def test_a_sealed_file_cut_short_does_not_open():
    from uuid import uuid4

    key, row = sealing.new_key(), uuid4()
    sealed = sealing.seal(b"Opdigtet" * 300_000, key, row)
    assert sealing.unseal(sealed, key, row) == b"Opdigtet" * 300_000
    for broken in (sealed[:-1], sealed[: 1024 * 1024], b"", sealed[:-1] + bytes([sealed[-1] ^ 1])):
        with pytest.raises(Denied, match=r"documents\.unreadable"):
            sealing.unseal(broken, key, row)


def test_two_cases_of_one_register_keep_their_documents_apart(team):
    team.adds()
    other = new_case(team.caseworker, "Opdigtet Person 8")
    assert services.show_documents(other, by=team.caseworker)[1] == []
