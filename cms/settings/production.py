"""Settings for production."""

from .base import *  # noqa: F403
