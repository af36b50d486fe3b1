"""Taking part in some sections of a case: what is shared, by whom, until which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.http import Http404

from opennrm.access.domain.roles import Role, Section
from opennrm.access.wall import acting
from opennrm.cases import selectors, services
from opennrm.cases.domain import Scope
from opennrm.cases.domain.scope import check_scope
from opennrm.cases.models import Case, Participation
from opennrm.identification import services as identification
from opennrm.identification.models import Decision, PlannedInterview, Room
from opennrm.identification.selectors import plans_for
from opennrm.identification.services.assessments import ROUTED_SCOPE
from opennrm.intake import services as intake
from opennrm.intake.domain import ReferralInput
from opennrm.returns import selectors as returns
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid
from opennrm.tasks import selectors as tasks
from tests.cases.people import BY_LAW, CONSENT, SCOPE, SCOPE_BY_LAW, new_case
from tests.returns.victims import assessed

pytestmark = pytest.mark.django_db
ONLY_RETURN = replace(SCOPE, sections=frozenset({Section.RETURN}))


@pytest.fixture
def case_id(caseworker):
    return new_case(caseworker)


def asked(actor, statement, *values):
    with acting(actor), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]


def rows_seen(actor):
    return asked(actor, "SELECT count(*) FROM cases_case")


def test_a_scope_without_a_section_cannot_be():
    with pytest.raises(Invalid, match="cases.sections_missing"):
        Scope(frozenset())


@pytest.mark.parametrize(
    ("ground", "changed", "code", "field"),
    [
        (CONSENT, {"purpose": ""}, "cases.purpose_missing", "purpose"),
        (CONSENT, {"purpose": "curiosity"}, "cases.purpose_missing", "purpose"),
        (CONSENT, {"said_how": ""}, "cases.said_how_does_not_fit", "said_how"),
        (CONSENT, {"said_how": "shouted"}, "cases.said_how_does_not_fit", "said_how"),
        (BY_LAW, {"said_how": "spoken"}, "cases.said_how_does_not_fit", "said_how"),
        (CONSENT, {"lasts_until": -1}, "cases.ends_in_the_past", "lasts_until"),
    ],
)
def test_a_scope_that_does_not_fit_is_refused_at_its_field(ground, changed, code, field):
    today = clock.today()
    if "lasts_until" in changed:
        changed = {"lasts_until": today + timedelta(days=changed["lasts_until"])}
    with pytest.raises(Invalid, match=code) as refused:
        check_scope(replace(SCOPE, **changed), ground, today=today)
    assert refused.value.field == field


def test_who_opens_a_case_has_all_of_it(caseworker, case_id):
    assert services.show_case(case_id, by=caseworker).sections == frozenset(Section)


def test_an_organisation_acts_only_in_the_sections_it_was_let_into(caseworker, case_id, actor_for):
    other = actor_for(Role.CASEWORKER, "return_agency")
    services.share(case_id, "return_agency", ground=CONSENT, scope=ONLY_RETURN, by=caseworker)
    shown = services.show_case(case_id, by=other)
    assert shown.sections == {Section.RETURN}
    assert [each.sections for each in shown.participants][-1] == (Section.RETURN,)
    for refused in (
        lambda: services.open_person(case_id, purpose="return", by=other),
        lambda: identification.request_assessment(case_id, residence_status="no_lawful_stay", by=other),
        lambda: identification.open_assessment(case_id, by=other),
    ):
        with pytest.raises(Denied, match="cases.section_closed"):
            refused()
    assert list(returns.returns_for(other)) == []


def test_nobody_shares_what_is_closed_to_themselves(caseworker, case_id, actor_for):
    actor_for(Role.NGO_WORKER, "hopenow")
    other = actor_for(Role.CASEWORKER, "return_agency")
    services.share(case_id, "return_agency", ground=CONSENT, scope=ONLY_RETURN, by=caseworker)
    with pytest.raises(Denied, match="cases.section_not_ones_own"):
        services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=other)
    assert services.share(case_id, "hopenow", ground=CONSENT, scope=ONLY_RETURN, by=other)


def test_a_role_shares_only_the_sections_it_may_share(case_id, caseworker, ngo, actor_for):
    services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    actor_for(Role.DECISION_MAKER, "immigration_service")
    health = replace(SCOPE, sections=frozenset({Section.HEALTH}))
    with pytest.raises(Denied, match="access.missing_right"):
        services.share(case_id, "immigration_service", ground=CONSENT, scope=health, by=ngo)


@pytest.mark.parametrize(("days", "is_open"), [(0, True), (1, True), (-1, False)])
def test_a_participation_closes_by_itself_after_its_last_day_in_both_walls(
    caseworker, case_id, ngo, days, is_open
):
    """The day is a Copenhagen day of the database's own clock, for both."""
    row = services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    day = clock.today() + timedelta(days=days)
    Participation.objects.filter(pk=row).update(lasts_until=day, since=day)
    assert selectors.cases_for(ngo).exists() == is_open
    assert rows_seen(ngo) == is_open
    case = Case.objects.get(pk=case_id)
    assert selectors.takes_part(caseworker, case, ngo.organisation_id) == is_open


def test_what_closed_by_itself_may_be_shared_again_and_stays_as_history(caseworker, case_id, ngo):
    row = services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    day = clock.today() - timedelta(days=1)
    Participation.objects.filter(pk=row).update(lasts_until=day, since=day)
    services.share(case_id, "hopenow", ground=CONSENT, scope=ONLY_RETURN, by=caseworker)
    old = Participation.objects.get(pk=row)
    assert (old.until, old.ended_by_id) == (day, caseworker.user_id)
    assert selectors.open_sections(ngo, old.case) == {Section.RETURN}
    assert [told.until for told, _ in services.show_receipts(by=ngo)] == [day]


def test_the_competent_authority_is_let_into_what_it_needs_and_no_more(caseworker, immigration, case_id):
    identification.request_assessment(case_id, residence_status="no_lawful_stay", by=caseworker)
    assert services.show_case(case_id, by=immigration).sections == ROUTED_SCOPE.sections
    assert ROUTED_SCOPE.sections == {Section.IDENTITY, Section.CONTACT, Section.INTERVIEW, Section.DECISION}


def test_an_authority_that_takes_part_in_less_is_let_into_the_rest_by_law(caseworker, immigration, case_id):
    services.share(case_id, "immigration_service", ground=BY_LAW, scope=replace(
        SCOPE_BY_LAW, sections=frozenset({Section.SUPPORT})
    ), by=caseworker)  # fmt: skip
    identification.request_assessment(case_id, residence_status="no_lawful_stay", by=caseworker)
    opened = services.show_case(case_id, by=immigration).sections
    assert opened == ROUTED_SCOPE.sections | {Section.SUPPORT}


def test_consent_does_not_become_law(caseworker, immigration, case_id):
    """What was open by consent ends with a receipt; a consent that is withdrawn later has nothing left to close."""
    scope = replace(SCOPE, sections=frozenset({Section.SUPPORT, Section.HEALTH}), lasts_until=clock.today())
    services.share(case_id, "immigration_service", ground=CONSENT, scope=scope, by=caseworker)
    identification.request_assessment(case_id, residence_status="no_lawful_stay", by=caseworker)
    assert services.show_case(case_id, by=immigration).sections == ROUTED_SCOPE.sections
    ((told, _),) = services.show_receipts(by=immigration)
    assert (set(told.sections), told.kind, told.duty) == ({"support", "health"}, "consent", "delete")
    assert services.withdraw_consent(case_id, by=caseworker) == 0


def test_what_was_open_by_law_until_a_day_does_not_last_longer(caseworker, immigration, case_id):
    scope = replace(SCOPE_BY_LAW, sections=frozenset({Section.SUPPORT}), lasts_until=clock.today())
    services.share(case_id, "immigration_service", ground=BY_LAW, scope=scope, by=caseworker)
    identification.request_assessment(case_id, residence_status="no_lawful_stay", by=caseworker)
    assert services.show_case(case_id, by=immigration).sections == ROUTED_SCOPE.sections


def part(case_id, code):
    return Participation.objects.get(case=case_id, organisation__code=code, until=None).pk


def test_who_opened_the_case_is_not_sent_out_by_another(caseworker, ngo, case_id):
    """Also by consent; the page offers no button for it."""
    services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    with pytest.raises(Denied, match="cases.opened_the_case"):
        services.end_participation(part(case_id, "cmm"), by=ngo)
    shown = {each.organisation: each.may_end for each in services.show_participations(case_id, by=ngo)}
    assert shown == {"cmm": False, "hopenow": True}


def test_nobody_leaves_a_section_alone(caseworker, immigration, case_id):
    """It is what nobody else has open that counts, not how many take part."""
    most = replace(SCOPE_BY_LAW, sections=frozenset(Section) - {Section.HEALTH})
    services.share(case_id, "immigration_service", ground=BY_LAW, scope=most, by=caseworker)
    with pytest.raises(Denied, match="cases.section_left_alone"):
        services.end_participation(part(case_id, "cmm"), by=caseworker)
    assert selectors.cases_for(caseworker).exists()


@pytest.mark.parametrize(("ground", "scope", "ended"), [(CONSENT, SCOPE, 0), (BY_LAW, SCOPE_BY_LAW, 1)])
def test_withdrawn_consent_ends_the_opening_only_where_all_stays_by_law(
    caseworker, actor_for, case_id, ground, scope, ended
):
    other = actor_for(Role.CASEWORKER, "return_agency")
    services.share(case_id, "return_agency", ground=ground, scope=scope, by=caseworker)
    assert services.withdraw_consent(case_id, by=other) == ended
    assert selectors.cases_for(caseworker).exists() != bool(ended)


def test_a_reason_is_told_to_who_wrote_it_and_to_whom_it_is_about(caseworker, ngo, immigration, case_id):
    services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    services.share(case_id, "immigration_service", ground=BY_LAW, scope=SCOPE_BY_LAW, by=caseworker)
    for reader, told in (
        (caseworker, {"cmm", "hopenow", "immigration_service"}),
        (ngo, {"hopenow"}),
        (immigration, {"immigration_service"}),
    ):
        shown = services.show_participations(case_id, by=reader)
        assert len(shown) == 3 and {each.organisation for each in shown if each.reason} == told


def test_a_second_case_takes_the_section_of_identity(caseworker, actor_for, case_id):
    """Whoever opens it would have all of the person with it; in both walls."""
    other = actor_for(Role.CASEWORKER, "return_agency")
    services.share(case_id, "return_agency", ground=CONSENT, scope=ONLY_RETURN, by=caseworker)
    person_id = Case.objects.get(pk=case_id).person_id
    with pytest.raises(Http404):
        services.open_case(person_id, ground=CONSENT, by=other)
    with acting(other), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Case.objects.create(
            number="2021-9999", person_id=person_id, opened_on=clock.today(), opened_by_id=other.user_id
        )
    assert services.open_case(person_id, ground=CONSENT, by=caseworker)


def test_who_was_let_into_the_name_no_longer_is_asked_about_nobody_and_merges_nobody(
    case_id, caseworker, ngo
):
    """Also what looks past the wall goes by the sections, and by the last day."""
    services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    person_id = Case.objects.get(pk=case_id).person_id
    part = Participation.objects.filter(organisation__code="hopenow")
    yesterday = clock.today() - timedelta(days=1)
    for told, knows in (
        ({}, True),
        ({"sections": ["interview"]}, False),
        ({"sections": ["identity"], "since": yesterday, "lasts_until": yesterday}, False),
    ):
        part.update(**told)
        assert asked(ngo, "SELECT nrm_takes_part_for(%s)", person_id) == knows


def test_the_year_of_an_earlier_decision_is_told_to_who_sees_decisions_or_the_return_that_rests_on_it(
    caseworker, actor_for
):
    actor_for(Role.RETURN_OFFICER, "return_agency")
    officer = actor_for(Role.CASEWORKER, "hopenow")
    decided = assessed(caseworker, actor_for(Role.DECISION_MAKER, "immigration_service"))
    person_id = Case.objects.get(pk=decided).person_id
    services.share(decided, "hopenow", ground=CONSENT, scope=ONLY_RETURN, by=caseworker)
    part = Participation.objects.filter(organisation__code="hopenow")
    year = "SELECT nrm_newest_victim_year(%s, %s)"
    assert asked(caseworker, year, person_id, clock.today()) == Decision.objects.get().counts_on.year
    for section, knows in (("decision", True), ("return", True), ("support", False), ("identity", False)):
        part.update(sections=[section])
        assert (asked(officer, year, person_id, clock.today()) is not None) == knows, section


def test_a_task_is_seen_with_its_section_and_its_plan_with_its_own(case_id, caseworker, ngo):
    intake.make_referral(ReferralInput(case_id, "ngo", clock.today(), "Opdigtet", None), by=caseworker)
    row = services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    for sections, seen in (("interview", 1), ("decision", 1), ("return", 0), ("support", 0)):
        Participation.objects.filter(pk=row).update(sections=[sections])
        assert tasks.tasks_of_case(ngo, case_id).count() == seen, sections
        assert asked(ngo, "SELECT count(*) FROM tasks_task") == seen, sections


def test_a_planned_interview_is_hidden_when_its_section_closes(case_id, caseworker, ngo):
    row = services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    room = Room.objects.create(organisation_id=ngo.organisation_id, name="Lokale 1", kind="office")
    PlannedInterview.objects.create(
        case_id=case_id, organisation_id=ngo.organisation_id, room=room, interviewer_id=ngo.user_id, language="en",
        starts_at=clock.now(), ends_at=clock.now() + timedelta(hours=1), planned_at=clock.now(), planned_by_id=ngo.user_id,
    )  # fmt: skip
    count = "SELECT count(*) FROM identification_plannedinterview"
    assert (plans_for(ngo).count(), asked(ngo, count)) == (1, 1)
    Participation.objects.filter(pk=row).update(sections=["contact"])
    assert (plans_for(ngo).count(), asked(ngo, count)) == (0, 0)
