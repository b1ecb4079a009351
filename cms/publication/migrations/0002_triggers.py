"""The store's own triggers: its history, and the content revision.

The revision moves in a deferred trigger, at the end of the transaction, so that the one row it is stays locked only
for the moment of the commit. It is a row and not a sequence, because a sequence is not ordered by commit.
"""

from django.db import migrations

HISTORY = """
CREATE FUNCTION publication_keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
       AND to_jsonb(OLD) - '{is_hidden,projected_in,recorded_at}'::text[]
         = to_jsonb(NEW) - '{is_hidden,projected_in,recorded_at}'::text[] THEN
        NEW.recorded_at := OLD.recorded_at;
        RETURN NEW;
    END IF;
    INSERT INTO publication_publisheditemhistory (
        node_id, kind, locale, data, "references", slug, path, audiences, stadsdelen, themes, channels,
        listed_on, name, number, visible_from, visible_until, valid_from, valid_until
    ) VALUES (
        OLD.node_id, OLD.kind, OLD.locale, OLD.data, OLD."references", OLD.slug, OLD.path, OLD.audiences,
        OLD.stadsdelen, OLD.themes, OLD.channels, OLD.listed_on, OLD.name, OLD.number, OLD.visible_from,
        OLD.visible_until, OLD.recorded_at, now()
    );
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    NEW.recorded_at := now();
    RETURN NEW;
END $$;

CREATE TRIGGER publication_keep_history BEFORE UPDATE OR DELETE ON publication_publisheditem
    FOR EACH ROW EXECUTE FUNCTION publication_keep_history();
"""

REVISION = """
CREATE FUNCTION publication_move_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved_to bigint;
BEGIN
    -- Once for each transaction, however many rows it changed.
    IF current_setting('publication.moved_in', true) = pg_current_xact_id()::text THEN
        RETURN NULL;
    END IF;
    INSERT INTO publication_contentrevision AS revision (id, number) VALUES (1, 1)
        ON CONFLICT (id) DO UPDATE SET number = revision.number + 1
        RETURNING number INTO moved_to;
    PERFORM set_config('publication.moved_in', pg_current_xact_id()::text, true);
    PERFORM pg_notify('content_revision', moved_to::text);
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER publication_move_revision
    AFTER INSERT OR UPDATE OR DELETE ON publication_publisheditem
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION publication_move_revision();

CREATE TRIGGER publication_move_revision_on_truncate AFTER TRUNCATE ON publication_publisheditem
    FOR EACH STATEMENT EXECUTE FUNCTION publication_move_revision();
"""

GUARD = """
CREATE FUNCTION publication_hide(changed text[]) RETURNS void LANGUAGE sql AS $$
    UPDATE publication_publisheditem
       SET is_hidden = true
     WHERE source = ANY (changed) AND NOT is_hidden AND projected_in <> pg_current_xact_id()::text::bigint;
$$;

CREATE FUNCTION publication_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    source_name constant text := TG_ARGV[0];
    key_column constant text := TG_ARGV[1];
    ignored constant text[] := string_to_array(TG_ARGV[2], ',');
    before constant jsonb := to_jsonb(OLD);
    after constant jsonb := to_jsonb(NEW);
BEGIN
    IF TG_OP <> 'UPDATE' OR before - ignored <> after - ignored THEN
        PERFORM publication_hide(ARRAY[
            source_name || ':' || coalesce(before ->> key_column, ''),
            source_name || ':' || coalesce(after ->> key_column, '')
        ]);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION publication_guard_tree() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    tree constant text := TG_ARGV[0];
    node_column constant text := TG_ARGV[1];
    before constant jsonb := to_jsonb(OLD);
    after constant jsonb := to_jsonb(NEW);
    roots text[];
    changed text[];
BEGIN
    IF TG_OP = 'UPDATE' AND before -> 'live' = after -> 'live' AND before -> 'url_path' = after -> 'url_path' THEN
        RETURN NULL;
    END IF;
    IF tree = 'page' THEN
        roots := ARRAY[before ->> 'path', after ->> 'path']
            || ARRAY(SELECT path::text FROM wagtailcore_page
                      WHERE id IN ((before ->> node_column)::bigint, (after ->> node_column)::bigint));
        SELECT array_agg('page:' || below.id) INTO changed
          FROM wagtailcore_page AS below, unnest(roots) AS root WHERE starts_with(below.path, root);
    ELSE
        SELECT array_agg(file.source) INTO changed
          FROM (SELECT 'media_picture:' || id AS source, collection_id FROM media_picture
                UNION ALL SELECT 'media_document:' || id, collection_id FROM media_document) AS file
          JOIN wagtailcore_collection AS below ON below.id = file.collection_id
          JOIN wagtailcore_collection AS root ON starts_with(below.path, root.path)
         WHERE root.id IN ((before ->> node_column)::bigint, (after ->> node_column)::bigint);
    END IF;
    PERFORM publication_hide(coalesce(changed, '{}'));
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("publication", "0001_store")]

    operations = [
        migrations.RunSQL(HISTORY, "DROP FUNCTION publication_keep_history CASCADE"),
        migrations.RunSQL(REVISION, "DROP FUNCTION publication_move_revision CASCADE"),
        migrations.RunSQL(
            GUARD, "DROP FUNCTION publication_guard, publication_guard_tree, publication_hide(text[]) CASCADE"
        ),
    ]
