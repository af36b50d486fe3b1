"""What the acts are called, and why something is refused. A refusal says the rule and where it comes from; what is our own
rule is called so."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVENTS: dict[str, Promise] = {
    "grants.applied": _("Søgte om reintegrationsstøtte"),
    "grants.approved": _("Godkendte reintegrationsstøtte"),
    "grants.arrival_recorded": _("Registrerede ankomst for reintegrationsstøtte"),
    "grants.circumstances_changed": _("Ændrede forhold for reintegrationsstøtte"),
    "grants.change_approved": _("Godkendte ændrede forhold for reintegrationsstøtte"),
    "grants.change_declined": _("Afviste ændrede forhold for reintegrationsstøtte"),
    "grants.stopped": _("Stoppede reintegrationsstøtte"),
    "grants.line_added": _("Skrev linje i reintegrationsplan"),
    "grants.line_dropped": _("Fjernede linje i reintegrationsplan"),
    "grants.plan_finished": _("Gjorde reintegrationsplan færdig"),
    "grants.plan_sent_back": _("Sendte reintegrationsplan tilbage"),
    "grants.plan_reopened": _("Åbnede godkendt reintegrationsplan igen"),
    "grants.plan_approved": _("Godkendte reintegrationsplan"),
    "grants.payee_told": _("Oplyste konto til udbetaling"),
    "grants.grant_shown": _("Så reintegrationsstøtte"),
    "grants.letter_made": _("Lavede brev om reintegrationsstøtte"),
    "grants.run_previewed": _("Så kommende udbetalinger"),
    "grants.run_prepared": _("Klargjorde udbetaling"),
    "grants.rates_told": _("Oplyste kurser til udbetaling"),
    "grants.run_dropped": _("Opgav udbetaling"),
    "grants.run_shown": _("Så udbetaling"),
    "grants.run_approved": _("Godkendte udbetaling og lavede betalingsfil"),
    "grants.file_opened": _("Hentede betalingsfil"),
    "grants.statement_read": _("Indlæste kontoudtog"),
    "grants.payment_booked": _("Bogførte udbetaling efter kontoudtog"),
    "grants.bank_lines_shown": _("Så afstemning med banken"),
    "grants.accounts_shown": _("Så regnskab for reintegrationsstøtte"),
    "grants.sample_drawn": _("Udtog stikprøve af udbetalinger"),
    "grants.sample_shown": _("Så stikprøve af udbetalinger"),
    "grants.receipt_shown": _("Så bevis for udbetaling"),
    "grants.receipt_recorded": _("Registrerede, om pengene kom frem"),
}

REFUSALS: dict[str, Promise] = {
    "grants.household_missing": _("Vælg, om personen er enlig eller forsørger mindreårige børn."),
    "grants.children_do_not_fit": _(
        "Enlig er den, der ikke forsørger mindreårige børn; en forsørger har mindst ét barn (årsrapporten for 2021). "
        "Ret antallet, eller vælg det andet."
    ),
    "grants.too_many_children": _("Antallet af børn er fra 0 til %(most)s. Ret tallet."),
    "grants.open_already": _(
        "Sagen har allerede en ansøgning, der er i gang. Ret den, eller stop den først."
    ),
    "grants.destination_missing": _("Vælg det land, personen rejser til. Det kan ikke være Danmark."),
    "grants.for_the_agency": _(
        "Hjemrejsestyrelsen godkender og betaler reintegrationsstøtten (årsrapporten for 2021). Bed den om det."
    ),
    "grants.applied_yourself": _(
        "Du har selv søgt eller ændret forholdene. En anden i Hjemrejsestyrelsen skal tage stilling (vores egen regel)."
    ),
    "grants.planned_yourself": _(
        "Du har selv søgt, skrevet i planen eller gjort den færdig. En anden i Hjemrejsestyrelsen skal godkende den (vores egen regel)."
    ),
    "grants.prepared_yourself": _(
        "Du har selv klargjort udbetalingen. En anden i Hjemrejsestyrelsen skal godkende den (vores egen regel)."
    ),
    "grants.own_hand_in_run": _(
        "Du har selv søgt om støtten, ændret forholdene eller oplyst kontoen til en af udbetalingerne. En anden i "
        "Hjemrejsestyrelsen skal godkende udbetalingen (vores egen regel)."
    ),
    "grants.circumstances_changed": _(
        "Forholdene er ændret, siden du så dem. Genindlæs siden, se dem igennem, og godkend så."
    ),
    "grants.change_waits": _(
        "En ændring venter allerede på godkendelse. Den skal godkendes eller afvises, før forholdene ændres igen."
    ),
    "grants.no_change_waits": _("Ingen ændring venter på godkendelse. Genindlæs siden."),
    "grants.rates_of_another": _(
        "Den, der klargjorde udbetalingen, oplyser kurserne, og en anden godkender dem (vores egen regel)."
    ),
    "grants.rates_told": _(
        "Kurserne er allerede oplyst. Er de forkerte, så opgiv udbetalingen, og klargør den igen."
    ),
    "grants.rates_missing": _(
        "Kurserne er ikke oplyst. Den, der klargjorde udbetalingen, oplyser dem, før du kan godkende."
    ),
    "grants.rates_old": _(
        "Kursen skal være offentliggjort inden for de sidste %(days)s dage (vores egen regel). Find dagens kurs. Er "
        "kurserne allerede oplyst, så opgiv udbetalingen, og klargør den igen."
    ),
    "grants.rate_source_missing": _("Vælg, hvor kursen er offentliggjort."),
    "grants.paid_yourself": _(
        "Du har selv klargjort eller godkendt udbetalingen. En anden skal spørge, om pengene kom frem (vores egen regel)."
    ),
    "grants.stopped": _("Støtten er stoppet. En ny ansøgning kan begynde forfra."),
    "grants.cannot_move": _("Det er allerede afgjort. Genindlæs siden, og se, hvor langt støtten er."),
    "grants.payment_cannot_move": _("Udbetalingen er allerede et andet sted. Genindlæs siden."),
    "grants.not_approved": _(
        "Støtten er ikke godkendt. Der betales først, når Hjemrejsestyrelsen har godkendt (årsrapporten for 2021)."
    ),
    "grants.not_arrived": _(
        "Personen er ikke registreret som ankommet. Der betales efter ankomsten. Registrér den først."
    ),
    "grants.arrived_already": _("Ankomsten er allerede registreret. Du behøver ikke gøre mere."),
    "grants.arrival_of_the_return": _(
        "Sagen har en forberedt hjemsendelse. Bekræft ankomsten dér; så tælles månederne herfra."
    ),
    "grants.arrival_cannot_be": _("Ankomsten kan ikke ligge i fremtiden. Ret datoen."),
    "grants.months_over": _(
        "Kontantstøtten betales over %(months)s måneder og ikke længere (årsrapporten for 2021). Der er ingen måned "
        "tilbage at betale i."
    ),
    "grants.twelve_months_over": _(
        "Den sidste dag for udbetaling var %(last)s: senest %(months)s måneder efter ankomsten (årsrapporten for 2021)."
    ),
    "grants.in_a_run": _(
        "En udbetaling er klargjort og venter på godkendelse. Godkend eller opgiv den, før forholdene ændres."
    ),
    "grants.reason_missing": _("Skriv, hvad der er ændret, så en anden kan forstå det."),
    "grants.plan_is_larger": _(
        "Planen bruger mere, end der herefter er ret til. Åbn planen igen, og fjern linjer, før forholdene ændres."
    ),
    "grants.stop_reason_missing": _("Vælg, hvorfor støtten stopper."),
    "grants.cash_has_no_plan": _(
        "Kontantstøtten betales til personen og står ikke i planen. Vælg en anden støtte."
    ),
    "grants.child_pays_no_business": _(
        "Et barns støtte skal gavne barnet og kan ikke bruges til den voksnes virksomhed (årsrapporten for 2021). "
        "Vælg støtten til voksne."
    ),
    "grants.purpose_of_another": _(
        "Formålet hører til den anden slags støtte: et barns støtte er til barnet (årsrapporten for 2021). Vælg et andet "
        "formål eller en anden støtte."
    ),
    "grants.purpose_missing": _("Vælg et formål."),
    "grants.amount_missing": _("Skriv et beløb, der er større end 0."),
    "grants.above_entitlement": _(
        "Beløbet er større end det, der er tilbage: %(left)s kr. Satserne står i årsrapporten for 2021. Skriv et mindre "
        "beløb."
    ),
    "grants.text_missing": _("Skriv, hvad pengene skal bruges til."),
    "grants.plan_is_finished": _("Planen er gjort færdig. Bed Hjemrejsestyrelsen om at sende den tilbage."),
    "grants.plan_is_empty": _("Planen har ingen linjer. Skriv mindst én."),
    "grants.plan_not_waiting": _("Planen venter ikke på godkendelse. Den skal først gøres færdig."),
    "grants.plan_not_approved": _("Planen er ikke godkendt. Kun en godkendt plan kan åbnes igen."),
    "grants.line_is_paid": _("Linjen er betalt eller på vej og kan ikke fjernes."),
    "grants.line_dropped": _("Linjen er allerede fjernet. Du behøver ikke gøre mere."),
    "grants.payee_missing": _(
        "Skriv, hvem der får pengene. Støtten til voksne betales aldrig kontant til personen (årsrapporten for 2021)."
    ),
    "grants.account_missing": _("Skriv kontoen med bogstaver og tal, højst 34 tegn."),
    "grants.iban_wrong": _("IBAN-nummeret passer ikke med sine kontrolcifre. Se det efter."),
    "grants.bic_wrong": _("BIC har 8 eller 11 tegn. Se den efter, eller lad feltet stå tomt."),
    "grants.currency_missing": _("Vælg en valuta."),
    "grants.account_erased": _("En konto er slettet. Opgiv udbetalingen, og klargør den igen."),
    "grants.run_waits": _("En udbetaling venter allerede på godkendelse. Godkend eller opgiv den først."),
    "grants.nothing_due": _("Der er intet at udbetale til og med den dag. Vælg en senere dag."),
    "grants.run_too_far": _(
        "Der betales højst til og med månedens sidste dag: kontantstøtten betales måned for måned (årsrapporten for "
        "2021). Vælg en tidligere dag."
    ),
    "grants.run_is_over": _(
        "Udbetalingen er allerede godkendt eller opgivet. Genindlæs siden, eller klargør en ny udbetaling."
    ),
    "grants.run_is_empty": _("Alle udbetalinger er stoppet, siden den blev klargjort. Opgiv den."),
    "grants.run_is_not_whole": _(
        "Udbetalingen har betalinger i en sag, som I ikke længere deltager i. Opgiv den, og klargør en ny. Det, der "
        "mangler, kan betales, når I deltager igen."
    ),
    "grants.run_has_no_file": _("Der er først en fil, når udbetalingen er godkendt."),
    "grants.rate_missing": _("Skriv dagens kurs for hver valuta: kroner for 100."),
    "grants.currency_differs": _("Banken har bogført i en anden valuta end %(ordered)s."),
    "grants.more_than_sent": _("Banken har bogført mere, end der er sendt."),
    "grants.statement_too_large": _("Filen er tom eller større end 5 MB. Vælg kontoudtoget igen."),
    "grants.no_statement": _("Filen er ikke et kontoudtog i formatet camt.053. Hent den igen i netbanken."),
    "grants.statement_line_unreadable": _(
        "Linje %(line)s i kontoudtoget kan ikke læses. Intet er indlæst. Hent filen igen i netbanken."
    ),
    "grants.year_missing": _("Skriv et år fra 2007 til 2100."),
    "grants.nothing_paid": _(
        "Banken har ikke bekræftet udbetalinger i det år, som der ikke allerede er spurgt om. Indlæs et kontoudtog, "
        "eller vælg et andet år."
    ),
    "grants.receipt_recorded": _("Svaret er allerede registreret. Du behøver ikke gøre mere."),
    "grants.outcome_missing": _("Vælg, om pengene kom frem."),
    "grants.evidence_missing": _("Skriv, hvordan det vides, for eksempel en kvittering eller et svar."),
    "grants.letter_missing": _("Det brev findes ikke. Vælg et af brevene på siden om støtten."),
    "grants.letter_of_the_newest": _("Brevet laves kun om den nyeste ansøgning i sagen."),
}
