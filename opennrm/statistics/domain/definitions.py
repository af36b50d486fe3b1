"""What stands in the catalogue about each measure, in both languages. A measure without an entry fails a test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from opennrm.statistics.domain.texts import Text


class Stage(StrEnum):
    """The stages of the journey, in their order: how the catalogue is grouped."""

    CONTACT = "contact"
    IDENTIFICATION = "identification"
    SUPPORT = "support"
    RETURN = "return"
    PROSECUTION = "prosecution"


STAGES: Mapping[Stage, Text] = {
    Stage.CONTACT: Text("Opkald og henvisninger", "Calls and referrals"),
    Stage.IDENTIFICATION: Text("Identifikation", "Identification"),
    Stage.SUPPORT: Text("Støtte og bistand", "Support and assistance"),
    Stage.RETURN: Text("Forberedt hjemsendelse", "Prepared return"),
    Stage.PROSECUTION: Text("Straffesager", "Criminal cases"),
}


@dataclass(frozen=True, slots=True)
class Definition:
    """Who or what counts, who does not, where the rule comes from, and what to know before using the figure."""

    stage: Stage
    name: Text
    counts: Text
    leaves_out: Text
    source: Text
    quality: Text


REPORT = "Menneskehandel i Danmark 2021, årsrapport"
OURS = Text(
    "OpenNRM's eget valg: ingen lov og ingen offentliggjort regel",
    "OpenNRM's own choice: no law and no published rule",
)


def _step(da: str, en: str, done: Text) -> Definition:
    return Definition(
        Stage.PROSECUTION, Text(da, en),
        Text(f"Forhold, altså personer pr. journalnummer, hvor {done.da}. Det nyeste skridt i forholdet tæller, også når"
             " afgørelsen er anket.",
             f"Relations, that is persons per police file number, in which {done.en}. The newest step of the relation"
             " counts, also where the decision is appealed."),
        Text("Andre bestemmelser end straffelovens § 262 a, medmindre du vælger dem. Skridt, der er tilbagekaldt.",
             "Provisions other than section 262 a of the Criminal Code, unless you choose them. Steps that were withdrawn."),
        Text(f"Rigsadvokaten; {REPORT}, note i", "Director of Public Prosecutions; annual report 2021, note i"),
        Text("Tallene er dynamiske: et journalnummer kan ændre sig bagud i tid, så opgørelsesdatoen skal altid med. En person i"
             " to sager tæller to gange. Før 2014 ved registret ikke, hvor mange der er.",
             "The figures are dynamic: a file may change for past years, so always give the as-of date. A person in two files"
             " counts twice. Before 2014 the register does not know how many there are."),
    )  # fmt: skip


DEFINITIONS: Mapping[str, Definition] = {
    "calls": Definition(
        Stage.CONTACT, Text("Opkald til hotlinen", "Calls to the hotline"),
        Text("Hvert registreret opkald, efter den dag der blev ringet. Også opkald, der ikke handler om en bestemt person.",
             "Each call registered, by the day of the call. Calls that concern no particular person too."),
        Text("Opkald, der er tilbagekaldt som fejl. Tips og breve.", "Calls withdrawn as mistakes. Tips and letters."),
        Text(REPORT, "Annual report 2021"),
        Text("Tæller opkald, ikke personer: den samme opkalder kan ringe flere gange, og et opkald kan handle om flere.",
             "Counts calls, not persons: the same caller may ring several times, and a call may concern several persons."),
    ),
    "referrals": Definition(
        Stage.CONTACT, Text("Henvisninger", "Referrals"),
        Text("Hver henvisning af en person til identifikationssamtale, efter den dag den blev lavet. Også henvisninger, der"
             " siden er afvist.",
             "Each referral of a person to an identification interview, by the day it was made. Referrals declined later too."),
        Text("Henvisninger, der er tilbagekaldt som fejl.", "Referrals withdrawn as mistakes."),
        OURS,
        Text("Den samme person kan være henvist flere gange og tæller da flere gange.",
             "The same person may be referred more than once and then counts more than once."),
    ),
    "interviewed": Definition(
        Stage.IDENTIFICATION, Text("Udredte personer", "Persons interviewed"),
        Text("Personer med mindst én identifikationssamtale i året, talt én gang på tværs af de organisationer, der holder"
             " samtaler.",
             "Persons with at least one identification interview in the year, counted once across the interviewing"
             " organisations."),
        Text("Planlagte samtaler, som ikke blev holdt. Samtaler, der er tilbagekaldt som fejl.",
             "Planned interviews that were not held. Interviews withdrawn as mistakes."),
        Text(REPORT, "Annual report 2021"),
        Text("Den samme person hos to organisationer tæller kun én gang, hvor det er afklaret; ellers to gange.",
             "The same person with two organisations counts once only where that is settled; otherwise twice."),
    ),
    "victims": Definition(
        Stage.IDENTIFICATION, Text("Ofre for menneskehandel", "Victims of trafficking"),
        Text("Personer med en afgørelse om, at de er ofre for menneskehandel, efter afgørelsens dag. To afgørelser i samme år"
             " tæller én gang, og den nyeste giver udnyttelsesformen; i hvert sit år tæller de én gang i hvert.",
             "Persons with a decision that they are victims of trafficking, by the day of the decision. Two decisions in one"
             " year count once, and the newest gives the form of exploitation; in different years they count once in each."),
        Text("Potentielle ofre uden afgørelse. Afgørelser, der er rettet eller tilbagekaldt: den, der gælder, tæller.",
             "Potential victims without a decision. Decisions corrected or withdrawn: the one that holds counts."),
        Text(f"{REPORT}, note til figuren 2007-2021; reglerne om alder og nationalitet er OpenNRM's egne",
             "Annual report 2021, note to the figure 2007-2021; the rules on age and nationality are OpenNRM's own"),
        Text("Alderen er alderen ved afgørelsen, nationaliteten den først registrerede og formen den primære. Tallet siger, hvor"
             " mange der er fundet, ikke hvor mange der er.",
             "Age is the age at the decision, nationality the first one recorded and form the main one. The figure says how many"
             " were found, not how many there are."),
    ),
    "returns": Definition(
        Stage.RETURN, Text("Gennemførte hjemsendelser", "Completed prepared returns"),
        Text("Personer, der er rejst hjem med en forberedt hjemsendelse, efter hjemrejsens dag, uanset hvilket år de blev vurderet.",
             "Persons who travelled home with a prepared return, by the day of the journey, whatever year they were assessed in."),
        Text("Hjemsendelser, der er forberedt, men ikke gennemført, eller er tilbagekaldt som fejl.",
             "Returns that were prepared but not completed, or withdrawn as mistakes."),
        Text(REPORT, "Annual report 2021"),
        Text("Flere rejser i et år tæller hver for sig. Årets hjemrejste er ikke årets ofre.",
             "Several journeys in a year count one by one. Those who returned in a year are not the victims of that year."),
    ),
    "grants_paid": Definition(
        Stage.RETURN, Text("Udbetalt reintegrationsstøtte", "Reintegration support paid"),
        Text("Kroner, som banken har bekræftet er udbetalt, efter den dag banken bogførte dem.",
             "Kroner that the bank confirmed as paid, by the day the bank booked them."),
        Text("Udbetalinger, der kun er bevilget eller sendt. Beløb, der er kommet tilbage.",
             "Payments only granted or sent. Amounts that came back."),
        OURS,
        Text("I udenlandsk valuta er kursen den, der gjaldt, da beløbet blev sendt. Gebyrer er ikke med.",
             "In foreign currency the rate is that of the day it was sent. Fees are not included."),
    ),
    "return_steps": Definition(
        Stage.RETURN, Text("Trin, der er begyndt", "Steps begun"),
        Text("Hvert ja til et af de seks trin i en forberedt hjemsendelse, efter den dag personen sagde ja.",
             "Each yes to one of the six steps of a prepared return, by the day the person said yes."),
        Text("Trin, som personen ikke er spurgt om. Hjemrejser fra før trinnene blev registreret.",
             "Steps that the person was not asked about. Journeys from before the steps were recorded."),
        OURS,
        Text("Den samme hjemsendelse tæller én gang for hvert trin. Et ja, der er trukket tilbage, blev givet og tæller.",
             "One return counts once for each step. A yes that was taken back was given, and counts."),
    ),
    "return_step_days": Definition(
        Stage.RETURN, Text("Tid i hvert trin", "Time in each step"),
        Text("Dage fra personens ja til et trin og til det næste ja. Medianen: halvdelen tog kortere tid.",
             "Days from the person's yes to a step until the next yes. The median: half took less."),
        Text("Trin, der ikke er afsluttet med et ja til det næste, også hvor hjemsendelsen er stoppet.",
             "Steps that did not end in a yes to the next, also where the return was stopped."),
        OURS,
        Text("Ventetid, for eksempel på dokumenter, er med. Få hjemsendelser gør tallet usikkert.",
             "Time spent waiting, for documents for example, is included. Few returns make the figure uncertain."),
    ),
    "return_activities": Definition(
        Stage.RETURN, Text("Aktiviteter, der er begyndt", "Activities begun"),
        Text("Hver aktivitet i en forberedt hjemsendelse, som er taget op, efter den dag det skete første gang.",
             "Each activity of a prepared return that was taken up, by the day that happened first."),
        Text("Aktiviteter, der kun er udeladt som ikke relevante.", "Activities only left out as not relevant."),
        OURS,
        Text("En aktivitet, der tages op igen i den samme hjemsendelse, tæller én gang.",
             "An activity that is taken up again in the same return counts once."),
    ),
    "charges": _step("Sigtelser", "Charges", Text("der er rejst sigtelse", "a charge was made")),
    "indictments": _step("Tiltaler", "Indictments", Text("der er rejst tiltale", "an indictment was brought")),
    "convictions": _step("Domfældelser", "Convictions", Text("der er faldet dom", "there was a conviction")),
}  # fmt: skip
