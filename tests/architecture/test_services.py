"""Every role at every service: let through by the rights it has, refused without them. The second half of the matrix, for
whoever reaches an act by another way than a page.

The values are of the right kind and nothing more, made past their own checks: a right is asked for before anything that
was told is looked at.
"""

# A fixture is imported and then asked for by its name.
# ruff: noqa: F401, F811
from __future__ import annotations

import inspect
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from django.db import transaction

from opennrm.access.domain.roles import GRANTS, Permission, Role
from opennrm.cases.models import Case
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied
from tests.architecture.code import PACKAGE, files
from tests.desk.conftest import TODAY, lived

P = Permission
# The rights a service takes, all of them; where several ways lead to it, those of the first one asked for.
# A new service without an entry fails.
NEEDS = {
    "access.show_users": {P.ADMINISTER},
    "access.show_user": {P.ADMINISTER},
    "access.propose_role": {P.ADMINISTER},
    "access.reject_role": {P.ADMINISTER},
    "access.approve_role": {P.ADMINISTER},
    "access.end_membership": {P.ADMINISTER},
    "access.end_sessions": {P.ADMINISTER},
    "access.propose_recovery": {P.ADMINISTER},
    "access.approve_recovery": {P.ADMINISTER},
    "access.reject_recovery": {P.ADMINISTER},
    "access.show_trail": {P.AUDIT_VIEW},
    "access.show_who_has_seen": {P.AUDIT_VIEW},
    "access.show_unusual": {P.AUDIT_VIEW},
    "access.export_trail": {P.AUDIT_VIEW},
    "access.add_organisation": {P.ADMINISTER},
    "access.approve_reopening": {P.ADMINISTER},
    "access.change_contact": {P.ADMINISTER},
    "access.close_organisation": {P.ADMINISTER},
    "access.propose_reopening": {P.ADMINISTER},
    "access.publish_conduct": {P.ADMINISTER},
    "access.show_labels": {P.ADMINISTER},
    "access.propose_label": {P.ADMINISTER},
    "access.approve_label": {P.ADMINISTER},
    "access.reject_label": {P.ADMINISTER},
    "access.show_conducts": {P.ADMINISTER},
    "access.show_organisation": {P.ADMINISTER},
    "access.show_organisations": {P.ADMINISTER},
    "persons.resembling": {P.PERSON_REGISTER},
    "persons.resembling_person": {P.IDENTITY_VIEW, P.PERSON_REGISTER},
    "persons.ask_elsewhere": {P.PERSON_REGISTER},
    "persons.answer_match": {P.CASE_VIEW, P.CASE_SHARE},
    "persons.show_merge": {P.IDENTITY_VIEW},
    "persons.propose_merge": {P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "persons.merge": {P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "persons.reject_merge": {P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "persons.unmerge": {P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "cases.resembling": {P.PERSON_REGISTER},
    "cases.resembling_person": {P.CASE_VIEW, P.IDENTITY_VIEW, P.PERSON_REGISTER},
    "cases.ask_elsewhere": {P.PERSON_REGISTER},
    "desk.compare": {P.CASE_VIEW},
    "desk.other_of_person": {P.CASE_VIEW},
    "desk.show_questions": {P.CASE_VIEW},
    "desk.answer_question": {P.CASE_VIEW, P.CASE_SHARE},
    "desk.show_possible_duplicates": {P.IDENTITY_VIEW},
    "desk.open_merge": {P.IDENTITY_VIEW},
    "desk.propose_merge": {P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "desk.act_on_merge": {P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "desk.show_unsettled": {P.AUDIT_VIEW},
    "documents.show_documents": {P.CASE_VIEW},
    "documents.show_document": {P.CASE_VIEW},
    "documents.show_version": {P.CASE_VIEW},
    "documents.open_version": {P.CASE_VIEW},
    "documents.draw_page": {P.CASE_VIEW},
    "documents.add_document": {P.CASE_VIEW},
    "documents.show_notes": {P.CASE_VIEW},
    "documents.open_note": {P.CASE_VIEW},
    "documents.write_note": {P.CASE_VIEW},
    "documents.correct_note": {P.CASE_VIEW},
    "documents.show_evidence_of": {P.CASE_VIEW},
    "documents.show_files": {P.CASE_VIEW},
    "documents.show_evidence": {P.CASE_VIEW},
    "documents.print_evidence": {P.CASE_VIEW},
    "documents.register_evidence": {P.CASE_VIEW},
    "persons.register": {P.PERSON_REGISTER},
    "persons.open_identity": {P.IDENTITY_VIEW},
    "persons.correct_identity": {P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "persons.search": {P.IDENTITY_VIEW},
    "persons.make_anonymous": {P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "persons.lift_anonymity": {P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "persons.age_on": {P.DECISION_DECIDE},
    "cases.register_person": {P.PERSON_REGISTER},
    "cases.open_case": {P.PERSON_REGISTER},
    "cases.show_case": {P.CASE_VIEW},
    "cases.open_person": {P.CASE_VIEW, P.IDENTITY_VIEW},
    "cases.correct_person": {P.CASE_VIEW, P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "cases.share": {P.CASE_VIEW, P.CASE_SHARE},
    "cases.show_participations": {P.CASE_VIEW},
    "cases.end_participation": {P.CASE_VIEW, P.CASE_SHARE},
    "cases.show_receipts": {P.CASE_VIEW},
    "cases.show_contracts": {P.CASE_VIEW},
    "cases.show_contract": {P.CASE_VIEW},
    "cases.offer": {P.CASE_VIEW, P.CASE_SHARE},
    **dict.fromkeys(
        (
            "cases.accept_contract", "cases.decline_contract", "cases.take_back_contract", "cases.report_contract",
        ),
        {P.CASE_VIEW, P.CASE_SHARE},
    ),
    "cases.withdraw_consent": {P.CASE_VIEW, P.CASE_SHARE},
    "cases.make_anonymous": {P.CASE_VIEW, P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "cases.lift_anonymity": {P.CASE_VIEW, P.IDENTITY_VIEW, P.IDENTITY_RECORD},
    "cases.break_glass": {P.CASE_BREAK_GLASS},
    "cases.show_emergencies": {P.AUDIT_VIEW},
    "cases.show_emergency": {P.AUDIT_VIEW},
    "cases.review_emergency": {P.AUDIT_VIEW},
    "cases.group": {P.CASE_VIEW, P.CASE_SHARE},
    "tasks.show_task": {P.CASE_VIEW},
    "tasks.save_list": {P.CASE_VIEW},
    "tasks.show_lists": {P.CASE_VIEW},
    "tasks.forget_list": {P.CASE_VIEW},
    "tasks.make_feed": {P.CASE_VIEW},
    "tasks.close_feed": {P.CASE_VIEW},
    "tasks.read_own_feed": {P.CASE_VIEW},
    "tasks.choose_digest": {P.CASE_VIEW},
    "tasks.take_digest": {P.CASE_VIEW},
    "tasks.open_task": {P.CASE_VIEW, P.INTERVIEW_RECORD},
    "tasks.take": {P.CASE_VIEW, P.INTERVIEW_RECORD},
    "tasks.assign": {P.TASK_ASSIGN},
    "tasks.hand_over": {P.TASK_ASSIGN},
    "tasks.extend": {P.CASE_VIEW, P.TASK_ASSIGN},
    "tasks.pause": {P.CASE_VIEW, P.TASK_ASSIGN},
    "tasks.resume": {P.CASE_VIEW, P.TASK_ASSIGN},
    "tasks.finish": {P.CASE_VIEW, P.TASK_ASSIGN},
    "tasks.drop": {P.CASE_VIEW, P.TASK_ASSIGN},
    "tasks.cover": {P.CASE_VIEW, P.TASK_ASSIGN},
    "tasks.end_cover": {P.CASE_VIEW, P.TASK_ASSIGN},
    "intake.register_call": {P.CALL_REGISTER},
    "intake.show_call": {P.CALL_VIEW},
    "intake.correct_call": {P.CALL_VIEW, P.CALL_REGISTER},
    "intake.withdraw_call": {P.CALL_VIEW, P.CALL_REGISTER},
    "intake.mark_called_back": {P.CALL_VIEW, P.CALL_REGISTER},
    "intake.leave_shift": {P.CALL_REGISTER},
    "intake.show_handovers": {P.CALL_REGISTER},
    "intake.take_shift": {P.CALL_REGISTER},
    "intake.make_referral": {P.REFERRAL_MAKE},
    "intake.show_referral": {P.REFERRAL_VIEW},
    "intake.accept_referral": {P.REFERRAL_VIEW, P.REFERRAL_DECIDE},
    "intake.return_referral": {P.REFERRAL_VIEW, P.REFERRAL_DECIDE},
    "intake.decline_referral": {P.REFERRAL_VIEW, P.REFERRAL_DECIDE},
    "intake.merge_referral": {P.REFERRAL_VIEW, P.REFERRAL_DECIDE},
    "intake.tell_more": {P.REFERRAL_VIEW, P.REFERRAL_MAKE},
    "intake.tell_referrer": {P.REFERRAL_VIEW, P.REFERRAL_DECIDE},
    "intake.show_feedback": {P.REFERRAL_VIEW},
    "intake.name_representative": {P.CASE_VIEW, P.CONTACT_RECORD},
    "intake.show_representatives": {P.CASE_VIEW, P.CONTACT_VIEW},
    "intake.record_contact": {P.CASE_VIEW, P.CONTACT_RECORD},
    "intake.show_contacts": {P.CASE_VIEW, P.CONTACT_VIEW},
    "intake.end_contact": {P.CASE_VIEW, P.CONTACT_VIEW, P.CONTACT_RECORD},
    "intake.withdraw_referral": {P.REFERRAL_VIEW, P.REFERRAL_MAKE},
    "identification.request_assessment": {P.CASE_VIEW, P.INTERVIEW_RECORD},
    "identification.open_assessment": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.DECISION_VIEW},
    "identification.decide": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.DECISION_VIEW, P.DECISION_DECIDE},
    "identification.decide_age": {P.CASE_VIEW, P.DECISION_DECIDE},
    "identification.is_treated_as_child": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_DECIDE},
    "identification.let_in": {P.CASE_VIEW, P.CASE_SHARE},
    "identification.ask_for_more": {P.CASE_VIEW, P.DECISION_DECIDE},
    "identification.answer": {P.CASE_VIEW, P.DECISION_VIEW},
    "identification.hand_over": {P.CASE_VIEW, P.DECISION_DECIDE},
    "identification.reopen": {P.CASE_VIEW, P.DECISION_DECIDE},
    "identification.record_ruling": {P.CASE_VIEW, P.DECISION_DECIDE},
    "identification.give_opinion": {P.CASE_VIEW, P.DECISION_DECIDE},
    "identification.make_letter": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_DECIDE},
    "identification.open_letter": {P.CASE_VIEW, P.DECISION_VIEW},
    "identification.read_letter": {P.CASE_VIEW, P.DECISION_VIEW},
    "identification.step_letter": {P.CASE_VIEW, P.DECISION_VIEW},
    "identification.add_shared_fact": {P.CASE_VIEW, P.CASE_SHARE, P.DECISION_VIEW},
    "identification.show_shared_facts": {P.CASE_VIEW, P.DECISION_VIEW},
    "identification.withdraw_shared_fact": {P.CASE_VIEW, P.CASE_SHARE, P.DECISION_VIEW},
    "identification.link_cases": {P.CASE_SHARE, P.DECISION_VIEW},
    "identification.withdraw_link": {P.CASE_VIEW, P.CASE_SHARE, P.DECISION_VIEW},
    "desk.open_complex": {P.CASE_VIEW, P.DECISION_VIEW},
    "identification.withdraw_decision": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_DECIDE},
    "identification.record_interview": {P.CASE_VIEW, P.INTERVIEW_RECORD},
    "identification.withdraw_interview": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.open_record": {P.CASE_VIEW, P.INTERVIEW_VIEW},
    "identification.open_text": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.correct_text": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.withdraw_consent": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.add_interpreter": {P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.add_room": {P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.declare_conflict": {P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.show_interpreter": {P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.show_interpreters": {P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.plan_choices": {P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.close_plan": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.grant_visit": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.move_plan": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.open_plan": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.plan_interview": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.record_no_show": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.remind": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.remind_mine": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.forget_reminder": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.show_calendar": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.open_draft": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.record_draft": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "identification.open_case": {P.CASE_VIEW},
    "identification.open_decision": {P.CASE_VIEW, P.DECISION_VIEW, P.DECISION_DECIDE},
    "identification.open_interview": {P.CASE_VIEW, P.INTERVIEW_VIEW, P.INTERVIEW_RECORD},
    "prosecution.open_file": {P.PROSECUTION_RECORD},
    "prosecution.show_file": {P.PROSECUTION_VIEW},
    "prosecution.record_step": {P.PROSECUTION_VIEW, P.PROSECUTION_RECORD},
    "prosecution.withdraw_step": {P.PROSECUTION_VIEW, P.PROSECUTION_RECORD},
    "support.show_support": {P.CASE_VIEW, P.SUPPORT_VIEW},
    "support.show_health": {P.CASE_VIEW, P.HEALTH_VIEW},
    "support.show_plan": {P.CASE_VIEW, P.SUPPORT_VIEW},
    "support.open_for_print": {P.CASE_VIEW, P.SUPPORT_VIEW},
    "support.begin_plan": {P.CASE_VIEW, P.SUPPORT_RECORD},
    "support.change_budget": {P.CASE_VIEW, P.SUPPORT_RECORD},
    "support.name_contact_person": {P.CASE_VIEW, P.SUPPORT_RECORD},
    "support.open_safety_plan": {P.CASE_VIEW, P.SUPPORT_RECORD},
    "support.write_safety_plan": {P.CASE_VIEW, P.SUPPORT_RECORD},
    "support.register_place": {P.SUPPORT_VIEW, P.SUPPORT_DECIDE},
    "support.show_place": {P.SUPPORT_VIEW},
    "support.approve_place": {P.SUPPORT_VIEW, P.SUPPORT_DECIDE},
    "support.supervise_place": {P.SUPPORT_VIEW, P.SUPPORT_DECIDE},
    "support.change_address": {P.SUPPORT_VIEW, P.SUPPORT_DECIDE},
    "support.show_address": {P.CASE_VIEW, P.SUPPORT_VIEW, P.SUPPORT_RECORD},
    "support.want_place": {P.CASE_VIEW, P.SUPPORT_RECORD},
    "support.end_waiting": {P.CASE_VIEW, P.SUPPORT_RECORD},
    "support.show_choice": {P.CASE_VIEW, P.SUPPORT_RECORD},
    "support.offer_place": {P.CASE_VIEW, P.SUPPORT_RECORD},
    "support.open_stay": {P.CASE_VIEW, P.SUPPORT_RECORD},
    "support.answer_stay": {P.CASE_VIEW, P.SUPPORT_RECORD},
    "support.show_stays": {P.CASE_VIEW, P.SUPPORT_VIEW},
    "support.show_periods": {P.CASE_VIEW, P.SUPPORT_VIEW},
    "support.open_period": {P.SUPPORT_VIEW, P.SUPPORT_DECIDE},
    "support.extend": {P.SUPPORT_VIEW, P.SUPPORT_DECIDE},
    "support.withdraw_extension": {P.SUPPORT_VIEW, P.SUPPORT_DECIDE},
    "support.end_period": {P.SUPPORT_VIEW, P.SUPPORT_DECIDE},
    "returns.record_return": {P.CASE_VIEW, P.RETURN_RECORD},
    "returns.show_return": {P.RETURN_VIEW},
    "returns.open_prepared": {P.CASE_VIEW, P.RETURN_VIEW, P.SUPPORT_RECORD},
    "returns.show_prepared": {P.RETURN_VIEW},
    "returns.show_prepared_of": {P.CASE_VIEW, P.RETURN_VIEW},
    # Of the step at hand, which is the offer.
    "returns.advance": {P.RETURN_VIEW, P.SUPPORT_RECORD},
    "returns.open_for": {P.RETURN_VIEW, P.SUPPORT_RECORD},
    "returns.confirm_arrival": {P.RETURN_VIEW, P.RETURN_RECORD},
    "returns.stop": {P.RETURN_VIEW},
    "returns.close": {P.RETURN_VIEW, P.RETURN_RECORD},
    # And the right of the step of its activity, which "x" is none of: tests/returns/test_work.py.
    "returns.settle": {P.RETURN_VIEW},
    "returns.show_activity": {P.RETURN_VIEW},
    "returns.assess_risk": {P.RETURN_VIEW, P.SUPPORT_RECORD},
    "returns.show_risks": {P.RETURN_VIEW, P.SUPPORT_VIEW},
    "returns.clarify_health": {P.CASE_VIEW, P.HEALTH_VIEW, P.HEALTH_RECORD},
    "returns.show_health": {P.CASE_VIEW, P.HEALTH_VIEW},
    "returns.record_visit": {P.RETURN_VIEW, P.RETURN_RECORD},
    "returns.show_following": {P.RETURN_VIEW},
    "returns.show_overview": {P.RETURN_VIEW},
    "returns.show_voices": {P.RETURN_VIEW},
    "returns.complain": {P.RETURN_VIEW},
    "returns.give_feedback": {P.RETURN_VIEW},
    # The complaint at hand is about the offer.
    "returns.open_complaint": {P.RETURN_VIEW, P.SUPPORT_DECIDE},
    "returns.answer_complaint": {P.RETURN_VIEW, P.SUPPORT_DECIDE},
    "returns.withdraw_return": {P.RETURN_VIEW, P.RETURN_RECORD},
    "grants.apply": {P.CASE_VIEW, P.RETURN_RECORD},
    "grants.approve": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_DECIDE},
    "grants.record_arrival": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD},
    "grants.change_circumstances": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_DECIDE},
    "grants.approve_change": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_DECIDE},
    "grants.decline_change": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_DECIDE},
    "grants.stop": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD},
    "grants.add_line": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD},
    "grants.drop_line": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD},
    "grants.finish_plan": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD},
    "grants.send_back_plan": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_DECIDE},
    "grants.approve_plan": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_DECIDE},
    "grants.reopen_plan": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD},
    "grants.tell_payee": {P.CASE_VIEW, P.RETURN_VIEW, P.RETURN_RECORD},
    "grants.show_grant": {P.CASE_VIEW, P.RETURN_VIEW},
    "grants.make_letter": {P.CASE_VIEW, P.RETURN_VIEW},
    "grants.preview_run": {P.RETURN_DECIDE},
    "grants.prepare_run": {P.RETURN_DECIDE},
    "grants.drop_run": {P.RETURN_DECIDE},
    "grants.show_run": {P.RETURN_DECIDE},
    "grants.tell_rates": {P.RETURN_DECIDE},
    "grants.approve_run": {P.RETURN_DECIDE},
    "grants.open_file": {P.RETURN_DECIDE},
    "grants.read_statement": {P.RETURN_DECIDE},
    "grants.show_bank_lines": {P.RETURN_DECIDE},
    "grants.show_accounts": {P.RETURN_DECIDE},
    "grants.draw_sample": {P.RETURN_DECIDE},
    "grants.show_receipts": {P.RETURN_VIEW},
    "grants.open_receipt": {P.RETURN_VIEW},
    "grants.record_receipt": {P.RETURN_VIEW, P.RETURN_RECORD},
    "rights.give_insight": {P.CASE_VIEW, P.IDENTITY_EXPORT, P.CONTACT_EXPORT, P.INTERVIEW_EXPORT, P.DECISION_EXPORT},
    "rights.show_asked": {P.CASE_VIEW, P.IDENTITY_EXPORT, P.CONTACT_EXPORT, P.INTERVIEW_EXPORT, P.DECISION_EXPORT},
    "rights.show_simulation": {P.ERASURE_MANAGE},
    "rights.propose_erasure": {P.ERASURE_MANAGE},
    "rights.propose_on_request": {P.ERASURE_MANAGE},
    "rights.show_erasures": {P.ERASURE_MANAGE},
    "rights.show_erasure": {P.ERASURE_MANAGE},
    "rights.decide_erasure": {P.ERASURE_MANAGE},
    "rights.show_proof": {P.ERASURE_MANAGE},
    "rights.set_hold": {P.ERASURE_MANAGE},
    "rights.lift_hold": {P.ERASURE_MANAGE},
    "rights.show_holds": {P.ERASURE_MANAGE},
    **dict.fromkeys(
        (
            "reporting.show_manuscript", "reporting.show_photograph", "reporting.show_chapter", "reporting.show_versions",
            "reporting.show_review", "reporting.preview", "reporting.comment",
            "reporting.settle_comment",
        ),
        {P.REPORT_VIEW},
    ),
    **dict.fromkeys(
        (
            "reporting.begin_manuscript", "reporting.add_chapter", "reporting.add_photograph", "reporting.save_text", "reporting.search_catalogue",
            "reporting.submit_chapter",
        ),
        {P.REPORT_VIEW, P.REPORT_BUILD},
    ),
    "reporting.send_back_chapter": {P.REPORT_VIEW, P.REPORT_REVIEW},
    "reporting.approve_chapter": {P.REPORT_VIEW, P.REPORT_REVIEW},
    "reporting.approve_edition": {P.REPORT_VIEW, P.REPORT_PUBLISH},
    "statistics.key_figures": {P.STATISTICS_VIEW},
    "statistics.show_quality": {P.STATISTICS_VIEW},
    "statistics.show_quality_of": {P.STATISTICS_VIEW},
    "statistics.explore": {P.STATISTICS_VIEW},
    "statistics.take_away": {P.STATISTICS_VIEW},
    "statistics.series_of": {P.STATISTICS_VIEW},
    "statistics.prepare_publication": {P.PUBLICATION_PREPARE},
    "statistics.show_publication": {P.STATISTICS_VIEW},
    "statistics.verify_publication": {P.STATISTICS_VIEW},
    "statistics.open_table": {P.STATISTICS_VIEW},
    "statistics.release_publication": {P.STATISTICS_VIEW, P.PUBLICATION_RELEASE},
    "statistics.drop_publication": {P.STATISTICS_VIEW, P.PUBLICATION_PREPARE},
    "desk.open_case": {P.CASE_VIEW},
    "rights.preview_share": {P.CASE_VIEW, P.CASE_SHARE},
    "rights.share_as_seen": {P.CASE_VIEW, P.CASE_SHARE},
    "desk.search": {P.IDENTITY_VIEW},
}  # fmt: skip
# Those that ask for no right, each with its reason.
WITHOUT_A_RIGHT = {
    "access.signed_in": "before anybody acts",
    "access.sign_in_failed": "before anybody acts",
    "access.signed_out": "after everybody's work",
    "access.account_changed": "one's own account",
    "access.code_failed": "before anybody acts",
    "access.session_ended": "one's own session",
    "access.end_oldest_sessions": "one's own sessions",
    "access.show_notices": "one's own account",
    "access.confirm_notices": "one's own account",
    "access.recover": "the token lets them in",
    "access.choose_organisation": "among one's own memberships",
    "access.record_refusal": "whoever was refused",
    "access.accept_invitation": "the token lets them in",
    "access.accept_conduct": "for oneself",
    **dict.fromkeys(
        (
            "documents.add_version",
            "documents.correct_evidence",
            "documents.hand_over_evidence",
            "documents.show_custody",
            "documents.sign_for_evidence",
            "documents.take_back_evidence",
            "documents.make_copy",
            "documents.reject",
            "documents.release",
            "documents.withdraw",
        ),
        "by the section of the document; to who may not see it, it does not exist",
    ),
    **dict.fromkeys(
        ("support.answer", "support.offer", "support.open_area", "support.open_service", "support.revise"),
        "by the section of the area; to who may not see it, it does not exist",
    ),
    "support.views_of": "a part of acts that have asked",
    "access.install_organisations": "the command line of the owner",
    "access.add_user": "the command line of the owner",
    "cases.leave_receipt": "part of ending a participation, which asks",
    "cases.check_can_let_in": "part of sharing a case and of offering a contract, which ask",
    "cases.let_in": "part of opening a case and of sharing it, which ask",
    "cases.let_in_by_law": "part of an act of a later stage, which asks",
    "reporting.save_wording": "a part of acts that have asked",
    "reporting.wordings": "a part of acts that have asked",
    "persons.unseal_exact": "whoever may see the row it stands in",
    "persons.unseal_each": "whoever may see the rows the texts stand in",
    "persons.unseal_text": "whoever may see the row the text stands in",
    "persons.unseal_columns": "whoever may see the rows the texts stand in",
    "persons.unseal_texts": "whoever may see the rows the texts stand in",
    "tasks.save_draft": "one's own text, in a form that was shown to oneself",
    "tasks.open_draft": "one's own text",
    "tasks.discard_draft": "one's own text",
    "tasks.be_present": "that oneself is there",
    "tasks.read_feed": "the secret address lets a calendar in, as its user",
    "tasks.take_digests": "the job that sends mails, as each user",
    "identification.remind_all": "the job that sends mails, as each user",
    "identification.hold_plan": "a part of recording an interview, which has asked",
    "intake.reach": "a part of an act that has asked",
    "intake.check_representative_named": "a part of an act that has asked",
    "statistics.look_over": "a part of showing and of releasing a publication, which ask",
    "returns.done_by_its_act": "a part of an act that has asked",
    "tasks.acted": "a part of an act that has asked",
    "tasks.end": "a part of an act that has asked",
    "tasks.start_again": "a part of an act that has asked",
    "identification.write_text": "part of recording and of correcting, which have asked",
    "identification.may_decide": "answers what would be refused, and why",
    "identification.may_give_opinion": "answers what would be refused, and why",
}


def named_services():
    """Every public function with ``by`` in a module of services, once, by "<app>.<name>"."""
    found = {}
    for path in files("services"):
        app, *rest = path.relative_to(PACKAGE).with_suffix("").parts
        module = import_module(".".join(("opennrm", app, *(part for part in rest if part != "__init__"))))
        for name, each in vars(module).items():
            written = inspect.unwrap(each) if inspect.isfunction(each) else None
            is_here = written is not None and written.__module__ == module.__name__
            if is_here and not name.startswith("_") and "by" in inspect.signature(written).parameters:
                found[f"{app}.{name}"] = each
    return found


SERVICES = named_services()


def a_value(kind: Any, name: str, register: dict[str, UUID]) -> Any:
    """Something of the kind; an id is that of a record of the register, by the name it goes by."""
    if kind is UUID:
        return register[name]
    if get_origin(kind) in (Union, UnionType):
        options = get_args(kind)
        return None if NoneType in options else a_value(options[0], name, register)
    if get_origin(kind):
        return a_collection(kind, name, register)
    if is_dataclass(kind):
        return unchecked(kind, register)
    if issubclass(kind, Enum):
        return next(iter(kind))
    plain = {str: "x", bytes: b"x", bool: False, int: 1, date: TODAY, datetime: noon(TODAY)}
    return plain[kind]


def a_collection(kind: Any, name: str, register: dict[str, UUID]) -> Any:
    """With one thing in it, if it is of ids."""
    inner = get_args(kind)[:1]
    return tuple(a_value(each, name.replace("_ids", "_id"), register) for each in inner if each is UUID)


def unchecked(kind: Any, register: dict[str, UUID]) -> Any:
    made, hints = object.__new__(kind), get_type_hints(kind)
    for each in fields(kind):
        object.__setattr__(made, each.name, a_value(hints[each.name], each.name, register))
    return made


def refused(service: Any, actor, register: dict[str, UUID]) -> bool:
    """For want of a right; nothing of it stays."""
    hints = get_type_hints(inspect.unwrap(service))
    names = [name for name in inspect.signature(inspect.unwrap(service)).parameters if name != "by"]
    told = {name: a_value(hints[name], name, register) for name in names}
    try:
        with transaction.atomic(), clock.standing_at(noon(TODAY)):
            service(**told, by=actor)
            raise Undone
    except Denied as denied:
        return denied.code == "access.missing_right"
    except Exception:
        # Past the right: done, or stopped at a value that no form lets through.
        return False


class Undone(Exception):
    """Each service is called in the same register."""


@pytest.fixture(scope="module")
def register(kept_rows, lived):
    with kept_rows():
        person_id = Case.objects.get(pk=lived.case_id).person_id
    return lived.records | {
        "into_id": lived.records["referral_id"],
        "merged_id": person_id,
        "person_id": person_id,
        "organisation_id": lived.mechanism.caseworker.organisation_id,
    }


def test_every_service_has_an_entry_or_a_reason():
    assert SERVICES.keys() == NEEDS.keys() | WITHOUT_A_RIGHT.keys()
    assert not NEEDS.keys() & WITHOUT_A_RIGHT.keys()
    assert len(NEEDS) > 50


def test_every_service_has_roles_on_both_sides():
    for name, needed in NEEDS.items():
        allowed = {role for role in Role if needed <= GRANTS[role]}
        assert allowed and allowed != set(Role), name


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_a_service_lets_a_role_through_by_its_rights_and_by_nothing_else(register, actor_for, role):
    actor = actor_for(role, "cmm")
    wrong = [
        name
        for name, needed in NEEDS.items()
        if refused(SERVICES[name], actor, register) == (needed <= GRANTS[role])
    ]
    assert wrong == []


@pytest.mark.django_db
def test_the_net_catches_a_service_that_forgot_to_ask(register, actor_for, monkeypatch):
    monkeypatch.setattr("opennrm.cases.policies.check_can_share", lambda actor: None)
    adviser = actor_for(Role.HOTLINE_ADVISER, "cmm")
    assert not refused(SERVICES["cases.share"], adviser, register)
