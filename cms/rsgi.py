"""The entry of the CMS for granian (`--interface rsgi`): kept answers at once, everything else by the WSGI entry, in threads."""

from django.conf import settings

from cms.entrance.entrance import Entrance
from cms.wsgi import application as wsgi
from cms.wsgi import at_hand

application = Entrance(wsgi, at_hand, settings.REQUEST_THREADS, settings.GRAPHQL_MAX_BODY_BYTES)
