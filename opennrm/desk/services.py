"""Opening pages that show one case: an act, so that it leaves an audit line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.cases import services as cases_services
from opennrm.cases.domain import CaseView
from opennrm.desk import selectors
from opennrm.desk.domain import CasePage, Comparison, Unsettled
from opennrm.desk.selectors import CaseRow
from opennrm.identification import selectors as identification
from opennrm.identification import services as identification_services
from opennrm.identification.domain.complexes import LinkView, SharedView
from opennrm.persons import selectors as persons
from opennrm.persons import services as persons_services
from opennrm.persons.domain.matching import MatchRequestView
from opennrm.persons.domain.merging import MergeView
from opennrm.persons.domain.search import Resemblance
from opennrm.shared.errors import Invalid


@act
def open_case(case_id: UUID, *, by: Actor) -> CasePage:
    """Everything the case page shows, as far as this actor may see it."""
    case = cases_services.show_case(case_id, by=by)
    return selectors.case_page(by, case)


@act
def search(text: str, *, by: Actor) -> list[tuple[CaseRow, Resemblance]]:
    """Cases of persons who resemble what was typed, the most alike first."""
    best: dict[UUID, Resemblance] = {}
    alike = {found.person_id: found.resemblance for found in persons_services.search(text, by=by)}
    standing = persons.one_and_the_same(by, alike)
    for person_id, resemblance in alike.items():
        best.setdefault(standing[person_id], resemblance)
    found = list(cases.of_persons(by, standing))
    degrees = [best[standing[case.person_id]] for case in found]
    rows = zip(selectors.with_progress(by, found), degrees, strict=True)
    return sorted(rows, key=lambda row: -row[1].degree)


@act
def open_complex(case_id: UUID, *, by: Actor) -> ComplexPage:
    """How far each case of a complex is, what they have in common, and their links: of those the actor sees."""
    case = cases_services.show_case(case_id, by=by)
    members = selectors.members_of(by, case)
    seen = cases.seen(by, [each.pk for each in members])
    return ComplexPage(
        case=case,
        members=selectors.with_progress(by, members),
        states=identification.assessment_states(by, seen),
        shared=identification_services.show_shared_facts(case_id, by=by),
        links=identification.links_of(by, seen),
    )


@dataclass(frozen=True, slots=True, repr=False)
class ComplexPage:
    """Everything on one page, in the order it is read."""

    case: CaseView
    members: Sequence[CaseRow]
    states: Mapping[UUID, tuple[str, str]]
    shared: Sequence[SharedView]
    links: Sequence[LinkView]


@act
def other_of_person(case_id: UUID, text: str, *, by: Actor) -> UUID:
    """Another of the actor's cases, by number or pseudonym, that may be about the same person."""
    case = cases_services.show_case(case_id, by=by)
    other = next(iter(selectors.find(by, text)), None)
    if other is None:
        raise Invalid("desk.no_such_case", field="other")
    if other.person_id == case.person_id:
        raise Invalid("desk.same_record", field="other")
    return other.pk


@act
def compare(case_id: UUID, other_id: UUID, *, by: Actor) -> Comparison:
    """The persons of two cases side by side."""
    one, other = (cases_services.show_case(each, by=by) for each in (case_id, other_id))
    return selectors.compared(by, one.person_id, other.person_id)


@act
def propose_merge(compared: Comparison, *, into: str, identity: str, by: Actor) -> UUID:
    """The two that were compared are one person: which record stands for them, and whose identity holds."""
    first, second = compared.one.person_id, compared.other.person_id
    standing, merged = (first, second) if into == str(first) else (second, first)
    return persons_services.propose_merge(merged, standing, takes_identity=identity == str(merged), by=by)


@act
def act_on_merge(merge_id: UUID, what: str, *, by: Actor) -> None:
    """Merge, reject or undo."""
    if what == "merge":
        persons_services.merge(merge_id, by=by)
    elif what == "reject":
        persons_services.reject_merge(merge_id, by=by)
    else:
        persons_services.unmerge(merge_id, by=by)


@act
def open_merge(merge_id: UUID, *, by: Actor) -> tuple[MergeView, Comparison]:
    """A merge with both records side by side; the one that stands is the first."""
    view = persons_services.show_merge(merge_id, by=by)
    return view, selectors.compared(by, view.into_id, view.merged_id)


@act
def show_possible_duplicates(*, by: Actor) -> list[tuple[CaseRow, CaseRow, float]]:
    """Pairs found by looking through the whole register, of which the actor works with both: a case of each."""
    pairs = persons.possible_duplicates(by)
    found = selectors.with_progress(
        by, cases.of_persons(by, {each for one, other, _ in pairs for each in (one, other)})
    )
    of_person = {case.person_id: case for case in found}
    audit.record("desk.duplicates_shown", by=by)
    return [(of_person[one], of_person[other], degree) for one, other, degree in pairs]


@act
def show_unsettled(*, by: Actor) -> Unsettled:
    """For the data protection officer: that pairs exist, and who asked whom about whom, without anybody's name."""
    audit.record("desk.duplicates_shown", by=by)
    return Unsettled(persons.duplicates_without_names(by), persons.questions_without_names(by))


@act
def show_questions(*, by: Actor) -> list[tuple[MatchRequestView, UUID, str]]:
    """Questions whether two organisations know the same person, asked by or of the actor's, each with a case of theirs."""
    questions = persons.match_requests_for(by)
    found = cases.of_persons(by, {each.person_id for each in questions})
    of_person = {case.person_id: (case.pk, case.number) for case in found}
    audit.record("desk.questions_shown", by=by)
    return [(each, *of_person[each.person_id]) for each in questions if each.person_id in of_person]


@act
def answer_question(request_id: UUID, answer: str, *, by: Actor) -> UUID:
    """Whether the person's case will be shared. Gives the case."""
    person_id = persons_services.answer_match(request_id, answer, by=by)
    return cases.of_persons(by, [person_id])[0].pk
