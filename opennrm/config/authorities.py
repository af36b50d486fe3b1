"""Authorities whose own sign-in is trusted: ``NRM_OIDC``, a JSON list of their OpenID providers."""

from __future__ import annotations

import json
import os
from typing import Any
from urllib.parse import urlsplit

from opennrm.config.local import SetupError

NEEDED = ("id", "name", "issuer", "client_id", "secret")
ADVICE = (
    'Write [{"id": "police", "name": "Politiet", "issuer": "https://…", "client_id": "…", "secret": "…"}].'
    ' Where it shall be a certain strength: "acr": ["…"], "amr": ["…"].'
)


def authorities() -> list[dict[str, Any]]:
    """Each as allauth wants it."""
    try:
        told = json.loads(os.environ.get("NRM_OIDC", "[]"))
        return [_app({name: str(each[name]) for name in NEEDED}, _strength(each)) for each in told]
    except (ValueError, KeyError, TypeError):
        raise SetupError(f"NRM_OIDC cannot be read. {ADVICE}") from None


def _strength(told: dict[str, Any]) -> dict[str, Any]:
    """How strong their sign-in must be: asked for, and checked in the answer (access.domain.proof)."""
    demanded = {name: [str(each) for each in told.get(name, [])] for name in ("acr", "amr")}
    asked = {"acr_values": " ".join(demanded["acr"])} if demanded["acr"] else {}
    return demanded | {"auth_params": asked}


def _app(told: dict[str, str], strength: dict[str, Any]) -> dict[str, Any]:
    return {
        "provider_id": told["id"],
        "name": told["name"],
        "client_id": told["client_id"],
        "secret": told["secret"],
        "settings": {"server_url": told["issuer"]} | strength,
    }


def origins() -> list[str]:
    """Where their sign-in pages are."""
    issuers = (urlsplit(each["settings"]["server_url"]) for each in authorities())
    return sorted({f"{issuer.scheme}://{issuer.netloc}" for issuer in issuers})
