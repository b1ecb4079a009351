"""The module with the clients is what its sources give, and asks what the schema has."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from graphql import build_schema, parse, validate

HERE = Path(__file__).parent
BUILT = HERE / "built"
SCHEMA = HERE.parents[1] / "cms" / "schema" / "schema.graphql"
DOCUMENTS = sorted((HERE / "src").glob("*.graphql"))


def _hashes(folder: Path, names: Iterable[str]) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


def test_the_built_module_belongs_to_the_sources() -> None:
    made_from = json.loads((BUILT / "made-from.json").read_text())
    sources = [
        *("package.json", "package-lock.json", "build.mjs"),
        *(f"src/{file.name}" for file in (HERE / "src").iterdir()),
    ]
    built = [file.name for file in BUILT.iterdir() if file.name != "made-from.json"]

    assert made_from["inputs"] == _hashes(HERE, sources), "Build it: npm ci && npm run build, in tests/clients/."
    assert made_from["outputs"] == _hashes(BUILT, built)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.stem)
def test_each_document_fits_the_schema(document: Path) -> None:
    assert validate(build_schema(SCHEMA.read_text()), parse(document.read_text())) == []
