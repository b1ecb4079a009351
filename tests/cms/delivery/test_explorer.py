"""The explorer: what it shows without script, and that its scripts are what the sources give."""

import hashlib
import json
import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from cms.delivery.documents.validity import valid_document
from cms.delivery.examples import examples

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ROOT / "explorer"
BUILT = ROOT / "cms/delivery/static/explorer"


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.slug)
def test_every_example_is_a_valid_document(example) -> None:
    assert valid_document(example.document)


def test_every_example_has_a_file_and_both_names() -> None:
    files = {file.stem for file in (ROOT / "cms/delivery/examples").iterdir()}

    assert {example.slug for example in examples()} == files
    assert [example.slug for example in examples() if not (example.dutch and example.english)] == []


def test_the_page_reads_without_script_needs_no_database_and_sets_no_cookie(client: Client) -> None:
    answer = client.get("/explorer/")

    shown = {unescape(text) for text in re.findall(r"<pre><code>(.*?)</code></pre>", answer.text, re.DOTALL)}
    assert answer.status_code == 200
    assert {example.document for example in examples()} <= shown
    assert "curl --get" in answer.text
    assert "https://" not in answer.text
    assert not answer.cookies


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_explorer_is_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)("/explorer/").status_code == 405


def test_the_built_scripts_belong_to_the_sources() -> None:
    made_from = json.loads((BUILT / "made-from.json").read_text())
    sources = [
        "package.json",
        "package-lock.json",
        "build.mjs",
        *(f"src/{file.name}" for file in SOURCES.glob("src/*")),
    ]
    built = [file.name for file in BUILT.iterdir() if file.name != "made-from.json"]

    assert made_from["inputs"] == _hashes(SOURCES, sources), (
        "Build the explorer: npm ci && npm run build, in explorer/."
    )
    assert made_from["outputs"] == _hashes(BUILT, built), "The built files were changed by hand: build them anew."


def test_the_built_scripts_name_no_other_host_to_load_from() -> None:
    loads = re.compile(r"""(?:import\s*\(?|from|importScripts\(|Worker\(|fetch\()\s*["'`]https?://""")

    assert [file.name for file in BUILT.glob("*.js") if loads.search(file.read_text())] == []


def _hashes(folder: Path, names: list[str]) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
