"""Who may open police files and record what happens in them."""

from __future__ import annotations

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.prosecution.domain.files import Reach, reach_of
from opennrm.prosecution.models import Step
from opennrm.shared.errors import Denied


def check_can_open_file(actor: Actor) -> None:
    """Police and prosecution open files."""
    actor.check_has(Permission.PROSECUTION_RECORD)


def check_can_record(actor: Actor, opened_by: str) -> None:
    """An organisation records in the files that it opened, or in every file if its reach says so."""
    actor.check_has(Permission.PROSECUTION_RECORD)
    if actor.organisation_code != opened_by and reach_of(actor.organisation_code) is not Reach.EVERY_FILE:
        raise Denied("prosecution.file_of_another_organisation")


def check_can_withdraw_step(actor: Actor, step: Step) -> None:
    """Who may record in the file may take a step back, once."""
    check_can_record(actor, step.relation.file.organisation.code)
    if step.withdrawn_at is not None:
        raise Denied("prosecution.step_withdrawn")
