"""What roles, acts, refusals and patterns of use are called."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.patterns import Pattern
from opennrm.access.domain.recovery import Lost, Proof
from opennrm.access.domain.roles import Role

ROLES: dict[Role, Promise] = {
    Role.HOTLINE_ADVISER: _("Hotlinerådgiver"),
    Role.CASEWORKER: _("Sagsbehandler"),
    Role.DECISION_MAKER: _("Afgørelsesmyndighed"),
    Role.NGO_WORKER: _("Opsøgende NGO-medarbejder"),
    Role.HEALTH_WORKER: _("Sundhedsmedarbejder i NGO"),
    Role.CONTACT_PERSON: _("Kontaktperson"),
    Role.ACCOMMODATION_PROVIDER: _("Medarbejder på indkvarteringssted"),
    Role.RETURN_OFFICER: _("Hjemrejsemedarbejder"),
    Role.REINTEGRATION_ADVISER: _("Reintegrationsrådgiver"),
    Role.LOCAL_PARTNER: _("Lokal hjælpeorganisation"),
    Role.POLICE_LIAISON: _("Politiets kontaktperson"),
    Role.AUTHORITY_LIAISON: _("Myndighedsgruppens kontaktperson"),
    Role.PROSECUTOR: _("Anklager"),
    Role.ANALYST: _("Statistiker"),
    Role.REPORT_EDITOR: _("Redaktør af årsrapporten"),
    Role.REPORT_REVIEWER: _("Gennemlæser af årsrapporten"),
    Role.REPORT_PUBLISHER: _("Udgiver af årsrapporten"),
    Role.DATA_PROTECTION_OFFICER: _("Databeskyttelsesrådgiver (DPO)"),
    Role.ADMINISTRATOR: _("Administrator"),
}

# What the acts of this app are called in the audit trail.
EVENTS: dict[str, Promise] = {
    "access.signed_in": _("Loggede ind"),
    "access.sign_in_failed": _("Forsøgte forgæves at logge ind"),
    "access.signed_out": _("Loggede ud"),
    "access.users_shown": _("Så brugere"),
    "access.user_shown": _("Så bruger"),
    "access.role_proposed": _("Foreslog rolle"),
    "access.role_approved": _("Godkendte rolle"),
    "access.role_rejected": _("Afviste rolle"),
    "access.invitation_accepted": _("Tog imod invitation"),
    "access.membership_ended": _("Afsluttede medlemskab"),
    "access.session_ended": _("Blev logget ud af systemet"),
    "access.sessions_ended": _("Loggede ud alle andre steder"),
    "access.password_changed": _("Skiftede adgangskode"),
    "access.factor_added": _("Tilføjede faktor til login"),
    "access.factor_removed": _("Fjernede faktor til login"),
    "access.recovery_codes_made": _("Lavede nye gendannelseskoder"),
    "access.connection_added": _("Forbandt konto med myndigheds login"),
    "access.connection_removed": _("Fjernede forbindelse til myndigheds login"),
    "access.code_failed": _("Skrev en forkert kode ved login"),
    "access.notices_shown": _("Så, hvad der er sket med sit login"),
    "access.notices_seen": _("Bekræftede, hvad der er sket med sit login"),
    "access.user_signed_out": _("Loggede bruger ud alle steder"),
    "access.recovery_proposed": _("Foreslog ny adgang til bruger"),
    "access.recovery_approved": _("Godkendte ny adgang til bruger"),
    "access.recovery_rejected": _("Afviste ny adgang til bruger"),
    "access.recovered": _("Fik ny adgang med ny adgangskode"),
    "access.organisation_chosen": _("Valgte organisation"),
    "access.refused": _("Blev afvist"),
    "access.organisations_installed": _("Organisationer lagt ind"),
    "access.user_added": _("Bruger oprettet"),
    "access.conducts_shown": _("Så adfærdskodeksens versioner"),
    "access.conduct_published": _("Udgav adfærdskodeks"),
    "access.conduct_accepted": _("Accepterede adfærdskodeks"),
    "access.organisations_shown": _("Så organisationer"),
    "access.organisation_added": _("Lagde organisation ind"),
    "access.organisation_changed": _("Rettede organisations kontaktoplysninger"),
    "access.organisation_closed": _("Lukkede organisation"),
    "access.reopening_proposed": _("Foreslog at åbne organisation igen"),
    "access.organisation_reopened": _("Åbnede organisation igen"),
    "access.labels_shown": _("Så kodelister"),
    "access.label_proposed": _("Foreslog betegnelse for kode"),
    "access.label_approved": _("Godkendte betegnelse for kode"),
    "access.label_rejected": _("Afviste betegnelse for kode"),
    "access.trail_shown": _("Så adgangsloggen"),
    "access.seen_by_shown": _("Så, hvem der har set en person"),
    "access.unusual_shown": _("Så usædvanlig brug"),
    "access.trail_cut": _("Slettede adgangsloggens ældste linjer"),
    "access.trail_exported": _("Tog et udtræk af adgangsloggen"),
}

# What users are told of their own account.
NOTICES: dict[str, Promise] = {
    "access.sign_in_failed": _(
        "Nogen har forsøgt at logge ind med dit brugernavn og en forkert adgangskode."
    ),
    "access.code_failed": _("Nogen har skrevet en forkert kode for dig. Adgangskoden var rigtig."),
    "access.another_browser": _("Der er logget ind som dig i en anden browser end sidst."),
    "access.password_changed": _("Din adgangskode er skiftet."),
    "access.factor_added": _("En app eller adgangsnøgle er tilføjet til dit login."),
    "access.factor_removed": _("En app eller adgangsnøgle er fjernet fra dit login."),
    "access.recovery_codes_made": _("Der er lavet nye gendannelseskoder. De gamle virker ikke mere."),
    "access.connection_added": _("Din konto er forbundet med en myndigheds login."),
    "access.connection_removed": _("Forbindelsen til en myndigheds login er fjernet."),
    "access.recovery_proposed": _("En administrator har foreslået at give dig ny adgang."),
    "access.recovered": _("Du har fået ny adgang med en ny adgangskode."),
}
LOST: dict[Lost, Promise] = {
    Lost.PASSWORD: _("Adgangskoden. App og adgangsnøgler gælder stadig"),
    Lost.FACTORS: _("App eller adgangsnøgle. De fjernes, og brugeren tilføjer nye"),
}
PROOFS: dict[Proof, Promise] = {
    Proof.MET: _("Jeg har mødt brugeren og set legitimation"),
    Proof.VIDEO: _("Jeg har set brugeren på video og kender vedkommende"),
    Proof.MANAGER: _("Brugerens leder har bekræftet det over for mig"),
}

REFUSALS: dict[str, Promise] = {
    "access.missing_right": _(
        "Din rolle giver ikke ret til dette. Bed en kollega med den rette rolle om at gøre det, "
        "eller kontakt din administrator, hvis din rolle er forkert."
    ),
    "access.unknown_role": _("Vælg en rolle fra listen."),
    "access.unknown_organisation": _("Vælg en organisation fra listen."),
    "access.grant_waits_already": _(
        "Der er allerede et forslag om denne bruger i organisationen. Afgør det først."
    ),
    "access.grant_decided": _("Forslaget er allerede afgjort. Lav et nyt, hvis rollen skal ændres igen."),
    "access.grant_own": _("Du har selv foreslået det. En anden administrator skal godkende eller afvise."),
    "access.grant_about_oneself": _("Det handler om dig selv. En anden administrator skal afgøre det."),
    "access.leaving_oneself": _(
        "Du kan ikke afslutte dit eget medlemskab. Bed en anden administrator om det."
    ),
    "access.recovering_oneself": _("Du kan ikke give dig selv ny adgang. Bed en anden administrator om det."),
    "access.user_closed": _("Brugeren er lukket. Foreslå en rolle, hvis brugeren skal ind igen."),
    "access.recovery_waits": _("Der er allerede et forslag om ny adgang til brugeren. Afgør det først."),
    "access.authority_unknown": _("Svaret kom ikke fra den myndighed, som det er aftalt. Prøv igen."),
    "access.authority_too_weak": _(
        "Din myndigheds login var ikke så sikkert, som det er aftalt. Log ind hos den med to faktorer, og prøv igen."
    ),
    "access.not_found": _("Findes ikke, eller din organisation deltager ikke i sagen."),
    "access.too_often": _("Det er gjort for mange gange på kort tid. Vent lidt, og prøv igen."),
    "access.membership_over": _("Medlemskabet er allerede afsluttet."),
    "access.closing_own": _(
        "Du kan ikke lukke din egen organisation. Bed en administrator i en anden om det."
    ),
    "access.closed_already": _("Organisationen er allerede lukket."),
    "access.not_closed": _("Organisationen er åben. Der er ikke noget at åbne."),
    "access.reopening_waits": _(
        "Der er allerede et forslag om at åbne organisationen. En anden administrator skal godkende det."
    ),
    "access.reopening_not_proposed": _("Ingen har foreslået at åbne organisationen. Foreslå det først."),
    "access.conduct_in_both_languages": _("Skriv adfærdskodeksen på både dansk og engelsk."),
    "access.conduct_changed": _("Adfærdskodeksen er ændret, mens du læste. Læs den nye, og acceptér den."),
    "access.label_decided": _(
        "Forslaget er allerede afgjort. Lav et nyt, hvis koden skal hedde noget andet."
    ),
    "access.label_day_passed": _("Vælg en dag, der kommer, tidligst i morgen."),
    "access.label_too_late": _(
        "Dagen, som betegnelsen skulle gælde fra, er begyndt. Afvis forslaget, og foreslå den igen fra en senere dag."
    ),
    "access.label_is_so": _("Det hedder koden allerede den dag. Skriv en anden betegnelse."),
    "access.label_taken": _("En anden kode i listen hedder sådan den dag. Skriv en anden betegnelse."),
    "access.label_waits": _("Der er allerede et forslag om koden. En anden administrator skal afgøre det."),
    "access.label_from_that_day": _("Koden får allerede en ny betegnelse den dag. Vælg en anden dag."),
    "access.too_many_lines": _("Udtrækket er for stort. Vælg en kortere periode, højst %(most)s linjer."),
    "access.username_taken": _("Brugernavnet findes allerede. Vælg et andet."),
}


PATTERNS: dict[Pattern, Promise] = {
    Pattern.MANY_RECORDS: _("Så mange forskellige poster"),
    Pattern.MANY_IDENTITIES: _("Åbnede mange identiteter"),
    Pattern.MANY_REFUSALS: _("Blev afvist mange gange"),
    Pattern.AT_NIGHT: _("Så poster om natten"),
    Pattern.OWN_NAME: _("Søgte efter sit eget navn"),
    Pattern.OUTSIDE_CASES: _("Åbnede sag, som organisationen ikke deltager i"),
    Pattern.MANY_QUESTIONS: _("Spurgte ofte, om personer er kendt af andre"),
}
