"""`python -m tests.journeys.stadsdeel <webhook>`: makes what a stadsdeel's page needs, and prints what it must know.

A process of its own, with the settings of the CMS that serves it.
"""

import json
import sys

import django

django.setup()

from tests.journeys.stadsdeel_content import make  # noqa: E402


def main() -> None:
    """Does so."""
    sys.stdout.write(json.dumps(make(sys.argv[1])))


if __name__ == "__main__":
    main()
