"""What editors do with collections of files in the admin, of which Wagtail tells nobody by a signal."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from cms.fields import node_id
from cms.partners.reader import ANONYMOUS
from cms.publication.models import PublishedItem
from tests.factories.programme import Programme

from .conftest import end_transaction

Commits = Callable[..., AbstractContextManager[list[Any]]]


@pytest.fixture
def admin(rolled_back: Programme, client: Client) -> Client:
    client.force_login(User.objects.create_superuser("beheer"))
    return client


@pytest.fixture
def private() -> Collection:
    collection = Collection.get_first_root_node().add_child(name="Besloten")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return Collection.objects.get(pk=collection.pk)


def is_there(thing: Any) -> bool:
    end_transaction()
    return PublishedItem.objects.visible_to(ANONYMOUS, timezone.now()).filter(node_id=node_id(thing)).exists()


def put_many(admin: Client, pictures: list[Any], collection: Collection) -> None:
    keys = "&".join(f"id={picture.pk}" for picture in pictures)
    address = reverse("wagtail_bulk_action", args=["media", "picture", "add_to_collection"])
    answer = admin.post(f"{address}?{keys}&next=/admin/", {"collection": collection.pk})
    assert answer.status_code == 302


def test_files_that_are_put_in_another_collection_at_once_stay_or_go_with_it(
    rolled_back: Programme, admin: Client, private: Collection
) -> None:
    public = Collection.get_first_root_node().add_child(name="Openbaar")
    pictures = [rolled_back.picture, rolled_back.poster]

    put_many(admin, pictures, public)
    assert [is_there(picture) for picture in pictures] == [True, True]

    put_many(admin, pictures, private)
    assert [is_there(picture) for picture in pictures] == [False, False]

    put_many(admin, pictures, public)
    assert [is_there(picture) for picture in pictures] == [True, True]


def test_a_collection_that_is_moved_takes_its_files_along(
    rolled_back: Programme, admin: Client, private: Collection, django_capture_on_commit_callbacks: Commits
) -> None:
    root = Collection.get_first_root_node()
    moving = root.add_child(name="Verhuist")
    rolled_back.picture.collection = moving
    rolled_back.picture.save()
    assert is_there(rolled_back.picture)

    def move(parent: Collection) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            answer = admin.post(
                reverse("wagtailadmin_collections:edit", args=[moving.pk]), {"name": "Verhuist", "parent": parent.pk}
            )
            end_transaction()
        assert answer.status_code == 302

    move(private)
    assert not is_there(rolled_back.picture)
    assert is_there(rolled_back.poster)

    move(root)
    assert is_there(rolled_back.picture)


def test_a_new_collection_hides_nothing(
    rolled_back: Programme, admin: Client, django_capture_on_commit_callbacks: Commits
) -> None:
    before = PublishedItem.objects.filter(is_hidden=False).count()
    root = Collection.get_first_root_node()

    with django_capture_on_commit_callbacks(execute=True):
        admin.post(reverse("wagtailadmin_collections:add"), {"name": "Aardig", "parent": root.pk})

    end_transaction()
    assert PublishedItem.objects.filter(is_hidden=False).count() == before
