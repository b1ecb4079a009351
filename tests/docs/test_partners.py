"""What the guide for partners says is so: each example is run, each table compared."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

import httpx2
import pytest
from django.conf import settings
from playwright.sync_api import Page, expect
from pytest_django import Settings

from cms.delivery import errors
from cms.delivery.accounts import LEAST_POINTS
from cms.delivery.guide import EXAMPLE_URL, GUIDE
from cms.partners.models import USUAL_POINTS_PER_MINUTE
from cms.settings.environment import Environment
from cms.webhooks.enums import Event
from cms.webhooks.messages import message_of
from cms.webhooks.models import Delivery
from cms.webhooks.queue import FIRST_PAUSE_SECONDS
from cms.webhooks.sending import WHOLE_SECONDS
from tests.docs.documented import ITEMS, Cms

LINES = [line for item in ITEMS for line in item.values()]
# What runs an example, by the language of its block.
PROGRAMS = {"sh": ("bash", "example.sh"), "js": ("node", "news.mjs"), "php": ("php", "news.php")}
LIMITS = {
    "cost": ["GRAPHQL_MAX_COST"],
    "bytes": ["GRAPHQL_MAX_BODY_BYTES", "GRAPHQL_MAX_DOCUMENT_BYTES"],
    "tokens": ["GRAPHQL_MAX_TOKENS"],
    "wordCharacters": ["GRAPHQL_MAX_WORD_CHARACTERS"],
    "depth": ["GRAPHQL_MAX_DEPTH"],
    "aliases": ["GRAPHQL_MAX_ALIASES"],
    "rootFields": ["GRAPHQL_MAX_ROOT_FIELDS"],
    "directives": ["GRAPHQL_MAX_DIRECTIVES"],
    "operations": ["GRAPHQL_MAX_OPERATIONS"],
    "listItems": ["GRAPHQL_MAX_LIST_ITEMS"],
    "introspection": ["GRAPHQL_MAX_INTROSPECTION_COST"],
    "statements": ["GRAPHQL_MAX_STATEMENTS"],
    "seconds": ["GRAPHQL_MAX_SECONDS"],
}


@dataclass(frozen=True)
class Example:
    """A block of code in the guide."""

    language: str
    text: str

    def at(self, url: str) -> str:
        """The text for the CMS at an address."""
        return self.text.replace(EXAMPLE_URL, url)


def parts() -> Mapping[str, str]:
    """The parts of the guide, by their headings."""
    found = re.split(r"^#+ (.*)\n", GUIDE.read_text(), flags=re.MULTILINE)[1:]
    return dict(zip(found[::2], found[1::2], strict=True))


def example(heading: str) -> Example:
    """The one example in a part of the guide."""
    ((language, text),) = re.findall(r"^```(\w+)\n(.*?)^```$", parts()[heading], re.MULTILINE | re.DOTALL)
    return Example(language, text)


def rows(heading: str) -> list[list[str]]:
    """The tables in a part of the guide, without their heads."""
    lines = [line for line in parts()[heading].splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    heads = {index for rule, row in enumerate(cells) if set(row) == {"---"} for index in (rule - 1, rule)}
    return [row for index, row in enumerate(cells) if index not in heads]


def run(written: Example, cms: Cms, folder: Path) -> str:
    """What an example prints, run as a partner would."""
    program, name = PROGRAMS.get(written.language, (sys.executable, "news.py"))
    if not shutil.which(program):
        assert os.environ.get("REQUIRE_BROWSER") != "1", f"There is no {program}."
        pytest.skip(f"There is no {program}; .ci/run installs it.")
    (folder / name).write_text(written.at(cms.url))
    environment = {**os.environ, "BUURTBAAN_KEY": cms.key, "NO_PROXY": "127.0.0.1"}
    result = subprocess.run(
        [program, name], cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def test_curl_gives_the_news(cms: Cms, tmp_path: Path) -> None:
    assert json.loads(run(example("curl"), cms, tmp_path)) == {"data": {"news": {"nodes": ITEMS}}}


@pytest.mark.parametrize("heading", ["JavaScript in Node", "Python", "PHP"])
def test_a_program_prints_the_news(heading: str, cms: Cms, tmp_path: Path) -> None:
    assert run(example(heading), cms, tmp_path).splitlines() == LINES


@pytest.mark.browser
def test_a_page_on_the_site_of_a_partner_shows_the_news(cms: Cms, page: Page) -> None:
    written = example("JavaScript in a browser").at(cms.url)
    assert "bb_…" in written
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>News</title>'
    cms.site.pages["/news.html"] = head + written.replace("bb_…", cms.key)

    page.goto(f"{cms.site.url}/news.html")

    expect(page.get_by_role("link")).to_have_text([item["title"] for item in ITEMS])
    assert [link.get_attribute("href") for link in page.get_by_role("link").all()] == [
        item["canonicalUrl"] for item in ITEMS
    ]


def test_a_second_question_costs_no_answer(cms: Cms, tmp_path: Path) -> None:
    assert run(example("Keeping copies"), cms, tmp_path).split() == ["200", "304"]
    assert json.loads((tmp_path / "news.json").read_text())["data"]["news"]["nodes"] == [
        {"title": item["title"]} for item in ITEMS
    ]


def test_a_registered_query_is_an_address(cms: Cms, tmp_path: Path) -> None:
    written = example("Documents by hash, and plain addresses")

    assert json.loads(run(written, cms, tmp_path)) == {"news": {"nodes": ITEMS}}


def test_an_error_looks_as_it_is_shown(cms: Cms) -> None:
    answer = httpx2.post(
        f"{cms.url}/graphql/",
        json={"query": "{ news(first: 500) { nodes { title } } }"},
        headers={"Authorization": f"Bearer {cms.key}", "Accept": "application/graphql-response+json"},
    )

    assert (answer.status_code, answer.json()) == (294, json.loads(example("Errors").text))


def test_what_caches_are_told(cms: Cms) -> None:
    told = [name.removeprefix("`Cache-Control: ").rstrip("`") for name, _ in rows("Keeping copies")]

    answers = [
        httpx2.get(
            f"{cms.url}/graphql/", params={"query": query}, headers={"Authorization": f"Bearer {cms.key}"}
        ).headers["Cache-Control"]
        for query in ("{ news { nodes { title } } }", "{ profiles { nodes { name } } }")
    ]

    assert told[1:3] == answers


def test_every_code_of_an_error_is_told() -> None:
    codes = re.findall(r"^\| ([A-Z_]+) \|", errors.__doc__ or "", re.MULTILINE)

    assert sorted(code for code, _ in rows("Errors")) == sorted(f"`{code}`" for code in codes)


def test_every_limit_is_told() -> None:
    told = {
        limit.strip("`"): [int(number) for number in re.findall(r"\d+", most.replace(",", ""))]
        for limit, most in rows("Limits")
    }

    assert told == {limit: [getattr(settings, name) for name in names] for limit, names in LIMITS.items()}


def test_points_are_told_as_they_are_shown(cms: Cms) -> None:
    policy, balance = (line.split(": ") for line in example("Points in a minute").text.splitlines())
    params = {"query": "query ForPoints { news(first: 2) { nodes { title } } }"}

    first, second = (
        httpx2.get(f"{cms.url}/graphql/", params=params, headers={"Authorization": f"Bearer {cms.key}"})
        for _ in range(2)
    )

    assert first.headers[policy[0]] == policy[1]
    assert re.sub(r"\d+", "0", first.headers[balance[0]]) == re.sub(r"\d+", "0", balance[1])
    assert (second.status_code, set(second.headers) & {"ratelimit", "ratelimit-policy"}) == (200, set())


def test_how_many_points_there_are_is_told() -> None:
    text = " ".join(parts()["Points in a minute"].split())
    without_key = Environment.model_fields["graphql_anonymous_points_per_minute"].default

    assert f"Your keys together have {USUAL_POINTS_PER_MINUTE:,} points a minute" in text
    assert f"and at least {LEAST_POINTS}." in text
    assert f"Without a key there are {without_key:,} for each address." in text


def test_a_message_looks_as_it_is_shown(settings: Settings) -> None:
    settings.PUBLIC_SITE_URL = "https://www.example.org"
    delivery = Delivery(
        id=UUID("0b6f6c0e-6a5c-4a53-9d0b-8c6f3b0f7e11"),
        number=42,
        event=Event.MOVED,
        node_id="News:12",
        kind="News",
        path="/nieuws/feest/",
        previous_path="/nieuws/oud/",
        happened_at=datetime.fromisoformat("2022-11-03T09:30:00+00:00"),
    )

    assert json.loads(message_of(delivery)) == json.loads(example("Webhooks").text)


def test_how_long_receivers_have_is_told() -> None:
    text = " ".join(parts()["Webhooks"].split())
    days = Environment.model_fields["webhook_log_days"].default

    assert f"2xx within {WHOLE_SECONDS:.0f} seconds." in text
    assert f"after {FIRST_PAUSE_SECONDS:.0f} seconds, then three times as long" in text
    assert f"both for {days} days" in text


def test_every_event_is_told() -> None:
    assert sorted(name.strip("`") for name, _ in rows("Webhooks")) == sorted(Event.values)
