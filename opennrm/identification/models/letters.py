"""Letters of decisions. What was made is kept byte for byte, sealed; what was done with it is never rewritten."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from opennrm.identification.domain.letter_states import LetterState
from opennrm.identification.models.decisions import Decision


class Letter(models.Model):
    """The letter as it was made once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="letters")
    languages = ArrayField(models.CharField(max_length=10))
    pdf_sealed = models.BinaryField()
    made_at = models.DateTimeField()
    made_by_id = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint("decision", name="one_letter_per_decision")]

    class Privacy:
        identifying = ("pdf_sealed",)
        sensitive = ("languages",)
        plain = ("id", "decision", "made_at", "made_by_id")


class LetterStep(models.Model):
    """Given, read aloud, withheld, reviewed: by whom, with the words that go with it sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="steps")
    place = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20)
    organisation = models.CharField(max_length=60)
    by_id = models.UUIDField()
    text_sealed = models.BinaryField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("letter", "place", name="steps_of_a_letter_in_order"),
            models.CheckConstraint(
                condition=Q(state__in=list(LetterState)), name="a_step_of_a_letter_has_a_state"
            ),
        ]

    class Privacy:
        identifying = ("text_sealed",)
        sensitive = ("state",)
        plain = ("id", "letter", "place", "organisation", "by_id", "recorded_at")
