"""Connections: their cursors, filters and limits, proved of one list; `test_every_list.py` proves the rest of all."""

import datetime

import pytest

from cms.publication.models import PublishedItem
from tests.factories.publication import make_item

from .conftest import Ask

PAGE = """
query ($first: Int, $after: String, $last: Int, $before: String, $order: NewsOrder! = NEWEST) {
  news(first: $first, after: $after, last: $last, before: $before, order: $order) {
    nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
  }
}
"""


def make_news_rows(days: list[int], first_key: int = 1) -> list[PublishedItem]:
    """One item for each day of November; some share a day."""
    return [
        make_item(f"News:{key}", listed_on=datetime.date(2022, 11, day), name=f"titel {key:02}")
        for key, day in enumerate(days, start=first_key)
    ]


def test_a_cursor_stays_right_while_items_are_added_in_front(db: None, ask: Ask) -> None:
    make_news_rows([5, 4, 3, 2])
    first = ask(PAGE, {"first": 2})["data"]["news"]

    make_news_rows([9, 8], first_key=50)
    second = ask(PAGE, {"first": 2, "after": first["pageInfo"]["endCursor"]})

    assert [node["id"] for node in first["nodes"]] == ["News:1", "News:2"]
    assert _ids(second) == ["News:3", "News:4"]


@pytest.mark.parametrize("cursor", ["", "x", "bm90IGpzb24", "WzEsMl0", "WyIyMDIyLTExLTAzIiwgdHJ1ZV0", "é" * 50])
def test_a_wrong_cursor_is_refused(db: None, ask: Ask, cursor: str) -> None:
    error = ask(PAGE, {"after": cursor})["errors"][0]

    assert (error["extensions"]["code"], error["extensions"]["argument"]) == ("ARGUMENT_INVALID", "after")


@pytest.mark.parametrize(
    ("arguments", "code", "argument"),
    [
        ({"first": -1}, "ARGUMENT_INVALID", "first"),
        ({"first": 101}, "LIMIT_EXCEEDED", "first"),
        ({"last": 100_000}, "LIMIT_EXCEEDED", "last"),
        ({"first": 2, "last": 2}, "ARGUMENT_INVALID", "last"),
    ],
)
def test_a_size_that_cannot_be_given_is_refused(
    db: None, ask: Ask, arguments: dict[str, int], code: str, argument: str
) -> None:
    extensions = ask(PAGE, arguments)["errors"][0]["extensions"]

    assert (extensions["code"], extensions["argument"]) == (code, argument)


def test_a_limit_tells_what_was_asked_and_what_is_allowed(db: None, ask: Ask) -> None:
    extensions = ask(PAGE, {"first": 100_000})["errors"][0]["extensions"]

    assert extensions == {"code": "LIMIT_EXCEEDED", "argument": "first", "asked": 100_000, "allowed": 100}


def test_none_and_a_hundred_can_be_asked(db: None, ask: Ask) -> None:
    make_news_rows([1, 2])

    assert _ids(ask(PAGE, {"first": 0})) == []
    assert _ids(ask(PAGE, {"first": 100})) == ["News:2", "News:1"]


def test_an_unknown_slug_is_told_with_the_known_ones(db: None, ask: Ask) -> None:
    make_item("Stadsdeel:1", slug="noord", number=2)
    make_item("Stadsdeel:2", slug="west", number=1)

    error = ask('{ news(stadsdeel: ["west", "oost"]) { totalCount } }')["errors"][0]

    assert error["extensions"] == {
        "code": "UNKNOWN_SLUG",
        "argument": "stadsdeel",
        "asked": ["oost"],
        "allowed": ["west", "noord"],
    }
    assert error["locations"] == [{"line": 1, "column": 3}]


def test_a_list_within_a_category_that_is_referred_to_is_narrowed_and_checked(db: None, ask: Ask) -> None:
    make_item("Audience:1", slug="werkgevers")
    make_item("Stadsdeel:1", slug="west")
    day = datetime.date(2022, 11, 3)
    make_item("News:1", {"stadsdelen": [{"ref": "Stadsdeel:1"}]}, stadsdelen=["west"], listed_on=day)
    make_item("News:2", stadsdelen=["west"], audiences=["werkgevers"], listed_on=datetime.date(2022, 11, 2))
    query = '{ page(id: "News:1") { stadsdelen { ... on Stadsdeel { news(audience: ["%s"]) { nodes { id } } } } } }'

    found = ask(query % "werkgevers")["data"]["page"]["stadsdelen"][0]["news"]["nodes"]
    error = ask(query % "bakkers")["errors"][0]

    assert found == [{"id": "News:2"}]
    assert (error["extensions"]["code"], error["extensions"]["allowed"]) == ("UNKNOWN_SLUG", ["werkgevers"])


def test_filters_narrow_together(db: None, ask: Ask) -> None:
    make_item("Stadsdeel:1", slug="west")
    make_item("Audience:1", slug="werkgevers")
    day = datetime.date(2022, 11, 3)
    make_item("News:1", stadsdelen=["west"], audiences=["werkgevers"], listed_on=day)
    make_item("News:2", stadsdelen=["west"], listed_on=day)
    make_item("News:3", audiences=["werkgevers"], listed_on=day)
    make_item("News:4", stadsdelen=["west"], audiences=["werkgevers"], listed_on=datetime.date(2021, 1, 1))

    answer = ask(
        '{ news(stadsdeel: ["west"], audience: ["werkgevers"], from: "2022-11-01", until: "2022-11-30") { nodes { id } } }'
    )

    assert _ids(answer) == ["News:1"]


def test_a_day_that_is_no_day_is_refused(db: None, ask: Ask) -> None:
    error = ask('{ news(from: "november") { totalCount } }')["errors"][0]

    assert (error["extensions"]["code"], error["extensions"]["argument"]) == ("ARGUMENT_INVALID", "from")


def test_an_unknown_language_is_told_with_the_known_ones(db: None, ask: Ask) -> None:
    extensions = ask('{ news(locale: "fr") { totalCount } }')["errors"][0]["extensions"]

    assert extensions == {"code": "UNKNOWN_LOCALE", "argument": "locale", "asked": "fr", "allowed": ["nl"]}


def test_a_page_is_asked_by_its_path_or_its_id_but_not_both(db: None, ask: Ask) -> None:
    make_item("News:1", {"title": "Bericht"}, path="/nieuws/bericht/")

    assert ask('{ page(path: "nieuws/bericht") { title } }')["data"] == {"page": {"title": "Bericht"}}
    assert ask('{ page(id: "News:1") { title } }')["data"] == {"page": {"title": "Bericht"}}
    for wrong in ("page { title }", 'page(id: "News:1", path: "/nieuws/bericht/") { title }'):
        assert ask(f"{{ {wrong} }}")["errors"][0]["extensions"]["code"] == "ARGUMENT_INVALID"


def test_what_is_no_page_is_not_a_page(db: None, ask: Ask) -> None:
    make_item("Theme:1")

    assert ask('{ page(id: "Theme:1") { title } node(id: "Theme:1") { id } }')["data"] == {
        "page": None,
        "node": {"id": "Theme:1"},
    }


def _ids(answer: dict) -> list[str]:
    return [node["id"] for node in answer["data"]["news"]["nodes"]]
