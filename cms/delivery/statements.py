"""SQL over the store as it is read: made of conditions, always with the gate, prepared by PostgreSQL once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from psycopg import ClientCursor, Cursor

from cms.publication import gate

Values = Mapping[str, Any]

IN_USUAL_ORDER = "ORDER BY item.number, item.chronology, item.name, item.id"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on rows called `item`.

    Attributes:
        sql: its text, with the values as `%(name)s`.
        values: what stands for the names.
    """

    sql: str
    values: Values = field(default_factory=dict)

    def __and__(self, other: "Condition") -> "Condition":
        """Both; they may not give one name two values."""
        if any(self.values[name] != other.values[name] for name in self.values.keys() & other.values.keys()):
            raise ValueError(f"Two conditions give one name two values: {self.sql} AND {other.sql}")
        return Condition(f"{self.sql} AND {other.sql}", {**self.values, **other.values})


EVERYTHING = Condition("true")


def all_of(conditions: Iterable[Condition]) -> Condition:
    """What fits every one of them."""
    together = EVERYTHING
    for condition in conditions:
        together = together & condition
    return together


def select(columns: str, condition: str, then: str = "", *, source: str = "publication_publisheditem AS item") -> str:
    """The text of a statement over the rows that exist for a reader.

    Args:
        columns: what is selected.
        condition: what the rows must be besides visible.
        then: what follows: the order, the limit.
        source: where the rows come from; one of them is called `item`.
    """
    # The values of readers stand in it as parameters only; every other part is written in this package.
    return f"SELECT {columns} FROM {source} WHERE {gate.visible()} AND {condition} {then}"  # noqa: S608


def fetch(sql: str, values: Values) -> list[tuple[Any, ...]]:
    """The rows of a statement.

    It goes past Django's cursor, which writes the values into the text, so that PostgreSQL plans each statement once for
    each connection. It stands in Django's log of statements all the same, when that is kept.
    """
    connection.ensure_connection()
    if connection.queries_logged:
        written_out = ClientCursor(connection.connection).mogrify(sql, values)
        connection.queries_log.append({"sql": written_out, "time": "?"})
    with connection.wrap_database_errors:
        return Cursor(connection.connection).execute(sql, values, prepare=True).fetchall()
