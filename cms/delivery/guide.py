"""What partners read to begin: the guide for them, and what changed, as pages.

The texts are files in git, reviewed with the code they tell of. In them `https://cms.example.org` stands for the CMS; on
the page it is the address of this one.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cms.settings.environment import PROJECT_DIRECTORY

GUIDE: Final = PROJECT_DIRECTORY / "docs" / "partners.md"
CHANGES: Final = PROJECT_DIRECTORY / "CHANGELOG.md"
EXAMPLE_URL: Final = "https://cms.example.org"

_MAX_AGE_SECONDS: Final = 300
# From one text to the other; all other links in them are whole addresses.
_LINKS: Final = {"../CHANGELOG.md": "partner-changes", "docs/partners.md": "partner-guide"}

# HTML in a text is shown as it is written, never carried out.
_markdown: Final = MarkdownIt("commonmark", {"html": False}).enable("table")


def _tag_of(_request: HttpRequest, file: Path) -> str:
    return f'"{hashlib.sha256(_page(file, settings.CMS_URL).encode()).hexdigest()[:32]}"'


@require_safe
@transaction.non_atomic_requests
@gzip_page
@condition(etag_func=_tag_of)
def text_view(_request: HttpRequest, file: Path) -> HttpResponse:
    """One of the texts, as a page."""
    response = HttpResponse(_page(file, settings.CMS_URL))
    patch_cache_control(response, public=True, max_age=_MAX_AGE_SECONDS)
    return response


@cache
def _page(file: Path, cms_url: str) -> str:
    tokens = _markdown.parse(file.read_text().replace(EXAMPLE_URL, cms_url))
    for link in _links_in(tokens):
        if link.attrs["href"] in _LINKS:
            link.attrSet("href", reverse(_LINKS[str(link.attrs["href"])]))
    headings = list(_with_anchors(tokens))
    # Made by us of a file of ours.
    text = mark_safe(_markdown.renderer.render(tokens, _markdown.options, {}))  # noqa: S308
    return render_to_string("delivery/guide.html", {"title": headings[0][1], "contents": headings[1:], "text": text})


def _links_in(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from (child for child in token.children or () if child.type == "link_open")


def _with_anchors(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Gives each heading an address of its own; tells those of the title and of its parts, with their words."""
    for heading, words in pairwise(tokens):
        if heading.type != "heading_open":
            continue
        anchor = slugify(words.content)
        heading.attrSet("id", anchor)
        if heading.tag in {"h1", "h2"}:
            yield anchor, re.sub("`", "", words.content)
