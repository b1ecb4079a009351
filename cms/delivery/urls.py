"""Addresses of the reading side."""

from django.urls import path

from . import explorer, guide, health, reference
from .addresses import view as addresses
from .http import view

urlpatterns = [
    path("graphql/", view.graphql_view, name="graphql"),
    path("documents/openapi.json", addresses.openapi_view, name="openapi"),
    path("documents/<str:partner>/<str:name>", addresses.document_view, name="document"),
    path("explorer/", explorer.explorer_view, name="explorer"),
    path("schema/", reference.schema_view, name="schema"),
    path("schema.graphql", reference.schema_text_view, name="schema-text"),
    path("partners/", guide.text_view, {"file": guide.GUIDE}, name="partner-guide"),
    path("partners/changes/", guide.text_view, {"file": guide.CHANGES}, name="partner-changes"),
    path("health/live/", health.live, name="live"),
    path("health/ready/", health.ready, name="ready"),
]
