"""What the acts of this app are called in the audit trail, and why they are refused."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVENTS: dict[str, Promise] = {
    "returns.return_recorded": _("Registrerede hjemrejse"),
    "returns.return_shown": _("Så hjemrejse"),
    "returns.return_withdrawn": _("Trak hjemrejse tilbage"),
    "returns.prepared_opened": _("Begyndte forberedt hjemsendelse"),
    "returns.prepared_shown": _("Så forberedt hjemsendelse"),
    "returns.prepared_opened_for": _("Åbnede forberedt hjemsendelse for at ændre den"),
    "returns.prepared_of_case_shown": _("Så sagens forberedte hjemsendelser"),
    "returns.step_begun": _("Begyndte næste trin i forberedt hjemsendelse"),
    "returns.arrival_confirmed": _("Bekræftede ankomst"),
    "returns.prepared_stopped": _("Stoppede forberedt hjemsendelse"),
    "returns.prepared_closed": _("Afsluttede forberedt hjemsendelse"),
    "returns.activity_settled": _("Skrev, hvor langt en aktivitet er"),
    "returns.activity_shown": _("Så aktivitet i forberedt hjemsendelse"),
    "returns.risk_assessed": _("Lavede risikovurdering"),
    "returns.risks_shown": _("Så risikovurderinger"),
    "returns.health_clarified": _("Afklarede helbred før hjemrejse"),
    "returns.health_shown": _("Så helbred før hjemrejse"),
    "returns.visit_recorded": _("Registrerede opfølgning efter hjemrejse"),
    "returns.overview_shown": _("Så overblik over hjemsendelser"),
    "returns.complaint_received": _("Modtog klage"),
    "returns.complaint_opened": _("Åbnede klage for at svare"),
    "returns.complaint_answered": _("Besvarede klage"),
    "returns.feedback_given": _("Skrev personens tilbagemelding"),
    "returns.voices_shown": _("Så klager og tilbagemeldinger"),
    "returns.following_shown": _("Så opfølgning efter hjemrejse"),
}

REFUSALS: dict[str, Promise] = {
    "returns.destination_missing": _("Vælg det land, personen rejste til. Det kan ikke være Danmark."),
    "returns.journey_in_future": _(
        "Hjemrejsen kan ikke ligge i fremtiden. Registrér den, når personen er rejst, eller ret datoen."
    ),
    "returns.not_a_victim_by_then": _(
        "Personen var ikke vurderet som offer for menneskehandel på den dag, og en forberedt hjemsendelse er for "
        "ofre. Ret datoen, eller vent på afgørelsen."
    ),
    "returns.recorded_already": _(
        "Hjemrejsen den dag er allerede registreret. Ret datoen, hvis det var en anden rejse."
    ),
    "returns.withdrawn_already": _("Hjemrejsen er allerede trukket tilbage. Du behøver ikke gøre mere."),
    "returns.of_another_organisation": _(
        "En anden organisation har registreret hjemrejsen. Bed den om at trække den tilbage."
    ),
    "returns.not_prepared": _(
        "Personen har ingen forberedt hjemsendelse, der er i gang. Hver hjemrejse hører til en. Begynd den fra "
        "personens sag, og registrér så rejsen."
    ),
    "returns.another_destination": _(
        "Rejsen er forberedt til et andet land. Vælg det land, der står i den forberedte hjemsendelse."
    ),
    "returns.journey_before_the_offer": _(
        "Personen kan ikke være rejst, før tilbuddet blev givet. Ret datoen."
    ),
    "returns.went_on_already": _(
        "Ankomsten er bekræftet, så rejsen kan ikke trækkes tilbage. Er det en fejl, så stop hjemsendelsen."
    ),
    "returns.is_over": _("Hjemsendelsen er slut og kan ikke ændres. Du kan begynde en ny fra personens sag."),
    "returns.step_does_not_follow": _(
        "Hjemsendelsen er ikke kommet så langt. De seks trin tages ét ad gangen, og personen siger ja til hvert trin."
    ),
    "returns.takes_its_own_act": _(
        "Det næste er ikke et nyt trin: registrér hjemrejsen, bekræft ankomsten eller afslut opfølgningen."
    ),
    "returns.prepared_changed": _(
        "Nogen har ændret hjemsendelsen, siden du åbnede siden. Se, hvor den står nu, og prøv igen."
    ),
    "returns.open_already": _(
        "Personen har allerede en forberedt hjemsendelse, der er i gang. En person kan kun have én ad gangen (vores egen "
        "regel). Afslut eller stop den først."
    ),
    "returns.nobody_to_travel_with": _(
        "Der er ingen forberedt hjemsendelse i gang i den sag, eller din organisation deltager ikke i den. Begynd den "
        "først, og prøv igen."
    ),
    "returns.not_a_victim": _(
        "Personen var ikke vurderet som offer for menneskehandel på den dag. En forberedt hjemsendelse er for ofre, "
        "uanset om de opholder sig lovligt i Danmark. Ret datoen, eller vent på afgørelsen."
    ),
    "returns.household_missing": _("Vælg, om personen forsørger mindreårige børn."),
    "returns.household_does_not_fit": _(
        "En forsørger har mindreårige børn. Skriv børnenes fødselsår, eller vælg nej."
    ),
    "returns.not_a_minor": _("Et barn er under 18 år. Ret fødselsåret, eller slet det."),
    "returns.too_many_children": _("Der kan højst stå %(most)s børn."),
    "returns.consent_way_missing": _("Vælg, hvordan personen sagde det."),
    "returns.consent_in_future": _("Personen kan ikke have sagt ja i fremtiden. Ret datoen."),
    "returns.consent_before_the_step": _(
        "Personen siger ja til et trin efter det trin, der kom før. Ret datoen."
    ),
    "returns.why_missing": _("Vælg, hvorfor hjemsendelsen stopper."),
    "returns.paid_missing": _("Vælg, hvad der sker med det, der er betalt."),
    "returns.stopped_outside": _(
        "Hjemsendelsen kan stoppe fra den dag, personen sidst sagde ja, og til i dag. Ret datoen."
    ),
    "returns.arrival_before_departure": _(
        "Personen kan ikke komme frem, før personen rejste (vores egen regel). Ret datoen for ankomsten."
    ),
    "returns.arrival_in_future": _(
        "Ankomsten kan ikke ligge i fremtiden. Bekræft den, når personen er kommet frem."
    ),
    "returns.unknown_activity": _("Den aktivitet findes ikke. Gå tilbage til hjemsendelsen."),
    "returns.activity_cannot": _("Aktiviteten står der allerede. Se, hvor langt den er, og prøv igen."),
    "returns.activity_state_missing": _("Vælg, hvor langt det er."),
    "returns.no_yes_yet": _(
        "Personen har ikke sagt ja til det trin endnu. Spørg personen, og gå videre til trinnet først."
    ),
    "returns.reason_missing": _("Vælg en grund: hvad der ventes på, eller hvorfor det ikke er relevant."),
    "returns.reason_does_not_fit": _("En grund vælges kun, når noget venter eller ikke er relevant."),
    "returns.activity_in_future": _("Det kan ikke være sket i fremtiden. Ret datoen."),
    "returns.unknown_document": _("Dokumentet findes ikke i sagen. Vælg et andet."),
    "returns.unknown_code": _("Vælg en af mulighederne."),
    "returns.topic_missing": _("Spørg personen om det, og skriv svaret. Er der ingen risiko, så skriv det."),
    "returns.measures_missing": _("Vælg, hvad der gøres, når risikoen ikke er lav."),
    "returns.day_outside": _("Datoen ligger før det, den handler om, eller i fremtiden. Ret den."),
    "returns.no_risk_assessment": _(
        "Der er ingen risikovurdering. Lav den sammen med personen, før I går videre fra trinnet Sikkerhed."
    ),
    "returns.risk_assessment_run_out": _(
        "Risikovurderingen er udløbet. Lav en ny sammen med personen, og prøv igen."
    ),
    "returns.health_missing": _(
        "Skriv personens behov i Danmark eller i hjemlandet. Er der ingen, så skriv det."
    ),
    "returns.notes_missing": _("Skriv, hvordan det går."),
    "returns.closed_too_late": _(
        "Opfølgningen slutter senest %(months)s måneder efter hjemrejsen (årsrapporten for 2021). Skriv den dag, den sluttede."
    ),
    "returns.words_missing": _("Skriv, hvad personen sagde."),
    "returns.answer_missing": _("Skriv, hvad personen får at vide."),
    "returns.answered_already": _("Klagen er allerede besvaret. Du behøver ikke gøre mere."),
    "returns.answered_by_another": _(
        "Du har selv arbejdet med hjemsendelsen eller modtaget klagen, så en kollega skal svare."
    ),
}
