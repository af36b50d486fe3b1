"""Words of evidence, on the page and on the receipt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.roles import Section
from opennrm.documents.domain.evidence import EvidenceRow, EvidenceView, LineKind, LineView, Whereabouts
from opennrm.documents.presenters.sections import SECTIONS
from opennrm.mechanism.rules import rules
from opennrm.ui import documents

EVENTS: dict[str, Promise] = {
    "documents.evidence_registered": _("Registrerede bevis"),
    "documents.evidence_list_shown": _("Så sagens beviser"),
    "documents.evidence_shown": _("Så bevis"),
    "documents.evidence_printed": _("Udskrev kvittering for bevis"),
    "documents.evidence_handed_over": _("Overdrog bevis"),
    "documents.evidence_received": _("Kvitterede for bevis"),
    "documents.evidence_taken_back": _("Tog bevis tilbage"),
    "documents.evidence_corrected": _("Rettede oplysning om bevis"),
}
REFUSALS: dict[str, Promise] = {
    "documents.is_evidence": _(
        "Dokumentet er registreret som bevis, og et bevis slettes aldrig. Er noget forkert, så ret det med en ny linje på bevisets side."
    ),
    "documents.words_missing": _("Skriv noget her. Ved du det ikke, så skriv netop det."),
    "documents.words_too_long": _("Teksten er for lang. Skriv højst %(longest)s tegn."),
    "documents.choose_one": _("Vælg en af mulighederne."),
    "documents.in_the_future": _("Tidspunktet ligger i fremtiden. Ret det til, hvornår det skete."),
    "documents.before_the_last": _(
        "Tidspunktet ligger før den seneste linje. Kæden skal stå i den rækkefølge, det skete. Ret tidspunktet."
    ),
    "documents.file_of_another_case": _("Filen hører ikke til sagen. Vælg en anden."),
    "documents.receiver_not_in_case": _(
        "Organisationen deltager ikke i sagen og kan derfor ikke kvittere. Giv den først adgang, eller skriv modtageren som en uden for registret."
    ),
    "documents.evidence_with_another": _(
        "Beviset er hos en anden organisation. Kun den, der har det, kan overdrage det."
    ),
    "documents.evidence_awaits_receipt": _(
        "Modtageren har ikke kvitteret for den seneste overdragelse. Vent på kvitteringen, eller annullér overdragelsen med en rettelse."
    ),
    "documents.evidence_is_outside": _(
        "Beviset er hos en uden for registret. Tag det tilbage, før det overdrages igen."
    ),
    "documents.evidence_is_inside": _("Beviset er ikke hos nogen uden for registret, så det kan ikke tages tilbage."),
    "documents.nothing_to_sign": _(
        "Der er ikke noget at kvittere for: overdragelsen er kvitteret for eller annulleret. Åbn beviset for at se, hvor det er."
    ),
    "documents.receipt_of_another": _("Overdragelsen er til en anden organisation. Kun modtageren kvitterer."),
    "documents.receipt_by_oneself": _(
        "Du har selv registreret overdragelsen. Den, der modtager beviset, skal kvittere."
    ),
    "documents.no_such_line": _("Kæden har ingen sådan linje. Vælg en af dem, der står på siden."),
    "documents.line_of_another_organisation": _(
        "Linjen er skrevet af en anden organisation. Bed den om at rette den."
    ),
}  # fmt: skip
KINDS: Mapping[str, Promise] = {
    LineKind.HANDED_OVER: _("Overdraget"),
    LineKind.TAKEN_BACK: _("Taget tilbage"),
    LineKind.CORRECTED: _("Rettelse"),
}
WHEREABOUTS: Mapping[Whereabouts, Promise] = {
    Whereabouts.KEPT: _("Hos organisationen"),
    Whereabouts.AWAITED: _("Venter på kvittering"),
    Whereabouts.OUTSIDE: _("Uden for registret"),
}
MARKS: Mapping[Whereabouts, str] = {Whereabouts.KEPT: "success", Whereabouts.AWAITED: "warning"}
# Typst source of ours: values are only ever called by name.
SOURCE = """
#for (place, told) in values.copies.enumerate() {
  if place > 0 { pagebreak() }
  set text(lang: told.language)
  if place == 0 { title() } else { heading(level: 1, told.title) }
  for line in told.lead { par(line) }
  table(columns: (1fr, 2.2fr), table.header(..told.heads.map(strong)), ..told.rows.flatten())
  heading(level: if place == 0 { 1 } else { 2 }, told.chain)
  if told.lines.len() == 0 { par(told.empty) } else {
    table(columns: (auto, auto, 1.4fr, 1.6fr), table.header(..told.columns.map(strong)), ..told.lines.flatten())
  }
  v(2.2cm)
  table(columns: (1fr, 1fr), stroke: none, ..told.signatures)
}
"""


def section(view: EvidenceView) -> Promise:
    """The words of the section it stands in."""
    return SECTIONS[Section(view.section)]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list of evidence, in words."""

    evidence: EvidenceRow
    section: Promise
    whereabouts: Promise
    mark: str


def rows(found: Iterable[EvidenceRow]) -> list[Row]:
    return [
        Row(
            each,
            SECTIONS[Section(each.section)],
            WHEREABOUTS[each.holding.whereabouts],
            MARKS.get(each.holding.whereabouts, "neutral"),
        )
        for each in found
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the chain with the names of those who wrote and signed it. ``is_void``: called off before anybody signed."""

    line: LineView
    kind: Promise
    who: str
    signed_by: str
    is_void: bool


def people_of(view: EvidenceView) -> set[UUID]:
    """Whose names the page needs."""
    signed = {each.receipt.signed_by for each in view.lines if each.receipt}
    return {view.received_by} | {each.recorded_by for each in view.lines} | signed


def lines(view: EvidenceView, names: Mapping[UUID, str]) -> list[Line]:
    corrected = {each.corrects for each in view.lines}
    return [
        Line(
            each,
            KINDS[each.kind],
            names[each.recorded_by],
            names[each.receipt.signed_by] if each.receipt else "",
            bool(each.to) and not each.receipt and each.number in corrected,
        )
        for each in view.lines
    ]


def whereabouts(view: EvidenceView) -> Promise:
    return WHEREABOUTS[view.holding.whereabouts]


def receipt(view: EvidenceView, names: Mapping[UUID, str], *, is_unchanged: bool | None) -> bytes:
    """The receipt on paper, in Danish and in English: with places to sign for who is outside of the register."""
    copies = [_copy(language, view, names, is_unchanged=is_unchanged) for language in ("da", "en")]
    return documents.pdf(SOURCE, {"copies": copies}, title=str(copies[0]["title"]), language="da")


def _copy(
    language: str, view: EvidenceView, names: Mapping[UUID, str], *, is_unchanged: bool | None
) -> dict[str, object]:
    with override(language):
        return {
            "language": language,
            "title": gettext("Kvittering for bevis"),
            "lead": [f"{gettext('Bevis')} {view.reference} · {gettext('Sag')} {view.case_number}"],
            "heads": [gettext("Oplysning"), gettext("Bevis")],
            "rows": _facts(view, names, language, is_unchanged=is_unchanged),
            "chain": gettext("Hvem har haft beviset"),
            "empty": gettext("Beviset er ikke overdraget til nogen."),
            "columns": [gettext("Nr."), gettext("Hvornår"), gettext("Hvad"), gettext("Kvittering")],
            "lines": [_printed(each, language) for each in lines(view, names)],
            "signatures": [gettext("Afleveret af: dato og underskrift"), gettext("Modtaget af: dato og underskrift")],
        }  # fmt: skip


def _facts(
    view: EvidenceView, names: Mapping[UUID, str], language: str, *, is_unchanged: bool | None
) -> list[list[str]]:
    told = [
        [gettext("Hvad det er"), rules().label("evidence_kinds", view.kind, language)],
        [gettext("Beskrivelse"), view.description],
        [gettext("Kommer fra"), rules().label("evidence_sources", view.source, language)],
        [gettext("Afleveret af"), view.handed_over_by],
        [gettext("Modtaget"), f"{_at(view.received_at)}, {view.received_place}"],
        [gettext("Modtaget af"), f"{names[view.received_by]}, {_organisation(view.organisation, language)}"],
        [gettext("Opbevares"), view.kept_at],
        [gettext("Stand og forsegling"), view.seal],
    ]
    if view.checksum:
        told.append([gettext("Filens kontrolsum (SHA-256)"), f"{view.checksum[:32]} {view.checksum[32:]}"])
        told.append([gettext("Filen i dag"), str(CONTENT[is_unchanged])])
    return told


CONTENT: Mapping[bool | None, Promise] = {
    True: _("Uændret: indholdet passer med kontrolsummen"),
    False: _("ÆNDRET: indholdet passer ikke med kontrolsummen"),
    None: _("Kan ikke åbnes"),
}


def _printed(row: Line, language: str) -> list[str]:
    line = row.line
    what = [str(row.kind), _towards(line, language), line.text]
    if line.purpose:
        what.insert(2, rules().label("custody_purposes", line.purpose, language))
    if row.is_void:
        what.append(gettext("Annulleret, før modtageren kvitterede"))
    wrote = f"{row.who}, {_organisation(line.organisation, language)}"
    return [
        str(line.number),
        _at(line.happened_at),
        "\n".join(filter(None, [*what, wrote])),
        _signed(row, language),
    ]


def _towards(line: LineView, language: str) -> str:
    if line.kind == LineKind.CORRECTED:
        return gettext("Beviset") if line.corrects == 0 else f"{gettext('Linje')} {line.corrects}"
    return ", ".join(filter(None, [_organisation(line.to, language) if line.to else "", line.whom]))


def _signed(row: Line, language: str) -> str:
    if row.line.receipt is None:
        return ""
    signed = row.line.receipt
    condition = rules().label("custody_conditions", signed.condition, language)
    return "\n".join([f"{row.signed_by}, {_at(signed.signed_at)}", condition, signed.kept_at])


def _at(moment: datetime) -> str:
    return date_format(localtime(moment), "j. F Y H:i")


def _organisation(code: str, language: str) -> str:
    return rules().organisation(code).labels[language]
