"""Which answers are given again, to whom, and until when."""

import gzip
import json
import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from cms.delivery.cache.front import CachedAnswers
from cms.publication.models import PublishedItem
from cms.publication.revision import RevisionWatch
from tests.cms.delivery.cache.conftest import KEY, MEGABYTE, Counting
from tests.cms.publication.watching import SECONDS, until
from tests.factories.publication import make_item
from tests.wsgi import Received, call

Ask = Callable[..., Received]
SITE = f"Bearer {KEY}"
GRAPHQL = "application/graphql-response+json"
TITLES = '{ node(id: "Theme:1") { id ... on Theme { slug } } }'


def post(front: CachedAnswers, body: object, **headers: str) -> Received:
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    return call(front, "/graphql/", "POST", text, **{"content_type": "application/json", **headers})


def test_the_second_one_who_asks_is_answered_without_django(ask: Ask, django: Counting) -> None:
    make_item("Theme:1")

    first, second = ask(), ask()

    assert [first.cache, second.cache] == ["fwd=miss; stored", "hit"]
    assert (first.status, first.body) == (second.status, second.body)
    assert len(django.asked) == 1


def test_a_hit_has_all_headers_of_django(ask: Ask) -> None:
    first, second = (dict(answer.headers.items()) for answer in (ask(), ask()))

    assert first | {"Cache-Status": second["Cache-Status"]} == second
    assert {"Content-Security-Policy", "X-Content-Type-Options"} <= set(second)


def test_a_change_of_the_store_is_seen_by_the_next_one_who_asks(ask: Ask, watch: RevisionWatch) -> None:
    before = ask()
    make_item("Theme:1")
    until(lambda: watch.number == 1)

    after = ask()

    assert json.loads(before.body)["data"] == {"node": None}
    assert json.loads(after.body)["data"] == {"node": {"id": "Theme:1"}}


def test_what_ends_by_itself_is_given_until_then(ask: Ask, watch: RevisionWatch) -> None:
    ends = timezone.now() + timedelta(seconds=1)
    make_item("Theme:1", visible_until=ends)
    until(lambda: watch.number == 1)

    assert json.loads(ask().body)["data"] == {"node": {"id": "Theme:1"}}
    assert ask().cache == "hit"
    until(lambda: timezone.now() > ends)

    assert json.loads(ask().body)["data"] == {"node": None}


@pytest.mark.parametrize(
    "_other",
    [
        {"accept": GRAPHQL},
        {"authorization": SITE},
        {"document": '{ node(id: "Theme:1") { id  } }'},
        {"host": "localhost"},
        {"x_forwarded_proto": "https"},
    ],
    ids=["media type", "rights", "document", "host", "scheme"],
)
def test_whoever_asks_otherwise_gets_an_answer_of_their_own(_other: dict[str, str], ask: Ask) -> None:
    ask()

    assert ask(**_other).cache == "fwd=miss; stored"
    assert ask(**_other).cache == "hit"


@pytest.mark.parametrize("_accept", ["application/json", "*/*", "application/json;q=0.9, */*;q=0.1", ""])
def test_who_wants_the_same_media_type_in_other_words_gets_the_same(_accept: str, ask: Ask) -> None:
    ask()

    assert ask(accept=_accept).cache == "hit"


@pytest.mark.parametrize("_authorization", ["Bearer nobody", f"bearer {KEY}", f"Basic {KEY}", f"Bearer {KEY}x", ""])
def test_any_other_key_is_for_django_to_judge_each_time(_authorization: str, ask: Ask, django: Counting) -> None:
    ask()
    ask(authorization=SITE)

    answers = [ask(authorization=_authorization) for _ in range(2)]

    assert [answer.cache for answer in answers] == ["", ""]
    assert len(django.asked) == 4


def test_without_a_key_of_the_public_site_nobody_has_it(watch: RevisionWatch, django: Counting, settings) -> None:
    settings.PUBLIC_SITE_KEY = ""
    front = CachedAnswers(django, watch, 10**6)

    assert call(front, "/graphql/", query={"query": "{ __typename }"}, authorization="Bearer ").status == 401


def test_what_is_posted_is_kept_too(front: CachedAnswers, django: Counting) -> None:
    body = {"query": "query($id: ID!) { node(id: $id) { id } }", "variables": {"id": "Theme:1"}}

    answers = [post(front, body), post(front, body), post(front, {**body, "variables": {"id": "Theme:2"}})]

    assert [answer.cache for answer in answers] == ["fwd=miss; stored", "hit", "fwd=miss; stored"]
    assert len(django.asked) == 2


@pytest.mark.parametrize(
    ("_body", "_headers", "_status"),
    [
        (b"{", {}, 400),
        (b"[]", {}, 400),
        (b"query=x", {"content_type": "application/x-www-form-urlencoded"}, 415),
        (b"{}", {"content_encoding": "gzip"}, 415),
        (b" " * 200_000, {}, 413),
        (b'{"query": "{ nothing }"}', {"accept": GRAPHQL}, 400),
        (b'{"query": "{ __typename }"}', {"accept": "text/html"}, 406),
    ],
)
def test_what_is_refused_is_not_kept(
    _body: bytes, _headers: dict[str, str], _status: int, front: CachedAnswers
) -> None:
    answers = [post(front, _body, **_headers) for _ in range(2)]

    assert [(answer.status, answer.cache) for answer in answers] == [(_status, "")] * 2
    assert front.memory.size == 0


def test_an_answer_with_errors_is_not_kept(front: CachedAnswers, ask: Ask) -> None:
    answer = ask('{ term(slug: "x", locale: "xx") { id } }')

    assert "errors" in json.loads(answer.body)
    assert front.memory.size == 0


@pytest.mark.parametrize("_address", ["/", "/health/live/", "/explorer/", "/graphql", "/admin/login/"])
def test_other_addresses_are_none_of_its_business(_address: str, front: CachedAnswers, django: Counting) -> None:
    for _ in range(2):
        call(front, _address)

    assert len(django.asked) == 2


def test_head_is_answered_without_a_body_from_what_get_left(ask: Ask) -> None:
    whole = ask()

    head = ask(method="HEAD")

    assert (head.status, head.cache, head.body) == (200, "hit", b"")
    assert head.headers["Content-Length"] == str(len(whole.body))


def test_head_asks_as_get(ask: Ask, django: Counting) -> None:
    head = ask(method="HEAD")

    assert (head.body, django.asked) == (b"", ["GET /graphql/"])
    assert ask().cache == "hit"


@pytest.mark.parametrize(
    "_known",
    ["{tag}", "W/{tag}", '"other", {tag}', '"other",W/{tag}', "*", '"{hash}-br"', '"{hash}-gzip"'],
)
def test_who_has_the_answer_is_told_so(_known: str, ask: Ask) -> None:
    tag = ask().headers["ETag"]

    answer = ask(if_none_match=_known.format(tag=tag, hash=tag.strip('"')))

    assert (answer.status, answer.body, answer.headers["ETag"]) == (304, b"", tag)
    assert {"Content-Type", "Content-Length"}.isdisjoint(answer.headers.keys())
    assert {"Cache-Control", "Vary"} <= set(answer.headers.keys())


@pytest.mark.parametrize("_known", ['"other"', "{hash}", "W/", ""])
def test_who_has_another_answer_gets_this_one(_known: str, ask: Ask) -> None:
    tag = ask().headers["ETag"]

    assert ask(if_none_match=_known.format(hash=tag.strip('"'))).status == 200


def test_an_answer_that_stayed_the_same_keeps_its_tag(ask: Ask, watch: RevisionWatch) -> None:
    tag = ask().headers["ETag"]
    make_item("Theme:2")
    until(lambda: watch.number == 1)

    assert ask(if_none_match=tag).status == 304


def test_to_a_post_nothing_is_unchanged(front: CachedAnswers) -> None:
    tag = post(front, {"query": "{ __typename }"}).headers["ETag"]

    assert post(front, {"query": "{ __typename }"}, if_none_match=tag).status == 200


def test_an_answer_is_packed_once_for_all(ask: Ask, front: CachedAnswers) -> None:
    make_item("Theme:1")
    long = "{ " + " ".join(f'a{number:_>150}: node(id: "Theme:1") {{ id }}' for number in range(15)) + " }"
    plain = ask(long)
    size = front.memory.size

    packed = [ask(long, accept_encoding="gzip") for _ in range(2)]

    assert gzip.decompress(packed[0].body) == plain.body
    assert packed[0].body is packed[1].body
    assert packed[0].headers["Content-Encoding"] == "gzip"
    assert packed[0].headers["ETag"] == plain.headers["ETag"].rstrip('"') + '-gzip"'
    assert front.memory.size == size + len(packed[0].body)


def test_those_who_ask_the_same_at_the_same_time_are_answered_by_one(
    ask: Ask, django: Counting, front: CachedAnswers
) -> None:
    make_item("Theme:1")
    goes_on = threading.Event()
    django.before = lambda: goes_on.wait(SECONDS) and None
    answers: list[Received] = []
    threads = [threading.Thread(target=lambda: answers.append(ask())) for _ in range(4)]
    for thread in threads:
        thread.start()
    until(lambda: bool(django.asked))

    goes_on.set()

    for thread in threads:
        thread.join(SECONDS)
    assert len(django.asked) == 1
    assert sorted(answer.cache for answer in answers) == ["fwd=miss; stored", "hit", "hit", "hit"]


def test_when_the_first_fails_the_others_go_on(ask: Ask, django: Counting) -> None:
    fails = iter([True])
    both = threading.Event()

    def fail_once() -> None:
        both.wait(SECONDS)
        if next(fails, False):
            raise RuntimeError("out of paper")

    django.before = fail_once
    answers: list[int] = []

    def send() -> None:
        try:
            answers.append(ask().status)
        except RuntimeError:
            answers.append(500)

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    until(lambda: bool(django.asked))
    both.set()
    for thread in threads:
        thread.join(SECONDS)

    assert sorted(answers) == [200, 200, 500]


def test_an_answer_during_which_the_content_changed_is_not_given_again(
    ask: Ask, django: Counting, watch: RevisionWatch
) -> None:
    def change_once() -> None:
        if not PublishedItem.objects.exists():
            make_item("Theme:1")

    ask("{ __typename }")
    number = watch.number
    original = django._django

    def answered_then_changed(environ, start_response):
        response = original(environ, start_response)
        change_once()
        return response

    django._django = answered_then_changed
    ask()
    until(lambda: watch.number != number)

    assert json.loads(ask().body)["data"] == {"node": {"id": "Theme:1"}}


def test_memory_stays_within_its_bounds_whatever_is_asked(front: CachedAnswers) -> None:
    def asked(number: int) -> Received:
        body = {"query": '{ node(id: "Theme:1") { id } }', "variables": {"nobody asks": f"{number:_>30000}"}}
        return post(front, body, accept_encoding="gzip")

    statuses = {asked(number).status for number in range(60)}

    assert statuses == {200}
    assert MEGABYTE * 0.9 < front.memory.size <= MEGABYTE
    assert [asked(number).cache for number in (59, 0)] == ["hit", "fwd=miss; stored"]
