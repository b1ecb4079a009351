"""`python -m tests.journeys.preparation <server> <database> <folder>`: makes the database of the journeys and fills it.

A process of its own, with the settings of the CMS that will serve it.
"""

import sys
from pathlib import Path

import django

django.setup()

from tests.database import TestServer  # noqa: E402
from tests.journeys.content import fill  # noqa: E402


def main() -> None:
    """Does so."""
    address, name, folder = sys.argv[1:]
    server = TestServer(address)
    server.copy = name
    server.make_copy()
    fill(Path(folder))


if __name__ == "__main__":
    main()
