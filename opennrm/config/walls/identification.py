"""Interviews, assessments, decisions, letters."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.access.domain.roles import Section
from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import ALL, MINE, NO_PERSON, takes_part


def of_my_assessment(section: Section) -> str:
    return (
        "EXISTS (SELECT FROM identification_assessment a"
        f" WHERE a.id = assessment_id AND {takes_part('a.case_id', section)})"
    )


def of_case(table: str, *sections: Section) -> str:
    return takes_part(f"identification_{table}.case_id", *sections)


# An assessment is seen with the interviews it rests on, and with the decision it leads to.
ASSESSMENT = of_case("assessment", Section.INTERVIEW, Section.DECISION)
AGE = of_case("agedecision", Section.DECISION)
RULING = of_case("ruling", Section.DECISION)
OF_MY_INTERVIEWS = of_my_assessment(Section.INTERVIEW)
OF_MY_DECISIONS = of_my_assessment(Section.DECISION)
OF_MY_ASSESSMENT = "EXISTS (SELECT FROM identification_assessment a WHERE a.id = assessment_id)"
OF_MY_DECISION = "EXISTS (SELECT FROM identification_decision d WHERE d.id = decision_id)"
OF_MY_INTERVIEW = "EXISTS (SELECT FROM identification_interview i WHERE i.id = interview_id)"
OF_MY_PLAN = "EXISTS (SELECT FROM identification_plannedinterview p WHERE p.id = plan_id)"
OF_MY_INTERPRETER = "EXISTS (SELECT FROM identification_interpreter i WHERE i.id = interpreter_id)"
MY_PLAN = f"{MINE} AND {of_case('plannedinterview', Section.INTERVIEW)}"
OF_MY_COMPLEX = (
    "EXISTS (SELECT FROM cases_case c WHERE c.complex_id = identification_sharedfact.complex_id"
    f" AND {takes_part('c.id', Section.DECISION)})"
)
BOTH_CASES = " AND ".join(
    takes_part(f"identification_caselink.{each}_id", Section.DECISION) for each in ("first", "second")
)

WALLS: Mapping[str, Wall] = {
    "identification_assessment": Wall(see=ASSESSMENT, add=ASSESSMENT, change=ASSESSMENT),
    "identification_interview": Wall(see=OF_MY_INTERVIEWS, add=OF_MY_INTERVIEWS, change=OF_MY_INTERVIEWS),
    "identification_finding": Wall(see=OF_MY_INTERVIEW, add=OF_MY_INTERVIEW),
    "identification_interviewtext": Wall(see=OF_MY_INTERVIEW, add=OF_MY_INTERVIEW),
    "identification_interviewconsent": Wall(see=OF_MY_INTERVIEW, add=OF_MY_INTERVIEW),
    # An appointment is its organisation's own, in a case that it takes part in.
    "identification_plannedinterview": Wall(see=MY_PLAN, add=MY_PLAN, change=MY_PLAN),
    "identification_takenhalfhour": Wall(see=OF_MY_PLAN, add=OF_MY_PLAN, delete=OF_MY_PLAN),
    "identification_room": Wall(see=MINE, add=MINE),
    "identification_interpreter": Wall(see=MINE, add=MINE),
    "identification_interpreterconflict": Wall(see=OF_MY_INTERPRETER, add=OF_MY_INTERPRETER),
    "identification_instrument": Wall(see=ALL, why=NO_PERSON + "; loaded by the owner"),
    "identification_decision": Wall(see=OF_MY_DECISIONS, add=OF_MY_DECISIONS, change=OF_MY_DECISIONS),
    "identification_decisionform": Wall(see=OF_MY_DECISION, add=OF_MY_DECISION),
    "identification_decisionfinding": Wall(see=OF_MY_DECISION, add=OF_MY_DECISION),
    "identification_decisionevidence": Wall(see=OF_MY_DECISION, add=OF_MY_DECISION),
    "identification_agedecision": Wall(see=AGE, add=AGE),
    "identification_turn": Wall(see=OF_MY_ASSESSMENT, add=OF_MY_ASSESSMENT),
    "identification_opinion": Wall(see=OF_MY_DECISIONS, add=OF_MY_DECISIONS),
    "identification_ruling": Wall(see=RULING, add=RULING),
    "identification_letter": Wall(see=OF_MY_DECISION, add=OF_MY_DECISION),
    "identification_letterstep": Wall(
        see="EXISTS (SELECT FROM identification_letter l WHERE l.id = letter_id)",
        add="EXISTS (SELECT FROM identification_letter l WHERE l.id = letter_id)",
    ),
    "identification_sharedfact": Wall(see=OF_MY_COMPLEX, add=OF_MY_COMPLEX, change=OF_MY_COMPLEX),
    "identification_caselink": Wall(see=BOTH_CASES, add=BOTH_CASES, change=BOTH_CASES),
}
