"""Where pages that the public site does not show have their address, and where links and redirects to them lead."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.publication.models import PublishedGrant
from cms.taxonomy.enums import Channel
from tests.factories.partners import make_key, make_partner
from tests.factories.publication import make_item

from .conftest import KEY, Ask

pytestmark = pytest.mark.django_db


def make_page(node_id: str = "News:1", path: str = "/nieuws/een/", **data: Any) -> None:
    columns = {name: data.pop(name) for name in ("channels", "needs_consent") if name in data}
    make_item(node_id, {"path": path, "canonicalUrl": "", "title": "Eén", **data}, path=path, **columns)


ADDRESS = "{ canonicalUrl isOnPublicSite attribution { url } }"
SITE, ELSEWHERE, STADSDELEN = "http://127.0.0.1:8080", "https://elders.nl/x", Channel.STADSDEEL_PAGES.value


@pytest.mark.parametrize(
    ("_own", "_channels", "_canonical", "_is_there"),
    [
        ("", [STADSDELEN], "/nieuws/", False),
        ("", [STADSDELEN, "public-site"], "/nieuws/een/", True),
        (ELSEWHERE, [STADSDELEN], ELSEWHERE, False),
        (ELSEWHERE, [STADSDELEN, "public-site"], ELSEWHERE, True),
    ],
)
def test_what_the_public_site_does_not_show_has_the_address_of_what_is_above_it(
    ask: Ask, _own: str, _channels: list[str], _canonical: str, _is_there: bool
) -> None:
    make_page("NewsIndex:1", "/nieuws/", attribution={})
    make_page(canonicalUrl=_own, attribution={}, channels=_channels)
    key = make_key(make_partner(channels=[STADSDELEN]))

    index, page = ask(f'{{ a: page(id: "NewsIndex:1") {ADDRESS} b: page(id: "News:1") {ADDRESS} }}', key=key)[
        "data"
    ].values()

    address = _canonical if _canonical == ELSEWHERE else SITE + _canonical
    assert page == {"canonicalUrl": address, "isOnPublicSite": _is_there, "attribution": {"url": address}}
    assert index["canonicalUrl"] == f"{SITE}/nieuws/"
    assert index["isOnPublicSite"] is True


def test_the_page_above_it_may_not_be_shown_either(ask: Ask) -> None:
    for node_id, path in (("NewsIndex:1", "/nieuws/"), ("News:1", "/nieuws/een/")):
        make_page(node_id, path, channels=[STADSDELEN])
    key = make_key(make_partner(channels=[STADSDELEN]))

    assert ask('{ page(id: "News:1") { canonicalUrl } }', key=key)["data"]["page"] == {"canonicalUrl": f"{SITE}/"}


def test_who_is_permitted_to_partners_alone_has_no_address_on_the_public_site(ask: Ask) -> None:
    make_page("ProfileIndex:1", "/profielen/")
    make_page("Profile:1", "/profielen/naam/", needs_consent=True)
    today = timezone.localdate()
    PublishedGrant.objects.create(node_id="Profile:1", channel="partner-sites", valid_from=today, valid_until=today)
    key = make_key(make_partner(may_show_people=True))
    document = f'{{ page(id: "Profile:1") {ADDRESS.replace("attribution { url }", "")} }}'

    assert ask(document, key=key)["data"]["page"] == {
        "canonicalUrl": f"{SITE}/profielen/",
        "isOnPublicSite": False,
    }


@pytest.mark.parametrize(("_key", "_statements"), [(None, 0), (KEY, 0), ("partner", 1)])
def test_all_addresses_of_an_answer_take_one_statement_and_on_the_public_site_none(
    ask: Ask, _key: str | None, _statements: int
) -> None:
    for number in range(5):
        make_page(f"News:{number}", f"/nieuws/{number}/", attribution={})
    key = make_key(make_partner()) if _key == "partner" else _key

    def statements(fields: str) -> int:
        asked = " ".join(f'a{number}: page(id: "News:{number}") {fields}' for number in range(5))
        ask("{ __typename }", key=key)
        with CaptureQueriesContext(connection) as queries:
            ask(f"{{ {asked} }}", key=key)
        return len(queries)

    assert statements(ADDRESS) - statements("{ title }") == _statements


LINKS = "{ site { menu { link { href target { id } } } colophon { html links { href } } } }"


def make_links(*node_ids: str) -> None:
    """A menu with these pages, and a text that names them."""
    links = [{"kind": "PAGE", "label": "Uitleg", "ref": node_id} for node_id in node_ids]
    html = "".join(f'<a data-ref="{node_id}">Uitleg</a>' for node_id in node_ids)
    menu = [{"id": str(number), "link": link} for number, link in enumerate(links)]
    make_item("Site:1", {"menu": menu, "colophon": {"html": html, "text": "", "links": links}})


@pytest.mark.parametrize(
    ("_own", "_channels", "_href"),
    [
        ("", [STADSDELEN], f"{SITE}/nieuws/"),
        ("", [STADSDELEN, "public-site"], f"{SITE}/nieuws/een/"),
        (ELSEWHERE, [STADSDELEN], ELSEWHERE),
        (ELSEWHERE, [STADSDELEN, "public-site"], f"{SITE}/nieuws/een/"),
    ],
)
def test_a_link_leads_to_the_page_or_else_where_its_address_is(
    ask: Ask, _own: str, _channels: list[str], _href: str
) -> None:
    make_page("NewsIndex:1", "/nieuws/")
    make_page(canonicalUrl=_own, channels=_channels)
    make_links("News:1")

    site = ask(LINKS, key=make_key(make_partner(channels=[STADSDELEN])))["data"]["site"]

    assert site["menu"] == [{"link": {"href": _href, "target": {"id": "News:1"}}}]
    assert site["colophon"] == {"html": f'<a href="{_href}">Uitleg</a>', "links": [{"href": _href}]}


@pytest.mark.parametrize(("_key", "_href"), [(None, f"{SITE}/nieuws/twee/"), (KEY, "/nieuws/twee/")])
def test_on_the_public_site_links_lead_to_what_it_shows_and_nothing_else_is_linked(
    ask: Ask, _key: str | None, _href: str
) -> None:
    make_page("NewsIndex:1", "/nieuws/")
    make_page(channels=[STADSDELEN])
    make_page("News:2", "/nieuws/twee/")
    make_links("News:1", "News:2")

    site = ask(LINKS, key=_key)["data"]["site"]

    assert site["menu"] == [{"link": None}, {"link": {"href": _href, "target": {"id": "News:2"}}}]
    assert site["colophon"] == {"html": f'Uitleg<a href="{_href}">Uitleg</a>', "links": [{"href": _href}]}


@pytest.mark.parametrize(("_key", "_statements"), [(None, 0), (KEY, 0), ("partner", 1)])
@pytest.mark.parametrize(
    ("_with", "_without"),
    [
        ("{ menu { link { href } } }", "{ menu { link { label } } }"),
        ("{ colophon { html } }", "{ colophon { links { label } } }"),
        ("{ colophon { links { href } } }", "{ colophon { links { label } } }"),
    ],
)
def test_all_links_of_an_answer_take_one_statement_and_on_the_public_site_none(
    ask: Ask, _key: str | None, _statements: int, _with: str, _without: str
) -> None:
    for number in range(5):
        make_page(f"News:{number}", f"/nieuws/{number}/", channels=[STADSDELEN] if number % 2 else ["public-site"])
    make_links(*(f"News:{number}" for number in range(5)))
    key = make_key(make_partner(channels=[STADSDELEN])) if _key == "partner" else _key

    def statements(fields: str) -> int:
        ask("{ __typename }", key=key)
        with CaptureQueriesContext(connection) as queries:
            assert "errors" not in ask(f"{{ site {fields} }}", key=key)
        return len(queries)

    assert statements(_with) - statements(_without) == _statements


def test_links_are_the_same_beside_a_fault(ask: Ask) -> None:
    """graphql-core's own executor, which says what is wrong, waits in a way of its own."""
    make_page("NewsIndex:1", "/nieuws/")
    make_page(channels=[STADSDELEN])
    make_links("News:1")
    key = make_key(make_partner(channels=[STADSDELEN]))

    faulty = ask(LINKS.replace("{ site", '{ page(id: "News:1") { updatedAt } site', 1), key=key)

    assert [error["path"] for error in faulty["errors"]] == [["page", "updatedAt"]]
    assert faulty["data"] == {"page": None} | ask(LINKS, key=key)["data"]
