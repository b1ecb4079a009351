import pytest
from pytest_django import Settings

from cms.partners.keys import UnknownKey, reader_of
from cms.partners.reader import ANONYMOUS, EVERY_PUBLIC_CHANNEL, PUBLIC_SITE
from cms.taxonomy.enums import Channel

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
