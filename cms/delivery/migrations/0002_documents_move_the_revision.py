"""What is registered is content too: a change moves the content revision, and a text is what its hash says."""

from django.db import migrations

HASH = """
ALTER TABLE delivery_registereddocument ADD CONSTRAINT document_hash
    CHECK (hash = encode(sha256(convert_to(text, 'UTF8')), 'hex'));
"""

REVISION = """
CREATE CONSTRAINT TRIGGER publication_move_revision
    AFTER INSERT OR UPDATE OR DELETE ON delivery_registereddocument
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION publication_move_revision();

CREATE TRIGGER publication_move_revision_on_truncate AFTER TRUNCATE ON delivery_registereddocument
    FOR EACH STATEMENT EXECUTE FUNCTION publication_move_revision();
"""


class Migration(migrations.Migration):
    dependencies = [("delivery", "0001_registered_documents"), ("publication", "0002_triggers")]

    operations = [
        migrations.RunSQL(HASH, "ALTER TABLE delivery_registereddocument DROP CONSTRAINT document_hash"),
        migrations.RunSQL(
            REVISION,
            "DROP TRIGGER publication_move_revision ON delivery_registereddocument;"
            "DROP TRIGGER publication_move_revision_on_truncate ON delivery_registereddocument",
        ),
    ]
