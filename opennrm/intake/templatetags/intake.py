"""``{{ referral.state|state }}``, ``{{ code|age_told }}``, ``{{ code|wish }}`` in the page's language."""

from __future__ import annotations

from django import template

from opennrm.intake.domain.states import State
from opennrm.intake.forms.referrals import AGES, WISHES
from opennrm.intake.presenters import STATES

register = template.Library()


@register.filter
def state(code: str) -> str:
    return str(STATES[State(code)])


@register.filter
def age_told(code: str) -> str:
    return str(dict(AGES)[code])


@register.filter
def wish(code: str) -> str:
    return str(dict(WISHES)[code])
