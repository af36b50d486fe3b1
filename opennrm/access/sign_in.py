"""What allauth asks us: who signed in, who failed, how secrets are kept, which factor may go."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import timedelta
from typing import Any, NoReturn, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from opennrm.access import selectors, services
from opennrm.access.domain.actor import NOBODY, before_choosing
from opennrm.access.domain.proof import answers_this_sign_in, is_strong_enough, is_theirs, nonce_of
from opennrm.access.domain.sessions import needs_passkey, needs_second_factor
from opennrm.access.models import User
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied

PASSKEYS = (Authenticator.Type.WEBAUTHN,)
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


# allauth has no types, so each class on top of it is one of unknown parts to mypy.
class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in and out leaves lines in the trail; nobody signs up by themselves."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "Brugernavn eller adgangskode er forkert. Prøv igen, eller kontakt din administrator."
        )
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        by = before_choosing(user.pk)
        services.signed_in(cast(User, user), browser_of(request), by=by)
        services.end_oldest_sessions(cast(User, user), request.session.session_key or "", by=by)

    def logout(self, request: HttpRequest) -> None:
        if request.user.is_authenticated:
            services.signed_out(request.user, by=before_choosing(request.user.pk))
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        services.sign_in_failed(str(credentials.get("username", "")))

    def add_message(self, *arguments: Any, **named: Any) -> None:
        """The page that follows says it; two messages for one act would be one too many."""


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """A wrong code is told to the user and stands in the trail."""

    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        super()._emit_authentication_failed(authenticator)
        services.code_failed(self.user, by=before_choosing(self.user.pk))


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are sealed, and the last factor stays where the role needs one."""

    def encrypt(self, text: str) -> str:
        return Fernet(settings.NRM_SIGN_IN_KEY).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return Fernet(settings.NRM_SIGN_IN_KEY).decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return "OpenNRM"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        user = cast(User, authenticator.user)
        if _is_last(authenticator, PASSKEYS) and must_have_passkey(user):
            return False
        return not (_is_last(authenticator, FACTORS) and must_have_second_factor(user))


class Authority(OpenIDConnectProvider):  # type: ignore[misc]
    """Asks each time for an answer that holds a nonce of its own."""

    def get_pkce_params(self) -> dict[str, str]:
        params: dict[str, str] = super().get_pkce_params()
        return params | {"nonce": nonce_of(params["code_verifier"])}


class AuthorityAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An authority's own sign-in opens an account that is already connected to it, and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Authority:
        return Authority(request, app=super().get_provider(request, provider, client_id).app)

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Of the authority itself, for this sign-in, and as strong as was agreed with it; where it does not say, it was a
        password."""
        app = sociallogin.account.get_provider(request).app
        agreed, claims = app.settings, sociallogin.account.extra_data.get("id_token") or {}
        if not is_theirs(claims, agreed["server_url"], app.client_id):
            self._refuse("access.authority_unknown")
        if not answers_this_sign_in(claims, sociallogin.state.get("pkce_code_verifier") or ""):
            self._refuse("access.authority_unknown")
        if not is_strong_enough(claims, agreed.get("acr", ()), agreed.get("amr", ())):
            self._refuse("access.authority_too_weak")

    def _refuse(self, code: str) -> NoReturn:
        services.record_refusal(Denied(code), by=NOBODY)
        raise PermissionDenied

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        """Asked for when an account has just been connected, in the same transaction."""
        user = cast(User, request.user)
        services.account_changed("access.connection_added", user.id, by=before_choosing(user.id))
        return reverse("socialaccount_connections")


def browser_of(request: HttpRequest) -> bytes:
    """A digest of what the browser calls itself."""
    return hashlib.sha256(request.headers.get("User-Agent", "").encode()).digest()


def was_proved(request: HttpRequest, within: timedelta) -> bool:
    """By a password, a code, a passkey or an authority, at sign-in or since."""
    proofs = get_authentication_records(request, request.user)
    return bool(proofs) and clock.now().timestamp() - proofs[-1]["at"] < within.total_seconds()


def came_by_passkey(request: HttpRequest) -> bool:
    """At sign-in, or when asked since."""
    proofs = get_authentication_records(request, request.user)
    return any(each.get("type") in PASSKEYS for each in proofs)


def _is_last(authenticator: Authenticator, kinds: Collection[str]) -> bool:
    theirs = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=kinds)
    return bool(authenticator.type in kinds and theirs.count() == 1)


def must_have_passkey(user: User) -> bool:
    """The place demands it, and in one of their organisations the user has a role that governs others."""
    memberships = (services.actor_of(each) for each in selectors.memberships_of(user))
    return settings.NRM_PASSKEYS and any(needs_passkey(each.role) for each in memberships)


def must_have_second_factor(user: User) -> bool:
    """In one of their organisations the user has a role that needs it."""
    memberships = (services.actor_of(each) for each in selectors.memberships_of(user))
    return settings.NRM_SECOND_FACTOR and any(needs_second_factor(each.role) for each in memberships)


def has_second_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def has_passkey(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user, type__in=PASSKEYS).exists())
