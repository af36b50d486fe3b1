"""Loading instruments, by the owner of the database on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from opennrm.access import audit
from opennrm.access.domain.actor import NOBODY
from opennrm.identification.models import Instrument
from opennrm.mechanism.instruments import instrument
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid


@transaction.atomic
def import_instrument(tables: Mapping[str, Any]) -> None:
    """A new edition is asked from now on, without its score; interviews keep the edition they used."""
    told = instrument(tables)
    if Instrument.objects.filter(code=told.code, edition=told.edition).exists():
        raise Invalid("identification.edition_known", edition=told.edition)
    Instrument.objects.filter(code=told.code, retired_at__isnull=True).update(retired_at=clock.now())
    row = Instrument.objects.create(
        code=told.code, edition=told.edition, content=dict(tables), imported_at=clock.now()
    )
    audit.record("identification.instrument_imported", row, by=NOBODY, fields=["content"])


@transaction.atomic
def switch_score(code: str, *, on: bool) -> None:
    """Whether pages show what the instrument's rule makes of the findings."""
    row = Instrument.objects.filter(code=code, retired_at__isnull=True).first()
    if row is None:
        raise Invalid("identification.no_such_instrument", instrument=code)
    row.shows_score = on
    row.save(update_fields=["shows_score"])
    audit.record("identification.score_switched", row, by=NOBODY, fields=["shows_score"])


@transaction.atomic
def retire_instrument(code: str) -> None:
    """No longer asked; what was found with it stays."""
    row = Instrument.objects.filter(code=code, retired_at__isnull=True).first()
    if row is None:
        raise Invalid("identification.no_such_instrument", instrument=code)
    row.retired_at = clock.now()
    row.save(update_fields=["retired_at"])
    audit.record("identification.instrument_retired", row, by=NOBODY, fields=["retired_at"])
