import pytest
from django.test import Client

from cms.delivery.documents import valid_document
from cms.delivery.explorer import EXAMPLES


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_example_is_a_valid_document(example) -> None:
    assert valid_document(example.document)


def test_the_explorer_needs_no_database_loads_nothing_from_elsewhere_and_sets_no_cookie(client: Client) -> None:
    answer = client.get("/explorer/")

    assert answer.status_code == 200
    assert EXAMPLES[0].document.splitlines()[1].strip() in answer.text
    assert "https://" not in answer.text
    assert "unsafe-inline" not in answer.get("Content-Security-Policy", "")
    assert not answer.cookies


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_explorer_is_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)("/explorer/").status_code == 405
