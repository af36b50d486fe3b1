"""Documents, notes and evidence of the demo register: a few, after everything that is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.config.demo import plan
from opennrm.documents import services
from opennrm.documents.domain.evidence import EvidenceInput, HandOverInput, ReceiptInput
from opennrm.documents.domain.media import Upload
from opennrm.documents.domain.notes import NoteInput
from opennrm.documents.domain.views import CopyInput, DocumentInput
from opennrm.shared.dates import noon

if TYPE_CHECKING:
    from collections.abc import Callable

    from opennrm.config.demo.load import Demo

FIRST, LAST, EVIDENCE = date(2022, 5, 9), date(2022, 5, 16), date(2022, 5, 18)
STATEMENT = "Opdigtet udtalelse til demoregisteret.\n\nAlt i den er opdigtet.\n"
SEAL = "Lukket pose, opdigtet forsegling nr. 4711"
PAYSLIP = ("OPDIGTET LØNSEDDEL", "", "Navn: Opdigtet Person", "Timer: 312", "Udbetalt: 1.100 kr.")


def acts_of_documents(demo: Demo) -> Iterator[tuple[date, int, Callable[[], None]]]:
    """In the case of the first who came home after a decision by the Immigration Service."""
    person = min(
        (each for each in plan.everybody() if _is_shown(each)),
        key=lambda each: (each.travels_on, each.number),
    )
    yield FIRST, 6, partial(add_some, demo.cases, person.number, demo.actors)
    yield LAST, 6, partial(copy_one, demo.cases, person.number, demo.actors)
    yield EVIDENCE, 6, partial(hand_over_one, demo.cases, person.number, demo.actors)


def _is_shown(person: plan.Person) -> bool:
    came_home = person.travels_on is not None and person.travels_on.year == 2021
    return came_home and person.residence_status != "lawful_stay" and person.number % 6 != 0


def add_some(cases: Mapping[int, UUID], number: int, actors: Mapping[str, Actor]) -> None:
    case_id, by = cases[number], actors["sagsbehandler"]
    statement = DocumentInput(case_id, "decision", "statement", "Opdigtet udtalelse")
    services.add_document(statement, [Upload("opdigtet udtalelse.txt", STATEMENT.encode())], by=by)
    for audience, text in (
        ("participants", "Opdigtet notat: Personen vil helst ringes op om formiddagen."),
        ("organisation", "Opdigtet fortroligt notat til kolleger i centret."),
    ):
        services.write_note(NoteInput(case_id, "support", audience, text), by=by)


def copy_one(cases: Mapping[int, UUID], number: int, actors: Mapping[str, Actor]) -> None:
    """A payslip as a picture, looked at by a colleague, and a copy of it without the name."""
    case_id, by = cases[number], actors["sagsbehandler"]
    told = DocumentInput(case_id, "decision", "contract_or_payslip", "Opdigtet lønseddel")
    document_id = services.add_document(told, [Upload("opdigtet lønseddel.png", payslip())], by=by)
    (version,) = services.show_document(document_id, by=actors["afgoerelse"]).versions
    if version.may_look:
        services.release(version.id, by=actors["afgoerelse"])
    masked = CopyInput(version.id, "1: 5 30 90 45", "return_agency", "Opdigtet lønseddel uden navn")
    services.make_copy(masked, by=by)


def hand_over_one(cases: Mapping[int, UUID], number: int, actors: Mapping[str, Actor]) -> None:
    """A telephone that went to the Immigration Service and has come back to be signed for."""
    by, other, at = actors["sagsbehandler"], actors["udlaendinge"], noon(EVIDENCE)
    told = ("Opdigtet telefon med ridset skærm", "Personen selv", at, "Centrets kontor", "Aflåst skab 2")
    item = EvidenceInput(cases[number], "decision", "phone_or_computer", "person", *told, SEAL)
    evidence_id = services.register_evidence(item, by=by)
    onward = HandOverInput(evidence_id, "immigration_service", "", at, "assessment", SEAL)
    services.hand_over_evidence(onward, by=by)
    (line,) = services.show_evidence(evidence_id, by=other).lines
    services.sign_for_evidence(line.id, ReceiptInput("as_described", "Opdigtet boks 7"), by=other)
    services.hand_over_evidence(HandOverInput(evidence_id, "cmm", "", at, "keeping", SEAL), by=other)


def payslip() -> bytes:
    from PIL import Image, ImageDraw

    picture = Image.new("L", (620, 420), 255)
    draw = ImageDraw.Draw(picture)
    for place, line in enumerate(PAYSLIP):
        draw.text((40, 40 + 60 * place), line, fill=0, font_size=28)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
