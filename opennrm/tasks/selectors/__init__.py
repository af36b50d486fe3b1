"""What may be read of tasks: one file per topic."""

from opennrm.tasks.selectors.covers import absent_for, covers_for, get_cover
from opennrm.tasks.selectors.lists import lists_for, lock_list
from opennrm.tasks.selectors.subscriptions import digest_counts, digest_for, digests_due, feed_for, whose_feed
from opennrm.tasks.selectors.tasks import (
    chosen,
    deadlines_ended,
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
    undone_of,
)

__all__ = [
    "absent_for", "chosen", "deadlines_ended", "undone_of", "covers_for", "digest_counts", "digest_for", "digests_due", "escalated_after", "feed_for", "get_cover", "get_task",
    "lists_for", "lock_list", "lock_task", "whose_feed",
    "lock_tasks_of_case", "my_tasks", "row_of", "tasks_for", "tasks_of", "tasks_of_case", "team_tasks", "tasks_of_colleague",
]  # fmt: skip
