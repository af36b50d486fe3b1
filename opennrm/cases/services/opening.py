"""Opening cases, showing them and their persons, and grouping them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.http import Http404

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import policies, selectors
from opennrm.cases.domain import WHOLE_CASE, CaseView, ComplexView, Ground, Match, Matches
from opennrm.cases.domain.numbers import case_number
from opennrm.cases.models import Case, CaseComplex, NumberCounter
from opennrm.cases.services.sharing import let_in
from opennrm.persons import selectors as persons
from opennrm.persons import services as persons_services
from opennrm.persons.domain.identity import Identity
from opennrm.persons.domain.matching import Resembling
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

TITLE = {"table": "cases_casecomplex", "column": "title_sealed"}


@act
def register_person(identity: Identity, *, gender: str, nationality: str, ground: Ground, by: Actor) -> UUID:
    """A new person and their first case, in one act. Gives the case."""
    person_id = persons_services.register(identity, gender=gender, nationality=nationality, by=by)
    return open_case(person_id, ground=ground, by=by)


@act
def resembling(identity: Identity, *, by: Actor) -> Matches:
    """Before somebody is registered: the actor's cases of persons like them, and whether anybody elsewhere is."""
    return _matches(persons_services.resembling(identity, by=by), by=by)


@act
def resembling_person(case_id: UUID, *, by: Actor) -> Matches:
    """The same for the person of a case, after a correction or when somebody doubts: who else is like them."""
    case = selectors.get_case(by, case_id, Section.IDENTITY)
    return _matches(persons_services.resembling_person(case.person_id, by=by), by=by)


def _matches(found: Resembling, *, by: Actor) -> Matches:
    alike = {each.person_id: each.resemblance.likenesses for each in found.own}
    own = tuple(
        Match(case.pk, case.number, case.person.standing_pseudonym, alike[case.person_id])
        for case in selectors.of_persons(by, alike)
    )
    return Matches(own, found.elsewhere)


@act
def ask_elsewhere(case_id: UUID, *, by: Actor) -> bool:
    """Ask whoever knows somebody like the person of a case. False where nobody is to be asked."""
    return persons_services.ask_elsewhere(selectors.get_case(by, case_id, Section.IDENTITY).person_id, by=by)


@act
def open_case(person_id: UUID, *, ground: Ground, by: Actor) -> UUID:
    """A case of somebody who has none yet, or whose identity is open to the actor's organisation; it takes part."""
    policies.check_can_open_case(by)
    if not (selectors.is_new_person(by, person_id) or selectors.takes_part_for(by, person_id)):
        raise Http404
    case = Case.objects.create(
        number=_next_number(clock.today().year),
        person_id=person_id,
        opened_on=clock.today(),
        opened_by_id=by.user_id,
    )
    let_in(case, by.organisation_id, ground, WHOLE_CASE, by=by)
    audit.record("cases.case_opened", case, by=by, fields=["number", "person", "opened_on"])
    return case.pk


@act
def show_case(case_id: UUID, *, by: Actor) -> CaseView:
    """Open a case: pseudonym, codes and who takes part."""
    case = selectors.get_case(by, case_id)
    audit.record("cases.case_shown", case, by=by)
    person = persons.oneself(by, case.person_id)
    return CaseView(
        id=case.pk,
        number=case.number,
        person_id=case.person_id,
        pseudonym=person.pseudonym,
        known_as=person.known_as,
        same_person=selectors.others_of_person(by, case, person.ids),
        identity_version=person.identity_version,
        gender=case.person.gender,
        nationality=case.person.nationality,
        opened_on=case.opened_on,
        complex=_complex_view(case, by=by),
        participants=selectors.participants_of(by, case),
        sections=selectors.open_sections(by, case),
        erased_on=case.person.erased_on,
        known_only_to=persons.known_only_to(by, case.person_id),
    )


@act
def open_person(case_id: UUID, *, purpose: str, by: Actor) -> Identity:
    """See who the person of a case is, for a purpose."""
    case = selectors.get_case(by, case_id, Section.IDENTITY)
    return persons_services.open_identity(case.person_id, purpose=purpose, by=by)


@act
def correct_person(case_id: UUID, identity: Identity, *, version: int, by: Actor) -> None:
    """What was told of the person of a case was wrong or incomplete; the old identity stays as history."""
    case = selectors.get_case(by, case_id, Section.IDENTITY)
    persons_services.correct_identity(case.person_id, identity, version=version, by=by)


@act
def make_anonymous(case_id: UUID, *, by: Actor) -> None:
    """The person of a case becomes anonymous to all organisations but the actor's."""
    case = selectors.get_case(by, case_id, Section.IDENTITY)
    policies.check_takes_part(itself=selectors.takes_part(by, case, by.organisation_id))
    persons_services.make_anonymous(case.person_id, by=by)


@act
def lift_anonymity(case_id: UUID, *, said_how: str, by: Actor) -> None:
    """The person of a case agreed that others may know who they are."""
    case = selectors.get_case(by, case_id, Section.IDENTITY)
    policies.check_takes_part(itself=selectors.takes_part(by, case, by.organisation_id))
    persons_services.lift_anonymity(case.person_id, said_how=said_how, by=by)


@act
def group(case_ids: Iterable[UUID], *, title: str = "", by: Actor) -> UUID:
    """Cases belong together: in the complex that some of them stand in already, else in a new one with a title."""
    cases = selectors.lock_cases(by, case_ids)
    policies.check_can_group(by, cases)
    for case in cases:
        policies.check_takes_part(itself=selectors.takes_part(by, case, by.organisation_id))
    joining = [case for case in cases if case.complex_id is None]
    if len(cases) < 2 or not joining:
        raise Invalid("cases.complex_of_one", field="others")
    complex_ = next((case.complex for case in cases if case.complex), None) or _new_complex(title, by=by)
    for case in joining:
        case.complex = complex_
        case.version += 1
        case.save(update_fields=["complex", "version"])
        audit.record("cases.case_grouped", case, by=by, fields=["complex"])
    return complex_.pk


def _next_number(year: int) -> str:
    """The year's next: the counter's row is locked until the act ends, so that none is given twice or skipped."""
    NumberCounter.objects.get_or_create(year=year)
    counter = NumberCounter.objects.select_for_update().get(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return case_number(year, counter.last)


def _new_complex(title: str, *, by: Actor) -> CaseComplex:
    if not title.strip():
        raise Invalid("cases.title_missing", field="title")
    row = CaseComplex(id=uuid4(), opened_on=clock.today(), opened_by_id=by.user_id)
    row.title_sealed = persons_services.seal_text(row.pk, **TITLE, row=row.pk, text=title.strip())
    row.save()
    audit.record("cases.complex_opened", row, by=by, fields=["title_sealed", "opened_on"])
    return row


def _complex_view(case: Case, *, by: Actor) -> ComplexView | None:
    if case.complex is None:
        return None
    row = case.complex
    title = persons_services.unseal_text(row.pk, **TITLE, row=row.pk, sealed=bytes(row.title_sealed), by=by)
    return ComplexView(row.pk, title, selectors.cases_of_complex(by, row))
