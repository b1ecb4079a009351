"""A site with a list of news, and people who log in."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client

from pages.news.models import NewsIndex
from tests.cms.editors.people import make_user
from tests.factories.home import make_home
from tests.factories.news import make_news_index


@pytest.fixture
def index(db: None) -> NewsIndex:
    """The published list of news."""
    return make_news_index(make_home())


@pytest.fixture
def editor(db: None) -> AbstractUser:
    """Somebody of Redactie."""
    return make_user("redacteur", "Redactie")


@pytest.fixture
def writer(db: None) -> AbstractUser:
    """Somebody of Schrijvers."""
    return make_user("schrijver", "Schrijvers")


@pytest.fixture
def as_user() -> Callable[[AbstractUser], Client]:
    """Gives the browser of somebody who has logged in."""

    def browser_of(user: AbstractUser) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return browser_of


@pytest.fixture
def desk(editor: AbstractUser, as_user: Callable[[AbstractUser], Client]) -> Client:
    """The browser of somebody of Redactie."""
    return as_user(editor)
