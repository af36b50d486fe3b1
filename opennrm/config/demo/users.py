"""One invented user per role (two where the mechanism needs a second pair of eyes)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from opennrm.access import services as access
from opennrm.access.domain.actor import NOBODY, Actor
from opennrm.access.domain.conduct import PROPOSED
from opennrm.access.domain.roles import Role
from opennrm.access.selectors import organisation_ids

# Not a secret: the demo register holds nobody. Production has no user of this list.
PASSWORD = "opdigtet-demo-2021"  # noqa: S105


@dataclass(frozen=True, slots=True)
class DemoUser:
    username: str
    name: str
    role: Role
    organisation: str


USERS = (
    DemoUser("hotline", "Hanne Hotline (opdigtet)", Role.HOTLINE_ADVISER, "cmm"),
    DemoUser("sagsbehandler", "Sigrid Sagsbehandler (opdigtet)", Role.CASEWORKER, "cmm"),
    DemoUser("afgoerelse", "Asger Afgørelse (opdigtet)", Role.DECISION_MAKER, "cmm"),
    DemoUser("udlaendinge", "Ulla Udlænding (opdigtet)", Role.DECISION_MAKER, "immigration_service"),
    DemoUser("ngo", "Nanna Ngo (opdigtet)", Role.NGO_WORKER, "hopenow"),
    DemoUser("kontaktperson", "Kirsten Kontaktperson (opdigtet)", Role.CONTACT_PERSON, "cmm"),
    DemoUser("krisecenter", "Karla Krisecenter (opdigtet)", Role.ACCOMMODATION_PROVIDER, "shelter"),
    DemoUser("hjemrejse", "Hjalte Hjemrejse (opdigtet)", Role.RETURN_OFFICER, "return_agency"),
    DemoUser("hjemrejse2", "Henriette Hjemrejse (opdigtet)", Role.RETURN_OFFICER, "return_agency"),
    DemoUser("raadgiver", "Rikke Rådgiver (opdigtet)", Role.REINTEGRATION_ADVISER, "drc"),
    DemoUser("politi", "Poul Politi (opdigtet)", Role.POLICE_LIAISON, "police"),
    DemoUser("anklager", "Astrid Anklager (opdigtet)", Role.PROSECUTOR, "prosecution_service"),
    DemoUser("statistiker", "Svend Statistiker (opdigtet)", Role.ANALYST, "cmm"),
    DemoUser("redaktoer", "Rosa Redaktør (opdigtet)", Role.REPORT_EDITOR, "cmm"),
    DemoUser("gennemlaeser", "Gerda Gennemlæser (opdigtet)", Role.REPORT_REVIEWER, "cmm"),
    DemoUser("udgiver", "Ulrik Udgiver (opdigtet)", Role.REPORT_PUBLISHER, "cmm"),
    DemoUser("dpo", "Dorte Dpo (opdigtet)", Role.DATA_PROTECTION_OFFICER, "cmm"),
    DemoUser("dpo2", "Dennis Dpo (opdigtet)", Role.DATA_PROTECTION_OFFICER, "cmm"),
    DemoUser("administrator", "Aksel Administrator (opdigtet)", Role.ADMINISTRATOR, "cmm"),
    DemoUser("administrator2", "Anja Administrator (opdigtet)", Role.ADMINISTRATOR, "immigration_service"),
)


def add_users(since: date) -> dict[str, Actor]:
    """Make the users; return an actor for each user name."""
    access.install_organisations(by=NOBODY)
    ids = organisation_ids()
    actors = {}
    for each in USERS:
        user_id = access.add_user(
            each.username,
            each.name,
            PASSWORD,
            role=each.role,
            organisation_code=each.organisation,
            since=since,
            by=NOBODY,
        )
        actors[each.username] = Actor(user_id, ids[each.organisation], each.organisation, each.role)
    _accept_conduct(actors)
    return actors


def _accept_conduct(actors: dict[str, Actor]) -> None:
    """Everybody has read it, so that a visitor of the demo is not asked at each sign-in."""
    number = access.publish_conduct(PROPOSED["danish"], PROPOSED["english"], by=actors["administrator"])
    for actor in actors.values():
        access.accept_conduct(number, by=actor)
