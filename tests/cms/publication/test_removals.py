"""What is told of what went away: nothing that was not there, and nothing that still is.

Each change is committed: triggers act at the end of a transaction, and what was never outside of one was never seen.
"""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.consent.enums import Purpose
from cms.consent.models import Consent, withdraw_all
from cms.fields import node_id
from cms.partners.reader import ANONYMOUS, EMPLOYER, Reader
from cms.publication.models import PublishedGrant, PublishedItem, PublishedRemoval
from cms.publication.removals import removals
from cms.schema.kinds import SHOWN_KINDS
from media.models import Picture
from pages.news.models import News, NewsIndex
from pages.profiles.models import Profile, ProfileIndex
from tests.factories.core import picture_block, publish, unindexed
from tests.factories.home import make_home
from tests.factories.media import make_picture
from tests.factories.news import make_news, make_news_draft, make_news_index
from tests.factories.profiles import day, make_consent, make_profile, make_profile_index
from tests.factories.taxonomy import make_stadsdeel, make_theme

pytestmark = pytest.mark.usefixtures("committed_database")
PARTNER = Reader("partner", frozenset({"partner-sites"}))
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
EVERY_PURPOSE = tuple(Purpose)


@pytest.fixture
def index(committed_database: str) -> NewsIndex:
    with unindexed():
        return make_news_index(make_home())


@pytest.fixture
def profiles(index: NewsIndex) -> ProfileIndex:
    return make_profile_index(index.get_parent())


def told(reader: Reader = ANONYMOUS, since: datetime = LONG_AGO, at: datetime | None = None) -> set[str]:
    return {removal.node_id for removal in removals(reader, since, at or timezone.now())}


def midnight(days_from_today: int) -> datetime:
    return timezone.make_aware(datetime.combine(day(days_from_today), time()))


def person(profiles: ProfileIndex, *purposes: Purpose, **consent: object) -> Profile:
    page = make_profile(profiles, picture=make_picture(), availability={})
    for purpose in purposes:
        make_consent(page, purpose, **consent)
    return page


def ids_of(page: Profile) -> set[str]:
    return {node_id(page), node_id(page.picture)}


def unpublish(page: News) -> None:
    page.unpublish()


def delete(page: News) -> None:
    News.objects.get(pk=page.pk).delete()


def restrict(page: News) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def unpublish_by_hand(page: News) -> None:
    News.objects.filter(pk=page.pk).update(live=False)


def end_in_the_past(page: News) -> None:
    page.expire_at = timezone.now() - timedelta(days=1)
    publish(page)


def end_by_hand(page: News) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE publication_publisheditem SET visible_until = now() WHERE source = %s", [f"page:{page.pk}"]
        )


@pytest.mark.parametrize(
    "change",
    [unpublish, delete, restrict, unpublish_by_hand, end_in_the_past, end_by_hand],
    ids=lambda change: change.__name__,
)
def test_what_is_taken_away_is_told_to_who_saw_it(index: NewsIndex, change: Callable[[News], None]) -> None:
    page = make_news(index)
    for_partners = make_news(index, "Voor partners", channels=["partner-sites"])
    before = timezone.now()
    assert told() == told(PARTNER) == set()

    change(page)
    change(for_partners)

    assert told() == {node_id(page)}
    assert told(PARTNER) == {node_id(page), node_id(for_partners)}
    # It was taken away just now, whatever the day of its end says.
    assert told(since=before) == {node_id(page)}
    assert told(since=timezone.now()) == set()


def test_what_was_never_there_is_told_to_nobody(index: NewsIndex, profiles: ProfileIndex) -> None:
    draft = make_news_draft(index)
    over = make_news(index, "Voorbij", expire_at=LONG_AGO)
    unseen = person(profiles)
    draft.delete()
    over.delete()
    unseen.delete()

    assert told() == told(PARTNER) == told(EMPLOYER) == set()


def test_what_is_back_is_not_told(index: NewsIndex) -> None:
    page = make_news(index)
    page.unpublish()
    publish(page)

    assert told() == set()


def test_what_leaves_a_channel_is_told_there_alone(index: NewsIndex) -> None:
    page = make_news(index)
    page.channels = ["public-site"]
    publish(page)

    assert told() == set()
    assert told(PARTNER) == {node_id(page)}


def test_a_change_that_takes_nothing_away_is_not_told(index: NewsIndex, profiles: ProfileIndex) -> None:
    page = person(profiles, *EVERY_PURPOSE)
    theme = make_theme("Ontmoeten")
    page.theme_list, page.own_words = [theme], "<p>Anders.</p>"
    publish(page)
    make_consent(page, Purpose.PHOTO, valid_until=day(300))

    assert PublishedRemoval.objects.filter(node_id__in=ids_of(page)).count() == 0


def test_what_ends_by_itself_is_told_from_that_moment_on(index: NewsIndex) -> None:
    end = timezone.now() + timedelta(hours=1)
    page = make_news(index, expire_at=end)

    assert told(at=end - timedelta(seconds=1)) == set()
    assert removals(ANONYMOUS, LONG_AGO, end)[0].removed_at == end
    assert told(since=end, at=end + timedelta(days=1)) == set()
    assert told(at=end + timedelta(days=1)) == {node_id(page)}


def test_a_consent_that_ends_takes_the_person_away_at_midnight(profiles: ProfileIndex) -> None:
    page = person(profiles, *EVERY_PURPOSE, valid_until=day(2))
    end = midnight(3)

    assert told(at=end - timedelta(seconds=1)) == set()
    for reader in (ANONYMOUS, PARTNER):
        found = removals(reader, LONG_AGO, end)
        assert {removal.node_id for removal in found} == ids_of(page)
        assert {removal.removed_at for removal in found} == {end}
    assert told(EMPLOYER, at=end) == {*ids_of(page), node_id(page.available)}


def test_the_end_of_the_photo_takes_the_photo_and_not_the_person(profiles: ProfileIndex) -> None:
    page = person(profiles, Purpose.PROFILE)
    make_consent(page, Purpose.PHOTO, valid_until=day(2))

    assert told(at=midnight(3)) == {node_id(page.picture)}


def test_a_consent_that_a_later_one_takes_over_takes_nothing_away(profiles: ProfileIndex) -> None:
    page = person(profiles, Purpose.PROFILE, valid_until=day(2))
    make_consent(page, valid_from=day(3), valid_until=day(9))

    assert told(at=midnight(3)) == set()
    assert told(at=midnight(10)) == {node_id(page)}


def test_a_job_that_ends_takes_the_person_away(profiles: ProfileIndex) -> None:
    page = person(profiles, *EVERY_PURPOSE)
    page.job_ends_on = day(4)
    publish(page)

    assert told(at=midnight(5) - timedelta(seconds=1)) == set()
    # The photo is permitted longer, but nothing shows it any more.
    assert told(at=midnight(5)) == ids_of(page)


def test_what_was_permitted_to_others_is_told_to_them_alone(profiles: ProfileIndex) -> None:
    for_partners = person(profiles, Purpose.PROFILE, Purpose.PHOTO, channels=["partner-sites"], valid_until=day(2))
    for_employers = person(profiles, Purpose.EMPLOYERS, Purpose.PHOTO, valid_until=day(2))
    at = midnight(3)

    assert told(at=at) == set()
    assert told(PARTNER, at=at) == ids_of(for_partners)
    # The photo was permitted on the site, where the person was not.
    assert told(EMPLOYER, at=at) == {node_id(for_employers), node_id(for_employers.available)}


def test_a_consent_that_was_over_when_it_was_written_down_took_nothing_away(profiles: ProfileIndex) -> None:
    page = person(profiles)
    Consent.objects.bulk_create([Consent(profile=page, valid_from=day(-9), valid_until=day(-2))])
    publish(page)

    assert PublishedGrant.objects.filter(node_id=node_id(page)).count() == 3
    assert told() == set()


def test_withdrawing_is_told_at_once(profiles: ProfileIndex) -> None:
    page = person(profiles, *EVERY_PURPOSE)
    before = timezone.now()

    withdraw_all(page.pk)

    for reader in (ANONYMOUS, PARTNER):
        assert told(reader, since=before) == ids_of(page)
    assert told(EMPLOYER, since=before) == {*ids_of(page), node_id(page.available)}


def test_withdrawing_the_photo_takes_the_photo_alone(profiles: ProfileIndex) -> None:
    page = person(profiles, *EVERY_PURPOSE)

    page.consents.get(purpose=Purpose.PHOTO).withdraw()

    assert told() == told(PARTNER) == told(EMPLOYER) == {node_id(page.picture)}


def test_withdrawing_the_profile_takes_its_photo_along(profiles: ProfileIndex) -> None:
    page = person(profiles, Purpose.PROFILE, Purpose.PHOTO)

    page.consents.get(purpose=Purpose.PROFILE).withdraw()

    assert told() == ids_of(page)


def test_withdrawing_what_is_permitted_twice_takes_nothing_away(profiles: ProfileIndex) -> None:
    page = person(profiles, Purpose.PROFILE)
    make_consent(page, valid_until=day(100)).withdraw()

    assert told() == set()


def test_withdrawing_past_the_models_is_told_too(profiles: ProfileIndex) -> None:
    page = person(profiles, *EVERY_PURPOSE)

    Consent.objects.filter(profile=page).update(withdrawn_at=timezone.now())

    assert told() == ids_of(page)


def test_a_picture_that_becomes_a_portrait_goes_where_nobody_permits_it(
    index: NewsIndex, profiles: ProfileIndex
) -> None:
    picture = make_picture()
    make_news(index, picture=picture)

    make_profile(profiles, picture=picture)

    assert told() == {node_id(picture)}


def test_a_picture_that_is_replaced_is_told(index: NewsIndex) -> None:
    first, second = make_picture(), make_picture()
    page = make_news(index, picture=first)
    page.picture = second
    publish(page)

    assert told() == {node_id(first)}


def test_a_picture_goes_with_the_page_that_showed_it(index: NewsIndex) -> None:
    picture, everywhere = make_picture(), make_picture()
    page = make_news(index, body=[picture_block(picture), picture_block(everywhere)])
    make_news(index, "Ook hier", picture=everywhere)

    page.unpublish()

    assert told() == {node_id(page), node_id(picture)}


def test_a_picture_of_a_page_for_others_is_told_to_them_alone(index: NewsIndex) -> None:
    picture = make_picture()
    make_news(index, picture=picture, channels=["partner-sites"])

    Picture.objects.get(pk=picture.pk).delete()

    assert told() == set()
    assert told(PARTNER) == {node_id(picture)}


@pytest.mark.parametrize("since", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
def test_any_moment_can_be_asked_for(index: NewsIndex, since: datetime) -> None:
    make_news(index).unpublish()

    assert len(told(since=since)) == (1 if since.year == 1 else 0)


def test_a_change_that_is_undone_is_told_to_nobody(index: NewsIndex) -> None:
    page = make_news(index)

    with transaction.atomic():
        page.unpublish()
        transaction.set_rollback(True)

    assert told() == set()
    assert PublishedItem.objects.filter(node_id=node_id(page)).exists()


def test_the_triggers_know_what_is_there_only_while_it_is_shown() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'publication_tell_removal'")
        (source,) = cursor.fetchone()

    assert repr(tuple(kind.__name__ for kind in SHOWN_KINDS)) in source


IN_WEST = Reader("partner", frozenset({"partner-sites"}), partner=1, stadsdelen=frozenset({"west"}))
NO_NEWS = Reader("partner", frozenset({"partner-sites"}), partner=1, hidden_kinds=frozenset({"News"}))
NOBODY = Reader(
    "partner",
    frozenset({"partner-sites"}),
    partner=1,
    hidden_kinds=frozenset({"Profile", "ProfileIndex", "Availability"}),
    sees_people=False,
)


def test_a_partner_is_told_only_of_what_its_agreement_is_about(index: NewsIndex) -> None:
    west, noord = make_stadsdeel("West"), make_stadsdeel("Noord")
    pictures = [make_picture(name=f"{number}.jpg") for number in range(3)]
    pages = [
        make_news(index, f"Bericht {number}", stadsdeel_list=areas, picture=picture)
        for number, (areas, picture) in enumerate(zip(([west], [noord], []), pictures, strict=True))
    ]

    for page in pages:
        page.unpublish()

    of_west, of_noord, of_none = ({node_id(page), node_id(page.picture)} for page in pages)
    assert told(PARTNER) == of_west | of_noord | of_none
    assert told(IN_WEST) == of_west | of_none
    assert told(NO_NEWS) == set()


def test_what_is_about_another_stadsdeel_now_went_away_for_who_saw_it(index: NewsIndex) -> None:
    west, noord = make_stadsdeel("West"), make_stadsdeel("Noord")
    page = make_news(index, stadsdeel_list=[west], picture=make_picture())
    both = make_news(index, "Beide", stadsdeel_list=[west])
    in_noord = Reader("partner", IN_WEST.channels, partner=2, stadsdelen=frozenset({"noord"}))

    page.stadsdeel_list = [noord]
    publish(page)
    both.stadsdeel_list = [west, noord]
    publish(both)
    moved = told(IN_WEST)
    page.unpublish()

    gone = {node_id(page), node_id(page.picture)}
    assert moved == gone
    assert (told(IN_WEST), told(in_noord), told(PARTNER)) == (gone, gone, gone)
    assert node_id(both) not in told(ANONYMOUS)


def test_what_a_reader_still_sees_is_no_removal_though_others_lost_it(index: NewsIndex) -> None:
    page = make_news(index, stadsdeel_list=[make_stadsdeel("West")], picture=make_picture())

    page.stadsdeel_list = [make_stadsdeel("Noord")]
    publish(page)

    assert (told(), told(PARTNER)) == (set(), set())
    assert told(IN_WEST) == {node_id(page), node_id(page.picture)}


@pytest.mark.parametrize("end", [lambda page: withdraw_all(page.pk), lambda page: page.delete()])
def test_a_partner_without_people_is_told_of_none(profiles: ProfileIndex, end: Callable[[Profile], object]) -> None:
    page = person(profiles, *EVERY_PURPOSE)
    ids = ids_of(page)
    assert PublishedItem.objects.visible_to(PARTNER, timezone.now()).filter(node_id__in=ids).count() == 2

    end(page)

    assert told(PARTNER) == ids
    assert told(NOBODY) == set()


def test_people_whose_time_ended_are_told_only_to_who_saw_them(profiles: ProfileIndex) -> None:
    page = person(profiles, *EVERY_PURPOSE, valid_until=day(0))

    assert told(PARTNER, at=midnight(1)) == ids_of(page)
    assert told(NOBODY, at=midnight(1)) == set()


def test_a_picture_that_becomes_a_portrait_goes_away_for_who_sees_nobody(
    index: NewsIndex, profiles: ProfileIndex
) -> None:
    picture = make_picture()
    make_news(index, picture=picture)
    profile = make_profile(profiles)
    for purpose in EVERY_PURPOSE:
        make_consent(profile, purpose)

    profile.picture = picture
    publish(profile)

    assert told(PARTNER) == set()
    assert told(NOBODY) == {node_id(picture)}
