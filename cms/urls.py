"""Addresses of the CMS."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as admin_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(admin_urls)),
]
