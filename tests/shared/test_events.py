from __future__ import annotations

from dataclasses import dataclass

import pytest

from opennrm.shared import events
from opennrm.shared.money import Money


@dataclass(frozen=True)
class Happened:
    what: str


@pytest.fixture
def reactions():
    before = events._find
    yield lambda table: events.connect(lambda: table)
    events.connect(before)


def test_everyone_who_is_wired_reacts_in_turn(reactions):
    heard = []
    reactions({Happened: [lambda event: heard.append(event.what), lambda event: heard.append("then")]})
    events.publish(Happened("first"))
    assert heard == ["first", "then"]


def test_a_reaction_that_fails_fails_the_act(reactions):
    def fail(event):
        raise RuntimeError

    reactions({Happened: [fail]})
    with pytest.raises(RuntimeError):
        events.publish(Happened("x"))


def test_every_event_of_the_stages_is_wired():
    from opennrm.access.domain import events as access
    from opennrm.config.wiring import REACTIONS
    from opennrm.grants.domain import events as grants
    from opennrm.identification.domain import events as identification
    from opennrm.intake.domain import events as intake
    from opennrm.persons.domain import events as persons
    from opennrm.prosecution.domain import events as prosecution
    from opennrm.returns.domain import events as returns

    published = {
        value
        for module in (access, persons, identification, intake, prosecution, returns, grants)
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
    }
    assert published == set(REACTIONS)


def test_money_is_whole_ore():
    assert Money.kroner(10_000) + Money(50) == Money(1_000_050)
