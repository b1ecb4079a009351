"""What an editor hears when something cannot be published that no form could foresee.

The real thing: the original of a picture is gone from storage, so its cuts cannot be made at publication.
"""

import logging
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from cms.editors.dutch_names import dutch_name
from cms.publication.models import ContentRevision, PublishedItem
from media.models import Picture
from pages.figures.models import Figure
from pages.home.models import Home
from pages.news.models import News, NewsIndex
from tests.cms.editors.forms import add_address, news_form, text_block
from tests.factories.core import external_source
from tests.factories.media import make_picture
from tests.factories.news import make_news, make_news_draft
from tests.factories.taxonomy import make_theme

# Wagtail leaves a temporary file open when the original of a picture is not there.
pytestmark = pytest.mark.filterwarnings("ignore:Exception ignored in:pytest.PytestUnraisableExceptionWarning")

SAID = (
    f"Dit is niet gepubliceerd: in {Picture._meta.verbose_name} ‘Plein’, bij ‘bestand’, staat iets dat de website niet "
    "kan tonen. Pas het aan en probeer het opnieuw, of vraag de beheerder om hulp."
)


@pytest.fixture
def vanished(db: None) -> Picture:
    """A picture whose file is gone."""
    picture = make_picture()
    Path(picture.file.path).unlink()
    return picture


def test_a_new_item_is_kept_as_a_draft_and_the_editor_is_sent_to_its_form(
    desk: Client, index: NewsIndex, vanished: Picture
):
    revision = ContentRevision.current()

    response = desk.post(
        add_address(index), news_form("publish", picture=vanished.pk, body=[text_block("Bewaar dit.")]), follow=True
    )

    news = News.objects.get()
    assert response.redirect_chain == [(f"/admin/pages/{news.pk}/edit/", 302)]
    page = response.content.decode()
    assert f"{SAID} Uw tekst is bewaard als concept." in page
    assert "Bewaar dit." in page
    assert "is gepubliceerd" not in page
    assert (news.live, news.get_latest_revision_as_object().introduction) == (False, "Buren drinken koffie.")
    assert not PublishedItem.objects.filter(kind__in=["News", "Picture"]).exists()
    assert ContentRevision.current() == revision


def test_a_published_item_stays_as_readers_have_it(desk: Client, index: NewsIndex, vanished: Picture):
    news = make_news(index, slug="koffie-op-het-plein")
    before = PublishedItem.objects.get(node_id=f"News:{news.pk}")

    response = desk.post(
        f"/admin/pages/{news.pk}/edit/", news_form("publish", title="Nieuwe titel", picture=vanished.pk), follow=True
    )

    assert response.redirect_chain == [(f"/admin/pages/{news.pk}/edit/", 302)]
    news.refresh_from_db()
    assert (news.live, news.title, news.has_unpublished_changes) == (True, "Bericht", True)
    assert news.get_latest_revision_as_object().title == "Nieuwe titel"
    after = PublishedItem.objects.get(node_id=f"News:{news.pk}")
    assert (after.data, after.recorded_at) == (before.data, before.recorded_at)


def test_of_many_at_once_none_is_published_when_one_is_refused(desk: Client, index: NewsIndex, vanished: Picture):
    drafts = [make_news_draft(index, "Goed"), make_news_draft(index, "Mis", picture=vanished)]

    query = "&".join(f"id={draft.pk}" for draft in drafts)
    response = desk.post(f"/admin/bulk/wagtailcore/page/publish/?{query}", {"next": "/admin/"})

    assert response.status_code == 409
    assert SAID in response.content.decode()
    assert not News.objects.filter(live=True).exists()


def test_a_form_of_something_else_leads_to_the_page_at_fault_and_changes_nothing(desk: Client, index: NewsIndex):
    theme = make_theme("Werk")
    news = make_news(index, theme_list=[theme], body=[external_source()])
    with connection.cursor() as cursor:
        # As a program may do that goes past the forms.
        cursor.execute(
            """UPDATE news_news SET body = replace(body::text, '"page"', '"nowhere"')::jsonb WHERE page_ptr_id = %s""",
            [news.pk],
        )

    # Another short name of a theme changes all that is sorted by it.
    form = {"name": "Betaald werk", "slug": "betaald-werk", "description": "", "sort_order": "0"}
    response = desk.post(f"/admin/snippets/taxonomy/theme/edit/{theme.pk}/", form, follow=True)

    assert response.redirect_chain == [(f"/admin/pages/{news.pk}/edit/", 302)]
    assert "Dit is niet gepubliceerd: in nieuwsbericht ‘Bericht’, bij ‘" in response.content.decode()
    theme.refresh_from_db()
    assert (theme.name, theme.slug) == ("Werk", "werk")


def test_the_log_names_the_field_and_nobody(
    desk: Client, index: NewsIndex, vanished: Picture, caplog: pytest.LogCaptureFixture
):
    desk.post(add_address(index), news_form("publish", title="Over een mens", picture=vanished.pk))

    (line,) = [record for record in caplog.records if record.name == "cms.editors.refusals"]
    assert line.levelno == logging.ERROR
    told = {key: value for key, value in line.msg.items() if key in {"event", "item", "field", "cause"}}
    assert told == {
        "event": "a publication was refused",
        "item": f"Picture:{vanished.pk}",
        "field": "renditions",
        "cause": "SourceImageIOError",
    }
    assert "Over een mens" not in str(line.msg)
    assert "redacteur" not in str(line.msg)


@pytest.mark.parametrize(
    ("kind", "path", "expected"),
    [
        (News, "title", "titel"),
        (News, "lead", "inleiding"),
        (News, "body.2.url", "tekst, blok 3"),
        (News, "body", "tekst"),
        (News, "organisations.0", "organisaties"),
        (News, "source", "bron"),
        (News, "picture", "foto of tekening"),
        (Home, "figures.1", "cijfers"),
        (Home, "aims.0.title", "het dubbele doel, blok 1"),
        (Figure, "asOf", "stand"),
        (News, "somethingElse", "somethingElse"),
    ],
)
def test_fields_are_called_as_in_the_form(kind: type, path: str, expected: str):
    assert dutch_name(kind, path) == expected
