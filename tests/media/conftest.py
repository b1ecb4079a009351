"""What the tests of media share."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from pytest_django import Settings

from media import access


@pytest.fixture(autouse=True)
def uploads(tmp_path: Path, settings: Settings) -> Path:
    """An empty folder for the uploads of this test."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return settings.MEDIA_ROOT


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
