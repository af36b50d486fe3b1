"""Rules of charges, indictments and judgments: plain Python."""

from opennrm.prosecution.domain.files import FileView, Reach, RelationView, StepView, file_number, reach_of
from opennrm.prosecution.domain.steps import ORDER, RecordedStep, StepInput, check_step

__all__ = [
    "ORDER",
    "FileView",
    "Reach",
    "RecordedStep",
    "RelationView",
    "StepInput",
    "StepView",
    "check_step",
    "file_number",
    "reach_of",
]
