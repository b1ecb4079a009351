import pytest
from django.db import OperationalError
from django.test import Client

from cms.publication.models import ContentRevision


def test_a_process_that_lives_says_so_without_a_database(client: Client) -> None:
    answer = client.get("/health/live/")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer["Cache-Control"] == "no-store"


def test_a_process_that_can_serve_tells_the_revision(db: None, client: Client) -> None:
    ContentRevision.objects.create(pk=1, number=7)

    answer = client.get("/health/ready/")

    assert (answer.status_code, answer.json()) == (
        200,
        {"status": "ok", "contentRevision": 7, "revisionWatch": "asleep"},
    )


def test_a_process_without_its_database_cannot_serve(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> int:
        raise OperationalError("could not connect to server: password=geheim")

    monkeypatch.setattr(ContentRevision, "current", fail)

    answer = client.get("/health/ready/")

    assert (answer.status_code, answer.json()) == (503, {"status": "no database", "revisionWatch": "asleep"})
