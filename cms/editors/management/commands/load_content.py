"""`manage.py load_content`: the opening content, from the files in `content/`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import TextIO

from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from tqdm import tqdm

from cms.editors.opening.errors import OpeningContentError
from cms.editors.opening.files import read_content
from cms.editors.opening.loading import Items, Report, items_of, load
from cms.settings.environment import PROJECT_DIRECTORY


def load_with_progress(items: Items, name: str, output: TextIO | OutputWrapper) -> Report:
    """Load items with a progress line.

    Args:
        items: What is to be loaded.
        name: What the line calls them.
        output: Where the line is shown.

    Raises:
        OpeningContentError: An item cannot be made as the files want it.
    """
    with tqdm(total=len(items), desc=name, unit="item", file=output, disable=None) as line:

        def progress(item_name: str) -> None:
            line.set_postfix_str(item_name, refresh=False)
            line.update()

        return load(items, progress)


class Command(BaseCommand):
    """Loads what is new in the files; running it again changes nothing."""

    help = "Loads and publishes the opening content. Leaves alone what an editor has changed since."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Takes the folder, if it is another one."""
        parser.add_argument("folder", type=Path, nargs="?", default=PROJECT_DIRECTORY / "content")

    def handle(self, *, folder: Path, **_: object) -> None:
        """Loads, with a progress line on standard error."""
        try:
            report = load_with_progress(items_of(read_content(folder), folder), "Content", self.stderr)
        except OpeningContentError as error:
            raise CommandError(f"The content was not loaded.\n{error}") from error
        self.stdout.write(f"Content of {folder}: {report.summary}.")
        for name, reason in report.reasons.items():
            self.stdout.write(f"  {name}: {reason}; the newer file was not used.")
