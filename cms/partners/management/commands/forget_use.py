"""Deletes what was kept long enough of what partners asked."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.partners.use import forget_use


class Command(BaseCommand):
    """The command; the clock gives it each minute."""

    help = "Deletes what was kept long enough of what partners asked."

    def handle(self, *args: Any, **options: Any) -> None:
        """Does so."""
        forget_use()
