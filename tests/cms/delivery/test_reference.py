"""The schema for partners: as a page, and as text for their tools."""

import re

import pytest
from django.conf import settings
from django.test import Client

from cms.schema.costs import ARGUMENT_PRICES, PRICES, SIZES
from cms.schema.public import SCHEMA_FILE, public_schema

ADDRESSES = ("/schema/", "/schema.graphql")


def test_every_type_field_and_value_has_an_address_of_its_own(client: Client) -> None:
    named = set()
    for name, found in public_schema().type_map.items():
        if not name.startswith("__"):
            parts = getattr(found, "fields", None) or getattr(found, "values", {})
            named |= {name, *(f"{name}.{part}" for part in parts)}

    ids = re.findall(r'id="([^"]+)"', client.get("/schema/").text)

    assert set(ids) == named
    assert len(ids) == len(named)


def test_every_link_on_the_page_leads_to_something_on_it(client: Client) -> None:
    text = client.get("/schema/").text

    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r'id="([^"]+)"', text))


def test_a_field_is_told_with_its_arguments_defaults_and_dutch_words(client: Client) -> None:
    text = client.get("/schema/").text

    assert '<code>locale: <a href="#String">String</a>! = &quot;nl&quot;</code>' in text
    assert (
        '<a href="#Query.news"><code>news</code></a><code>: <a href="#NewsConnection">NewsConnection</a>!</code>'
        in text
    )
    assert '(Dutch: <i lang="nl">titel</i>)' in text


def test_what_a_field_costs_more_than_others_is_told_with_it(client: Client) -> None:
    text = client.get("/schema/").text

    search = text[text.index('id="Query.search"') : text.index('id="Query.suggestions"')]
    assert f"Costs {PRICES['Query.search']} points." in search
    assert f"Counted as {SIZES['Query.audiences']} things." in text
    assert f"Costs {ARGUMENT_PRICES['knowledge']} points." in text
    assert f"A document may cost {settings.GRAPHQL_MAX_COST} points." in text


def test_the_text_is_the_schema_in_git(client: Client) -> None:
    answer = client.get("/schema.graphql")

    assert answer.text == SCHEMA_FILE.read_text()
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_it_already_gets_it_no_second_time(client: Client, address: str) -> None:
    first = client.get(address)
    second = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, second.status_code, second.content) == (200, 304, b"")
    assert first.headers["Cache-Control"] == "public, max-age=300"
    assert not first.cookies


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_only_read(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
