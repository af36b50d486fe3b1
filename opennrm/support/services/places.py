"""Acts on places: they are registered, approved, supervised, and move."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.access.policies import verdict
from opennrm.access.wall import act
from opennrm.mechanism.rules import rules
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.support import policies, selectors
from opennrm.support.domain.places import ApprovalInput, PlaceInput, PlaceView
from opennrm.support.models import AccommodationPlace, Approval, Bed, PlaceAddress, Supervision
from opennrm.support.services.stays import views_of

ADDRESS = {"table": "support_placeaddress", "column": "address_sealed"}


@act
def register_place(told: PlaceInput, *, by: Actor) -> UUID:
    """With its beds and its address, which is sealed under a key of its own."""
    policies.check_can_keep_places(by)
    codes = access.organisation_ids()
    if told.provider not in codes:
        raise Invalid("support.unknown_provider", field="provider")
    if selectors.places_for(by).filter(coordinator=by.organisation_id, name=told.name.strip()).exists():
        raise Invalid("support.place_known", field="name")
    fit = told.fitness
    row = AccommodationPlace.objects.create(
        coordinator_id=by.organisation_id, provider_id=codes[told.provider], name=told.name.strip(), kind=told.kind,
        region=told.region, taken_in=fit.taken_in, children=fit.children, wheelchair=fit.wheelchair,
        security=fit.security, registered_at=clock.now(), registered_by_id=by.user_id,
    )  # fmt: skip
    Bed.objects.bulk_create(Bed(place=row) for _ in range(told.beds))
    _keep_address(row, told.address, by=by)
    audit.record("support.place_registered", row, by=by, fields=["name", "kind", "beds", "address_sealed"])
    return row.pk


@act
def show_place(place_id: UUID, *, by: Actor) -> PlaceView:
    """A place without its address, and those of its stays that the reader takes part in."""
    line = selectors.get_listed_place(by, place_id)
    row = selectors.get_place(by, place_id)
    audit.record("support.place_shown", row, by=by)
    return PlaceView(
        line=line,
        approvals=selectors.approvals_of(by, place_id),
        supervisions=selectors.supervisions_of(by, place_id),
        stays=views_of(selectors.stays_in(by, place_id), with_words=False, by=by),
        may_change=bool(verdict(policies.check_can_change_place, by, row)),
    )


@act
def approve_place(place_id: UUID, told: ApprovalInput, *, by: Actor) -> None:
    """Socialtilsynet approved it for these days."""
    policies.check_can_keep_places(by)
    row = selectors.get_place(by, place_id)
    policies.check_can_change_place(by, row)
    made = Approval.objects.create(
        place=row, since=told.since, until=told.until, recorded_at=clock.now(), recorded_by_id=by.user_id
    )
    audit.record("support.place_approved", made, by=by, fields=["since", "until"])


@act
def supervise_place(place_id: UUID, visited_on: date, outcome: str, *, by: Actor) -> None:
    """Socialtilsynet looked at it."""
    policies.check_can_keep_places(by)
    row = selectors.get_place(by, place_id)
    policies.check_can_change_place(by, row)
    if not rules().has("supervision_outcomes", outcome):
        raise Invalid("support.unknown_code", field="outcome")
    if visited_on > clock.today():
        raise Invalid("support.supervised_in_future", field="visited_on")
    made = Supervision.objects.create(
        place=row, visited_on=visited_on, outcome=outcome, recorded_at=clock.now(), recorded_by_id=by.user_id
    )
    audit.record("support.place_supervised", made, by=by, fields=["visited_on", "outcome"])


@act
def change_address(place_id: UUID, address: str, *, by: Actor) -> None:
    """It moved. The earlier address stays, as sealed as it was."""
    policies.check_can_keep_places(by)
    row = selectors.get_place(by, place_id)
    policies.check_can_change_place(by, row)
    if not address.strip():
        raise Invalid("support.place_without_address", field="address")
    _keep_address(row, address, by=by)
    audit.record("support.address_changed", row, by=by, fields=["address_sealed"])


def _keep_address(place: AccommodationPlace, address: str, *, by: Actor) -> None:
    """Written without being read back: who keeps a place need not see where it is."""
    row = PlaceAddress(id=uuid4(), place=place, recorded_at=clock.now(), recorded_by_id=by.user_id)
    row.address_sealed = persons_services.seal_text(row.pk, **ADDRESS, row=row.pk, text=address.strip())
    row.save(force_insert=True)


@act
def show_address(stay_id: UUID, *, by: Actor) -> str:
    """Where somebody lives or is to live: to those who help them, with a line in the trail."""
    stay = selectors.get_stay(by, stay_id)
    policies.check_can_see_address(by, stay)
    row = selectors.newest_address(by, stay.place_id)
    audit.record("support.address_shown", stay, by=by)
    sealed = bytes(row.address_sealed)
    return persons_services.unseal_text(row.pk, **ADDRESS, row=row.pk, sealed=sealed, by=by)
