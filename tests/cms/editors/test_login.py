"""Logging in, a limited number of times."""

import threading
from collections.abc import Callable
from datetime import timedelta
from unittest import mock

import pytest
from django.contrib.auth.models import AbstractUser
from django.db import connection, transaction
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from cms.editors import throttling
from cms.editors.login import WAIT, WRONG
from cms.editors.models import FailedLogin
from cms.editors.throttling import Attempt, client_address
from tests.cms.editors.people import PASSWORD, make_user

LOGIN = "/admin/login/"

Tries = Callable[..., list[str]]


@pytest.fixture
def tries(client: Client) -> Tries:
    """Tries to log in, and gives what the form says each time; nothing when one is in."""

    def try_to_log_in(times: int, name: str = "redacteur", password: str = "mis", address: str = "192.0.2.1"):
        said = []
        for _ in range(times):
            response = client.post(LOGIN, {"username": name, "password": password}, REMOTE_ADDR=address)
            is_in = response.status_code == 302
            said.append("" if is_in else "".join(response.context["form"].non_field_errors()))
            client.logout()
        return said

    return try_to_log_in


def test_the_login_page_is_ours_and_dutch(client: Client, db):
    page = client.get(LOGIN).content.decode()

    assert '<html lang="nl"' in page
    assert "Inloggen bij BuurtBaan" in page
    assert all(label in page for label in ("Gebruikersnaam", "Wachtwoord", "Ingelogd blijven"))
    assert "Wachtwoord vergeten" not in page
    assert "wagtail" not in page.lower().replace("wagtailadmin", "").replace('id="wagtail', "").replace(
        "data-wagtail", ""
    )


def test_with_the_right_password_one_is_in(editor: AbstractUser, tries: Tries):
    assert tries(1, password=PASSWORD) == [""]


def test_a_wrong_password_says_so_and_not_whether_the_name_exists(editor: AbstractUser, tries: Tries):
    assert tries(1) == tries(1, name="niemand") == [WRONG]


def test_after_five_wrong_passwords_the_right_one_must_wait_too(editor: AbstractUser, tries: Tries):
    assert tries(6) == [WRONG] * 5 + [WAIT]
    assert tries(1, password=PASSWORD) == [WAIT]
    assert FailedLogin.objects.count() == 5


def test_capitals_and_spaces_make_no_other_name(editor: AbstractUser, tries: Tries):
    tries(5)

    assert tries(1, name=" Redacteur ") == [WAIT]


def test_who_waits_does_not_stop_colleagues_at_other_addresses(editor: AbstractUser, tries: Tries):
    tries(6)

    assert tries(1, password=PASSWORD, address="192.0.2.2") == [""]


def test_many_places_together_cannot_go_on_guessing_one_name(editor: AbstractUser, tries: Tries):
    said = [tries(1, address=f"192.0.2.{place}")[0] for place in range(21)]

    assert said == [WRONG] * 20 + [WAIT]


def test_one_place_cannot_go_on_guessing_many_names(db, tries: Tries):
    said = [tries(1, name=f"naam-{number}")[0] for number in range(61)]

    assert said == [WRONG] * 60 + [WAIT]


def test_after_a_quarter_one_may_try_again(editor: AbstractUser, tries: Tries):
    tries(5)
    later = timezone.now() + throttling.WINDOW + timedelta(seconds=1)

    with mock.patch.object(timezone, "now", return_value=later):
        assert tries(1, password=PASSWORD) == [""]


def test_a_right_password_forgives_the_wrong_ones_before_it(editor: AbstractUser, tries: Tries):
    tries(4)
    tries(1, password=PASSWORD)

    assert FailedLogin.objects.count() == 0
    assert tries(1) == [WRONG]


def test_nobody_can_read_who_tried_or_from_where_and_it_is_soon_gone(editor: AbstractUser, tries: Tries):
    tries(1)
    kept = FailedLogin.objects.get()

    assert "redacteur" not in kept.name_key
    assert "192.0.2.1" not in kept.address_key
    assert (len(kept.name_key), len(kept.address_key)) == (64, 64)

    with mock.patch.object(timezone, "now", return_value=kept.at + throttling.WINDOW):
        tries(1, name="niemand")
    assert not FailedLogin.objects.filter(pk=kept.pk).exists()


def test_passwords_tried_at_the_same_moment_are_counted_one_after_the_other(committed_database):
    make_user("redacteur", "Redactie")
    looked_at = []

    def guess() -> None:
        with transaction.atomic():
            attempt = Attempt.of("redacteur", "192.0.2.1")
            if not attempt.must_wait():
                looked_at.append("a password")
                attempt.failed()
        connection.close()

    guesses = [threading.Thread(target=guess) for _ in range(8)]
    for each in guesses:
        each.start()
    for each in guesses:
        each.join()

    assert len(looked_at) == throttling.MOST_OF_NAME_AND_ADDRESS


@pytest.mark.parametrize(
    ("_case", "header", "forwarded", "expected"),
    [
        ("in development nobody stands between", "REMOTE_ADDR", "203.0.113.9", "192.0.2.1"),
        ("a proxy adds the address at the end", "HTTP_X_FORWARDED_FOR", "203.0.113.9", "203.0.113.9"),
        (
            "what a visitor wrote before it is not believed",
            "HTTP_X_FORWARDED_FOR",
            "10.1.1.1, 203.0.113.9",
            "203.0.113.9",
        ),
        ("without the header there is no proxy", "HTTP_X_FORWARDED_FOR", "", "192.0.2.1"),
    ],
)
def test_the_address_of_a_visitor(_case: str, header: str, forwarded: str, expected: str, settings: Settings):
    settings.CLIENT_ADDRESS_HEADER = header
    request = HttpRequest()
    request.META = {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": forwarded}

    assert client_address(request) == expected
