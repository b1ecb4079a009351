"""Consents that end while somebody reads."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from tests.journeys.installation import Installation


@contextmanager
def consents_ended(name: str, installation: Installation) -> Iterator[None]:
    """Lets all that a person permits end yesterday, as if a day had passed; puts it back for who reads after this."""
    of_person = "node_id IN (SELECT node_id FROM publication_publisheditem WHERE kind = 'Profile' AND title = %s)"
    with psycopg.connect(installation.database_address, autocommit=True) as database:
        kept = database.execute(
            f"SELECT valid_from, valid_until, id FROM publication_publishedgrant WHERE {of_person}", [name]
        ).fetchall()
        assert kept
        database.execute(
            "UPDATE publication_publishedgrant SET valid_from = valid_from - 400, valid_until = current_date - 1"
            f" WHERE {of_person}",
            [name],
        )
        yield
        for grant in kept:
            database.execute(
                "UPDATE publication_publishedgrant SET valid_from = %s, valid_until = %s WHERE id = %s", grant
            )
