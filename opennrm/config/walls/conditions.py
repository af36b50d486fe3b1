"""The conditions that several tables share: taking part in a case, or in a section of it, by whoever acts in this
transaction."""

from __future__ import annotations

from opennrm.access.domain.roles import Section
from opennrm.config.conditions import LASTS

ALL = "true"


# Asked once for a whole statement, not for each row.
ORGANISATION = "(SELECT nrm_organisation())"


def takes_part(case: str, *sections: Section, opened: str = "") -> str:
    """In the case, or in one of these sections of it; ``opened``: a condition on what a participation ``p`` opens, where
    the row itself says its section.

    Taking part is written out, not as a function, which would be planned anew for each row. OFFSET 0: asked of the
    rows at hand, by the index; without it the planner reads every participation of the organisation first, which a list
    of twenty among 100,000 cases would wait for. The rare emergency is a function: asked only for a row that would else
    be hidden."""
    if sections:
        opened = f"p.sections && {array(*sections)}"
    return (
        f"(EXISTS (SELECT FROM cases_participation p WHERE p.case_id = {case}"
        f" AND p.organisation_id = {ORGANISATION} AND {LASTS} AND {opened or ALL} OFFSET 0)"
        f" OR nrm_in_emergency({case}))"
    )


def array(*sections: Section) -> str:
    return "ARRAY[" + ", ".join(f"'{section}'" for section in sections) + "]::varchar[]"


def in_its_section(table: str) -> str:
    """Of a row that names its case and its section."""
    return takes_part(f"{table}.case_id", opened=f"{table}.section = ANY (p.sections)")


MINE = f"organisation_id = {ORGANISATION}"
MY_OWN = "user_id = nrm_user()"
NO_PERSON = "holds nothing about a person, a case or an organisation's work"
