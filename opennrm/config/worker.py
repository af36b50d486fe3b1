"""What the web server's worker process loads: the application, and an end together with its parent.

When the parent is killed, Linux ends the worker too; else it would go on holding the port.
"""

from __future__ import annotations

import ctypes
import signal
import sys

PR_SET_PDEATHSIG = 1

if sys.platform == "linux":
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)

from opennrm.config.wsgi import application  # noqa: E402 - after the tie to the parent

__all__ = ["application"]
