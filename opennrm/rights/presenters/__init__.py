"""Words of retention, erasure and insight."""

from opennrm.rights.presenters.erasure import (
    ELSEWHERE,
    EVENTS,
    REFUSALS,
    erasure_rows,
    hold_name,
    item_rows,
    line_rows,
    proof_rows,
    state_of,
)
from opennrm.rights.presenters.insight import as_json, as_pdf
from opennrm.rights.presenters.previews import sections_shown

__all__ = [
    "ELSEWHERE",
    "EVENTS",
    "REFUSALS",
    "as_json",
    "as_pdf",
    "erasure_rows",
    "hold_name",
    "item_rows",
    "line_rows",
    "proof_rows",
    "sections_shown",
    "state_of",
]
