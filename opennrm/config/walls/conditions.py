"""The conditions that several tables share."""

from __future__ import annotations

ALL = "true"


# Asked once for a whole statement, not for each row.
ORGANISATION = "(SELECT nrm_organisation())"


def takes_part(case: str) -> str:
    """Taking part is written out, not as a function, which would be planned anew for each row. OFFSET 0: asked of the
    rows at hand, by the index; without it the planner reads every participation of the organisation first, which a list
    of twenty among 100,000 cases would wait for. The rare emergency is a function: asked only for a row that would else
    be hidden."""
    return (
        f"(EXISTS (SELECT FROM cases_participation p WHERE p.case_id = {case}"
        f" AND p.organisation_id = {ORGANISATION} AND p.until IS NULL OFFSET 0) OR nrm_in_emergency({case}))"
    )


MINE = f"organisation_id = {ORGANISATION}"
MY_OWN = "user_id = nrm_user()"
NO_PERSON = "holds nothing about a person, a case or an organisation's work"
