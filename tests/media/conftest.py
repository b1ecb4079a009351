"""What the tests of media share."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from media import access


@pytest.fixture
def everybody_may_see(monkeypatch: pytest.MonkeyPatch) -> None:
    """The layer above says yes to each file."""
    monkeypatch.setattr(access, "_answer", lambda kind, pk: True)


@pytest.fixture
def editor(db: None) -> Client:
    """A browser with an editor of Wagtail's own group logged in."""
    user = User.objects.create_user("redactie")
    user.groups.add(Group.objects.get(name="Editors"))
    client = Client()
    client.force_login(user)
    return client
