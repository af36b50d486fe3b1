"""Calendars and digests in words: kinds, days, pseudonyms and counts; no name and no case's own words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from opennrm.shared.dates import clock
from opennrm.tasks.domain.views import DigestCounts, TaskRow
from opennrm.tasks.presenters.tasks import kind_words

ASKED_EVERY = timedelta(hours=1)


def calendar(tasks: Iterable[TaskRow]) -> bytes:
    """One entry for a whole day per task, as iCalendar (RFC 5545)."""
    # Loaded with the first calendar: no other page needs it.
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//OpenNRM//tasks//DA")
    made.add("version", "2.0")
    made.add("x-wr-calname", _("Opgaver"))
    made.add("refresh-interval", ASKED_EVERY, parameters={"VALUE": "DURATION"})
    for task in tasks:
        event = Event()
        event.add("uid", f"{task.id}@opennrm")
        event.add("dtstamp", clock.now())
        event.add("dtstart", task.due_on)
        event.add("summary", f"{kind_words(task.kind)}: {task.pseudonym}")
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())


def digest(counts: DigestCounts, address: str) -> tuple[str, str]:
    """Subject and text of the mail."""
    lines = [
        ngettext("%(count)s opgave er over fristen.", "%(count)s opgaver er over fristen.", counts.overdue)
        % {"count": counts.overdue},
        ngettext("%(count)s opgave skal gøres i dag.", "%(count)s opgaver skal gøres i dag.", counts.today)
        % {"count": counts.today},
        ngettext(
            "%(count)s af holdets opgaver er eskaleret.",
            "%(count)s af holdets opgaver er eskaleret.",
            counts.escalated,
        )
        % {"count": counts.escalated},
        "",
        address,
    ]
    return _("Dine opgaver i OpenNRM"), "\n".join(lines)
