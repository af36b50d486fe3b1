"""Documents, notes and evidence."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import MINE, in_its_section

OF_MY_DOCUMENT = "EXISTS (SELECT FROM documents_document d WHERE d.id = document_id)"
OF_MY_VERSION = "EXISTS (SELECT FROM documents_version v WHERE v.id = version_id)"
# A note that is confidential is so in the database too.
MEANT_FOR_ME = (
    f"(audience = 'participants' OR (audience = 'organisation' AND {MINE})"
    " OR (audience = 'author' AND author_id = nrm_user()))"
)
OF_MY_EVIDENCE = "EXISTS (SELECT FROM documents_evidence e WHERE e.id = evidence_id)"
# Signed by the receiver, and by whoever recorded it only where it came back from outside.
MINE_TO_SIGN = (
    "EXISTS (SELECT FROM documents_custody c WHERE c.id = line_id AND c.to_id = nrm_organisation()"
    " AND (c.kind = 'taken_back' OR c.recorded_by_id <> nrm_user()))"
)

MY_DOCUMENT = in_its_section("documents_document")
MY_ITEM = in_its_section("documents_evidence")
MY_NOTE = in_its_section("documents_note")

WALLS: Mapping[str, Wall] = {
    "documents_document": Wall(
        see=MY_DOCUMENT,
        add=f"{MY_DOCUMENT} AND {MINE} AND added_by_id = nrm_user()",
    ),
    "documents_version": Wall(
        see=OF_MY_DOCUMENT, add=f"{OF_MY_DOCUMENT} AND added_by_id = nrm_user()", change=OF_MY_DOCUMENT
    ),
    "documents_content": Wall(see=OF_MY_VERSION, add=OF_MY_VERSION, delete=OF_MY_VERSION),
    "documents_note": Wall(
        see=f"{MY_NOTE} AND {MEANT_FOR_ME}",
        add=f"{MY_NOTE} AND {MINE} AND author_id = nrm_user()",
        # A lock, while it is corrected; a note itself is not changed.
        change=f"{MY_NOTE} AND {MINE} AND author_id = nrm_user()",
    ),
    "documents_notetext": Wall(
        see="EXISTS (SELECT FROM documents_note n WHERE n.id = note_id)",
        add="EXISTS (SELECT FROM documents_note n WHERE n.id = note_id AND n.author_id = nrm_user())"
        " AND written_by_id = nrm_user()",
    ),
    # Evidence and its chain only grow: nobody changes or deletes a row.
    "documents_evidence": Wall(
        see=MY_ITEM,
        add=f"{MY_ITEM} AND {MINE} AND registered_by_id = nrm_user()",
    ),
    "documents_custody": Wall(
        see=OF_MY_EVIDENCE, add=f"{OF_MY_EVIDENCE} AND {MINE} AND recorded_by_id = nrm_user()"
    ),
    "documents_custodyreceipt": Wall(
        see="EXISTS (SELECT FROM documents_custody c WHERE c.id = line_id)",
        add=f"{MINE_TO_SIGN} AND signed_by_id = nrm_user()",
    ),
}
