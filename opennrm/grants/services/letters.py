"""Letters and forms, made anew each time from what holds now."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import override

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.grants import selectors
from opennrm.grants.domain import letters
from opennrm.grants.domain.letters import Letter, Written
from opennrm.grants.domain.views import GrantView
from opennrm.grants.services.showing import show_grant
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied
from opennrm.ui import documents


@act
def make_letter(support_id: UUID, kind: str, *, by: Actor) -> bytes:
    """In Danish and English, in one document that a screen reader can read."""
    grant = selectors.get_grant(by, support_id)
    shown = show_grant(grant.case_id, by=by)
    if shown is None or shown.id != grant.pk:
        raise Denied("grants.letter_of_the_newest")
    if kind not in set(Letter):
        raise Denied("grants.letter_missing")
    if kind == Letter.APPROVAL and grant.approved_at is None:
        raise Denied("grants.not_approved")
    audit.record("grants.letter_made", grant, by=by, purpose=kind)
    said = [_in(language, Letter(kind), shown) for language in letters.LANGUAGES]
    title, language = str(said[0]["title"]), letters.LANGUAGES[0]
    return documents.pdf(letters.SOURCE, {"letters": said}, title=title, language=language)


def _in(language: str, kind: Letter, grant: GrantView) -> dict[str, object]:
    day = grant.arrived_on or clock.today()
    months, until = (rules().deadline(name, day) for name in ("cash_months", "last_payment_months"))

    def write(day: date) -> str:
        with override(language):
            return str(date_format(day, "j. F Y"))

    def purpose(code: str) -> str:
        return rules().label("grant_purposes", code, language)

    return letters.letter(kind, grant, language, Written(write, purpose, clock.today(), months, until))
