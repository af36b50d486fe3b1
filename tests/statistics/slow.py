"""The counting rules a second time: slow, obvious, over plain lists. No code is shared with ``opennrm.statistics``."""

from __future__ import annotations


def victims(decisions, year):
    """``decisions``: dicts with id, corrects, person, day, outcome, form, withdrawn; in the order they were recorded."""
    standing = [each for each in decisions if not each["withdrawn"]]
    replaced = {each["corrects"] for each in standing if each["corrects"]}
    of_person = {}
    for each in standing:
        if each["id"] in replaced or each["outcome"] != "victim" or each["day"].year != year:
            continue
        before = of_person.get(each["person"])
        if before is None or each["day"] >= before["day"]:
            of_person[each["person"]] = each
    counts = {}
    for each in of_person.values():
        counts[each["form"]] = counts.get(each["form"], 0) + 1
    return counts


def persons_in_year(rows, year):
    """``rows``: (person, day) of what stands."""
    return len({person for person, day in rows if day.year == year})


def newest_of_relation(steps, year):
    """``steps``: (relation, day) of one kind and statute, standing."""
    newest = {}
    for relation, day in steps:
        newest[relation] = max(day, newest.get(relation, day))
    return sum(day.year == year for day in newest.values())
