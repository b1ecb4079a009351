"""`manage.py print_schema`: the contract, as text."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.schema.public import SCHEMA_FILE, schema_text


class Command(BaseCommand):
    """Writes the schema to its file, or checks that the file is up to date."""

    help = "Writes cms/schema/schema.graphql; with --check only compares."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Adds --check."""
        parser.add_argument("--check", action="store_true", help="compare, and fail when the file is not up to date")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        """Writes or compares."""
        text = schema_text()
        if not check:
            SCHEMA_FILE.write_text(text)
            self.stdout.write(f"{SCHEMA_FILE.name} written")
        elif not SCHEMA_FILE.exists() or SCHEMA_FILE.read_text() != text:
            raise CommandError("schema.graphql is not up to date: run manage.py print_schema and review the change")
