"""`manage.py register_documents <partner> <manifest.json>`: the documents that a partner's program sends by hash."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.delivery.documents.manifests import ManifestRefused, register


class Command(BaseCommand):
    """Registers a manifest."""

    help = "Replaces the registered GraphQL documents of a partner by those of a manifest: all of them, or none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Adds whose documents, and which."""
        parser.add_argument("partner", help="small letters, digits and hyphens, such as public-site")
        parser.add_argument("manifest", type=Path, help='JSON: {"sha256:…": "query …"}, or a manifest of Apollo')

    def handle(self, *args: Any, partner: str, manifest: Path, **options: Any) -> None:
        """Registers them, and says what changed."""
        try:
            changes = register(partner, manifest.read_bytes())
        except OSError as error:
            raise CommandError(f"{manifest} cannot be read: {error.strerror}.") from None
        except ManifestRefused as refused:
            raise CommandError("\n".join(["Nothing was registered:", *refused.reasons])) from None
        for what in ("new", "changed", "removed"):
            for name in getattr(changes, what):
                self.stdout.write(f"{what}: {name}")
        total = len(changes.new) + len(changes.changed) + len(changes.kept)
        self.stdout.write(f"{partner}: {total} documents, {len(changes.kept)} of them as before.")
