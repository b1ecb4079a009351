"""A consent that is changed past its model hides the portrait too, which other pages may show, and the availability."""

from django.db import migrations

GUARD = """
CREATE FUNCTION publication_guard_of_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM publication_hide(ARRAY(
        SELECT 'media_picture:' || profile.picture_id
          FROM profiles_profile AS profile
         WHERE profile.page_ptr_id IN (OLD.profile_id, NEW.profile_id) AND profile.picture_id IS NOT NULL
        UNION
        SELECT 'profiles_availability:' || availability.id
          FROM profiles_availability AS availability WHERE availability.page_id IN (OLD.profile_id, NEW.profile_id)
    ));
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER publication_guard_of_consent AFTER INSERT OR UPDATE OR DELETE ON consent_consent
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION publication_guard_of_consent();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0013_removals_of_what_was_there"),
        ("consent", "0002_initial"),
        ("profiles", "0001_initial"),
    ]

    operations = [migrations.RunSQL(GUARD, "DROP FUNCTION publication_guard_of_consent CASCADE")]
