"""Logs that name no person: where something went wrong, never what was typed or asked for."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutAddress(logging.Filter):
    """Django tells the address of a request that failed; somebody may have typed a name into it."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == "django.request" and isinstance(record.args, tuple) and len(record.args) > 1:
            record.args = (record.args[0], "(address not logged)")
        return True


class WithoutValues(logging.Formatter):
    """An exception as its kind and its places in the code: its text may hold a value."""

    def formatException(self, ei: ExcInfo) -> str:
        kind, _, trace = ei
        places = [f"  {each.filename}:{each.lineno} in {each.name}" for each in traceback.extract_tb(trace)]
        return "\n".join([*places, kind.__name__ if kind else ""])
