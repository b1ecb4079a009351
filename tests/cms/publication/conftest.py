"""What the tests of publication share."""

from django.db import connection


def end_transaction() -> None:
    """Lets the deferred triggers do now what they do at the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
