"""What an editor sees first."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser, User
from django.test import Client
from django.utils import timezone

from cms.editors.dashboard import STUCK_AFTER
from pages.agenda.models import AgendaIndex
from pages.news.models import News, NewsIndex
from tests.cms.editors.forms import add_address, news_form
from tests.factories.core import add_draft, add_published, made

AsUser = Callable[[AbstractUser], Client]


def test_the_first_button_leads_straight_to_a_new_news_item(desk: Client, index: NewsIndex):
    dashboard = desk.get("/admin/").content.decode()

    assert f'href="{add_address(index)}"' in dashboard
    assert "Nieuwsbericht schrijven" in dashboard
    assert desk.get(add_address(index)).status_code == 200


def test_without_a_list_of_news_there_is_no_button_that_leads_nowhere(desk: Client):
    dashboard = desk.get("/admin/").content.decode()

    assert "Nieuwsbericht schrijven" not in dashboard
    assert "Wat wacht op mij" in dashboard


def test_nothing_waits_at_first(desk: Client, index: NewsIndex):
    dashboard = desk.get("/admin/").content.decode()

    assert "Er wacht niets op u." in dashboard
    assert "U hebt geen teksten die nog niet op de site staan." in dashboard


def test_what_a_writer_hands_in_waits_for_redactie(
    desk: Client, writer: AbstractUser, as_user: AsUser, index: NewsIndex
):
    as_user(writer).post(add_address(index), news_form("submit"))

    dashboard = desk.get("/admin/").content.decode()

    assert '<span class="dashboard__count">1</span>' in dashboard
    assert "In afwachting van uw beoordeling" in dashboard
    assert "Koffie op het plein" in dashboard
    assert "Er wacht niets op u." not in dashboard


def test_a_writer_sees_what_became_of_it(writer: AbstractUser, as_user: AsUser, index: NewsIndex):
    browser = as_user(writer)
    browser.post(add_address(index), news_form("submit"))

    dashboard = browser.get("/admin/").content.decode()

    assert "dashboard__count" not in dashboard
    assert "in een workflow" in dashboard


def test_drafts_are_those_of_who_looks(desk: Client, writer: AbstractUser, as_user: AsUser, index: NewsIndex):
    desk.post(add_address(index), news_form(title="Mijn concept", slug="mijn"))
    as_user(writer).post(add_address(index), news_form(title="Concept van een ander", slug="ander"))

    dashboard = desk.get("/admin/").content.decode()

    assert f'<a href="/admin/pages/{News.objects.get(slug="mijn").pk}/edit/">Mijn concept</a>' in dashboard
    assert "Concept van een ander" not in dashboard


def test_the_menu_leads_to_the_news(desk: Client, index: NewsIndex):
    assert desk.get("/admin/nieuws/").headers["Location"] == f"/admin/pages/{index.pk}/"


def test_reports_are_for_who_keeps_the_installation(desk: Client, as_user: AsUser, index: NewsIndex):
    keeper = User.objects.create_superuser("beheerder", password="een lang genoeg wachtwoord")

    assert "/admin/reports/" not in desk.get("/admin/").content.decode()
    assert "/admin/reports/" in as_user(keeper).get("/admin/").content.decode()


def test_no_menu_leads_to_another_site(desk: Client, index: NewsIndex):
    assert "wagtail.org" not in desk.get("/admin/").content.decode()


def test_the_account_page_offers_no_mails(desk: Client):
    page = desk.get("/admin/account/").content.decode()

    assert "Notificaties" not in page
    assert "Wachtwoord" in page


def test_the_second_button_leads_straight_to_a_new_meeting(desk: Client, index: NewsIndex):
    agenda = add_published(index.get_parent().specific, made(AgendaIndex, "Agenda", {"slug": "agenda"}))

    dashboard = desk.get("/admin/").content.decode()

    assert f'href="/admin/pages/add/agenda/event/{agenda.pk}/"' in dashboard
    assert "Bijeenkomst toevoegen" in dashboard
    assert desk.get("/admin/agenda/").headers["Location"] == f"/admin/pages/{agenda.pk}/"


def test_a_list_that_is_not_there_has_no_place_in_the_menu(desk: Client, index: NewsIndex):
    assert "/admin/profielen/" not in desk.get("/admin/").content.decode()
    assert desk.get("/admin/profielen/").status_code == 404


def planned(index: NewsIndex, planned_at: datetime.datetime, **content: Any) -> News:
    """A news item that the clock should have published then; its planned version has this content."""
    page = made(News, "De brug gaat open", {"slug": "brug", "date": datetime.date(2026, 11, 3)})
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    add_draft(index, page)
    page.save_revision().publish()
    revision = page.revisions.get(approved_go_live_at__isnull=False)
    # No form and no plan would leave it so; what changed afterwards can.
    revision.content |= content
    revision.approved_go_live_at = planned_at
    revision.save()
    return page


def test_a_planned_page_that_cannot_be_published_says_why(desk: Client, index: NewsIndex):
    noon = datetime.datetime(2026, 11, 3, 11, 5, tzinfo=datetime.UTC)
    page = planned(index, noon, introduction="")

    dashboard = desk.get("/admin/").content.decode()

    assert "Gepland, maar niet op de site" in dashboard
    assert f'<a href="/admin/pages/{page.pk}/edit/">De brug gaat open</a>' in dashboard
    assert "<span>Gepland voor 3 november 2026 om 12.05 uur</span>" in dashboard
    assert "<p>Inleiding: Dit veld is nog leeg.</p>" in dashboard
    assert '<span class="dashboard__count">1</span>' in dashboard
    assert "Er wacht niets op u." not in dashboard


@pytest.mark.parametrize("content", [{}, {"body": "no JSON"}], ids=["nothing wrong", "not readable"])
def test_when_it_cannot_be_told_why_the_editor_is_told_whom_to_ask(
    desk: Client, index: NewsIndex, content: dict[str, Any]
):
    planned(index, timezone.now() - datetime.timedelta(hours=1), **content)

    assert "Het beheer kan niet zien waarom." in desk.get("/admin/").content.decode()


def test_what_the_clock_will_still_do_and_who_cannot_mend_it_see_nothing_of_it(
    desk: Client, writer: AbstractUser, as_user: AsUser, index: NewsIndex
):
    page = planned(index, timezone.now() - STUCK_AFTER / 2, introduction="")
    assert "Gepland, maar niet op de site" not in desk.get("/admin/").content.decode()

    page.revisions.update(approved_go_live_at=timezone.now() - 2 * STUCK_AFTER)

    assert "Gepland, maar niet op de site" in desk.get("/admin/").content.decode()
    assert "Gepland, maar niet op de site" not in as_user(writer).get("/admin/").content.decode()
