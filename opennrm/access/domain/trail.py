"""Which lines of the trail are asked for, and which acts show a record to somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

# What a case number or a pseudonym is made of.
SUBJECT = re.compile(r"[0-9A-Z]{3,4}-[0-9A-Z]{3,6}")
IDENTITY_OPENED = "persons.identity_opened"
REFUSED = "access.refused"
OWN_NAME_SOUGHT = "persons.own_name_sought"
GLASS_BROKEN = "cases.glass_broken"
ELSEWHERE_ASKED = "persons.elsewhere_asked"
# Acts by which somebody has seen something of a person.
SEEN = frozenset(
    {
        IDENTITY_OPENED, "persons.found", "persons.text_opened", "persons.age_opened", "persons.merge_shown", "cases.case_shown", GLASS_BROKEN, "cases.participations_shown",
        "identification.assessment_shown", "identification.decision_shown", "identification.interview_shown",
        "identification.letter_shown", "identification.letter_read", "identification.shared_facts_shown",
        "documents.list_shown", "documents.document_shown", "documents.version_opened", "documents.page_shown",
        "documents.notes_shown", "intake.call_shown", "intake.contacts_shown", "intake.handover_shown", "intake.referral_shown", "returns.return_shown",
        "rights.sharing_previewed",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Lines of a user, an organisation, an act, a person's records, and a period of Copenhagen days; all may be open.

    ``subject``: a case number or a pseudonym, as it is written.
    """

    user_id: UUID | None = None
    organisation_id: UUID | None = None
    event: str = ""
    subject: str = ""
    since: date | None = None
    until: date | None = None


def written(subject: str) -> str:
    """A case number or pseudonym as it stands in the register; "" where it can be neither."""
    text = subject.strip().upper()
    return text if SUBJECT.fullmatch(text) else ""
