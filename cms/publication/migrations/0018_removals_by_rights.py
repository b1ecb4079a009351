"""A removal is told only to who could see the item: by the stadsdelen that it was about, and by whether it needed consent.

An item that is about other stadsdelen from now on is gone for who may see only the first ones, and one that needs consent
from now on for who may see nobody. That is written down apart (`is_for_some`): others lost nothing.
"""

from importlib import import_module

import django.contrib.postgres.fields
from django.db import migrations, models

# Kinds that are there only as long as something shows them, as `cms.schema.kinds` has them.
SHOWN_KINDS = ("Picture", "Document", "Availability")

BEFORE_NOW = """
-- What they were about is not known any more; a photo may have been somebody's portrait.
UPDATE publication_publishedremoval SET needs_consent = true WHERE kind IN ('Picture', 'Profile', 'Availability');
"""

# Nobody would know any more that these are for some only; and no column goes while a trigger still waits for its table.
FOR_SOME = """
DELETE FROM publication_publishedremoval WHERE is_for_some;
SET CONSTRAINTS ALL IMMEDIATE;
"""

# A migration has no name that can be imported by a statement.
AS_BEFORE = f"""
DROP FUNCTION publication_keep_removal CASCADE;
DROP FUNCTION publication_keep_removal_of_grant CASCADE;
DROP FUNCTION publication_tell_removal, publication_leaves_stadsdelen, publication_shown_in, publication_channels_of;
{import_module("cms.publication.migrations.0013_removals_of_what_was_there").REMOVALS}
"""

REMOVALS = f"""
DROP TRIGGER publication_keep_removal_of_changed ON publication_publisheditem;
DROP FUNCTION publication_tell_removal(text, text, text[]);

CREATE FUNCTION publication_tell_removal(item publication_publisheditem, lost text[], is_for_some boolean)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF lost = '{{}}' THEN
        RETURN;
    END IF;
    IF item.kind IN {SHOWN_KINDS} THEN
        lost := ARRAY(SELECT unnest(lost) INTERSECT SELECT unnest(publication_shown_in(item.node_id)));
    END IF;
    IF lost <> '{{}}' THEN
        INSERT INTO publication_publishedremoval (
            node_id, kind, channels, stadsdelen, needs_consent, is_for_some, removed_at
        ) VALUES (item.node_id, item.kind, lost, item.stadsdelen, item.needs_consent, is_for_some, now());
    END IF;
END $$;

-- Whether somebody who may see items about some stadsdelen only saw it before, and does not now.
CREATE FUNCTION publication_leaves_stadsdelen(before publication_publisheditem, after publication_publisheditem)
RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT cardinality(after.stadsdelen) > 0
       AND (cardinality(before.stadsdelen) = 0 OR NOT before.stadsdelen <@ after.stadsdelen);
$$;

CREATE OR REPLACE FUNCTION publication_keep_removal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lost text[] := publication_channels_of(OLD);
    kept text[] := '{{}}';
BEGIN
    IF TG_OP = 'UPDATE' THEN
        kept := ARRAY(SELECT unnest(lost) INTERSECT SELECT unnest(publication_channels_of(NEW)));
        lost := ARRAY(SELECT unnest(lost) EXCEPT SELECT unnest(kept));
        -- Nobody saw what did not outlive its own transaction.
        IF OLD.recorded_at <> now()
           AND (publication_leaves_stadsdelen(OLD, NEW) OR NEW.needs_consent AND NOT OLD.needs_consent) THEN
            PERFORM publication_tell_removal(OLD, kept, true);
        END IF;
    END IF;
    PERFORM publication_tell_removal(OLD, lost, false);
    IF TG_OP = 'DELETE' THEN
        DELETE FROM publication_publishedgrant AS given WHERE given.node_id = OLD.node_id;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER publication_keep_removal_of_changed AFTER UPDATE ON publication_publisheditem
    FOR EACH ROW WHEN (
        (OLD.is_hidden, OLD.channels, OLD.stadsdelen, OLD.needs_consent, OLD.visible_from, OLD.visible_until)
        IS DISTINCT FROM
        (NEW.is_hidden, NEW.channels, NEW.stadsdelen, NEW.needs_consent, NEW.visible_from, NEW.visible_until))
    EXECUTE FUNCTION publication_keep_removal();

CREATE OR REPLACE FUNCTION publication_keep_removal_of_grant() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    item publication_publisheditem;
BEGIN
    SELECT * INTO item FROM publication_publisheditem AS found WHERE found.node_id = OLD.node_id;
    IF item.needs_consent AND OLD.channel = ANY (item.channels)
       AND (now() AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN OLD.valid_from AND OLD.valid_until
       AND NOT item.is_hidden AND coalesce(item.visible_from <= now(), true) AND coalesce(item.visible_until > now(), true)
       AND OLD.channel <> ALL (publication_channels_of(item)) THEN
        PERFORM publication_tell_removal(item, ARRAY[OLD.channel::text], false);
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("publication", "0017_partners_move_the_revision")]

    operations = [
        migrations.AddField(
            model_name="publishedremoval",
            name="stadsdelen",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=120), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="publishedremoval", name="needs_consent", field=models.BooleanField(default=False)
        ),
        migrations.AddField(
            model_name="publishedremoval", name="is_for_some", field=models.BooleanField(default=False)
        ),
        migrations.RunSQL(BEFORE_NOW, FOR_SOME),
        migrations.RunSQL(REMOVALS, AS_BEFORE),
    ]
