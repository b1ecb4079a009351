"""Connects the check of the database's version."""

from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    """The database: its embedded server and its system check."""

    name = "cms.database"
    verbose_name = "Database"

    def ready(self) -> None:
        """Registers the system checks."""
        from cms.database import checks  # noqa: F401  # checks register when they are imported
