"""Building the annual report and checking stated figures. Reads only through ``statistics``; writes only files."""

from __future__ import annotations

from opennrm.reporting.services.building import Wanted, build, compose
from opennrm.reporting.services.checking import check

__all__ = ["Wanted", "build", "check", "compose"]
