"""How much of a case an organisation is let into: which sections, what for, until when; and how the person agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from opennrm.access.domain.roles import Section
from opennrm.cases.domain.ground import Ground, GroundKind
from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Denied, Invalid


@dataclass(frozen=True, slots=True)
class Scope:
    """``lasts_until``: the last day, None: until it is ended. ``said_how``: the way of consent, where it is consent."""

    sections: frozenset[Section]
    purpose: str = ""
    said_how: str = ""
    lasts_until: date | None = None

    def __post_init__(self) -> None:
        if not self.sections:
            raise Invalid("cases.sections_missing", field="sections")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which organisation is to be let in, on which ground, and how far."""

    organisation: str
    ground: Ground
    scope: Scope
    # Referred by a contract, which it answers first; and how much that hurries.
    by_contract: bool = False
    urgency: str = ""


# Of whoever opens the case: it is theirs.
WHOLE_CASE = Scope(frozenset(Section))


def check_scope(scope: Scope, ground: Ground, *, today: date) -> None:
    """Consent is to a purpose and was given in some way; an end lies ahead."""
    if not rules().has("sharing_purposes", scope.purpose):
        raise Invalid("cases.purpose_missing", field="purpose")
    is_consent = ground.kind == GroundKind.CONSENT
    if is_consent != bool(scope.said_how) or (is_consent and not rules().has("consent_ways", scope.said_how)):
        raise Invalid("cases.said_how_does_not_fit", field="said_how")
    if scope.lasts_until is not None and scope.lasts_until < today:
        raise Invalid("cases.ends_in_the_past", field="lasts_until")


def check_within(wanted: frozenset[Section], own: frozenset[Section]) -> None:
    """Nobody gives what is closed to themselves."""
    for section in sorted(wanted - own):
        raise Denied("cases.section_not_ones_own", section=section.value)
