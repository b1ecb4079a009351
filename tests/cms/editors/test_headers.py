"""Security headers stand on every answer of the CMS, whatever the address, the person and the outcome."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path
from pytest_django import Settings

from cms.headers import PERMISSIONS_POLICY
from cms.urls import urlpatterns as all_addresses
from media.addresses import document_path
from pages.news.models import NewsIndex
from tests.factories.media import make_document
from tests.factories.news import make_news

PAGES = {
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "style-src 'self'",
}
EXPLORER = (PAGES - {"style-src 'self'"}) | {
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "connect-src 'self'",
    "worker-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
}
ADMIN = {
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-elem 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    f"frame-src 'self' {settings.PUBLIC_SITE_URL}",
}
DATA = {"default-src 'none'", "frame-ancestors 'none'"}
FILES = {"default-src 'none'", "style-src 'unsafe-inline'", "sandbox"}

SAMPLES = {"int": "1", "str": "x", "slug": "x", "path": "x/y", "uuid": "0b2b5d2e-7d3c-4a3c-8d5f-6b1f6a0b7c11"}


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours."""
    raise RuntimeError("broken")


urlpatterns = [path("broken/", broken), path("admin/broken/", broken), *all_addresses]


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    """One address for each line of the URL table."""
    for pattern in patterns:
        route = re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES[found[1] or "str"], str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, before + route)
        else:
            yield before + route


def policy(response: HttpResponse) -> set[str]:
    """The directives of the content security policy."""
    return {directive.strip() for directive in response.headers["Content-Security-Policy"].split(";")}


def missing(response: HttpResponse) -> list[str]:
    """The headers that every answer must have and this one has not."""
    expected = {"X-Content-Type-Options": "nosniff"}
    if policy(response) != DATA or "json" not in response.headers["Content-Type"]:
        expected |= {"Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin"}
    if policy(response) != DATA:  # which is never a page
        expected["Permissions-Policy"] = PERMISSIONS_POLICY
    wrong = [name for name, value in expected.items() if response.headers.get(name) != value]
    scripts = [part for part in policy(response) if part.startswith("script-src") and "unsafe" in part]
    return wrong + scripts + ([] if "default-src 'none'" in policy(response) else ["Content-Security-Policy"])


@pytest.mark.parametrize("is_keeper", [False, True])
def test_every_line_of_the_url_table_has_them(is_keeper: bool, client: Client, index: NewsIndex):
    client.raise_request_exception = False
    if is_keeper:
        client.force_login(User.objects.create_superuser("beheerder"))
    table = sorted(set(addresses(get_resolver().url_patterns)))
    assert len(table) > 150

    without = {}
    for address in table:
        if "logout" not in address and (wrong := missing(client.get(address))):
            without[address] = wrong

    assert without == {}


def test_the_admin_runs_its_own_scripts_and_nobody_elses(desk: Client, index: NewsIndex):
    for address in ("/admin/", f"/admin/pages/{index.pk}/edit/", "/admin/nergens/"):
        assert policy(desk.get(address)) == ADMIN


def test_the_explorer_runs_its_own_scripts(client: Client, db):
    assert policy(client.get("/explorer/")) == EXPLORER


@pytest.mark.parametrize("address", ["/schema/", "/partners/", "/partners/changes/"])
def test_pages_to_read_run_no_scripts_at_all(address: str, client: Client):
    assert policy(client.get(address)) == PAGES | {"img-src 'self'"}


@pytest.mark.parametrize("address", ["/graphql/?query={x}", "/documents/nobody/nothing", "/documents/openapi.json"])
def test_data_may_load_nothing(address: str, client: Client, db):
    assert policy(client.get(address)) == DATA


@pytest.mark.parametrize("address", ["/nergens/", "/health/live/", "/"])
def test_what_is_no_page_of_ours_may_load_nothing(address: str, client: Client, db):
    assert policy(client.get(address)) == PAGES


def test_static_files_have_them_too(client: Client, db):
    response = client.get("/static/editors/admin.css")

    assert response.status_code == 200
    assert missing(response) == []
    response.close()


def test_a_published_file_keeps_its_own_stricter_policy(client: Client, index: NewsIndex):
    document = make_document()
    make_news(index, body=[("document", {"document": document, "explanation": ""})])

    response = client.get(document_path(document))

    assert response.status_code == 200
    assert policy(response) == FILES
    assert missing(response) == []
    response.close()


def test_an_upload_in_the_admin_keeps_its_own_stricter_policy(desk: Client):
    document = make_document()

    response = desk.get(f"/admin/uploads/{document.file.name}")

    assert response.status_code == 200
    assert policy(response) == FILES
    assert default_storage.exists(document.file.name)
    response.close()


@pytest.mark.parametrize(("address", "expected"), [("/broken/", PAGES), ("/admin/broken/", ADMIN)])
def test_a_fault_of_ours_has_them_and_says_in_dutch_what_to_do(
    address: str, expected: set[str], client: Client, settings: Settings, db
):
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False

    response = client.get(address)

    assert response.status_code == 500
    assert policy(response) == expected
    assert missing(response) == []
    page = response.content.decode()
    assert "Er ging bij ons iets mis" in page
    assert "Wat u het laatst hebt bewaard, is er nog." in page
    assert "broken" not in page


def test_an_unknown_address_is_told_in_dutch(client: Client, desk: Client):
    for browser, address in ((client, "/nergens/"), (desk, "/admin/nergens/")):
        response = browser.get(address)
        assert response.status_code == 404
        assert "Deze pagina is er niet (meer)" in response.content.decode()


def test_a_form_from_elsewhere_is_refused_in_dutch(index: NewsIndex):
    strict = Client(enforce_csrf_checks=True)

    response = strict.post("/admin/login/", {"username": "redacteur", "password": "mis"})

    assert response.status_code == 403
    assert "Uw formulier is niet verstuurd" in response.content.decode()
    assert missing(response) == []


def test_a_host_that_is_not_ours_is_refused_in_dutch(client: Client):
    response = client.get("/", headers={"host": "elders.example.org"})

    assert response.status_code == 400
    assert "Dit verzoek begrijpen wij niet" in response.content.decode()


def test_the_pages_of_faults_load_one_style_sheet_and_nothing_else(client: Client, db):
    page = client.get("/nergens/").content.decode()

    assert re.findall(r"<(?:link|script|img|style)\b[^>]*>", page) == [
        '<link rel="stylesheet" href="/static/editors/fault.css">'
    ]
    assert "style=" not in page
