"""What is told to whom: all that changes of what a partner may see, and nothing of anything else.

Each change is committed: triggers act at the end of a transaction.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from cms.consent.enums import Purpose
from cms.consent.models import Consent, withdraw_all
from cms.fields import node_id
from cms.partners.enums import ContentKind
from cms.publication.models import PublishedItem
from cms.webhooks.comparing import compare_all
from cms.webhooks.enums import Event
from cms.webhooks.models import ChangeNote, Delivery, KnownItem, WebhookEndpoint
from pages.news.models import News, NewsIndex
from pages.profiles.models import Profile, ProfileIndex
from tests.factories.core import publish, unindexed
from tests.factories.home import make_home
from tests.factories.media import make_picture
from tests.factories.news import make_news, make_news_index
from tests.factories.partners import make_partner
from tests.factories.profiles import day, make_consent, make_profile, make_profile_index
from tests.factories.publication import make_item
from tests.factories.taxonomy import make_stadsdeel
from tests.factories.webhooks import make_endpoint

pytestmark = pytest.mark.usefixtures("committed_database")


@pytest.fixture
def index(committed_database: str) -> NewsIndex:
    with unindexed():
        return make_news_index(make_home())


@pytest.fixture
def profiles(index: NewsIndex) -> ProfileIndex:
    return make_profile_index(index.get_parent())


def told(endpoint: WebhookEndpoint) -> list[tuple[str, str]]:
    """What there is to tell since the last time, of pages, files and the like; lists of them are left out."""
    compare_all()
    found = list(endpoint.deliveries.order_by("number").values_list("event", "node_id", "kind"))
    endpoint.deliveries.all().delete()
    return [(event, item) for event, item, kind in found if not kind.endswith("Index")]


def only(endpoint: WebhookEndpoint) -> Delivery:
    compare_all()
    (delivery,) = endpoint.deliveries.exclude(kind__endswith="Index")
    return delivery


def person(profiles: ProfileIndex, *purposes: Purpose, **columns: Any) -> Profile:
    page = make_profile(profiles, **columns)
    for purpose in purposes or (Purpose.PROFILE,):
        make_consent(page, purpose)
    return page


def test_an_endpoint_begins_with_what_is_there(index: NewsIndex) -> None:
    make_news(index)
    endpoint = make_endpoint()

    assert told(endpoint) == []
    assert KnownItem.objects.filter(endpoint=endpoint).count() > 2


def test_what_an_editor_does_is_told(index: NewsIndex) -> None:
    endpoint = make_endpoint()

    page = make_news(index, "Buurtfeest")
    assert told(endpoint) == [("published", node_id(page))]

    page.title = "Buurtfeest in juni"
    publish(page)
    assert told(endpoint) == [("updated", node_id(page))]

    page.slug = "feest"
    publish(page)
    assert told(endpoint) == [("moved", node_id(page))]

    page.unpublish()
    assert told(endpoint) == [("unpublished", node_id(page))]

    publish(page)
    assert told(endpoint) == [("published", node_id(page))]

    identifier = node_id(page)
    News.objects.get(pk=page.pk).delete()
    assert told(endpoint) == [("removed", identifier)]
    assert not ChangeNote.objects.exists()


def test_what_was_moved_says_from_where_to_where(index: NewsIndex) -> None:
    page = make_news(index, "Buurtfeest")
    endpoint = make_endpoint()
    before = PublishedItem.objects.get(node_id=node_id(page)).path

    page.slug = "feest"
    publish(page)

    delivery = only(endpoint)
    assert (delivery.event, delivery.previous_path) == (Event.MOVED, before)
    assert delivery.path == PublishedItem.objects.get(node_id=node_id(page)).path != before


def test_a_change_that_is_undone_is_told_to_nobody(index: NewsIndex) -> None:
    page = make_news(index)
    endpoint = make_endpoint()

    with transaction.atomic():
        page.unpublish()
        transaction.set_rollback(True)

    assert not ChangeNote.objects.exists()
    assert told(endpoint) == []


def test_a_note_stands_in_the_transaction_of_the_change(index: NewsIndex) -> None:
    page = make_news(index)
    make_endpoint()

    page.unpublish()

    assert node_id(page) in set(ChangeNote.objects.values_list("node_id", flat=True))


def test_nothing_is_noted_while_nobody_listens(index: NewsIndex) -> None:
    make_news(index)

    assert not ChangeNote.objects.exists()


def test_what_readers_do_not_notice_is_not_told(index: NewsIndex) -> None:
    page = make_news(index)
    endpoint = make_endpoint()

    # A draft, bookkeeping, what a guard hid and was mended, and a channel of others.
    page.title = "Nog niet"
    page.save_revision()
    PublishedItem.objects.filter(node_id=node_id(page)).update(projected_in=1)
    PublishedItem.objects.filter(node_id=node_id(page)).update(is_hidden=True)
    PublishedItem.objects.filter(node_id=node_id(page)).update(is_hidden=False)
    PublishedItem.objects.filter(node_id=node_id(page)).update(channels=["partner-sites", "public-site"])

    assert told(endpoint) == []


def test_whether_the_public_site_shows_it_is_told_from_begin_to_end(index: NewsIndex) -> None:
    endpoint = make_endpoint()

    def shown() -> tuple[str, bool]:
        delivery = only(endpoint)
        endpoint.deliveries.all().delete()
        assert delivery.path.startswith(index.public_path)
        return delivery.event, delivery.is_on_public_site

    page = make_news(index, channels=["partner-sites"])
    assert shown() == ("published", False)

    page.channels = ["partner-sites", "public-site"]
    publish(page)
    assert shown() == ("updated", True)

    page.slug = "feest"
    page.channels = ["partner-sites"]
    publish(page)
    assert shown() == ("moved", False)

    page.unpublish()
    assert shown() == ("unpublished", False)


def test_a_change_past_the_models_is_told(index: NewsIndex) -> None:
    page = make_news(index)
    endpoint = make_endpoint()

    with connection.cursor() as cursor:
        cursor.execute("UPDATE wagtailcore_page SET live = false WHERE id = %s", [page.pk])

    assert told(endpoint) == [("unpublished", node_id(page))]


def test_a_change_within_the_moment_of_another_is_told(index: NewsIndex) -> None:
    page = make_news(index)
    endpoint = make_endpoint()
    known = KnownItem.objects.get(endpoint=endpoint, node_id=node_id(page))

    page.title = "Anders"
    publish(page)
    # As when the transaction began before one that was compared already.
    KnownItem.objects.filter(pk=known.pk).update(
        recorded_at=PublishedItem.objects.get(node_id=node_id(page)).recorded_at
    )

    assert told(endpoint) == [("updated", node_id(page))]


def test_what_came_and_went_between_two_looks_is_told(index: NewsIndex, profiles: ProfileIndex) -> None:
    endpoint = make_endpoint(make_partner(may_show_people=True))
    others = make_endpoint(make_partner(channels=["stadsdeel-pages"]))
    page = make_news(index, channels=["partner-sites"])
    page.unpublish()
    somebody = person(profiles, channels=["partner-sites"])
    withdraw_all(somebody.pk)

    assert sorted(told(endpoint)) == [("unpublished", node_id(page)), ("withdrawn", node_id(somebody))]
    assert told(others) == []


def test_what_begins_and_ends_by_the_clock_is_told(index: NewsIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    page = make_news(index, expire_at=now + timedelta(hours=2))
    endpoint = make_endpoint()
    assert told(endpoint) == []

    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(hours=3))

    assert told(endpoint) == [("unpublished", node_id(page))]


def test_a_consent_that_ends_at_midnight_is_told(profiles: ProfileIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    page = make_profile(profiles)
    make_consent(page, valid_until=day(1))
    endpoint = make_endpoint(make_partner(may_show_people=True))

    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=2))

    assert ("withdrawn", node_id(page)) in told(endpoint)


def test_who_is_told_is_who_could_see_it(index: NewsIndex) -> None:
    west, oost = make_stadsdeel("West", slug="west"), make_stadsdeel("Oost", slug="oost")
    everybody, elsewhere = make_endpoint(), make_endpoint(make_partner(channels=["stadsdeel-pages"]))
    of_west = make_endpoint(make_partner(stadsdelen=(west,)))
    agenda = make_endpoint(make_partner(kinds=[ContentKind.AGENDA]))

    page = make_news(index, channels=["partner-sites"], stadsdeel_list=[oost])

    assert told(everybody) == [("published", node_id(page))]
    for endpoint in (elsewhere, of_west, agenda):
        assert told(endpoint) == []

    page.unpublish()

    assert told(everybody) == [("unpublished", node_id(page))]
    for endpoint in (elsewhere, of_west, agenda):
        assert told(endpoint) == []


def test_an_agreement_that_ends_takes_everything_away(index: NewsIndex) -> None:
    page = make_news(index)
    partner = make_partner()
    endpoint = make_endpoint(partner)

    partner.agreed_from, partner.agreed_until = day(-9), day(-1)
    partner.save()

    assert ("unpublished", node_id(page)) in told(endpoint)
    assert not KnownItem.objects.filter(endpoint=endpoint).exists()


def test_a_partner_without_the_right_to_people_hears_nothing_of_them(profiles: ProfileIndex) -> None:
    endpoint = make_endpoint(make_partner(may_show_people=False))
    page = person(profiles, *Purpose, picture=make_picture())
    page.own_words = "<p>Anders.</p>"
    publish(page)
    told_first = told(endpoint)

    withdraw_all(page.pk)
    page.delete()

    assert told_first == told(endpoint) == []


@pytest.mark.parametrize("change", ["withdraw", "withdraw past the models", "unpublish", "delete"])
def test_a_person_who_goes_is_withdrawn_however_it_happens(profiles: ProfileIndex, change: str) -> None:
    page = person(profiles, *Purpose, picture=make_picture())
    identifiers = {node_id(page), node_id(page.picture)}
    endpoint = make_endpoint(make_partner(may_show_people=True))

    if change == "withdraw":
        withdraw_all(page.pk)
    elif change == "withdraw past the models":
        Consent.objects.filter(profile=page).update(withdrawn_at=timezone.now())
    elif change == "unpublish":
        page.unpublish()
    else:
        Profile.objects.get(pk=page.pk).delete()

    assert set(told(endpoint)) == {("withdrawn", identifier) for identifier in identifiers}


def test_the_photo_alone_can_be_withdrawn(profiles: ProfileIndex) -> None:
    page = person(profiles, *Purpose, picture=make_picture())
    endpoint = make_endpoint(make_partner(may_show_people=True))

    page.consents.get(purpose=Purpose.PHOTO).withdraw()

    assert told(endpoint) == [("withdrawn", node_id(page.picture))]


def test_a_picture_that_turns_out_to_be_a_portrait_is_taken_back(index: NewsIndex, profiles: ProfileIndex) -> None:
    picture = make_picture()
    make_news(index, picture=picture)
    with_people, without = make_endpoint(make_partner(may_show_people=True)), make_endpoint()

    make_profile(profiles, picture=picture)

    assert told(with_people) == [("withdrawn", node_id(picture))]
    # No word that it shows somebody.
    assert told(without) == [("unpublished", node_id(picture))]


def test_nothing_that_is_kept_or_told_holds_a_name(profiles: ProfileIndex) -> None:
    endpoint = make_endpoint(make_partner(may_show_people=True))
    page = person(profiles, title="Zeldzamenaam (voorbeeld)")
    assert "zeldzamenaam" in PublishedItem.objects.get(node_id=node_id(page)).path
    compare_all()
    page.slug = "zeldzamenaam-nieuw"
    publish(page)
    compare_all()
    withdraw_all(page.pk)
    compare_all()

    assert [row.event for row in endpoint.deliveries.order_by("number") if row.kind == "Profile"] == [
        Event.PUBLISHED,
        # Not that it moved: whoever is told so ties the old name to the new one.
        Event.UPDATED,
        Event.WITHDRAWN,
    ]
    with connection.cursor() as cursor:
        for table in (Delivery, KnownItem, ChangeNote):
            cursor.execute(f"SELECT count(*) FROM {table._meta.db_table} AS kept WHERE kept::text ILIKE '%zeldzame%'")
            assert cursor.fetchone() == (0,)


def test_only_chosen_kinds_of_change_are_told_but_a_withdrawal_always(profiles: ProfileIndex) -> None:
    page = person(profiles)
    endpoint = make_endpoint(make_partner(may_show_people=True), events=[Event.PUBLISHED])

    page.own_words = "<p>Anders.</p>"
    publish(page)
    assert told(endpoint) == []

    withdraw_all(page.pk)
    assert told(endpoint) == [("withdrawn", node_id(page))]


def test_deliveries_are_numbered_without_gaps(index: NewsIndex) -> None:
    endpoint, other = make_endpoint(), make_endpoint()
    for title in ("Een", "Twee", "Drie"):
        make_news(index, title)
        compare_all()

    for one in (endpoint, other):
        numbers = list(one.deliveries.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) >= 3


def test_what_happens_while_an_endpoint_is_paused_is_kept(index: NewsIndex) -> None:
    endpoint = make_endpoint(is_active=False)

    page = make_news(index)

    assert told(endpoint) == [("published", node_id(page))]


def test_what_is_of_a_kind_that_is_no_more_is_removed(index: NewsIndex) -> None:
    item = make_item("Bygone:1")
    endpoint = make_endpoint()

    item.delete()

    assert told(endpoint) == [("removed", "Bygone:1")]
