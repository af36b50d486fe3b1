from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from opennrm.config import embedded

LEFT_OUT = ("DATABASE_URL", "NRM_OWNER_DATABASE_URL", "NRM_SECRET_KEY", "NRM_KEY_FILE", "NRM_DATABASE_ROLE")


@contextmanager
def checkout_in(folder: Path) -> Iterator[Path]:
    """As if ``folder`` were a checkout, with an environment that says nothing."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NRM_HOME", str(folder))
        for name in LEFT_OUT:
            environment.delenv(name, raising=False)
        yield folder
        where = embedded.place()
        if where.data.exists():
            embedded.stop(where)
        if where.base.is_relative_to(embedded.SYSTEM_ROOT):
            shutil.rmtree(where.base, ignore_errors=True)


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Path]:
    """A checkout of this test's own."""
    with checkout_in(tmp_path):
        yield tmp_path


@pytest.fixture(scope="module")
def used_checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A checkout that the tests of a module share: making a new server takes a second."""
    with checkout_in(tmp_path_factory.mktemp("checkout")) as folder:
        yield folder
