"""The pages are made from what the CMS answers, also from what is newer than they are."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

CMS = "https://cms.example.org"
MAKE = """
const [, , source, contentFile, folder, cmsOrigin] = process.argv;
const { Pages } = await import(`${source}/server/pages.ts`);
const pages = new Pages();
await pages.make({ contentFile, folder, cmsOrigin });
pages.stop();
"""
NEWS = {
    "kindOfPage": "News",
    "id": "News:1",
    "slug": "een-bericht",
    "title": "Een bericht",
    "lead": "Waar het over gaat.",
    "canonicalUrl": "https://buurtbaan.example.org/nieuws/een-bericht/",
    "isOnPublicSite": True,
    "updatedAt": "2026-11-22T09:00:00+00:00",
    "date": "2026-11-22",
    "seo": {"title": "Een bericht", "description": ""},
    "attribution": {"text": "Bron: BuurtBaan", "url": "https://buurtbaan.example.org/nieuws/een-bericht/"},
    "picture": None,
    "source": None,
    "body": [{"kindOfBlock": "RichTextBlock", "id": "1", "text": {"html": "<p>De tekst.</p>"}}],
}
NOTHING = {"nodes": [], "pageInfo": {"hasNextPage": False}}
CONTENT = {
    "site": {"name": "BuurtBaan", "canonicalUrl": "https://buurtbaan.example.org/"},
    "stadsdeel": {
        "id": "Stadsdeel:5",
        "slug": "west",
        "name": "West",
        "kind": "STADSDEEL",
        "description": "Over West.",
        "status": "",
        "landing": None,
        "organisations": {"nodes": []},
    },
    "news": {"nodes": [NEWS], "pageInfo": {"hasNextPage": False}},
    "agenda": NOTHING,
    "profiles": NOTHING,
    "figures": [],
    "timeline": None,
    "pages": {"nodes": []},
    "articles": [NEWS],
}


class Made:
    """Pages, and what was said while they were made."""

    def __init__(self, source: Path, folder: Path, content: dict[str, Any]) -> None:
        content_file, script, self._folder = folder / "content.json", folder / "make.mjs", folder / "site"
        content_file.write_text(json.dumps(content))
        script.write_text(MAKE)
        command = ["node", str(script), str(source), str(content_file), str(self._folder), CMS]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stderr
        self.log = result.stdout + result.stderr

    def page(self, path: str) -> str:
        return (self._folder / path / "index.html").read_text()


@pytest.fixture
def make(stadsdeel_page_folder: Path, tmp_path: Path):
    return lambda **parts: Made(stadsdeel_page_folder, tmp_path, CONTENT | parts)


def test_a_part_without_content_is_not_there(make):
    front = make().page("")

    assert [
        part
        for part in ("nieuws", "agenda", "buurtbaners", "cijfers", "totstandkoming", "organisaties", "meer")
        if f'id="{part}"' in front
    ] == ["nieuws"]


def test_what_is_newer_than_the_site_is_a_link_and_a_line_in_the_log(make):
    podcast = {
        "kindOfPage": "Podcast",
        "id": "Podcast:1",
        "title": "De podcast",
        "lead": "",
        "canonicalUrl": f"{CMS}/p/",
    }
    article = NEWS | {"body": [*NEWS["body"], {"kindOfBlock": "HologramBlock"}]}

    made = make(articles=[article], pages={"nodes": [podcast]})

    assert f'href="{CMS}/p/">De podcast</a>' in made.page("")
    assert "unknown kind of page: Podcast (Podcast:1), shown as a link" in made.log
    text = made.page("nieuws/een-bericht")
    assert "<p>De tekst.</p>" in text
    assert "Bekijk dit deel op buurtbaan.example.org" in text
    assert f"unknown kind of block: HologramBlock in {NEWS['canonicalUrl']}, shown as a link" in made.log


def test_what_only_stadsdeel_pages_show_has_no_other_address(make):
    site = "https://buurtbaan.example.org"
    alone = NEWS | {"canonicalUrl": f"{site}/nieuws/", "isOnPublicSite": False}
    from_elsewhere = alone | {"canonicalUrl": "https://krant.example/stuk"}

    assert f'<link rel="canonical" href="{NEWS["canonicalUrl"]}"' in make().page("nieuws/een-bericht")
    assert "canonical" not in (text := make(articles=[alone]).page("nieuws/een-bericht"))
    assert "Bekijk meer op" in text
    assert 'rel="canonical" href="https://krant.example/stuk"' in make(articles=[from_elsewhere]).page(
        "nieuws/een-bericht"
    )


def test_a_text_of_the_cms_is_never_markup_and_the_policy_runs_no_script(make):
    front = make(
        news={"nodes": [NEWS | {"title": "<script>alert(1)</script>"}], "pageInfo": {"hasNextPage": True}}
    ).page("")

    assert "<script" not in front
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in front
    assert f"default-src 'none'; style-src 'self'; img-src 'self' {CMS}; base-uri 'none'; form-action 'none'" in front
