"""What the stadsdeel page asks fits the schema of today. Nothing here needs Node."""

import re
from pathlib import Path

from graphql import OperationDefinitionNode, parse, validate

from cms.delivery.executable import executable_schema

FOLDER = Path(__file__).parents[2] / "frontend-examples" / "stadsdeel-page"
FILES = sorted((FOLDER / "queries").glob("*.graphql"))
DEFINITION = re.compile(r"^(?:query|fragment) \w+.*?^}$", re.DOTALL | re.MULTILINE)


def test_the_documents_fit_the_schema() -> None:
    document = parse("\n".join(path.read_text() for path in FILES))

    assert validate(executable_schema(), document) == []
    assert [node.name.value for node in document.definitions if isinstance(node, OperationDefinitionNode)] == [
        "Article",
        "Stadsdeel",
    ]


def test_what_is_sent_is_what_stands_in_the_documents() -> None:
    sent = re.findall(r"graphql\(\n  `(.*?)`", (FOLDER / "src/api/documents.ts").read_text(), re.DOTALL)
    written = [text for path in FILES for text in DEFINITION.findall(path.read_text())]

    assert sorted(sent) == sorted(written)


def test_every_part_of_a_text_is_asked_for() -> None:
    asked = re.findall(r"\.\.\. on (\w+)", (FOLDER / "queries/blocks.graphql").read_text())

    assert sorted(asked) == sorted(kind.name for kind in executable_schema().type_map["BodyBlock"].types)


def test_the_lock_names_no_registry() -> None:
    lock = (FOLDER / "package-lock.json").read_text()

    assert '"integrity"' in lock
    assert '"resolved"' not in lock
