"""Settings for development: as in production, but on this machine only and with files that change while one works."""

from .base import *  # noqa: F403

# The admin's own files come straight from the packages, so there is nothing to collect.
WHITENOISE_USE_FINDERS = True
