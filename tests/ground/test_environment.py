"""Proves that a wrong environment is refused with all its faults, and that operators can read what each variable does."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.settings.environment import PROJECT_DIRECTORY, Environment, ProductionEnvironment, read_environment

GOOD = {
    "DATABASE_URL": "postgresql://cms:geheim@db.example.org:5432/cms?sslmode=require",
    "SECRET_KEY": "s3cret-" * 10,
    "ALLOWED_HOSTS": "cms.example.org, 10.0.0.5",
    "CMS_URL": "https://cms.example.org/",
    "PUBLIC_SITE_URL": "https://www.example.org",
    "PUBLIC_SITE_KEY": "k3y-" * 10,
}


@pytest.fixture
def production(monkeypatch):
    """An environment with what production needs, and nothing else of ours."""
    for name in Environment.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "cms.settings.production")
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_a_good_environment_is_typed(production):
    environment = read_environment()

    assert environment.allowed_hosts == ["cms.example.org", "10.0.0.5"]
    assert environment.cms_url == "https://cms.example.org"
    assert environment.max_upload_megabytes == 15
    assert "geheim" not in repr(environment)


def test_all_faults_are_shown_at_once_with_what_to_do(production):
    production.delenv("ALLOWED_HOSTS")
    production.setenv("DATABASE_URL", "sqlite:///geheim.db")
    production.setenv("SECRET_KEY", "te kort")
    production.setenv("DEBUG", "1")
    production.setenv("MAX_UPLOAD_MEGABYTES", "veel")

    with pytest.raises(ImproperlyConfigured) as caught:
        read_environment()

    first, *faults = str(caught.value).splitlines()
    assert first == "Faults in the environment (docs/operations.md):"
    assert [fault.split(":")[0].strip() for fault in faults] == [
        "DATABASE_URL",
        "SECRET_KEY",
        "DEBUG",
        "ALLOWED_HOSTS",
        "MAX_UPLOAD_MEGABYTES",
    ]
    assert "must start with postgresql://" in faults[0]
    assert faults[3].endswith("is missing. Host names under which the CMS is reached, separated by commas.")
    assert "te kort" not in str(caught.value)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize("name", sorted(GOOD))
def test_production_has_no_default_for_what_protects_it(production, name):
    production.delenv(name)

    with pytest.raises(ImproperlyConfigured, match=f"{name}: is missing"):
        read_environment()


def test_development_needs_nothing(monkeypatch):
    for name in Environment.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "cms.settings.development")

    assert not isinstance(read_environment(), ProductionEnvironment)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("DATABASE_URL", "postgresql://db.example.org", "must end with the name of a database"),
        ("DATABASE_URL", "postgresql://db.example.org/cms?nonsense=1", "cannot be read"),
        ("CMS_URL", "cms.example.org", "must be an address without a path"),
        ("CMS_URL", "https://www.example.org/cms", "must be an address without a path"),
        ("GRAPHQL_MAX_DEPTH", "0", "greater than or equal to 5"),
        ("LOG_LEVEL", "LOUD", "'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
    ],
)
def test_a_wrong_value_is_refused(production, name, value, message):
    production.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=f"{name}: .*{message}"):
        read_environment()


def test_each_variable_is_in_the_page_for_operators():
    page = (PROJECT_DIRECTORY / "docs" / "operations.md").read_text()

    rows = [line.split("|")[1].strip().strip("`") for line in page.splitlines() if line.startswith("| `")]
    assert sorted(row for row in rows if row.lower() in Environment.model_fields) == sorted(
        name.upper() for name in Environment.model_fields
    )


def test_production_passes_the_deployment_check(tmp_path):
    environment = {**os.environ, **GOOD, "DJANGO_SETTINGS_MODULE": "cms.settings.production"}
    # The browser tests of this process may have set it, and no deployment may have it.
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)

    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=PROJECT_DIRECTORY,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert (result.returncode, result.stderr) == (0, "")


def test_webhooks_reach_no_private_network_in_production(production):
    assert read_environment().webhook_private_addresses is False
    production.setenv("WEBHOOK_PRIVATE_ADDRESSES", "1")
    production.setenv("WEBHOOK_SOURCE", "buurtbaan")

    with pytest.raises(ImproperlyConfigured) as caught:
        read_environment()

    assert [fault.split(":")[0].strip() for fault in str(caught.value).splitlines()[1:]] == [
        "WEBHOOK_SOURCE",
        "WEBHOOK_PRIVATE_ADDRESSES",
    ]
