"""Words of the desk: one file per topic."""

from opennrm.desk.presenters.cases import (
    ACTS,
    EVENTS,
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
    shown_by_section,
    step_guide,
    timeline,
)
from opennrm.desk.presenters.team import Exhibit, exhibits, figures_as_csv, open_referrals

__all__ = [
    "EVENTS",
    "ACTS", "LISTS", "TITLES", "Entry", "Exhibit", "Figures", "Link", "Member", "NextAct", "Now", "Row", "Step", "acts_for",
    "alike", "emergencies", "exhibits", "figures", "figures_as_csv", "language", "links", "members", "now", "open_referrals", "rows",
    "shown_by_section",
    "shared_facts", "step_guide", "timeline",
]  # fmt: skip
