"""The list of erasures, kept apart from the database and its backups: whoever restores an older backup erases them again.

A line for each: the moment, and the id of what was erased, which says nothing once it is gone. Written before the key is
destroyed, so that an erasure that was done always stands here.
"""

from __future__ import annotations

import os
from pathlib import Path
from uuid import UUID

from opennrm.config.local import SetupError, folder
from opennrm.shared.dates import clock


def path() -> Path:
    given = os.environ.get("NRM_ERASURE_LIST")
    return Path(given) if given else folder() / "erasures"


def keep(subject_id: UUID) -> None:
    descriptor = os.open(path(), os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(f"{clock.now().isoformat()} {subject_id}\n")
        file.flush()
        os.fsync(file.fileno())


def kept() -> str:
    return path().read_text(encoding="utf-8") if path().exists() else ""


def subjects(text: str) -> list[UUID]:
    """Whom a list names, each once."""
    try:
        found = [UUID(line.split()[1]) for line in text.splitlines() if line.strip()]
    except (IndexError, ValueError):
        raise SetupError(
            f"The list of erasures {path()} cannot be read. Bring it back from where it is kept apart."
        ) from None
    return list(dict.fromkeys(found))
