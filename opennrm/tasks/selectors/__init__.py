"""What may be read of tasks: one file per topic."""

from opennrm.tasks.selectors.covers import absent_for, covers_for, get_cover
from opennrm.tasks.selectors.tasks import (
    chosen,
    count_urgent,
    escalated_after,
    get_task,
    lock_task,
    lock_tasks_of_case,
    my_tasks,
    row_of,
    tasks_for,
    tasks_of,
    tasks_of_case,
    tasks_of_colleague,
    team_tasks,
)

__all__ = [
    "absent_for", "chosen", "count_urgent", "covers_for", "escalated_after", "get_cover", "get_task", "lock_task",
    "lock_tasks_of_case", "my_tasks", "row_of", "tasks_for", "tasks_of", "tasks_of_case", "team_tasks", "tasks_of_colleague",
]  # fmt: skip
