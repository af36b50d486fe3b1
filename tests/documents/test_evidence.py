"""Evidence: a chain that only grows, custody that follows from it, receipts nobody signs for themselves, both walls."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from django.db import Error, transaction
from django.http import Http404
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.access.wall import acting
from opennrm.cases.models import Participation
from opennrm.documents import services
from opennrm.documents.domain.evidence import (
    EvidenceInput,
    HandOverInput,
    Holding,
    Move,
    ReceiptInput,
    Whereabouts,
    holding,
)
from opennrm.documents.models import Custody, CustodyReceipt, Evidence
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid

RECEIPT = ReceiptInput("as_described", "Opdigtet skab 2")


def item(team, **changed):
    told = EvidenceInput(
        team.case_id, "decision", "phone_or_computer", "police", "Opdigtet telefon med ridset skærm", "Opdigtet betjent",
        clock.now() - timedelta(hours=2), "Opdigtet station", "Opdigtet skab 1", "Lukket pose, segl 4711",
    )  # fmt: skip
    return services.register_evidence(replace(told, **changed), by=team.caseworker)


def handed_over(team, evidence_id, to="immigration_service", **changed):
    told = {"whom": "", "purpose": "examination", "seal": "Segl 4711 er helt"} | {"to": to} | changed
    told = {"happened_at": clock.now() - timedelta(hours=1)} | told
    services.hand_over_evidence(HandOverInput(evidence_id, **told), by=team.caseworker)
    return Custody.objects.latest("number")


# Who answers for an item after which lines: number, kind, to, signed, corrects. Written a second time by hand.
HANDED, BACK, CORRECTED = "handed_over", "taken_back", "corrected"
CHAINS = [
    ([], "cmm", Whereabouts.KEPT, None),
    ([Move(1, HANDED, "police", True, None)], "police", Whereabouts.KEPT, None),
    ([Move(1, HANDED, "police", False, None)], "cmm", Whereabouts.AWAITED, 1),
    ([Move(1, HANDED, "", False, None)], "cmm", Whereabouts.OUTSIDE, None),
    ([Move(1, HANDED, "", False, None), Move(2, BACK, "cmm", True, None)], "cmm", Whereabouts.KEPT, None),
    ([Move(1, HANDED, "police", False, None), Move(2, CORRECTED, "", False, 1)], "cmm", Whereabouts.KEPT, None),
    ([Move(1, HANDED, "police", True, None), Move(2, CORRECTED, "", False, 1)], "police", Whereabouts.KEPT, None),
    ([Move(1, HANDED, "", False, None), Move(2, CORRECTED, "", False, 1)], "cmm", Whereabouts.OUTSIDE, None),
]  # fmt: skip


@pytest.mark.parametrize(("moves", "organisation", "whereabouts", "awaited"), CHAINS)
def test_custody_follows_from_the_chain(moves, organisation, whereabouts, awaited):
    assert holding("cmm", moves) == Holding(organisation, whereabouts, awaited)


@pytest.mark.django_db
def test_an_item_is_told_as_it_came_in_and_sealed_in_the_table(team):
    evidence_id = item(team)
    shown = services.show_evidence(evidence_id, by=team.elsewhere)
    assert (shown.description, shown.handed_over_by) == (
        "Opdigtet telefon med ridset skærm",
        "Opdigtet betjent",
    )
    assert shown.holding == Holding("cmm", Whereabouts.KEPT)
    assert b"Opdigtet" not in bytes(Evidence.objects.get().description_sealed)
    assert (
        AuditLine.objects.filter(event="documents.evidence_registered", subject_id=evidence_id).count() == 1
    )


@pytest.mark.django_db
def test_the_receiver_signs_and_answers_for_it_from_then_on(team):
    evidence_id = item(team)
    line = handed_over(team, evidence_id)
    assert services.show_evidence(evidence_id, by=team.caseworker).holding.organisation == "cmm"
    services.sign_for_evidence(line.pk, RECEIPT, by=team.elsewhere)
    shown = services.show_evidence(evidence_id, by=team.caseworker)
    assert shown.holding == Holding("immigration_service", Whereabouts.KEPT)
    assert shown.lines[0].receipt.kept_at == "Opdigtet skab 2"


@pytest.mark.django_db
def test_nobody_but_the_receiver_signs(team):
    line = handed_over(team, item(team))
    for who in (team.caseworker, team.colleague):
        with pytest.raises(Denied) as refused:
            services.sign_for_evidence(line.pk, RECEIPT, by=who)
        assert refused.value.code == "documents.receipt_of_another"


@pytest.mark.django_db
def test_nobody_signs_for_what_they_handed_over_themselves(team):
    line = handed_over(team, item(team), "cmm")
    with pytest.raises(Denied) as refused:
        services.sign_for_evidence(line.pk, RECEIPT, by=team.caseworker)
    assert refused.value.code == "documents.receipt_by_oneself"
    services.sign_for_evidence(line.pk, RECEIPT, by=team.colleague)


@pytest.mark.django_db
def test_in_the_database_too_nobody_signs_for_themselves_or_for_others(team):
    line = handed_over(team, item(team))
    for who in (team.caseworker, team.colleague):
        with acting(who), pytest.raises(Error, match="row-level security"), transaction.atomic():
            CustodyReceipt.objects.create(
                line=line, condition="as_described", kept_at_sealed=b"x", signed_at=clock.now(), signed_by_id=who.user_id
            )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Evidence, Custody, CustodyReceipt])
def test_in_the_database_nobody_changes_or_deletes_a_line(team, model):
    services.sign_for_evidence(handed_over(team, item(team)).pk, RECEIPT, by=team.elsewhere)
    for act in (lambda: model.objects.update(id=model.objects.first().pk), lambda: model.objects.all()._raw_delete("default")):  # fmt: skip
        with acting(team.caseworker):
            try:
                with transaction.atomic():
                    assert act() == 0
            except Error as refused:
                assert "permission denied" in str(refused)
    assert model.objects.count() == 1


@pytest.mark.django_db
def test_what_waits_for_a_receipt_is_not_handed_over_again(team):
    evidence_id = item(team)
    handed_over(team, evidence_id)
    with pytest.raises(Denied) as refused:
        handed_over(team, evidence_id, "cmm")
    assert refused.value.code == "documents.evidence_awaits_receipt"


@pytest.mark.django_db
def test_a_correction_calls_off_a_hand_over_that_nobody_has_signed_for(team):
    evidence_id = item(team)
    line = handed_over(team, evidence_id)
    services.correct_evidence(evidence_id, 1, "Opdigtet: forkert modtager", by=team.colleague)
    with pytest.raises(Denied) as refused:
        services.sign_for_evidence(line.pk, RECEIPT, by=team.elsewhere)
    assert refused.value.code == "documents.nothing_to_sign"
    shown = services.show_evidence(evidence_id, by=team.caseworker)
    assert [each.kind for each in shown.lines] == ["handed_over", "corrected"] and shown.may_hand_over


@pytest.mark.django_db
def test_what_another_organisation_wrote_it_corrects_itself(team):
    evidence_id = item(team)
    with pytest.raises(Denied) as refused:
        services.correct_evidence(evidence_id, 0, "Opdigtet rettelse", by=team.elsewhere)
    assert refused.value.code == "documents.line_of_another_organisation"


@pytest.mark.django_db
def test_what_went_outside_is_taken_back_by_whoever_let_it_go(team):
    evidence_id = item(team)
    handed_over(team, evidence_id, "", whom="Opdigtet laboratorium")
    with pytest.raises(Denied):
        handed_over(team, evidence_id)
    at = clock.now()
    with pytest.raises(Denied):
        services.take_back_evidence(evidence_id, "Opdigtet bud", RECEIPT, at=at, by=team.elsewhere)
    services.take_back_evidence(evidence_id, "Opdigtet bud", RECEIPT, at=at, by=team.colleague)
    shown = services.show_evidence(evidence_id, by=team.caseworker)
    assert shown.holding == Holding("cmm", Whereabouts.KEPT) and shown.lines[1].whom == "Opdigtet bud"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"to": "reden_international"}, "to"),
        ({"to": "", "whom": " "}, "whom"),
        ({"purpose": "opdigtet"}, "purpose"),
        ({"happened_at": clock.now() + timedelta(days=1)}, "happened_at"),
        ({"happened_at": clock.now() - timedelta(days=1)}, "happened_at"),
    ],
)
def test_a_hand_over_says_to_whom_when_and_why(team, changed, field):
    evidence_id = item(team)
    with pytest.raises(Invalid) as refused:
        handed_over(team, evidence_id, **changed)
    assert refused.value.field == field and not Custody.objects.exists()


@pytest.mark.django_db
def test_evidence_is_handed_to_nobody_to_whom_its_section_is_closed(team):
    evidence_id = item(team, section="interview")
    Participation.objects.filter(organisation=team.elsewhere.organisation_id).update(sections=["decision"])
    with pytest.raises(Invalid, match="receiver_not_in_case"):
        handed_over(team, evidence_id)
    assert not Custody.objects.exists()


@pytest.mark.django_db
def test_a_file_has_the_checksum_of_its_content_and_is_not_withdrawn(team):
    version = team.releases(team.adds())
    evidence_id = item(team, kind="photo", version_id=version.pk)
    body = services.open_version(version.pk, by=team.caseworker).body
    assert Evidence.objects.get().checksum == sha256(body).hexdigest()
    assert services.print_evidence(evidence_id, by=team.caseworker)[1] is True
    with pytest.raises(Denied) as refused:
        services.withdraw(version.document_id, by=team.caseworker)
    assert refused.value.code == "documents.is_evidence"


@pytest.mark.django_db
def test_what_nobody_has_looked_at_is_no_evidence_yet(team):
    version = team.adds().versions.get()
    with pytest.raises(Denied):
        item(team, version_id=version.pk)


@pytest.mark.django_db
def test_a_role_without_the_section_sees_none_of_it(team, actor_for):
    evidence_id = item(team, section="interview")
    blind = actor_for(Role.ACCOMMODATION_PROVIDER, "cmm")
    assert services.show_evidence_of(team.case_id, by=blind)[1] == []
    with pytest.raises(Http404):
        services.show_evidence(evidence_id, by=blind)


@pytest.mark.django_db
def test_the_receipt_is_a_readable_pdf_in_both_languages(team, client_for):
    evidence_id = item(team)
    services.sign_for_evidence(handed_over(team, evidence_id).pk, RECEIPT, by=team.elsewhere)
    answer = client_for(team.elsewhere).get(reverse("documents:print_evidence", args=[evidence_id]))
    assert answer["Content-Type"] == "application/pdf" and "sandbox" in answer["Content-Security-Policy"]
    with pikepdf.open(BytesIO(answer.content)) as made:
        assert len(made.pages) == 2 and made.Root.Lang == "da"
        assert "/StructTreeRoot" in made.Root


@pytest.mark.django_db
def test_by_the_pages_an_item_comes_in_goes_on_and_is_signed_for(team, client_for):
    giver, receiver = client_for(team.caseworker), client_for(team.elsewhere)
    told = {
        "kind": "phone_or_computer", "description": "Opdigtet telefon", "source": "person", "handed_over_by": "Opdigtet",
        "received_at": "2021-05-01T10:00", "received_place": "Opdigtet", "seal": "Uden", "kept_at": "Skab", "section": "decision",
    }  # fmt: skip
    giver.post(reverse("documents:register_evidence", args=[team.case_id]), told)
    evidence_id = Evidence.objects.get().pk
    onward = {"to": "immigration_service", "whom": "", "happened_at": "2021-05-02T10:00", "purpose": "keeping", "seal": "Uden"}  # fmt: skip
    giver.post(reverse("documents:hand_over_evidence", args=[evidence_id]), onward)
    page = receiver.get(reverse("documents:evidence", args=[evidence_id])).content.decode()
    assert "Kvittér for modtagelsen" in page and "Overdrag beviset" not in page
    sign = reverse("documents:sign_for_evidence", args=[Custody.objects.get().pk])
    receiver.post(sign, {"condition": "as_described", "kept_at": "Skab 2"})
    assert CustodyReceipt.objects.count() == 1
    assert giver.get(sign).status_code == 403
