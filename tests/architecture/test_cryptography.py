"""docs/cryptography.md names every file that uses cryptography."""

from __future__ import annotations

import re

import pytest

from tests.architecture.code import PACKAGE, ROOT, every_file

INVENTORY = (ROOT / "docs" / "cryptography.md").read_text("utf-8")
OF_PYTHON = re.compile(
    r"^\s*(?:import|from) (?:hashlib|hmac|secrets|ssl|cryptography|tink|pyrage|fido2|jwt|argon2|nacl|Crypto)\b"
    r"|django\.core\.signing|import signing|salted_hmac|get_random_string",
    re.MULTILINE,
)
OF_BROWSERS = re.compile(r"crypto\.(?:subtle|getRandomValues)")


def using():
    python = [path for path in every_file() if OF_PYTHON.search(path.read_text("utf-8"))]
    scripts = [path for path in PACKAGE.rglob("*.js") if "vendor" not in path.parts]
    return python + [path for path in scripts if OF_BROWSERS.search(path.read_text("utf-8"))]


@pytest.mark.parametrize("path", using(), ids=lambda path: path.name)
def test_a_file_that_uses_cryptography_stands_in_the_inventory(path):
    assert f"`{path.relative_to(ROOT)}`" in INVENTORY


def test_the_inventory_names_no_file_that_is_not_there_or_uses_none():
    named = set(re.findall(r"`(opennrm/[^`]+)`", INVENTORY))
    assert named == {str(path.relative_to(ROOT)) for path in using()}
