"""What the admin shows of delivery: the registered documents of partners."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogFormatter

from cms.partners.models import Partner
from cms.partners.panels import PANELS_HOOK

from .registering import DocumentsPanel, RegisterView


@hooks.register(PANELS_HOOK, order=20)
def documents(request: HttpRequest, partner: Partner) -> Iterator[Component]:
    """The documents, on the page of their partner."""
    yield DocumentsPanel(partner, may_register=request.user.has_perm("partners.change_partner"))


@hooks.register("register_admin_urls")
def registering() -> list[URLPattern]:
    """Where a manifest is looked at and registered."""
    return [path("partners/<int:pk>/documenten/", RegisterView.as_view(), name="register_documents")]


@hooks.register("register_log_actions")
def what_happens_to_documents(actions: Any) -> None:
    """The words of the log."""

    @actions.register_action("delivery.register_documents")
    class Register(LogFormatter):
        label = "Documenten geregistreerd"

        def format_message(self, entry: Any) -> str:
            """Which ones."""
            words = {"new": "nieuw", "changed": "veranderd", "removed": "weg"}
            parts = [f"{word}: {', '.join(entry.data[key])}" for key, word in words.items() if entry.data[key]]
            return "; ".join(["Documenten geregistreerd", *parts])
