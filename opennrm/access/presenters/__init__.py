"""Words of access: roles, acts and refusals, and what its pages show."""

from opennrm.access.presenters.labels import code_page, code_rows, list_rows, of_proposal
from opennrm.access.presenters.rows import (
    TrailRow,
    as_csv,
    conduct_text,
    grant_rows,
    membership_rows,
    navigation,
    notice_rows,
    organisation_name,
    organisation_rows,
    recovery_rows,
    trail_rows,
)
from opennrm.access.presenters.words import EVENTS, LOST, NOTICES, PATTERNS, PROOFS, REFUSALS, ROLES

__all__ = [
    "EVENTS", "LOST", "NOTICES", "PATTERNS", "PROOFS", "REFUSALS", "ROLES", "TrailRow", "as_csv", "code_page", "code_rows",
    "conduct_text", "grant_rows", "list_rows", "membership_rows", "navigation", "notice_rows", "of_proposal",
    "organisation_name", "organisation_rows", "recovery_rows", "trail_rows",
]  # fmt: skip
