"""Tasks, drafts, saved lists, cover."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import MINE, MY_OWN, array, takes_part
from opennrm.tasks.domain.kinds import DOING

OWNED = "owner_id = nrm_user()"
OF_MY_TASK = "EXISTS (SELECT FROM tasks_task t WHERE t.id = task_id)"
# A task is seen with the sections that its kind is about; it begins in the act of whoever takes part, which also
# moves those that are already there (``access.wall.moving_tasks_of``).
SECTIONS = " ".join(f"WHEN '{kind}' THEN {array(*doing.sections)}" for kind, doing in DOING.items())
OF_MY_CASE = takes_part("tasks_task.case_id")
IN_ITS_SECTION = takes_part("tasks_task.case_id", opened=f"p.sections && CASE tasks_task.kind {SECTIONS} END")
MY_TASK = f"{IN_ITS_SECTION} OR tasks_task.case_id = (SELECT nrm_moved_case()) AND {OF_MY_CASE}"

WALLS: Mapping[str, Wall] = {
    # A draft is its user's alone, whatever organisation they act for; the first wall asks for that too.
    "tasks_draft": Wall(see=MY_OWN, add=MY_OWN, change=MY_OWN, delete=MY_OWN),
    "tasks_sentdraft": Wall(see=MY_OWN, add=MY_OWN, change=MY_OWN),
    "tasks_presence": Wall(see=f"{MY_OWN} OR {MINE}", add=MY_OWN, change=MY_OWN),
    # Tasks: of everybody who takes part in that section of the case. Who covers for whom stays in the organisation.
    "tasks_task": Wall(see=MY_TASK, add=OF_MY_CASE, change=MY_TASK),
    "tasks_extension": Wall(see=OF_MY_TASK, add=OF_MY_TASK),
    "tasks_pause": Wall(see=OF_MY_TASK, add=OF_MY_TASK, change=OF_MY_TASK),
    # One's own alone; found before anybody acts by nrm_feed and nrm_digests_due.
    "tasks_feed": Wall(see=MY_OWN, add=MY_OWN, change=MY_OWN),
    "tasks_digest": Wall(see=MY_OWN, add=MY_OWN, change=MY_OWN, delete=MY_OWN),
    "tasks_savedlist": Wall(
        see=f"{MINE} AND (is_shared OR {OWNED})", add=f"{MINE} AND {OWNED}", change=OWNED, delete=OWNED
    ),
    "tasks_cover": Wall(see=MINE, add=MINE, change=MINE, delete=MINE),
}
