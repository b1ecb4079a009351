"""An editor publishes while readers ask: does a request fail, does one get what is old, do readers wait?"""

import http.client
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.db import connections

from benchmarks.load import Load, put_under_load
from benchmarks.servers import Server
from benchmarks.workloads import ADDRESS, Workload
from pages.news.models import News

# Far more often than editors do. wrk counts a wait once for each question that would have been asked meanwhile, so p99 tells
# whether readers wait for more than a hundredth of the time; that is a matter of how often somebody publishes.
_PAUSE_SECONDS = 2.0
# Each of the workers must have met its first request, which is a slow one.
_WARM_UP_SECONDS = 6
# Enough connections that each of the workers holds some.
_WATCHERS = 4
_TITLE = "Voorbeeld: meting"


@dataclass(frozen=True)
class UnderPublication:
    """What readers saw of it.

    Attributes:
        quiet: the load before, without publishing.
        busy: the load while an editor published.
        publications: how many times.
        stale_milliseconds: the longest time after a commit at which somebody asked and still got the older text.
        failed_watchers: how many of our own questions got no answer.
    """

    quiet: Load
    busy: Load
    publications: int
    stale_milliseconds: float
    failed_watchers: int


@dataclass
class Log:
    """What happened when, in seconds of one clock. Threads only append to it.

    Attributes:
        commits: when a text had been committed.
        seen: when somebody asked, and got which text.
        failures: why a question got no answer.
        is_over: set when everybody is to stop.
    """

    commits: list[tuple[float, str]] = field(default_factory=list)
    seen: list[tuple[float, str]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)


def publish_under_load(server: Server, workload: Workload, seconds: int) -> UnderPublication:
    """Measures the same load without and with somebody who publishes a page again and again.

    Args:
        server: the CMS, with its cache on.
        workload: what readers ask.
        seconds: how long each half takes.
    """
    url = server.url + ADDRESS
    put_under_load(url, _WARM_UP_SECONDS, body=workload.body)
    page = News.objects.live().order_by("-pk")[0]
    title, log = page.title, Log()
    with ThreadPoolExecutor() as threads:
        # They ask in both halves, so that the halves differ by publishing alone.
        tasks = [threads.submit(_watch, server, page.pk, log) for _ in range(_WATCHERS)]
        quiet = put_under_load(url, seconds, body=workload.body)
        tasks.append(threads.submit(_publish_again_and_again, page, log))
        busy = put_under_load(url, seconds, body=workload.body)
        log.is_over.set()
    for task in tasks:
        task.result()
    _publish(page, title)
    return UnderPublication(quiet, busy, len(log.commits), longest_stale_milliseconds(log), len(log.failures))


def _publish_again_and_again(page: News, log: Log) -> None:
    number = 0
    try:
        while not log.is_over.wait(_PAUSE_SECONDS):
            number += 1
            title = f"{_TITLE} {number}"
            _publish(page, title)
            log.commits.append((time.perf_counter(), title))
    finally:
        # This thread's, which nobody else gives back.
        connections.close_all()


def _publish(page: News, title: str) -> None:
    page.title = title
    page.save_revision().publish()


def _watch(server: Server, page: int, log: Log) -> None:
    """Asks for the title over one kept connection, and writes down what it was when it asked."""
    body = json.dumps({"query": f'{{ page(id: "News:{page}") {{ title }} }}'})
    headers = {"Content-Type": "application/json", "Accept": "application/graphql-response+json"}
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=30)
    while not log.is_over.is_set():
        asked = time.perf_counter()
        try:
            connection.request("POST", ADDRESS, body, headers)
            title = json.loads(connection.getresponse().read())["data"]["page"]["title"]
        except (OSError, http.client.HTTPException, KeyError, TypeError, ValueError) as error:
            log.failures.append(repr(error))
            connection.close()
        else:
            log.seen.append((asked, title))
        log.is_over.wait(0.005)
    connection.close()


def longest_stale_milliseconds(log: Log) -> float:
    """The longest time after a commit at which a question still got something older, in milliseconds."""
    ages = [0.0]
    numbers = {title: number for number, (_, title) in enumerate(log.commits)}
    for asked, title in log.seen:
        seen = numbers.get(title, -1)
        missed = [at for at, _ in log.commits[seen + 1 :] if at < asked]
        if missed:
            ages.append(asked - missed[0])
    return max(ages) * 1000
