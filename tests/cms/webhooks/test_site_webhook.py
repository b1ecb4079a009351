"""The public site is made a partner that hears what changes: once, with a secret that stays."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings
from standardwebhooks import Webhook

from cms.partners.models import Partner
from cms.partners.reader import PUBLIC_SITE
from cms.webhooks.enums import CHOSEN_EVENTS
from cms.webhooks.hearing import reader_of
from cms.webhooks.models import WebhookEndpoint
from cms.webhooks.signing import signed_headers

pytestmark = pytest.mark.django_db


EMAIL = "webredactie@buurtbaan.example"


def make(**options: str) -> str:
    """The secret that the command prints."""
    said = StringIO()
    call_command("make_site_webhook", stdout=said, **options)
    return said.getvalue().strip()


def test_the_site_hears_of_all_that_it_shows(settings: Settings) -> None:
    settings.PUBLIC_SITE_URL = "http://127.0.0.1:8080"

    secret = make(email=EMAIL)

    endpoint = WebhookEndpoint.objects.get()
    assert endpoint.partner.email == EMAIL
    reader = reader_of(endpoint.partner, timezone.localdate())
    assert (reader.channels, reader.is_narrowed) == (PUBLIC_SITE.channels, False)
    assert (endpoint.url, endpoint.events) == (
        "http://127.0.0.1:8080/webhook",
        [event.value for event in CHOSEN_EVENTS],
    )
    Webhook(secret).verify("{}", signed_headers("1", "{}", timezone.now(), endpoint.valid_secrets()))


def test_a_second_time_only_a_new_address_is_written(settings: Settings) -> None:
    secret = make(email=EMAIL)
    WebhookEndpoint.objects.update(events=["updated"], is_active=False)
    settings.PUBLIC_SITE_URL = "http://127.0.0.1:8081"

    assert make() == secret
    endpoint = WebhookEndpoint.objects.get()
    assert (endpoint.url, endpoint.events, endpoint.is_active) == ("http://127.0.0.1:8081/webhook", ["updated"], False)


def test_a_secret_that_an_editor_made_is_printed() -> None:
    old = make(email=EMAIL)
    new = WebhookEndpoint.objects.get().make_secret(overlap=timedelta(days=1))

    assert make() == new != old


def test_an_address_that_may_hear_nothing_leaves_nothing_behind(settings: Settings) -> None:
    settings.WEBHOOK_PRIVATE_ADDRESSES = False
    settings.PUBLIC_SITE_URL = "http://127.0.0.1:8080"

    with pytest.raises(CommandError, match="https"):
        make(email=EMAIL)
    assert not WebhookEndpoint.objects.exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [({}, "Give a mail address"), ({"email": "webredactie"}, "geldig e-mailadres")],
    ids=["none", "wrong"],
)
def test_who_keeps_the_site_is_asked_for(options: dict[str, str], told: str) -> None:
    with pytest.raises(CommandError, match=told):
        make(**options)
    assert not Partner.objects.exists()
