"""Proves that the clock publishes what was planned, and gives no round up."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from cms.employers.models import Invitation
from cms.settings.environment import PROJECT_DIRECTORY

SECONDS = 60


@contextmanager
def _running_clock(address, log):
    environment = {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "cms.settings.development"}
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [sys.executable, "-m", "cms.clock"], cwd=PROJECT_DIRECTORY, env=environment, stdout=output, stderr=output
        ) as process,
    ):
        yield process
        process.terminate()


def _until(is_so):
    deadline = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.2)


@pytest.fixture
def planned_page(committed_database):
    """A page that should have been published an hour ago."""
    page = Page(title="Gepland", slug="gepland", live=False, go_live_at=timezone.now() - timedelta(hours=1))
    Page.objects.get(depth=1).add_child(instance=page)
    page.save_revision(approved_go_live_at=page.go_live_at)
    return page


def test_planned_page_is_published(planned_page, committed_database, tmp_path):
    with _running_clock(committed_database, tmp_path / "log"):
        _until(lambda: Page.objects.get(pk=planned_page.pk).live)


def test_a_round_that_fails_is_logged_and_the_clock_goes_on(committed_database, tmp_path):
    log = tmp_path / "log"
    with _running_clock(committed_database.rpartition("/")[0] + "/is_not_there", log) as process:
        _until(lambda: "planned publications were not carried out" in log.read_text())

        assert process.poll() is None


def test_what_may_not_be_kept_is_deleted(committed_database, tmp_path):
    invitation = Invitation.objects.create(organisation="Werkgever", valid_until=timezone.localdate() - timedelta(100))

    with _running_clock(committed_database, tmp_path / "log"):
        _until(lambda: not Invitation.objects.filter(pk=invitation.pk).exists())
