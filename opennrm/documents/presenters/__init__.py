"""Words of documents, notes and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.roles import Section
from opennrm.documents.domain.media import Media
from opennrm.documents.domain.notes import Audience, NoteView, Wording
from opennrm.documents.domain.states import State
from opennrm.documents.domain.views import DocumentRow, DocumentView, VersionView
from opennrm.documents.presenters import evidence
from opennrm.documents.presenters.sections import SECTIONS

# What the acts of this app are called in the audit trail.
EVENTS: dict[str, Promise] = {
    "documents.added": _("Lagde dokument i sag"),
    "documents.version_added": _("Lagde ny version af dokument i sag"),
    "documents.list_shown": _("Så sagens dokumenter"),
    "documents.document_shown": _("Så dokument"),
    "documents.version_opened": _("Hentede dokument"),
    "documents.page_shown": _("Så side af dokument"),
    "documents.released": _("Frigav dokument fra karantæne"),
    "documents.rejected": _("Afviste dokument i karantæne"),
    "documents.withdrawn": _("Trak dokument tilbage"),
    "documents.copied": _("Lavede kopi med overstregninger"),
    "documents.note_written": _("Skrev notat"),
    "documents.note_corrected": _("Rettede notat"),
    "documents.notes_shown": _("Så notater"),
    **evidence.EVENTS,
}
STATES: dict[State, Promise] = {
    State.RECEIVED: _("Modtaget"),
    State.CLEAN: _("Scannet"),
    State.QUARANTINED: _("I karantæne"),
    State.RELEASED: _("Set efter og frigivet"),
    State.REJECTED: _("Afvist og slettet"),
    State.WITHDRAWN: _("Trukket tilbage og slettet"),
}
MARKS: dict[State, str] = {
    State.QUARANTINED: "warning",
    State.REJECTED: "error",
    State.WITHDRAWN: "neutral",
}
MEDIA: dict[Media, str] = {
    Media.PDF: "PDF",
    Media.JPEG: "JPEG",
    Media.PNG: "PNG",
    Media.DOCX: "Word",
    Media.ODT: "OpenDocument",
    Media.TEXT: "Tekst",
}
AUDIENCES: dict[Audience, Promise] = {
    Audience.PARTICIPANTS: _("Alle, der deltager i sagen"),
    Audience.ORGANISATION: _("Kun min organisation (fortroligt)"),
    Audience.AUTHOR: _("Kun mig selv (fortroligt)"),
}
# The same as others read it.
AUDIENCES_READ: dict[Audience, Promise] = {
    Audience.PARTICIPANTS: _("Alle i sagen"),
    Audience.ORGANISATION: _("Fortroligt: kun organisationen"),
    Audience.AUTHOR: _("Fortroligt: kun forfatteren"),
}

REFUSALS: dict[str, Promise] = {
    "documents.nothing_sent": _("Vælg en fil, eller tag et billede. En tom fil kan ikke gemmes."),
    "documents.too_many": _("Vælg højst %(most)s filer ad gangen."),
    "documents.too_large": _(
        "Filerne fylder for meget: højst %(largest)s MB i alt. Del dem op, eller gem dem mindre."
    ),
    "documents.unknown_kind": _(
        "Filen er ikke af en type, som kan gemmes. Brug PDF, JPEG, PNG, TIFF, Word (docx), OpenDocument (odt) eller "
        "ren tekst. Andre filer kan ofte gemmes som PDF."
    ),
    "documents.has_macros": _("Filen indeholder makroer, som kan køre af sig selv. Gem den som PDF i stedet."),
    "documents.several_must_be_pictures": _(
        "Flere filer på én gang bliver til siderne i ét dokument, så de skal alle være billeder. "
        "Læg andre filer ind én for én."
    ),
    "documents.unreadable_picture": _("Billedet kan ikke læses. Tag det igen, eller gem det som JPEG eller PNG."),
    "documents.picture_too_large": _("Billedet har for mange billedpunkter. Gem det mindre."),
    "documents.unreadable_pdf": _(
        "PDF-filen kan ikke læses, eller den er låst med en adgangskode. Gem den uden adgangskode."
    ),
    "documents.too_many_pages": _("Dokumentet har for mange sider: højst %(most)s. Del det op."),
    "documents.harmful": _(
        "Virusscanningen fandt noget skadeligt i filen. Den er ikke gemt. Åbn den ikke; kontakt din administrator."
    ),
    "documents.section_missing": _("Vælg den del af sagen, som det hører til."),
    "documents.kind_missing": _("Vælg, hvad det er for et dokument."),
    "documents.title_missing": _("Skriv en titel, som I kan kende dokumentet på."),
    "documents.title_too_long": _("Titlen er for lang. Skriv højst %(longest)s tegn."),
    "documents.cannot_move": _(
        "Dokumentet er et andet sted i forløbet, så dette kan ikke gøres nu. Åbn det igen for at se, hvor det er nået til."
    ),
    "documents.look_at_own": _(
        "Du har selv lagt dokumentet ind. En kollega med ret til denne del af sagen skal se det efter."
    ),
    "documents.gone": _("Indholdet er slettet, fordi dokumentet blev afvist eller trukket tilbage."),
    "documents.not_open": _("Dokumentet er i karantæne eller slettet. Det skal være frigivet, før det kan kopieres."),
    "documents.has_no_pages": _(
        "Kun PDF og billeder kan streges over. Gem dokumentet som PDF, og læg det ind som en ny version."
    ),
    "documents.copy_stays": _("En kopi med overstregninger bliver, som den var. Lav en ny kopi af originalen."),
    "documents.of_another_organisation": _(
        "Dokumentet blev lagt ind af en anden organisation. Kun den kan trække det tilbage."
    ),
    "documents.unreadable": _("Filen kan ikke åbnes, fordi den er ændret uden om systemet. Kontakt din administrator."),
    "documents.nothing_masked": _("Vælg mindst ét sted eller én side, der skal streges over."),
    "documents.too_many_regions": _("Der er for mange overstregninger: højst %(most)s. Streg hele sider over."),
    "documents.region_unreadable": _(
        "Linjen kan ikke læses: %(line)s. Skriv 2 for hele side 2, eller 2: 10 20 60 30 for en firkant på den."
    ),
    "documents.region_is_none": _(
        "Firkanten på side %(page)s har ingen flade. Skriv venstre, top, højre og bund i procent af siden, for eksempel 10 20 60 30."
    ),
    "documents.no_such_page": _("Dokumentet har ingen side %(page)s. Ret sidetallet."),
    "documents.recipient_missing": _("Vælg den organisation, som kopien er til."),
    "documents.audience_missing": _("Vælg, hvem der må læse notatet."),
    "documents.note_empty": _("Skriv noget i notatet."),
    "documents.note_too_long": _("Notatet er for langt. Skriv højst %(longest)s tegn."),
    "documents.note_of_another": _("En kollega har skrevet notatet. Kun forfatteren kan rette det."),
    "documents.note_changed": _(
        "Notatet er rettet, mens du skrev. Den nyeste tekst står nedenfor; sammenlign, og send så din rettelse igen."
    ),
    **evidence.REFUSALS,
}  # fmt: skip


def section(document: DocumentView) -> Promise:
    """The words of the section it stands in."""
    return SECTIONS[Section(document.section)]


def about(version: VersionView) -> str:
    """What kind of file it is, and how large."""
    return f"{MEDIA[version.media]}, {filesizeformat(version.size)}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list of documents, in words."""

    document: DocumentRow
    section: Promise
    state: Promise
    mark: str


def document_rows(found: Iterable[DocumentRow]) -> list[Row]:
    return [
        Row(each, SECTIONS[Section(each.section)], STATES[each.state], MARKS.get(each.state, "success"))
        for each in found
    ]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version, in words."""

    version: VersionView
    about: str
    state: Promise
    mark: str
    who: str


def version_rows(versions: Iterable[VersionView], names: Mapping[UUID, str]) -> list[VersionRow]:
    return [
        VersionRow(
            each, about(each), STATES[each.state], MARKS.get(each.state, "success"), names[each.added_by]
        )
        for each in versions
    ]


@dataclass(frozen=True, slots=True)
class WordingRow:
    """A wording with the name of whoever wrote it."""

    wording: Wording
    who: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note in words: as it reads now, and as it read before."""

    note: NoteView
    section: Promise
    audience: Promise
    now: WordingRow
    before: list[WordingRow]


def note_rows(found: Iterable[NoteView], names: Mapping[UUID, str]) -> list[NoteRow]:
    return [
        NoteRow(note, SECTIONS[Section(note.section)], AUDIENCES_READ[note.audience], now, before)
        for note in found
        for now, *before in [[WordingRow(each, names[each.written_by]) for each in note.wordings]]
    ]
