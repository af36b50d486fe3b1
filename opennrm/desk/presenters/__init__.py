"""Words of the desk: one file per topic."""

from opennrm.desk.presenters.cases import (
    ACTS,
    LISTS,
    TITLES,
    Entry,
    Figures,
    Link,
    Member,
    NextAct,
    Now,
    Row,
    Step,
    acts_for,
    alike,
    emergencies,
    figures,
    language,
    links,
    members,
    now,
    rows,
    shared_facts,
    step_guide,
    timeline,
)
from opennrm.desk.presenters.duplicates import (
    EVENTS,
    REFUSALS,
    answer_words,
    as_percent,
    pair_rows,
    question_rows,
    side_by_side,
)
from opennrm.desk.presenters.team import Exhibit, exhibits, figures_as_csv, open_referrals

__all__ = [
    "ACTS", "EVENTS", "LISTS", "REFUSALS", "as_percent", "pair_rows", "answer_words", "question_rows", "side_by_side", "TITLES", "Entry", "Exhibit", "Figures", "Link", "Member", "NextAct", "Now", "Row", "Step", "acts_for",
    "alike", "emergencies", "exhibits", "figures", "figures_as_csv", "language", "links", "members", "now", "open_referrals", "rows",
    "shared_facts", "step_guide", "timeline",
]  # fmt: skip
