"""The whole way, with real workers, real PostgreSQL and real receivers: nothing is lost, whatever happens."""

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from cms.consent.models import withdraw_all
from cms.fields import node_id
from cms.publication.models import PublishedItem
from cms.webhooks.enums import DeliveryState, Event, PauseReason, Problem
from cms.webhooks.hearing import reader_of
from cms.webhooks.models import Delivery, Progress, WebhookEndpoint
from pages.news.models import NewsIndex
from tests.factories.core import publish, unindexed
from tests.factories.home import make_home
from tests.factories.news import make_news, make_news_index
from tests.factories.partners import make_partner
from tests.factories.profiles import make_consent, make_profile, make_profile_index
from tests.factories.webhooks import make_delivery, make_endpoint

from .conftest import StartWorker
from .receiver import (
    Message,
    Receiver,
    answering,
    confirming,
    fine,
    hanging_up,
    one_after_the_other,
    receiving,
)

pytestmark = pytest.mark.usefixtures("committed_database")
SECONDS = 180


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < deadline, list(Delivery.objects.values())
        time.sleep(0.02)


def all_delivered(endpoint: WebhookEndpoint) -> bool:
    return not endpoint.deliveries.exclude(state=DeliveryState.DELIVERED).exists()


def let_time_pass() -> None:
    """What waits for its next attempt waits no longer."""
    with transaction.atomic():
        # First, as the worker does.
        Progress.objects.update(rests_until=None)
        Delivery.objects.filter(state=DeliveryState.WAITING).update(next_at=timezone.now())


def let_leases_end() -> None:
    Progress.objects.exclude(lease=None).update(leased_until=timezone.now())


@pytest.fixture
def index(committed_database: str) -> NewsIndex:
    with unindexed():
        return make_news_index(make_home())


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def test_what_an_editor_does_arrives(index: NewsIndex, receiver: Receiver, start_worker: StartWorker) -> None:
    endpoint = make_endpoint(url=receiver.url)
    (secret,) = endpoint.valid_secrets()
    start_worker()
    page = make_news(index)
    receiver.until(lambda receiver: ("published", node_id(page)) in receiver.told)

    page.title = "Anders"
    publish(page)
    receiver.until(lambda receiver: ("updated", node_id(page)) in receiver.told)
    page.unpublish()
    receiver.until(lambda receiver: ("unpublished", node_id(page)) in receiver.told)

    until(lambda: all_delivered(endpoint))
    assert all(message.is_signed_with(secret) for message in receiver.messages)
    sequences = [message.event["sequence"] for message in receiver.messages]
    assert sequences == sorted(sequences)
    assert len({message.headers["webhook-id"] for message in receiver.messages}) == len(receiver.messages)


def test_a_worker_that_was_killed_in_the_middle_loses_nothing(
    index: NewsIndex, receiver: Receiver, start_worker: StartWorker
) -> None:
    """The receiver got it, the worker is killed before it could write that down: it comes again, with the same id."""
    endpoint = make_endpoint(url=receiver.url)
    came, may_answer = threading.Event(), threading.Event()

    def wait_then_answer(handler: BaseHTTPRequestHandler, message: Message) -> None:
        came.set()
        may_answer.wait(SECONDS)
        fine(handler, message)

    receiver.behave = one_after_the_other(fine, wait_then_answer, fine)
    pages = [node_id(make_news(index, f"Bericht {number}")) for number in range(5)]
    worker = start_worker()
    assert came.wait(SECONDS)

    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    may_answer.set()
    let_leases_end()
    start_worker()

    until(lambda: endpoint.deliveries.exists() and all_delivered(endpoint))
    arrived = Counter(message.headers["webhook-id"] for message in receiver.messages)
    assert sorted(arrived.values())[-2:] == [1, 2]
    assert {item for event, item in receiver.told if event == "published"} >= set(pages)


def test_a_worker_that_is_asked_to_end_finishes_what_it_sends(
    index: NewsIndex, receiver: Receiver, start_worker: StartWorker
) -> None:
    endpoint = make_endpoint(url=receiver.url)
    came, may_answer = threading.Event(), threading.Event()

    def wait_then_answer(handler: BaseHTTPRequestHandler, message: Message) -> None:
        came.set()
        may_answer.wait(SECONDS)
        fine(handler, message)

    receiver.behave = wait_then_answer
    delivery = make_delivery(endpoint)
    worker = start_worker()
    assert came.wait(SECONDS)

    worker.send_signal(signal.SIGTERM)
    may_answer.set()

    assert worker.wait(SECONDS) == 0
    delivery.refresh_from_db()
    assert (delivery.state, len(receiver.messages)) == (DeliveryState.DELIVERED, 1)
    assert Progress.objects.get(pk=endpoint.pk).lease is None


def test_workers_side_by_side_send_each_message_once_and_in_order(index: NewsIndex, start_worker: StartWorker) -> None:
    with receiving() as one, receiving() as two, receiving() as three:
        receivers = one, two, three
        endpoints = [make_endpoint(url=receiver.url) for receiver in receivers]
        for endpoint in endpoints:
            for number in range(30):
                make_delivery(endpoint, node_id=f"News:{number}")
        for _ in range(3):
            start_worker()

        until(lambda: all(all_delivered(endpoint) for endpoint in endpoints))

        for receiver in receivers:
            assert [message.event["sequence"] for message in receiver.messages] == [f"{n:020}" for n in range(1, 31)]


def test_a_slow_receiver_holds_up_nobody_else(index: NewsIndex, receiver: Receiver, start_worker: StartWorker) -> None:
    may_answer = threading.Event()

    def slow(handler: BaseHTTPRequestHandler, message: Message) -> None:
        may_answer.wait(SECONDS)
        fine(handler, message)

    with receiving(slow) as slow_one:
        slow_endpoint, endpoint = make_endpoint(url=slow_one.url), make_endpoint(url=receiver.url)
        for number in range(10):
            make_delivery(slow_endpoint, node_id=f"News:{number}")
            make_delivery(endpoint, node_id=f"News:{number}")
        start_worker()

        until(lambda: all_delivered(endpoint))
        assert not slow_endpoint.deliveries.filter(state=DeliveryState.DELIVERED).exists()
        may_answer.set()


@pytest.mark.parametrize(
    ("behave", "problem"),
    [
        (answering(500), Problem.FAILED),
        (answering(307, Location="http://127.0.0.1:9/"), Problem.REDIRECT),
        (hanging_up, Problem.CONNECTION),
    ],
    ids=["500", "redirect", "hangs up"],
)
def test_what_failed_comes_again_with_the_same_id(
    receiver: Receiver, start_worker: StartWorker, behave: Callable, problem: Problem
) -> None:
    endpoint = make_endpoint(url=receiver.url)
    receiver.behave = one_after_the_other(behave, fine)
    delivery = make_delivery(endpoint)
    start_worker()

    until(lambda: Delivery.objects.filter(pk=delivery.pk, attempts=1, problem=problem).exists())
    row = Delivery.objects.get(pk=delivery.pk)
    assert row.state == DeliveryState.WAITING
    assert row.next_at > row.tried_at + timedelta(seconds=3)
    let_time_pass()

    until(lambda: all_delivered(endpoint))
    assert [message.headers["webhook-id"] for message in receiver.messages] == [str(delivery.pk)] * 2
    assert receiver.messages[0].text == receiver.messages[1].text


def test_one_message_that_is_refused_does_not_hold_up_the_next(receiver: Receiver, start_worker: StartWorker) -> None:
    endpoint = make_endpoint(url=receiver.url)
    receiver.behave = one_after_the_other(answering(500), fine)
    refused, taken = make_delivery(endpoint), make_delivery(endpoint)
    start_worker()

    until(lambda: Delivery.objects.filter(pk=taken.pk, state=DeliveryState.DELIVERED).exists())
    let_time_pass()

    until(lambda: all_delivered(endpoint))
    # It came after a newer one; its number tells.
    numbers = [int(message.event["sequence"]) for message in receiver.messages]
    assert numbers == [refused.number, taken.number, refused.number]


def test_a_receiver_that_is_down_gets_everything_when_it_is_back(index: NewsIndex, start_worker: StartWorker) -> None:
    with receiving() as receiver:
        endpoint = make_endpoint(url=receiver.url)
    start_worker()
    page = make_news(index)
    until(lambda: endpoint.deliveries.filter(problem=Problem.CONNECTION).exists())
    # It rests: the others were not even tried.
    assert endpoint.deliveries.filter(attempts__gt=0).count() == 1

    with receiving() as back:
        WebhookEndpoint.objects.filter(pk=endpoint.pk).update(url=back.url)
        let_time_pass()

        until(lambda: all_delivered(endpoint))
        assert ("published", node_id(page)) in back.told


def test_a_receiver_that_is_gone_is_paused_at_once(receiver: Receiver, start_worker: StartWorker) -> None:
    receiver.behave = answering(410)
    endpoint = make_endpoint(url=receiver.url)
    make_delivery(endpoint)
    make_delivery(endpoint)
    start_worker()

    until(lambda: not WebhookEndpoint.objects.get(pk=endpoint.pk).is_active)
    endpoint.refresh_from_db()
    assert endpoint.pause_reason == PauseReason.GONE
    assert len(receiver.messages) == 1

    receiver.behave = fine
    endpoint.is_active = True
    endpoint.save()
    let_time_pass()
    until(lambda: all_delivered(endpoint))


def test_a_receiver_that_fails_for_days_is_paused(receiver: Receiver, start_worker: StartWorker) -> None:
    receiver.behave = answering(500)
    endpoint = make_endpoint(url=receiver.url)
    Progress.objects.filter(pk=endpoint.pk).update(failures=9, failing_since=timezone.now() - timedelta(days=6))
    make_delivery(endpoint)
    start_worker()

    until(lambda: not WebhookEndpoint.objects.get(pk=endpoint.pk).is_active)
    endpoint.refresh_from_db()
    assert endpoint.pause_reason == PauseReason.FAILING


def test_a_receiver_that_asks_for_time_gets_it(receiver: Receiver, start_worker: StartWorker) -> None:
    receiver.behave = answering(429, Retry_After="3600")
    endpoint = make_endpoint(url=receiver.url)
    first, second = make_delivery(endpoint), make_delivery(endpoint)
    start_worker()

    until(lambda: Delivery.objects.filter(pk=first.pk, problem=Problem.TOO_BUSY).exists())
    first.refresh_from_db()
    second.refresh_from_db()
    assert timedelta(minutes=59) < first.next_at - first.tried_at < timedelta(minutes=61)
    assert second.attempts == 0
    assert Progress.objects.get(pk=endpoint.pk).rests_until > timezone.now() + timedelta(minutes=58)


def test_a_withdrawal_comes_again_until_it_is_confirmed(
    index: NewsIndex, receiver: Receiver, start_worker: StartWorker
) -> None:
    person = make_profile(make_profile_index(index.get_parent()))
    make_consent(person)
    endpoint = make_endpoint(make_partner(may_show_people=True), url=receiver.url)
    start_worker()

    withdraw_all(person.pk)
    until(lambda: Delivery.objects.unconfirmed().filter(answered_at__isnull=False).exists())
    row = Delivery.objects.unconfirmed().get()
    assert (row.node_id, row.state, row.problem) == (node_id(person), DeliveryState.WAITING, Problem.UNCONFIRMED)
    receiver.behave = confirming
    let_time_pass()

    until(lambda: not Delivery.objects.unconfirmed().exists())
    until(lambda: all_delivered(endpoint))
    told = [message for message in receiver.messages if message.about == ("withdrawn", node_id(person))]
    assert len(told) == 2
    assert set(told[0].event["data"]) == {"id", "kind", "tags"}


def test_whatever_happens_a_receiver_ends_up_knowing_what_is_there(
    index: NewsIndex, receiver: Receiver, start_worker: StartWorker
) -> None:
    """Changes, refusals, lost connections and killed workers, all together."""
    receiver.behave = one_after_the_other(
        *(answering(500) if n % 3 == 0 else hanging_up if n % 3 == 1 else fine for n in range(12)), fine
    )
    endpoint = make_endpoint(url=receiver.url)
    worker = start_worker()
    pages = [make_news(index, f"Bericht {number}") for number in range(6)]
    for page in pages[:4]:
        page.title += "!"
        publish(page)
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
        let_leases_end()
        worker = start_worker()
    for page in pages[1:3]:
        page.unpublish()

    def has_settled() -> bool:
        let_time_pass()
        progress = Progress.objects.get(pk=endpoint.pk)
        return endpoint.deliveries.filter(node_id=node_id(pages[2]), event=Event.UNPUBLISHED).exists() and (
            all_delivered(endpoint) and progress.compared_revision is not None
        )

    until(has_settled)
    newest: dict[str, Message] = {}
    for message in receiver.messages:
        item = message.event["subject"]
        newest[item] = max(newest.get(item, message), message, key=lambda one: one.event["sequence"])
    known = {item for item, message in newest.items() if message.about[0] not in {"unpublished", "removed"}}
    there = PublishedItem.objects.visible_to(reader_of(endpoint.partner, timezone.localdate()), timezone.now())
    assert known & set(map(node_id, pages)) == set(there.values_list("node_id", flat=True)) & set(map(node_id, pages))


def test_the_log_of_a_worker_names_nobody(receiver: Receiver, start_worker: StartWorker, tmp_path: Path) -> None:
    receiver.behave = answering(500)
    endpoint = make_endpoint(make_partner("Buurtsite Zeldzaam"), url=f"{receiver.url}?token=geheim")
    make_delivery(endpoint)
    start_worker()

    until(lambda: "webhook_failed" in (tmp_path / "worker.log").read_text())

    log = (tmp_path / "worker.log").read_text()
    assert "geheim" not in log
    assert "Zeldzaam" not in log
