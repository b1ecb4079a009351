"""`types.py` is what `generate.py` makes of the schema and the documents of today."""

import importlib.util
import logging
import sys
from types import ModuleType

import pytest
from graphql import build_schema, parse
from public_site import types

from tests.public_site.conftest import PUBLIC_SITE
from tests.public_site.invented_cms import SCHEMA_PATH


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("public_site_generate", PUBLIC_SITE / "generate.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_types_are_those_of_the_schema_of_today(generate):
    committed = (PUBLIC_SITE / "public_site" / "types.py").read_text(encoding="utf-8")

    assert generate.module(SCHEMA_PATH) == committed


def test_a_document_that_does_not_fit_the_schema_is_refused(generate, tmp_path):
    schema = tmp_path / "schema.graphql"
    schema.write_text("type Query { site: Site! } type Site { name: String! }")

    with pytest.raises(SystemExit, match="Cannot query field 'route' on type 'Query'"):
        generate.module(schema)


def test_lists_nulls_and_circles_become_types(generate):
    schema = build_schema(
        "scalar Date type Query { things(of: [String!], at: Date!): [[Thing!]] }"
        " type Thing { id: ID! day: Date next: Thing kind: Kind! } enum Kind { A }"
    )
    document = parse(
        "query All($of: [String!], $at: Date!) { things(of: $of, at: $at) { ...Thing } }"
        " fragment Thing on Thing { day kind follower: next { ...Thing } }"
    )

    source = generate.Writer(schema, document).write()

    assert "    things: tuple[tuple[Thing, ...] | None, ...] | None\n" in source
    assert "        of: list[str] | None = None,\n        at: date,\n" in source
    assert "    day: date | None\n    kind: str\n    follower: Thing | None\n" in source
    assert 'follower=None if data["follower"] is None else Thing.from_json(data["follower"]),' in source


def test_an_unknown_block_becomes_a_placeholder_and_one_log_line(caplog):
    with caplog.at_level(logging.WARNING):
        block = types._one_of(types.BODY_BLOCK_KINDS, {"__typename": "MapBlock"})

    assert block == types.Unknown("MapBlock", {"__typename": "MapBlock"})
    assert [record.getMessage() for record in caplog.records] == [
        "unknown kind MapBlock: run generate.py with the schema of today"
    ]
