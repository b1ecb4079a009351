"""Which answers a reader may show again while it gets no newer one: none that holds a person."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from cms.consent.enums import Purpose
from tests.factories import core
from tests.factories.core import unindexed
from tests.factories.home import make_home
from tests.factories.media import make_picture
from tests.factories.news import make_news, make_news_index
from tests.factories.profiles import make_consent, make_profile, make_profile_index

pytestmark = pytest.mark.django_db

MAY_BE_STALE = "public, max-age=0, stale-while-revalidate=30, stale-if-error=86400"
ASK_FIRST = "private, no-cache"


@pytest.fixture
@unindexed()
def ids(db: None) -> dict[str, str]:
    """A person with a portrait, news that shows the portrait, and news that leads to the person in three ways."""
    home = make_home()
    portrait, drawing = make_picture(title="Portret"), make_picture(title="Tekening")
    person = make_profile(make_profile_index(home), "Noor (voorbeeld)", picture=portrait)
    make_consent(person, Purpose.PROFILE)
    make_consent(person, Purpose.PHOTO)
    news = make_news_index(home)
    make_news(news, "Met tekening", picture=drawing, body=[core.rich_text("Zonder mensen.")])
    make_news(news, "Met portret", picture=portrait)
    make_news(news, "Met link", body=[core.rich_text(core.link_in_text(person, "iemand"))])
    make_news(news, "Met knop", body=[core.call_to_action({**core.BLANK_LINK, "label": "Lees", "page": person})])
    make_news(news, "Met kaart", body=[core.page_reference(person)])
    return {"person": f"Profile:{person.pk}", "portrait": f"Picture:{portrait.pk}", "drawing": f"Picture:{drawing.pk}"}


def cache_control(client: Client, query: str, **variables: Any) -> str:
    answer = client.get(f"/graphql/?{urlencode({'query': query})}")
    assert "errors" not in answer.json(), answer.json()
    return str(answer["Cache-Control"])


@pytest.mark.parametrize(
    "selection",
    [
        "news(first: 1, order: OLDEST) {{ nodes {{ title picture {{ alt }} body {{ __typename }} }} }}",
        'node(id: "{drawing}") {{ ... on Picture {{ alt }} }}',
        'route(path: "/profielen/") {{ ... on ProfileIndex {{ title }} }}',
        'route(path: "/profielen/niemand/") {{ __typename }}',
        "profiles {{ totalCount }}",
    ],
)
def test_an_answer_without_people_may_be_shown_for_a_day(selection: str, client: Client, ids: dict[str, str]) -> None:
    assert cache_control(client, f"{{ {selection.format(**ids)} }}") == MAY_BE_STALE


BODY = "body {{ ... on RichTextBlock {{ text {{ html }} }} ... on CallToActionBlock {{ link {{ href }} }} ... on PageReferenceBlock {{ page {{ title }} }} }}"


@pytest.mark.parametrize(
    "selection",
    [
        "profiles {{ nodes {{ title }} }}",
        "profiles {{ edges {{ node {{ path }} }} }}",
        'profile(slug: "noor-voorbeeld") {{ name }}',
        'node(id: "{person}") {{ id }}',
        'node(id: "{portrait}") {{ ... on Picture {{ alt }} }}',
        'page(id: "{person}") {{ title }}',
        'route(path: "/profielen/noor-voorbeeld/") {{ ... on Profile {{ experience {{ text }} }} }}',
        "pages(first: 100) {{ nodes {{ path }} }}",
        'search(text: "noor") {{ nodes {{ title snippet }} }}',
        'suggestions(text: "noor") {{ title }}',
        'route(path: "/nieuws/met-portret/") {{ ... on News {{ picture {{ alt }} }} }}',
        'route(path: "/nieuws/met-link/") {{ ... on News {{ ' + BODY + " }} }}",
        'route(path: "/nieuws/met-knop/") {{ ... on News {{ ' + BODY + " }} }}",
        'route(path: "/nieuws/met-kaart/") {{ ... on News {{ ' + BODY + " }} }}",
    ],
)
def test_an_answer_with_a_person_is_shown_only_when_confirmed(
    selection: str, client: Client, ids: dict[str, str]
) -> None:
    assert cache_control(client, f"{{ {selection.format(**ids)} }}") == ASK_FIRST


def test_confirming_promises_nothing_more(client: Client, ids: dict[str, str]) -> None:
    address = f"/graphql/?{urlencode({'query': '{ profiles { nodes { title } } }'})}"
    first = client.get(address)

    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again["Cache-Control"]) == (304, ASK_FIRST)
