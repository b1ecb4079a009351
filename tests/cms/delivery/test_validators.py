from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client

from cms.publication.models import PublishedItem
from tests.factories.publication import make_item

ADDRESS = "/graphql/?" + urlencode({"query": '{ node(id: "Theme:1") { id } }'})


def test_a_change_of_the_store_ends_an_entity_tag(committed_database: str, client: Client) -> None:
    def answer(known: HttpResponse) -> Any:
        return client.get(ADDRESS, headers={"If-None-Match": known["ETag"]})

    absent = client.get(ADDRESS)
    make_item("Theme:1")
    added = answer(absent)
    unchanged = answer(added)
    PublishedItem.objects.update(is_hidden=True)
    hidden = answer(added)

    assert absent.json()["data"] == {"node": None}
    assert added.json()["data"] == {"node": {"id": "Theme:1"}}
    assert unchanged.status_code == 304
    assert hidden.json()["data"] == {"node": None}
