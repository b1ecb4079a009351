"""Brings a database up to date for `run`, in one process: tables, opening content, the first editor's login.

Unlike its neighbours this one runs in `.venv`, with Django.
"""

import sys

import django
from django.core.management import call_command


def main() -> None:
    """Does what is not done yet; each step may be repeated."""
    django.setup()
    call_command("migrate", interactive=False, verbosity=1)
    call_command("load_content")
    call_command("make_first_editor", sys.argv[1])


if __name__ == "__main__":
    main()
