"""`manage.py load_sample`: a large invented site on top of the opening content."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from cms.editors.opening.errors import OpeningContentError
from cms.editors.opening.files import read_content
from cms.editors.opening.sample import sample_items
from cms.settings.environment import PROJECT_DIRECTORY

from .load_content import load_with_progress


class Command(BaseCommand):
    """Loads invented pages, the same on every machine; running it again changes nothing."""

    help = "Loads a large invented site for tests and measurements, marked as an example. Run load_content first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Takes how many of each kind."""
        parser.add_argument("--news", type=int, default=500, help="how many news items (default 500)")
        parser.add_argument("--events", type=int, default=100, help="how many meetings (default 100)")
        parser.add_argument("--profiles", type=int, default=60, help="how many buurtbaners (default 60)")

    def handle(self, *, news: int, events: int, profiles: int, **_: object) -> None:
        """Loads, with a progress line on standard error."""
        try:
            content = read_content(PROJECT_DIRECTORY / "content")
            items = sample_items(content, news=news, events=events, profiles=profiles)
            report = load_with_progress(items, "Sample", self.stderr)
        except OpeningContentError as error:
            raise CommandError(f"The sample was not loaded. Is the opening content there?\n{error}") from error
        self.stdout.write(f"Sample: {report.summary}.")
