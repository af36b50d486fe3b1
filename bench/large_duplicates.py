"""Looking for duplicates among 10,000 invented persons of whom 1,000 come again, mistyped: how much is found, is right, takes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import django

from bench.figure import Figure

PERSONS, AGAIN = 9_000, 1_000


def figures() -> Iterator[Figure]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opennrm.config.settings")
    django.setup()
    from opennrm.persons.domain.duplicates import comparable
    from opennrm.persons.services.linkage import Linkage
    from tests.persons.invented import people_some_twice

    people, truth = people_some_twice(PERSONS, AGAIN)
    began = time.perf_counter()
    pairs = Linkage([comparable(each) for each in people]).pairs()
    taken = time.perf_counter() - began
    found = {tuple(sorted((pair.one, pair.other))) for pair in pairs}
    right = len(found & truth)
    yield Figure("duplicates: found that are right, of 100", 100 * right / len(found), 100, "", at_least=0.8)
    yield Figure("duplicates: there that are found, of 100", 100 * right / len(truth), 100, "", at_least=0.6)
    yield Figure("duplicates: 10,000 persons", taken, 60, "s", at_most=1)
