"""The opening content itself, as `make run` loads it."""

import shutil
from pathlib import Path

from django.core.management import call_command
from PIL import Image

from cms.settings.environment import PROJECT_DIRECTORY

PICTURE_WIDTH = 320


def load_opening_content(folder: Path) -> None:
    """Loads all of it, with small drawings: cutting large ones would take half a minute.

    Args:
        folder: Where files may be written.
    """
    shutil.copytree(PROJECT_DIRECTORY / "content", folder)
    for file in (folder / "pictures").glob("*.png"):
        with Image.open(file) as drawing:
            drawing.thumbnail((PICTURE_WIDTH, PICTURE_WIDTH))
            drawing.save(file)
    call_command("load_content", folder, verbosity=0)
