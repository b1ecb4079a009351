"""What the tests of media share."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from wagtail.models import Collection

from media import access


@pytest.fixture
def everybody_may_see(monkeypatch: pytest.MonkeyPatch) -> None:
    """The layer above says yes to each file."""
    monkeypatch.setattr(access, "_answer", lambda kind, pk, reader: access.Answer.YES)


@pytest.fixture
def editor(db: None) -> Client:
    """A browser in which somebody is logged in who may add, change and choose pictures and documents, and no more."""
    role = Group.objects.create(name="beeldredactie")
    role.permissions.add(Permission.objects.get(codename="access_admin"))
    for permission in Permission.objects.filter(content_type__app_label__in=["wagtailimages", "wagtaildocs"]):
        if permission.codename.startswith(("add_", "change_", "choose_")):
            role.collection_permissions.create(collection=Collection.get_first_root_node(), permission=permission)
    user = User.objects.create_user("redactie")
    user.groups.add(role)
    client = Client()
    client.force_login(user)
    return client
