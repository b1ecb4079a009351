"""Settings for tests: they change speed, not behaviour."""

from cms.settings.base import *
from cms.settings.base import ALLOWED_HOSTS, environment
from cms.settings.database import databases_at

# `tests/database.py` starts a server and fills in where it is, when the first test needs it.
DATABASES = databases_at("postgresql:///not_started", environment.database_pool_connections)

ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The admin's own files are looked up when they are asked for, not all at once for each test.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
STATIC_ROOT = None

# All tests ask from one address; those of the budget set it.
GRAPHQL_ANONYMOUS_POINTS_PER_MINUTE = 0
