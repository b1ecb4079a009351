"""The manifest tells the CMS all that the site asks."""

import json
import subprocess
import sys

from public_site.types import Search, SiteFrame

from tests.public_site.conftest import PUBLIC_SITE


def test_the_manifest_holds_every_document_once():
    command = [sys.executable, "-m", "public_site.manifest"]
    printed = subprocess.run(command, cwd=PUBLIC_SITE, capture_output=True, check=True, env={}).stdout

    documents = list(json.loads(printed).values())

    assert {Search.DOCUMENT, SiteFrame.DOCUMENT} <= set(documents)
    operations = [path.read_text().count("\nquery ") for path in (PUBLIC_SITE / "queries").glob("*.graphql")]
    assert len(documents) == len(set(documents)) >= sum(operations)
