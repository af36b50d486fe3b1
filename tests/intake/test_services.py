"""Acts of intake: what they write, what they refuse, and that a refusal writes nothing."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.http import Http404

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.cases.models import Case
from opennrm.intake import selectors, services
from opennrm.intake.domain import ReferralInput
from opennrm.intake.domain.events import CallRegistered, CallWithdrawn, ReferralMade, ReferralWithdrawn
from opennrm.intake.models import Call, CallCase, Referral
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Conflict, Denied, Invalid
from tests.cases.people import SCOPE
from tests.intake.conftest import TODAY

pytestmark = pytest.mark.django_db


def referral_of(case_id, **changes):
    usual = {"case_id": case_id, "referred_by": "police", "made_on": TODAY, "reason": "Opdigtet begrundelse"}
    return ReferralInput(**usual | changes)


def rows():
    return [model.objects.count() for model in (Call, CallCase, Referral, Case)]


def audited(event):
    return AuditLine.objects.filter(event=event).count()


def test_a_call_about_nobody_is_registered(adviser, told, published):
    call_id = services.register_call(told(), by=adviser)

    row = Call.objects.get(pk=call_id)
    assert (row.caller, row.purpose, row.organisation_id) == (
        "police",
        "suspicion_in_custody",
        adviser.organisation_id,
    )
    assert published == [CallRegistered(call_id, TODAY, "police", "suspicion_in_custody")]
    assert audited("intake.call_registered") == 1


def test_what_was_said_is_sealed_and_opened_with_a_trail(adviser, told):
    call_id = services.register_call(told(notes="Opdigtet hemmelighed"), by=adviser)

    assert b"hemmelighed" not in bytes(Call.objects.get().notes_sealed)
    assert services.show_call(call_id, by=adviser).notes == "Opdigtet hemmelighed"
    assert audited("intake.call_shown") == 1


def test_a_call_may_concern_a_known_person_and_several_new_ones(adviser, told, somebody, a_case):
    known = a_case(by=adviser)
    call_id = services.register_call(told(case_ids=(known,), persons=(somebody(2), somebody(3))), by=adviser)

    concerned = services.show_call(call_id, by=adviser).cases
    assert len(concerned) == 3
    assert known in {each.id for each in concerned}


def test_an_impossible_call_writes_nothing(adviser, told, somebody):
    with pytest.raises(Invalid, match="intake.call_in_future"):
        services.register_call(
            told(received_at=clock.now() + timedelta(minutes=1), persons=(somebody(),)), by=adviser
        )
    assert rows() == [0, 0, 0, 0]
    assert not AuditLine.objects.exists()


def test_a_call_about_somebody_elses_case_is_not_registered(adviser, stranger, told, a_case, actor_for):
    foreign = a_case(by=actor_for(Role.NGO_WORKER, "hopenow"))
    before = rows()
    with pytest.raises(Http404):
        services.register_call(told(case_ids=(foreign,)), by=adviser)
    assert Call.objects.count() == 0
    assert rows()[3] == before[3]


def test_a_role_without_the_right_registers_no_call(actor_for, told):
    with pytest.raises(Denied, match="access.missing_right"):
        services.register_call(told(), by=actor_for(Role.NGO_WORKER, "hopenow"))
    assert rows() == [0, 0, 0, 0]


def test_when_the_audit_fails_no_call_is_written(adviser, told, somebody, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("opennrm.access.audit.record", fail)
    with pytest.raises(RuntimeError):
        services.register_call(told(persons=(somebody(),)), by=adviser)
    assert rows() == [0, 0, 0, 0]


def test_when_a_later_stage_fails_no_call_is_written(adviser, told, monkeypatch):
    def fail(event):
        raise RuntimeError

    monkeypatch.setattr("opennrm.shared.events._find", lambda: {CallRegistered: [fail]})
    with pytest.raises(RuntimeError):
        services.register_call(told(), by=adviser)
    assert rows() == [0, 0, 0, 0]


def test_a_correction_tells_the_later_stages_and_names_what_changed(adviser, told, published):
    call_id = services.register_call(told(), by=adviser)
    services.correct_call(call_id, told(caller="ngo"), version=1, by=adviser)

    assert (Call.objects.get().caller, Call.objects.get().version) == ("ngo", 2)
    assert published[-1] == CallRegistered(call_id, TODAY, "ngo", "suspicion_in_custody")
    assert AuditLine.objects.get(event="intake.call_corrected").fields == ["caller"]


def test_a_stale_correction_is_refused_and_changes_nothing(adviser, told, published):
    call_id = services.register_call(told(), by=adviser)
    services.correct_call(call_id, told(notes="Den første"), version=1, by=adviser)
    with pytest.raises(Conflict, match="intake.call_changed"):
        services.correct_call(call_id, told(notes="Den anden"), version=1, by=adviser)
    assert services.show_call(call_id, by=adviser).notes == "Den første"
    assert len(published) == 2


def test_a_correction_may_add_and_take_away_persons(adviser, told, somebody, a_case):
    first, second = a_case(by=adviser), a_case(by=adviser, number=2)
    call_id = services.register_call(told(case_ids=(first,)), by=adviser)
    services.correct_call(call_id, told(case_ids=(second,), persons=(somebody(3),)), version=1, by=adviser)
    concerned = {each.id for each in services.show_call(call_id, by=adviser).cases}
    assert len(concerned) == 2
    assert second in concerned
    assert first not in concerned


def test_a_person_with_a_referral_cannot_be_taken_off_the_call(adviser, told, a_case):
    case_id = a_case(by=adviser)
    call_id = services.register_call(told(case_ids=(case_id,)), by=adviser)
    services.make_referral(referral_of(case_id, call_id=call_id), by=adviser)
    with pytest.raises(Invalid, match="intake.case_has_referral"):
        services.correct_call(call_id, told(), version=1, by=adviser)
    assert CallCase.objects.count() == 1


def test_a_withdrawn_call_stays_but_no_longer_stands(adviser, told, published):
    call_id = services.register_call(told(), by=adviser)
    services.withdraw_call(call_id, by=adviser)

    assert published[-1] == CallWithdrawn(call_id)
    assert services.show_call(call_id, by=adviser).is_withdrawn
    assert not selectors.calls_for(adviser).exists()
    for act in (
        lambda: services.withdraw_call(call_id, by=adviser),
        lambda: services.correct_call(call_id, told(), version=2, by=adviser),
    ):
        with pytest.raises(Denied, match="intake.call_withdrawn"):
            act()


def test_a_call_with_a_referral_is_withdrawn_only_after_the_referral(adviser, told, a_case):
    case_id = a_case(by=adviser)
    call_id = services.register_call(told(case_ids=(case_id,)), by=adviser)
    referral_id = services.make_referral(referral_of(case_id, call_id=call_id), by=adviser)
    with pytest.raises(Denied, match="intake.call_has_referrals"):
        services.withdraw_call(call_id, by=adviser)
    services.withdraw_referral(referral_id, by=adviser)
    services.withdraw_call(call_id, by=adviser)
    assert Call.objects.get().is_withdrawn


def test_calls_stay_with_the_organisation_that_received_them(adviser, stranger, told):
    call_id = services.register_call(told(), by=adviser)
    for act in (
        lambda: services.show_call(call_id, by=stranger),
        lambda: services.correct_call(call_id, told(), version=1, by=stranger),
        lambda: services.withdraw_call(call_id, by=stranger),
    ):
        with pytest.raises(Http404):
            act()
    assert not selectors.calls_for(stranger).exists()


def test_a_referral_is_made_and_its_reason_sealed(adviser, a_case, published):
    case_id = a_case(by=adviser)
    referral_id = services.make_referral(referral_of(case_id), by=adviser)

    person_id = Case.objects.get(pk=case_id).person_id
    assert published == [ReferralMade(referral_id, person_id, TODAY, "police")]
    assert b"begrundelse" not in bytes(Referral.objects.get().reason_sealed)
    assert services.show_referral(referral_id, by=adviser).reason == "Opdigtet begrundelse"
    assert audited("intake.referral_made") == audited("intake.referral_shown") == 1


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"made_on": TODAY + timedelta(days=1)}, "intake.referral_in_future"),
        ({"made_on": TODAY - timedelta(days=1)}, "intake.referral_before_call"),
        ({"referred_by": "astrologer"}, "intake.unknown_code"),
    ],
)
def test_an_impossible_referral_writes_nothing(adviser, told, a_case, published, wrong, code):
    case_id = a_case(by=adviser)
    call_id = services.register_call(told(case_ids=(case_id,)), by=adviser)
    before = AuditLine.objects.count(), len(published)
    with pytest.raises(Invalid, match=code):
        services.make_referral(referral_of(case_id, call_id=call_id, **wrong), by=adviser)
    assert not Referral.objects.exists()
    assert (AuditLine.objects.count(), len(published)) == before


def test_a_referral_rests_only_on_a_standing_call_about_that_case(adviser, told, a_case):
    case_id = a_case(by=adviser)
    about_nobody = services.register_call(told(), by=adviser)
    with pytest.raises(Invalid, match="intake.call_concerns_another"):
        services.make_referral(referral_of(case_id, call_id=about_nobody), by=adviser)
    withdrawn = services.register_call(told(case_ids=(case_id,)), by=adviser)
    services.withdraw_call(withdrawn, by=adviser)
    with pytest.raises(Invalid, match="intake.referral_on_withdrawn_call"):
        services.make_referral(referral_of(case_id, call_id=withdrawn), by=adviser)
    with pytest.raises(Http404):
        services.make_referral(referral_of(case_id, call_id=uuid4()), by=adviser)


def test_nobody_refers_the_person_of_a_case_they_take_no_part_in(adviser, stranger, a_case):
    case_id = a_case(by=adviser)
    with pytest.raises(Http404):
        services.make_referral(referral_of(case_id), by=stranger)
    assert not Referral.objects.exists()


def test_when_the_audit_fails_no_referral_is_written(adviser, a_case, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    case_id = a_case(by=adviser)
    monkeypatch.setattr("opennrm.access.audit.record", fail)
    with pytest.raises(RuntimeError):
        services.make_referral(referral_of(case_id), by=adviser)
    assert not Referral.objects.exists()


def test_a_withdrawn_referral_no_longer_counts_as_the_first(adviser, a_case, published):
    case_id = a_case(by=adviser)
    later = services.make_referral(referral_of(case_id), by=adviser)
    first = services.make_referral(referral_of(case_id, made_on=TODAY - timedelta(days=3)), by=adviser)
    assert selectors.first_referral(adviser, case_id).id == first

    services.withdraw_referral(first, by=adviser)
    assert published[-1] == ReferralWithdrawn(first, case_id, TODAY)
    assert selectors.first_referral(adviser, case_id).id == later
    with pytest.raises(Denied, match="intake.referral_withdrawn"):
        services.withdraw_referral(first, by=adviser)


def test_a_case_without_a_referral_has_no_first_one(adviser, a_case):
    assert selectors.first_referral(adviser, a_case(by=adviser)) is None


def test_another_organisation_in_the_case_does_not_take_a_referral_back(
    adviser, caseworker, actor_for, a_case
):
    from opennrm.cases import services as cases
    from opennrm.cases.domain import Ground

    ngo, case_id = actor_for(Role.NGO_WORKER, "hopenow"), a_case(by=caseworker)
    referral_id = services.make_referral(referral_of(case_id), by=caseworker)
    ground = Ground(kind="consent", legal_basis="", reason="advice")
    cases.share(case_id, "hopenow", ground=ground, scope=SCOPE, by=caseworker)

    assert services.show_referral(referral_id, by=ngo).organisation == "cmm"
    with pytest.raises(Denied, match="intake.referral_of_another_organisation"):
        services.withdraw_referral(referral_id, by=ngo)
    assert not Referral.objects.get().is_withdrawn


def test_the_day_counts_its_own_calls_only(adviser, told):
    services.register_call(told(), by=adviser)
    services.register_call(told(received_at=noon(TODAY - timedelta(days=1))), by=adviser)
    withdrawn = services.register_call(told(), by=adviser)
    services.withdraw_call(withdrawn, by=adviser)
    assert selectors.count_calls_on(adviser, TODAY) == 1
    assert selectors.count_calls_on(adviser, date(2021, 6, 10)) == 0
