"""What a document leaves behind for the next one in the same thread: nothing."""

import pytest

from tests.factories.publication import make_item

from .conftest import Ask

pytestmark = pytest.mark.django_db


def test_a_refusal_beside_what_others_wait_for_leaves_nothing_behind(ask: Ask) -> None:
    audience = make_item("Audience:1", slug="buren")
    for key in range(2):
        make_item(f"News:{key}", {"audiences": [{"ref": audience.node_id}], "related": [{"ref": "News:0"}]})
    document = (
        '{ news(first: 1000) { totalCount } node(id: "News:1") { id ... on News { audiences { id } related { id } } } }'
    )

    for _ in range(2):
        answer = ask(document)
        assert (answer["data"], answer["errors"][0]["extensions"]["argument"]) == (None, "first")

    assert ask("{ news { totalCount } }") == {"data": {"news": {"totalCount": 2}}}
