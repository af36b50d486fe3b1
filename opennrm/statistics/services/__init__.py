"""Appending facts, and answering questions."""

from opennrm.statistics.services.answering import explain, key_figures, series_of, show
from opennrm.statistics.services.appending import (
    append_call,
    append_decision,
    append_interview,
    append_merge,
    append_payment,
    append_prosecution_step,
    append_referral,
    append_return,
    has_facts,
    import_series,
    retract_call,
    retract_decision,
    retract_interview,
    retract_merge,
    retract_payment,
    retract_prosecution_step,
    retract_referral,
    retract_return,
)
from opennrm.statistics.services.disclosing import protected
from opennrm.statistics.services.exploring import Explored, explore, take_away
from opennrm.statistics.services.publishing import (
    drop_publication,
    open_table,
    prepare_publication,
    release_publication,
)
from opennrm.statistics.services.quality import Overview, Quality, show_quality, show_quality_of
from opennrm.statistics.services.revising import changes_since, show_publication, verify_publication

__all__ = [
    "Explored",
    "Overview",
    "Quality",
    "append_call",
    "append_decision",
    "append_interview",
    "append_merge",
    "append_payment",
    "append_prosecution_step",
    "append_referral",
    "append_return",
    "changes_since",
    "drop_publication",
    "explain",
    "explore",
    "has_facts",
    "import_series",
    "key_figures",
    "open_table",
    "prepare_publication",
    "protected",
    "release_publication",
    "retract_call",
    "retract_decision",
    "retract_interview",
    "retract_merge",
    "retract_payment",
    "retract_prosecution_step",
    "retract_referral",
    "retract_return",
    "series_of",
    "show",
    "show_publication",
    "show_quality",
    "show_quality_of",
    "take_away",
    "verify_publication",
]
