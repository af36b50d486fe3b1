"""Both walls by section: an organisation that takes part in one section of a case sees nothing of the others, with raw
SQL and at every address, in a role that has every right."""

# A fixture is imported and then asked for by its name.
# ruff: noqa: F401, F811
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from opennrm.access.domain.roles import Role, Section
from opennrm.access.wall import acting
from opennrm.cases import services as cases
from opennrm.config.walls import WALLS
from opennrm.shared.dates import clock, noon
from tests.architecture.test_bad_input import sent
from tests.architecture.test_walls import ADDRESSES, mechanism, owned, run
from tests.cases.people import CONSENT, SCOPE
from tests.desk.conftest import TODAY, lived

pytestmark = pytest.mark.django_db
S = Section
# Which section shows the rows of a table; the wall names it, and this is written a second time by hand.
TABLES = {
    "persons_identityversion": {S.IDENTITY},
    "persons_searchtoken": {S.IDENTITY},
    "intake_contact": {S.CONTACT},
    "intake_referral": {S.INTERVIEW},
    "intake_referralstep": {S.INTERVIEW},
    "intake_referralfeedback": {S.INTERVIEW},
    # Of a way to reach the person, and asked for before an interview.
    "intake_representative": {S.CONTACT, S.INTERVIEW},
    # What is to be done about an assessment is seen with its interviews, and with the decision it leads to.
    "tasks_task": {S.INTERVIEW, S.DECISION},
    "identification_assessment": {S.INTERVIEW, S.DECISION},
    "identification_interview": {S.INTERVIEW},
    "identification_finding": {S.INTERVIEW},
    "identification_decision": {S.DECISION},
    "identification_decisionform": {S.DECISION},
    # A row names its own section; those of this register are of the decision.
    "documents_document": {S.DECISION},
    "documents_version": {S.DECISION},
    "documents_content": {S.DECISION},
    "documents_note": {S.DECISION},
    "documents_notetext": {S.DECISION},
    "documents_evidence": {S.DECISION},
    "documents_custody": {S.DECISION},
    "documents_custodyreceipt": {S.DECISION},
    "identification_decisionevidence": {S.DECISION},
    "identification_interviewtext": {S.INTERVIEW},
    "identification_interviewconsent": {S.INTERVIEW},
    # A period is seen with the support it is for, and with the decision it follows from.
    "support_period": {S.SUPPORT, S.DECISION},
    "support_extension": {S.SUPPORT, S.DECISION},
    "support_plan": {S.SUPPORT, S.HEALTH},
    # Those of this register are of areas that are not health.
    "support_need": {S.SUPPORT},
    "support_service": {S.SUPPORT},
    "support_contactperson": {S.SUPPORT},
    "support_waiting": {S.SUPPORT},
    "support_stay": {S.SUPPORT},
    "support_safetyplan": {S.SUPPORT},
    "identification_agedecision": {S.DECISION},
    "identification_ruling": {S.DECISION},
    "identification_opinion": {S.DECISION},
    "identification_turn": {S.INTERVIEW, S.DECISION},
    "identification_decisionfinding": {S.DECISION},
    "identification_letter": {S.DECISION},
    "identification_letterstep": {S.DECISION},
    "identification_sharedfact": {S.DECISION},
    "returns_return": {S.RETURN},
    "returns_preparedreturn": {S.RETURN},
    "returns_child": {S.RETURN},
    "returns_healthclarification": {S.HEALTH},
    "returns_stepconsent": {S.RETURN},
    **dict.fromkeys(
        (
            "grants_grant",
            "grants_circumstance",
            "grants_purse",
            "grants_planline",
            "grants_payee",
            "grants_payment",
            "grants_transaction",
            "grants_entry",
            "grants_receiptcheck",
        ),
        {S.RETURN},
    ),
    "prosecution_policefile": {S.PROSECUTION},
    "prosecution_filecase": {S.PROSECUTION},
    "prosecution_relation": {S.PROSECUTION},
    "prosecution_step": {S.PROSECUTION},
}
# A link of two cases takes the section of the decision in both: nobody here has two.
OF_TWO_CASES = {"identification_caselink"}
# Of the organisation that made it, while its section is open: tests/cases/test_sections.py.
OF_ITS_OWN = {"identification_plannedinterview"}
# Organisations that take part in nothing else here, also one of the state.
PARTNERS = ("reden_international", "red_cross", "municipality")
# What a page of a section tells, and no page of another.
MARKS = {
    "Opdigtet Oksana": S.IDENTITY,
    "Opdigtet samtale": S.INTERVIEW,
    "Opdigtet fund": S.INTERVIEW,
    "Opdigtet begrundelse": S.DECISION,
    "Opdigtet redegørelse": S.DECISION,
    "Opdigtet notat": S.DECISION,
    "Opdigtet telefon": S.DECISION,
    'timeline__text">Rumænien': S.RETURN,
    "OPDIGTET-0": S.PROSECUTION,
}


@pytest.fixture
def partner(owned, mechanism, actor_for):
    """``partner(Section.RETURN)``: a caseworker elsewhere whose organisation was let into that section alone."""

    def make(section, code="reden_international"):
        actor = actor_for(Role.CASEWORKER, code)
        scope = replace(SCOPE, sections=frozenset({section}))
        cases.share(owned, code, ground=CONSENT, scope=scope, by=mechanism.caseworker)
        return actor

    return make


def test_every_table_whose_wall_names_a_section_stands_here():
    named = {table for table, wall in WALLS.items() if wall.see and "p.sections" in wall.see}
    assert named <= TABLES.keys() | OF_TWO_CASES | OF_ITS_OWN


@pytest.mark.parametrize("section", list(Section))
def test_a_section_shows_its_own_tables_and_no_others(owned, partner, section):
    for code in PARTNERS:
        with acting(partner(section, code)):
            assert run("SELECT count(*) FROM cases_case")[0][0] == 1
            for table, opened_by in TABLES.items():
                shown = run("SELECT count(*) FROM {table}", table=table)[0][0]
                assert (shown > 0) == (section in opened_by), (code, table)
                if section not in opened_by and "UPDATE" in WALLS[table].rights():
                    key = "person_id" if table == "persons_searchtoken" else "id"
                    assert run("UPDATE {table} SET {key} = {key}", table=table, key=key) == 0, (code, table)


@pytest.mark.parametrize("section", list(Section))
def test_no_address_tells_what_stands_in_a_closed_section(owned, mechanism, partner, client_for, section):
    records = mechanism.records_of(owned)
    client = client_for(partner(section))
    told = {"purpose": "safety", "q": "Shevchenko"}
    with clock.standing_at(noon(TODAY + timedelta(days=4))):
        for name, asked in ADDRESSES:
            url = reverse(name, kwargs={each: records[each] for each in asked})
            for method in ("get", "post"):
                page = sent(client, method, url, told).content.decode(errors="replace")
                for mark, of in MARKS.items():
                    assert of is section or mark not in page, (name, method, mark)


def test_the_marks_are_seen_where_their_section_is_open(owned, mechanism, client_for):
    """Otherwise the sweep would look for what is nowhere."""
    records = mechanism.records_of(owned)
    client = client_for(mechanism.caseworker)
    pages = ""
    with clock.standing_at(noon(TODAY + timedelta(days=4))):
        for name, asked in ADDRESSES:
            url = reverse(name, kwargs={each: records[each] for each in asked})
            for method in ("get", "post"):
                pages += sent(client, method, url, {"purpose": "safety"}).content.decode(errors="replace")
    assert [mark for mark in MARKS if mark not in pages] == []
