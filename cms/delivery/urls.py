"""Addresses of the reading side."""

from django.urls import include, path

from . import explorer, files, guide, health, reference
from .addresses import view as addresses
from .http import view

# Their names are those by which `media.addresses` knows them.
_files = [
    path("pictures/<int:pk>/<str:version>/<str:filename>", files.picture, name="picture"),
    path("documents/<int:pk>/<str:version>/<str:filename>", files.document, name="document"),
]

urlpatterns = [
    path("graphql/", view.graphql_view, name="graphql"),
    path("documents/openapi.json", addresses.openapi_view, name="openapi"),
    path("documents/<str:partner>/<str:name>", addresses.document_view, name="document"),
    path("", include((_files, "media"))),
    path("explorer/", explorer.explorer_view, name="explorer"),
    path("schema/", reference.schema_view, name="schema"),
    path("schema.graphql", reference.schema_text_view, name="schema-text"),
    path("partners/", guide.text_view, {"file": guide.GUIDE}, name="partner-guide"),
    path("partners/changes/", guide.text_view, {"file": guide.CHANGES}, name="partner-changes"),
    path("health/live/", health.live, name="live"),
    path("health/ready/", health.ready, name="ready"),
]
