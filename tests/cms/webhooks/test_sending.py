"""One attempt, at real receivers on this machine: every way in which they answer, or do not."""

import asyncio
import ipaddress
import json
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from pytest_django import Settings

from cms.webhooks import sending
from cms.webhooks.addresses import check_address, is_public
from cms.webhooks.enums import Event, Problem
from cms.webhooks.messages import message_of
from cms.webhooks.models import Delivery
from cms.webhooks.sending import Outcome
from cms.webhooks.signing import NoSecret, new_nonce, secret_of, signed_headers

from .receiver import Behaviour, answering, confirming, fine, hanging_up, receiving, slowly

SECRET = secret_of(new_nonce())


@pytest.fixture
def stopping() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def delivery(event: Event = Event.UPDATED, **columns: object) -> Delivery:
    defaults = {
        "number": 7,
        "node_id": "News:12",
        "kind": "News",
        "path": "/nieuws/feest/",
        "happened_at": datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
    }
    return Delivery(event=event, **(defaults | columns))


def attempt(url: str, event: Event = Event.UPDATED, secrets: list[str] | None = None) -> Outcome:
    async def send() -> Outcome:
        async with sending.client() as client:
            return await sending.send(client, url, delivery(event), [SECRET] if secrets is None else secrets)

    return asyncio.run(send())


def came_of(behave: Behaviour, event: Event = Event.UPDATED) -> Outcome:
    with receiving(behave) as receiver:
        outcome = attempt(receiver.url, event)
        assert len(receiver.messages) == 1
    return outcome


def test_a_message_says_what_happened_where_and_never_what_it_holds() -> None:
    moved = delivery(Event.MOVED, previous_path="/nieuws/oud/")

    assert json.loads(message_of(moved)) == {
        "specversion": "1.0",
        "id": str(moved.pk),
        "source": "urn:nld:gemeente-amsterdam:systeem:buurtbaan-cms",
        "type": "nl.buurtbaan.content.moved",
        "time": "2026-11-22T09:30:00+00:00",
        "sequence": "00000000000000000007",
        "datacontenttype": "application/json",
        "subject": "News:12",
        "data": {
            "id": "News:12",
            "kind": "News",
            "tags": ["News:12", "News"],
            "path": "/nieuws/feest/",
            "canonicalUrl": "http://127.0.0.1:8080/nieuws/feest/",
            "previousPath": "/nieuws/oud/",
        },
    }
    assert message_of(moved) == message_of(moved)


def test_a_message_gives_no_address_at_which_nothing_stands() -> None:
    assert json.loads(message_of(delivery(is_on_public_site=False)))["data"] == {
        "id": "News:12",
        "kind": "News",
        "tags": ["News:12", "News"],
        "path": "/nieuws/feest/",
    }


def test_a_message_is_signed_with_every_secret_that_is_good() -> None:
    newer = secret_of(new_nonce())
    with receiving() as receiver:
        attempt(receiver.url, secrets=[newer, SECRET])

        (message,) = receiver.messages
    assert message.is_signed_with(newer)
    assert message.is_signed_with(SECRET)
    assert not message.is_signed_with(secret_of(new_nonce()))
    assert message.headers["webhook-id"] == message.event["id"]
    assert message.headers["content-type"] == "application/cloudevents+json; charset=utf-8"


def test_nothing_leaves_unsigned() -> None:
    with pytest.raises(NoSecret):
        signed_headers("1", "{}", datetime.now(UTC), [])

    with receiving() as receiver:
        assert attempt(receiver.url, secrets=[]).problem is Problem.NO_SECRET
        assert receiver.messages == []


def test_a_secret_is_worked_out_of_what_the_database_does_not_hold(settings: Settings) -> None:
    nonce = new_nonce()
    before = secret_of(nonce)
    settings.SECRET_KEY = "another key of at least fifty random characters, says Django"

    assert secret_of(nonce) != before


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_any_success_is_good(status: int) -> None:
    outcome = came_of(answering(status))

    assert (outcome.status, outcome.problem) == (status, None)


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (301, Problem.REDIRECT),
        (307, Problem.REDIRECT),
        (400, Problem.REFUSED),
        (401, Problem.REFUSED),
        (404, Problem.REFUSED),
        (410, Problem.GONE),
        (429, Problem.TOO_BUSY),
        (500, Problem.FAILED),
        (503, Problem.FAILED),
    ],
)
def test_any_other_answer_has_its_name(status: int, problem: Problem) -> None:
    outcome = came_of(answering(status))

    assert (outcome.status, outcome.problem) == (status, problem)


def test_a_redirect_is_not_followed() -> None:
    with receiving() as elsewhere:
        outcome = came_of(answering(308, Location=elsewhere.url))

        assert outcome.problem is Problem.REDIRECT
        assert elsewhere.messages == []


@pytest.mark.parametrize(
    ("said", "seconds"), [("120", 120.0), ("99999999999999", 86_400.0), ("soon", None), ("-1", None), ("²", None)]
)
def test_a_receiver_may_ask_to_wait_but_a_day_at_most(said: str, seconds: float | None) -> None:
    assert came_of(answering(429, Retry_After=said.encode().decode("latin-1"))).wait_seconds == seconds


def test_a_receiver_may_name_the_moment() -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)

    outcome = came_of(answering(503, Retry_After=moment))

    assert outcome.problem is Problem.TOO_BUSY
    assert outcome.wait_seconds is not None
    assert 3_000 < outcome.wait_seconds <= 3_600


@pytest.mark.parametrize(
    ("behave", "is_confirmed"),
    [
        (confirming, True),
        (fine, False),
        (answering(200, b'{"confirmed": false}'), False),
        (answering(200, b'{"confirmed": 1}'), False),
        (answering(200, b"[true]"), False),
        (answering(200, b"confirmed"), False),
        (answering(200, b"[" * 4_000), False),
        (answering(200, b'{"confirmed": true, "more": "' + b"x" * 10_000_000 + b'"}'), False),
    ],
    ids=["yes", "nothing", "no", "one", "list", "word", "deep", "endless"],
)
def test_a_withdrawal_is_confirmed_in_words(behave: Behaviour, is_confirmed: bool) -> None:
    outcome = came_of(behave, Event.WITHDRAWN)

    assert outcome.is_confirmed is is_confirmed
    assert outcome.problem is (None if is_confirmed else Problem.UNCONFIRMED)


def test_a_receiver_that_is_down_is_a_problem_of_the_connection() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))

        assert attempt(f"http://127.0.0.1:{unused.getsockname()[1]}/").problem is Problem.CONNECTION


def test_a_name_that_nobody_has_is_a_problem_of_the_connection() -> None:
    assert attempt("http://nobody.invalid/").problem is Problem.CONNECTION


def test_a_receiver_that_hangs_up_halfway_is_a_problem_of_the_connection() -> None:
    assert came_of(hanging_up).problem is Problem.CONNECTION


def test_a_receiver_that_drips_is_cut_off(stopping: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "WHOLE_SECONDS", 0.5)

    assert came_of(slowly(stopping)).problem is Problem.TIME_OUT


def test_a_receiver_that_says_nothing_is_cut_off(stopping: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "WHOLE_SECONDS", 0.5)

    assert came_of(lambda _handler, _message: stopping.wait()).problem is Problem.TIME_OUT


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 192.0.2.1 "
    "::1 :: fe80::1 fc00::1 ff02::1 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:a00:1:: 2001:db8::1".split(),
)
def test_no_message_goes_into_a_network_that_is_not_public(address: str, settings: Settings) -> None:
    settings.WEBHOOK_PRIVATE_ADDRESSES = False

    assert not is_public(ipaddress.ip_address(address))
    host = f"[{address}]" if ":" in address else address
    with pytest.raises(ValidationError):
        check_address(f"https://{host}/hook")
    assert attempt(f"https://{host}/hook").problem is Problem.ADDRESS


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:400e:80d::200e"])
def test_a_public_address_is_allowed(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_a_name_that_leads_inside_is_found_out_when_it_is_looked_up(settings: Settings) -> None:
    settings.WEBHOOK_PRIVATE_ADDRESSES = False
    check_address("https://localhost/hook")

    with receiving() as receiver:
        assert attempt(receiver.url.replace("http://127.0.0.1", "https://localhost")).problem is Problem.ADDRESS
        assert receiver.messages == []


def test_the_connection_goes_to_what_was_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads elsewhere the second time it is looked up changes nothing: it is looked up once."""
    asked = []
    real = socket.getaddrinfo

    def lookup(host: str, *arguments: object, **named: object) -> object:
        asked.append(host)
        return real("127.0.0.1" if host == "partner.example" else host, *arguments, **named)

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    with receiving() as receiver:
        port = receiver.url.split(":")[2].split("/")[0]

        assert attempt(f"http://partner.example:{port}/hook").problem is None

    assert asked.count("partner.example") == 1
    assert receiver.messages[0].headers["host"] == f"partner.example:{port}"


@pytest.mark.parametrize(
    "url",
    [
        "http://partner.example/hook",
        "https://name:word@partner.example/",
        "https://partner.example:99999/",
        "https:///",
    ],
)
def test_an_address_that_is_not_good_is_refused_in_the_form(url: str, settings: Settings) -> None:
    settings.WEBHOOK_PRIVATE_ADDRESSES = False

    with pytest.raises(ValidationError):
        check_address(url)


def test_an_address_that_was_good_in_development_is_not_used_in_production(settings: Settings) -> None:
    with receiving() as receiver:
        settings.WEBHOOK_PRIVATE_ADDRESSES = False

        assert attempt(receiver.url).problem is Problem.ADDRESS
        assert receiver.messages == []


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A certificate of `partner.example`, with its key, which is trusted; and that name is this machine's."""
    file = tmp_path / "certificate.pem"
    subprocess.run(
        [
            *(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
            ),
            *("-subj", "/CN=partner.example", "-addext", "subjectAltName=DNS:partner.example"),
            *("-keyout", file, "-out", tmp_path / "public.pem"),
        ],
        check=True,
        capture_output=True,
    )
    file.write_bytes(file.read_bytes() + (tmp_path / "public.pem").read_bytes())
    trusting = ssl.create_default_context(cafile=str(file))
    monkeypatch.setattr(sending, "_certificates", lambda: trusting)
    real = socket.getaddrinfo

    def lookup(host: str, *arguments: object, **named: object) -> object:
        return real("127.0.0.1" if host.endswith(".example") else host, *arguments, **named)

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    return file


@pytest.mark.parametrize(("name", "problem"), [("partner.example", None), ("other.example", Problem.CONNECTION)])
def test_a_certificate_must_be_of_the_name_and_not_of_what_it_led_to(
    certificate: Path, name: str, problem: Problem | None
) -> None:
    with receiving(certificate=certificate) as receiver:
        outcome = attempt(receiver.url.replace("http://127.0.0.1", f"https://{name}"))

        assert outcome.problem is problem
        assert len(receiver.messages) == (0 if problem else 1)


def test_a_certificate_that_nobody_trusts_is_a_problem_of_the_connection(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "_certificates", ssl.create_default_context)
    with receiving(certificate=certificate) as receiver:
        outcome = attempt(receiver.url.replace("http://127.0.0.1", "https://partner.example"))

    assert outcome.problem is Problem.CONNECTION
