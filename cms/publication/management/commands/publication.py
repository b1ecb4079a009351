"""`manage.py publication check|repair|rebuild`: is the store in step with the content, and if not, make it so."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from cms.publication import consistency
from cms.publication.consistency import Difference


class Command(BaseCommand):
    """Compares, repairs or rebuilds the published store."""

    help = (
        "Compares the published store with the content (check), mends what differs (repair), or makes all of it anew."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Adds what to do."""
        parser.add_argument("action", choices=["check", "repair", "rebuild"])

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        """Does it, with a progress bar on standard error."""
        keys = consistency.content()
        progress = tqdm(keys, desc=action, unit="object", file=self.stderr, disable=None)
        if action == "rebuild":
            unfit: list[Difference] = []
            consistency.rebuild(progress, unfit.append)
            self._report(unfit)
            self.stdout.write(f"{len(keys) - len(unfit)} objects projected.")
            if unfit:
                raise CommandError(f"{len(unfit)} could not be projected; see above.")
            return
        found = list(consistency.differences(progress))
        self._report(found)
        if action == "repair":
            for difference in found:
                consistency.repair(difference)
            self.stdout.write(f"{len(found)} rows mended.")
        elif found:
            raise CommandError(f"{len(found)} rows differ; run manage.py publication repair.")
        else:
            self.stdout.write(f"{len(keys)} objects compared: the store is in step with the content.")

    def _report(self, differences: list[Difference]) -> None:
        for difference in differences:
            self.stdout.write(f"{difference.node_id}: {difference.fault} {difference.detail}".rstrip())
