"""Addresses of signing in and of one's own account: allauth's pages, under names that allauth looks for."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid
from allauth.usersessions import views as sessions
from django.urls import path

from opennrm.access.middleware import View, open_to_all, without_organisation
from opennrm.access.views import clearing, notices, recorded


def mine(view: View, event: str = "") -> View:
    """A page of one's own account, for whoever has signed in; what it changes stands in the trail."""
    return without_organisation(recorded(view, event) if event else view)


urlpatterns = [
    path("log-ind/", open_to_all(account.login), name="account_login"),
    path("log-ind/kode/", open_to_all(mfa.authenticate), name="mfa_authenticate"),
    path("log-ind/adgangsnoegle/", open_to_all(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("log-ind/afbrudt/", open_to_all(social.login_cancelled), name="socialaccount_login_cancelled"),
    path("log-ind/fejl/", open_to_all(social.login_error), name="socialaccount_login_error"),
    path("log-ind/<slug:provider_id>/", open_to_all(openid.login), name="openid_connect_login"),
    path("log-ind/<slug:provider_id>/svar/", open_to_all(openid.callback), name="openid_connect_callback"),
    path("log-ud/", without_organisation(clearing(account.logout)), name="account_logout"),
    path("konto/haendelser/", notices, name="account_notices"),
    path("konto/bekraeft/", mine(account.reauthenticate), name="account_reauthenticate"),
    path("konto/bekraeft/kode/", mine(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("konto/bekraeft/adgangsnoegle/", mine(webauthn.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("konto/adgangskode/", mine(account.password_change, "access.password_changed"), name="account_change_password"),
    path("konto/forbindelser/", mine(social.connections, "access.connection_removed"), name="socialaccount_connections"),
    path("konto/sessioner/", mine(sessions.list_usersessions, "access.sessions_ended"), name="usersessions_list"),
    path("konto/to-faktor/", mine(mfa.index), name="mfa_index"),
    path("konto/to-faktor/app/", mine(totp.activate_totp, "access.factor_added"), name="mfa_activate_totp"),
    path("konto/to-faktor/app/fjern/", mine(totp.deactivate_totp, "access.factor_removed"), name="mfa_deactivate_totp"),
    path("konto/to-faktor/koder/", mine(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("konto/to-faktor/koder/nye/", mine(recovery.generate_recovery_codes, "access.recovery_codes_made"),
         name="mfa_generate_recovery_codes"),
    path("konto/to-faktor/koder/hent/", mine(recovery.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("konto/to-faktor/noegler/", mine(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("konto/to-faktor/noegler/ny/", mine(webauthn.add_webauthn, "access.factor_added"), name="mfa_add_webauthn"),
    path("konto/to-faktor/noegler/<int:pk>/", mine(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("konto/to-faktor/noegler/<int:pk>/fjern/", mine(webauthn.remove_webauthn, "access.factor_removed"),
         name="mfa_remove_webauthn"),
]  # fmt: skip
