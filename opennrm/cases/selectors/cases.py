"""What may be read of cases: those in which the actor's organisation takes part now. All others do not exist."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet
from django.db.models.functions import Now, TruncDate
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import policies
from opennrm.cases.domain import Participant, Seen
from opennrm.cases.domain.numbers import normalised as as_number
from opennrm.cases.models import Case, CaseComplex, EmergencyAccess, Participation
from opennrm.persons import selectors as persons
from opennrm.shared.dates import COPENHAGEN


class Each(Exists):
    """Asked of the rows at hand, by the index: without OFFSET 0 the planner reads every participation of the
    organisation first, which a list of twenty among 100,000 cases would wait for."""

    template = "EXISTS(%(subquery)s OFFSET 0)"


def lasting() -> Q:
    """Participations that have not ended, by somebody or by their last day: in the database's own time, as its walls."""
    today = TruncDate(Now(), tzinfo=COPENHAGEN)
    return Q(until__isnull=True) & (Q(lasts_until__isnull=True) | Q(lasts_until__gte=today))


def cases_for(actor: Actor, section: Section | None = None) -> QuerySet[Case]:
    """The cases the actor's organisation takes part in now, and those the actor opened in an emergency that lasts; of a
    section: those in which it is open."""
    actor.check_has(Permission.CASE_VIEW)
    of_case = {"case": OuterRef("pk"), "organisation_id": actor.organisation_id}
    taking_part = Participation.objects.filter(lasting(), **of_case)
    if section is not None:
        taking_part = taking_part.filter(sections__contains=[section.value])
    # The database's own time, as its walls use it: an emergency that is over is over for both.
    opened = EmergencyAccess.objects.filter(**of_case, user_id=actor.user_id, ends_at__gt=Now())
    return Case.objects.filter(Each(taking_part) | Each(opened))


class IsOneOf(Func):
    """A value stands in an array."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY ("
    output_field = BooleanField()


def in_an_open_section(actor: Actor, way: str = "") -> Q:
    """Of rows that name their case and their section: those of the actor's cases whose section is open in them. ``way``:
    from the row to the one that names them."""
    actor.check_has(Permission.CASE_VIEW)
    of_case = {"case": OuterRef(f"{way}case"), "organisation_id": actor.organisation_id}
    own = Participation.objects.filter(
        lasting(), IsOneOf(OuterRef(f"{way}section"), F("sections")), **of_case
    )
    return Q(Each(own)) | Q(
        Each(EmergencyAccess.objects.filter(**of_case, user_id=actor.user_id, ends_at__gt=Now()))
    )


def case_ids_for(actor: Actor, section: Section | None = None) -> QuerySet[Case, Any]:
    """Their ids, for the later stages to scope their rows by."""
    return cases_for(actor, section).values("pk")


def seen(actor: Actor, case_ids: Iterable[UUID]) -> Seen:
    """Those of the cases that the actor's organisation takes part in, with what is open to it. An emergency opens all."""
    own = Participation.objects.filter(lasting(), case=OuterRef("pk"), organisation_id=actor.organisation_id)
    found = cases_for(actor).filter(pk__in=list(case_ids)).annotate(open_to_it=own.values("sections")[:1])
    told = found.values_list("pk", "open_to_it")
    return Seen({pk: frozenset(map(Section, Section if own is None else own)) for pk, own in told})


def open_sections(actor: Actor, case: Case) -> frozenset[Section]:
    """What is open to the actor's organisation in a case of theirs."""
    return seen(actor, [case.pk]).sections.get(case.pk, frozenset())


def may_see_names(actor: Actor, case: Case) -> bool:
    """Whoever may not see who the person is, sees no name of their children either: it leads to the person."""
    return (
        actor.has(Permission.IDENTITY_VIEW)
        and persons.is_known_to(actor, case.person)
        and Section.IDENTITY in open_sections(actor, case)
    )


def takes_part_for(actor: Actor, person_id: UUID) -> bool:
    """Does the actor's organisation take part where it stands who the person is? Asked of the database, like the next."""
    actor.check_has(Permission.PERSON_REGISTER)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nrm_takes_part_for(%s)", [person_id])
        return bool(cursor.fetchone()[0])


def is_new_person(actor: Actor, person_id: UUID) -> bool:
    """Does nobody take part in a case of the person yet? The database answers also where it would show no row."""
    actor.check_has(Permission.PERSON_REGISTER)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nrm_is_new_person(%s)", [person_id])
        return bool(cursor.fetchone()[0])


def no_cases(actor: Actor) -> QuerySet[Case]:
    """For a page that every member may open, also those whose role sees no case."""
    return Case.objects.none()


def check_is_open(actor: Actor, case: Case, section: Section) -> None:
    """The reason where it is not: the case is the actor's, and no secret to them."""
    policies.check_is_open(section, open_sections(actor, case))


def get_case(actor: Actor, case_id: UUID, section: Section | None = None) -> Case:
    """Not found and not yours look the same: both are 404. One's own with a section that is closed: the reason."""
    case = get_object_or_404(cases_for(actor).select_related("person__canonical"), pk=case_id)
    if section is not None:
        check_is_open(actor, case, section)
    return case


def lock_case(actor: Actor, case_id: UUID, section: Section | None = None) -> Case:
    """For an act, within a section where it belongs to one."""
    case = get_object_or_404(
        cases_for(actor).select_related("person__canonical").select_for_update(of=("self",)), pk=case_id
    )
    if section is not None:
        check_is_open(actor, case, section)
    return case


def lock_cases(actor: Actor, case_ids: Iterable[UUID]) -> list[Case]:
    """Several at once, always in the same order; 404 if one of them is foreign."""
    return [lock_case(actor, case_id) for case_id in sorted(set(case_ids))]


def find(actor: Actor, text: str) -> QuerySet[Case]:
    """By case number or pseudonym, as people type them."""
    number = as_number(text)
    sought = Q(number=number) if number else Q(person__in=persons.ids_of_pseudonym(actor, text))
    return (
        cases_for(actor).filter(sought).select_related("person__canonical").order_by("-opened_on", "-number")
    )


def of_persons(actor: Actor, person_ids: Iterable[UUID]) -> QuerySet[Case]:
    """Those of the actor's cases that are about these persons."""
    found = cases_for(actor).filter(person__in=list(person_ids))
    return found.select_related("person__canonical").order_by("-opened_on", "-number")


def others_of_person(actor: Actor, case: Case, person_ids: Iterable[UUID]) -> tuple[tuple[UUID, str], ...]:
    """The other cases of somebody with these records, which the actor takes part in."""
    found = cases_for(actor).filter(person__in=list(person_ids)).exclude(pk=case.pk)
    return tuple(found.order_by("number").values_list("pk", "number"))


def person_ids(actor: Actor, case_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Whose cases they are."""
    return dict(cases_for(actor).filter(pk__in=list(case_ids)).values_list("pk", "person_id"))


def participations_of(actor: Actor, case: Case) -> QuerySet[Participation]:
    """Everyone who takes or took part, the present ones first."""
    actor.check_has(Permission.CASE_VIEW)
    found = Participation.objects.filter(case=case).select_related("organisation")
    return found.order_by(F("until").desc(nulls_first=True), "since", "organisation__code")


def participants_of(actor: Actor, case: Case) -> tuple[Participant, ...]:
    """Who takes part now."""
    return tuple(
        Participant(
            each.organisation.code,
            each.kind,
            each.legal_basis,
            each.since,
            in_order(each.sections),
            each.lasts_until,
        )
        for each in participations_of(actor, case).filter(lasting())
    )


def in_order(sections: Iterable[str]) -> tuple[Section, ...]:
    """As they follow each other in a case."""
    return tuple(section for section in Section if section in set(sections))


def taking_part(
    actor: Actor, case: Any, organisation_code: str, section: Section | None = None
) -> QuerySet[Participation]:
    """An organisation's part in one case of the actor's, or in a section of it, to be asked whether there is any."""
    found = Participation.objects.filter(lasting(), case=case, organisation__code=organisation_code)
    return found.filter(sections__contains=[section.value]) if section else found


def takes_part(actor: Actor, case: Case, organisation_id: UUID, section: Section | None = None) -> bool:
    actor.check_has(Permission.CASE_VIEW)
    found = Participation.objects.filter(lasting(), case=case, organisation=organisation_id)
    return (found.filter(sections__contains=[section.value]) if section else found).exists()


def standing_of(actor: Actor, case: Case) -> list[Participation]:
    """Everyone's part that lasts."""
    return list(participations_of(actor, case).filter(lasting()))


def get_participation(actor: Actor, participation_id: UUID) -> Participation:
    """One that lasts, in a case of the actor's."""
    found = Participation.objects.filter(lasting(), case__in=case_ids_for(actor))
    return get_object_or_404(found.select_related("case", "organisation"), pk=participation_id)


def lock_lasting(actor: Actor, case: Case, organisation_id: UUID) -> Participation | None:
    """How another organisation takes part now."""
    actor.check_has(Permission.CASE_VIEW)
    found = Participation.objects.filter(lasting(), case=case, organisation=organisation_id)
    return found.select_for_update().first()


def lock_expired(actor: Actor, case: Case, organisation_id: UUID) -> Participation | None:
    """One that closed on its last day and was not ended by anybody."""
    actor.check_has(Permission.CASE_VIEW)
    found = Participation.objects.filter(case=case, organisation=organisation_id, until__isnull=True)
    return found.exclude(lasting()).select_for_update().first()


def cases_of_complex(actor: Actor, complex_: CaseComplex) -> tuple[tuple[UUID, str], ...]:
    """Those of its cases that the actor takes part in."""
    return tuple(cases_for(actor).filter(complex=complex_).order_by("number").values_list("pk", "number"))
