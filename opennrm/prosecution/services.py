"""Acts of prosecution: opening files, recording and withdrawing steps."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.persons.domain.events import PersonErased
from opennrm.prosecution import policies, selectors
from opennrm.prosecution.domain.events import StepRecorded, StepWithdrawn
from opennrm.prosecution.domain.files import FileView, check_opened_on, file_number
from opennrm.prosecution.domain.steps import StepInput, check_step
from opennrm.prosecution.models import FileCase, PoliceFile, Relation, Step
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.shared.events import publish

# What a number that was erased begins with (also in config.lives).
DELETED = "slettet-"


@act
def open_file(
    number: str, *, opened_on: date | None = None, case_ids: tuple[UUID, ...] = (), by: Actor
) -> UUID:
    """Begin to follow a police file. Its number stands once in the register."""
    policies.check_can_open_file(by)
    check_opened_on(opened_on, today=clock.today())
    linked = [cases.get_case(by, case_id, Section.PROSECUTION) for case_id in case_ids]
    file = PoliceFile(
        number=file_number(number),
        opened_on=opened_on,
        organisation_id=by.organisation_id,
        registered_at=clock.now(),
        registered_by_id=by.user_id,
    )
    try:
        with transaction.atomic():
            file.save(force_insert=True)
    except IntegrityError:
        # Seen only now: the file of another organisation is hidden.
        raise Invalid("prosecution.number_taken", field="number") from None
    FileCase.objects.bulk_create(FileCase(file=file, case_id=each.pk) for each in linked)
    audit.record("prosecution.file_opened", file, by=by, fields=["number", "opened_on"])
    return file.pk


@act
def show_file(file_id: UUID, *, by: Actor) -> FileView:
    """Open a police file."""
    file = selectors.get_file(by, file_id)
    audit.record("prosecution.file_shown", file, by=by)
    return FileView(
        id=file.pk,
        number=file.number,
        opened_on=file.opened_on,
        organisation=file.organisation.code,
        relations=selectors.relations_of(by, file),
        cases=selectors.linked_cases(by, file),
    )


@act
def record_step(given: StepInput, *, by: Actor) -> UUID:
    """A charge, an indictment or a conviction of one accused in a file."""
    file = selectors.lock_file(by, given.file_id)
    policies.check_can_record(by, file.organisation.code)
    standing = selectors.standing_steps(by, file, given.accused)
    check_step(given, standing=standing, opened_on=file.opened_on, today=clock.today())
    relation, _ = Relation.objects.get_or_create(file=file, accused=given.accused)
    step = Step.objects.create(
        relation=relation,
        step=given.step,
        statute=given.statute,
        occurred_on=given.occurred_on,
        organisation_id=by.organisation_id,
        recorded_at=clock.now(),
        recorded_by_id=by.user_id,
    )
    audit.record("prosecution.step_recorded", step, by=by, fields=["step", "statute", "occurred_on"])
    publish(StepRecorded(step.pk, relation.pk, step.step, step.statute, step.occurred_on))
    return step.pk


@act
def withdraw_step(step_id: UUID, *, by: Actor) -> UUID:
    """The step was recorded by mistake; it stays visible as withdrawn and no longer counts. Gives the file's id."""
    step = selectors.lock_step(by, step_id)
    policies.check_can_withdraw_step(by, step)
    step.withdrawn_at, step.withdrawn_by_id = clock.now(), by.user_id
    step.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record("prosecution.step_withdrawn", step, by=by, fields=["withdrawn_at", "withdrawn_by"])
    publish(StepWithdrawn(step.pk))
    return step.relation.file_id


def forget_file(file_id: UUID) -> int:
    """Kept for its period: the number goes, and what leads to a case. The file stays, for it is counted. Gives how many
    there were to do."""
    deleted = f"{DELETED}{file_id.hex[:12]}"
    done = PoliceFile.objects.filter(pk=file_id).exclude(number=deleted).update(number=deleted)
    FileCase.objects.filter(file=file_id).delete()
    return done


def forget_person(event: PersonErased) -> None:
    """Reaction: no police file leads to somebody who is erased. The file stays, for it is counted."""
    FileCase.objects.filter(case__person=event.person_id).delete()
