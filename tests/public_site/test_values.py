"""Small modules: settings, wording, links, and the memory that forgets."""

from datetime import date
from decimal import Decimal

import pytest
from public_site import wording
from public_site.cache import RecentlyUsed
from public_site.links import Links, host, is_safe
from public_site.settings import Settings, SettingsError

SECRET = "whsec_" + "c2VjcmV0" * 5


def test_settings_have_defaults_for_one_machine():
    settings = Settings.from_environment({})

    assert (settings.cms_url, settings.public_site_url) == ("http://127.0.0.1:8000", "http://127.0.0.1:8080")
    assert (settings.public_site_key, settings.is_https) == ("", False)


def test_settings_come_from_the_environment():
    settings = Settings.from_environment(
        {"CMS_URL": "https://cms.example/", "PUBLIC_SITE_URL": "https://www.example", "PUBLIC_SITE_KEY": " abc\n"}
    )

    assert settings.cms_url == "https://cms.example"
    assert Settings.from_environment({"PUBLIC_SITE_WEBHOOK_SECRET": f"{SECRET}\n"}).webhook_secret == SECRET
    assert (settings.public_site_key, settings.is_https) == ("abc", True)


@pytest.mark.parametrize(
    "environment",
    [
        {"CMS_URL": "cms.example"},
        {"CMS_URL": "ftp://cms.example"},
        {"PUBLIC_SITE_URL": "https://www.example/site/"},
        {"PUBLIC_SITE_KEY": "twee woorden"},
        {"PUBLIC_SITE_KEY": "sleutel\x00"},
        {"PUBLIC_SITE_WEBHOOK_SECRET": "geheim"},
        {"PUBLIC_SITE_WEBHOOK_SECRET": "whsec_te kort"},
        {"PUBLIC_SITE_WEBHOOK_SECRET": "whsec_a29ydA=="},
    ],
    ids=str,
)
def test_a_wrong_setting_is_named(environment):
    with pytest.raises(SettingsError, match=next(iter(environment))):
        Settings.from_environment(environment)


def test_values_are_dutch():
    assert wording.dutch_date(date(2022, 11, 3)) == "3 november 2022"
    assert wording.dutch_number(Decimal("1250.50")) == "1.250,50"
    assert wording.dutch_number(28) == "28"
    assert wording.dutch_size(400) == "1 kB"
    assert wording.dutch_size(340_400) == "340 kB"
    assert wording.dutch_size(1_240_000) == "1,2 MB"
    assert wording.media_type_name("application/pdf") == "PDF"
    assert wording.media_type_name("text/csv") == "CSV"
    assert wording.source_action("FILM", "de makers", "youtube.com") == "Bekijk op youtube.com"
    assert wording.source_action("PAGE", "Movisie", "movisie.nl") == "Lees verder bij Movisie"


def test_values_that_are_new_in_the_schema_break_nothing():
    assert wording.figure_status("DREAMT_OF") == ""
    assert wording.external_kind("PODCAST") == "bron"
    assert wording.source_action("PODCAST", "", "radio.example") == "Lees verder bij radio.example"
    assert wording.language_name("pap") == "pap"


def test_our_own_addresses_become_root_relative():
    links = Links("https://www.example", "https://www.example:8443/")

    assert links.local("https://www.example/nieuws/") == "/nieuws/"
    assert links.local("https://www.example:8443/nieuws/") == "/nieuws/"
    assert links.local("https://www.example") == "/"
    assert links.local("https://www.example.kwaad/") == "https://www.example.kwaad/"
    assert links.local_html('<a href="https://www.example/a/">a</a> <a href="https://ander.example/">b</a>') == (
        '<a href="/a/">a</a> <a href="https://ander.example/">b</a>'
    )


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "//kwaad.example", "JavaScript:alert(1)", ""]
)
def test_an_address_that_could_harm_is_not_safe(href):
    assert not is_safe(href)


@pytest.mark.parametrize("href", ["/nieuws/", "#inhoud", "https://a.example", "mailto:a@b.example", "tel:14020"])
def test_an_ordinary_address_is_safe(href):
    assert is_safe(href)


def test_a_site_is_named_as_people_say_it():
    assert host("https://www.movisie.nl/publicatie") == "movisie.nl"


def test_memory_forgets_what_was_not_used_for_longest():
    memory = RecentlyUsed[str, int](2)
    memory.put("a", 1)
    memory.put("b", 2)
    memory.get("a")
    memory.put("c", 3)

    assert (memory.get("a"), memory.get("b"), memory.get("c")) == (1, None, 3)
    assert (len(memory), list(memory)) == (2, [3, 1])
