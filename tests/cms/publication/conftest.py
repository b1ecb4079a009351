"""What the tests of publication share."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings
from pytest_django import DjangoDbBlocker, Settings

from tests.database import TestServer
from tests.factories.programme import Programme, make_programme


@pytest.fixture(scope="module")
def committed_uploads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what the content of this module uploads."""
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="module")
def module_database(
    django_db_setup: None, database_server: TestServer, django_db_blocker: DjangoDbBlocker, committed_uploads: Path
) -> Iterator[None]:
    """What is made in a fixture of this module is committed; its tests roll back; afterwards there is a fresh copy.

    So a guard meets rows that an earlier transaction projected, as it does in life.
    """
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=committed_uploads):
        yield
        database_server.make_copy()


@pytest.fixture(scope="module")
def programme(module_database: None) -> Programme:
    """A small site on which everything is filled in, committed."""
    return make_programme()


@pytest.fixture
def rolled_back(
    programme: Programme, db: None, uploads: Path, settings: Settings, committed_uploads: Path
) -> Programme:
    """The committed site as it is in the database, for a test that changes it."""
    settings.MEDIA_ROOT = committed_uploads
    things = {field.name: getattr(programme, field.name) for field in fields(programme)}
    return Programme(**{name: type(thing).objects.get(pk=thing.pk) for name, thing in things.items()})


def end_transaction() -> None:
    """Lets the deferred triggers do now what they do at the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
