"""Proves that the browser and the Nu checker of this machine work and find faults."""

import asyncio

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Page

GOOD_PAGE = '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Goed</title></head><body><h1>Goed</h1></body></html>'


@pytest.mark.browser
def test_browser_renders_and_runs_script(page):
    page.set_content("<h1>Buurtbaan</h1><script>document.title = 'Geladen'</script>")

    assert page.title() == "Geladen"
    assert page.get_by_role("heading", name="Buurtbaan").is_visible()


def test_nu_checker_names_the_page_with_a_fault(nu_checker):
    errors = nu_checker.errors({"goed": GOOD_PAGE, "fout": GOOD_PAGE.replace("<h1>Goed</h1>", "<p><div></div></p>")})

    assert [error.split(":")[0] for error in errors] == ["fout"]


def test_nu_checker_finds_nothing_in_a_good_page(nu_checker):
    assert nu_checker.errors({"goed": GOOD_PAGE}) == []


@pytest.mark.browser
def test_browser_and_database_go_together(page, committed_database):
    page.set_content("<h1>Buurtbaan</h1>")

    assert Page.objects.filter(depth=1).count() == 1


def test_other_tests_may_have_an_event_loop_of_their_own():
    assert asyncio.run(asyncio.sleep(0, "klaar")) == "klaar"


@pytest.fixture(scope="module")
def data_of_the_module(django_db_setup, django_db_blocker):
    """Something that is in the database for all tests of this file, and that only its own connection sees."""
    with django_db_blocker.unblock(), transaction.atomic():
        Group.objects.create(name="van de hele module")
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("_again", [1, 2])
def test_data_of_a_module_is_seen_before_and_after_browser_tests(data_of_the_module, db, _again):
    assert Group.objects.filter(name="van de hele module").exists()
