"""Two editors at once. Each in a thread of its own, so with a connection of its own."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from cms.fields import node_id
from cms.partners.reader import ANONYMOUS
from cms.publication.models import PublishedItem
from tests.factories.core import publish
from tests.factories.home import make_home
from tests.factories.information import make_information, make_information_draft
from tests.factories.media import make_picture
from tests.factories.news import make_news, make_news_draft, make_news_index


class Editor(threading.Thread):
    """Does something in another thread; `finish` waits for it, and raises what went wrong."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._error: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self._work()
        except BaseException as error:  # noqa: BLE001
            self._error = error
        finally:
            connection.close()

    def finish(self) -> None:
        self.join(timeout=20)
        assert not self.is_alive(), "the two wait for each other"
        if self._error:
            raise self._error


def is_there(thing: Any) -> bool:
    return PublishedItem.objects.visible_to(ANONYMOUS, timezone.now()).filter(node_id=node_id(thing)).exists()


def fresh(page: Page) -> Any:
    return Page.objects.get(pk=page.pk).specific


def taken_off_by_the_editor(page: Page) -> None:
    fresh(page).unpublish()


def taken_off_by_hand(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(live=False)


@pytest.mark.parametrize("take_off", [taken_off_by_the_editor, taken_off_by_hand])
def test_a_page_published_while_its_parent_is_taken_off_is_not_seen(
    committed_database: str, take_off: Callable[[Page], None]
) -> None:
    home = make_home()
    parent = make_information(home, "Ouder")
    child = make_information_draft(parent, "Kind")

    with transaction.atomic():
        take_off(parent)
        other = Editor(lambda: publish(fresh(child)))
        other.join(timeout=1)
    other.finish()

    assert not is_there(parent)
    assert not is_there(child)


def test_a_page_published_just_before_its_parent_is_taken_off_by_hand_is_not_seen(committed_database: str) -> None:
    home = make_home()
    parent = make_information(home, "Ouder")
    child = make_information_draft(parent, "Kind")

    with transaction.atomic():
        publish(fresh(child))
        other = Editor(lambda: taken_off_by_hand(parent))
        other.join(timeout=1)
    other.finish()

    assert not is_there(parent)
    assert not is_there(child)


def test_a_picture_stays_when_one_page_that_shows_it_comes_and_another_goes(committed_database: str) -> None:
    index = make_news_index(make_home())
    picture = make_picture()
    going = make_news(index, "Gaat", picture=picture)
    coming = make_news_draft(index, "Komt", picture=picture)

    with transaction.atomic():
        publish(fresh(coming))
        other = Editor(lambda: fresh(going).unpublish())
        other.join(timeout=1)
    other.finish()

    assert is_there(coming)
    assert is_there(picture)


def test_the_same_page_published_twice_at_once_is_there_once(committed_database: str) -> None:
    index = make_news_index(make_home())
    page = make_news_draft(index, "Samen", picture=make_picture())

    editors = [Editor(lambda: publish(fresh(page))) for _ in range(3)]
    for editor in editors:
        editor.finish()

    assert PublishedItem.objects.filter(node_id=node_id(page)).count() == 1
    assert is_there(page)
