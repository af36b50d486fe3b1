"""Interviews, assessments, decisions, letters."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import ALL, MINE, NO_PERSON, takes_part

OF_MY_ASSESSMENT = "EXISTS (SELECT FROM identification_assessment a WHERE a.id = assessment_id)"
OF_MY_DECISION = "EXISTS (SELECT FROM identification_decision d WHERE d.id = decision_id)"
OF_MY_INTERVIEW = "EXISTS (SELECT FROM identification_interview i WHERE i.id = interview_id)"
OF_MY_PLAN = "EXISTS (SELECT FROM identification_plannedinterview p WHERE p.id = plan_id)"
OF_MY_INTERPRETER = "EXISTS (SELECT FROM identification_interpreter i WHERE i.id = interpreter_id)"
MY_PLAN = f"{MINE} AND {takes_part('identification_plannedinterview.case_id')}"
OF_MY_COMPLEX = "EXISTS (SELECT FROM cases_casecomplex x WHERE x.id = complex_id)"
BOTH_CASES = (
    f"{takes_part('identification_caselink.first_id')} AND {takes_part('identification_caselink.second_id')}"
)

WALLS: Mapping[str, Wall] = {
    "identification_assessment": Wall(
        see=takes_part("identification_assessment.case_id"),
        add=takes_part("identification_assessment.case_id"),
        change=takes_part("identification_assessment.case_id"),
    ),
    "identification_interview": Wall(see=OF_MY_ASSESSMENT, add=OF_MY_ASSESSMENT, change=OF_MY_ASSESSMENT),
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
    "identification_decision": Wall(see=OF_MY_ASSESSMENT, add=OF_MY_ASSESSMENT, change=OF_MY_ASSESSMENT),
    "identification_decisionform": Wall(see=OF_MY_DECISION, add=OF_MY_DECISION),
    "identification_decisionfinding": Wall(see=OF_MY_DECISION, add=OF_MY_DECISION),
    "identification_decisionevidence": Wall(see=OF_MY_DECISION, add=OF_MY_DECISION),
    "identification_agedecision": Wall(
        see=takes_part("identification_agedecision.case_id"),
        add=takes_part("identification_agedecision.case_id"),
    ),
    "identification_turn": Wall(see=OF_MY_ASSESSMENT, add=OF_MY_ASSESSMENT),
    "identification_opinion": Wall(see=OF_MY_ASSESSMENT, add=OF_MY_ASSESSMENT),
    "identification_ruling": Wall(
        see=takes_part("identification_ruling.case_id"), add=takes_part("identification_ruling.case_id")
    ),
    "identification_letter": Wall(see=OF_MY_DECISION, add=OF_MY_DECISION),
    "identification_letterstep": Wall(
        see="EXISTS (SELECT FROM identification_letter l WHERE l.id = letter_id)",
        add="EXISTS (SELECT FROM identification_letter l WHERE l.id = letter_id)",
    ),
    "identification_sharedfact": Wall(see=OF_MY_COMPLEX, add=OF_MY_COMPLEX, change=OF_MY_COMPLEX),
    "identification_caselink": Wall(see=BOTH_CASES, add=BOTH_CASES, change=BOTH_CASES),
}
