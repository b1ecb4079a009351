"""What the site promises over HTTP: statuses, headers, validators, and what happens when the CMS is away."""

import gzip

import brotli
import httpx2
import pytest
from bs4 import BeautifulSoup
from public_site.headers import security_headers
from public_site.settings import Settings

from tests.public_site.invented_cms import CMS, SITE

EVERY_STATUS = {
    200: ("GET", "/"),
    301: ("GET", "/nieuws"),
    404: ("GET", "/bestaat-niet/"),
    405: ("POST", "/nieuws/"),
}


def out_of_order(_request):
    return httpx2.Response(503)


def heading(response):
    return BeautifulSoup(response.text, "html.parser").h1.get_text()


@pytest.mark.parametrize("_case", EVERY_STATUS)
def test_every_answer_carries_the_security_headers(_case, visitor, site_settings):
    response = visitor.ask(*EVERY_STATUS[_case])

    assert response.status_code == _case
    assert {name: response.headers[name] for name in security_headers(site_settings)} == security_headers(site_settings)


def test_an_answer_about_our_own_fault_carries_them_too(visitor, site_settings, monkeypatch):
    monkeypatch.setattr("public_site.pages.render", lambda *_: 1 / 0)

    response = visitor.get("/")

    assert (response.status_code, heading(response)) == (500, "Er ging iets mis")
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self';")
    assert response.headers["Cache-Control"] == "no-store"


def test_the_policy_allows_pictures_of_the_cms_and_no_inline_code(site_settings):
    policy = security_headers(site_settings)["Content-Security-Policy"]

    assert f"img-src 'self' {CMS}" in policy
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy
    assert "form-action 'self';" in policy
    assert "require-trusted-types-for 'script'" in policy


def test_https_is_insisted_on_where_it_is_used():
    headers = security_headers(Settings(public_site_url="https://www.site.example"))

    assert headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    assert headers["Content-Security-Policy"].endswith("upgrade-insecure-requests")
    assert "Strict-Transport-Security" not in security_headers(Settings(public_site_url=SITE))


def test_a_visitor_who_has_the_page_gets_304(visitor):
    first = visitor.get("/")

    second = visitor.get("/", If_None_Match=first.headers["ETag"])

    assert (second.status_code, second.content) == (304, b"")
    assert second.headers["ETag"] == first.headers["ETag"]
    assert second.headers["Cache-Control"] == first.headers["Cache-Control"]


def test_a_publication_that_changes_nothing_here_keeps_the_visitors_copy(visitor, cms):
    first = visitor.get("/")
    cms.publish()

    assert visitor.get("/", If_None_Match=first.headers["ETag"]).status_code == 304


def test_a_changed_page_is_there_at_once(visitor, cms):
    first = visitor.get("/over-buurtbaan/")
    cms.pages["/over-buurtbaan/"] = {**cms.pages["/over-buurtbaan/"], "title": "Over ons"}
    cms.publish()

    second = visitor.get("/over-buurtbaan/", If_None_Match=first.headers["ETag"])

    assert (second.status_code, heading(second)) == (200, "Over ons")


def test_a_page_is_one_request_to_the_cms_and_one_more_for_lists_of_its_own_and_for_people(visitor, cms):
    for path in ("/over-buurtbaan/", "/nieuws/?voor=werkgevers", "/nieuws/bericht-1/", "/nieuws/bericht-1/"):
        visitor.get(path)
    of_pages = len(cms.requests)
    visitor.get("/")

    assert of_pages == 4
    assert len(cms.requests) == of_pages + 3


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("gzip, br;q=0.9", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0", None), ("*", "br"), ("deflate", None)],
)
def test_the_body_comes_in_a_coding_that_the_visitor_takes(accepted, coding, visitor):
    plain = visitor.get("/")

    packed = visitor.get("/", Accept_Encoding=accepted)

    assert packed.headers.get("Content-Encoding") == coding
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert packed.text == plain.text
    assert (packed.headers["ETag"] == plain.headers["ETag"]) == (coding is None)


def test_static_files_are_kept_for_ever_under_their_hash(visitor):
    style = BeautifulSoup(visitor.get("/").text, "html.parser").select_one("link[rel=stylesheet]")["href"]

    response = visitor.get(style)

    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert visitor.get("/static/site.000000000000.css").status_code == 404


def test_head_is_get_without_its_body(visitor):
    got, head = visitor.get("/nieuws/"), visitor.ask("HEAD", "/nieuws/")

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == got.headers


def test_other_methods_are_refused_with_what_is_allowed(visitor):
    response = visitor.ask("DELETE", "/nieuws/")

    assert (response.status_code, heading(response)) == (405, "Dat kan hier niet")
    assert response.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("asked", "target"),
    [
        ("/nieuws", "/nieuws/"),
        ("/nieuws?voor=werkgevers", "/nieuws/?voor=werkgevers"),
        ("//kwaad.example", "/kwaad.example"),
        ("//kwaad", "/kwaad/"),
        ("/%5Ckwaad", "/%5Ckwaad/"),
        ("/nieuws//bericht-1", "/nieuws/bericht-1/"),
    ],
)
def test_a_path_has_one_spelling_and_never_leads_away(asked, target, visitor):
    response = visitor.get(f"{SITE}{asked}")

    assert (response.status_code, response.headers["Location"]) == (301, target)


@pytest.mark.parametrize(
    "path",
    [
        "/bestaat-niet/",
        "/favicon.ico",
        "/wp-login.php",
        "/static/weg.css",
        "/a%0d%0aSet-Cookie:b",
        "/" + "a" * 500 + "/",
    ],
)
def test_an_address_with_nothing_behind_it_is_a_404_page_with_ways_on(path, visitor):
    response = visitor.get(path)

    assert (response.status_code, heading(response)) == (404, "Deze deur is er niet (meer)")
    assert response.headers["Cache-Control"] == "no-store"
    links = BeautifulSoup(response.text, "html.parser").select(".ways-on a")
    assert [link["href"] for link in links] == ["/", "/nieuws/", "/over-buurtbaan/"]


@pytest.mark.parametrize(
    "query",
    [
        "voor=niemand",
        "stadsdeel=utrecht",
        "na=kwijt",
        "voor=%00",
        "stadsdeel=Noord'--",
        "na=a&tot=b",
        "tot=" + "a" * 999,
    ],
)
@pytest.mark.parametrize("path", ["/nieuws/", "/nieuws/feed.xml"])
def test_an_unknown_choice_is_a_friendly_404(path, query, visitor):
    if path.endswith(".xml") and query.startswith("na=kwijt"):
        query = "voor=niemand"  # a feed has no pages

    response = visitor.get(f"{path}?{query}")

    assert (response.status_code, heading(response)) == (404, "Dit filter kennen wij niet")


def test_pages_that_were_there_stay_while_the_cms_is_away(visitor, cms):
    fresh = visitor.get("/nieuws/")
    cms.outage = out_of_order

    stale = visitor.get("/nieuws/")

    assert (stale.status_code, stale.text) == (200, fresh.text)
    assert stale.headers["Warning"] == '110 - "Response is Stale"'
    assert stale.headers["Cache-Control"] == "public, max-age=30"


def test_a_page_that_was_not_there_says_what_to_do_and_what_still_works(visitor, cms):
    visitor.get("/over-buurtbaan/")
    cms.outage = out_of_order

    response = visitor.get("/nieuws/")

    assert (response.status_code, heading(response)) == (503, "Storing")
    assert response.headers["Retry-After"] == "30"
    assert response.headers["Cache-Control"] == "no-store"
    page = BeautifulSoup(response.text, "html.parser")
    assert [link["href"] for link in page.select(".ways-on a")] == ["/over-buurtbaan/"]
    assert [link.get_text() for link in page.select(".menu a")] == ["Nieuws", "Over BuurtBaan"]


def test_with_nothing_in_memory_the_page_about_it_stands_alone(visitor, cms):
    cms.outage = out_of_order

    response = visitor.get("/")

    assert (response.status_code, heading(response)) == (503, "Storing")
    assert visitor.get("/nieuws/feed.xml").status_code == 503
    assert visitor.get("/sitemap.xml").status_code == 503
    assert visitor.get("/robots.txt").status_code == 200


def test_the_site_recovers_by_itself(visitor, cms):
    cms.outage = out_of_order
    visitor.get("/")
    cms.outage = None

    assert visitor.get("/").status_code == 200


def test_health_tells_of_the_cms_but_does_not_depend_on_it(visitor, cms):
    visitor.get("/")
    assert visitor.get("/healthz").json() == {"status": "ok", "cms": "ok", "pages_in_memory": 1}

    cms.outage = out_of_order
    visitor.get("/")

    response = visitor.get("/healthz")
    assert (response.status_code, response.json()["cms"]) == (200, "away")


def test_packed_bodies_are_the_same_bytes(visitor, site_settings):
    from public_site.documents import make_document

    document = make_document("text/plain", "Buurtbaan — één straat".encode())

    assert brotli.decompress(document.bodies["br"]) == document.bodies["identity"]
    assert gzip.decompress(document.bodies["gzip"]) == document.bodies["identity"]
