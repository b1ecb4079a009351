"""What an editor sees of a draft through the key of a preview, and that nobody else sees it, and nothing stays."""

import time
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core import signing
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.consent.enums import Purpose
from cms.partners.previews import SECONDS, Draft, DraftSource, key_of
from cms.publication.models import ContentRevision, PublishedItem, PublishedItemHistory, PublishedRemoval
from cms.schema.kinds import PAGE_KINDS
from pages.core.models import BasePage
from pages.news.models import News
from tests.cms.editors.forms import news_form
from tests.cms.editors.people import PASSWORD, make_user
from tests.factories.core import picture_block, rich_text
from tests.factories.home import make_home, make_site
from tests.factories.media import make_picture
from tests.factories.news import make_news, make_news_draft, make_news_index
from tests.factories.profiles import make_consent, make_profile_draft, make_profile_index

from .conftest import Ask

pytestmark = pytest.mark.django_db

PREVIEW = """
query ($path: String!) {
  preview { path title missing }
  route(path: $path) { __typename ... on Page { title lead } ... on News { body { __typename } picture { src } } }
}
"""


@pytest.fixture
def home() -> Page:
    """The home page, published."""
    home = make_home()
    make_site()
    return home


def key_of_revision(page: BasePage) -> str:
    """The key of the newest revision, with what is on the page in memory."""
    return key_of(Draft(DraftSource.REVISION, page.save_revision(clean=False).pk))


def in_store() -> list[Any]:
    """All that the store holds."""
    tables = [PublishedItem, PublishedItemHistory, PublishedRemoval]
    return [*[list(table._default_manager.order_by("pk").values()) for table in tables], ContentRevision.current()]


@pytest.mark.parametrize("kind", PAGE_KINDS, ids=lambda kind: kind.__name__)
def test_a_draft_of_each_kind_can_be_looked_at_when_only_its_title_is_there(
    ask: Ask, home: Page, kind: type[BasePage]
) -> None:
    page = kind(title="Een begin", slug="een-begin", live=False)
    home.add_child(instance=page)

    preview = ask(PREVIEW, {"path": "/een-begin/"}, key=key_of_revision(page))["data"]["preview"]

    assert (preview["path"], preview["title"]) == ("/een-begin/", "Een begin")
    assert "Inleiding: Dit veld is nog leeg." in preview["missing"]


def test_an_edited_page_is_shown_as_its_draft_is_and_stays_for_others_as_it_was(ask: Ask, home: Page) -> None:
    page = make_news(make_news_index(home), "Zoals het was")
    page.title = "Zoals het wordt"
    key, before = key_of_revision(page), in_store()

    answers = [ask(PREVIEW, {"path": page.public_path}, key=one) for one in (key, None)]

    assert [answer["data"]["route"]["title"] for answer in answers] == ["Zoals het wordt", "Zoals het was"]
    assert [answer["data"]["preview"] for answer in answers] == [
        {"path": page.public_path, "title": "Zoals het wordt", "missing": []},
        None,
    ]
    assert in_store() == before


def test_a_preview_finds_its_draft_wherever_the_site_looks_and_no_other_draft(ask: Ask, home: Page) -> None:
    index = make_news_index(home)
    shown, other = make_news_draft(index, "Deze"), make_news_draft(index, "Een ander")
    document = '{ news { nodes { title } } search(text: "deze ander") { nodes { title } } }'

    answer = ask(document, key=key_of_revision(shown))["data"]
    elsewhere = ask(PREVIEW, {"path": other.public_path}, key=key_of_revision(shown))["data"]

    assert [node["title"] for node in answer["news"]["nodes"]] == ["Deze"]
    assert "Een ander" not in str(answer)
    assert elsewhere["route"] is None


def test_a_block_that_is_not_complete_is_named_and_takes_nothing_else_along(ask: Ask, home: Page) -> None:
    page = make_news_draft(make_news_index(home), "Blokken")
    page.body = [rich_text(), picture_block(None), rich_text("Nog een tekst.")]

    answer = ask(PREVIEW, {"path": page.public_path}, key=key_of_revision(page))["data"]

    assert [block["__typename"] for block in answer["route"]["body"]] == [
        "RichTextBlock",
        "PictureBlock",
        "RichTextBlock",
    ]
    assert [sentence for sentence in answer["preview"]["missing"] if "Blok 2" in sentence]


def test_a_picture_of_a_draft_opens_by_the_address_in_the_preview_alone_and_for_an_hour(
    ask: Ask, client: Any, home: Page
) -> None:
    page = make_news_draft(make_news_index(home), "Met foto")
    page.picture = make_picture()
    answer = ask(PREVIEW, {"path": page.public_path}, key=key_of_revision(page))["data"]
    address = answer["route"]["picture"]["src"].partition("/pictures/")[2]

    opened = client.get(f"/pictures/{address}")
    others = [client.get(f"/pictures/{one}") for one in (address.partition("?")[0], f"{address}x")]
    with patch("django.core.signing.time.time", return_value=time.time() + SECONDS + 1):
        later = client.get(f"/pictures/{address}")

    assert opened.getvalue().startswith(b"\xff\xd8\xff")
    assert opened.headers["Cache-Control"] == "private, no-store"
    assert [response.status_code for response in (*others, later)] == [404, 404, 404]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda key: f"{key}x",
        lambda key: "preview.",
        lambda key: "preview." + signing.dumps(["revision", 1], salt="another"),
        lambda key: key_of(Draft(DraftSource.REVISION, 0)),
        lambda key: key_of(Draft(DraftSource.FORM, 0)),
    ],
)
def test_a_key_that_shows_nothing_is_nobodys(post: Any, home: Page, spoil: Callable[[str], str]) -> None:
    key = spoil(key_of_revision(make_news_draft(make_news_index(home), "Concept")))

    response = post({"query": "{ preview { title } }"}, authorization=f"Bearer {key}")

    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (401, "KEY_UNKNOWN")


def test_a_key_ends_after_an_hour_and_leaves_no_copies(post: Any, home: Page) -> None:
    key = key_of_revision(make_news_draft(make_news_index(home), "Concept"))
    body = {"query": "{ preview { title } }"}

    now = post(body, authorization=f"Bearer {key}")
    with patch("django.core.signing.time.time", return_value=time.time() + SECONDS + 1):
        later = post(body, authorization=f"Bearer {key}")

    assert (now.status_code, later.status_code) == (200, 401)
    assert now.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in now.headers


def test_a_profile_without_consent_is_not_shown_and_the_editor_hears_why(ask: Ask, home: Page) -> None:
    profile = make_profile_draft(make_profile_index(home))
    key = key_of_revision(profile)

    without = ask(PREVIEW, {"path": profile.public_path}, key=key)["data"]
    make_consent(profile, Purpose.PROFILE)
    permitted = ask(PREVIEW, {"path": profile.public_path}, key=key)["data"]

    assert without["route"] is None
    assert [sentence for sentence in without["preview"]["missing"] if "toestemming" in sentence]
    assert permitted["route"]["title"] == profile.title
    assert permitted["preview"]["missing"] == []


@pytest.fixture
def form_key(client: Client, home: Page) -> str:
    """The key that Redactie's preview panel gets while a news item is being written that was never saved."""
    make_user("redactie", "Redactie")
    client.login(username="redactie", password=PASSWORD)
    address = reverse("wagtailadmin_pages:preview_on_add", args=("news", "news", make_news_index(home).pk))
    form = news_form(title="", slug="", introduction="Zo begint het.")
    assert client.post(address, form).json() == {"is_valid": True, "is_available": True}
    link = client.get(address).headers["Location"]
    assert link.startswith(f"{settings.PUBLIC_SITE_URL}/voorbeeld/preview.")
    return link.rstrip("/").rpartition("/")[2]


def test_a_page_is_shown_before_it_is_saved(ask: Ask, form_key: str) -> None:
    preview = ask(PREVIEW, {"path": "/"}, key=form_key)["data"]["preview"]
    page = ask(PREVIEW, {"path": preview["path"]}, key=form_key)["data"]["route"]

    assert page["lead"] == "Zo begint het."
    assert "Titel: Dit veld is nog leeg." in preview["missing"]
    assert not News.objects.exists()


def test_a_preview_ends_with_the_rights_of_its_editor(post: Any, form_key: str) -> None:
    Group.objects.get(name="Redactie").user_set.clear()

    response = post({"query": "{ preview { title } }"}, authorization=f"Bearer {form_key}")

    assert response.status_code == 401
