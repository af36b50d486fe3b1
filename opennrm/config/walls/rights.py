"""Erasure. What is erased, and the proof of it, is written by the owner of the database alone."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.config.wall import Wall

OFFICER = "nrm_role() = 'data_protection_officer'"

WALLS: Mapping[str, Wall] = {
    "rights_hold": Wall(see=OFFICER, add=f"{OFFICER} AND set_by_id = nrm_user()", change=OFFICER),
    "rights_erasure": Wall(see=OFFICER, add=f"{OFFICER} AND proposed_by_id = nrm_user()", change=OFFICER),
    "rights_erasureitem": Wall(see=OFFICER, add=f"{OFFICER} AND outcome = ''"),
    "rights_erasureproof": Wall(see=OFFICER),
}
