"""Deletes what employers asked and what is kept of their invitations, once that was kept long enough."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.employers.forgetting import forget_what_is_over


class Command(BaseCommand):
    """The command; the publishing clock gives it each minute."""

    help = "Deletes requests and invitations of employers that were kept long enough."

    def handle(self, *args: Any, **options: Any) -> None:
        """Does so."""
        forget_what_is_over()
