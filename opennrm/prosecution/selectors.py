"""What may be read of police files."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.prosecution.domain.files import Reach, RelationView, StepView, reach_of
from opennrm.prosecution.domain.steps import RecordedStep
from opennrm.prosecution.models import FileCase, PoliceFile, Relation, Step


def files_for(actor: Actor) -> QuerySet[PoliceFile]:
    """Every file, the own files, or those linked to a case in which the actor's organisation takes part."""
    actor.check_has(Permission.PROSECUTION_VIEW)
    files = PoliceFile.objects.order_by("-registered_at", "-id")
    if reach_of(actor.organisation_code) is Reach.EVERY_FILE:
        return files
    return files.filter(Q(organisation_id=actor.organisation_id) | Exists(_links_in_scope(actor)))


def _links_in_scope(actor: Actor) -> QuerySet[FileCase]:
    links = FileCase.objects.filter(file=OuterRef("pk"))
    if not actor.has(Permission.CASE_VIEW):
        return links.none()
    return links.filter(case__in=cases.case_ids_for(actor, Section.PROSECUTION))


def files_with_counts_for(actor: Actor) -> QuerySet[PoliceFile]:
    """For the list: how many accused, and how many steps stand."""
    standing = Q(relations__steps__withdrawn_at__isnull=True)
    return (
        files_for(actor)
        .select_related("organisation")
        .annotate(
            accused=Count("relations", distinct=True),
            steps=Count("relations__steps", filter=standing, distinct=True),
        )
    )


def get_file(actor: Actor, file_id: UUID) -> PoliceFile:
    return get_object_or_404(files_for(actor).select_related("organisation"), pk=file_id)


def lock_file(actor: Actor, file_id: UUID) -> PoliceFile:
    locked = files_for(actor).select_related("organisation").select_for_update(of=("self",))
    return get_object_or_404(locked, pk=file_id)


def lock_step(actor: Actor, step_id: UUID) -> Step:
    """A step of a file in scope; the file is locked too, so that the order of steps cannot change meanwhile."""
    in_scope = files_for(actor).order_by().values("pk")
    steps = Step.objects.filter(relation__file__in=in_scope).select_related("relation__file__organisation")
    lock_file(actor, get_object_or_404(steps, pk=step_id).relation.file_id)
    return get_object_or_404(steps.select_for_update(of=("self",)), pk=step_id)


def standing_steps(actor: Actor, file: PoliceFile, accused: int) -> list[RecordedStep]:
    """What stands in one relation."""
    actor.check_has(Permission.PROSECUTION_VIEW)
    steps = Step.objects.filter(relation__file=file, relation__accused=accused, withdrawn_at__isnull=True)
    return [RecordedStep(*row) for row in steps.values_list("step", "statute", "occurred_on")]


def relations_of(actor: Actor, file: PoliceFile) -> tuple[RelationView, ...]:
    """Every accused in the file with their steps, oldest first."""
    actor.check_has(Permission.PROSECUTION_VIEW)
    steps = Step.objects.select_related("organisation").order_by("occurred_on", "recorded_at")
    relations = Relation.objects.filter(file=file).order_by("accused")
    found = relations.prefetch_related(Prefetch("steps", queryset=steps))
    return tuple(RelationView(each.accused, tuple(map(_step_view, each.steps.all()))) for each in found)


def _step_view(step: Step) -> StepView:
    return StepView(
        id=step.pk,
        step=step.step,
        statute=step.statute,
        occurred_on=step.occurred_on,
        organisation=step.organisation.code,
        is_withdrawn=step.withdrawn_at is not None,
    )


def linked_cases(actor: Actor, file: PoliceFile) -> tuple[tuple[UUID, str], ...]:
    """Those cases of a file that the actor takes part in."""
    if not actor.has(Permission.CASE_VIEW):
        return ()
    linked = FileCase.objects.filter(file=file, case=OuterRef("pk"))
    found = cases.cases_for(actor).filter(Exists(linked)).order_by("number")
    return tuple(found.values_list("pk", "number"))
