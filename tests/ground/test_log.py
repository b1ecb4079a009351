"""Proves that log lines have fields and no personal data."""

import json
import subprocess
import sys

from cms.settings.environment import PROJECT_DIRECTORY

SET_UP = """
import logging, logging.config, structlog
from cms.settings.log import logging_to

logging.config.dictConfig(logging_to("json", "INFO"))
"""


def _logged_by(statements):
    """What a process that logs as production does writes, line by line."""
    result = subprocess.run(
        [sys.executable, "-c", SET_UP + statements], cwd=PROJECT_DIRECTORY, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in result.stderr.splitlines()]


def test_our_lines_and_those_of_django_have_the_same_fields():
    ours, django = _logged_by("""
structlog.get_logger("cms.example").info("taken_in", megabytes=3)
logging.getLogger("django.request").warning("Not Found: %s", "/weg/")
""")

    assert ours.pop("timestamp").endswith("Z")
    assert django.pop("timestamp").endswith("Z")
    assert ours == {"event": "taken_in", "megabytes": 3, "level": "info", "logger": "cms.example"}
    assert django == {"event": "Not Found: /weg/", "level": "warning", "logger": "django.request"}


def test_mail_addresses_and_rows_stay_out():
    (line,) = _logged_by("""
try:
    raise ValueError("duplicate key" + chr(10) + "DETAIL:  Key (name)=(Geheim) already exists.")
except ValueError:
    logging.getLogger("django.request").exception("failed for %s", "iemand@example.org")
""")

    assert line["event"] == "failed for [mail address]"
    assert line["exception"].endswith("ValueError: duplicate key\n[row values]")


def test_titles_of_pages_stay_out():
    assert _logged_by("""logging.getLogger("wagtail").info('Published: "Portret van een buurtbaner"')""") == []
