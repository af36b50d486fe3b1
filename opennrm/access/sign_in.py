"""What allauth asks us: who signed in, who failed, how secrets are kept, which factor may go."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from opennrm.access import selectors, services
from opennrm.access.domain.actor import before_choosing
from opennrm.access.domain.sessions import needs_second_factor
from opennrm.access.models import User

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
        services.signed_in(cast(User, user), by=before_choosing(user.pk))

    def logout(self, request: HttpRequest) -> None:
        if request.user.is_authenticated:
            services.signed_out(request.user, by=before_choosing(request.user.pk))
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        services.sign_in_failed(str(credentials.get("username", "")))

    def add_message(self, *arguments: Any, **named: Any) -> None:
        """The page that follows says it; two messages for one act would be one too many."""


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are sealed, and the last factor stays where the role needs one."""

    def encrypt(self, text: str) -> str:
        return Fernet(settings.NRM_SIGN_IN_KEY).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return Fernet(settings.NRM_SIGN_IN_KEY).decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return "OpenNRM"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        factors = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS)
        is_last = authenticator.type in FACTORS and factors.count() == 1
        return not (is_last and must_have_second_factor(cast(User, authenticator.user)))


class AuthorityAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An authority's own sign-in opens an account that is already connected to it, and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        """Asked for when an account has just been connected, in the same transaction."""
        user = cast(User, request.user)
        services.account_changed("access.connection_added", user.id, by=before_choosing(user.id))
        return reverse("socialaccount_connections")


def must_have_second_factor(user: User) -> bool:
    """In one of their organisations the user has a role that needs it."""
    memberships = (services.actor_of(each) for each in selectors.memberships_of(user))
    return settings.NRM_SECOND_FACTOR and any(needs_second_factor(each.role) for each in memberships)


def has_second_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())
