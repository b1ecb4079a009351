"""Prints what the site asks, each document with its hash: a manifest for the CMS.

    python -m public_site.manifest > manifest.json

With it the keeper of the CMS registers these documents, which then are plain addresses too.
"""

from __future__ import annotations

import hashlib
import json
import sys

from public_site import types


def manifest() -> dict[str, str]:
    """Return all documents of the site, by `sha256:` and their hash."""
    documents = [kind.DOCUMENT for kind in vars(types).values() if hasattr(kind, "DOCUMENT")]
    return {f"sha256:{hashlib.sha256(text.encode()).hexdigest()}": text for text in documents}


if __name__ == "__main__":
    json.dump(manifest(), sys.stdout, indent=1)
