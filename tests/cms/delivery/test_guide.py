"""The guide for partners and what changed, as pages of the CMS."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from cms.delivery.guide import CHANGES, EXAMPLE_URL, GUIDE

PAGES = [("/partners/", GUIDE), ("/partners/changes/", CHANGES)]
ADDRESSES = [address for address, _ in PAGES]


@pytest.mark.parametrize(("_address", "_file"), PAGES)
def test_every_part_of_the_text_is_on_the_page_with_an_address_of_its_own(
    client: Client, _address: str, _file: Path
) -> None:
    text = client.get(_address).text

    headings = re.findall(r'<h([1-3]) id="([^"]+)">(.*?)</h', text)
    assert ["#" * int(level) + f" {words}" for level, _, words in headings] == re.findall(
        r"^#+ .*$", _file.read_text(), re.MULTILINE
    )
    assert len({anchor for _, anchor, _ in headings}) == len(headings)
    assert re.findall(r'href="#([^"]+)"', text) == [anchor for level, anchor, _ in headings if level == "2"]


def test_examples_can_be_copied_as_they_are(client: Client) -> None:
    """For this CMS: its own address stands in them."""
    shown = re.findall(r"<pre><code[^>]*>(.*?)</code></pre>", client.get("/partners/").text, re.DOTALL)

    written = re.findall(r"^```\w+\n(.*?)^```$", GUIDE.read_text(), re.MULTILINE | re.DOTALL)
    assert len(written) == 10
    assert [unescape(text) for text in shown] == [text.replace(EXAMPLE_URL, settings.CMS_URL) for text in written]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_link_to_the_cms_leads_to_a_page_of_it(client: Client, address: str, db: None) -> None:
    text = client.get(address).text

    links = re.findall(r'href="([^"#]+)"', text)
    ours = [link.removeprefix(settings.CMS_URL) for link in links if link.startswith((settings.CMS_URL, "/"))]
    assert {link for link in links if not link.startswith(("https://", settings.CMS_URL, "/"))} == set()
    assert [link for link in ours if not link.startswith("/static/") and client.get(link).status_code != 200] == []
    assert EXAMPLE_URL not in text


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
