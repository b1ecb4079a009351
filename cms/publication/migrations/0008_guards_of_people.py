"""Guards on profiles and on the consent they need; and the revision moves with what persons permit."""

from django.db import migrations

from cms.publication.guards import GuardTable

GRANTS = """
CREATE CONSTRAINT TRIGGER publication_move_revision
    AFTER INSERT OR UPDATE OR DELETE ON publication_publishedgrant
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION publication_move_revision();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0007_consent"),
        ("consent", "0001_initial"),
        ("profiles", "0001_initial"),
    ]

    operations = [
        GuardTable("consent_consent", "page", "profile_id"),
        GuardTable("profiles_profileindex", "page", "page_ptr_id"),
        GuardTable("profiles_profileindex_audience_list", "page", "profileindex_id"),
        GuardTable("profiles_profileindex_stadsdeel_list", "page", "profileindex_id"),
        GuardTable("profiles_profileindex_theme_list", "page", "profileindex_id"),
        GuardTable("profiles_profile", "page", "page_ptr_id"),
        GuardTable("profiles_profile_audience_list", "page", "profile_id"),
        GuardTable("profiles_profile_stadsdeel_list", "page", "profile_id"),
        GuardTable("profiles_profile_theme_list", "page", "profile_id"),
        GuardTable("profiles_profile_plan_partner_list", "page", "profile_id"),
        GuardTable("profiles_availability", "profiles_availability", "id"),
        migrations.RunSQL(GRANTS, "DROP TRIGGER publication_move_revision ON publication_publishedgrant"),
    ]
