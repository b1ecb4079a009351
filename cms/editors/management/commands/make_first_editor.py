"""`manage.py make_first_editor <file>`: a login for the first editor, with the password in a file."""

from argparse import ArgumentParser
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand

USER_NAME = "redactie"
# Made by the migration of the roles: writes, publishes, keeps pictures, documents and the menus.
GROUP = "Redactie"


class Command(BaseCommand):
    """Makes the user `redactie`, who may write and publish; leaves an existing one alone."""

    help = "Makes the user redactie with the password that stands in a file, unless there is such a user."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Takes the file."""
        parser.add_argument("password_file", type=Path)

    def handle(self, *, password_file: Path, **_: object) -> None:
        """Makes the user."""
        users = get_user_model().objects
        if users.filter(username=USER_NAME).exists():
            return
        user = users.create_user(USER_NAME, password=password_file.read_text().strip())
        user.groups.add(Group.objects.get(name=GROUP))
