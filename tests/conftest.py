"""What all tests share."""

import gc
from pathlib import Path

import pytest
from pytest_django import Settings

pytest_plugins = ["tests.database", "tests.committed", "tests.browser"]


def pytest_collection_finish() -> None:
    """What stands now, thousands of tests among it, is not looked through again whenever Python looks for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def uploads(tmp_path: Path, settings: Settings) -> Path:
    """An empty folder for what this test uploads."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return settings.MEDIA_ROOT
