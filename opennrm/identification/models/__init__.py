"""Assessments, interviews, findings, instruments and decisions."""

from opennrm.identification.models.assessments import Assessment
from opennrm.identification.models.complexes import CaseLink, SharedFact
from opennrm.identification.models.decisions import (
    AgeDecision,
    Decision,
    DecisionEvidence,
    DecisionFinding,
    DecisionForm,
)
from opennrm.identification.models.instruments import Instrument
from opennrm.identification.models.interviews import Finding, Interview, InterviewConsent, InterviewText
from opennrm.identification.models.letters import Letter, LetterStep
from opennrm.identification.models.planning import (
    Interpreter,
    InterpreterConflict,
    PlannedInterview,
    Room,
    TakenHalfHour,
)
from opennrm.identification.models.turns import Opinion, Ruling, Turn

__all__ = [
    "Interpreter",
    "InterpreterConflict",
    "PlannedInterview",
    "Room",
    "TakenHalfHour",
    "Assessment",
    "Decision",
    "DecisionForm",
    "Finding",
    "Instrument",
    "Interview",
    "InterviewConsent",
    "InterviewText",
    "CaseLink",
    "SharedFact",
    "Letter",
    "LetterStep",
    "Opinion",
    "Ruling",
    "Turn",
    "AgeDecision",
    "DecisionEvidence",
    "DecisionFinding",
]
