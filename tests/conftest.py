"""What all tests share."""

from pathlib import Path

import pytest
from pytest_django import Settings

pytest_plugins = ["tests.database", "tests.committed", "tests.browser"]


@pytest.fixture(autouse=True)
def uploads(tmp_path: Path, settings: Settings) -> Path:
    """An empty folder for what this test uploads."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return settings.MEDIA_ROOT
