"""Kept answers for partners: shared by equal rights, and shut at once with the key."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from cms.delivery import accounts
from cms.delivery.cache import front as front_module
from cms.delivery.cache.front import CachedAnswers
from cms.delivery.http import serving
from cms.partners.models import ClaimedPoints, Partner, PartnerKey
from cms.partners.points import Purse
from cms.partners.use import Uses, shown_by, use_of
from cms.publication.models import ContentRevision
from cms.publication.revision import RevisionWatch
from tests.cms.delivery.cache.conftest import Counting
from tests.cms.publication.watching import until
from tests.factories.partners import make_key, make_partner
from tests.factories.publication import make_item
from tests.factories.taxonomy import make_stadsdeel
from tests.wsgi import Received

Ask = Callable[..., Received]
SITE = "https://krant.example"
NEWS = '{ node(id: "News:1") { id } }'


def settled(watch: RevisionWatch) -> None:
    until(lambda: watch.number == ContentRevision.current())


def has_news(answer: Received) -> bool:
    return json.loads(answer.body)["data"]["node"] is not None


@pytest.fixture
def bearer(watch: RevisionWatch) -> Callable[..., str]:
    """Makes a partner, and gives the header with its key."""

    def make(**rights: object) -> str:
        key = make_key(make_partner(**rights))
        settled(watch)
        return f"Bearer {key}"

    return make


def test_partners_of_equal_rights_share_answers(ask: Ask, bearer: Callable[..., str], django: Counting) -> None:
    make_item("News:1")
    one, other, narrow = bearer(), bearer(origins=[SITE], points_per_minute=5_000), bearer(kinds=["agenda"])

    answers = [ask(NEWS, authorization=key) for key in (one, one, other, narrow, narrow)]

    assert [answer.cache for answer in answers] == ["fwd=miss; stored", "hit", "hit", "fwd=miss; stored", "hit"]
    assert [has_news(answer) for answer in answers] == [True, True, True, False, False]
    assert len(django.asked) == 2


def test_rights_by_stadsdeel_are_rights_of_their_own(ask: Ask, bearer: Callable[..., str]) -> None:
    west, noord = make_stadsdeel("West"), make_stadsdeel("Noord")
    make_item("News:1", stadsdelen=["west"])

    answers = [ask(NEWS, authorization=bearer(stadsdelen=areas)) for areas in ((west,), (noord,), (noord, west), ())]

    assert [has_news(answer) for answer in answers] == [True, False, True, True]
    assert {answer.headers["Cache-Control"].split(",")[0] for answer in answers} == {"private"}


def test_a_partner_gets_nothing_that_was_kept_for_others(ask: Ask, bearer: Callable[..., str]) -> None:
    make_item("News:1", channels=["public-site"])
    key = bearer()

    first, anonymous = ask(NEWS), ask(NEWS, authorization=key)

    assert (has_news(first), has_news(anonymous)) == (True, False)


def test_a_revoked_key_opens_nothing_from_the_next_answer_on(
    ask: Ask, bearer: Callable[..., str], watch: RevisionWatch
) -> None:
    make_item("News:1")
    key, other = bearer(), bearer()
    assert [ask(NEWS, authorization=key).cache for _ in range(2)] == ["fwd=miss; stored", "hit"]

    PartnerKey.objects.order_by("pk")[0].revoke()
    settled(watch)
    refused = ask(NEWS, authorization=key)

    assert (refused.status, refused.headers["Cache-Control"]) == (401, "no-store")
    assert json.loads(refused.body)["errors"][0]["extensions"]["code"] == "KEY_UNKNOWN"
    assert refused.headers["WWW-Authenticate"] == "Bearer"
    assert ask(NEWS, authorization=other).status == 200


def test_a_change_of_the_agreement_is_seen_by_the_next_answer(
    ask: Ask, bearer: Callable[..., str], watch: RevisionWatch
) -> None:
    make_item("News:1")
    key = bearer()
    before = ask(NEWS, authorization=key)

    Partner.objects.update(kinds=["agenda"])
    settled(watch)
    narrowed = ask(NEWS, authorization=key)
    Partner.objects.update(agreed_until=timezone.localdate() - timedelta(days=1))
    settled(watch)

    assert (has_news(before), has_news(narrowed)) == (True, False)
    assert ask(NEWS, authorization=key).status == 401


def test_a_hit_of_a_partner_takes_no_statement(
    ask: Ask, bearer: Callable[..., str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_item("News:1")
    key = bearer()
    ask(NEWS, authorization=key)

    with django_assert_num_queries(0):
        assert ask(NEWS, authorization=key).cache == "hit"


def test_a_key_that_is_unknown_is_looked_up_again_each_time(ask: Ask, bearer: Callable[..., str]) -> None:
    partner = make_partner(agreed_from=timezone.localdate() + timedelta(days=1))
    header = f"Bearer {partner.make_key(partner.agreed_from, None)}"
    assert ask(NEWS, authorization=header).status == 401

    Partner.objects.update(agreed_from=timezone.localdate())

    assert ask(NEWS, authorization=header).status == 200


def test_a_site_of_the_partner_reads_kept_answers_and_another_reads_nothing(
    ask: Ask, bearer: Callable[..., str]
) -> None:
    make_item("News:1")
    key = bearer(origins=[SITE])

    answers = [
        ask(NEWS, authorization=key, origin=SITE),
        ask(NEWS, authorization=key, origin=SITE),
        ask(NEWS, authorization=key, origin=SITE, if_none_match="*"),
        ask(NEWS, authorization=key),
        ask(NEWS, authorization=key, origin="https://other.example"),
    ]

    assert [answer.status for answer in answers] == [200, 200, 304, 200, 403]
    opened = [answer.headers["Access-Control-Allow-Origin"] for answer in answers]
    assert opened == [SITE, SITE, SITE, None, None]
    assert all("Origin" in ", ".join(answer.headers.get_all("Vary")) for answer in answers[:4])
    assert "RateLimit" in answers[0].headers["Access-Control-Expose-Headers"]
    # No browser shows once more what was withdrawn; a program may, while we are away.
    assert {answer.headers["Cache-Control"] for answer in answers[:3]} == {"private, no-cache"}
    assert "stale-if-error" in answers[3].headers["Cache-Control"]
    assert json.loads(answers[4].body)["errors"][0]["extensions"]["code"] == "ORIGIN_NOT_ALLOWED"


def test_without_a_key_no_site_reads_anything(ask: Ask, bearer: Callable[..., str]) -> None:
    bearer(origins=[SITE])

    answers = [ask(NEWS, origin=SITE) for _ in range(2)]

    assert [answer.cache for answer in answers] == ["fwd=miss; stored", "hit"]
    assert all("Access-Control" not in name for answer in answers for name, _ in answer.headers.items())


def test_no_key_is_remembered(front: CachedAnswers, ask: Ask, bearer: Callable[..., str]) -> None:
    key = bearer()
    ask(NEWS, authorization=key)

    (kept,) = front.memory.most_asked(10)

    assert key not in repr(kept.question)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Uses:
    """What is counted in this test; and nobody claimed points before."""
    counted = Uses()
    monkeypatch.setattr(front_module, "uses", counted)
    monkeypatch.setattr(serving, "uses", counted)
    monkeypatch.setattr(accounts, "purse", Purse())
    return counted


def test_kept_answers_cost_nothing_and_are_counted(ask: Ask, bearer: Callable[..., str], counted: Uses) -> None:
    make_item("News:1")
    key = bearer(points_per_minute=1_000)

    answers = [ask("query Mine { news { nodes { id } } }", authorization=key) for _ in range(40)]
    counted.flush()

    assert {answer.status for answer in answers} == {200}
    assert [bool(answer.headers["RateLimit"]) for answer in answers] == [True] + [False] * 39
    (use,) = use_of(Partner.objects.get())
    spent = 1_000 - int(answers[0].headers["RateLimit"].split(";")[1].removeprefix("r="))
    assert (use.operation, use.times, use.points) == ("Mine", 40, spent)
    assert [shown.partner for shown in shown_by("News:1")] == [Partner.objects.get()]


def test_what_is_asked_again_by_itself_is_asked_by_nobody(
    front: CachedAnswers, ask: Ask, bearer: Callable[..., str], counted: Uses, watch: RevisionWatch
) -> None:
    key = bearer(points_per_minute=1_000)
    ask(NEWS, authorization=key)
    counted.flush()
    claimed = list(ClaimedPoints.objects.values_list("points", flat=True))
    (kept,) = front.memory.most_asked(1)
    make_item("News:1")
    settled(watch)

    front.ask_again(kept)
    answer = ask(NEWS, authorization=key)

    assert (answer.cache, has_news(answer)) == ("hit", True)
    assert list(ClaimedPoints.objects.values_list("points", flat=True)) == claimed
    assert [use.times for use in use_of(Partner.objects.get())] == [1]


def test_without_a_key_the_address_pays(ask: Ask, settings: Settings, counted: Uses) -> None:
    settings.GRAPHQL_ANONYMOUS_POINTS_PER_MINUTE = 100
    settings.CLIENT_ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR"
    documents = [f'{{ a{number}: node(id: "News:1") {{ id }} }}' for number in range(5)]

    answers = [ask(document, x_forwarded_for="192.0.2.1") for document in documents]
    other = ask(documents[-1], x_forwarded_for="192.0.2.2")
    kept = ask(documents[-1], x_forwarded_for="192.0.2.1")

    assert [answer.status for answer in answers] == [200, 429, 429, 429, 429]
    assert json.loads(answers[1].body)["errors"][0]["extensions"]["code"] == "BUDGET_EXHAUSTED"
    assert (other.status, kept.status, kept.cache) == (200, 200, "hit")
