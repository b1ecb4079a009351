"""Readers go past the layers of the admin, and take turns."""

import threading

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from cms.delivery.http import straight
from cms.delivery.http.straight import Straight


def test_a_reader_gets_no_cookie_and_none_of_the_admins_headers(client: Client, db: None) -> None:
    client.cookies["sessionid"] = "somebody"

    answer = client.get("/graphql/?query={__typename}")

    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.headers["Vary"]
    assert "X-Frame-Options" not in answer.headers


@pytest.mark.parametrize("address", ["/documents/12/v/naam.pdf", "/documents/", "/graphql/x", "/explorer/"])
def test_all_else_goes_the_whole_way(address: str, client: Client, db: None) -> None:
    assert client.get(address).headers["X-Frame-Options"] == "DENY"


def test_a_host_that_is_not_ours_is_refused(client: Client) -> None:
    assert client.get("/graphql/?query={__typename}", headers={"Host": "elsewhere.example"}).status_code == 400


def test_two_requests_are_answered_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    most = _most_at_once(monkeypatch, waits=60)

    assert most == 1


def test_who_waited_long_enough_goes_on_beside_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    most = _most_at_once(monkeypatch, waits=0.01)

    assert most == 2


def _most_at_once(monkeypatch: pytest.MonkeyPatch, waits: float) -> int:
    """How many of two requests were in the view at the same time; the first stays until the other has come or waits."""
    monkeypatch.setattr(straight, "LONGEST_WAIT_SECONDS", waits)
    inside: list[int] = []
    seen: list[int] = []
    both = threading.Event()

    def view(request: HttpRequest) -> HttpResponse:
        inside.append(1)
        seen.append(len(inside))
        if len(inside) == 2:
            both.set()
        both.wait(0.5)
        inside.pop()
        return HttpResponse()

    class Match:
        func, args, kwargs, view_name = staticmethod(view), (), {}, "graphql"

    monkeypatch.setattr(straight, "_match_of", lambda path: Match)
    middleware = Straight(lambda request: HttpResponse(status=404))
    request = RequestFactory().get("/graphql/")
    threads = [threading.Thread(target=middleware, args=(request,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 2
    return max(seen)
