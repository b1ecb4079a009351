"""Whose key it is, and what that opens."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from cms.partners.enums import NODE_KINDS, ContentKind
from cms.partners.keys import UnknownKey, caller_of, is_origin_of_partner, reader_of
from cms.partners.models import PartnerKey
from cms.partners.points import Account
from cms.partners.reader import ANONYMOUS, EVERY_PUBLIC_CHANNEL, PUBLIC_SITE
from cms.partners.tokens import new_key
from cms.schema.kinds import KINDS
from cms.taxonomy.enums import Channel
from tests.factories.partners import make_key, make_partner
from tests.factories.taxonomy import make_stadsdeel

KEY = "a key of more than thirty-two letters"


def test_who_has_no_key_is_anonymous() -> None:
    assert reader_of(None) is ANONYMOUS


@pytest.mark.parametrize("header", [f"Bearer {KEY}", f"bearer {KEY}", f"BEARER   {KEY} "])
def test_the_public_site_is_known_by_its_key(settings: Settings, header: str) -> None:
    settings.PUBLIC_SITE_KEY = KEY

    assert reader_of(header) is PUBLIC_SITE


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", f"Basic {KEY}", KEY, f"Bearer {KEY}x", "Bearer ünïcode"])
def test_a_key_that_is_nobodys_is_told_so(settings: Settings, header: str) -> None:
    settings.PUBLIC_SITE_KEY = KEY

    with pytest.raises(UnknownKey):
        reader_of(header)


def test_no_key_is_good_while_none_is_set(settings: Settings) -> None:
    settings.PUBLIC_SITE_KEY = ""

    with pytest.raises(UnknownKey):
        reader_of("Bearer ")


def test_readers_differ_in_what_exists_for_them_and_in_their_links() -> None:
    assert ANONYMOUS.channels == PUBLIC_SITE.channels == {Channel.PUBLIC_SITE}
    assert EVERY_PUBLIC_CHANNEL.channels == set(Channel)
    assert (ANONYMOUS.has_relative_links, PUBLIC_SITE.has_relative_links) == (False, True)


@pytest.mark.django_db
def test_a_key_of_a_partner_has_the_rights_of_the_agreement() -> None:
    areas = (make_stadsdeel("West"), make_stadsdeel("Noord"))
    partner = make_partner(
        slug="wijkkrant",
        channels=[Channel.PARTNER_SITES, Channel.STADSDEEL_PAGES],
        kinds=[ContentKind.NEWS, ContentKind.PROFILES],
        may_show_people=True,
        stadsdelen=areas,
        origins=["https://wijkkrant.example"],
        points_per_minute=5_000,
    )

    caller = caller_of(f"Bearer {make_key(partner)}")

    reader = caller.reader
    assert (reader.name, reader.partner, reader.sees_people) == ("partner:wijkkrant", partner.pk, True)
    assert reader.channels == {Channel.PARTNER_SITES, Channel.STADSDEEL_PAGES}
    assert reader.stadsdelen == {"west", "noord"}
    assert {"News", "NewsIndex", "Profile"}.isdisjoint(reader.hidden_kinds)
    assert {"Event", "Term", "Figure"} <= reader.hidden_kinds
    assert not reader.has_relative_links
    assert not reader.is_private
    assert caller.origins == {"https://wijkkrant.example"}
    assert caller.account == Account(f"partner:{partner.pk}", 5_000)


@pytest.mark.django_db
def test_an_agreement_about_everything_still_leaves_people_out() -> None:
    reader = reader_of(f"Bearer {make_key(make_partner())}")

    assert reader.hidden_kinds == {"Profile", "ProfileIndex", "Availability"}
    assert (reader.stadsdelen, reader.sees_people) == (None, False)


@pytest.mark.django_db
def test_a_key_is_looked_up_by_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    key = make_key(partner := make_partner(stadsdelen=(make_stadsdeel(), make_stadsdeel())))

    with django_assert_num_queries(2):
        reader_of(f"Bearer {key}")
    with django_assert_num_queries(1):
        reader_of(f"Bearer {key}")

    assert partner.keys.get().last_used_on == timezone.localdate()


@pytest.mark.django_db
def test_a_key_that_ended_is_as_one_that_nobody_has() -> None:
    keys = [make_key(make_partner()) for _ in range(2)]
    revoked, ended = PartnerKey.objects.order_by("pk")
    revoked.revoke()
    PartnerKey.objects.filter(pk=ended.pk).update(valid_until=timezone.localdate() - timedelta(days=1))

    for key in (*keys, new_key(), "bb_x"):
        with pytest.raises(UnknownKey) as refused:
            reader_of(f"Bearer {key}")
        assert refused.value.args == ()


@pytest.mark.django_db
def test_an_origin_is_known_as_long_as_some_agreement_holds() -> None:
    today = timezone.localdate()
    make_partner(origins=["https://a.example"])
    make_partner(origins=["https://b.example"], agreed_from=today + timedelta(days=1))

    origins = ("https://a.example", "https://b.example", "https://c.example", "null")
    assert [is_origin_of_partner(origin) for origin in origins] == [True, False, False, False]


def test_every_kind_that_an_agreement_can_leave_out_is_one_of_the_schema() -> None:
    named = [name for names in NODE_KINDS.values() for name in names]

    assert set(NODE_KINDS) == set(ContentKind)
    assert len(named) == len(set(named))
    assert set(named) <= {kind.__name__ for kind in KINDS}
