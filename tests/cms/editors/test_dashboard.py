"""What an editor sees first."""

from collections.abc import Callable

from django.contrib.auth.models import AbstractUser, User
from django.test import Client

from pages.agenda.models import AgendaIndex
from pages.news.models import News, NewsIndex
from tests.cms.editors.forms import add_address, news_form
from tests.factories.core import add_published, made

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
