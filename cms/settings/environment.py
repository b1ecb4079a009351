"""What the environment says, typed and checked: the only place that reads variables.

All faults are shown at once, each with what to do, and never with the value of a secret. `docs/operations.md` lists the
same variables for operators; a test compares the two.
"""

import os
import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PROJECT_DIRECTORY = Path(__file__).resolve().parents[2]
DATA_DIRECTORY = PROJECT_DIRECTORY / "var"


def _postgresql_address(value: SecretStr) -> SecretStr:
    address = value.get_secret_value()
    if not address.startswith(("postgresql://", "postgres://")):
        raise ValueError("must start with postgresql://; there is no other kind of database")
    try:
        parts = conninfo_to_dict(address)
    except psycopg.ProgrammingError as error:
        raise ValueError("cannot be read as the address of a PostgreSQL database") from error
    if not parts.get("dbname"):
        raise ValueError("must end with the name of a database")
    return value


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"} or parts.query:
        raise ValueError("must be an address without a path, such as https://www.example.org")
    return value.rstrip("/")


def _comma_separated(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _urn(value: str) -> str:
    if not re.fullmatch(r"urn:nld:[A-Za-z0-9()+,.:=@;$_!*'%/?#-]+", value):
        raise ValueError("must begin with urn:nld: and hold no spaces")
    return value


Words = Annotated[list[str], NoDecode, BeforeValidator(_comma_separated), Field(min_length=1)]
DatabaseAddress = Annotated[SecretStr, AfterValidator(_postgresql_address)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Urn = Annotated[str, AfterValidator(_urn)]


class Environment(BaseSettings):
    """The variables with the defaults for development and tests; the descriptions are the hints for operators."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True)

    database_url: DatabaseAddress | None = Field(
        None, description="Address of the PostgreSQL database (14 or newer): postgresql://user:password@host:5432/name."
    )
    database_pool_connections: int = Field(
        8, ge=1, le=200, description="Most connections that one process of the CMS keeps open."
    )
    request_threads: int = Field(4, ge=1, le=100, description="How many requests each worker answers at the same time.")
    secret_key: SecretStr = Field(
        SecretStr("for development and tests only, on this machine only"),
        min_length=50,
        description="Signs sessions and previews: at least 50 random characters, the same for all processes.",
    )
    debug: bool = Field(False, description="Shows errors with their source in the browser; development only.")
    allowed_hosts: Words = Field(
        ["127.0.0.1", "localhost"], description="Host names under which the CMS is reached, separated by commas."
    )
    cms_url: WebAddress = Field(
        "http://127.0.0.1:8000", description="Public address of the CMS; pictures hang under it."
    )
    public_site_url: WebAddress = Field("http://127.0.0.1:8080", description="Public address of the public site.")
    public_site_key: SecretStr = Field(
        SecretStr(""),
        description="Secret with which the public site reads the CMS, at least 32 characters; both get it.",
    )
    uploads_directory: Path = Field(
        DATA_DIRECTORY / "uploads", description="Folder for uploaded pictures and documents; keep a backup of it."
    )
    static_directory: Path = Field(
        DATA_DIRECTORY / "static", description="Folder that `manage.py collectstatic` fills for the admin's own files."
    )
    max_upload_megabytes: int = Field(15, ge=1, le=500, description="Largest picture or document an editor may upload.")
    graphql_max_body_bytes: int = Field(
        100_000, ge=1_000, le=2_500_000, description="Largest GraphQL request, variables included."
    )
    graphql_max_document_bytes: int = Field(20_000, ge=1_000, description="Longest GraphQL document.")
    graphql_max_tokens: int = Field(2_000, ge=100, description="Most lexical tokens in a GraphQL document.")
    graphql_max_depth: int = Field(16, ge=5, description="Deepest nesting of fields in a GraphQL document.")
    graphql_max_aliases: int = Field(30, ge=0, description="Most aliases in a GraphQL document.")
    graphql_remembered_bytes: int = Field(
        4_000_000, ge=100_000, description="Most bytes of documents sent by hash that one process remembers."
    )
    graphql_max_registered_documents: int = Field(
        500, ge=1, description="Most GraphQL documents that one partner may have registered."
    )
    graphql_max_registered_bytes: int = Field(
        2_000_000, ge=1_000, description="Most bytes of GraphQL documents that one partner may have registered."
    )
    graphql_registered_only: bool = Field(False, description="Without a key only registered documents are answered.")
    graphql_cache_megabytes: int = Field(
        64, ge=0, le=16_384, description="Memory for answers in each worker; 0 keeps none."
    )
    graphql_max_directives: int = Field(50, ge=0, description="Most directives in a GraphQL document.")
    graphql_max_word_characters: int = Field(
        200, ge=50, description="Longest name or number in a GraphQL document, in characters."
    )
    graphql_max_comparisons: int = Field(
        25_000, ge=10_000, description="Most steps to tell whether fields of one name are one field."
    )
    graphql_max_operations: int = Field(50, ge=1, description="Most operations in a GraphQL document.")
    graphql_max_root_fields: int = Field(20, ge=5, description="Most fields at the root of a GraphQL operation.")
    graphql_max_list_items: int = Field(100, ge=20, description="Longest list among the variables of a request.")
    graphql_max_cost: int = Field(15_000, ge=10_000, description="What one GraphQL operation may cost, in points.")
    graphql_max_introspection_cost: int = Field(
        200_000, ge=150_000, description="What one GraphQL operation may ask about the schema itself, in points."
    )
    graphql_anonymous_points_per_minute: int = Field(
        60_000,
        ge=0,
        description="What may be asked without a key from one address in a minute, in points; 0 counts nothing.",
    )
    graphql_max_statements: int = Field(60, ge=20, description="Most SQL statements that one GraphQL operation takes.")
    graphql_max_seconds: float = Field(
        5, gt=0, le=60, description="How long one GraphQL operation may begin statements, in seconds."
    )
    database_statement_seconds: float = Field(
        10, gt=0, le=600, description="After how long PostgreSQL ends a statement of a web process, in seconds."
    )
    webhook_source: Urn = Field(
        "urn:nld:gemeente-amsterdam:systeem:buurtbaan-cms",
        description="Name of this installation in messages to partners, as the NL GOV profile for CloudEvents has it.",
    )
    webhook_log_days: int = Field(30, ge=1, le=400, description="How long messages to partners are kept in the log.")
    webhook_pause_days: int = Field(
        5, ge=1, le=60, description="After how many days of failures a webhook of a partner is paused."
    )
    webhook_private_addresses: bool = Field(
        True, description="Webhooks may go to addresses that are not public; development only."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="Least grave line that is logged."
    )
    hsts_seconds: int = Field(
        31_536_000, ge=0, description="How long browsers must insist on HTTPS; used when CMS_URL begins with https."
    )


class ProductionEnvironment(Environment):
    """In production nothing that protects or addresses the service has a default."""

    database_url: DatabaseAddress = Field(description=Environment.model_fields["database_url"].description)
    secret_key: SecretStr = Field(min_length=50, description=Environment.model_fields["secret_key"].description)
    debug: Literal[False] = Field(False, description="Must stay off in production.")
    allowed_hosts: Words = Field(description=Environment.model_fields["allowed_hosts"].description)
    cms_url: WebAddress = Field(description=Environment.model_fields["cms_url"].description)
    public_site_url: WebAddress = Field(description=Environment.model_fields["public_site_url"].description)
    public_site_key: SecretStr = Field(
        min_length=32, description=Environment.model_fields["public_site_key"].description
    )
    webhook_private_addresses: Literal[False] = Field(False, description="Must stay off in production.")


def read_environment() -> Environment:
    """Reads and checks the variables that the chosen settings module needs.

    Raises:
        ImproperlyConfigured: With one line for every variable that is missing or wrong.
    """
    is_production = os.environ.get("DJANGO_SETTINGS_MODULE", "").endswith(".production")
    kind = ProductionEnvironment if is_production else Environment
    try:
        return kind()  # type: ignore[call-arg]  # the values come from the environment
    except ValidationError as error:
        faults = [_fault(kind, str(fault["loc"][0]), fault["msg"]) for fault in error.errors(include_input=False)]
        raise ImproperlyConfigured("\n".join(["Faults in the environment (docs/operations.md):", *faults])) from None


def _fault(kind: type[Environment], name: str, message: str) -> str:
    message = "is missing" if message == "Field required" else message.removeprefix("Value error, ")
    return f"  {name.upper()}: {message[0].lower()}{message[1:]}. {kind.model_fields[name].description}"
