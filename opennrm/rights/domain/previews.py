"""What another organisation will see of a case before it sees it: the same records, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from opennrm.access.domain.roles import Section
from opennrm.rights.domain.insight import Record
from opennrm.tasks.domain.kinds import DOING, Kind

INTERVIEW, DECISION = (Section.INTERVIEW,), (Section.DECISION,)
# What is seen with the interviews, and with the decision.
ASSESSING = (*INTERVIEW, *DECISION)
PROSECUTION = (Section.PROSECUTION,)
# Under which section a table is shown: the first of these that will be open. What is not here is seen with every section;
# what names its own section is shown there.
SHOWN_UNDER: Mapping[str, tuple[Section, ...]] = {
    "persons_identityversion": (Section.IDENTITY,),
    "intake_contact": (Section.CONTACT,),
    "intake_representative": (Section.CONTACT, Section.INTERVIEW),
    "intake_referralfeedback": (Section.INTERVIEW,),
    **dict.fromkeys(
        (
            "intake_referral", "intake_referralstep", "identification_interview", "identification_finding", "identification_interviewtext",
            "identification_interviewconsent", "identification_plannedinterview",
        ),
        INTERVIEW,
    ),
    **dict.fromkeys(("identification_assessment", "identification_turn", "tasks_extension", "tasks_pause"), ASSESSING),
    **dict.fromkeys(
        (
            "identification_decision", "identification_decisionform", "identification_decisionfinding", "identification_decisionevidence",
            "identification_agedecision", "identification_ruling", "identification_opinion", "identification_letter",
            "identification_letterstep", "identification_sharedfact", "identification_caselink",
        ),
        DECISION,
    ),
    **dict.fromkeys(("support_contactperson", "support_safetyplan"), (Section.SUPPORT,)),
    "support_plan": (Section.SUPPORT, Section.HEALTH),
    **dict.fromkeys(("support_period", "support_extension"), (Section.SUPPORT, Section.DECISION)),
    **dict.fromkeys(
        (
            "returns_return", "returns_preparedreturn", "returns_child", "returns_stepconsent", "grants_grant", "grants_circumstance",
            "grants_purse", "grants_planline", "grants_payee", "grants_payment", "grants_transaction", "grants_entry",
            "grants_receiptcheck",
        ),
        (Section.RETURN,),
    ),
    **dict.fromkeys(("prosecution_policefile", "prosecution_relation", "prosecution_step"), PROSECUTION),
}  # fmt: skip
# Nothing is shown of these: keys, keyed functions of what is shown elsewhere, and links that say nothing themselves.
NOT_SHOWN = frozenset(
    {
        "persons_subjectkey", "persons_searchtoken", "rights_hold", "rights_erasure", "rights_erasureitem",
        "rights_erasureproof", "prosecution_filecase", "documents_content", "identification_takenhalfhour",
        "grants_bankline",
    }
)  # fmt: skip
# How these lead to a case, as the ORM writes it: backwards, where the foreign keys do not.
BACKWARDS: Mapping[str, str] = {
    "cases_casecomplex": "cases",
    "identification_sharedfact": "complex__cases",
    "prosecution_policefile": "links__case",
    "prosecution_relation": "file__links__case",
    "prosecution_step": "relation__file__links__case",
}


@dataclass(frozen=True, slots=True)
class Preview:
    """The records, each under the section it is seen with (None: with every one); ``mark`` is a keyed function of all of
    it and of whom it was shown to, so that sharing is bound to what was seen."""

    records: Sequence[tuple[Section | None, Record]]
    mark: str

    def under(self, section: Section | None) -> list[Record]:
        return [record for of, record in self.records if of is section]


def section_of(record: Record, opened: Iterable[Section]) -> Section | None:
    """Where a record is shown: what says its section itself, there."""
    if record.section:
        return Section(record.section)
    possible = _of_task(record) if record.table == "tasks_task" else SHOWN_UNDER.get(record.table, ())
    return next((each for each in possible if each in set(opened)), None)


def _of_task(record: Record) -> tuple[Section, ...]:
    kind = next(each.value for each in record.values if each.column == "kind")
    return DOING[Kind(str(kind))].sections


def canonical(records: Iterable[tuple[Section | None, Record]]) -> str:
    """The same text for the same content, and another for any other."""
    return "\n".join(
        repr(
            (
                section,
                each.table,
                each.source,
                each.at,
                each.fate,
                *((told.column, told.value) for told in each.values),
            )
        )
        for section, each in records
    )
