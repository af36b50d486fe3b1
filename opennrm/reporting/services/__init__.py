"""Building the annual report and checking stated figures. Reads only through ``statistics``; writes only files."""

from __future__ import annotations

from opennrm.reporting.services.building import Wanted, build, compose
from opennrm.reporting.services.checking import Checked, check, check_prose

__all__ = ["Checked", "Wanted", "build", "check", "check_prose", "compose"]
