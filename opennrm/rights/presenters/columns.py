"""What tables and columns are called by those they tell about."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TABLES: dict[str, Promise] = {
    "persons_person": _("Person"),
    "persons_identityversion": _("Identitet"),
    "cases_case": _("Sag"),
    "cases_participation": _("Videregivelse"),
    "cases_emergencyaccess": _("Nødadgang"),
    "intake_call": _("Opkald"),
    "intake_referral": _("Henvisning"),
    "intake_referralfeedback": _("Besked til den, der henviste"),
    "intake_representative": _("Bisidder eller repræsentant"),
    "identification_assessment": _("Vurdering"),
    "identification_interview": _("Identifikationssamtale"),
    "identification_finding": _("Fund"),
    "identification_decision": _("Afgørelse"),
    "identification_decisionform": _("Udnyttelsesform"),
    "returns_return": _("Hjemrejse"),
    "returns_preparedreturn": _("Forberedt hjemsendelse"),
    "returns_child": _("Barn, som forsørges"),
    "returns_stepconsent": _("Samtykke til et trin"),
    "documents_document": _("Dokument"),
    "documents_version": _("Fil"),
    "documents_note": _("Notat"),
    "documents_notetext": _("Notatets ordlyd"),
    "documents_evidence": _("Bevis"),
    "documents_custody": _("Overdragelse af bevis"),
    "documents_custodyreceipt": _("Kvittering for bevis"),
    "support_period": _("Refleksions- eller restitutionsperiode"),
    "support_extension": _("Forlængelse af perioden"),
    "support_plan": _("Støtteplan"),
    "support_need": _("Behov i støtteplanen"),
    "support_service": _("Ydelse i støtteplanen"),
    "support_contactperson": _("Kontaktperson"),
    "support_safetyplan": _("Sikkerhedsplan"),
    "tasks_task": _("Opgave"),
    "tasks_extension": _("Forlængelse af en frist"),
    "tasks_pause": _("Stop af en frist"),
}
COLUMNS: dict[str, Promise] = {
    "pseudonym": _("Pseudonym"), "gender": _("Køn"), "nationality": _("Nationalitet"), "names_sealed": _("Navn"),
    "birth_sealed": _("Fødsel"), "document_number_sealed": _("Dokumentnummer"), "phone_sealed": _("Telefon"),
    "address_sealed": _("Adresse"), "recorded_at": _("Skrevet"), "registered_at": _("Registreret"),
    "corrected_at": _("Rettet"), "withdrawn_at": _("Trukket tilbage"), "number": _("Sagsnummer"),
    "opened_on": _("Oprettet"), "since": _("Fra"), "until": _("Til"), "kind": _("Grundlag"), "legal_basis": _("Hjemmel"),
    "reason_sealed": _("Begrundelse"), "began_at": _("Fra"), "ends_at": _("Til"), "received_at": _("Modtaget"),
    "caller": _("Opkalder"), "purpose": _("Formål"), "notes_sealed": _("Notat"), "referred_by": _("Henvist af"),
    "made_on": _("Henvist"), "state": _("Status"), "residence_status": _("Opholdsgrundlag"),
    "competent": _("Kompetent myndighed"), "organisation": _("Organisation"), "held_on": _("Afholdt"),
    "language": _("Sprog"), "interpreter": _("Tolk"), "place": _("Sted"), "consent": _("Samtykke"),
    "indicator": _("Indikator"),
    "present_sealed": _("Til stede"), "note_sealed": _("Notat"), "decided_on": _("Afgjort"), "counts_on": _("Tæller fra"),
    "outcome": _("Afgørelse"), "main_form": _("Primær udnyttelsesform"), "sector": _("Branche"),
    "sub_form": _("Underform"), "country_of_exploitation": _("Land, hvor udnyttelsen skete"), "age": _("Alder"),
    "authority": _("Myndighed"), "grounds_sealed": _("Begrundelse"), "form": _("Udnyttelsesform"),
    "destination": _("Rejsemål"), "travelled_on": _("Rejst"),
    "title_sealed": _("Titel"), "name_sealed": _("Filnavn"), "text_sealed": _("Ordlyd"), "section": _("Del af sagen"),
    "audience": _("Hvem notatet er til"), "size": _("Størrelse"), "pages": _("Sider"), "media": _("Filtype"),
    "added_at": _("Tilføjet"), "made_at": _("Skrevet"), "written_at": _("Skrevet"), "due_on": _("Frist"),
    "begins_on": _("Fra"), "ends_on": _("Til"), "days": _("Dage"), "ground": _("Grund"), "reason": _("Grund"),
    "urgency": _("Hvor meget det haster"), "danger": _("Fare"), "minutes": _("Minutter"),
    "caller_organisation": _("Opkalderens organisation"), "call_back_at": _("Ringes op"), "called_back_at": _("Ringet op"),
    "description_sealed": _("Beskrivelse"), "handed_over_by_sealed": _("Afleveret af"), "kept_at_sealed": _("Opbevares"),
    "received_place_sealed": _("Modtaget hvor"), "seal_sealed": _("Stand og forsegling"), "source": _("Kilde"),
    "checksum": _("Filens kontrolsum"), "whom_sealed": _("Modtager"), "happened_at": _("Hvornår"),
    "condition": _("Stand"), "signed_at": _("Kvitteret"),
    "reached": _("Så langt er sagen nået"), "told": _("Så meget er fortalt"), "told_at": _("Fortalt"), "stage": _("Hvad"),
    "way": _("Hvordan"), "named_at": _("Skrevet"), "is_named": _("Er der en"),
    "finding": _("Gennemgang"), "reviewed_at": _("Gennemgået"),
}  # fmt: skip
# Of no meaning outside the register: counters of versions.
INTERNAL = frozenset({"version", "identity_version", "erased_at"})
LISTS = {
    "gender": "genders", "caller": "callers", "purpose": "call_purposes", "referred_by": "contact_origins",
    "outcome": "outcomes", "main_form": "forms", "form": "forms", "sector": "sectors", "sub_form": "sub_forms",
    "legal_basis": "legal_bases", "language": "languages", "place": "interview_places", "indicator": "indicators",
    "residence_status": "residence_statuses",
}  # fmt: skip
COUNTRIES = frozenset({"nationality", "destination", "country_of_exploitation"})
ORGANISATIONS = frozenset({"organisation", "authority", "competent"})
