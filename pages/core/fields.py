"""Columns that pages share."""

from typing import Any

from wagtail.fields import RichTextField as WagtailRichTextField

RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class RichTextField(WagtailRichTextField):
    """Rich text with the few kinds of markup that readers get.

    A class of its own also keeps grapple from turning the text into HTML with addresses in it: it does so for columns
    whose class is exactly Wagtail's, and we keep references (`cms.fields.rich_text`).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(*args, **kwargs)
