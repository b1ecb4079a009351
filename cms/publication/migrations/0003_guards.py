"""Guards on all content tables that published items are made of."""

from django.db import migrations

from cms.publication.guards import GuardTable, GuardTree

PAGE_BOOKKEEPING = (
    "path",
    "depth",
    "numchild",
    "translation_key",
    "latest_revision_id",
    "latest_revision_created_at",
    "live_revision_id",
    "has_unpublished_changes",
    "go_live_at",
    "locked",
    "locked_at",
    "locked_by_id",
    "draft_title",
    "owner_id",
    "alias_of_id",
    "show_in_menus",
)
FILE_BOOKKEEPING = ("uploaded_by_user_id",)


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0002_triggers"),
        ("figures", "0001_initial"),
        ("home", "0002_initial"),
        ("information", "0001_initial"),
        ("media", "0001_initial"),
        ("news", "0001_initial"),
        ("pages_core", "0001_initial"),
        ("taxonomy", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        GuardTable("wagtailcore_page", "page", "id", PAGE_BOOKKEEPING),
        GuardTree("wagtailcore_page", "page", "id"),
        GuardTree("wagtailcore_pageviewrestriction", "page", "page_id"),
        GuardTree("wagtailcore_collection", "collection", "id"),
        GuardTree("wagtailcore_collectionviewrestriction", "collection", "collection_id"),
        GuardTable("pages_core_audiencelead", "page", "page_id"),
        GuardTable("home_home", "page", "page_ptr_id"),
        GuardTable("home_home_audience_list", "page", "home_id"),
        GuardTable("home_home_stadsdeel_list", "page", "home_id"),
        GuardTable("home_home_theme_list", "page", "home_id"),
        GuardTable("home_home_figure_list", "page", "home_id"),
        GuardTable("news_newsindex", "page", "page_ptr_id"),
        GuardTable("news_newsindex_audience_list", "page", "newsindex_id"),
        GuardTable("news_newsindex_stadsdeel_list", "page", "newsindex_id"),
        GuardTable("news_newsindex_theme_list", "page", "newsindex_id"),
        GuardTable("news_news", "page", "page_ptr_id"),
        GuardTable("news_news_audience_list", "page", "news_id"),
        GuardTable("news_news_stadsdeel_list", "page", "news_id"),
        GuardTable("news_news_theme_list", "page", "news_id"),
        GuardTable("news_news_organisation_list", "page", "news_id"),
        GuardTable("news_news_related_list", "page", "from_news_id"),
        GuardTable("information_informationpage", "page", "page_ptr_id"),
        GuardTable("information_informationpage_audience_list", "page", "informationpage_id"),
        GuardTable("information_informationpage_stadsdeel_list", "page", "informationpage_id"),
        GuardTable("information_informationpage_theme_list", "page", "informationpage_id"),
        GuardTable("media_picture", "media_picture", "id", FILE_BOOKKEEPING),
        GuardTable("media_document", "media_document", "id", FILE_BOOKKEEPING),
        GuardTable("home_site", "home_site", "id"),
        GuardTable("taxonomy_audience", "taxonomy_audience", "id"),
        GuardTable("taxonomy_stadsdeel", "taxonomy_stadsdeel", "id"),
        GuardTable("taxonomy_theme", "taxonomy_theme", "id"),
        GuardTable("taxonomy_organisation", "taxonomy_organisation", "id"),
        GuardTable("taxonomy_organisation_stadsdelen", "taxonomy_organisation", "organisation_id"),
        GuardTable("figures_figure", "figures_figure", "id"),
        GuardTable("figures_figure_stadsdelen", "figures_figure", "figure_id"),
    ]
