"""Pages along a key, on a table with many rows that stand level in their order."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from opennrm.access.models import User
from opennrm.ui.paging import page_of

ORDERS = [("name",), ("-name",), ("name", "-username"), ("-is_active", "name", "-id")]


def filled(names):
    User.objects.bulk_create(
        User(username=f"opdigtet-{place}", name=name, is_active=place % 3 > 0, password="")
        for place, name in enumerate(names)
    )


def walked(rows, *, size):
    """Every page from the first to the last, and back again."""
    asked, there = {}, []
    while True:
        page = page_of(rows, asked, size=size)
        there.append([row.pk for row in page.object_list])
        if page.next is None:
            break
        asked = {"efter": str(page.next)}
    back = [there[-1]]
    while page.previous is not None:
        page = page_of(rows, {"foer": str(page.previous)}, size=size)
        back.insert(0, [row.pk for row in page.object_list])
    return there, back


class EveryList(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.sampled_from("abc"), max_size=17), st.sampled_from(ORDERS), st.integers(1, 6))
    def test_the_pages_are_the_list_in_its_order_and_lead_back_the_same_way(self, names, order, size):
        User.objects.all().delete()
        filled(names)
        rows = User.objects.order_by(*order)
        there, back = walked(rows, size=size)
        ids = [row for page in there for row in page]
        settled = rows if "-id" in order else rows.order_by(*order, "pk")
        assert ids == list(settled.values_list("pk", flat=True))
        assert [row for page in back for row in page] == ids
        assert all(len(page) == size for page in there[:-1])


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x", "0", "' OR 1=1", str(UUID(int=9)), "9" * 40, "\x00"])
@pytest.mark.parametrize("name", ["efter", "foer"])
def test_a_row_that_is_not_in_the_list_leads_to_its_beginning(name, key):
    filled("ba")
    page = page_of(User.objects.order_by("name"), {name: key}, size=1)
    assert [row.name for row in page.object_list] == ["a"] and page.previous is None


@pytest.mark.django_db
def test_a_page_takes_the_same_two_queries_wherever_it_is_and_counts_nothing():
    filled("abcdefghij")
    rows = User.objects.order_by("name")
    last = page_of(rows, {}, size=8).next
    with CaptureQueriesContext(connection) as queries:
        page_of(rows, {"efter": str(last)}, size=8)
    assert len(queries) == 2
    assert not any("COUNT" in each["sql"] for each in queries)
