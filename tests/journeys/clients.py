"""`python -m tests.journeys.clients <origin>`: makes a partner whose pages may ask, with a document, and prints its key.

A process of its own, with the settings of the CMS that serves it.
"""

import hashlib
import json
import sys
from pathlib import Path

import django

django.setup()

from cms.delivery.documents.manifests import register  # noqa: E402
from tests.factories.partners import make_key, make_partner  # noqa: E402

DOCUMENT = Path(__file__).parents[1] / "clients" / "src" / "registered.graphql"


def main() -> None:
    """Does so."""
    partner = make_partner("Clients (voorbeeld)", slug="clients", origins=[sys.argv[1]])
    text = DOCUMENT.read_text()
    register(partner.slug, json.dumps({f"sha256:{hashlib.sha256(text.encode()).hexdigest()}": text}).encode())
    sys.stdout.write(make_key(partner))


if __name__ == "__main__":
    main()
