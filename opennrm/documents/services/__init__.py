"""Acts on documents and notes."""

from __future__ import annotations

from opennrm.documents.services.adding import add_document, add_version
from opennrm.documents.services.copying import make_copy
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
    "add_document", "add_version", "correct_note", "draw_page", "make_copy", "open_note", "open_version", "reject",
    "release", "show_document", "show_documents", "show_notes", "show_version", "withdraw", "write_note",
]  # fmt: skip
