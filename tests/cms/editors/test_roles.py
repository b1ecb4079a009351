"""What Redactie and Schrijvers may and may not do, through the forms themselves."""

from collections.abc import Callable
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import AbstractUser, Group
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Task, Workflow
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.editors.building_blocks import BuildingBlocks
from cms.taxonomy.models import Audience, Theme
from pages.figures.models import Figure
from pages.news.models import News, NewsIndex
from tests.cms.editors.forms import add_address, news_form
from tests.factories.media import picture_file
from tests.factories.news import make_news
from tests.factories.taxonomy import make_audience, make_theme

AsUser = Callable[[AbstractUser], Client]

FIGURE = {
    "label": "Plekken",
    "key": "plekken",
    "value": "25",
    "unit": "buurtbanen",
    "counts": "Plekken.",
    "status": "set-up",
    "as_of": "2021",
    "source_label": "Gemeente Amsterdam",
}


def test_there_are_two_roles_and_one_workflow_with_dutch_names(db):
    assert sorted(Group.objects.values_list("name", flat=True)) == ["Redactie", "Schrijvers"]
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Nakijken"]
    assert list(Task.objects.values_list("name", flat=True)) == ["Nakijken"]


def test_the_migration_of_roles_goes_back_and_forth_without_losing_anybody(editor, writer):
    migration = import_module("cms.editors.migrations.0003_roles")

    migration.unmake_roles(apps, connection.schema_editor())

    assert sorted(Group.objects.values_list("name", flat=True)) == ["Editors", "Moderators"]
    assert [group.name for group in editor.groups.all()] == ["Moderators"]
    assert not Group.objects.get(name="Moderators").permissions.filter(codename="change_site").exists()

    migration.make_roles(apps, connection.schema_editor())

    assert [group.name for group in editor.groups.all()] == ["Redactie"]
    assert [group.name for group in writer.groups.all()] == ["Schrijvers"]
    assert Group.objects.get(name="Redactie").permissions.filter(codename="change_site").exists()


def test_redactie_publishes(desk: Client, index: NewsIndex):
    response = desk.post(add_address(index), news_form("publish"))

    assert response.status_code == 302
    assert News.objects.get().live


def test_who_writes_cannot_publish(writer: AbstractUser, as_user: AsUser, index: NewsIndex):
    response = as_user(writer).post(add_address(index), news_form("publish"))

    assert response.status_code == 302
    assert not News.objects.get().live


def test_what_a_writer_hands_in_is_published_by_redactie(
    writer: AbstractUser, editor: AbstractUser, as_user: AsUser, index: NewsIndex
):
    as_user(writer).post(add_address(index), news_form("submit"))
    news = News.objects.get()
    assert (news.live, news.current_workflow_state.workflow.name) == (False, "Nakijken")

    task_state = news.current_workflow_task_state
    as_user(editor).post(f"/admin/pages/workflow/action/{news.pk}/approve/{task_state.pk}/")

    news.refresh_from_db()
    assert news.live


def test_a_writer_cannot_approve(writer: AbstractUser, as_user: AsUser, index: NewsIndex):
    browser = as_user(writer)
    browser.post(add_address(index), news_form("submit"))
    news = News.objects.get()

    browser.post(f"/admin/pages/workflow/action/{news.pk}/approve/{news.current_workflow_task_state.pk}/")

    news.refresh_from_db()
    assert not news.live


def test_a_writer_cannot_take_a_page_off_the_site(writer: AbstractUser, as_user: AsUser, index: NewsIndex):
    news = make_news(index)

    response = as_user(writer).post(f"/admin/pages/{news.pk}/unpublish/")

    assert response.status_code == 302
    news.refresh_from_db()
    assert news.live


@pytest.mark.parametrize("role", ["editor", "writer"])
def test_both_roles_upload_pictures(role: str, request: pytest.FixtureRequest, as_user: AsUser):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from media.models import Picture

    browser = as_user(request.getfixturevalue(role))
    form = {
        "title": "Plein",
        "file": SimpleUploadedFile("plein.jpg", picture_file()),
        "description": "Een plein.",
        "shows_persons": "False",
    }
    browser.post("/admin/images/add/", form)

    assert Picture.objects.get().title == "Plein"


def test_redactie_keeps_figures_and_themes(desk: Client):
    desk.post("/admin/snippets/figures/figure/add/", FIGURE)
    desk.post("/admin/snippets/taxonomy/theme/add/", {"name": "Werk", "slug": "werk", "sort_order": "0"})

    assert (Figure.objects.get().key, Theme.objects.get().slug) == ("plekken", "werk")


def test_redactie_changes_an_audience_but_makes_and_deletes_none(desk: Client):
    audience = make_audience("Bewoners")
    form = {"name": "Buurtbewoners", "slug": "bewoners", "sort_order": "1", "colour": "brick", "description": ""}

    desk.post(f"/admin/snippets/taxonomy/audience/edit/{audience.pk}/", form)
    desk.post("/admin/snippets/taxonomy/audience/add/", {**form, "name": "Nieuw", "slug": "nieuw"})
    desk.post(f"/admin/snippets/taxonomy/audience/delete/{audience.pk}/")

    assert list(Audience.objects.values_list("name", flat=True)) == ["Buurtbewoners"]


def test_redactie_changes_the_settings_of_the_site_and_a_writer_does_not(
    desk: Client, writer: AbstractUser, as_user: AsUser, index: NewsIndex
):
    address = "/admin/settings/home/site/"

    assert desk.get(address, follow=True).status_code == 200
    assert "naam van de site" in desk.get(address, follow=True).content.decode().lower()
    assert as_user(writer).get(address).status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "/admin/snippets/taxonomy/theme/add/",
        "/admin/snippets/figures/figure/add/",
        "/admin/users/",
        "/admin/groups/",
        "/admin/sites/",
        "/admin/redirects/",
        "/admin/workflows/list/",
    ],
)
def test_a_writer_is_sent_away_from_what_is_not_for_writers(address: str, writer: AbstractUser, as_user: AsUser):
    make_theme("Werk")

    response = as_user(writer).get(address)

    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("address", ["/admin/users/", "/admin/groups/", "/admin/sites/", "/admin/redirects/"])
def test_redactie_does_not_keep_the_installation(address: str, desk: Client):
    assert desk.get(address).status_code == 302


@pytest.mark.parametrize("kind", BuildingBlocks.items, ids=lambda viewset: viewset.model.__name__)
def test_redactie_keeps_the_building_blocks_and_schrijvers_do_not(
    kind: type[SnippetViewSet], desk: Client, writer: AbstractUser, as_user: AsUser
):
    address = reverse(kind.model.snippet_viewset.get_url_name("add"))

    assert desk.get(address).status_code == 200
    assert as_user(writer).get(address).status_code == 302
