"""What an interview's page shows, put together of its rows and of texts that a service has opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.documents.domain.evidence import EvidenceChoice
from opennrm.identification.domain.views import FindingView, InterviewView, PointView, ScoreView, TopicView
from opennrm.identification.models import Finding, Instrument, Interview, InterviewText
from opennrm.mechanism import instruments
from opennrm.mechanism.domain.instruments import score
from opennrm.mechanism.rules import rules
from opennrm.persons.domain.sealed import Sealed

NOTES = {"table": "identification_interview", "column": "notes_sealed"}
PRESENT = {"table": "identification_interview", "column": "present_sealed"}
NOTE = {"table": "identification_finding", "column": "note_sealed"}
TEXT = {"table": "identification_interviewtext", "column": "text_sealed"}


def sealed_texts(actor: Actor, interviews: Sequence[Interview]) -> list[Sealed]:
    """Every text of these interviews, older versions that findings rest on too, to be opened at once."""
    notes = [Sealed(**NOTES, row=each.pk, value=bytes(each.notes_sealed)) for each in interviews]
    texts = [text for each in interviews for text in each.texts.all()]
    findings = [finding for each in interviews for finding in each.findings.all()]
    notes += [Sealed(**TEXT, row=each.pk, value=bytes(each.text_sealed)) for each in texts]
    return notes + [Sealed(**NOTE, row=each.pk, value=bytes(each.note_sealed)) for each in findings]


def record_ids(
    actor: Actor, interviews: Sequence[Interview], evidence: Sequence[EvidenceChoice]
) -> set[UUID]:
    """Everything that an assessment rests on, each by its id: a text that is corrected is another one."""
    told = {
        each.pk for interview in interviews for each in (*interview.texts.all(), *interview.findings.all())
    }
    return told | {each.pk for each in interviews} | {each.id for each in evidence}


def interview_view(actor: Actor, row: Interview, texts: Mapping[UUID, str]) -> InterviewView:
    newest = _newest_texts(row)
    return InterviewView(
        id=row.pk,
        held_on=row.held_on,
        organisation=row.organisation,
        language=row.language,
        interpreter=row.interpreter,
        place=row.place,
        notes=texts[row.pk],
        topics=[TopicView(each.topic, texts[each.pk], each.version) for each in newest.values()],
        findings=[_finding(actor, each, newest, texts) for each in row.findings.all()],
    )


def point_views(actor: Actor, row: Interview) -> list[PointView]:
    """Every point of the script with its last answer, also those that were not asked."""
    answers = {each.point: each for each in sorted(row.consents.all(), key=lambda each: each.answered_at)}
    asked = [code.code for code in rules().codes("consent_points")]
    return [
        PointView(each, answers[each].answer, answers[each].answered_at)
        if each in answers
        else PointView(each, "", None)
        for each in asked
    ]


def score_views(actor: Actor, row: Interview) -> list[ScoreView]:
    """What the rules of the instruments make of the findings, where that is switched on."""
    found: dict[Instrument, list[str]] = {}
    for each in row.findings.all():
        if each.instrument and each.instrument.shows_score:
            found.setdefault(each.instrument, []).append(each.indicator)
    return [_score(kept, codes, is_child=row.is_with_child) for kept, codes in found.items()]


def _score(kept: Instrument, codes: list[str], *, is_child: bool) -> ScoreView:
    told = instruments.instrument(kept.content)
    dimensions = [each for each in score(told, codes, is_child=is_child) if any(each.seen.values())]
    return ScoreView(told.labels, told.edition, told.provenance, told.is_verified, dimensions)


def _newest_texts(row: Interview) -> dict[str, InterviewText]:
    """The text of each topic that holds, in the order of the topics."""
    order = {code.code: place for place, code in enumerate(rules().codes("interview_topics"))}
    versions = sorted(row.texts.all(), key=lambda each: (order.get(each.topic, len(order)), each.version))
    return {each.topic: each for each in versions}


def _finding(
    actor: Actor, row: Finding, newest: Mapping[str, InterviewText], texts: Mapping[UUID, str]
) -> FindingView:
    source = texts[row.text.pk if row.text else row.interview_id]
    return FindingView(
        indicator=row.indicator,
        labels=finding_labels(actor, row),
        edition=row.instrument.edition if row.instrument else "",
        note=texts[row.pk],
        passage=source[row.starts : row.ends] if row.starts is not None else "",
        topic=row.text.topic if row.text else "",
        is_corrected=row.text is not None and newest[row.text.topic].pk != row.text.pk,
    )


def finding_labels(actor: Actor, row: Finding) -> Mapping[str, str]:
    """What the indicator is called, by language."""
    if row.instrument is None:
        return rules().code("indicators", row.indicator).labels
    told = instruments.instrument(row.instrument.content)
    return next(each.labels for each in told.indicators() if each.code == row.indicator)
