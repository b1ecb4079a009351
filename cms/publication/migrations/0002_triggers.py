"""The store's own triggers: its history, and the content revision.

The revision moves in a deferred trigger, at the end of the transaction, so that the one row it is stays locked only
for the moment of the commit. It is a row and not a sequence, because a sequence is not ordered by commit.
"""

from django.db import migrations

HISTORY = """
CREATE FUNCTION publication_keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed_at timestamptz := now();
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.recorded_at := changed_at;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE'
       AND to_jsonb(OLD) - '{projected_in,recorded_at}'::text[]
         = to_jsonb(NEW) - '{projected_in,recorded_at}'::text[] THEN
        NEW.recorded_at := OLD.recorded_at;
        RETURN NEW;
    END IF;
    -- A transaction that waited for this one may have begun before it.
    changed_at := greatest(changed_at, OLD.recorded_at);
    -- Nobody saw a row that was hidden, nor one that did not outlive its own transaction.
    IF NOT OLD.is_hidden AND OLD.recorded_at <> now() THEN
        INSERT INTO publication_publisheditemhistory (
            node_id, kind, locale, data, "references", slug, path, audiences, stadsdelen, themes, channels,
            listed_on, name, number, visible_from, visible_until, valid_from, valid_until
        ) VALUES (
            OLD.node_id, OLD.kind, OLD.locale, OLD.data, OLD."references", OLD.slug, OLD.path, OLD.audiences,
            OLD.stadsdelen, OLD.themes, OLD.channels, OLD.listed_on, OLD.name, OLD.number, OLD.visible_from,
            OLD.visible_until, OLD.recorded_at, changed_at
        );
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    NEW.recorded_at := changed_at;
    RETURN NEW;
END $$;

CREATE TRIGGER publication_keep_history BEFORE INSERT OR UPDATE OR DELETE ON publication_publisheditem
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
-- Who decides what readers may see waits for whoever does so already: else each would judge by what the other changes.
CREATE FUNCTION publication_take_turn() RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtext('publication'));
$$;

CREATE FUNCTION publication_hide(changed text[]) RETURNS void LANGUAGE sql AS $$
    SELECT publication_take_turn();
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

-- Whether a changed node, or restriction of one, may change who sees what is below it. Nodes move in their tree whenever
-- a sister is added or sorted; that matters only where the new place is not for everybody.
CREATE FUNCTION publication_is_exposed(tree text, before jsonb, after jsonb) RETURNS boolean LANGUAGE sql AS $$
    SELECT CASE
        WHEN before ? 'restriction_type' OR before -> 'live' <> after -> 'live'
          OR before -> 'url_path' <> after -> 'url_path' THEN true
        WHEN before -> 'path' = after -> 'path' THEN false
        WHEN tree = 'page' THEN EXISTS (
            SELECT FROM wagtailcore_page AS moved
              JOIN wagtailcore_page AS above ON starts_with(moved.path, above.path)
              LEFT JOIN wagtailcore_pageviewrestriction AS restriction ON restriction.page_id = above.id
             WHERE moved.id = (after ->> 'id')::bigint AND (NOT above.live OR restriction.id IS NOT NULL))
        ELSE EXISTS (
            SELECT FROM wagtailcore_collection AS moved
              JOIN wagtailcore_collection AS above ON starts_with(moved.path, above.path)
              JOIN wagtailcore_collectionviewrestriction AS restriction ON restriction.collection_id = above.id
             WHERE moved.id = (after ->> 'id')::bigint)
    END;
$$;

CREATE FUNCTION publication_guard_tree() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    tree constant text := TG_ARGV[0];
    node_column constant text := TG_ARGV[1];
    before constant jsonb := to_jsonb(OLD);
    after constant jsonb := to_jsonb(NEW);
    roots text[];
    changed text[];
BEGIN
    PERFORM publication_take_turn();
    IF TG_OP = 'UPDATE' AND NOT publication_is_exposed(tree, before, after) THEN
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
    dependencies = [("publication", "0001_store"), ("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.RunSQL(HISTORY, "DROP FUNCTION publication_keep_history CASCADE"),
        migrations.RunSQL(REVISION, "DROP FUNCTION publication_move_revision CASCADE"),
        migrations.RunSQL(
            GUARD,
            "DROP FUNCTION publication_guard, publication_guard_tree, publication_hide, publication_is_exposed, "
            "publication_take_turn CASCADE",
        ),
    ]
