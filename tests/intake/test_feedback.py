"""What whoever referred is told: the table of its stages, what consent allows, who tells, on whose page."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from django.db import Error, transaction
from django.urls import reverse

from opennrm.access.domain.roles import Role, Section
from opennrm.access.wall import acting
from opennrm.cases import services as cases
from opennrm.cases.models import Participation
from opennrm.intake import services
from opennrm.intake.domain import ReferralInput
from opennrm.intake.domain.feedback import Consent, Feedback, Stage, Way, check_can_tell
from opennrm.intake.models import Referral, ReferralFeedback
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from opennrm.tasks.models import Task
from tests.cases.people import CONSENT, SCOPE, new_case
from tests.intake.conftest import TODAY

# What may be told after what, and what has happened when; written a second time by hand.
AFTER = {
    "": "received interview_held assessed closed",
    "received": "interview_held assessed closed",
    "interview_held": "assessed closed",
    "assessed": "closed",
    "closed": "",
}
HAPPENED = {
    "": "received",
    "received": "received",
    "interview_held": "received interview_held",
    "assessed": "received interview_held assessed closed",
    "closed": "received closed",
}
LATER = noon(TODAY.replace(year=2022))
PHONE = Feedback(Stage.RECEIVED, Way.PHONE, Consent.NOTHING, "", "Opdigtet vagthavende")


@pytest.mark.parametrize(("told", "reached", "then"), list(product(Stage, Stage, list(Stage)[1:])))
def test_only_what_has_happened_is_told_and_only_forward(told, reached, then):
    if then in AFTER[told].split() and then in HAPPENED[reached].split():
        check_can_tell(told, reached, then)
    else:
        with pytest.raises(Denied, match=r"feedback_told_already|feedback_too_early"):
            check_can_tell(told, reached, then)


@pytest.mark.parametrize(
    ("stage", "consent", "outcome"), list(product(list(Stage)[1:], Consent, ["", "victim"]))
)
def test_nothing_is_told_that_the_person_has_not_agreed_to(stage, consent, outcome):
    is_allowed = (consent != "nothing" or stage == "received") and (
        not outcome or (consent == "outcome" and stage in {"assessed", "closed"})
    )
    if is_allowed:
        Feedback(stage, Way.PAGE, consent, outcome)
    else:
        with pytest.raises(Invalid, match="without_consent"):
            Feedback(stage, Way.PAGE, consent, outcome)


# What an NGO worker may share and the centre works with.
OF_AN_NGO = replace(SCOPE, sections=frozenset({Section.IDENTITY, Section.CONTACT, Section.INTERVIEW}))


@pytest.fixture
def shared(db, caseworker, actor_for):
    """A case that an NGO shares with the centre, with a referral of the NGO's."""
    ngo = actor_for(Role.NGO_WORKER, "hopenow")
    case_id = new_case(ngo)
    cases.share(case_id, "cmm", ground=CONSENT, scope=OF_AN_NGO, by=ngo)
    with clock.standing_at(LATER):
        referral_id = services.make_referral(ReferralInput(case_id, "ngo", TODAY, "Opdigtet"), by=ngo)
    return ngo, Referral.objects.get(pk=referral_id)


def open_tasks(case_id):
    return sorted(Task.objects.filter(case_id=case_id, state="open").values_list("kind", flat=True))


@pytest.mark.django_db
def test_an_answer_brings_the_task_to_tell_and_telling_ends_it(shared, caseworker):
    _, referral = shared
    with clock.standing_at(LATER):
        assert "answer_referral" in open_tasks(referral.case_id)
        services.accept_referral(referral.pk, by=caseworker)
        assert open_tasks(referral.case_id) == ["hold_interview", "plan_interview", "tell_referrer"]
        services.tell_referrer(referral.pk, PHONE, by=caseworker)
    assert open_tasks(referral.case_id) == ["hold_interview", "plan_interview"]


@pytest.mark.django_db
def test_the_referrer_reads_on_their_own_page_what_was_told(shared, caseworker, client_for):
    ngo, referral = shared
    services.accept_referral(referral.pk, by=caseworker)
    services.tell_referrer(referral.pk, replace(PHONE, way=Way.PAGE, text="Opdigtet hilsen"), by=caseworker)
    page = client_for(ngo).get(reverse("intake:referral", args=[referral.pk])).content.decode()
    assert "Henvisningen er modtaget" in page and "Opdigtet hilsen" in page
    assert reverse("intake:tell_referrer", args=[referral.pk]) not in page


@pytest.mark.django_db
def test_on_a_page_that_is_closed_to_the_referrer_nobody_is_told(shared, caseworker):
    ngo, referral = shared
    services.accept_referral(referral.pk, by=caseworker)
    Participation.objects.filter(organisation=ngo.organisation_id).update(sections=["contact"])
    with pytest.raises(Invalid, match="referrer_without_page"):
        services.tell_referrer(referral.pk, replace(PHONE, way=Way.PAGE), by=caseworker)


@pytest.mark.django_db
def test_on_a_page_that_nobody_else_sees_nobody_is_told(caseworker):
    referral = services.make_referral(
        ReferralInput(new_case(caseworker), "police", TODAY, "Opdigtet"), by=caseworker
    )
    with pytest.raises(Invalid, match="referrer_without_page"):
        services.tell_referrer(referral, replace(PHONE, way=Way.PAGE), by=caseworker)
    services.tell_referrer(referral, PHONE, by=caseworker)
    assert ReferralFeedback.objects.get().stage == "received"


@pytest.mark.django_db
def test_who_came_by_themselves_has_nobody_to_be_told(caseworker):
    referral = services.make_referral(
        ReferralInput(new_case(caseworker), "self", TODAY, "Opdigtet"), by=caseworker
    )
    with pytest.raises(Denied, match="nobody_to_tell"):
        services.tell_referrer(referral, PHONE, by=caseworker)


@pytest.mark.django_db
def test_a_declined_referral_is_closed_and_no_interview_told_of(shared, caseworker):
    _, referral = shared
    services.decline_referral(referral.pk, "does_not_want", "", by=caseworker)
    with pytest.raises(Denied, match="feedback_too_early"):
        services.tell_referrer(
            referral.pk, replace(PHONE, stage=Stage.INTERVIEW_HELD, consent=Consent.STAGES), by=caseworker
        )
    services.tell_referrer(
        referral.pk, replace(PHONE, stage=Stage.CLOSED, consent=Consent.STAGES), by=caseworker
    )


@pytest.mark.django_db
def test_whoever_referred_tells_themselves_nothing(shared):
    ngo, referral = shared
    with pytest.raises(Denied, match="missing_right"):
        services.tell_referrer(referral.pk, PHONE, by=ngo)


@pytest.mark.django_db
def test_in_the_database_what_was_told_stays(shared, caseworker):
    _, referral = shared
    services.tell_referrer(referral.pk, PHONE, by=caseworker)
    with acting(caseworker), pytest.raises(Error, match="permission denied"), transaction.atomic():
        ReferralFeedback.objects.update(outcome="victim")


@pytest.mark.django_db
def test_by_the_page_an_error_stands_at_its_field(shared, caseworker, client_for):
    _, referral = shared
    sent = {
        "stage": "received",
        "consent": "nothing",
        "way": "phone",
        "outcome": "victim",
        "text": "Opdigtet",
    }
    url = reverse("intake:tell_referrer", args=[referral.pk])
    refused = client_for(caseworker).post(url, sent)
    assert "Udfaldet siges kun" in refused.content.decode() and not ReferralFeedback.objects.exists()
    assert client_for(caseworker).post(url, sent | {"outcome": ""}).status_code == 302
