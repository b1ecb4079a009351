"""Proves that the project as a whole is in order, and that an old PostgreSQL is met with a hint."""

from django.core import checks
from django.core.management import call_command
from django.db import connections

from cms.database.checks import check_postgresql_version


def test_system_check_finds_nothing(db):
    assert checks.run_checks(databases=["default"], include_deployment_checks=False) == []


def test_migrations_are_complete(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_an_old_postgresql_is_an_error_with_a_hint(django_db_setup, django_db_blocker, monkeypatch):
    with django_db_blocker.unblock():
        connections["default"].close()
        monkeypatch.setattr("django.db.backends.base.base.RAN_DB_VERSION_CHECK", set())
        monkeypatch.setattr(connections["default"].features, "minimum_database_version", (99,))
        messages = list(check_postgresql_version(databases=["default"]))
        connections["default"].close()

    (error,) = messages
    assert error.id == "database.E001"
    assert error.msg.startswith("PostgreSQL 99 or later is required")
    assert error.hint == "Point DATABASE_URL at PostgreSQL 14 or newer, or leave it out for the embedded server."
