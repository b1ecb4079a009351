"""The typed Python client: as its README says, against the CMS as a server."""

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from cms.schema.public import SCHEMA_FILE
from cms.settings.environment import PROJECT_DIRECTORY
from tests.docs.documented import ITEMS, Cms
from tests.journeys.installation import free_port

EXAMPLES = PROJECT_DIRECTORY / "frontend-examples"
FOLDER = EXAMPLES / "python-client"


@pytest.fixture
def client_module(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """`buurtbaan.client`, found in its folder."""
    monkeypatch.syspath_prepend(FOLDER)
    yield importlib.import_module("buurtbaan.client")
    for name in [name for name in sys.modules if name.partition(".")[0] == "buurtbaan"]:
        del sys.modules[name]


@pytest.fixture
def answers(client_module: ModuleType) -> ModuleType:
    """`buurtbaan.answers`."""
    return importlib.import_module("buurtbaan.answers")


def show(folder: Path, url: str, key: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "CMS_URL": url, "BUURTBAAN_KEY": key, "NO_PROXY": "127.0.0.1"}
    return subprocess.run(
        [sys.executable, FOLDER / "show.py"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_answers_are_those_of_the_schema_of_today(tmp_path: Path) -> None:
    target = tmp_path / "answers.py"

    subprocess.run(
        [sys.executable, EXAMPLES / "public-site/generate.py", SCHEMA_FILE, FOLDER / "queries", target], check=True
    )

    assert target.read_text() == (FOLDER / "buurtbaan/answers.py").read_text()


def test_it_shows_news_and_a_figure(cms: Cms, tmp_path: Path) -> None:
    shown = show(tmp_path, cms.url, cms.key)

    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.splitlines() == [
        f"2022-11-10  {ITEMS[0]['title']}",
        f"            {ITEMS[0]['canonicalUrl']}  (Bron: de buurt)",
        f"2022-11-03  {ITEMS[1]['title']}",
        f"            {ITEMS[1]['canonicalUrl']}  (Bron: BuurtBaan Amsterdam)",
        "Plekken in de hele stad: 25 buurtbanen, 2021 tot en met 2023",
    ]


def test_who_has_no_key_is_told_why(cms: Cms, tmp_path: Path) -> None:
    shown = show(tmp_path, cms.url, "bb_of-nobody")

    assert (shown.returncode, shown.stdout) == (1, "")
    assert "not known" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_what_did_not_change_is_the_answer_of_before(cms: Cms, client_module: ModuleType, answers: ModuleType) -> None:
    variables = answers.NewestNews.variables(first=1)

    with client_module.Client(cms.url, cms.key) as client:
        first, other, second = (
            client.ask(answers.NewestNews, wanted) for wanted in (variables, {"first": 2}, variables)
        )

    assert second is first
    assert other is not first
    assert [item.date for item in first.news.nodes] == [date(2022, 11, 10)]


def test_what_is_wrong_has_a_code(cms: Cms, client_module: ModuleType, answers: ModuleType) -> None:
    with client_module.Client(cms.url, cms.key) as client, pytest.raises(client_module.CmsRefused) as caught:
        client.ask(answers.NewestNews, answers.NewestNews.variables(first=3, stadsdeel=["atlantis"]))

    assert caught.value.codes == {"UNKNOWN_SLUG"}


def test_a_cms_that_is_away_is_told_apart(client_module: ModuleType, answers: ModuleType) -> None:
    url = f"http://127.0.0.1:{free_port()}"

    with client_module.Client(url, "bb_key") as client, pytest.raises(client_module.CmsAway):
        client.ask(answers.OneFigure, answers.OneFigure.variables(key="plekken-stad"))
