"""Settings that hold everywhere."""

from pathlib import Path

from cms.settings.environment import read_environment
from cms.settings.log import logging_to

environment = read_environment()

DEBUG = environment.debug
SECRET_KEY = environment.secret_key.get_secret_value()
ALLOWED_HOSTS = environment.allowed_hosts

INSTALLED_APPS = [
    "cms.editors",
    "cms.delivery",
    "cms.webhooks",
    "cms.publication",
    "cms.schema",
    "pages.home",
    "pages.news",
    "pages.information",
    "pages.agenda",
    "pages.history",
    "pages.regulations",
    "pages.publications",
    "pages.pilots",
    "pages.resources",
    "pages.profiles",
    "pages.glossary",
    "pages.landings",
    "pages.organisations",
    "pages.reports",
    "pages.figures",
    "pages.core",
    "media",
    "cms.employers",
    "cms.partners",
    "cms.consent",
    "cms.taxonomy",
    "cms.database",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "grapple",
    "graphene_django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # The admin writes "5 minuten geleden" with it.
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "cms.headers.shorter_for_data",
    "django.middleware.security.SecurityMiddleware",
    "cms.headers.ContentSecurityPolicy",
    "cms.delivery.http.straight.Straight",
    "cms.headers.permissions_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.editors.refusals.PublicationRefusals",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
REQUEST_THREADS = environment.request_threads
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Where the address of somebody who logs in stands; nothing stands between us and who works on this machine.
CLIENT_ADDRESS_HEADER = "REMOTE_ADDR"
# There is no mail yet: what waits for an editor stands on the dashboard, and a keeper gives a new password.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT: Path | None = environment.static_directory
MEDIA_ROOT = environment.uploads_directory
MEDIA_URL = "/admin/uploads/"

MAX_UPLOAD_MEGABYTES = environment.max_upload_megabytes

# Web processes only: what a command does may take its time.
DATABASE_STATEMENT_SECONDS = environment.database_statement_seconds

CMS_URL = environment.cms_url
PUBLIC_SITE_URL = environment.public_site_url
# While it is empty, no key is accepted as that of the public site.
PUBLIC_SITE_KEY = environment.public_site_key.get_secret_value()
CSRF_TRUSTED_ORIGINS = [CMS_URL]

GRAPHQL_MAX_BODY_BYTES = environment.graphql_max_body_bytes
GRAPHQL_MAX_DOCUMENT_BYTES = environment.graphql_max_document_bytes
GRAPHQL_MAX_TOKENS = environment.graphql_max_tokens
GRAPHQL_MAX_DEPTH = environment.graphql_max_depth
GRAPHQL_MAX_ALIASES = environment.graphql_max_aliases
GRAPHQL_REMEMBERED_BYTES = environment.graphql_remembered_bytes
GRAPHQL_MAX_REGISTERED_DOCUMENTS = environment.graphql_max_registered_documents
GRAPHQL_MAX_REGISTERED_BYTES = environment.graphql_max_registered_bytes
GRAPHQL_REGISTERED_ONLY = environment.graphql_registered_only
GRAPHQL_CACHE_MEGABYTES = environment.graphql_cache_megabytes
GRAPHQL_MAX_DIRECTIVES = environment.graphql_max_directives
GRAPHQL_MAX_WORD_CHARACTERS = environment.graphql_max_word_characters
GRAPHQL_MAX_COMPARISONS = environment.graphql_max_comparisons
GRAPHQL_MAX_OPERATIONS = environment.graphql_max_operations
GRAPHQL_MAX_ROOT_FIELDS = environment.graphql_max_root_fields
GRAPHQL_MAX_LIST_ITEMS = environment.graphql_max_list_items
GRAPHQL_MAX_COST = environment.graphql_max_cost
GRAPHQL_MAX_INTROSPECTION_COST = environment.graphql_max_introspection_cost
GRAPHQL_ANONYMOUS_POINTS_PER_MINUTE = environment.graphql_anonymous_points_per_minute
GRAPHQL_MAX_STATEMENTS = environment.graphql_max_statements
GRAPHQL_MAX_SECONDS = environment.graphql_max_seconds
# How long a reader may show an answer again while it gets no newer one; never one that holds people.
GRAPHQL_STALE_IF_ERROR_SECONDS = 24 * 60 * 60
# How long it may show one while it asks for a newer one.
GRAPHQL_STALE_WHILE_REVALIDATE_SECONDS = 30

WEBHOOK_SOURCE = environment.webhook_source
WEBHOOK_LOG_DAYS = environment.webhook_log_days
WEBHOOK_PAUSE_DAYS = environment.webhook_pause_days
WEBHOOK_PRIVATE_ADDRESSES = environment.webhook_private_addresses

WAGTAIL_SITE_NAME = "BuurtBaan"
WAGTAILADMIN_BASE_URL = CMS_URL
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES = [("nl", "Nederlands")]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = MAX_UPLOAD_MEGABYTES * 1024 * 1024
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic", "heif", "avif"]
WAGTAILDOCS_DOCUMENT_MODEL = "media.Document"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "media.forms.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "direct"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_DATE_FORMAT = "%d-%m-%Y"
WAGTAIL_DATETIME_FORMAT = "%d-%m-%Y %H:%M"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_USER_LOGIN_FORM = "cms.editors.login.LoginForm"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands")]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "dutch"}}

GRAPPLE = {
    "APPS": [
        "taxonomy",
        "media",
        "pages_core",
        "figures",
        "home",
        "news",
        "information",
        "agenda",
        "history",
        "regulations",
        "reports",
        "publications",
        "pilots",
        "resources",
        "organisations",
        "glossary",
        "landings",
        "profiles",
    ],
    "PAGE_INTERFACE": "cms.fields.declarations.PageInterface",
    "SNIPPET_INTERFACE": "cms.fields.declarations.SnippetInterface",
}

LOGGING = logging_to("console", environment.log_level)
