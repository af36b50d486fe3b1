"""What the walls, and the functions that look past them, ask of a participation: written as SQL once."""

from __future__ import annotations

from opennrm.access.domain.roles import GRANTS, Act, Permission, Section, right
from opennrm.prosecution.domain.files import REACH, Reach


def every_file() -> str:
    codes = sorted(code for code, reach in REACH.items() if reach is Reach.EVERY_FILE)
    return ", ".join(f"'{code}'" for code in codes)


def roles_with_cases() -> str:
    """Who works with calls, cases or workplaces. To all others, such as administrators and the data protection officer,
    no organisation counts, so that the cases of their own are hidden too."""
    return roles_with(Permission.CALL_VIEW, *(right(section, Act.VIEW) for section in Section))


def roles_with(*rights: Permission) -> str:
    """Those that have one of these rights."""
    return ", ".join(sorted(f"'{role}'" for role, granted in GRANTS.items() if granted & set(rights)))


# A participation, called p, that lasts: not ended by anybody, nor by its last day.
TODAY = "(now() AT TIME ZONE 'Europe/Copenhagen')::date"
LASTS = f"p.until IS NULL AND (p.lasts_until IS NULL OR p.lasts_until >= {TODAY})"


# A person is anonymous to all but one organisation: not to this one.
KNOWN = "({0}.known_only_to_id IS NULL OR {0}.known_only_to_id = nrm_organisation())"


EVERY_SECTION = "ARRAY[" + ", ".join(f"'{section}'" for section in Section) + "]::varchar[]"


def opens(section: Section) -> str:
    """A participation, called p, opens that section."""
    return f"'{section}' = ANY (p.sections)"


def in_emergency(case: str) -> str:
    """The one who acts opened the case in an emergency that lasts, for the organisation they act for."""
    return (
        f"EXISTS (SELECT FROM cases_emergencyaccess e WHERE e.case_id = {case} AND e.user_id = nrm_user()"
        " AND e.organisation_id = nrm_organisation() AND e.ends_at > now())"
    )


def runs(file: str) -> str:
    """A criminal case runs from the day its file is linked to a case until every accused in it stands convicted (ours)."""
    return (
        f"(EXISTS (SELECT FROM prosecution_filecase n WHERE n.file_id = {file})"
        f" AND NOT EXISTS (SELECT FROM prosecution_relation n WHERE n.file_id = {file})"
        f" OR EXISTS (SELECT FROM prosecution_relation n WHERE n.file_id = {file} AND NOT EXISTS ("
        "SELECT FROM prosecution_step s WHERE s.relation_id = n.id AND s.step = 'conviction'"
        " AND s.withdrawn_at IS NULL)))"
    )


def one_and_the_same(person: str) -> str:
    """The ids of all records of the persons that a condition on ``p`` finds, also of those merged with them."""
    return (
        "SELECT o.id FROM persons_person p JOIN persons_person o"
        " ON coalesce(o.canonical_id, o.id) = coalesce(p.canonical_id, p.id)"
        f" WHERE {person}"
    )
