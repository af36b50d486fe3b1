"""What a reflection or restitution period rests on. For the reaction of support, within the act of deciding, which has
locked the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.identification.models import Decision


@dataclass(frozen=True, slots=True)
class Basis:
    """The assessment of a decision, and the day of its standing decision "victim", None where there is none."""

    case_id: UUID
    assessment_id: UUID
    residence_status: str
    victim_since: date | None
    # The standing decision says that the person is no victim.
    is_refused: bool


def basis_of(decision_id: UUID) -> Basis:
    """Of the assessment that a decision belongs to, as its decisions stand now."""
    decision = Decision.objects.select_related("assessment").get(pk=decision_id)
    of_assessment = Decision.objects.filter(assessment=decision.assessment, withdrawn_at__isnull=True)
    replaced = of_assessment.filter(corrects__isnull=False).values("corrects")
    standing = of_assessment.exclude(pk__in=replaced).order_by("recorded_at").last()
    is_victim = standing is not None and standing.outcome == "victim"
    return Basis(
        case_id=decision.assessment.case_id,
        assessment_id=decision.assessment_id,
        residence_status=decision.assessment.residence_status,
        victim_since=standing.counts_on if standing and is_victim else None,
        is_refused=standing is not None and standing.outcome == "not_victim",
    )
