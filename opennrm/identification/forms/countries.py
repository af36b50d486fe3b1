"""Several countries in one field, typed by name."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from opennrm.identification.forms.choices import language
from opennrm.mechanism import countries


class CountriesField(django_forms.CharField):
    """Names with commas between them, in the language of the page; gives their codes, each once."""

    def __init__(self, **options: Any) -> None:
        hint = _("Skriv landene med komma imellem, for eksempel Italien, Tyskland")
        super().__init__(max_length=500, required=False, help_text=hint, **options)

    def clean(self, value: Any) -> tuple[str, ...]:
        text = super().clean(value)
        known = {countries.plain_order(name): code for code, name in countries.all_countries(language())}
        names = [name.strip() for name in text.replace(";", ",").split(",") if name.strip()]
        for name in names:
            if countries.plain_order(name) not in known:
                raise django_forms.ValidationError(
                    _("%(name)s er ikke et land, som registret kender. Tjek stavemåden."),
                    params={"name": name},
                )
        return tuple(dict.fromkeys(known[countries.plain_order(name)] for name in names))

    def prepare_value(self, value: Any) -> Any:
        """Codes of an earlier decision as names; what was typed stays as typed."""
        if isinstance(value, (list, tuple)):
            return ", ".join(countries.name(code, language()) for code in value)
        return value
