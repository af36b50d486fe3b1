"""The counting rules of DOMAIN 4 a second time, over the live rows of the stages: slow and obvious.

No code is shared with ``opennrm.statistics``; the ledger is not looked at.
"""

from __future__ import annotations

from collections import Counter
from statistics import median

from opennrm.identification.models import Decision, Interview
from opennrm.intake.models import Call, Referral
from opennrm.persons.models import Person
from opennrm.prosecution.models import Step
from opennrm.returns.models import ActivityRecord, Return, StepConsent
from opennrm.shared.dates import COPENHAGEN


def everything(years):
    """``{(measure, dimension, year): {code: value}}`` of what stands now."""
    found = {}
    for year in years:
        for dimension, codes in victims(year).items():
            found["victims", dimension, year] = codes
        found["interviewed", "", year] = one(interviewed(year))
        for dimension in ("caller", "purpose"):
            found["calls", dimension, year] = count(getattr(each, dimension) for each in calls(year))
        found["referrals", "referred_by", year] = count(each.referred_by for each in referrals(year))
        found["returns", "destination", year] = count(each.destination for each in journeys(year))
        found["returns", "assessed_year", year] = count(assessed_before(each) for each in journeys(year))
        found["return_steps", "step", year] = count(each.step for each in consents(year))
        found["return_step_days", "step_before", year] = times_in_steps(year)
        found["return_activities", "activity", year] = count(begun(year))
        for step in ("charge", "indictment", "conviction"):
            found[f"{step}s", "", year] = one(steps(step, "p262a", year))
    return found


def one(value):
    return {"": value} if value else {}


def count(codes):
    return dict(Counter(codes))


def calls(year):
    standing = Call.objects.filter(withdrawn_at=None)
    return [each for each in standing if each.received_at.astimezone(COPENHAGEN).year == year]


def referrals(year):
    """What was made, whatever became of it; of two that say the same only the one that was kept."""
    standing = Referral.objects.filter(withdrawn_at=None).exclude(state="merged")
    return [each for each in standing if each.made_on.year == year]


def journeys(year):
    standing = Return.objects.filter(withdrawn_at=None).select_related("case")
    return [each for each in standing if each.travelled_on.year == year]


STEPS = ("offer", "security", "cooperation", "journey", "reintegration", "another_life")


def consents(year):
    return [each for each in StepConsent.objects.all() if each.given_on.year == year]


def times_in_steps(year):
    """The median of the days between each yes and the next one, by the step of the first."""
    days = {}
    for each in consents(year):
        of_return = sorted(
            StepConsent.objects.filter(prepared=each.prepared_id), key=lambda one: STEPS.index(one.step)
        )
        place = of_return.index(each)
        if place:
            before = of_return[place - 1]
            days.setdefault(before.step, []).append((each.given_on - before.given_on).days)
    return {step: median(found) for step, found in days.items()}


def begun(year):
    """Of each activity of a return the first time that it waited or was done."""
    first = {}
    for each in ActivityRecord.objects.exclude(state="not_relevant").order_by("-place"):
        first[each.prepared_id, each.activity] = each
    return [each.activity for each in first.values() if each.happened_on.year == year]


def interviewed(year):
    standing = Interview.objects.filter(withdrawn_at=None).select_related("assessment__case")
    return len({self(each.assessment.case.person_id) for each in standing if each.held_on.year == year})


def self(person_id):
    """Whoever was found to be the same person as somebody else is that person."""
    return Person.objects.get(pk=person_id).canonical_id or person_id


def standing_victims():
    """(person, decision) of the decisions "victim" that are neither withdrawn nor replaced by one that stands."""
    standing = list(Decision.objects.filter(withdrawn_at=None).select_related("assessment__case__person"))
    replaced = {each.corrects_id for each in standing}
    return [
        (each.assessment.case.person, each)
        for each in standing
        if each.outcome == "victim" and each.pk not in replaced
    ]


def victims(year):
    """By dimension. Of two decisions on a person in one year the newest tells the rest."""
    of_person = {}
    for person, decision in standing_victims():
        newest = of_person.get(self(person.pk))
        is_newer = newest is None or (decision.counts_on, decision.recorded_at) >= (
            newest[1].counts_on,
            newest[1].recorded_at,
        )
        if decision.counts_on.year == year and is_newer:
            of_person[self(person.pk)] = (person, decision)
    told = list(of_person.values())
    return {
        "exploitation": count(decision.main_form for _, decision in told),
        "sector": count(decision.sector for _, decision in told),
        "authority": count(decision.authority for _, decision in told),
        "referred_by": count(decision.referred_by for _, decision in told),
        "age": count(decision.age for _, decision in told),
        "gender": count(person.gender for person, _ in told),
        "nationality": count(person.nationality for person, _ in told),
    }


def assessed_before(journey):
    """The year of the newest standing decision "victim" on the person up to the day of the journey."""
    days = [
        decision.counts_on
        for person, decision in standing_victims()
        if self(person.pk) == self(journey.case.person_id) and decision.counts_on <= journey.travelled_on
    ]
    return max(days).year if days else None


def steps(step, statute, year):
    """Relations by their newest step of the kind."""
    newest = {}
    for each in Step.objects.filter(step=step, statute=statute, withdrawn_at=None):
        newest[each.relation_id] = max(each.occurred_on, newest.get(each.relation_id, each.occurred_on))
    return sum(day.year == year for day in newest.values())
