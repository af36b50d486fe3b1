"""Signing in, organisations, users, the trail."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import ALL, NO_PERSON

SIGN_IN = "asked before anybody acts: sign-in, the session, the choice of organisation"
ADMINISTRATES = "nrm_role() = 'administrator'"

KEPT_BY_SIGN_IN = (
    "django_session", "axes_accessattempt", "axes_accessattemptexpiration", "axes_accessfailurelog", "axes_accesslog",
    "usersessions_usersession", "socialaccount_socialaccount",
)  # fmt: skip
DJANGOS_OWN = (
    "auth_group", "auth_group_permissions", "auth_permission", "django_content_type", "django_migrations",
)  # fmt: skip

WALLS: Mapping[str, Wall] = {
    # The two trails only grow; who reads them has another role, or is the data protection officer.
    "access_auditline": Wall(
        see="nrm_role() = 'data_protection_officer'", add=ALL, why="every act leaves a line"
    ),
    # Read and written by nrm_auditor alone.
    "access_auditseal": Wall(),
    # Written by the owner, when the oldest lines have been kept for their period.
    "access_auditcut": Wall(),
    "access_user": Wall(see=ALL, add=ALL, change=ALL, why=SIGN_IN + "; working names of colleagues"),
    # An invitation is accepted before anybody acts: only those that are approved and not run out are shown.
    "access_rolegrant": Wall(
        see="nrm_role() = 'administrator' OR (approved AND expires_at > now())",
        add="nrm_role() = 'administrator' AND proposed_by_id = nrm_user()",
        change="nrm_role() = 'administrator' OR (approved AND expires_at > now())",
    ),
    # As an invitation: used before anybody acts.
    "access_recovery": Wall(
        see="nrm_role() = 'administrator' OR (approved AND expires_at > now())",
        add="nrm_role() = 'administrator' AND proposed_by_id = nrm_user()",
        change="nrm_role() = 'administrator' OR (approved AND expires_at > now())",
    ),
    # Codes of what happened to an account, written before anybody acts.
    "access_accountnotice": Wall(see=ALL, add=ALL, change="user_id = nrm_user()", why=SIGN_IN),
    "access_organisation": Wall(see=ALL, add=ALL, change=ADMINISTRATES, why="who takes part is no secret"),
    "access_conduct": Wall(
        see=ALL,
        add=f"{ADMINISTRATES} AND published_by_id = nrm_user()",
        why="the code of conduct is no secret",
    ),
    "access_conductacceptance": Wall(
        see="user_id = nrm_user() OR nrm_role() = 'administrator'", add="user_id = nrm_user()"
    ),
    # Decided by another than who proposed it (constraint), and unchanged from then on (trigger).
    "access_codelabel": Wall(
        see=ALL,
        add=f"{ADMINISTRATES} AND proposed_by_id = nrm_user() AND approved IS NULL",
        change=ADMINISTRATES,
        why="what codes are called is no secret",
    ),
    "access_membership": Wall(see=ALL, add=ALL, change=ALL, why=SIGN_IN),
    "account_emailaddress": Wall(see=ALL, why="allauth's; no user has an address here"),
    "account_emailconfirmation": Wall(),
    "mfa_authenticator": Wall(see=ALL, add=ALL, change=ALL, delete=ALL, why=SIGN_IN + "; secrets are sealed"),
    "socialaccount_socialapp": Wall(see=ALL, why=SIGN_IN + "; empty: authorities stand in the settings"),
    "socialaccount_socialtoken": Wall(see=ALL, why=SIGN_IN + "; empty: tokens are not kept"),
    **dict.fromkeys(KEPT_BY_SIGN_IN, Wall(see=ALL, add=ALL, change=ALL, delete=ALL, why=SIGN_IN)),
    **dict.fromkeys(DJANGOS_OWN, Wall(see=ALL, why=NO_PERSON)),
}
