"""All settings, from the environment alone; the README's table names each variable."""

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from kfor_site.database import sqlite_options

env = environ.FileAwareEnv()
ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
HTTPS = env.bool("HTTPS", default=True)
OPEN_SIGNUP = env.bool("OPEN_SIGNUP", default=False)
SITE_NAME = env.str("SITE_NAME", default="Fieldnotes")


def secret_key() -> str:
    """The configured key, or one made once and kept under var/ so that a single machine needs none."""
    if given := str(env.str("SECRET_KEY", default="")):
        return given
    kept = VAR / "secret_key"
    if not kept.exists():
        VAR.mkdir(exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    return kept.read_text()


SECRET_KEY = secret_key()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
ARRIVAL_HEADER = env.str("ARRIVAL_HEADER", default="")

INSTALLED_APPS = [
    "people",
    "content",
    "quiz",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "kfor_site.arrival.note_arrival",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "kfor_site.http.refuse_other_methods",
    "kfor_site.http.keep_out_of_caches",
    "django.middleware.gzip.GZipMiddleware",
    "kfor_site.http.whole_requests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "people.middleware.StaffNeedSecondFactor",
    "quiz.middleware.seal_facts",
]
ROOT_URLCONF = "kfor_site.urls"
WSGI_APPLICATION = "kfor_site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kfor_site.http.site",
            ]
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS += ["django.forms"]


def database(variable: str, default: str = "") -> dict[str, Any]:
    """A database from its address, with SQLite made durable and PostgreSQL fit for a pooler in transaction mode."""
    found = dict(env.db_url(variable, default=default))
    if found["ENGINE"].endswith("sqlite3"):
        Path(str(found["NAME"])).parent.mkdir(parents=True, exist_ok=True)
        return found | {"OPTIONS": sqlite_options(), "CONN_MAX_AGE": 60}
    shared = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "DISABLE_SERVER_SIDE_CURSORS": True}
    return found | {"ENGINE": "kfor_site.postgresql", **shared}


DATABASES = {"default": database("DATABASE_URL", f"sqlite:///{VAR / 'site.sqlite3'}")}
STATISTICS_DATABASE = "default"
if env.str("DATABASE_REPLICA_URL", default=""):
    DATABASES["replica"] = database("DATABASE_REPLICA_URL")
    STATISTICS_DATABASE = "replica"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache_url("CACHE_URL", default="dbcache://cache_rows?max_entries=100000")}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def mailers() -> dict[str, Any]:
    """Where e-mail goes, from EMAIL_URL: consolemail:// or smtp+tls://user:password@host:587."""
    found = env.email_url("EMAIL_URL", default="consolemail://")
    if not found["EMAIL_BACKEND"].endswith("smtp.EmailBackend"):
        return {"default": {"BACKEND": found["EMAIL_BACKEND"]}}
    options = {
        "host": found["EMAIL_HOST"],
        "port": found["EMAIL_PORT"] or 25,
        "username": found["EMAIL_HOST_USER"] or "",
        "password": found["EMAIL_HOST_PASSWORD"] or "",
        "use_tls": found.get("EMAIL_USE_TLS", False),
        "use_ssl": found.get("EMAIL_USE_SSL", False),
    }
    return {"default": {"BACKEND": found["EMAIL_BACKEND"], "OPTIONS": options}}


MAILERS = mailers()
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="quiz@localhost")

# Security
OIDC_APPS = env.json("OIDC_APPS", default=[])
PROVIDERS = ["{0.scheme}://{0.netloc}".format(urlsplit(app["settings"]["server_url"])) for app in OIDC_APPS]
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF, *PROVIDERS],  # the log-in form of an organisation leads there
    "manifest-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (
    ("__Host-sessionid", "__Host-csrftoken") if HTTPS else ("sessionid", "csrftoken")
)
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 7
SESSION_ENGINE = "people.sessions"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # the other one sets a cookie of its own
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 2**20
FILE_UPLOAD_HANDLERS = [
    "kfor_site.uploads.Capped",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Accounts
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["people.sessions.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = False
# Failures are limited per account. No limit counts successful log-ins per address: a class shares one.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "10/15m/key",
    "signup": "200/m/ip",
    "reset_password": "200/m/ip,5/m/key",  # nosec B105  # a rate, no password
    "reset_password_from_key": "200/m/ip",  # nosec B105  # a rate, no password
}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "200/m/ip"}
# Without open sign-up every address was given by somebody here, so staff need not confirm theirs first.
MFA_ALLOW_UNVERIFIED_EMAIL = not OPEN_SIGNUP
MFA_TOTP_ISSUER = SITE_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": OIDC_APPS}}
SOCIALACCOUNT_ADAPTER = "people.adapters.SocialAccountAdapter"
USERSESSIONS_TRACK_ACTIVITY = False

# Language and time
LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="en")
LANGUAGES = [("en", _("English"))]
USE_I18N = len(LANGUAGES) > 1  # to translate texts into the language they are in costs a page a tenth of its time
if USE_I18N:
    MIDDLEWARE.insert(
        MIDDLEWARE.index("django.middleware.common.CommonMiddleware"), "django.middleware.locale.LocaleMiddleware"
    )
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = "kfor_site.formats"
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_TZ = True

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
WHITENOISE_USE_FINDERS = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else "kfor_site.storage.StaticFiles"
    },
}

# Logs go to stderr: stdout belongs to the results of commands.
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO").upper()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {"django": {"level": LOG_LEVEL}, "django.request": {"level": "ERROR"}},
}

# Tests and benchmarks read the real documents and the gold facts from here.
DOCUMENTS_DIR = Path(env.str("DOCUMENTS_DIR", default=str(ROOT.parent / "shared" / "documents")))
GOLD_DIR = Path(env.str("GOLD_DIR", default=str(ROOT.parent / "shared" / "gold")))

if DEMO and HTTPS and not DEBUG:
    raise ImproperlyConfigured(
        "DEMO=1 publishes accounts with known passwords: run it with HTTPS=0 on one machine only."
    )
