"""The rights of every role, written a second time by hand and compared in full: 17 roles x 9 sections x 5 acts, and what
belongs to no section."""

from __future__ import annotations

from itertools import product

import pytest

from opennrm.access.domain.roles import GRANTS, ROLES_OF_RIGHTS, Act, Permission, Role, Section

V, R, D, S, E = Act.VIEW, Act.RECORD, Act.DECIDE, Act.SHARE, Act.EXPORT
X = Section
# By section: who may do what in it. Who is not named may do nothing.
HELD = {
    X.IDENTITY: {
        "caseworker": {V, R, S, E}, "decision_maker": {V, S}, "ngo_worker": {V, R, S}, "health_worker": {V},
        "contact_person": {V}, "accommodation_provider": {V}, "return_officer": {V, S},
        "reintegration_adviser": {V, S}, "local_partner": {V},
    },
    X.CONTACT: {
        "hotline_adviser": {V, R}, "caseworker": {V, R, S, E}, "decision_maker": {V, S}, "ngo_worker": {V, R, S},
        "health_worker": {V, R}, "contact_person": {V, R}, "accommodation_provider": {V},
        "return_officer": {V, S}, "reintegration_adviser": {V, R, S}, "local_partner": {V, R},
    },
    X.INTERVIEW: {
        "caseworker": {V, R, S, E}, "decision_maker": {V, S}, "ngo_worker": {V, R, S}, "prosecutor": {V},
    },
    X.DECISION: {
        "caseworker": {V, R, D, S, E}, "decision_maker": {V, R, D, S, E}, "prosecutor": {V, D},
    },
    X.SUPPORT: {
        "caseworker": {V, R, D, S, E}, "decision_maker": {V, D}, "ngo_worker": {V, R, S},
        "contact_person": {V, R}, "accommodation_provider": {V, R},
    },
    X.HEALTH: {"caseworker": {V, S}, "health_worker": {V, R, S, E}, "contact_person": {V}},
    X.RETURN: {
        "caseworker": {V, S, E}, "ngo_worker": {V, S}, "contact_person": {V},
        "return_officer": {V, R, D, S, E},
        "reintegration_adviser": {V, R, S}, "local_partner": {V, R},
    },
    X.PROSECUTION: {"caseworker": {V, S}, "police_liaison": {V, R, E}, "prosecutor": {V, R, E}},
    X.COOPERATION: {
        "caseworker": {V, R, D, S, E}, "police_liaison": {V, R}, "authority_liaison": {V, R},
    },
}  # fmt: skip
P = Permission
MEETS = {"hotline_adviser", "caseworker", "ngo_worker", "health_worker", "police_liaison"}
OF_NO_SECTION = {
    "hotline_adviser": {P.CALL_VIEW, P.CALL_REGISTER, P.CASE_VIEW, P.STATISTICS_VIEW},
    "caseworker": {
        P.CALL_VIEW, P.CALL_REGISTER, P.CALL_VIEW_CONTROL, P.REFERRAL_DECIDE, P.CASE_VIEW, P.CASE_SHARE, P.CASE_BREAK_GLASS, P.STATISTICS_VIEW,
    },
    "decision_maker": {P.REFERRAL_VIEW, P.CASE_VIEW, P.CASE_SHARE, P.CASE_BREAK_GLASS, P.STATISTICS_VIEW},
    "ngo_worker": {P.CASE_VIEW, P.CASE_SHARE, P.CASE_BREAK_GLASS, P.STATISTICS_VIEW},
    "health_worker": {P.CASE_VIEW, P.CASE_SHARE, P.STATISTICS_VIEW},
    "contact_person": {P.CASE_VIEW, P.STATISTICS_VIEW},
    "accommodation_provider": {P.CASE_VIEW},
    "return_officer": {P.CASE_VIEW, P.CASE_SHARE, P.STATISTICS_VIEW},
    "reintegration_adviser": {P.CASE_VIEW, P.CASE_SHARE, P.STATISTICS_VIEW},
    "local_partner": {P.CASE_VIEW},
    "police_liaison": {P.CASE_VIEW, P.STATISTICS_VIEW},
    "authority_liaison": {P.STATISTICS_VIEW},
    "prosecutor": {P.CASE_VIEW, P.STATISTICS_VIEW},
    "analyst": {P.STATISTICS_VIEW, P.STATISTICS_DETAIL, P.PUBLICATION_PREPARE, P.PUBLICATION_RELEASE},
    "report_editor": {P.STATISTICS_VIEW, P.STATISTICS_DETAIL, P.PUBLICATION_PREPARE, P.PUBLICATION_RELEASE, P.REPORT_VIEW, P.REPORT_BUILD},
    "report_reviewer": {P.STATISTICS_VIEW, P.REPORT_VIEW, P.REPORT_REVIEW},
    "report_publisher": {P.STATISTICS_VIEW, P.PUBLICATION_PREPARE, P.REPORT_VIEW, P.REPORT_PUBLISH},
    "data_protection_officer": {P.AUDIT_VIEW, P.ERASURE_MANAGE, P.STATISTICS_VIEW},
    "administrator": {P.ADMINISTER},
}  # fmt: skip
HANDS_OUT = {
    "caseworker", "decision_maker", "ngo_worker", "return_officer", "police_liaison", "prosecutor",
}  # fmt: skip
OF_WHO_MEETS_PERSONS = {P.REFERRAL_VIEW, P.REFERRAL_MAKE, P.PERSON_REGISTER}
NO_CASE = {
    Role.ANALYST, Role.REPORT_EDITOR, Role.REPORT_REVIEWER, Role.REPORT_PUBLISHER, Role.DATA_PROTECTION_OFFICER,
    Role.ADMINISTRATOR,
}  # fmt: skip


@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_do_in_each_section_what_stands_here_and_nothing_else(role):
    for section, act in product(Section, Act):
        allowed = act in HELD[section].get(role, set())
        assert (f"{section}.{act}" in GRANTS[role]) == allowed, (section, act)


@pytest.mark.parametrize("role", list(Role))
def test_what_belongs_to_no_section_stands_here_too(role):
    wanted = OF_NO_SECTION[role] | (OF_WHO_MEETS_PERSONS if role in MEETS else set())
    wanted |= {P.TASK_ASSIGN} if role in HANDS_OUT else set()
    assert GRANTS[role] & ROLES_OF_RIGHTS.keys() == wanted


def test_every_right_is_of_a_section_or_of_none_and_somebody_has_it():
    of_sections = {f"{section}.{act}" for section, act in product(Section, Act)}
    for permission in Permission:
        assert (permission in of_sections) != (permission in ROLES_OF_RIGHTS), permission
        assert permission.name == permission.value.replace(".", "_").upper()
        assert any(permission in GRANTS[role] for role in Role), permission


@pytest.mark.parametrize("role", list(Role))
def test_who_does_anything_in_a_section_sees_it(role):
    for section, act in product(Section, Act):
        if f"{section}.{act}" in GRANTS[role]:
            assert f"{section}.view" in GRANTS[role], (section, act)


@pytest.mark.parametrize("role", list(Role))
def test_who_shares_a_section_may_share_a_case_and_the_reverse(role):
    shares = any(f"{section}.share" in GRANTS[role] for section in Section)
    assert shares == (P.CASE_SHARE in GRANTS[role])


@pytest.mark.parametrize("role", sorted(NO_CASE))
def test_who_administers_checks_or_counts_works_with_no_section_and_no_case(role):
    assert not {right for right in GRANTS[role] if right not in ROLES_OF_RIGHTS} | (
        GRANTS[role] & {P.CASE_VIEW, P.PERSON_REGISTER, P.CALL_VIEW}
    )
