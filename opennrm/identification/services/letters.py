"""The letter of a decision: made once, then given, read aloud or withheld for the person's safety."""

from __future__ import annotations

from base64 import b64decode, b64encode
from datetime import date
from uuid import UUID, uuid4

from django.utils.formats import date_format
from django.utils.translation import override

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.identification import policies, selectors
from opennrm.identification.domain import letters
from opennrm.identification.domain.letter_states import LetterState
from opennrm.identification.domain.letters import LetterView, StepView, Told
from opennrm.identification.models import Decision, Letter, LetterStep
from opennrm.mechanism.rules import rules
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import COPENHAGEN, clock
from opennrm.shared.errors import Invalid
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted
from opennrm.ui import documents

PDF = {"table": "identification_letter", "column": "pdf_sealed"}
STEP = {"table": "identification_letterstep", "column": "text_sealed"}


@act
def make_letter(decision_id: UUID, *, by: Actor) -> UUID:
    """In Danish and English, and in the person's own language where there are words for it. Kept as it was made."""
    decision = selectors.get_decision(by, decision_id)
    case = cases.lock_case(by, decision.assessment.case_id, Section.DECISION)
    is_made = selectors.letter_of(by, decision_id) is not None
    replaced = selectors.is_replaced(by, decision)
    policies.check_can_make_letter(by, decision, is_replaced=replaced, is_made=is_made)
    languages = letters.languages_of(selectors.spoken_in(by, case.pk))
    made = _pdf(decision, case.number, languages)
    row = Letter(
        id=uuid4(), decision=decision, languages=list(languages), made_at=clock.now(), made_by_id=by.user_id
    )
    sealed = persons_services.seal_text(case.person_id, **PDF, row=row.pk, text=b64encode(made).decode())
    row.pdf_sealed = sealed
    row.save(force_insert=True)
    audit.record("identification.letter_made", row, by=by, fields=["languages", "pdf_sealed"])
    return row.pk


@act
def open_letter(decision_id: UUID, *, by: Actor) -> LetterView | None:
    """What was done with the letter of a decision; None where none is made."""
    decision = selectors.get_decision(by, decision_id)
    row = selectors.letter_of(by, decision_id)
    audit.record("identification.letter_shown", decision, by=by)
    if row is None:
        return None
    steps = list(row.steps.all())
    sealed = [Sealed(**STEP, row=each.pk, value=bytes(each.text_sealed)) for each in steps]
    texts = persons_services.unseal_texts(decision.assessment.case.person_id, sealed, by=by)
    shown = tuple(StepView(each.state, _day(each), each.organisation, texts[each.pk]) for each in steps)
    made_on = row.made_at.astimezone(COPENHAGEN).date()
    return LetterView(row.pk, made_on, tuple(row.languages), _state(steps), shown)


@act
def read_letter(letter_id: UUID, *, by: Actor) -> bytes:
    """The document as it was made, byte for byte."""
    row = selectors.get_letter(by, letter_id)
    audit.record("identification.letter_read", row, by=by)
    sealed = bytes(row.pdf_sealed)
    person_id = row.decision.assessment.case.person_id
    return b64decode(persons_services.unseal_exact(person_id, **PDF, row=row.pk, sealed=sealed, by=by))


@act
def step_letter(letter_id: UUID, then: str, *, text: str, by: Actor) -> None:
    """It was given, read aloud or withheld; or somebody else looked at why it is withheld."""
    row = selectors.get_letter(by, letter_id)
    case = cases.lock_case(by, row.decision.assessment.case_id, Section.DECISION)
    steps = list(LetterStep.objects.filter(letter=row).order_by("place"))
    if then not in set(LetterState):
        raise Invalid("identification.unknown_code", field="then")
    withholding = [each.by_id for each in steps if each.state == LetterState.WITHHELD]
    withheld_by = withholding[-1] if withholding else None
    state = LetterState(_state(steps))
    policies.check_can_step_letter(by, state, LetterState(then), withheld_by=withheld_by)
    if not text.strip():
        raise Invalid("identification.letter_without_words", field="text")
    step = LetterStep(
        id=uuid4(), letter=row, place=len(steps) + 1, state=then, organisation=by.organisation_code,
        by_id=by.user_id, recorded_at=clock.now(),
    )  # fmt: skip
    step.text_sealed = persons_services.seal_text(case.person_id, **STEP, row=step.pk, text=text.strip())
    step.save(force_insert=True)
    audit.record("identification.letter_stepped", step, by=by, fields=["state", "text_sealed"])
    tasks.acted(Acted("identification.letter_stepped", case.pk, row.pk, clock.today()), by=by)


def _state(steps: list[LetterStep]) -> str:
    return steps[-1].state if steps else LetterState.READY.value


def _day(step: LetterStep) -> date:
    return step.recorded_at.astimezone(COPENHAGEN).date()


def _pdf(decision: Decision, number: str, languages: tuple[str, ...]) -> bytes:
    day = decision.decided_on
    told = Told(
        case_number=number,
        outcome=decision.outcome,
        status=decision.assessment.residence_status,
        decided_on=day,
        days=rules().deadline("reflection_days", max(day, clock.today())),
        longest=rules().deadline("reflection_max_days", max(day, clock.today())),
    )
    said = [_in(language, told, decision.authority) for language in languages]
    title = str(said[0]["title"])
    return documents.pdf(letters.SOURCE, {"letters": said}, title=title, language=languages[0])


def _in(language: str, told: Told, authority: str) -> dict[str, object]:
    """Dates and names as the language writes them; in English where we know no better."""
    labels = rules().organisation(authority).labels
    with override(language if language in letters.ALWAYS else "en"):
        decided_on, ends_on = (date_format(day, "j. F Y") for day in (told.decided_on, told.ends_on))
    return letters.paragraphs(
        language, told, authority=labels.get(language, labels["en"]), decided_on=decided_on, ends_on=ends_on
    )
