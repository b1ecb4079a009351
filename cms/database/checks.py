"""System check: a PostgreSQL that is too old is an error with a hint before anything touches it."""

from collections.abc import Iterable, Sequence

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import NotSupportedError, connections


@register(Tags.database)
def check_postgresql_version(databases: Sequence[str] | None = None, **_: object) -> Iterable[CheckMessage]:
    """Connects to each chosen database and reports a version that Django does not support."""
    for alias in databases or []:
        try:
            connections[alias].ensure_connection()
        except NotSupportedError as error:
            yield Error(
                str(error),
                hint="Point DATABASE_URL at PostgreSQL 14 or newer, or leave it out for the embedded server.",
                id="database.E001",
            )
