"""Acts on the rights of persons: holds, erasures and insight."""

from opennrm.rights.services.erasing import erase_again, erase_approved, simulate_as_machine
from opennrm.rights.services.holds import lift_hold, set_hold, show_holds
from opennrm.rights.services.insight import give_insight, show_asked
from opennrm.rights.services.previews import preview_share, share_as_seen
from opennrm.rights.services.proposals import (
    decide_erasure,
    propose_erasure,
    propose_on_request,
    show_erasure,
    show_erasures,
    show_proof,
    show_simulation,
)

__all__ = [
    "decide_erasure",
    "erase_again",
    "erase_approved",
    "give_insight",
    "lift_hold",
    "preview_share",
    "propose_erasure",
    "propose_on_request",
    "set_hold",
    "share_as_seen",
    "show_asked",
    "show_erasure",
    "show_erasures",
    "show_holds",
    "show_proof",
    "show_simulation",
    "simulate_as_machine",
]
