"""What access tells the stages."""

from __future__ import annotations

from dataclasses import dataclass

from opennrm.access.domain.actor import Actor


@dataclass(frozen=True, slots=True)
class FormSent:
    """A form did what it was for. ``draft``: the field that names the draft of it, as it was sent."""

    draft: str
    by: Actor
