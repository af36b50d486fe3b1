"""Settings: one file, everything that differs between places from the environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from opennrm.config.authorities import authorities, origins
from opennrm.config.database import database
from opennrm.config.local import (
    audit_key,
    current_keyset,
    index_key,
    receipt_key,
    secret_key,
    sign_in_key,
    statistics_key,
)

ROOT = Path(__file__).resolve().parent.parent
DEMO = os.environ.get("NRM_DEMO", "") == "1"

SECRET_KEY = secret_key()
# The tink keyset that wraps each person's data key; only opennrm.persons.vault reads it.
NRM_MASTER_KEYSET = current_keyset
current_keyset()  # found, or said so now
# The key under which the ledger names persons.
NRM_STATISTICS_KEY = statistics_key()
# The key of the search index; it cannot be read back to names without it.
NRM_INDEX_KEY = index_key()
# The key that signs receipts of ended participations.
NRM_RECEIPT_KEY = receipt_key()
# The key that seals the secrets of second factors.
NRM_SIGN_IN_KEY = sign_in_key()
# Demanded of every role that opens persons (access.domain.sessions); the demo register holds nobody.
NRM_SECOND_FACTOR = not DEMO
# A passkey, and not the code of an app, is demanded of every role that administers, reads the trail or erases.
NRM_PASSKEYS = os.environ.get("NRM_PASSKEYS") == "1"
# The key of the hash chain over the audit trail.
NRM_AUDIT_KEY = audit_key()

DEBUG = False
ALLOWED_HOSTS = os.environ.get("NRM_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "django_cotton.apps.SimpleAppConfig",
    "axes",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    # The provider brings an HTTP client along, which every command would wait for.
    *(["allauth.socialaccount.providers.openid_connect"] if authorities() else []),
    "allauth.mfa",
    "allauth.usersessions",
    "opennrm.ui",
    "opennrm.mechanism",
    "opennrm.access",
    "opennrm.persons",
    "opennrm.cases",
    "opennrm.tasks",
    "opennrm.documents",
    "opennrm.intake",
    "opennrm.identification",
    "opennrm.support",
    "opennrm.returns",
    "opennrm.grants",
    "opennrm.prosecution",
    "opennrm.statistics",
    "opennrm.reporting",
    "opennrm.desk",
    "opennrm.rights",
    "opennrm.config",
]
MIDDLEWARE = [
    "opennrm.ui.headers.HeaderMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    # Before anything reads what was sent.
    "opennrm.ui.uploads.SizeMiddleware",
    "opennrm.access.rates.RateMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "csp.middleware.CSPMiddleware",
    "opennrm.access.middleware.RefusalMiddleware",
    # Before the next one shuts the page to whom nobody knows any more: what they sent is kept.
    "opennrm.tasks.middleware.DraftMiddleware",
    "opennrm.access.middleware.ActorMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "opennrm.config.urls"
WSGI_APPLICATION = "opennrm.config.wsgi.application"

DATABASES = {"default": database()}

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    # NIST SP 800-63B: length and known bad passwords, no rules of composition.
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "opennrm.access.passwords.RegisterWordsValidator"},
    {"NAME": "opennrm.access.passwords.StolenPasswordValidator"},
]
# A file of digests of stolen passwords, looked into on this machine; without it none is.
NRM_STOLEN_PASSWORDS = (
    Path(os.environ["NRM_STOLEN_PASSWORDS"]) if os.environ.get("NRM_STOLEN_PASSWORDS") else None
)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "access:choose_organisation"
ACCOUNT_ADAPTER = "opennrm.access.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
# Wrong passwords are counted by axes, across processes; these also count codes of second factors.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,6/5m/key"}
MFA_ADAPTER = "opennrm.access.sign_in.SecondFactorAdapter"
MFA_FORMS = {"authenticate": "opennrm.access.sign_in.CodeForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Browsers give passkeys to http only on this machine itself.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or "pytest" in sys.modules
SOCIALACCOUNT_ADAPTER = "opennrm.access.sign_in.AuthorityAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": authorities()}}
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
AXES_LOCKOUT_CALLABLE = "opennrm.access.views.locked_out"

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not DEMO
# A browser takes a cookie of this name from this host alone, over https alone.
HOST = "" if DEMO else "__Host-"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{HOST}sessionid", f"{HOST}csrftoken"
LANGUAGE_COOKIE_NAME = f"{HOST}language"
CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "opennrm.tasks.views.drafts.too_old"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 0 if DEMO else 2 * 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEMO
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Off where a test sends hundreds of forms a minute; the tests of the limits turn them on.
NRM_RATE_LIMITS = "pytest" not in sys.modules
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        # A form that leads on to an authority's sign-in ends there, and browsers count that.
        "form-action": ["'self'", *origins()],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

# A file that is sent stays in memory until it is sealed: never in a temporary file in clear. What is larger is refused
# before it is read (opennrm.ui.uploads).
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 21 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 40
# Where the register is, for links in mails; and the mail server, which only nrm tasks digest uses.
NRM_ADDRESS = os.environ.get("NRM_ADDRESS", "http://localhost:8000/")
EMAIL_HOST = os.environ.get("NRM_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("NRM_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("NRM_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("NRM_MAIL_PASSWORD", "")
EMAIL_USE_TLS = bool(EMAIL_HOST_USER)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("NRM_MAIL_FROM", "opennrm@localhost")

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = [ROOT / "ui" / "locale"]
FORMAT_MODULE_PATH = ["opennrm.ui.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("NRM_STATIC_ROOT", ROOT.parent / "staticfiles"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if "pytest" in sys.modules:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = False
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = "sessionid", "csrftoken", "language"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "ui" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "opennrm.access.middleware.actor_context",
                "opennrm.tasks.middleware.draft_context",
            ],
        },
    }
]
COTTON_DIR = "cotton"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Neither addresses nor bodies of requests: they could name a person.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "opennrm.config.logs.WithoutValues",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "filters": {"address": {"()": "opennrm.config.logs.WithoutAddress"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["address"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
