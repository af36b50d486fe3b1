"""Every form with every kind of bad input in every field: a refusal or an answer, never a fault; and nothing runs."""

# A fixture is imported and then asked for by its name.
# ruff: noqa: F401, F811
from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.db import transaction
from django.urls import reverse

from opennrm.shared.dates import clock, noon
from tests.architecture.test_doors import every_url
from tests.architecture.test_queries import ELSEWHERE, who_opens
from tests.cases.people import new_case
from tests.desk.conftest import TODAY, lived

pytestmark = pytest.mark.django_db
NASTY = (
    "", " ", "\x00", "a\x00b", "x" * 20_000, "-1", "0", "99999999999999999999", "1e400", "NaN", "½", "2021-13-45",
    "0001-01-01", "9999-12-31", "31.2.2021", "2021-06-12T25:61", "' OR 1=1 --", "<script>alert(1)</script>", "{{ 7*7 }}",
    "%s%n%d", "../../etc/passwd", "\u202eOpdigtet", "\U0001f600", "undefined", "[]", "2021-0042, K7M-3XY",
    "00000000-0000-0000-0000-000000000000",
)  # fmt: skip
# How many of them are tried in each field by itself; of fields that differ by a number or a code only, in the first one:
# the others are read by the same lines.
AT_EACH_FIELD = 3
# Of all fields with the same at once, every third value, in turns: each comes by at every third address.
TURNS = 3
PAGER = {"page"}
FORMS = [
    (name, pattern.pattern.converters.keys(), turn)
    for turn, (name, pattern) in enumerate(every_url())
    if name not in ELSEWHERE
]


class Fields(HTMLParser):
    """The names in the forms of a page, with what they hold."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag in {"input", "select", "textarea"} and told.get("name") not in {None, "csrfmiddlewaretoken"}:
            self.found.setdefault(told["name"], told.get("value") or "")


def fields_of(page: str) -> dict[str, str]:
    parser = Fields()
    parser.feed(page)
    return parser.found


class Undone(Exception):
    """Each form is sent to the same register."""


def sent(client, method, url, told):
    try:
        with transaction.atomic():
            answer = getattr(client, method)(url, told)
            raise Undone
    except Undone:
        return answer


@pytest.fixture(scope="module")
def register(kept_rows, lived):
    """A case that has been through everything, and one that waits for everything."""
    with kept_rows(), clock.standing_at(noon(TODAY)):
        waiting = new_case(lived.mechanism.caseworker, "Opdigtet Person 9")
    return [lived.records, lived.records | {"case_id": waiting}]


def kind_of(field: str) -> str:
    """What fields that are made in a row have in common: ``finding-0-text`` and ``finding-1-text``, ``topic_debt`` and
    ``topic_journey``."""
    return re.sub(r"\d+", "#", field) if re.search(r"\d", field) else field.partition("_")[0]


def attempts(fields, turn):
    """Every field with one value after another, in turns so that each value comes by; and all with the same at once."""
    met: Counter[str] = Counter()
    for place, field in enumerate(fields):
        met[kind_of(field)] += 1
        for number in range(AT_EACH_FIELD if met[kind_of(field)] == 1 else 1):
            value = NASTY[(place * AT_EACH_FIELD + number) % len(NASTY)]
            yield fields | {field: value}
    for value in NASTY[turn % TURNS :: TURNS] if fields.keys() != PAGER else ():  # which is one for all lists
        yield dict.fromkeys(fields, value)


@pytest.mark.parametrize(("name", "asked", "turn"), FORMS, ids=[name for name, _, _ in FORMS])
def test_no_input_is_a_fault(register, lived, client_for, name, asked, turn):
    client = client_for(who_opens(name, lived.mechanism))
    client.raise_request_exception = False
    met: list[object] = []
    with clock.standing_at(noon(TODAY + timedelta(days=1))):
        for records in register if "case_id" in asked else register[:1]:
            url = reverse(name, kwargs={each: records[each] for each in asked})
            page = sent(client, "get", url, {}).content.decode(errors="replace")  # a file is no page
            fields = fields_of(page) | {"page": ""}
            if fields.keys() in met:
                continue  # the same form about another case
            met.append(fields.keys())
            for told in attempts(fields, turn):
                answer = sent(client, "post" if 'method="post"' in page else "get", url, told)
                assert answer.status_code < 500, (url, told)
                assert "<script>alert(1)" not in answer.content.decode(errors="replace"), (url, told)
