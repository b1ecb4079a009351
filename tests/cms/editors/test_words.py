"""The words of the admin: Dutch, and ours where we say it in another way than Wagtail."""

import ast
import gettext
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import django
import pytest
import wagtail
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext as translated
from django.utils.translation import override

from pages.news.models import NewsIndex
from tests.cms.editors.forms import add_address

LOCALE = Path("locale/nl/LC_MESSAGES/django.po")
OURS = Path(__file__).resolve().parents[3] / "cms/editors" / LOCALE


def entries(file: Path) -> Iterator[dict[str, str]]:
    """The entries of a catalogue, without its head."""
    for part in file.read_text(encoding="utf-8").split("\n\n")[1:]:
        entry: dict[str, str] = {}
        key = ""
        for line in part.splitlines():
            if found := re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")$', line):
                key = found[1]
                entry[key] = ast.literal_eval(found[2])
            elif line.startswith('"'):
                entry[key] += ast.literal_eval(line)
        if "msgid" in entry:
            yield entry


def test_the_compiled_words_are_those_of_the_catalogue():
    with OURS.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    for entry in entries(OURS):
        if "msgid_plural" in entry:
            said = [compiled.ngettext(entry["msgid"], entry["msgid_plural"], number) for number in (1, 2)]
            assert said == [entry["msgstr[0]"], entry["msgstr[1]"]]
        else:
            assert compiled.gettext(entry["msgid"]) == entry["msgstr"]


def test_wagtail_and_django_still_say_what_we_replace():
    packages = [Path(package.__file__).parent for package in (django, wagtail)]
    theirs = {
        entry["msgid"]
        for package in packages
        for file in package.rglob("nl/LC_MESSAGES/django.po")
        for entry in entries(file)
    }

    assert [entry["msgid"] for entry in entries(OURS) if entry["msgid"] not in theirs] == []


def test_nobody_is_addressed_with_je():
    for entry in entries(OURS):
        for name, words in entry.items():
            assert not (name.startswith("msgstr") and re.search(r"\b(je|jij|jou|jouw)\b", words, re.IGNORECASE))


def test_our_words_win():
    with override("nl"):
        assert translated("View live") == "Bekijk op de site"
        assert translated("Images") == "Foto's"


@pytest.mark.parametrize("address", ["/admin/", "/admin/images/", "/admin/account/", "/admin/snippets/figures/figure/"])
def test_screens_are_dutch_and_say_u(address: str, desk: Client, index: NewsIndex):
    page = desk.get(address).content.decode()

    assert '<html lang="nl"' in page
    assert not re.search(r">[^<]*\b(jouw|jij|je hebt|je kunt)\b", page)


def test_a_new_item_is_called_by_its_dutch_name(desk: Client, index: NewsIndex):
    assert "Nieuw: Nieuwsbericht" in desk.get(add_address(index)).content.decode()


def test_time_is_counted_in_dutch():
    with override("nl"):
        assert naturaltime(timezone.now() - timedelta(minutes=5)) == "5\xa0minuten geleden"
