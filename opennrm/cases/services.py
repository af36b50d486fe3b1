"""Acts on cases: opening, sharing, leaving, grouping, and showing one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID, uuid4

from django.shortcuts import get_object_or_404

from opennrm.access import audit
from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.access.policies import verdict
from opennrm.access.wall import act
from opennrm.cases import policies, selectors
from opennrm.cases.domain import CaseView, ComplexView, Ground, Match, Matches, ParticipationView
from opennrm.cases.domain.emergency import Emergency, Finding, check_reason
from opennrm.cases.domain.ground import check_ground
from opennrm.cases.domain.numbers import case_number
from opennrm.cases.models import Case, CaseComplex, EmergencyAccess, NumberCounter, Participation
from opennrm.mechanism.rules import rules
from opennrm.persons import selectors as persons
from opennrm.persons import services as persons_services
from opennrm.persons.domain.identity import Identity
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

REASON = {"table": "cases_participation", "column": "reason_sealed"}
EMERGENCY = {"table": "cases_emergencyaccess", "column": "reason_sealed"}
TITLE = {"table": "cases_casecomplex", "column": "title_sealed"}


@act
def register_person(identity: Identity, *, gender: str, nationality: str, ground: Ground, by: Actor) -> UUID:
    """A new person and their first case, in one act. Gives the case."""
    person_id = persons_services.register(identity, gender=gender, nationality=nationality, by=by)
    return open_case(person_id, ground=ground, by=by)


@act
def resembling(identity: Identity, *, by: Actor) -> Matches:
    """Before somebody is registered: the actor's cases of persons like them, and whether anybody elsewhere is."""
    found = persons_services.resembling(identity, by=by)
    alike = {each.person_id: each.resemblance.likenesses for each in found.own}
    own = tuple(
        Match(case.pk, case.number, case.person.pseudonym, alike[case.person_id])
        for case in selectors.of_persons(by, alike)
    )
    return Matches(own, found.elsewhere)


@act
def ask_elsewhere(case_id: UUID, *, by: Actor) -> None:
    """Ask whoever knows somebody like the person of a new case."""
    persons_services.ask_elsewhere(selectors.get_case(by, case_id).person_id, by=by)


@act
def open_case(person_id: UUID, *, ground: Ground, by: Actor) -> UUID:
    """A case of somebody who has none yet, or whom the actor knows from a case; their organisation takes part."""
    policies.check_can_open_case(by)
    if not selectors.is_new_person(by, person_id):
        get_object_or_404(selectors.cases_for(by).filter(person_id=person_id)[:1])
    case = Case.objects.create(
        number=_next_number(clock.today().year),
        person_id=person_id,
        opened_on=clock.today(),
        opened_by_id=by.user_id,
    )
    _let_in(case, by.organisation_id, ground, by=by)
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
        erased_on=case.person.erased_on,
    )


@act
def open_person(case_id: UUID, *, purpose: str, by: Actor) -> Identity:
    """See who the person of a case is, for a purpose."""
    case = selectors.get_case(by, case_id)
    return persons_services.open_identity(case.person_id, purpose=purpose, by=by)


@act
def correct_person(case_id: UUID, identity: Identity, *, version: int, by: Actor) -> None:
    """What was told of the person of a case was wrong or incomplete; the old identity stays as history."""
    case = selectors.get_case(by, case_id)
    persons_services.correct_identity(case.person_id, identity, version=version, by=by)


@act
def share(case_id: UUID, organisation_code: str, *, ground: Ground, by: Actor) -> UUID:
    """Let another organisation take part, on a ground."""
    case = selectors.lock_case(by, case_id)
    policies.check_can_share(by)
    policies.check_takes_part(itself=selectors.takes_part(by, case, by.organisation_id))
    organisation_id = access.organisation_ids().get(organisation_code)
    if organisation_id is None:
        raise Invalid("cases.unknown_organisation", field="organisation")
    if selectors.takes_part(by, case, organisation_id):
        raise Invalid("cases.takes_part_already", field="organisation")
    return _let_in(case, organisation_id, ground, by=by).pk


@act
def show_participations(case_id: UUID, *, by: Actor) -> tuple[ParticipationView, ...]:
    """Who takes and took part, with the reasons in words."""
    case = selectors.get_case(by, case_id)
    audit.record("cases.participations_shown", case, by=by)
    found = list(selectors.participations_of(by, case))
    reasons = persons_services.unseal_texts(
        case.person_id,
        [Sealed(**REASON, row=each.pk, value=bytes(each.reason_sealed)) for each in found],
        by=by,
    )
    taking_part = sum(each.until is None for each in found)
    return tuple(_participation_view(each, reasons[each.pk], taking_part, by=by) for each in found)


@act
def end_participation(participation_id: UUID, *, by: Actor) -> UUID | None:
    """An organisation takes part no longer; the row stays as history. Gives the case, unless the actor left it."""
    case = selectors.lock_case(by, selectors.get_participation(by, participation_id).case_id)
    participation = selectors.get_participation(by, participation_id)
    policies.check_takes_part(itself=selectors.takes_part(by, case, by.organisation_id))
    policies.check_can_end(by, participation, taking_part=selectors.count_taking_part(by, case))
    participation.until, participation.ended_by_id = clock.today(), by.user_id
    participation.save(update_fields=["until", "ended_by"])
    audit.record("cases.participation_ended", participation, by=by, fields=["until", "ended_by"])
    return None if participation.organisation_id == by.organisation_id else case.pk


@act
def break_glass(text: str, reason: str, *, by: Actor) -> UUID:
    """Open a case one takes no part in, for some hours, because a person is in danger. Gives the case."""
    policies.check_can_break_glass(by)
    check_reason(reason)
    case_id = selectors.case_in_danger(by, text)
    if case_id is None:
        raise Invalid("cases.no_such_case", field="case")
    if case_id in selectors.seen(by, [case_id]).ids:
        raise Invalid("cases.takes_part_itself", field="case")
    now = clock.now()
    row = EmergencyAccess(
        id=uuid4(),
        case_id=case_id,
        organisation_id=by.organisation_id,
        user_id=by.user_id,
        began_at=now,
        ends_at=now + timedelta(hours=rules().deadline("emergency_hours", clock.today())),
    )
    row.reason_sealed = persons_services.seal_text(row.pk, **EMERGENCY, row=row.pk, text=reason.strip())
    row.save(force_insert=True)
    audit.record("cases.glass_broken", row, by=by, fields=["case", "reason_sealed", "ends_at"])
    return case_id


@act
def show_emergencies(*, by: Actor) -> list[Emergency]:
    """Every emergency access, newest first: for the data protection officer."""
    policies.check_can_read_emergencies(by)
    audit.record("cases.emergencies_shown", by=by)
    return selectors.emergencies_for(by)


@act
def show_emergency(emergency_id: UUID, *, by: Actor) -> tuple[Emergency, str]:
    """One of them, with its reason."""
    row = selectors.lock_emergency(by, emergency_id)
    (shown,) = selectors.shown_emergencies(by, [row])
    audit.record("cases.emergencies_shown", row, by=by)
    sealed = bytes(row.reason_sealed)
    return shown, persons_services.unseal_text(row.pk, **EMERGENCY, row=row.pk, sealed=sealed, by=by)


@act
def review_emergency(emergency_id: UUID, finding: str, *, by: Actor) -> None:
    """Was it justified? Said once, by somebody else."""
    row = selectors.lock_emergency(by, emergency_id)
    policies.check_can_review(by, row, now=clock.now())
    if finding not in set(Finding):
        raise Invalid("cases.finding_missing", field="finding")
    row.finding, row.reviewed_at, row.reviewed_by_id = finding, clock.now(), by.user_id
    row.save(update_fields=["finding", "reviewed_at", "reviewed_by"])
    audit.record("cases.emergency_reviewed", row, by=by, fields=["finding"], purpose=finding)


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


def _let_in(case: Case, organisation_id: UUID, ground: Ground, *, by: Actor) -> Participation:
    check_ground(ground, today=clock.today())
    row = Participation(
        id=uuid4(),
        case=case,
        organisation_id=organisation_id,
        kind=ground.kind,
        legal_basis=ground.legal_basis,
        since=clock.today(),
        shared_by_id=by.user_id,
    )
    row.reason_sealed = persons_services.seal_text(
        case.person_id, **REASON, row=row.pk, text=ground.reason.strip()
    )
    row.save()
    told = ["case", "organisation", "kind", "legal_basis", "reason_sealed", "since"]
    audit.record("cases.case_shared", row, by=by, fields=told)
    return row


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


def _participation_view(row: Participation, reason: str, taking_part: int, *, by: Actor) -> ParticipationView:
    ask = verdict(policies.check_can_end, by, row, taking_part=taking_part)
    return ParticipationView(
        id=row.pk,
        organisation=row.organisation.code,
        kind=row.kind,
        legal_basis=row.legal_basis,
        since=row.since,
        until=row.until,
        reason=reason,
        may_end=row.until is None and bool(ask),
    )
