"""Who may see, add and release documents and notes, and who answers for evidence. A section of a case is seen by whose work needs it."""

from __future__ import annotations

from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Act, Section, right
from opennrm.documents.domain.evidence import Holding, Whereabouts
from opennrm.documents.domain.media import DRAWN, Media
from opennrm.documents.domain.states import OPEN, State, check_can_move
from opennrm.documents.models import Custody, Document, Evidence, Note, Version
from opennrm.shared.errors import Denied, Invalid


def sections_seen(actor: Actor) -> tuple[Section, ...]:
    """The sections whose documents and notes the actor's role may see."""
    return tuple(section for section in Section if actor.has(right(section, Act.VIEW)))


def sections_written(actor: Actor) -> tuple[Section, ...]:
    """Those it may add to."""
    return tuple(section for section in sections_seen(actor) if actor.has(right(section, Act.RECORD)))


def check_can_add(actor: Actor, section: str) -> None:
    """Who works with a section of a case adds documents and notes to it."""
    if section not in set(Section):
        raise Invalid("documents.section_missing", field="section")
    actor.check_has(right(Section(section), Act.VIEW))
    actor.check_has(right(Section(section), Act.RECORD))


def check_can_add_anything(actor: Actor) -> None:
    """Somebody whose role writes in no section needs no empty form."""
    if not sections_written(actor):
        raise Denied("access.missing_right")


def check_can_see(actor: Actor, document: Document) -> None:
    """A section is seen by whose work needs it."""
    actor.check_has(right(Section(document.section), Act.VIEW))


def check_can_add_version(actor: Actor, document: Document) -> None:
    """A masked copy stays as it left."""
    check_can_add(actor, document.section)
    if document.copy_of_id is not None:
        raise Denied("documents.copy_stays")


def check_can_open(actor: Actor, version: Version) -> None:
    """What nobody has looked at yet opens for whoever may look at it, and what is gone for nobody."""
    check_can_see(actor, version.document)
    state = State(version.state)
    if state is State.QUARANTINED:
        check_can_look(actor, version)
    elif state not in OPEN:
        raise Denied("documents.gone")


def check_can_look(actor: Actor, version: Version) -> None:
    """A colleague of whoever sent it, with a right to the section, looks at what no scanner has."""
    check_can_add(actor, version.document.section)
    check_can_move(State(version.state), State.RELEASED)
    if version.added_by_id == actor.user_id:
        raise Denied("documents.look_at_own")


def check_can_withdraw(actor: Actor, document: Document) -> None:
    """What was added by mistake is withdrawn by the organisation that added it."""
    check_can_add(actor, document.section)
    if document.organisation_id != actor.organisation_id:
        raise Denied("documents.of_another_organisation")
    if document.is_evidence:  # type: ignore[attr-defined]
        raise Denied("documents.is_evidence")


def check_can_copy(actor: Actor, version: Version) -> None:
    """Who may share a section may let a copy of what stands in it leave: of what has pages and has been looked at."""
    check_can_see(actor, version.document)
    actor.check_has(right(Section(version.document.section), Act.SHARE))
    if State(version.state) not in OPEN:
        raise Denied("documents.not_open")
    if Media(version.media) not in DRAWN:
        raise Denied("documents.has_no_pages")


def check_can_correct(actor: Actor, note: Note) -> None:
    """A note is corrected by whoever wrote it."""
    check_can_add(actor, note.section)
    if note.author_id != actor.user_id:
        raise Denied("documents.note_of_another")


def check_can_open_evidence(actor: Actor, evidence: Evidence) -> None:
    """A section is seen by whose work needs it."""
    actor.check_has(right(Section(evidence.section), Act.VIEW))


def check_can_hand_over(actor: Actor, evidence: Evidence, held: Holding) -> None:
    """Whoever has it hands it over, and not twice before the first receiver has signed."""
    check_can_add(actor, evidence.section)
    if held.organisation != actor.organisation_code:
        raise Denied("documents.evidence_with_another")
    if held.whereabouts is Whereabouts.AWAITED:
        raise Denied("documents.evidence_awaits_receipt")
    if held.whereabouts is Whereabouts.OUTSIDE:
        raise Denied("documents.evidence_is_outside")


def check_can_take_back(actor: Actor, evidence: Evidence, held: Holding) -> None:
    """What came from outside is taken back by the organisation that let it go."""
    check_can_add(actor, evidence.section)
    if held.whereabouts is not Whereabouts.OUTSIDE:
        raise Denied("documents.evidence_is_inside")
    if held.organisation != actor.organisation_code:
        raise Denied("documents.evidence_with_another")


def check_can_sign(actor: Actor, line: Custody, held: Holding) -> None:
    """The receiver signs, once, and nobody for themselves."""
    check_can_add(actor, line.evidence.section)
    if held.awaited != line.number:
        raise Denied("documents.nothing_to_sign")
    if line.to_id != actor.organisation_id:
        raise Denied("documents.receipt_of_another")
    if line.recorded_by_id == actor.user_id:
        raise Denied("documents.receipt_by_oneself")


def check_can_correct_evidence(actor: Actor, evidence: Evidence) -> None:
    """Whoever works with the section adds a line that corrects another; who, stands in it."""
    check_can_add(actor, evidence.section)


def check_corrects_own(actor: Actor, recorded_by: UUID) -> None:
    """What an organisation recorded is corrected by that organisation."""
    if recorded_by != actor.organisation_id:
        raise Denied("documents.line_of_another_organisation", field="corrects")
