"""The revision moves with every table of the store: a redirect is read from the history, a removal from its own table."""

from django.db import migrations

HISTORY, REMOVAL, GRANT = (
    f"publication_{table}" for table in ("publisheditemhistory", "publishedremoval", "publishedgrant")
)

ROWS = """
CREATE CONSTRAINT TRIGGER publication_move_revision AFTER INSERT OR UPDATE OR DELETE ON {table}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION publication_move_revision();
"""
TRUNCATION = """
CREATE TRIGGER publication_move_revision_on_truncate AFTER TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION publication_move_revision();
"""


def _run(statement: str, trigger: str, table: str) -> migrations.RunSQL:
    return migrations.RunSQL(statement.format(table=table), f"DROP TRIGGER {trigger} ON {table}")


class Migration(migrations.Migration):
    dependencies = [("publication", "0014_guard_of_portraits")]

    operations = [
        *(_run(ROWS, "publication_move_revision", table) for table in (HISTORY, REMOVAL)),
        *(
            _run(TRUNCATION, "publication_move_revision_on_truncate", table)
            for table in (HISTORY, REMOVAL, GRANT)
        ),
    ]
