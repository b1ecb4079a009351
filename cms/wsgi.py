"""The WSGI entry of the CMS, for any WSGI server: Django, and kept answers in front of it. Granian has a quicker one, `cms.rsgi`."""

import gc
import os
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

_django = get_wsgi_application()

# Only now: they need the settings and the apps.
from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402
from django.urls import get_resolver  # noqa: E402

from cms.delivery.cache.front import CachedAnswers  # noqa: E402
from cms.delivery.executable import executable_schema  # noqa: E402
from cms.partners.use import uses  # noqa: E402
from cms.publication.revision import watch  # noqa: E402
from cms.settings.database import limit_statements  # noqa: E402

limit_statements(connections.settings["default"]["OPTIONS"], settings.DATABASE_STATEMENT_SECONDS)

_MEGABYTE = 1024 * 1024
_OBJECTS_BEFORE_COLLECTION = 50_000


def _without_cache(environ: dict[str, Any], start_response: Any) -> Any:
    watch.start()
    return _django(environ, start_response)


def _nothing_at_hand(_environ: dict[str, Any]) -> None:
    return None


application: Any = _without_cache
at_hand: Any = _nothing_at_hand
"""Gives the response to a request, if it is kept; for entrances that have a quicker way for those."""

if settings.GRAPHQL_CACHE_MEGABYTES:
    application = CachedAnswers(_django, watch, settings.GRAPHQL_CACHE_MEGABYTES * _MEGABYTE)
    at_hand = application.at_hand

uses.start()

# Made now rather than at the first request, so that it is among what stays.
executable_schema()
get_resolver().url_patterns  # noqa: B018

# What is loaded now stays: no need to look through all of it again whenever garbage is collected. And an answer is made
# of thousands of dictionaries that are gone with it: at the usual 700 there is something to look through all the time.
gc.collect()
gc.freeze()
gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
