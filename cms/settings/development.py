"""Settings for development: as in production, but on this machine only and with files that change while one works."""

from cms.database.server import development_server
from cms.settings.base import *
from cms.settings.base import environment
from cms.settings.database import databases_at

# Without an address: the embedded server of `make run` or `python -m cms.database start`.
DATABASES = databases_at(
    environment.database_url.get_secret_value() if environment.database_url else development_server().url(),
    environment.database_pool_connections,
)

# The admin's own files come straight from the packages, so there is nothing to collect.
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
