"""Which instruments the installation has loaded. They hold nothing about anybody."""

from __future__ import annotations

from opennrm.access.domain.actor import Actor
from opennrm.identification.models import Instrument
from opennrm.mechanism import instruments
from opennrm.mechanism.domain import instruments as values


def asked_instruments(actor: Actor) -> list[Instrument]:
    """The newest edition of each that is not retired: those an interview asks for."""
    return list(Instrument.objects.filter(retired_at__isnull=True).order_by("code"))


def instruments_to_ask(actor: Actor) -> list[values.Instrument]:
    """The same, as what they say."""
    return [instruments.instrument(each.content) for each in asked_instruments(actor)]


def every_instrument(actor: Actor) -> list[Instrument]:
    return list(Instrument.objects.order_by("code", "imported_at"))
