"""The publishing clock: `python -m cms.clock` publishes and takes away, each minute, what editors have planned.

One process for the whole installation. A round that fails is logged and the next one tries again.
"""

import os
import time

import django
import structlog
from django.core.management import call_command
from django.db import connections

ROUND_SECONDS = 60


def main() -> None:
    """Runs until it is ended."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
    django.setup()
    log = structlog.get_logger(__name__)
    while True:
        try:
            call_command("publish_scheduled", verbosity=0)
        except Exception:
            log.exception("planned publications were not carried out")
        finally:
            connections.close_all()
        time.sleep(ROUND_SECONDS - time.time() % ROUND_SECONDS)


if __name__ == "__main__":
    main()
