"""Before a case is shared: exactly what the other organisation will see, and nothing of it done."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from opennrm.access.domain.roles import Role, Section
from opennrm.access.models import AuditLine
from opennrm.cases.models import Participation
from opennrm.desk import services
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied
from tests.cases.people import CONSENT, SCOPE
from tests.desk.conftest import TODAY

pytestmark = pytest.mark.django_db
TO = "reden_international"


@pytest.fixture
def case_id(mechanism, actor_for):
    actor_for(Role.CASEWORKER, TO)
    return mechanism.journey()


def previewed(case_id, sections, by):
    scope = replace(SCOPE, sections=frozenset(sections))
    with clock.standing_at(noon(TODAY)):
        shown = services.preview_share(case_id, TO, ground=CONSENT, scope=scope, by=by)
    return {(each.section, each.kind): each.count for each in shown if each.count}


@pytest.mark.parametrize(
    ("section", "seen"),
    [
        (Section.IDENTITY, {("identity", "identities"): 1}),
        (Section.CONTACT, {}),
        (Section.INTERVIEW, {("interview", "referrals"): 1, ("interview", "interviews"): 1}),
        (Section.DECISION, {
            ("decision", "decisions"): 1, ("decision", "documents"): 1, ("decision", "notes"): 1,
        }),
        (Section.RETURN, {("return", "returns"): 1}),
        (Section.PROSECUTION, {("prosecution", "files"): 1}),
        (Section.COOPERATION, {}),
    ],
)  # fmt: skip
def test_each_section_shows_its_own_records_and_no_others(mechanism, case_id, section, seen):
    assert previewed(case_id, [section], mechanism.caseworker) == seen


def test_after_a_preview_nobody_takes_part_who_did_not_before(mechanism, case_id):
    before = list(Participation.objects.order_by("pk").values())
    previewed(case_id, Section, mechanism.caseworker)
    assert list(Participation.objects.order_by("pk").values()) == before
    events = list(AuditLine.objects.order_by("position").values_list("event", flat=True))
    assert events[-1] == "desk.sharing_previewed"
    assert not AuditLine.objects.filter(organisation_id__isnull=True).exclude(user_id=None).exists()


def test_who_may_not_share_sees_no_preview(mechanism, case_id, actor_for):
    with pytest.raises(Denied, match="access.missing_right"):
        previewed(case_id, [Section.CONTACT], actor_for(Role.HOTLINE_ADVISER, "cmm"))


def test_the_page_shows_what_will_be_seen_and_the_button_shares_it(mechanism, case_id, client_for):
    client = client_for(mechanism.caseworker)
    told = {
        "organisation": TO, "sections": ["interview", "health"], "purpose": "support", "legal_basis": "consent",
        "said_how": "interpreted", "reason": "Opdigtet", "lasts_until": "",
    }  # fmt: skip
    page = client.post(reverse("desk:preview_share", args=[case_id]), told).content.decode()
    assert "Identifikationssamtaler med notater og fund: 1" in page and "Afgørelser" not in page
    assert not Participation.objects.filter(organisation__code=TO).exists()
    assert client.post(reverse("cases:share", args=[case_id]), told).status_code == 302
    assert Participation.objects.get(organisation__code=TO).sections == ["interview", "health"]


def test_a_form_that_does_not_hold_comes_back_with_the_reason_at_its_field(mechanism, case_id, client_for):
    told = {"organisation": TO, "sections": ["interview"], "purpose": "support", "legal_basis": "consent",
            "said_how": "", "reason": "Opdigtet"}  # fmt: skip
    answer = client_for(mechanism.caseworker).post(reverse("desk:preview_share", args=[case_id]), told)
    assert "said_how" in answer.context["form"].errors and "told" not in answer.context
