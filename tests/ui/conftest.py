from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def only_the_frame(settings) -> None:
    settings.ROOT_URLCONF = "tests.ui.urls"
