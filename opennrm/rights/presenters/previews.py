"""What another organisation will see of a case, as a page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.roles import Section
from opennrm.cases.presenters import SECTIONS
from opennrm.rights.domain.insight import Record
from opennrm.rights.domain.previews import Preview
from opennrm.rights.presenters.insight import part

Parts = Sequence[dict[str, object]]


def sections_shown(preview: Preview, opened: Iterable[Section]) -> list[tuple[Promise | str, Parts]]:
    """Each section that will be open with everything that stands in it today, and what is seen with any."""
    chosen = set(opened)
    shown: list[tuple[Promise | str, Parts]] = [
        (SECTIONS[section], _parts(preview.under(section))) for section in Section if section in chosen
    ]
    return [*shown, (_("Sagen selv"), _parts(preview.under(None)))]


def _parts(records: Iterable[Record]) -> Parts:
    return [part(each) for each in records]
