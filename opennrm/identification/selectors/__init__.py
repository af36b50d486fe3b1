"""What may be read of interviews and decisions: within the actor's cases."""

from opennrm.identification.selectors.assessments import has_open_assessment, newest_assessment, progress
from opennrm.identification.selectors.complexes import (
    assessment_states,
    get_link,
    get_shared,
    is_linked,
    links_of,
    next_number,
    shared_facts_for,
)
from opennrm.identification.selectors.decisions import (
    age_decisions_for,
    decisions_for,
    findings_of,
    get_decision,
    is_replaced,
    newest_victim_year,
)
from opennrm.identification.selectors.filters import (
    decisions_of,
    first_decisions,
    first_interviews,
    interviews_of,
)
from opennrm.identification.selectors.instruments import (
    asked_instruments,
    every_instrument,
    instruments_to_ask,
)
from opennrm.identification.selectors.interviews import (
    answers_of,
    first_interview_on,
    get_interview,
    get_record,
    interview_days,
    interviewers,
    interviews_for,
    lock_record,
    newest_text,
    written_at,
)
from opennrm.identification.selectors.letters import get_letter, letter_of, letters_for, spoken_in
from opennrm.identification.selectors.periods import Basis, basis_of
from opennrm.identification.selectors.records import (
    finding_labels,
    interview_view,
    point_views,
    score_views,
    sealed_texts,
)
from opennrm.identification.selectors.turns import asked_of, opinions_of, rulings_for, turns_for

__all__ = [
    "Basis",
    "basis_of",
    "written_at",
    "finding_labels",
    "interview_view",
    "point_views",
    "score_views",
    "sealed_texts",
    "answers_of",
    "asked_instruments",
    "every_instrument",
    "get_record",
    "lock_record",
    "newest_text",
    "assessment_states",
    "get_link",
    "get_shared",
    "is_linked",
    "links_of",
    "next_number",
    "shared_facts_for",
    "asked_of",
    "get_letter",
    "letter_of",
    "letters_for",
    "spoken_in",
    "opinions_of",
    "rulings_for",
    "turns_for",
    "age_decisions_for",
    "decisions_for",
    "findings_of",
    "decisions_of",
    "first_decisions",
    "first_interviews",
    "interviews_of",
    "first_interview_on",
    "get_decision",
    "get_interview",
    "has_open_assessment",
    "interview_days",
    "instruments_to_ask",
    "interviewers",
    "interviews_for",
    "is_replaced",
    "newest_assessment",
    "newest_victim_year",
    "progress",
]
