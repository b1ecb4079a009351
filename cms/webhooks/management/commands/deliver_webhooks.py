"""`manage.py deliver_webhooks`: tells partners what changes, until it is ended."""

import asyncio
from typing import Any

from django.core.management.base import BaseCommand

from cms.webhooks.worker import Worker


class Command(BaseCommand):
    """Runs one worker; another may run beside it."""

    help = "Tells the webhooks of partners what was published, changed or taken away, until it is ended."

    def handle(self, **_options: Any) -> None:
        """Runs the worker."""
        asyncio.run(_work())


async def _work() -> None:
    await Worker().run()
