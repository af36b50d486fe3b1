"""Organisations, users, memberships, labels of codes and the audit trail."""

from opennrm.access.models.people import AccountNotice, Membership, Organisation, Recovery, RoleGrant, User
from opennrm.access.models.published import CodeLabel, Conduct, ConductAcceptance
from opennrm.access.models.trail import AuditCut, AuditLine, AuditSeal

__all__ = [
    "AccountNotice", "AuditCut", "AuditLine", "AuditSeal", "CodeLabel", "Conduct", "ConductAcceptance", "Membership",
    "Organisation", "Recovery", "RoleGrant", "User",
]  # fmt: skip
