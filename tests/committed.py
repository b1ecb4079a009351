"""Content that really is committed, for all tests of a module. A pytest plugin.

    made_once            content that each process makes once, and then copies for each module that asks for it
      └─ programme       a small site on which everything is filled in
           └─ rolled_back     the same as it is in the database, for a test that changes it

So a guard meets rows that an earlier transaction projected, as it does in life.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.test import override_settings
from pytest_django import DjangoDbBlocker, Settings

from tests.database import TestServer
from tests.factories.programme import Programme, make_programme

Made = TypeVar("Made")


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
def made_before() -> dict[str, tuple[Any, Path]]:
    """What this process made once, by name, with the folder of its files."""
    return {}


@pytest.fixture(scope="module")
def made_once(
    module_database: None,
    database_server: TestServer,
    committed_uploads: Path,
    made_before: dict[str, tuple[Any, Path]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str, Callable[[], Made]], Made]:
    """Begins a module with content by its name and the function that makes it; gives what that gave the first time."""

    def begin_with(name: str, make: Callable[[], Made]) -> Made:
        if name not in made_before:
            made = make()
            database_server.keep_copy(name)
            files = tmp_path_factory.mktemp(name)
            shutil.copytree(committed_uploads, files, dirs_exist_ok=True)
            made_before[name] = made, files
            return made
        made, files = made_before[name]
        database_server.make_copy(name)
        shutil.copytree(files, committed_uploads, dirs_exist_ok=True)
        return made

    return begin_with


@pytest.fixture(scope="module")
def programme(made_once: Callable[[str, Callable[[], Programme]], Programme]) -> Programme:
    """A small site on which everything is filled in, committed."""
    stored = _Stored(made_once("programme", make_programme))
    # All at once: the first test that asks for a thing may have changed it, and rolls back.
    return Programme(**{field.name: getattr(stored, field.name) for field in fields(Programme)})


@pytest.fixture
def rolled_back(
    programme: Programme, db: None, uploads: Path, settings: Settings, committed_uploads: Path
) -> Programme:
    """The committed site as it is in the database, for a test that changes it."""
    settings.MEDIA_ROOT = committed_uploads
    return _Stored(programme)


class _Stored(Programme):
    """The programme as it is in the database: each thing is read when a test first asks for it, which is for few of them."""

    def __init__(self, made: Programme) -> None:
        object.__setattr__(self, "_made", made)

    def __getattr__(self, name: str) -> Any:
        if name not in {field.name for field in fields(Programme)}:
            raise AttributeError(name)
        made = getattr(self._made, name)
        found = type(made).objects.get(pk=made.pk)
        object.__setattr__(self, name, found)
        return found
