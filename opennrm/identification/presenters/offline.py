"""What a device is told about a draft."""

from __future__ import annotations

from collections.abc import Mapping

from django.forms import BaseForm
from django.utils.dateformat import format as dated
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.identification.domain.views import DraftBase, InterviewView
from opennrm.mechanism.rules import rules

EVENTS: dict[str, Promise] = {
    "identification.draft_opened": _("Åbnede kladde til samtale uden net"),
    "identification.draft_sent": _("Sendte samtale skrevet uden net"),
}
REFUSALS: dict[str, Promise] = {
    "identification.written_meanwhile": _(
        "Der er skrevet i sagen, siden kladden blev begyndt. Læs det, og send så kladden igen, hvis den stadig gælder."
    ),
}


def draft_base(base: DraftBase) -> dict[str, object]:
    return {"number": base.case_number, "pseudonym": base.pseudonym, "written": base.written}


def draft_answer(form: BaseForm, base: DraftBase, based_on: str) -> dict[str, object]:
    """Refused with what is wrong where; or overtaken, with what was written meanwhile, so that both are seen."""
    return draft_base(base) | {
        "state": "refused" if base.written == based_on else "overtaken",
        "errors": [
            {
                "field": str(form.fields[name].label or "") if name in form.fields else "",
                "text": " ".join(str(text) for text in texts),
            }
            for name, texts in form.errors.items()
        ],
        "theirs": [_theirs(each) for each in base.theirs],
    }


def _theirs(interview: InterviewView) -> Mapping[str, object]:
    language = (get_language() or "da")[:2]
    told = [
        {"topic": rules().label("interview_topics", each.topic, language), "text": each.text}
        for each in interview.topics
    ]
    return {
        "day": dated(interview.held_on, "j. F Y"),
        "organisation": rules().organisation(interview.organisation).labels[language],
        "texts": [*told, {"topic": str(_("Andet fra samtalen")), "text": interview.notes}],
    }
