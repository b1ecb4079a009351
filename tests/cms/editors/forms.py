"""Forms as a browser sends them, and what the answer says beside a field."""

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from pages.news.models import NewsIndex


def news_form(button: str = "", body: list[tuple[str, Any]] | None = None, **fields: Any) -> dict[str, Any]:
    """The form of a news item as a browser sends it.

    Args:
        button: `publish`, `submit`, or nothing to save a draft.
        body: blocks with the values of their fields.
        **fields: what is filled in, beside what a new form holds.
    """
    filled = {
        "title": "Koffie op het plein",
        "slug": "koffie-op-het-plein",
        "introduction": "Buren drinken koffie.",
        "date": "03-11-2022",
        "body": streamfield(body or []),
        "audience_leads": inline_formset([]),
        "comments": inline_formset([]),
        **fields,
    }
    channels = {"channels": ["public-site"]}
    return nested_form_data(filled) | channels | ({f"action-{button}": "1"} if button else {})


def text_block(text: str = "Iedere dinsdag.") -> tuple[str, Any]:
    """A block of running text, as its form sends it."""
    return "rich_text", {"text": rich_text(f"<p>{text}</p>")}


def add_address(index: NewsIndex) -> str:
    """Where a new news item is sent to."""
    return f"/admin/pages/add/news/news/{index.pk}/"


def errors_beside(response: Any, field: str) -> list[str]:
    """What the form says beside one field."""
    return response.context["form"].errors.get(field, [])
