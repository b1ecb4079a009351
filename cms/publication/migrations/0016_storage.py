"""Keeps what is looked through with the row, and what is only shown beside it: a search reads hundreds of rows."""

from django.db import migrations

_BESIDE = """
ALTER TABLE publication_publisheditem
    SET (toast_tuple_target = 4080),
    ALTER COLUMN data SET STORAGE EXTERNAL,
    ALTER COLUMN search_text SET STORAGE EXTERNAL,
    ALTER COLUMN search_folded SET STORAGE MAIN,
    ALTER COLUMN search_vector SET STORAGE MAIN;
"""
# Writes every row anew, and what is worked out from it, without the triggers: nothing in it changes.
_REWRITE = """
ALTER TABLE publication_publisheditem DISABLE TRIGGER USER;
UPDATE publication_publisheditem
    SET data = data::text::jsonb, search_text = search_text || '', search_folded = search_folded || '';
ALTER TABLE publication_publisheditem ENABLE TRIGGER USER;
"""
_BACK = """
ALTER TABLE publication_publisheditem
    RESET (toast_tuple_target),
    ALTER COLUMN data SET STORAGE EXTENDED,
    ALTER COLUMN search_text SET STORAGE EXTENDED,
    ALTER COLUMN search_folded SET STORAGE EXTENDED,
    ALTER COLUMN search_vector SET STORAGE EXTENDED;
"""


class Migration(migrations.Migration):
    dependencies = [("publication", "0015_revision_of_all_tables")]
    operations = [migrations.RunSQL(_BESIDE, _BACK), migrations.RunSQL(_REWRITE, _REWRITE)]
