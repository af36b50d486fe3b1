"""Acts on documents, notes and evidence."""

from __future__ import annotations

from opennrm.documents.services.adding import add_document, add_version
from opennrm.documents.services.copying import make_copy
from opennrm.documents.services.custody import (
    print_evidence,
    show_custody,
    show_evidence,
    show_evidence_of,
    show_files,
)
from opennrm.documents.services.evidence import (
    correct_evidence,
    hand_over_evidence,
    register_evidence,
    sign_for_evidence,
    take_back_evidence,
)
from opennrm.documents.services.looking import reject, release, withdraw
from opennrm.documents.services.notes import correct_note, open_note, show_notes, write_note
from opennrm.documents.services.opening import (
    draw_page,
    open_version,
    show_document,
    show_documents,
    show_version,
)

__all__ = [
    "add_document", "add_version", "correct_evidence", "correct_note", "draw_page", "hand_over_evidence", "make_copy",
    "open_note", "open_version", "print_evidence", "register_evidence", "reject", "release", "show_custody", "show_document",
    "show_documents", "show_evidence", "show_evidence_of", "show_files", "show_notes", "show_version", "sign_for_evidence",
    "take_back_evidence", "withdraw", "write_note",
]  # fmt: skip
