"""Notes of what changes in the store, in the transaction of the change, whatever makes it."""

from django.db import migrations

NOTES = """
CREATE FUNCTION webhooks_note_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was text[] := '{}';
    is_now text[] := '{}';
    item publication_publisheditem;
BEGIN
    -- While nobody wants to hear, nobody would take the notes away.
    IF NOT EXISTS (SELECT FROM webhooks_webhookendpoint) THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        was := publication_channels_of(OLD);
        item := OLD;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        is_now := publication_channels_of(NEW);
        item := coalesce(item, NEW);
        item.needs_consent := item.needs_consent OR NEW.needs_consent;
    END IF;
    INSERT INTO webhooks_changenote (node_id, kind, channels, stadsdelen, needs_consent, noted_at)
        VALUES (item.node_id, item.kind, was || is_now, item.stadsdelen, item.needs_consent, now());
    RETURN NULL;
END $$;

-- By its name it comes before publication_keep_removal, which takes the grants of a deleted item away.
CREATE TRIGGER note_for_webhooks AFTER INSERT OR UPDATE OR DELETE ON publication_publisheditem
    FOR EACH ROW EXECUTE FUNCTION webhooks_note_item();

CREATE FUNCTION webhooks_note_grant() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    given publication_publishedgrant;
    item publication_publisheditem;
    was text[] := '{}';
BEGIN
    IF NOT EXISTS (SELECT FROM webhooks_webhookendpoint) THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        given := NEW;
    ELSE
        given := OLD;
    END IF;
    SELECT * INTO item FROM publication_publisheditem AS found WHERE found.node_id = given.node_id;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF (now() AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN given.valid_from AND given.valid_until
       AND given.channel = ANY (item.channels) AND NOT item.is_hidden
       AND coalesce(item.visible_from <= now(), true) AND coalesce(item.visible_until > now(), true) THEN
        was := ARRAY[given.channel::text];
    END IF;
    INSERT INTO webhooks_changenote (node_id, kind, channels, stadsdelen, needs_consent, noted_at)
        VALUES (item.node_id, item.kind, was, item.stadsdelen, true, now());
    RETURN NULL;
END $$;

CREATE TRIGGER note_for_webhooks AFTER INSERT OR UPDATE OR DELETE ON publication_publishedgrant
    FOR EACH ROW EXECUTE FUNCTION webhooks_note_grant();
"""


class Migration(migrations.Migration):
    dependencies = [("webhooks", "0001_initial"), ("publication", "0016_storage")]

    operations = [
        migrations.RunSQL(NOTES, "DROP FUNCTION webhooks_note_item, webhooks_note_grant CASCADE"),
    ]
