"""Questions of support."""

from opennrm.support.forms.periods import EndForm, ExtendForm

__all__ = ["EndForm", "ExtendForm"]
