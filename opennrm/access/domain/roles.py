"""Which role may do what: two tables, reviewed together. A right that does not stand here does not exist.

A right of a section counts in the cases whose section is open to the organisation; what a role may not see there, its
colleagues may.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum


class Section(StrEnum):
    """The parts of a case that are opened one by one."""

    IDENTITY = "identity"
    CONTACT = "contact"
    INTERVIEW = "interview"
    DECISION = "decision"
    SUPPORT = "support"
    HEALTH = "health"
    RETURN = "return"
    PROSECUTION = "prosecution"
    COOPERATION = "cooperation"


class Act(StrEnum):
    """What may be done with a section."""

    VIEW = "view"
    RECORD = "record"
    DECIDE = "decide"
    SHARE = "share"
    EXPORT = "export"


class Permission(StrEnum):
    """The name is the value: the section and the act, or what it is about where it belongs to no section."""

    IDENTITY_VIEW = "identity.view"
    IDENTITY_RECORD = "identity.record"
    IDENTITY_SHARE = "identity.share"
    IDENTITY_EXPORT = "identity.export"
    CONTACT_VIEW = "contact.view"
    CONTACT_RECORD = "contact.record"
    CONTACT_SHARE = "contact.share"
    CONTACT_EXPORT = "contact.export"
    INTERVIEW_VIEW = "interview.view"
    INTERVIEW_RECORD = "interview.record"
    INTERVIEW_SHARE = "interview.share"
    INTERVIEW_EXPORT = "interview.export"
    DECISION_VIEW = "decision.view"
    DECISION_RECORD = "decision.record"
    DECISION_DECIDE = "decision.decide"
    DECISION_SHARE = "decision.share"
    DECISION_EXPORT = "decision.export"
    SUPPORT_VIEW = "support.view"
    SUPPORT_RECORD = "support.record"
    SUPPORT_DECIDE = "support.decide"
    SUPPORT_SHARE = "support.share"
    SUPPORT_EXPORT = "support.export"
    HEALTH_VIEW = "health.view"
    HEALTH_RECORD = "health.record"
    HEALTH_SHARE = "health.share"
    HEALTH_EXPORT = "health.export"
    RETURN_VIEW = "return.view"
    RETURN_RECORD = "return.record"
    RETURN_DECIDE = "return.decide"
    RETURN_SHARE = "return.share"
    RETURN_EXPORT = "return.export"
    PROSECUTION_VIEW = "prosecution.view"
    PROSECUTION_RECORD = "prosecution.record"
    PROSECUTION_SHARE = "prosecution.share"
    PROSECUTION_EXPORT = "prosecution.export"
    COOPERATION_VIEW = "cooperation.view"
    COOPERATION_RECORD = "cooperation.record"
    COOPERATION_DECIDE = "cooperation.decide"
    COOPERATION_SHARE = "cooperation.share"
    COOPERATION_EXPORT = "cooperation.export"
    # Of no section.
    CALL_VIEW = "call.view"
    CALL_REGISTER = "call.register"
    # Notices of coming controls: a word too many, and the raid finds nobody.
    CALL_VIEW_CONTROL = "call.view_control"
    REFERRAL_VIEW = "referral.view"
    REFERRAL_MAKE = "referral.make"
    REFERRAL_DECIDE = "referral.decide"
    PERSON_REGISTER = "person.register"
    CASE_VIEW = "case.view"
    CASE_SHARE = "case.share"
    CASE_BREAK_GLASS = "case.break_glass"
    TASK_ASSIGN = "task.assign"
    STATISTICS_VIEW = "statistics.view"
    PUBLICATION_PREPARE = "publication.prepare"
    PUBLICATION_RELEASE = "publication.release"
    # Figures split by more than one thing at a time, and as of an earlier day: they can single a person out.
    STATISTICS_DETAIL = "statistics.detail"
    # The manuscript of the annual report: to see it, to write it, to review what others wrote, to let it out.
    REPORT_VIEW = "report.view"
    REPORT_BUILD = "report.build"
    REPORT_REVIEW = "report.review"
    REPORT_PUBLISH = "report.publish"
    AUDIT_VIEW = "audit.view"
    ERASURE_MANAGE = "erasure.manage"
    ADMINISTER = "administer"


class Role(StrEnum):
    HOTLINE_ADVISER = "hotline_adviser"
    CASEWORKER = "caseworker"
    DECISION_MAKER = "decision_maker"
    NGO_WORKER = "ngo_worker"
    HEALTH_WORKER = "health_worker"
    CONTACT_PERSON = "contact_person"
    ACCOMMODATION_PROVIDER = "accommodation_provider"
    RETURN_OFFICER = "return_officer"
    REINTEGRATION_ADVISER = "reintegration_adviser"
    LOCAL_PARTNER = "local_partner"
    POLICE_LIAISON = "police_liaison"
    # Tax, labour inspection, food and SIRI: one role, for they do the same here; the organisation says whose it is.
    AUTHORITY_LIAISON = "authority_liaison"
    PROSECUTOR = "prosecutor"
    ANALYST = "analyst"
    REPORT_EDITOR = "report_editor"
    REPORT_REVIEWER = "report_reviewer"
    REPORT_PUBLISHER = "report_publisher"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    ADMINISTRATOR = "administrator"


# v view, r record, d decide, s share, e export. Who is not here works with no section of any case.
SECTIONS_OF_ROLES = """
                       identity contact interview decision support health return prosecution cooperation
hotline_adviser        -        vr      -         -        -       -      -      -           -
caseworker             vrse     vrse    vrse      vrdse    vrdse   vs     vse    vs          vrdse
decision_maker         vs       vs      vs        vrdse    vd      -      -      -           -
ngo_worker             vrs      vrs     vrs       -        vrs     -      vs     -           -
health_worker          v        vr      -         -        -       vrse   -      -           -
contact_person         v        vr      -         -        vr      v      v      -           -
accommodation_provider v        v       -         -        vr      -      -      -           -
return_officer         vs       vs      -         -        -       -      vrdse  -           -
reintegration_adviser  vs       vrs     -         -        -       -      vrs    -           -
local_partner          v        vr      -         -        -       -      vr     -           -
police_liaison         -        -       -         -        -       -      -      vre         vr
authority_liaison      -        -       -         -        -       -      -      -           vr
prosecutor             -        -       v         vd       -       -      -      vre         -
"""
P = Permission
ROLES_OF_RIGHTS: Mapping[Permission, str] = {
    P.CALL_VIEW: "hotline_adviser caseworker",
    P.CALL_REGISTER: "hotline_adviser caseworker",
    P.CALL_VIEW_CONTROL: "caseworker",
    P.REFERRAL_VIEW: "hotline_adviser caseworker decision_maker ngo_worker health_worker police_liaison",
    P.REFERRAL_MAKE: "hotline_adviser caseworker ngo_worker health_worker police_liaison",
    P.REFERRAL_DECIDE: "caseworker",
    P.PERSON_REGISTER: "hotline_adviser caseworker ngo_worker health_worker police_liaison",
    P.CASE_VIEW: "hotline_adviser caseworker decision_maker ngo_worker health_worker contact_person"
    " accommodation_provider return_officer reintegration_adviser local_partner police_liaison prosecutor",
    P.CASE_SHARE: "caseworker decision_maker ngo_worker health_worker return_officer reintegration_adviser",
    P.CASE_BREAK_GLASS: "caseworker decision_maker ngo_worker",
    P.TASK_ASSIGN: "caseworker decision_maker ngo_worker return_officer police_liaison prosecutor",
    P.STATISTICS_VIEW: "hotline_adviser caseworker decision_maker ngo_worker health_worker contact_person"
    " return_officer reintegration_adviser police_liaison authority_liaison prosecutor analyst report_editor"
    " report_reviewer report_publisher data_protection_officer",
    # One prepares, another releases: the policy sees to that, not the role.
    P.PUBLICATION_PREPARE: "analyst report_editor report_publisher",
    P.PUBLICATION_RELEASE: "analyst report_editor",
    P.STATISTICS_DETAIL: "analyst report_editor",
    P.REPORT_VIEW: "report_editor report_reviewer report_publisher",
    P.REPORT_BUILD: "report_editor",
    P.REPORT_REVIEW: "report_reviewer",
    P.REPORT_PUBLISH: "report_publisher",
    P.AUDIT_VIEW: "data_protection_officer",
    P.ERASURE_MANAGE: "data_protection_officer",
    P.ADMINISTER: "administrator",
}
LETTERS = {act.value[0]: act for act in Act}


def right(section: Section, act: Act) -> Permission:
    return Permission(f"{section}.{act}")


def _of_sections() -> Iterator[tuple[Role, Permission]]:
    head, *lines = (line.split() for line in SECTIONS_OF_ROLES.strip().splitlines())
    for role, *cells in lines:
        for section, letters in zip(head, cells, strict=True):
            for letter in letters.strip("-"):
                yield Role(role), right(Section(section), LETTERS[letter])


def _of_no_section() -> Iterator[tuple[Role, Permission]]:
    for permission, roles in ROLES_OF_RIGHTS.items():
        yield from ((Role(role), permission) for role in roles.split())


def _granted(role: Role) -> frozenset[Permission]:
    every = (*_of_sections(), *_of_no_section())
    return frozenset(permission for held_by, permission in every if held_by is role)


GRANTS: Mapping[Role, frozenset[Permission]] = {role: _granted(role) for role in Role}
