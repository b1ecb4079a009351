"""The public site's own documents, answered whole over a site on which everything is filled in."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from graphql import OperationDefinitionNode, parse, validate

from cms.delivery.executable import executable_schema
from cms.delivery.execution import run
from cms.partners.reader import ANONYMOUS, PUBLIC_SITE, Reader
from tests.cms.publication.conftest import committed_uploads, module_database, programme, rolled_back  # noqa: F401
from tests.contracts.comparison import assert_as_kept
from tests.factories.programme import Programme

QUERIES = Path(__file__).parents[2] / "frontend-examples" / "public-site" / "queries"
KEPT = Path(__file__).parent / "answers"
DOCUMENT = parse("\n".join(path.read_text() for path in sorted(QUERIES.glob("*.graphql"))))
OPERATIONS = [
    node.name.value for node in DOCUMENT.definitions if isinstance(node, OperationDefinitionNode) and node.name
]
READERS = [ANONYMOUS, PUBLIC_SITE]


def test_the_documents_of_the_public_site_fit_the_schema() -> None:
    assert validate(executable_schema(), DOCUMENT) == []


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("home", "/"),
        ("news-index", "/nieuws/"),
        ("news", "/nieuws/onderzoek/"),
        ("information", "/voor-werkgevers/"),
        ("nothing", "/bestaat-niet/"),
    ],
)
def test_each_page_is_answered_whole(rolled_back: Programme, reader: Reader, name: str, path: str) -> None:  # noqa: F811
    assert_as_kept(KEPT / f"{name}-{reader.name}.json", _answer("PageAtPath", reader, path=path))


@pytest.mark.parametrize("operation", [name for name in OPERATIONS if name != "PageAtPath"])
def test_the_other_documents_are_answered_whole(rolled_back: Programme, operation: str) -> None:  # noqa: F811
    assert_as_kept(KEPT / f"{operation}.json", _answer(operation, PUBLIC_SITE))


def _answer(operation: str, reader: Reader, **variables: Any) -> Any:
    result = run(DOCUMENT, reader, timezone.now(), variables=variables, operation_name=operation)
    assert result.errors is None
    return result.data
