"""The manuscript of the annual report, building it, and checking stated figures."""

from __future__ import annotations

from opennrm.reporting.services.building import Wanted, build, compose
from opennrm.reporting.services.checking import Checked, check, check_prose
from opennrm.reporting.services.manuscripts import (
    add_chapter,
    add_photograph,
    begin_manuscript,
    show_manuscript,
    show_photograph,
)
from opennrm.reporting.services.reviewing import (
    approve_chapter,
    approve_edition,
    comment,
    send_back_chapter,
    settle_comment,
    show_review,
    submit_chapter,
)
from opennrm.reporting.services.writing import (
    preview,
    save_text,
    search_catalogue,
    show_chapter,
    show_versions,
)

__all__ = [
    "Checked", "Wanted", "add_chapter", "add_photograph", "approve_chapter", "approve_edition", "begin_manuscript", "build",
    "check", "check_prose", "comment", "compose", "preview", "save_text", "search_catalogue", "send_back_chapter", "settle_comment", "show_chapter",
    "show_manuscript", "show_photograph", "show_review", "show_versions", "submit_chapter",
]  # fmt: skip
