"""Every role at every address: allowed by the rights it has, and by nothing else. Everybody here works in an organisation
that takes part in the case, so that only the role decides."""

# A fixture is imported and then asked for by its name.
# ruff: noqa: F401, F811
from __future__ import annotations

import re

import pytest
from django.template.backends.django import Template
from django.urls import reverse

from opennrm.access.domain.roles import GRANTS, Permission, Role
from opennrm.shared.dates import clock, noon
from tests.architecture.code import ROOT
from tests.architecture.test_bad_input import sent
from tests.architecture.test_doors import BEFORE_ORGANISATION, FOR_EVERY_MEMBER, OPEN, every_url
from tests.architecture.test_services import NEEDS as SERVICES
from tests.desk.conftest import TODAY, lived

P = Permission
# The rights an address takes, all of them. A new address without an entry fails.
NEEDS = {
    "access:audit": {P.AUDIT_VIEW},
    "access:audit_export": {P.AUDIT_VIEW},
    "access:seen_by": {P.AUDIT_VIEW},
    "access:unusual": {P.AUDIT_VIEW},
    "access:users": {P.ADMINISTER},
    "access:user": {P.ADMINISTER},
    "access:propose_role": {P.ADMINISTER},
    "access:approve_role": {P.ADMINISTER},
    "access:reject_role": {P.ADMINISTER},
    "access:end_membership": {P.ADMINISTER},
    "access:end_sessions": {P.ADMINISTER},
    "access:propose_recovery": {P.ADMINISTER},
    "access:approve_recovery": {P.ADMINISTER},
    "access:reject_recovery": {P.ADMINISTER},
    "access:organisations": {P.ADMINISTER},
    "access:organisation": {P.ADMINISTER},
    "access:close_organisation": {P.ADMINISTER},
    "access:propose_reopening": {P.ADMINISTER},
    "access:approve_reopening": {P.ADMINISTER},
    "access:conducts": {P.ADMINISTER},
    "access:code_lists": {P.ADMINISTER},
    "access:code_list": {P.ADMINISTER},
    "access:code_label": {P.ADMINISTER},
    "access:approve_label": {P.ADMINISTER},
    "access:reject_label": {P.ADMINISTER},
    "desk:case": {P.CASE_VIEW},
    "desk:cases": {P.CASE_VIEW},
    "desk:figures": {P.CASE_VIEW, P.STATISTICS_VIEW},
    "desk:figures_csv": {P.CASE_VIEW, P.STATISTICS_VIEW},
    "tasks:outside": {P.CASE_VIEW},
    "tasks:make_feed": {P.CASE_VIEW},
    "tasks:close_feed": {P.CASE_VIEW},
    "tasks:save_list": {P.CASE_VIEW},
    "tasks:forget_list": {P.CASE_VIEW},
    "tasks:board": {P.CASE_VIEW},
    "tasks:hand_over": {P.CASE_VIEW, P.TASK_ASSIGN},
    "tasks:covers": {P.CASE_VIEW},
    "tasks:end_cover": {P.CASE_VIEW, P.TASK_ASSIGN},
    "tasks:task": {P.CASE_VIEW},
    "tasks:take": {P.CASE_VIEW, P.INTERVIEW_RECORD},
    "tasks:assign": {P.CASE_VIEW, P.TASK_ASSIGN},
    "tasks:extend": {P.CASE_VIEW, P.TASK_ASSIGN},
    "tasks:pause": {P.CASE_VIEW, P.TASK_ASSIGN},
    "tasks:resume": {P.CASE_VIEW, P.TASK_ASSIGN},
    "tasks:finish": {P.CASE_VIEW, P.TASK_ASSIGN},
    "tasks:drop": {P.CASE_VIEW, P.TASK_ASSIGN},
    "desk:questions": {P.CASE_VIEW},
    "desk:unsettled": {P.AUDIT_VIEW},
    "desk:answer": {P.CASE_VIEW, P.CASE_SHARE},
    "desk:duplicates": {P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "desk:same_person": {P.CASE_VIEW, P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "desk:compare": {P.CASE_VIEW, P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "desk:merge": {P.CASE_VIEW, P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "cases:share": {P.CASE_VIEW},
    "cases:end_participation": {P.CASE_VIEW, P.CASE_SHARE},
    "cases:identity": {P.CASE_VIEW, P.IDENTITY_VIEW},
    "cases:correct_identity": {P.CASE_VIEW, P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "cases:receipts": {P.CASE_VIEW},
    "cases:contracts": {P.CASE_VIEW},
    "cases:contract": {P.CASE_VIEW},
    "cases:take_back_contract": {P.CASE_VIEW, P.CASE_SHARE},
    "cases:withdraw_consent": {P.CASE_VIEW, P.CASE_SHARE},
    "rights:share": {P.CASE_VIEW, P.CASE_SHARE},
    "cases:anonymity": {P.CASE_VIEW, P.IDENTITY_VIEW},
    "cases:make_anonymous": {P.CASE_VIEW, P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "cases:break_glass": {P.CASE_BREAK_GLASS},
    "cases:emergencies": {P.AUDIT_VIEW},
    "cases:emergency": {P.AUDIT_VIEW},
    "cases:same_as": {P.IDENTITY_VIEW, P.PERSON_REGISTER},
    "cases:ask_elsewhere": {P.IDENTITY_VIEW, P.PERSON_REGISTER},
    "cases:group": {P.CASE_VIEW, P.CASE_SHARE},
    "documents:documents": {P.CASE_VIEW},
    "documents:add": {P.CASE_VIEW},
    "documents:notes": {P.CASE_VIEW},
    # The document and the note stand in the section of the decision.
    "documents:document": {P.CASE_VIEW, P.DECISION_VIEW},
    "documents:open_version": {P.CASE_VIEW, P.DECISION_VIEW},
    "documents:page": {P.CASE_VIEW, P.DECISION_VIEW},
    "documents:copy": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_SHARE},
    "documents:add_version": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_RECORD},
    "documents:withdraw": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_RECORD},
    "documents:look": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_RECORD},
    "documents:release": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_RECORD},
    "documents:reject": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_RECORD},
    "documents:correct_note": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_RECORD},
    "documents:evidence_of": {P.CASE_VIEW},
    "documents:register_evidence": {P.CASE_VIEW},
    # So does the evidence.
    "documents:evidence": {P.CASE_VIEW, P.DECISION_VIEW},
    "documents:print_evidence": {P.CASE_VIEW, P.DECISION_VIEW},
    "documents:hand_over_evidence": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_RECORD},
    "documents:take_back_evidence": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_RECORD},
    "documents:correct_evidence": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_RECORD},
    "documents:sign_for_evidence": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_RECORD},
    "intake:calls": {P.CALL_VIEW},
    "intake:todays_calls": {P.CALL_VIEW},
    "intake:handover": {P.CALL_REGISTER},
    "intake:take_shift": {P.CALL_REGISTER},
    "intake:mark_called_back": {P.CALL_VIEW, P.CALL_REGISTER},
    "intake:call": {P.CALL_VIEW},
    "intake:correct_call": {P.CALL_VIEW, P.CALL_REGISTER},
    "intake:withdraw_call": {P.CALL_VIEW, P.CALL_REGISTER},
    "intake:referrals": {P.REFERRAL_VIEW},
    "intake:referral": {P.REFERRAL_VIEW},
    "intake:accept_referral": {P.REFERRAL_VIEW, P.REFERRAL_DECIDE},
    "intake:return_referral": {P.REFERRAL_VIEW, P.REFERRAL_DECIDE},
    "intake:tell_more": {P.REFERRAL_VIEW, P.REFERRAL_MAKE},
    "intake:decline_referral": {P.REFERRAL_VIEW, P.REFERRAL_DECIDE},
    "intake:merge_referral": {P.REFERRAL_VIEW, P.REFERRAL_DECIDE},
    "intake:tell_referrer": {P.REFERRAL_VIEW, P.REFERRAL_DECIDE},
    "intake:representative": {P.CASE_VIEW, P.CONTACT_VIEW, P.CONTACT_RECORD},
    "intake:new_contact": {P.CASE_VIEW, P.CONTACT_RECORD},
    "intake:end_contact": {P.CASE_VIEW, P.CONTACT_VIEW, P.CONTACT_RECORD},
    "intake:withdraw_referral": {P.REFERRAL_VIEW, P.REFERRAL_MAKE},
    "intake:new_referral": {P.CASE_VIEW, P.REFERRAL_MAKE},
    "identification:interview": {P.CASE_VIEW, P.INTERVIEW_RECORD},
    "identification:request": {P.CASE_VIEW, P.INTERVIEW_RECORD},
    "identification:assessment": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.DECISION_VIEW},
    "identification:decide": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.DECISION_VIEW, P.DECISION_DECIDE},
    "identification:decide_age": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.DECISION_VIEW, P.DECISION_DECIDE},
    "identification:ask_for_more": {P.CASE_VIEW, P.DECISION_DECIDE},
    "identification:answer": {P.CASE_VIEW, P.DECISION_VIEW},
    "identification:hand_over": {P.CASE_VIEW, P.DECISION_DECIDE},
    "identification:reopen": {P.CASE_VIEW, P.DECISION_DECIDE},
    "identification:record_ruling": {P.CASE_VIEW, P.DECISION_DECIDE},
    "identification:give_opinion": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.DECISION_VIEW, P.DECISION_DECIDE},
    "identification:letter": {P.CASE_VIEW, P.DECISION_VIEW},
    "identification:make_letter": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_DECIDE},
    "identification:read_letter": {P.CASE_VIEW, P.DECISION_VIEW},
    "desk:complex": {P.CASE_VIEW, P.DECISION_VIEW},
    "identification:add_shared_fact": {P.CASE_VIEW, P.CASE_SHARE, P.DECISION_VIEW},
    "identification:withdraw_shared_fact": {P.CASE_VIEW, P.CASE_SHARE, P.DECISION_VIEW},
    "identification:link_cases": {P.CASE_VIEW, P.CASE_SHARE, P.DECISION_VIEW},
    "identification:withdraw_link": {P.CASE_VIEW, P.CASE_SHARE, P.DECISION_VIEW},
    "identification:correct": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.DECISION_VIEW, P.DECISION_DECIDE},
    "identification:withdraw_decision": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_DECIDE},
    "identification:show_interview": {P.CASE_VIEW, P.INTERVIEW_VIEW},
    "identification:correct_interview": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification:withdraw_consent": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification:calendar": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification:plan": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification:show_plan": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification:move_plan": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification:no_show": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification:visit": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification:remind": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification:rooms": {P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification:interpreters": {P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification:conflict": {P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification:offline": {P.INTERVIEW_RECORD},
    "identification:offline_worker": {P.INTERVIEW_RECORD},
    "identification:draft": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification:withdraw_interview": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "support:running": {P.SUPPORT_VIEW},
    "support:support": {P.CASE_VIEW, P.SUPPORT_VIEW},
    "support:health": {P.CASE_VIEW, P.HEALTH_VIEW},
    "support:begin": {P.CASE_VIEW, P.SUPPORT_VIEW, P.SUPPORT_RECORD},
    "support:contact_person": {P.CASE_VIEW, P.SUPPORT_VIEW, P.SUPPORT_RECORD},
    "support:safety_plan": {P.CASE_VIEW, P.SUPPORT_VIEW, P.SUPPORT_RECORD},
    "support:places": {P.SUPPORT_VIEW},
    "support:place": {P.SUPPORT_VIEW},
    "support:new_place": {P.SUPPORT_VIEW, P.SUPPORT_DECIDE},
    "support:approve": {P.SUPPORT_VIEW, P.SUPPORT_DECIDE},
    "support:supervise": {P.SUPPORT_VIEW, P.SUPPORT_DECIDE},
    "support:address": {P.SUPPORT_VIEW, P.SUPPORT_DECIDE},
    "support:waiting": {P.CASE_VIEW, P.SUPPORT_VIEW},
    "support:want": {P.CASE_VIEW, P.SUPPORT_VIEW, P.SUPPORT_RECORD},
    "support:end_waiting": {P.CASE_VIEW, P.SUPPORT_VIEW, P.SUPPORT_RECORD},
    "support:offer_place": {P.CASE_VIEW, P.SUPPORT_VIEW, P.SUPPORT_RECORD},
    "support:answer_stay": {P.CASE_VIEW, P.SUPPORT_VIEW, P.SUPPORT_RECORD},
    "support:show_address": {P.CASE_VIEW, P.SUPPORT_VIEW, P.SUPPORT_RECORD},
    "support:plan": {P.CASE_VIEW, P.SUPPORT_VIEW},
    "support:print_plan": {P.CASE_VIEW, P.SUPPORT_VIEW},
    "support:budget": {P.CASE_VIEW, P.SUPPORT_VIEW, P.SUPPORT_RECORD},
    # The area and the service at hand stand in the section of support.
    "support:revise": {P.CASE_VIEW, P.SUPPORT_VIEW, P.SUPPORT_RECORD},
    "support:offer": {P.CASE_VIEW, P.SUPPORT_VIEW, P.SUPPORT_RECORD},
    "support:answer": {P.CASE_VIEW, P.SUPPORT_VIEW, P.SUPPORT_RECORD},
    "support:periods": {P.CASE_VIEW, P.SUPPORT_VIEW},
    "support:extend": {P.SUPPORT_VIEW, P.SUPPORT_DECIDE},
    "support:end": {P.SUPPORT_VIEW, P.SUPPORT_DECIDE},
    "support:withdraw_extension": {P.SUPPORT_VIEW, P.SUPPORT_DECIDE},
    "returns:list": {P.RETURN_VIEW},
    "returns:new": {P.CASE_VIEW, P.RETURN_RECORD},
    "returns:of_case": {P.CASE_VIEW, P.RETURN_VIEW},
    "returns:open": {P.CASE_VIEW, P.RETURN_VIEW, P.SUPPORT_RECORD},
    "returns:prepared": {P.RETURN_VIEW},
    # The step at hand is the offer.
    "returns:advance": {P.RETURN_VIEW, P.SUPPORT_RECORD},
    "returns:confirm_arrival": {P.RETURN_VIEW, P.RETURN_RECORD},
    "returns:activity": {P.RETURN_VIEW},
    "returns:risks": {P.RETURN_VIEW, P.SUPPORT_VIEW},
    "returns:assess_risk": {P.RETURN_VIEW, P.SUPPORT_RECORD},
    "returns:health": {P.CASE_VIEW, P.HEALTH_VIEW},
    "returns:following": {P.RETURN_VIEW},
    "returns:overview": {P.RETURN_VIEW},
    "returns:voices": {P.RETURN_VIEW},
    "returns:complain": {P.RETURN_VIEW},
    "returns:give_feedback": {P.RETURN_VIEW},
    # The complaint at hand is about the offer.
    "returns:answer_complaint": {P.RETURN_VIEW, P.SUPPORT_DECIDE},
    "returns:visit": {P.RETURN_VIEW, P.RETURN_RECORD},
    "returns:close": {P.RETURN_VIEW, P.RETURN_RECORD},
    "returns:stop": {P.RETURN_VIEW},
    "returns:show": {P.RETURN_VIEW},
    "returns:withdraw": {P.RETURN_VIEW, P.RETURN_RECORD},
    "grants:list": {P.RETURN_VIEW, P.CASE_VIEW},
    "grants:grant": {P.RETURN_VIEW, P.CASE_VIEW},
    "grants:new": {P.CASE_VIEW, P.RETURN_RECORD},
    "grants:arrival": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD},
    "grants:change": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD, P.RETURN_DECIDE},
    "grants:stop": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD},
    "grants:line": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD},
    "grants:payee": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD},
    "grants:drop_line": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD},
    "grants:approve": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_DECIDE},
    "grants:finish_plan": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD},
    "grants:send_back_plan": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_DECIDE},
    "grants:approve_plan": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_DECIDE},
    "grants:reopen_plan": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD},
    "grants:approve_change": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_DECIDE},
    "grants:decline_change": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_DECIDE},
    "grants:letter": {P.CASE_VIEW, P.RETURN_VIEW},
    "grants:runs": {P.CASE_VIEW, P.RETURN_DECIDE},
    "grants:prepare": {P.RETURN_DECIDE},
    "grants:run": {P.CASE_VIEW, P.RETURN_DECIDE},
    "grants:rates": {P.RETURN_DECIDE},
    "grants:drop_run": {P.RETURN_DECIDE},
    "grants:file": {P.RETURN_DECIDE, P.RETURN_EXPORT},
    "grants:bank": {P.RETURN_DECIDE},
    "grants:accounts": {P.CASE_VIEW, P.RETURN_DECIDE},
    "grants:accounts_file": {P.CASE_VIEW, P.RETURN_DECIDE},
    "grants:receipts": {P.CASE_VIEW, P.RETURN_VIEW},
    "grants:draw": {P.RETURN_DECIDE},
    "grants:receipt": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD},
    "prosecution:files": {P.PROSECUTION_VIEW},
    "prosecution:new_file": {P.PROSECUTION_RECORD},
    "prosecution:file": {P.PROSECUTION_VIEW},
    "prosecution:withdraw_step": {P.PROSECUTION_VIEW, P.PROSECUTION_RECORD},
    "rights:insight": {P.CASE_VIEW, P.IDENTITY_EXPORT, P.CONTACT_EXPORT, P.INTERVIEW_EXPORT, P.DECISION_EXPORT},
    "rights:erasure": {P.ERASURE_MANAGE},
    "rights:on_request": {P.ERASURE_MANAGE},
    "rights:proposals": {P.ERASURE_MANAGE},
    "rights:proposal": {P.ERASURE_MANAGE},
    "rights:approve": {P.ERASURE_MANAGE},
    "rights:reject": {P.ERASURE_MANAGE},
    "rights:proof": {P.ERASURE_MANAGE},
    "rights:holds": {P.ERASURE_MANAGE},
    "rights:lift": {P.ERASURE_MANAGE},
    **dict.fromkeys(
        (
            "reporting:manuscripts", "reporting:manuscript", "reporting:photograph", "reporting:versions", "reporting:review",
            "reporting:comment", "reporting:settle",
        ),
        {P.REPORT_VIEW},
    ),
    **dict.fromkeys(
        (
            "reporting:begin", "reporting:new_chapter", "reporting:photographs", "reporting:chapter", "reporting:submit",
        ),
        {P.REPORT_VIEW, P.REPORT_BUILD},
    ),
    "reporting:send_back": {P.REPORT_VIEW, P.REPORT_REVIEW},
    "reporting:approve": {P.REPORT_VIEW, P.REPORT_REVIEW},
    "reporting:approve_edition": {P.REPORT_VIEW, P.REPORT_PUBLISH},
    "statistics:key_figures": {P.STATISTICS_VIEW},
    "statistics:measures": {P.STATISTICS_VIEW},
    "statistics:quality": {P.STATISTICS_VIEW},
    # Of records that are of no organisation; one's own organisation takes no detail.
    "statistics:quality_of": {P.STATISTICS_VIEW, P.STATISTICS_DETAIL},
    "statistics:explore": {P.STATISTICS_VIEW},
    "statistics:take_away": {P.STATISTICS_VIEW},
    "statistics:measure": {P.STATISTICS_VIEW},
    "statistics:series": {P.STATISTICS_VIEW},
    "statistics:dimension": {P.STATISTICS_VIEW},
    "statistics:publications": {P.STATISTICS_VIEW},
    "statistics:new_publication": {P.PUBLICATION_PREPARE},
    # The publication at hand waits to be released.
    "statistics:publication": {P.STATISTICS_VIEW, P.PUBLICATION_PREPARE},
    "statistics:verify": {P.STATISTICS_VIEW, P.PUBLICATION_PREPARE},
    "statistics:drop": {P.STATISTICS_VIEW, P.PUBLICATION_PREPARE},
    "statistics:table": {P.STATISTICS_VIEW, P.PUBLICATION_PREPARE},
}  # fmt: skip
# Which answer means that the role came in: the page, a way on, or a refusal of the act itself with its reason.
IN, OUT = {200, 302}, {403, 404}
# Pages that a right alone does not open: the decision and the interview belong to somebody else, or are decided on.
OF_ANOTHER = {
    "identification:make_letter",
    "identification:correct", "identification:withdraw_decision", "identification:withdraw_interview",
    "identification:correct_interview",
    "access:approve_role", "access:reject_role", "access:end_membership",
    "access:approve_recovery", "access:reject_recovery", "access:approve_label", "access:reject_label",
    "access:propose_reopening", "access:approve_reopening", "access:close_organisation",
    "documents:look", "documents:release", "documents:reject", "documents:correct_note",
    "documents:sign_for_evidence",  # the receiver's alone
    "returns:withdraw", "prosecution:withdraw_step", "intake:withdraw_referral", "cases:end_participation", "desk:answer",
    "tasks:forget_list",  # somebody else's
    "tasks:finish",  # only its act ends it
    "tasks:resume",  # its clock runs
    "rights:approve", "rights:reject", "rights:lift",
    "reporting:approve", "reporting:approve_edition",  # nothing is sent to review yet
    "returns:confirm_arrival", "returns:visit", "returns:close",  # nobody has travelled yet
    # The Return Agency's own, by another of its officers, in the state at hand.
    "grants:approve", "grants:change", "grants:send_back_plan", "grants:approve_plan", "grants:prepare", "grants:run",
    "grants:drop_run", "grants:file", "grants:draw", "grants:rates", "grants:reopen_plan", "grants:approve_change",
    "grants:decline_change",
    # The paying agency's alone.
    "grants:accounts", "grants:accounts_file",
    # In the state of the referral at hand.
    "intake:accept_referral", "intake:return_referral", "intake:tell_more", "intake:decline_referral",
}  # fmt: skip


def test_every_address_has_an_entry():
    every = {name for name, _ in every_url()}
    assert every - OPEN.keys() - BEFORE_ORGANISATION - FOR_EVERY_MEMBER == NEEDS.keys()


def test_the_matrix_has_both_sides_for_every_address():
    for name, needed in NEEDS.items():
        allowed = {role for role in Role if needed <= GRANTS[role]}
        assert allowed and allowed != set(Role), name


def test_what_the_docs_count_is_tried():
    told = (ROOT / "docs" / "security.md").read_text()
    counted = re.search(r"([\d,]+) calls of addresses and ([\d,]+) calls of services", told)
    addresses, services = (int(each.replace(",", "")) for each in counted.groups())
    assert addresses <= len(NEEDS) * len(Role) * len(("get", "post"))
    assert services <= len(SERVICES) * len(Role)


@pytest.fixture
def unwritten(monkeypatch):
    """Only the number of the answer is looked at here; the sweeps of queries and of bad input have every page written."""
    monkeypatch.setattr(Template, "render", lambda self, context=None, request=None: "")


@pytest.mark.django_db
@pytest.mark.usefixtures("unwritten")
@pytest.mark.parametrize("role", list(Role))
def test_a_role_comes_in_where_its_rights_reach_and_nowhere_else(lived, actor_for, client_for, role):
    client = client_for(actor_for(role, "cmm"))
    patterns = dict(every_url())
    with clock.standing_at(noon(TODAY)):
        for name, needed in NEEDS.items():
            asked = patterns[name].pattern.converters
            url = reverse(name, kwargs={each: lived.records[each] for each in asked})
            answers = {
                sent(client, "get", url, {}).status_code,
                sent(client, "post", url, {}).status_code,
            } - {405}
            if needed <= GRANTS[role]:
                assert answers <= IN or name in OF_ANOTHER, (name, answers)
            else:
                assert answers <= OUT, (name, answers)
