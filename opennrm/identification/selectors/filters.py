"""Of a case at hand in somebody else's list: what was held and decided in it; and how long its steps took."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.cases import selectors as cases
from opennrm.identification.domain.views import Waited
from opennrm.identification.models import Decision, Interview
from opennrm.intake import selectors as intake

STANDING = {"withdrawn_at__isnull": True}


def interviews_of(actor: Actor, case: Any) -> QuerySet[Interview]:
    """Those that stand, of one case of the actor's, to be asked whether there are any."""
    mine = cases.case_ids_for(actor, Section.INTERVIEW)
    return Interview.objects.filter(assessment__case=case, assessment__case__in=mine, **STANDING)


def decisions_of(actor: Actor, case: Any, main_form: str = "") -> QuerySet[Decision]:
    """Those that stand and are not replaced, with a main form or any."""
    replaced = Decision.objects.filter(corrects=OuterRef("pk"), **STANDING)
    mine = cases.case_ids_for(actor, Section.DECISION)
    found = Decision.objects.filter(
        ~Exists(replaced), assessment__case=case, assessment__case__in=mine, **STANDING
    )
    return found.filter(main_form=main_form) if main_form else found


def first_interviews(actor: Actor, since: date, until: date) -> list[Waited]:
    """The first interview of each of the actor's cases that was held in a time, and the referral that it followed.
    ``until`` is the first day outside."""
    case = OuterRef("assessment__case")
    earlier = Interview.objects.filter(assessment__case=case, held_on__lt=OuterRef("held_on"), **STANDING)
    held = _in_cases(
        actor, Section.INTERVIEW, Interview.objects.filter(held_on__gte=since, held_on__lt=until, **STANDING)
    )
    told = held.filter(~Exists(earlier)).annotate(began=Subquery(intake.referral_days(actor, case)[:1]))
    rows = told.order_by("assessment__case", "recorded_at").distinct("assessment__case")
    return [Waited(*row) for row in rows.values_list("organisation", "began", "held_on")]


def first_decisions(actor: Actor, since: date, until: date) -> list[Waited]:
    """The decisions of a time in the actor's cases, corrections left out, and the last interview before each."""
    held = Interview.objects.filter(
        assessment=OuterRef("assessment"), held_on__lte=OuterRef("decided_on"), **STANDING
    ).order_by("-held_on")
    made = Decision.objects.filter(decided_on__gte=since, decided_on__lt=until, corrects=None, **STANDING)
    told = _in_cases(actor, Section.DECISION, made).annotate(began=Subquery(held.values("held_on")[:1]))
    return [Waited(*row) for row in told.values_list("authority", "began", "decided_on")]


def _in_cases(actor: Actor, section: Section, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(assessment__case__in=cases.case_ids_for(actor, section))
