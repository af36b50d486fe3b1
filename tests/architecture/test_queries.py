"""The number of queries of each page does not grow with the rows of the register, nor with those of one case."""

# A fixture is imported and then asked for by its name.
# ruff: noqa: F401, F811
from __future__ import annotations

import re
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from opennrm.access import account_urls
from opennrm.shared.dates import clock, noon
from tests.architecture.test_doors import every_url
from tests.desk.conftest import TODAY, mechanism

# Who opens the pages of each part; everything else is the caseworker's.
WHO = {
    "access": "dpo",
    "identification:decide": "decider",
    "identification:correct": "decider",
    "identification:decide_age": "decider",
    "identification:ask_for_more": "decider",
    "identification:give_opinion": "decider",
    "identification:withdraw_decision": "decider",
    "returns": "officer",
    "returns:open": "caseworker",
    "returns:advance": "caseworker",
    "grants": "officer",
    "returns:activity": "caseworker",
    "returns:risks": "caseworker",
    "returns:assess_risk": "caseworker",
    "returns:health": "caseworker",
    "returns:answer_complaint": "caseworker",
    "prosecution": "prosecutor",
    "cases:emergencies": "dpo",
    "desk:unsettled": "dpo",
    "cases:emergency": "dpo",
    "access:users": "administrator",
    "access:user": "administrator",
    "access:propose_role": "administrator",
    "access:propose_recovery": "administrator",
    "access:organisations": "administrator",
    "access:organisation": "administrator",
    "access:conducts": "administrator",
    "access:code_lists": "administrator",
    "access:code_list": "administrator",
    "access:code_label": "administrator",
    "statistics": "analyst",
    "reporting": "editor",
    "reporting:send_back": "reviewer",
    "rights": "dpo",
    "rights:insight": "caseworker",
}
# Pages of sign-in belong to no case; the others here answer only to a form that is sent.
ELSEWHERE = {"access:choose_organisation", "access:invitation", "access:recover"} | {
    each.name for each in account_urls.urlpatterns
}
SENT = {
    # In the state of a support at hand, or of its change.
    "grants:approve_change",
    "grants:decline_change",
    "grants:rates",
    "grants:reopen_plan",
    "cases:ask_elsewhere",
    "statistics:drop",
    "statistics:verify",
    "identification:remind",
    "access:approve_label",
    "access:approve_reopening",
    "access:approve_recovery",
    "access:approve_role",
    "access:close_organisation",
    "access:end_membership",
    "access:end_sessions",
    "access:propose_reopening",
    "access:reject_label",
    "access:reject_recovery",
    "access:reject_role",
    "cases:correct_identity",
    "cases:make_anonymous",
    "cases:take_back_contract",
    "cases:withdraw_consent",
    "rights:share",
    "cases:end_participation",
    "desk:figures_csv",
    "desk:answer",
    "documents:reject",
    "documents:release",
    "grants:accounts_file",
    "grants:approve",
    "grants:approve_plan",
    "grants:draw",
    "grants:drop_line",
    "grants:drop_run",
    "grants:file",
    "grants:finish_plan",
    "grants:letter",
    "grants:prepare",
    "grants:send_back_plan",
    "identification:make_letter",
    "identification:read_letter",
    "support:end_waiting",
    "support:print_plan",
    "support:show_address",
    "identification:withdraw_link",
    "identification:withdraw_shared_fact",
    "intake:accept_referral",
    "intake:end_contact",
    "intake:mark_called_back",
    "intake:take_shift",
    "rights:approve",
    "rights:lift",
    "rights:reject",
    "reporting:approve",
    "reporting:approve_edition",
    "reporting:settle",
    "set_language",
    "support:withdraw_extension",
    "tasks:close_feed",
    "tasks:discard_draft",
    "tasks:end_cover",
    "tasks:feed",
    "tasks:finish",
    "tasks:forget_list",
    "tasks:make_feed",
    "tasks:presence",
    "tasks:resume",
    "tasks:save_draft",
    "tasks:take",
}
# Shown only while nothing has been decided; their list of interviews is that of the assessment page.
BEFORE_A_DECISION = {"identification:withdraw_interview"}
# Shown only while a document waits in quarantine; what it asks is what the page of the document asks.
IN_QUARANTINE = {"documents:look"}
PAGES = [
    (name, pattern.pattern.converters.keys())
    for name, pattern in every_url()
    if name not in ELSEWHERE | SENT | BEFORE_A_DECISION | IN_QUARANTINE
]


def who_opens(name, mechanism):
    return getattr(mechanism, WHO.get(name) or WHO.get(name.split(":")[0]) or "caseworker")


def opened(client, name, arguments, records):
    url = reverse(name, kwargs={each: records[each] for each in arguments})
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        status = client.get(url).status_code
    return status, [what_it_asks(each["sql"]) for each in queries]


def what_it_asks(sql):
    """The verb and the table, enough to find the query that comes again for each row."""
    table = re.search(r'(?:FROM|UPDATE|INTO) "(\w+)"', sql)
    return f"{sql.split(' ', 1)[0]} {table[1] if table else ''}".strip()


@pytest.fixture
def grown(mechanism, client_for):
    """How each page was answered in a small register and in a larger one."""
    with clock.standing_at(noon(TODAY)):
        case_id = mechanism.journey()
        records = mechanism.records_of(case_id)
        clients = {name: client_for(who_opens(name, mechanism)) for name, _ in PAGES}
        small = {name: opened(clients[name], name, asked, records) for name, asked in PAGES}
    for _ in range(4):
        mechanism.journey()
    mechanism.more_in(case_id)
    with clock.standing_at(noon(TODAY)):
        large = {name: opened(clients[name], name, asked, records) for name, asked in PAGES}
    return small, large


@pytest.mark.django_db
def test_no_page_asks_more_of_a_larger_register(grown):
    small, large = grown
    answered = {name for name, (status, _) in small.items() if status == 200}
    assert {name for name, _ in PAGES} - answered <= {
        "desk:search",  # without words to look for it leads back
        "identification:request",
        "identification:decide",  # both after a decision only once more interviews are held
        "intake:withdraw_call",
        "intake:return_referral",
        "intake:tell_more",
        "intake:decline_referral",
        "intake:withdraw_referral",
        "returns:withdraw",
        "returns:confirm_arrival",
        "returns:visit",
        "returns:close",  # after the journey
        "returns:answer_complaint",  # by a colleague
        "prosecution:withdraw_step",
    }
    more = {
        name: dict(Counter(large[name][1]) - Counter(small[name][1]))
        for name in answered
        if len(large[name][1]) > len(small[name][1])
    }
    assert more == {}, str(more)
