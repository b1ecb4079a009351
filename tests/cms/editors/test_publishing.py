"""What an editor must fill in before readers get it, and where the form says so."""

import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import connection
from django.http import QueryDict
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, rich_text

from cms.publication.models import PublishedItem
from media.models import Picture
from pages.core.completeness import UNDESCRIBED
from pages.core.dates import EXAMPLES
from pages.news.models import News, NewsIndex
from tests.cms.editors.forms import add_address, errors_beside, news_form, text_block
from tests.factories.media import make_picture
from tests.factories.news import make_news, make_news_draft
from tests.factories.taxonomy import make_audience

AsUser = Callable[[AbstractUser], Client]

REQUIRED = "Dit is een verplicht veld."
# What the text editor sends when nothing was typed.
NO_TEXT = "null"

FILM = {
    "title": "Film",
    "url": "https://www.youtube.com/watch?v=x",
    "maker": "",
    "language": "nl",
    "duration": "",
    "transcript": rich_text("<p>Wat er gezegd wordt.</p>"),
}
SOURCE = {
    "title": "Onderzoek",
    "url": "https://www.example.org/onderzoek",
    "kind": "page",
    "maker": "Movisie",
    "language": "nl",
    "summary": "",
    "last_seen_on": "",
}
LINK = {"label": "", "page": "", "document": "", "url": "", "email": ""}


@pytest.fixture
def undescribed() -> Picture:
    """A picture as an import of long ago may have left it: the database sees a description, a reader does not."""
    picture = make_picture()
    Picture.objects.filter(pk=picture.pk).update(description=" ")
    return picture


def block_errors(response: Any, number: int = 0) -> dict[str, list[str]]:
    """What the form says beside each field of one block."""
    (error,) = response.context["form"].errors.as_data()["body"]
    return {name: fault.messages for name, fault in error.block_errors[number].block_errors.items()}


def test_a_complete_item_is_on_the_site_at_once_and_its_link_leads_there(desk: Client, index: NewsIndex):
    response = desk.post(add_address(index), news_form("publish", body=[text_block()]), follow=True)

    news = News.objects.get()
    assert PublishedItem.objects.get(node_id=f"News:{news.pk}").path == "/nieuws/koffie-op-het-plein/"
    assert 'href="http://127.0.0.1:8080/nieuws/koffie-op-het-plein/"' in response.content.decode()


def test_a_draft_needs_nothing_but_a_title(desk: Client, index: NewsIndex):
    empty_blocks = [("film", FILM | {"title": "", "url": "", "transcript": NO_TEXT, "poster": ""})]

    response = desk.post(add_address(index), news_form(introduction="", body=empty_blocks))

    assert response.status_code == 302
    news = News.objects.get()
    assert (news.live, news.introduction) == (False, "")
    assert not PublishedItem.objects.filter(kind="News").exists()


def test_publishing_names_each_missing_field_beside_it_and_keeps_the_text(desk: Client, index: NewsIndex):
    form = news_form("publish", introduction="", title="Koffie", body=[("rich_text", {"text": NO_TEXT})])

    response = desk.post(add_address(index), form)

    assert response.status_code == 200
    assert errors_beside(response, "introduction") == [REQUIRED]
    assert block_errors(response) == {"text": [REQUIRED]}
    assert response.context["form"]["title"].value() == "Koffie"
    assert "Bij de velden met een rode rand staat wat er mist." in response.content.decode()
    assert not News.objects.exists()


def test_a_lead_picture_without_a_description_is_refused_beside_the_picture(
    desk: Client, index: NewsIndex, undescribed: Picture
):
    response = desk.post(add_address(index), news_form("publish", picture=undescribed.pk))

    assert errors_beside(response, "picture") == [UNDESCRIBED]
    assert UNDESCRIBED in response.content.decode()
    assert not News.objects.exists()


def test_a_draft_may_have_a_picture_without_a_description(desk: Client, index: NewsIndex, undescribed: Picture):
    form = news_form(picture=undescribed.pk, body=[("picture", {"picture": undescribed.pk, "caption": ""})])

    assert desk.post(add_address(index), form).status_code == 302
    assert News.objects.get().picture == undescribed


def test_decoration_needs_no_description(desk: Client, index: NewsIndex):
    decoration = make_picture(description="", is_decorative=True)

    desk.post(add_address(index), news_form("publish", picture=decoration.pk))

    assert News.objects.get().live


@pytest.mark.parametrize(
    ("kind", "parts", "field"),
    [
        ("picture", {"caption": ""}, "picture"),
        ("film", FILM, "poster"),
        ("external_source", SOURCE, "picture"),
    ],
)
def test_a_picture_in_a_block_without_a_description_is_refused_beside_the_picture(
    kind: str, parts: dict[str, str], field: str, desk: Client, index: NewsIndex, undescribed: Picture
):
    response = desk.post(add_address(index), news_form("publish", body=[(kind, parts | {field: undescribed.pk})]))

    assert block_errors(response) == {field: [UNDESCRIBED]}
    assert not News.objects.exists()


def test_a_film_needs_its_words_and_a_still(desk: Client, index: NewsIndex):
    film = FILM | {"transcript": NO_TEXT, "poster": ""}

    response = desk.post(add_address(index), news_form("publish", body=[text_block(), ("film", film)]))

    assert block_errors(response, 1) == {"poster": [REQUIRED], "transcript": [REQUIRED]}


@pytest.mark.parametrize(
    ("_case", "link", "field", "words"),
    [
        ("nowhere", {}, "page", "Kies waar deze link naartoe gaat"),
        ("two places", {"url": "https://example.org", "email": "post@example.org"}, "email", "Kies één plek"),
        ("no words", {"url": "https://example.org"}, "label", "Schrijf op welke woorden de lezer ziet"),
        ("no address", {"url": "geen adres", "label": "Lees"}, "url", "geldige URL"),
    ],
)
def test_a_link_that_leads_nowhere_or_everywhere_is_refused_in_dutch(
    _case: str, link: dict[str, str], field: str, words: str, desk: Client, index: NewsIndex
):
    button = ("call_to_action", {"text": "", "link": LINK | link})

    response = desk.post(add_address(index), news_form("publish", body=[button]))

    (error,) = response.context["form"].errors.as_data()["body"]
    (message,) = error.block_errors[0].block_errors["link"].block_errors[field].messages
    assert words in message


def test_a_draft_may_have_a_link_that_leads_nowhere_yet(desk: Client, index: NewsIndex):
    form = news_form(body=[("call_to_action", {"text": "", "link": LINK})])

    assert desk.post(add_address(index), form).status_code == 302


def test_an_address_that_is_taken_is_refused(desk: Client, index: NewsIndex):
    make_news(index, slug="koffie-op-het-plein")

    response = desk.post(add_address(index), news_form("publish"))

    expected = "Dit laatste deel van het adres (koffie-op-het-plein) is al van een andere pagina. Kies een ander."
    assert errors_beside(response, "slug") == [expected]


def test_a_wrong_address_of_a_source_is_refused(desk: Client, index: NewsIndex):
    response = desk.post(add_address(index), news_form("publish", source_label="Movisie", source_url="movisie punt nl"))

    assert errors_beside(response, "source_url") == ["Voer een geldige URL in."]
    assert response.context["form"]["source_url"].value() == "movisie punt nl"


def test_a_source_needs_a_name(desk: Client, index: NewsIndex):
    response = desk.post(add_address(index), news_form("publish", source_url="https://www.example.org"))

    assert errors_beside(response, "source_label") == [
        "Schrijf op van wie de bron is, of maak de andere twee vakken over de bron leeg."
    ]


def test_a_date_that_nobody_understands_is_refused_with_examples(desk: Client, index: NewsIndex):
    response = desk.post(add_address(index), news_form("publish", source_label="Movisie", source_date="ooit eens"))

    assert errors_beside(response, "source_date") == [f"Deze datum begrijpen wij niet. {EXAMPLES}"]
    assert response.context["form"]["source_date"].value() == "ooit eens"


def test_two_leads_for_one_audience_are_refused(desk: Client, index: NewsIndex):
    audience = make_audience("Bewoners")
    leads = [{"audience": audience.pk, "text": text, "ORDER": order} for order, text in ((1, "Een."), (2, "Twee."))]

    response = desk.post(add_address(index), news_form("publish", audience_leads=inline_formset(leads)))

    formset = response.context["form"].formsets["audience_leads"]
    said = [*formset.non_form_errors(), *(message for form in formset.forms for message in form.non_field_errors())]
    assert said == [
        "Hier staat twee keer hetzelfde. Haal een van de twee weg.",
        "Dit staat er twee keer. Haal een van de twee weg.",
    ]
    assert not News.objects.exists()


def test_no_place_to_show_is_refused(desk: Client, index: NewsIndex):
    form = news_form("publish")
    del form["channels"]

    response = desk.post(add_address(index), form)

    assert errors_beside(response, "channels") == ["Kies ten minste één plek waar dit te zien mag zijn."]


def test_many_at_once_do_not_get_around_the_form(desk: Client, index: NewsIndex):
    complete = make_news_draft(index, "Compleet")
    incomplete = make_news_draft(index, "Zonder inleiding", introduction="x")
    incomplete.introduction = ""
    incomplete.save_revision(clean=False)

    address = f"/admin/bulk/wagtailcore/page/publish/?id={complete.pk}&id={incomplete.pk}"
    response = desk.post(address, {"next": "/admin/"}, follow=True)

    assert response.redirect_chain == [(f"/admin/pages/{incomplete.pk}/edit/", 302)]
    said = response.content.decode()
    assert "‘Zonder inleiding’ is niet gepubliceerd. Inleiding: Dit veld is nog leeg." in said
    assert not News.objects.filter(live=True).exists()


def test_an_approval_does_not_get_around_the_form(
    desk: Client, writer: AbstractUser, as_user: AsUser, index: NewsIndex, undescribed: Picture
):
    as_user(writer).post(add_address(index), news_form("submit"))
    news = News.objects.get()
    spoiled = news_form(body=[text_block(), ("picture", {"picture": undescribed.pk, "caption": ""})])
    desk.post(f"/admin/pages/{news.pk}/edit/", spoiled)

    task_state = news.current_workflow_task_state
    response = desk.post(f"/admin/pages/workflow/action/{news.pk}/approve/{task_state.pk}/", follow=True)

    assert response.redirect_chain == [(f"/admin/pages/{news.pk}/edit/", 302)]
    assert "Tekst: Blok 2 (Foto of tekening) is niet volledig of klopt niet." in response.content.decode()
    news.refresh_from_db()
    assert (news.live, news.current_workflow_task_state.status) == (False, "in_progress")


def test_a_program_publishes_what_was_looked_at_before(index: NewsIndex):
    news = make_news_draft(index, body=[("picture", {"picture": None, "caption": ""})])

    news.save_revision().publish()

    news.refresh_from_db()
    assert news.live


def test_the_draft_of_a_page_is_shown_on_the_public_site(desk: Client, index: NewsIndex):
    news = make_news_draft(index)

    location = desk.get(f"/admin/pages/{news.pk}/view_draft/").headers["Location"]

    assert location.startswith(f"{settings.PUBLIC_SITE_URL}/voorbeeld/preview.")


@pytest.mark.parametrize("address", ["edit/", "history/", "usage/", "delete/", "move/", "copy/", "privacy/"])
def test_no_screen_of_a_page_needs_a_template_of_the_public_site(address: str, desk: Client, index: NewsIndex):
    news = make_news(index)

    assert desk.get(f"/admin/pages/{news.pk}/{address}").status_code == 200


def test_a_page_has_its_address_on_the_public_site(index: NewsIndex):
    news = make_news(index, slug="koffie")

    assert (news.url, news.full_url) == ("http://127.0.0.1:8080/nieuws/koffie/",) * 2


def test_the_form_has_the_order_of_the_page(desk: Client, index: NewsIndex):
    form = desk.get(add_address(index)).content.decode()

    names = ["title", "introduction", "date", "picture", "body-count", "source_label", "organisation_list"]
    places = [form.find(f'name="{name}"') for name in names if f'name="{name}"' in form]
    assert places == sorted(places)
    assert [heading in form for heading in ("Inhoud", "Voor wie en waar", "Vindbaarheid")] == [True] * 3


def test_a_draft_of_one_editor_does_not_make_another_publish_what_is_incomplete(
    index: NewsIndex, monkeypatch: pytest.MonkeyPatch
):
    form_class = News.get_edit_handler().get_form_class()
    incomplete = QueryDict(urlencode(news_form(body=[("heading", {"text": "", "level": "2"})]), doseq=True))
    heading = News._meta.get_field("body").stream_block.child_blocks["heading"]
    clean, is_in_the_middle = heading.clean, threading.Event()

    def slowly(value: Any) -> Any:
        is_in_the_middle.set()
        time.sleep(0.3)
        return clean(value)

    def save_draft() -> None:
        form = form_class(incomplete, instance=News(), parent_page=index)
        form.defer_required_fields()
        drafts.append(form.errors.get("body"))
        connection.close()

    monkeypatch.setattr(heading, "clean", slowly)
    drafts: list[Any] = []
    draft = threading.Thread(target=save_draft)
    draft.start()
    is_in_the_middle.wait()
    monkeypatch.setattr(heading, "clean", clean)
    published = form_class(incomplete, instance=News(), parent_page=index)

    assert "body" in published.errors
    draft.join()
    assert drafts == [None]
