"""`manage.py load_content`: the opening content, from the files in `content/`."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from cms.editors.opening.errors import OpeningContentError
from cms.editors.opening.files import read_content
from cms.editors.opening.loading import Outcome, items_of, load
from cms.settings.environment import PROJECT_DIRECTORY


class Command(BaseCommand):
    """Loads what is new in the files; running it again changes nothing."""

    help = "Loads and publishes the opening content. Leaves alone what an editor has changed since."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Takes the folder, if it is another one."""
        parser.add_argument("folder", type=Path, nargs="?", default=PROJECT_DIRECTORY / "content")

    def handle(self, *, folder: Path, **_: object) -> None:
        """Loads, with a progress line on standard error."""
        try:
            items = items_of(read_content(folder), folder)
            with tqdm(total=len(items), desc="Content", unit="item", file=self.stderr, disable=None) as line:

                def progress(name: str) -> None:
                    line.set_postfix_str(name, refresh=False)
                    line.update()

                report = load(items, progress)
        except OpeningContentError as error:
            raise CommandError(f"The content was not loaded.\n{error}") from error
        counts = ", ".join(f"{report.count(outcome)} {outcome.value}" for outcome in Outcome)
        self.stdout.write(f"Content of {folder}: {counts}.")
        for name, reason in report.reasons.items():
            self.stdout.write(f"  {name}: {reason}; the newer file was not used.")
