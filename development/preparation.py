"""Brings a database up to date for `run`, in one process: tables, opening content, the first editor's login, the webhook.

    python -m development.preparation <file with the editor's password> <file for the secret of the webhook>

Unlike its neighbours this one runs in `.venv`, with Django.
"""

import sys
from pathlib import Path

import django
from django.core.management import call_command


def main() -> None:
    """Does what is not done yet; each step may be repeated."""
    django.setup()
    call_command("migrate", interactive=False, verbosity=1)
    call_command("load_content")
    call_command("make_first_editor", sys.argv[1])
    webhook_secret_file = Path(sys.argv[2])
    webhook_secret_file.touch(mode=0o600)
    with webhook_secret_file.open("w") as output:
        call_command("make_site_webhook", email="redactie@example.org", stdout=output)


if __name__ == "__main__":
    main()
