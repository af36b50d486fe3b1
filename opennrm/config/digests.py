"""Digests by mail: what the tasks say, through Django's mail backend."""

from __future__ import annotations

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail

from opennrm.tasks import presenters, services
from opennrm.tasks.domain.views import Letter


def send() -> tuple[int, int]:
    """To everybody who chose today. Marked as sent before the first leaves: nobody is told twice."""
    letters = services.take_digests()
    arrived = [_sent(letter) for letter in letters]
    return sum(arrived), len(letters) - sum(arrived)


def _sent(letter: Letter) -> bool:
    subject, text = presenters.digest(letter.counts, settings.NRM_ADDRESS)
    try:
        return bool(send_mail(subject, text, None, [letter.address]))
    except (OSError, SMTPException):
        return False
