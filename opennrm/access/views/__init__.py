"""Signing in and out, choosing an organisation, administering, reading the audit trail."""

from opennrm.access.views.account import (
    approve_recovery,
    clearing,
    end_sessions,
    notices,
    propose_recovery,
    recover,
    reject_recovery,
)
from opennrm.access.views.administration import (
    approve_reopening,
    approve_role,
    close_organisation,
    conducts,
    end_membership,
    organisation,
    organisations,
    propose_reopening,
    propose_role,
    reject_role,
    user,
    users,
)
from opennrm.access.views.signing_in import (
    choose_organisation,
    conduct,
    invitation,
    locked_out,
    recorded,
)
from opennrm.access.views.trail import (
    audit,
    audit_export,
    seen_by,
    unusual,
)

__all__ = [
    "approve_recovery",
    "clearing",
    "end_sessions",
    "notices",
    "propose_recovery",
    "recover",
    "reject_recovery",
    "approve_reopening",
    "approve_role",
    "audit",
    "audit_export",
    "choose_organisation",
    "close_organisation",
    "conduct",
    "conducts",
    "end_membership",
    "invitation",
    "locked_out",
    "organisation",
    "organisations",
    "propose_reopening",
    "propose_role",
    "recorded",
    "reject_role",
    "seen_by",
    "unusual",
    "user",
    "users",
]
