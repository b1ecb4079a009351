"""A removal is told only where the item was there, and every way in which it goes is one.

    item     hidden, deleted, ended, in fewer channels, or now in need of consent
    grant    withdrawn while it held
    file     and a part of a profile: only where something showed it that was there
"""

from importlib import import_module

import django.utils.timezone
from django.db import migrations, models

# Kinds that are there only as long as something shows them, as `cms.schema.kinds` has them.
SHOWN_KINDS = ("Picture", "Document", "Availability")

DROP_FIRST_TRIGGERS = """
DROP TRIGGER publication_keep_removal ON publication_publisheditem;
DROP TRIGGER publication_keep_removal_of_hidden ON publication_publisheditem;
"""

# A migration has no name that can be imported by a statement.
AS_BEFORE = f"""
DROP FUNCTION publication_keep_removal CASCADE;
DROP FUNCTION publication_keep_removal_of_grant CASCADE;
DROP FUNCTION publication_tell_removal, publication_shown_in, publication_channels_of;
{import_module("cms.publication.migrations.0010_removals").REMOVALS}
"""

REMOVALS = f"""
-- The channels in which an item may show now, whatever shows it; the gate says the same for a reader.
CREATE FUNCTION publication_channels_of(item publication_publisheditem) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN item.is_hidden OR item.visible_from > now() OR item.visible_until <= now() THEN '{{}}'
        WHEN NOT item.needs_consent THEN item.channels::text[]
        ELSE ARRAY(
            SELECT DISTINCT given.channel::text
              FROM publication_publishedgrant AS given
             WHERE given.node_id = item.node_id AND given.channel = ANY (item.channels)
               AND (now() AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN given.valid_from AND given.valid_until)
    END;
$$;

-- The channels in which something shows an item, or did so when this transaction began.
CREATE FUNCTION publication_shown_in(wanted text) RETURNS text[] LANGUAGE sql STABLE AS $$
    WITH showing AS (
        SELECT node_id FROM publication_publisheditem WHERE "references" @> ARRAY[wanted::varchar]
        UNION
        SELECT node_id FROM publication_publisheditemhistory
         WHERE valid_until >= now() AND "references" @> ARRAY[wanted::varchar]
    )
    SELECT ARRAY(
        SELECT unnest(publication_channels_of(item))
          FROM publication_publisheditem AS item JOIN showing USING (node_id)
        UNION
        SELECT unnest(removal.channels)::text
          FROM publication_publishedremoval AS removal JOIN showing USING (node_id) WHERE removal.removed_at = now()
    );
$$;

CREATE FUNCTION publication_tell_removal(node_id text, kind text, lost text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF lost = '{{}}' THEN
        RETURN;
    END IF;
    IF kind IN {SHOWN_KINDS} THEN
        lost := ARRAY(SELECT unnest(lost) INTERSECT SELECT unnest(publication_shown_in(node_id)));
    END IF;
    IF lost <> '{{}}' THEN
        INSERT INTO publication_publishedremoval (node_id, kind, channels, removed_at)
            VALUES (node_id, kind, lost, now());
    END IF;
END $$;

CREATE OR REPLACE FUNCTION publication_keep_removal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lost text[] := publication_channels_of(OLD);
BEGIN
    IF TG_OP = 'UPDATE' THEN
        lost := ARRAY(SELECT unnest(lost) EXCEPT SELECT unnest(publication_channels_of(NEW)));
    END IF;
    PERFORM publication_tell_removal(OLD.node_id, OLD.kind, lost);
    IF TG_OP = 'DELETE' THEN
        DELETE FROM publication_publishedgrant AS given WHERE given.node_id = OLD.node_id;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER publication_keep_removal AFTER DELETE ON publication_publisheditem
    FOR EACH ROW EXECUTE FUNCTION publication_keep_removal();

CREATE TRIGGER publication_keep_removal_of_changed AFTER UPDATE ON publication_publisheditem
    FOR EACH ROW WHEN (
        (OLD.is_hidden, OLD.channels, OLD.needs_consent, OLD.visible_from, OLD.visible_until)
        IS DISTINCT FROM (NEW.is_hidden, NEW.channels, NEW.needs_consent, NEW.visible_from, NEW.visible_until))
    EXECUTE FUNCTION publication_keep_removal();

CREATE FUNCTION publication_keep_removal_of_grant() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    item publication_publisheditem;
BEGIN
    SELECT * INTO item FROM publication_publisheditem AS found WHERE found.node_id = OLD.node_id;
    IF item.needs_consent AND OLD.channel = ANY (item.channels)
       AND (now() AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN OLD.valid_from AND OLD.valid_until
       AND NOT item.is_hidden AND coalesce(item.visible_from <= now(), true) AND coalesce(item.visible_until > now(), true)
       AND OLD.channel <> ALL (publication_channels_of(item)) THEN
        PERFORM publication_tell_removal(item.node_id, item.kind, ARRAY[OLD.channel::text]);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER publication_keep_removal AFTER UPDATE OR DELETE ON publication_publishedgrant
    FOR EACH ROW EXECUTE FUNCTION publication_keep_removal_of_grant();
"""


class Migration(migrations.Migration):
    dependencies = [("publication", "0012_search_titles")]

    operations = [
        migrations.AddField(
            model_name="publishedgrant",
            name="recorded_at",
            field=models.DateTimeField(auto_now_add=True, default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="publisheditemhistory",
            index=models.Index(fields=["valid_until"], name="history_end"),
        ),
        migrations.RunSQL(DROP_FIRST_TRIGGERS + REMOVALS, AS_BEFORE),
    ]
