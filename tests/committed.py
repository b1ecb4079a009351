"""Content that really is committed, for all tests of a module. A pytest plugin.

    programme      made once in each process, then copied for each module that asks for it
      └─ rolled_back     the same as it is in the database, for a test that changes it

So a guard meets rows that an earlier transaction projected, as it does in life.
"""

import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from django.test import override_settings
from pytest_django import DjangoDbBlocker, Settings

from tests.database import TestServer
from tests.factories.programme import Programme, make_programme

PROGRAMME = "programme"


@pytest.fixture(scope="module")
def committed_uploads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what the content of this module uploads."""
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="module")
def module_database(
    django_db_setup: None, database_server: TestServer, django_db_blocker: DjangoDbBlocker, committed_uploads: Path
) -> Iterator[None]:
    """What is made in a fixture of this module is committed; its tests roll back; afterwards there is a fresh copy."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=committed_uploads):
        yield
        database_server.make_copy()


@pytest.fixture(scope="session")
def made_programmes() -> dict[Path, Programme]:
    """The programme as it was made, with the folder of its files; empty until a module asks for it."""
    return {}


@pytest.fixture(scope="module")
def programme(
    module_database: None,
    database_server: TestServer,
    committed_uploads: Path,
    made_programmes: dict[Path, Programme],
    tmp_path_factory: pytest.TempPathFactory,
) -> Programme:
    """A small site on which everything is filled in, committed."""
    if not made_programmes:
        made = make_programme()
        database_server.keep_copy(PROGRAMME)
        files = tmp_path_factory.mktemp(PROGRAMME)
        shutil.copytree(committed_uploads, files, dirs_exist_ok=True)
        made_programmes[files] = made
        return made
    ((files, made),) = made_programmes.items()
    database_server.make_copy(PROGRAMME)
    shutil.copytree(files, committed_uploads, dirs_exist_ok=True)
    return _as_stored(made)


@pytest.fixture
def rolled_back(
    programme: Programme, db: None, uploads: Path, settings: Settings, committed_uploads: Path
) -> Programme:
    """The committed site as it is in the database, for a test that changes it."""
    settings.MEDIA_ROOT = committed_uploads
    return _as_stored(programme)


def _as_stored(programme: Programme) -> Programme:
    things = {field.name: getattr(programme, field.name) for field in fields(programme)}
    return Programme(**{name: type(thing).objects.get(pk=thing.pk) for name, thing in things.items()})
