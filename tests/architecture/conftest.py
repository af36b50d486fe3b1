"""Sweeps ask for some ten thousand pages and read what a browser would be sent."""

from __future__ import annotations

import pytest
from django.template import Template
from django.test import utils


@pytest.fixture(autouse=True)
def rendered_as_sent(monkeypatch):
    """Without the copies of every context that Django's test client keeps of every template."""
    monkeypatch.setattr(Template, "_render", utils._TestState.saved_data.template_render)
