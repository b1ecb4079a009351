"""Guards: triggers that hide a row of the store when its content changed without being projected.

Signals miss what goes past Django's models: raw SQL, `QuerySet.update`, a script in another language. A guard sees it,
at the end of the transaction: a changed row of content whose item was not projected in that same transaction hides the
item (fails closed). The next projection shows it again; `manage.py publication repair` does so for all.

Each content table that a kind of item is made of has a guard, declared in a migration with `GuardTable`; the system
check `publication.E001` tells which table lacks one.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.migrations.operations.base import Operation
from django.db.models import ManyToManyField, Model
from modelcluster.models import get_all_child_relations
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.consent.models import Consent
from cms.schema.kinds import KINDS

_GUARD = "publication_guard"
_TREE_GUARD = "publication_guard_tree"


class GuardTable(Operation):
    """Migration operation: puts a guard on a content table.

    Args:
        table: the content table.
        source: what stands before the key in an item's `source`.
        key: the column that holds the key of the item's object.
        ignored: bookkeeping columns, whose change hides nothing.
    """

    reversible = True
    reduces_to_sql = True
    trigger = _GUARD

    def __init__(self, table: str, source: str, key: str, ignored: tuple[str, ...] = ()) -> None:
        self.table, self.source, self.key, self.ignored = table, source, key, ignored

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing: Django's models do not know triggers."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Creates the trigger."""
        arguments = ", ".join(f"'{part}'" for part in (self.source, self.key, ",".join(self.ignored)))
        schema_editor.execute(
            f"CREATE CONSTRAINT TRIGGER {self.trigger} AFTER INSERT OR UPDATE OR DELETE ON {self.table} "
            f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {self.trigger}({arguments})"
        )

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Drops the trigger."""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {self.trigger} ON {self.table}")

    def describe(self) -> str:
        """One line for `migrate`."""
        return f"Guard {self.table}"


class GuardTree(GuardTable):
    """Migration operation: a guard that hides all below a node of a tree when the node's visibility changes.

    Args:
        table: the nodes themselves, or their view restrictions.
        source: `page` or `collection`.
        key: the column that holds the key of the node.
    """

    trigger = _TREE_GUARD


# The trees that decide who may see what is below a node, and what makes a node private.
TREES = (Page, PageViewRestriction, Collection, CollectionViewRestriction)


def tables_to_guard() -> Iterator[str]:
    """The tables that published items are made of."""
    for kind in KINDS:
        yield kind._meta.db_table
        for relation in kind._meta.many_to_many:
            if isinstance(relation, ManyToManyField) and relation.model is kind:
                yield relation.m2m_db_table()
        yield from _tables_of_children(kind)
    yield Page._meta.db_table
    yield Consent._meta.db_table


def _tables_of_children(kind: type[Model]) -> Iterator[str]:
    """Tables of the inline rows of a page, such as its leads; Wagtail's own (comments and the like) are not published."""
    if issubclass(kind, Page):
        for relation in get_all_child_relations(kind):
            if not relation.related_model.__module__.startswith("wagtail."):
                yield relation.related_model._meta.db_table


@register(Tags.database)
def check_guards(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Every content table has its guard. Looks only when a database is named, and once migrations made tables and guards."""
    wanted = {(table, _GUARD) for table in tables_to_guard()} | {(tree._meta.db_table, _TREE_GUARD) for tree in TREES}
    messages: list[CheckMessage] = []
    for alias in databases or []:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM pg_proc WHERE proname = %s)", [_GUARD])
            (has_guards,) = cursor.fetchone()
            tables = set(connections[alias].introspection.table_names(cursor))
            cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgenabled <> 'D'")
            missing = wanted - set(cursor.fetchall()) if has_guards else set()
        messages += [
            Error(
                f"The table {table} has no {guard}: a change of it that is not projected would stay visible.",
                hint="Add the guard to a migration of cms.publication, or run manage.py migrate.",
                id="publication.E001",
            )
            for table, guard in sorted(missing)
            if table in tables
        ]
    return messages
