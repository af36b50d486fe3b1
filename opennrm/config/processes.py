"""Is a process that we once noted still the one we noted?"""

from __future__ import annotations

import os
from pathlib import Path


def is_program(process: int, word: str) -> bool:
    """It lives and its command line holds the word: a number is given to another program sooner or later."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    try:
        return word.encode() in Path(f"/proc/{process}/cmdline").read_bytes()  # empty: dead, not yet buried
    except OSError:
        return not Path("/proc/self").exists()
