"""Addresses of published files, at the root of the CMS."""

from django.urls import path

from media import views

app_name = "media"

urlpatterns = [
    path("pictures/<int:pk>/<str:version>/<str:filename>", views.picture, name="picture"),
    path("documents/<int:pk>/<str:version>/<str:filename>", views.document, name="document"),
]
