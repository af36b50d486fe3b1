"""Every place of the register that holds something of a person, and how it is erased: one line for each.

A new sealed column without a line here fails ``tests/architecture/test_places.py``. Erasing, the proof of it, the sweep
that searches for what is left, and the export to the person all go by this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """What becomes of a place when the person is erased."""

    # Sealed under the person's key: unreadable when it is destroyed.
    PERSON_KEY = "person_key"
    # The same, and emptied besides.
    EMPTIED = "emptied"
    # A record with a key of its own, that may tell of several: its key is destroyed and the text emptied for all of them,
    # since no machine can tell which sentence is about whom.
    OWN_KEY = "own_key"
    # Names no person by itself and is shared by several: goes with the last of them.
    LAST_OF_ALL = "last_of_all"
    # What somebody is typing into a page: deleted where the page's address names a record of the person.
    BY_ADDRESS = "by_address"
    # Leads to no person: emptied when its own period ends.
    BY_PERIOD = "by_period"
    # Leads to no person, and is asked to name none: whoever keeps it lets it go.
    BY_OWNER = "by_owner"
    # A number that means something elsewhere: another that means nothing takes its place.
    RENAMED = "renamed"
    DELETED = "deleted"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Place:
    """``table.column``; ``person``: how the row leads to the person, as the ORM writes it; "" where nothing leads there."""

    name: str
    person: str
    how: How

    @property
    def table(self) -> str:
        return self.name.partition(".")[0]

    @property
    def column(self) -> str:
        return self.name.partition(".")[2]


OF_CASE, OF_ASSESSMENT = "case__person", "assessment__case__person"
PLACES = (
    Place("persons_subjectkey.wrapped", "subject_id", How.KEY),
    Place("persons_identityversion.names_sealed", "person", How.EMPTIED),
    Place("persons_identityversion.birth_sealed", "person", How.EMPTIED),
    Place("persons_identityversion.document_number_sealed", "person", How.EMPTIED),
    Place("persons_identityversion.phone_sealed", "person", How.EMPTIED),
    Place("persons_identityversion.address_sealed", "person", How.EMPTIED),
    Place("persons_searchtoken.token", "person", How.DELETED),
    Place("cases_participation.reason_sealed", OF_CASE, How.PERSON_KEY),
    Place("cases_contract.reason_sealed", OF_CASE, How.PERSON_KEY),
    Place("cases_contract.feedback_sealed", OF_CASE, How.PERSON_KEY),
    Place("cases_emergencyaccess.reason_sealed", OF_CASE, How.OWN_KEY),
    Place("cases_casecomplex.title_sealed", "cases__person", How.LAST_OF_ALL),
    Place("intake_call.notes_sealed", "links__case__person", How.OWN_KEY),
    Place("intake_callcase.call", OF_CASE, How.DELETED),
    Place("intake_referral.reason_sealed", OF_CASE, How.PERSON_KEY),
    Place("intake_referral.representative_sealed", OF_CASE, How.PERSON_KEY),
    Place("intake_referral.referrer_sealed", OF_CASE, How.PERSON_KEY),
    Place("intake_referralstep.text_sealed", f"referral__{OF_CASE}", How.PERSON_KEY),
    Place("intake_referralfeedback.text_sealed", f"referral__{OF_CASE}", How.PERSON_KEY),
    Place("intake_representative.name_sealed", OF_CASE, How.PERSON_KEY),
    Place("intake_contact.address_sealed", OF_CASE, How.PERSON_KEY),
    Place("intake_contact.times_sealed", OF_CASE, How.PERSON_KEY),
    Place("identification_interview.notes_sealed", OF_ASSESSMENT, How.PERSON_KEY),
    Place("identification_interview.present_sealed", OF_ASSESSMENT, How.PERSON_KEY),
    Place("identification_interviewtext.text_sealed", f"interview__{OF_ASSESSMENT}", How.PERSON_KEY),
    Place("identification_finding.note_sealed", f"interview__{OF_ASSESSMENT}", How.PERSON_KEY),
    Place("identification_decision.grounds_sealed", OF_ASSESSMENT, How.PERSON_KEY),
    Place("identification_agedecision.grounds_sealed", OF_CASE, How.PERSON_KEY),
    Place("identification_turn.text_sealed", OF_ASSESSMENT, How.PERSON_KEY),
    Place("identification_ruling.source_sealed", OF_CASE, How.PERSON_KEY),
    Place("identification_opinion.grounds_sealed", OF_ASSESSMENT, How.PERSON_KEY),
    Place("identification_letter.pdf_sealed", f"decision__{OF_ASSESSMENT}", How.PERSON_KEY),
    Place("identification_letterstep.text_sealed", f"letter__decision__{OF_ASSESSMENT}", How.PERSON_KEY),
    Place("identification_plannedinterview.unmet_wish_sealed", OF_CASE, How.PERSON_KEY),
    Place("identification_plannedinterview.follow_up_sealed", OF_CASE, How.PERSON_KEY),
    # Somebody who works for an organisation, under its key.
    Place("identification_interpreter.name_sealed", "", How.BY_OWNER),
    # Under the key of the complex.
    Place("identification_sharedfact.text_sealed", "complex__cases__person", How.LAST_OF_ALL),
    Place("support_extension.reason_sealed", f"period__{OF_CASE}", How.PERSON_KEY),
    Place("support_plan.name_sealed", OF_CASE, How.PERSON_KEY),
    Place("support_plan.representative_sealed", OF_CASE, How.PERSON_KEY),
    Place("support_need.need_sealed", f"plan__{OF_CASE}", How.PERSON_KEY),
    Place("support_need.goal_sealed", f"plan__{OF_CASE}", How.PERSON_KEY),
    Place("support_service.what_sealed", f"plan__{OF_CASE}", How.PERSON_KEY),
    Place("support_service.words_sealed", f"plan__{OF_CASE}", How.PERSON_KEY),
    Place("support_safetyplan.text_sealed", OF_CASE, How.PERSON_KEY),
    Place("grants_circumstance.reason_sealed", f"grant__{OF_CASE}", How.PERSON_KEY),
    Place("grants_purse.name_sealed", f"grant__{OF_CASE}", How.PERSON_KEY),
    Place("grants_planline.text_sealed", f"purse__grant__{OF_CASE}", How.PERSON_KEY),
    Place("grants_payee.account_sealed", f"grant__{OF_CASE}", How.PERSON_KEY),
    # The file of a month end names all who were paid in it.
    Place("grants_run.file_sealed", f"payments__grant__{OF_CASE}", How.OWN_KEY),
    Place("grants_receiptcheck.evidence_sealed", f"payment__grant__{OF_CASE}", How.PERSON_KEY),
    Place("returns_activityrecord.note_sealed", f"prepared__{OF_CASE}", How.PERSON_KEY),
    Place("returns_riskassessment.exploiters_sealed", f"prepared__{OF_CASE}", How.PERSON_KEY),
    Place("returns_riskassessment.family_sealed", f"prepared__{OF_CASE}", How.PERSON_KEY),
    Place("returns_riskassessment.debt_sealed", f"prepared__{OF_CASE}", How.PERSON_KEY),
    Place("returns_riskassessment.providing_sealed", f"prepared__{OF_CASE}", How.PERSON_KEY),
    Place("returns_healthclarification.here_sealed", OF_CASE, How.PERSON_KEY),
    Place("returns_healthclarification.at_home_sealed", OF_CASE, How.PERSON_KEY),
    Place("returns_visit.notes_sealed", f"prepared__{OF_CASE}", How.PERSON_KEY),
    Place("returns_complaint.words_sealed", f"prepared__{OF_CASE}", How.PERSON_KEY),
    Place("returns_complaint.answer_sealed", f"prepared__{OF_CASE}", How.PERSON_KEY),
    Place("returns_feedback.words_sealed", f"prepared__{OF_CASE}", How.PERSON_KEY),
    Place("returns_outcome.words_sealed", f"prepared__{OF_CASE}", How.PERSON_KEY),
    Place("support_stay.words_sealed", OF_CASE, How.PERSON_KEY),
    # Where many live: whoever keeps the place.
    Place("support_placeaddress.address_sealed", "", How.BY_OWNER),
    Place("prosecution_filecase.file", OF_CASE, How.DELETED),
    Place("documents_document.title_sealed", OF_CASE, How.PERSON_KEY),
    Place("documents_version.name_sealed", f"document__{OF_CASE}", How.PERSON_KEY),
    Place("documents_version.key_sealed", f"document__{OF_CASE}", How.PERSON_KEY),
    # Under the key of the version, which opens no more.
    Place("documents_content.body_sealed", f"version__document__{OF_CASE}", How.PERSON_KEY),
    Place("documents_notetext.text_sealed", f"note__{OF_CASE}", How.PERSON_KEY),
    Place("documents_evidence.description_sealed", OF_CASE, How.PERSON_KEY),
    Place("documents_evidence.handed_over_by_sealed", OF_CASE, How.PERSON_KEY),
    Place("documents_evidence.received_place_sealed", OF_CASE, How.PERSON_KEY),
    Place("documents_evidence.kept_at_sealed", OF_CASE, How.PERSON_KEY),
    Place("documents_evidence.seal_sealed", OF_CASE, How.PERSON_KEY),
    Place("documents_custody.whom_sealed", f"evidence__{OF_CASE}", How.PERSON_KEY),
    Place("documents_custody.text_sealed", f"evidence__{OF_CASE}", How.PERSON_KEY),
    Place("documents_custodyreceipt.kept_at_sealed", f"line__evidence__{OF_CASE}", How.PERSON_KEY),
    Place("tasks_draft.content_sealed", "", How.BY_ADDRESS),
    Place("tasks_savedlist.name_sealed", "", How.BY_OWNER),
    Place("intake_handover.note_sealed", "", How.BY_PERIOD),
    # The manuscript of the report: written for print, and a checklist says that it names nobody.
    Place("reporting_chaptertext.danish_sealed", "", How.BY_OWNER),
    Place("reporting_chaptertext.english_sealed", "", How.BY_OWNER),
    Place("reporting_comment.words_sealed", "", How.BY_OWNER),
    Place("rights_hold.reason_sealed", "person", How.OWN_KEY),
)
