"""Settings for production: behind a proxy that speaks HTTPS and sets `X-Forwarded-Proto` itself."""

from typing import cast

from cms.settings.base import *
from cms.settings.base import CMS_URL, environment
from cms.settings.database import databases_at
from cms.settings.environment import ProductionEnvironment
from cms.settings.log import logging_to

DATABASES = databases_at(
    cast("ProductionEnvironment", environment).database_url.get_secret_value(), environment.database_pool_connections
)

IS_BEHIND_HTTPS = CMS_URL.startswith("https://")
# The server listens on the inside only; the proxy overwrites what a visitor puts in this header.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# It also adds the address of the visitor at the end of this one.
CLIENT_ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR"
SECURE_HSTS_SECONDS = environment.hsts_seconds if IS_BEHIND_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SESSION_COOKIE_SECURE = IS_BEHIND_HTTPS
CSRF_COOKIE_SECURE = IS_BEHIND_HTTPS
# The proxy redirects to HTTPS; the public site and health checks reach us over plain HTTP inside.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W021"]

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LOGGING = logging_to("json", environment.log_level)
