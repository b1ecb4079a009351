"""News, as small as it can be."""

import datetime
from typing import Any

from wagtail.models import Page

from pages.news.models import News, NewsIndex

from .core import add_draft, add_published, made


def make_news_index(home: Page, title: str = "Nieuws", **columns: Any) -> NewsIndex:
    """The published page that lists the news."""
    return add_published(home, made(NewsIndex, title, columns))


def make_news(index: Page, title: str = "Bericht", **columns: Any) -> News:
    """A published news item."""
    return add_published(index, news(title, **columns))


def make_news_draft(index: Page, title: str = "Concept", **columns: Any) -> News:
    """A news item that was never published."""
    return add_draft(index, news(title, **columns))


def news(title: str, **columns: Any) -> News:
    """A news item in memory."""
    return made(News, title, {"date": datetime.date(2022, 11, 3)} | columns)
