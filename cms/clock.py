"""The clock: `python -m cms.clock` publishes and takes away, each minute, what editors have planned.

It also deletes what may not be kept any longer.

One process for the whole installation. A round that fails is logged and the next one tries again.
"""

import os
import time

import django
import structlog
from django.core.management import call_command
from django.db import connections

ROUND_SECONDS = 60
# The commands of a round, each with what is logged when it fails.
COMMANDS = {
    "publish_scheduled": "planned publications were not carried out",
    "forget_requests": "what employers asked was not forgotten",
    "forget_use": "what partners asked was not forgotten",
}


def main() -> None:
    """Runs until it is ended."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
    django.setup()
    log = structlog.get_logger(__name__)
    while True:
        for command, complaint in COMMANDS.items():
            try:
                call_command(command, verbosity=0)
            except Exception:
                log.exception(complaint)
            finally:
                connections.close_all()
        time.sleep(ROUND_SECONDS - time.time() % ROUND_SECONDS)


if __name__ == "__main__":
    main()
