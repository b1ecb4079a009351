"""A row that is projected anew without a change is no new version.

Before a row is written a generated column is null in NEW, so the search vector always seemed to change.
"""

from django.db import migrations

HISTORY = """
CREATE OR REPLACE FUNCTION publication_keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed_at timestamptz := now();
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.recorded_at := changed_at;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE'
       AND to_jsonb(OLD) - '{projected_in,recorded_at,search_vector}'::text[]
         = to_jsonb(NEW) - '{projected_in,recorded_at,search_vector}'::text[] THEN
        NEW.recorded_at := OLD.recorded_at;
        RETURN NEW;
    END IF;
    -- A transaction that waited for this one may have begun before it.
    changed_at := greatest(changed_at, OLD.recorded_at);
    -- Nobody saw a row that was hidden, nor one that did not outlive its own transaction.
    IF NOT OLD.is_hidden AND OLD.recorded_at <> now() THEN
        INSERT INTO publication_publisheditemhistory (
            node_id, kind, locale, data, "references", slug, path, audiences, stadsdelen, themes, channels,
            listed_on, ends_on, chronology, name, number, visible_from, visible_until, valid_from, valid_until
        ) VALUES (
            OLD.node_id, OLD.kind, OLD.locale, OLD.data, OLD."references", OLD.slug, OLD.path, OLD.audiences,
            OLD.stadsdelen, OLD.themes, OLD.channels, OLD.listed_on, OLD.ends_on, OLD.chronology, OLD.name, OLD.number,
            OLD.visible_from, OLD.visible_until, OLD.recorded_at, changed_at
        );
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    NEW.recorded_at := changed_at;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("publication", "0010_removals")]

    operations = [migrations.RunSQL(HISTORY, migrations.RunSQL.noop)]
