"""Where a page may be seen, as the admin tells it."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.consent.enums import Purpose
from cms.editors.appearing import Place, places_of
from cms.fields import node_id
from cms.partners.models import Partner, ShownItem
from cms.webhooks.enums import DeliveryState, Event
from cms.webhooks.models import WebhookEndpoint
from pages.news.models import NewsIndex
from tests.cms.editors.people import make_user
from tests.factories.news import make_news, make_news_draft
from tests.factories.partners import make_partner
from tests.factories.profiles import day, make_consent, make_profile, make_profile_index
from tests.factories.taxonomy import make_stadsdeel
from tests.factories.webhooks import make_delivery

SITE = "De website van BuurtBaan"


def places(page: Page) -> dict[str, Place]:
    return {place.name: place for place in places_of(page)}


def seen(page: Page) -> set[str]:
    return {place.name for place in places_of(page) if place.is_there}


def address(page: Page) -> str:
    return f"/admin/waar/{page.pk}/"


def test_a_page_shows_where_agreements_and_its_channels_say(index: NewsIndex) -> None:
    west, oost = make_stadsdeel("West"), make_stadsdeel("Oost")
    make_partner("Alles")
    make_partner("Agenda", kinds=["agenda"])
    make_partner("Oost", stadsdelen=(oost,))
    make_partner("West", stadsdelen=(west,))
    make_partner("Website", channels=["public-site"])
    make_partner("Voorbij", agreed_from=day(-9), agreed_until=day(-1))
    make_partner("Later", agreed_from=day(1))
    page = make_news(index, stadsdeel_list=[west], channels=["public-site", "partner-sites"])

    assert seen(page) == {SITE, "Alles", "West", "Website"}
    reasons = {name: place.reason for name, place in places(page).items() if place.reason}
    assert reasons["Agenda"] == "Deze soort pagina hoort niet bij de afspraak."
    assert reasons["Oost"] == "Deze pagina gaat over andere stadsdelen dan de afspraak."
    assert reasons["Voorbij"].startswith("De afspraak was tot en met")
    assert reasons["Later"].startswith("De afspraak begint op")
    assert len(reasons) == 4


def test_a_page_is_kept_from_partners_by_its_own_channels(index: NewsIndex) -> None:
    make_partner("Krant")
    page = make_news(index, channels=["public-site"])

    assert seen(page) == {SITE}
    assert "‘Waar te zien’" in places(page)["Krant"].reason


def test_a_draft_shows_nowhere(index: NewsIndex) -> None:
    make_partner("Krant")
    page = make_news_draft(index)

    assert seen(page) == set()
    assert {place.reason for place in places_of(page)} == {"Deze pagina staat niet online."}


def test_a_person_shows_where_that_person_permits_it(index: NewsIndex) -> None:
    make_partner("Zonder mensen")
    make_partner("Met mensen", may_show_people=True)
    page = make_profile(make_profile_index(index.get_parent()))

    assert seen(page) == set()
    assert places(page)["Met mensen"].reason == "Er is nu geen toestemming van de persoon voor deze plek."
    make_consent(page, Purpose.PROFILE)
    assert seen(page) == {SITE, "De catalogus voor werkgevers", "Met mensen"}
    assert places(page)["Zonder mensen"].reason == "Deze soort pagina hoort niet bij de afspraak."


def test_without_webhooks_nothing_is_known_of_the_copy_of_who_was_given_it(index: NewsIndex) -> None:
    page, partner = make_news(index), make_partner("Krant")
    assert places(page)["Krant"].copies == []

    ShownItem.objects.create(partner=partner, node_id=node_id(page), last_asked_on=day(0))

    assert places(page)["Krant"].copies == ["Onbekend of de partner een kopie heeft: hij krijgt geen meldingen."]


@pytest.mark.parametrize(
    ("event", "columns", "words"),
    [
        (Event.UPDATED, {"state": DeliveryState.DELIVERED, "answered_at": "now"}, "gemeld wat er is veranderd."),
        (Event.UNPUBLISHED, {"state": DeliveryState.DELIVERED, "answered_at": "now"}, "gemeld dat deze pagina weg is."),
        (Event.REMOVED, {}, "nog niet aangekomen. Wij proberen het opnieuw."),
        (Event.UNPUBLISHED, {"state": DeliveryState.GIVEN_UP}, "Neem contact op met de partner."),
        (Event.WITHDRAWN, {"state": DeliveryState.DELIVERED, "answered_at": "now"}, "heeft dat nog niet bevestigd."),
        (Event.WITHDRAWN, {"state": DeliveryState.WAITING, "confirmed_at": "now"}, "dat de kopie weg is."),
    ],
)
def test_what_is_known_of_a_copy_is_what_was_last_told(
    index: NewsIndex, event: Event, columns: dict[str, Any], words: str
) -> None:
    page, now = make_news(index), timezone.now()
    endpoint = WebhookEndpoint.objects.create(partner=make_partner("Krant"), url="https://krant.example/")
    make_delivery(endpoint, Event.PUBLISHED, node_id(page), state=DeliveryState.DELIVERED, answered_at=now)
    make_delivery(
        endpoint, event, node_id(page), **{name: now if value == "now" else value for name, value in columns.items()}
    )

    (copy,) = places(page)["Krant"].copies
    assert words in copy


def test_what_was_never_told_is_said_so(index: NewsIndex) -> None:
    endpoint = WebhookEndpoint.objects.create(partner=make_partner("Krant"), url="https://krant.example/")
    make_delivery(endpoint, Event.UPDATED, "News:0")

    assert places(make_news(index))["Krant"].copies == ["Aan de partner is over deze pagina nog niets gemeld."]


def test_it_is_reached_from_the_page(desk: Client, index: NewsIndex) -> None:
    partner: Partner = make_partner("Krant & Co")
    page = make_news(index, "Buurtfeest")

    for where in (f"/admin/pages/{page.pk}/edit/", f"/admin/pages/{index.pk}/"):
        assert f'href="{address(page)}' in desk.get(where).content.decode()
    told = desk.get(address(page)).content.decode()
    assert "<strong>Buurtfeest</strong>" in told
    assert f'<a href="/admin/partners/inspect/{partner.pk}/">Krant &amp; Co</a>' in told
    assert "Te zien" in told


def test_who_writes_sees_it_of_what_they_may_change(client: Client, index: NewsIndex) -> None:
    partner = make_partner("Krant")
    client.force_login(make_user("schrijver", "Schrijvers"))

    told = unescape(client.get(address(make_news(index))).content.decode())

    assert "Krant" in told
    assert f"/admin/partners/inspect/{partner.pk}/" not in told


def test_who_may_not_change_a_page_does_not_see_it(client: Client, index: NewsIndex) -> None:
    page = make_news(index)

    assert client.get(address(page))["Location"].startswith("/admin/login/")
    client.force_login(make_user("niemand"))
    assert client.get(address(page)).status_code == 302


def test_who_asked_for_it_lately_is_told_by_day(desk: Client, index: NewsIndex) -> None:
    page, partner = make_news(index), make_partner("Krant")
    make_partner("Ander")
    ShownItem.objects.create(partner=partner, node_id=node_id(page), last_asked_on=day(-2))
    ShownItem.objects.create(partner=partner, node_id="News:0", last_asked_on=day(0))

    assert {name: place.asked_on for name, place in places(page).items()} == {
        SITE: None,
        "Krant": day(-2),
        "Ander": None,
    }
    told = desk.get(address(page)).content.decode()
    assert told.count("Het laatst opgehaald op") == 1
    assert told.count("Nog niet opgehaald.") == 1
