"""Somebody who permits something, and somebody who writes it down."""

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client

from pages.profiles.models import Profile
from tests.cms.editors.people import make_user
from tests.factories.home import make_home
from tests.factories.media import make_picture
from tests.factories.profiles import make_profile, make_profile_index


@pytest.fixture
def profile(db: None) -> Profile:
    """A published profile with a portrait; nothing is permitted yet."""
    index = make_profile_index(make_home())
    return make_profile(index, "Samira (voorbeeld)", slug="samira", picture=make_picture(), availability={})


@pytest.fixture
def editor(db: None) -> AbstractUser:
    """Somebody of Redactie."""
    return make_user("redacteur", "Redactie")


@pytest.fixture
def desk(editor: AbstractUser, client: Client) -> Client:
    """The browser of somebody of Redactie."""
    client.force_login(editor)
    return client
