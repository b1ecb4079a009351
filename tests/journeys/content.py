"""What the installation of the journeys holds: the opening content, and what that has none of."""

import datetime
from pathlib import Path
from typing import Any

from django.core.management import call_command
from wagtail.models import Page

from pages.figures.models import Figure
from pages.news.models import NewsIndex
from tests.factories import core
from tests.factories.media import make_document, make_picture
from tests.factories.news import make_news
from tests.factories.opening import load_opening_content

EDITOR = "redactie"
PASSWORD = "een lang wachtwoord voor de reizen"
EVERY_BLOCK_PATH = "/nieuws/alle-blokken/"
# With the opening content more than fits on one page of the list.
OLDER_NEWS = 7


def fill(folder: Path) -> None:
    """Loads the opening content, makes the editor, and adds the rest.

    Args:
        folder: Where files may be written.
    """
    load_opening_content(folder / "content")
    password_file = folder / "password"
    password_file.write_text(PASSWORD)
    call_command("make_first_editor", password_file)
    _add_news()


def _add_news() -> None:
    index = NewsIndex.objects.get()
    for number in range(1, OLDER_NEWS + 1):
        make_news(index, f"Ouder bericht {number}", date=datetime.date(2021, 1, number))
    make_news(
        index,
        "Alle blokken",
        date=datetime.date(2021, 2, 1),
        picture=make_picture(credit="De tekenaar"),
        body=every_block(index),
    )


def every_block(index: Page) -> list[tuple[str, Any]]:
    """A text with a part of every kind.

    Args:
        index: What it links to.
    """
    picture = make_picture(credit="De tekenaar")
    return [
        core.rich_text(f"Een tekst met {core.link_in_text(index, 'een link')} en <b>nadruk</b>."),
        ("heading", {"text": "Een kop", "level": "2"}),
        ("heading", {"text": "Een kop daaronder", "level": "3"}),
        core.picture_block(picture),
        ("quote", {"text": "Mensen kennen mij.", "speaker": "Een buurtbaner", "role": "in Noord"}),
        core.external_source(picture, language="en", summary="Waarover.", last_seen_on=datetime.date(2026, 11, 3)),
        core.document_block(make_document()),
        core.film_block(picture, maker="Sleutelpersonen", duration="6 minuten", captions=True),
        core.figure_block(Figure.objects.first()),
        core.call_to_action({**core.BLANK_LINK, "label": "Mail ons", "email": "redactie@example.org"}),
        core.page_reference(index),
    ]
