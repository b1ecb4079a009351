"""Addresses of the reading side."""

from django.urls import path

from . import explorer, health, view

urlpatterns = [
    path("graphql/", view.graphql_view, name="graphql"),
    path("explorer/", explorer.explorer_view, name="explorer"),
    path("health/live/", health.live, name="live"),
    path("health/ready/", health.ready, name="ready"),
]
