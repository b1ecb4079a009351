"""What a partner may read is part of every answer to it: a change of rights, or the end of a key, moves the revision.

Not so what is only written down about them: when a key was used, whom to mail. A new key changes nothing of what was
answered before.
"""

from django.db import migrations

_PARTNER, _KEY, _STADSDEEL = (f"partners_{table}" for table in ("partner", "partnerkey", "partnerstadsdeel"))

_CHANGED = """
CREATE CONSTRAINT TRIGGER publication_move_revision_on_change AFTER UPDATE ON {table}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (({old}) IS DISTINCT FROM ({new})) EXECUTE FUNCTION publication_move_revision();
"""
_ROWS = """
CREATE CONSTRAINT TRIGGER publication_move_revision AFTER {events} ON {table}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION publication_move_revision();
"""
_TRUNCATION = """
CREATE TRIGGER publication_move_revision_on_truncate AFTER TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION publication_move_revision();
"""
_RIGHTS = (
    "slug", "agreed_from", "agreed_until", "channels", "kinds", "may_show_people", "origins", "points_per_minute",
)  # fmt: skip
_OF_KEY = ("partner_id", "hash", "valid_until", "revoked_at")


def _changed(table: str, columns: tuple[str, ...]) -> migrations.RunSQL:
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
    return migrations.RunSQL(
        _CHANGED.format(table=table, old=old, new=new), f"DROP TRIGGER publication_move_revision_on_change ON {table}"
    )


def _rows(table: str, events: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        _ROWS.format(table=table, events=events), f"DROP TRIGGER publication_move_revision ON {table}"
    )


class Migration(migrations.Migration):
    dependencies = [("publication", "0016_storage"), ("partners", "0002_rules_of_agreements")]

    operations = [
        _changed(_PARTNER, _RIGHTS),
        _changed(_KEY, _OF_KEY),
        _rows(_PARTNER, "DELETE"),
        _rows(_KEY, "DELETE"),
        _rows(_STADSDEEL, "INSERT OR UPDATE OR DELETE"),
        *(
            migrations.RunSQL(
                _TRUNCATION.format(table=table), f"DROP TRIGGER publication_move_revision_on_truncate ON {table}"
            )
            for table in (_PARTNER, _KEY, _STADSDEEL)
        ),
    ]
