"""Which role may do what. A right that is not listed here does not exist."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Permission(StrEnum):
    CALL_VIEW = "call.view"
    CALL_REGISTER = "call.register"
    REFERRAL_VIEW = "referral.view"
    REFERRAL_MAKE = "referral.make"
    PERSON_REGISTER = "person.register"
    PERSON_OPEN = "person.open"
    CASE_VIEW = "case.view"
    CASE_SHARE = "case.share"
    CASE_BREAK_GLASS = "case.break_glass"
    INTERVIEW_VIEW = "interview.view"
    INTERVIEW_RECORD = "interview.record"
    ASSESSMENT_VIEW = "assessment.view"
    DECISION_MAKE = "decision.make"
    RETURN_VIEW = "return.view"
    RETURN_RECORD = "return.record"
    PROSECUTION_VIEW = "prosecution.view"
    PROSECUTION_RECORD = "prosecution.record"
    STATISTICS_VIEW = "statistics.view"
    REPORT_BUILD = "report.build"
    AUDIT_VIEW = "audit.view"
    ADMINISTER = "administer"


class Role(StrEnum):
    HOTLINE_ADVISER = "hotline_adviser"
    CASEWORKER = "caseworker"
    DECISION_MAKER = "decision_maker"
    NGO_WORKER = "ngo_worker"
    RETURN_OFFICER = "return_officer"
    POLICE_LIAISON = "police_liaison"
    PROSECUTOR = "prosecutor"
    ANALYST = "analyst"
    REPORT_EDITOR = "report_editor"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    ADMINISTRATOR = "administrator"


P = Permission

GRANTS: Mapping[Role, frozenset[Permission]] = {
    Role.HOTLINE_ADVISER: frozenset(
        {
            P.CALL_VIEW,
            P.CALL_REGISTER,
            P.REFERRAL_VIEW,
            P.REFERRAL_MAKE,
            P.PERSON_REGISTER,
            P.CASE_VIEW,
            P.STATISTICS_VIEW,
        }
    ),
    Role.CASEWORKER: frozenset(
        {
            P.CALL_VIEW,
            P.CALL_REGISTER,
            P.REFERRAL_VIEW,
            P.REFERRAL_MAKE,
            P.PERSON_REGISTER,
            P.PERSON_OPEN,
            P.CASE_VIEW,
            P.CASE_SHARE,
            P.CASE_BREAK_GLASS,
            P.INTERVIEW_VIEW,
            P.INTERVIEW_RECORD,
            P.ASSESSMENT_VIEW,
            P.DECISION_MAKE,
            P.RETURN_VIEW,
            P.PROSECUTION_VIEW,
            P.STATISTICS_VIEW,
        }
    ),
    Role.DECISION_MAKER: frozenset(
        {
            P.REFERRAL_VIEW,
            P.PERSON_OPEN,
            P.CASE_VIEW,
            P.CASE_SHARE,
            P.CASE_BREAK_GLASS,
            P.INTERVIEW_VIEW,
            P.ASSESSMENT_VIEW,
            P.DECISION_MAKE,
            P.STATISTICS_VIEW,
        }
    ),
    Role.NGO_WORKER: frozenset(
        {
            P.REFERRAL_VIEW,
            P.REFERRAL_MAKE,
            P.PERSON_REGISTER,
            P.PERSON_OPEN,
            P.CASE_VIEW,
            P.CASE_SHARE,
            P.CASE_BREAK_GLASS,
            P.INTERVIEW_VIEW,
            P.INTERVIEW_RECORD,
            P.STATISTICS_VIEW,
        }
    ),
    Role.RETURN_OFFICER: frozenset(
        {P.CASE_VIEW, P.PERSON_OPEN, P.RETURN_VIEW, P.RETURN_RECORD, P.STATISTICS_VIEW}
    ),
    Role.POLICE_LIAISON: frozenset(
        {
            P.REFERRAL_VIEW,
            P.REFERRAL_MAKE,
            P.PERSON_REGISTER,
            P.CASE_VIEW,
            P.PROSECUTION_VIEW,
            P.PROSECUTION_RECORD,
            P.STATISTICS_VIEW,
        }
    ),
    Role.PROSECUTOR: frozenset(
        {
            P.CASE_VIEW,
            P.INTERVIEW_VIEW,
            P.ASSESSMENT_VIEW,
            P.DECISION_MAKE,
            P.PROSECUTION_VIEW,
            P.PROSECUTION_RECORD,
            P.STATISTICS_VIEW,
        }
    ),
    Role.ANALYST: frozenset({P.STATISTICS_VIEW}),
    Role.REPORT_EDITOR: frozenset({P.STATISTICS_VIEW, P.REPORT_BUILD}),
    Role.DATA_PROTECTION_OFFICER: frozenset({P.AUDIT_VIEW, P.STATISTICS_VIEW}),
    Role.ADMINISTRATOR: frozenset({P.ADMINISTER}),
}
