"""Settings of a test run: the site's own over plain HTTP, without what only makes tests slow."""

import os

os.environ.update(DEBUG="0", DEMO="0", HTTPS="0", SECRET_KEY="known to all, for tests alone", TIME_ZONE="UTC")

from kfor_site.settings import *

ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
# A replica as another connection to the same tables; statistics read it in the tests that say so.
DATABASES["replica"] = DATABASES["default"] | {"TEST": {"MIRROR": "default"}}
STATISTICS_DATABASE = "default"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
WHITENOISE_AUTOREFRESH = True
