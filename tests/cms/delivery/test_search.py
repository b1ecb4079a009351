"""Searching in Dutch: what is found, in which order, how it is narrowed and counted, and what it costs."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from pages.home.models import Home
from tests.cms.delivery.conftest import Ask
from tests.factories.agenda import make_agenda_index, make_event
from tests.factories.core import rich_text
from tests.factories.history import make_milestone
from tests.factories.home import make_home
from tests.factories.information import make_information, make_information_draft
from tests.factories.news import make_news, make_news_index
from tests.factories.taxonomy import make_audience, make_organisation, make_stadsdeel

pytestmark = pytest.mark.django_db

SEARCH = """
query ($text: String!, $kinds: [Kind!], $audience: [String!], $stadsdeel: [String!], $first: Int! = 10, $after: String) {
  search(text: $text, kinds: $kinds, audience: $audience, stadsdeel: $stadsdeel, first: $first, after: $after) {
    totalCount
    nodes { kind title snippet node { __typename id } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
    kinds { kind count } audiences { slug count } stadsdelen { slug count }
    suggestions
  }
}
"""
SUGGESTIONS = "query ($text: String!, $first: Int! = 6) { suggestions(text: $text, first: $first) { title kind } }"


@pytest.fixture
def home() -> Home:
    return make_home(title="Voordeur", introduction="Welkom.", intro="<p>Kom binnen.</p>", aims=[])


def search(ask: Ask, text: str, **variables: Any) -> dict[str, Any]:
    answer = ask(SEARCH, {"text": text, **variables})
    assert "errors" not in answer, answer["errors"]
    return answer["data"]["search"]


def titles(ask: Ask, text: str, **variables: Any) -> list[str]:
    return [hit["title"] for hit in search(ask, text, **variables)["nodes"]]


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("bijeenkomst", "De werkgeversbijeenkomst was druk."),
        ("idee", "Er waren veel ideeën."),
        ("ideeen", "Er waren veel ideeën."),
        ("IDEEËN", "Eén idee was genoeg."),
        ("buurtbaner", "Hoe gaat het met de buurtbanen?"),
        ("buurtbanen", "Zij heeft een buurtbaan."),
        ("regelling", "De regeling liep af."),
        ("ervaringskenis", "Ervaringskennis telt mee."),
        ("werkgevers regelling", "Voor werkgevers is er een regeling."),
        ("wat is een regeling?", "Een regeling is wat er is afgesproken."),
    ],
)
def test_words_are_found_in_other_forms_in_compounds_and_with_small_errors(
    question: str, written: str, home: Home, ask: Ask
) -> None:
    make_information(home, "Gezocht", introduction=written)
    make_information(home, "Iets anders", introduction="Over het weer van gisteren.")

    assert titles(ask, question) == ["Gezocht"]


def test_a_hit_has_every_word(home: Home, ask: Ask) -> None:
    make_information(home, "Beide", introduction="Een fiets en een opleiding.")
    make_information(home, "Eén ervan", introduction="Een fiets.")

    assert titles(ask, "fiets opleiding") == ["Beide"]


def test_what_looks_like_it_is_no_hit_where_the_word_itself_is_found(home: Home, ask: Ask) -> None:
    make_information(home, "Het woord zelf", introduction="De moestuin is open.")
    make_information(home, "Bijna hetzelfde", introduction="De moestuim is open.")

    assert titles(ask, "moestuin") == ["Het woord zelf"]


def test_what_is_called_so_comes_before_what_speaks_of_it(home: Home, ask: Ask) -> None:
    make_information(home, "Eerste", introduction="Over intervisie, intervisie en nog eens intervisie.")
    make_information(home, "Intervisie", introduction="Samen leren.")

    assert titles(ask, "intervisie") == ["Intervisie", "Eerste"]


def test_the_snippet_is_safe_html_around_the_first_hit_with_the_hits_marked(home: Home, ask: Ask) -> None:
    long = "Woorden die niemand zoekt. " * 20
    make_information(
        home,
        "Over werk",
        introduction="Kort.",
        body=[rich_text(f"{long}De werkgeversbijeenkomst &lt;b&gt; &amp; de bijeenkomsten daarna. {long}")],
    )

    (hit,) = search(ask, "bijeenkomst")["nodes"]

    assert hit["snippet"].startswith("… ")
    assert hit["snippet"].endswith(" …")
    assert (
        "De <mark>werkgeversbijeenkomst</mark> &lt;b&gt; &amp; de <mark>bijeenkomsten</mark> daarna." in hit["snippet"]
    )
    assert len(hit["snippet"]) < 400


def test_a_text_with_a_word_of_nothing_but_accents_is_found_all_the_same(home: Home, ask: Ask) -> None:
    make_information(home, "Pagina", introduction="De ﾞ bijeenkomst.")

    (hit,) = search(ask, "bijeenkomst")["nodes"]

    assert hit["snippet"] == "De ﾞ <mark>bijeenkomst</mark>."


def test_small_words_of_a_question_are_not_marked(home: Home, ask: Ask) -> None:
    make_information(home, "Uitleg", introduction="Een buurtbaan is een baan in de buurt.")

    (hit,) = search(ask, "is een buurtbaan in de buurt?")["nodes"]

    assert hit["snippet"] == "Een <mark>buurtbaan</mark> is een baan in de <mark>buurt</mark>."


def test_things_that_are_no_page_are_found_too(ask: Ask) -> None:
    make_organisation("Groene Hub", description="Werkt in de moestuin.")
    make_milestone("De eerste moestuin", "2017")

    assert [(hit["kind"], hit["title"]) for hit in search(ask, "moestuin")["nodes"]] == [
        ("Milestone", "De eerste moestuin"),
        ("Organisation", "Groene Hub"),
    ]


@pytest.fixture
def found_everywhere(home: Home) -> None:
    """Three news items and two meetings about soup."""
    employers, residents = make_audience("Werkgevers"), make_audience("Bewoners")
    west, noord = make_stadsdeel("West"), make_stadsdeel("Noord")
    index, agenda = make_news_index(home), make_agenda_index(home)
    make_news(index, "Soep 1", audience_list=[employers], stadsdeel_list=[west])
    make_news(index, "Soep 2", audience_list=[employers, residents], stadsdeel_list=[noord])
    make_news(index, "Soep 3")
    make_event(agenda, "Soep 4", audience_list=[residents], stadsdeel_list=[west])
    make_event(agenda, "Soep 5", stadsdeel_list=[west])


def test_facets_count_as_if_they_did_not_narrow_themselves(found_everywhere: None, ask: Ask) -> None:
    everything = search(ask, "soep")
    narrowed = search(ask, "soep", kinds=["News"], stadsdeel=["west", "noord"])

    assert everything["totalCount"] == 5
    assert everything["kinds"] == [{"kind": "News", "count": 3}, {"kind": "Event", "count": 2}]
    assert everything["audiences"] == [{"slug": "bewoners", "count": 2}, {"slug": "werkgevers", "count": 2}]
    assert everything["stadsdelen"] == [{"slug": "west", "count": 3}, {"slug": "noord", "count": 1}]
    assert sorted(hit["title"] for hit in narrowed["nodes"]) == ["Soep 1", "Soep 2"]
    assert narrowed["totalCount"] == 2
    assert narrowed["kinds"] == [{"kind": "Event", "count": 2}, {"kind": "News", "count": 2}]
    assert narrowed["audiences"] == [{"slug": "werkgevers", "count": 2}, {"slug": "bewoners", "count": 1}]
    assert narrowed["stadsdelen"] == [{"slug": "noord", "count": 1}, {"slug": "west", "count": 1}]


def test_pages_of_hits_are_the_whole_list(found_everywhere: None, ask: Ask) -> None:
    whole = titles(ask, "soep")

    pages: list[list[str]] = []
    cursor = None
    while True:
        page = search(ask, "soep", first=2, after=cursor)
        pages.append([hit["title"] for hit in page["nodes"]])
        assert page["pageInfo"]["hasPreviousPage"] == (cursor is not None)
        cursor = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    assert [len(page) for page in pages] == [2, 2, 1]
    assert [title for page in pages for title in page] == whole


def test_a_page_behind_the_last_hit_is_empty_but_still_counts(found_everywhere: None, ask: Ask) -> None:
    last = search(ask, "soep", first=50)["pageInfo"]["endCursor"]

    answer = search(ask, "soep", after=last)

    assert (answer["nodes"], answer["totalCount"], answer["suggestions"]) == ([], 5, [])


def test_nothing_found_suggests_titles_that_look_a_little_like_it(home: Home, ask: Ask) -> None:
    make_information(home, "Moestuin")
    make_information(home, "Speeltuin")

    answer = search(ask, "moesje")

    assert (answer["totalCount"], answer["nodes"], answer["suggestions"]) == (0, [], ["Moestuin"])


def test_what_is_not_published_is_not_found_nor_suggested(home: Home, ask: Ask) -> None:
    make_information_draft(home, "Geheim plan")

    answer = search(ask, "geheim")

    assert (answer["totalCount"], answer["suggestions"]) == (0, [])
    assert ask(SUGGESTIONS, {"text": "gehei"})["data"]["suggestions"] == []


@pytest.mark.parametrize(
    "question", ["!?", "%_", "<script>", "a' OR '1'='1", "& | !", '"aanhaling', "-min", "\\\\", "ﾞﾞ"]
)
def test_signs_are_no_code(question: str, home: Home, ask: Ask) -> None:
    make_information(home, "Moestuin")

    assert search(ask, question)["totalCount"] == 0


@pytest.mark.parametrize("question", ["", "a", "  a  ", "x" * 201])
@pytest.mark.parametrize("document", [SEARCH, SUGGESTIONS])
def test_a_question_of_the_wrong_length_is_refused(document: str, question: str, ask: Ask) -> None:
    (error,) = ask(document, {"text": question})["errors"]

    assert (error["extensions"]["code"], error["extensions"]["argument"]) == ("ARGUMENT_INVALID", "text")


@pytest.mark.parametrize(
    ("document", "variables", "code"),
    [
        (SEARCH, {"first": 51}, "LIMIT_EXCEEDED"),
        (SEARCH, {"first": -1}, "ARGUMENT_INVALID"),
        (SUGGESTIONS, {"first": 11}, "LIMIT_EXCEEDED"),
        (SEARCH, {"after": "kwijt"}, "ARGUMENT_INVALID"),
        (SEARCH, {"after": "aGl0IC01"}, "ARGUMENT_INVALID"),
        (SEARCH, {"audience": ["niemand"]}, "UNKNOWN_SLUG"),
    ],
)
def test_arguments_that_cannot_be_are_refused(document: str, variables: Any, code: str, home: Home, ask: Ask) -> None:
    (error,) = ask(document, {"text": "soep", **variables})["errors"]

    assert error["extensions"]["code"] == code


def test_suggestions_are_titles_that_begin_so_then_hold_it_then_look_like_it(home: Home, ask: Ask) -> None:
    for title in ("Vuistregels", "De regeling", "Regeling", "Iets anders"):
        make_information(home, title)

    def suggested(text: str) -> list[str]:
        return [one["title"] for one in ask(SUGGESTIONS, {"text": text})["data"]["suggestions"]]

    assert suggested("regel") == ["Regeling", "De regeling", "Vuistregels"]
    assert suggested("REGELLING") == ["Regeling", "De regeling"]
    assert suggested("vuist regels") == ["Vuistregels"]
    assert len(ask(SUGGESTIONS, {"text": "regel", "first": 2})["data"]["suggestions"]) == 2


def test_a_search_is_one_statement_and_one_more_where_nothing_is_found_at_once(
    found_everywhere: None, ask: Ask, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # One of them reads the revision.
    with django_assert_num_queries(2):
        search(ask, "soep")
    with django_assert_num_queries(3):
        search(ask, "soepen soeb")
    with django_assert_num_queries(3):
        search(ask, "soep", stadsdeel=["west"])
    with django_assert_num_queries(2):
        ask(SUGGESTIONS, {"text": "soe"})


@pytest.mark.parametrize(
    ("document", "text", "indexes"),
    [
        (SEARCH, "soep", {"item_search", "item_search_folded"}),
        (SEARCH, "soeppan", {"item_search", "item_search_folded"}),
        (SUGGESTIONS, "soep", {"item_name_parts"}),
    ],
)
def test_words_are_found_by_index(document: str, text: str, indexes: set[str], home: Home, ask: Ask) -> None:
    with CaptureQueriesContext(connection) as captured:
        ask(document, {"text": text})
    statements = [query["sql"] for query in captured.captured_queries if "trgm" in query["sql"] or "%>" in query["sql"]]
    statements = statements or [captured.captured_queries[-1]["sql"]]

    with connection.cursor() as cursor:
        # With so few rows it would read them all.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("DROP INDEX item_kind_listed, item_kind_chronology, item_kind_name, item_kind_number")
        for statement in statements:
            cursor.execute(f"EXPLAIN {statement}")
            plan = "\n".join(row[0] for row in cursor.fetchall())
            assert {index for index in indexes if f"on {index} " in plan} == indexes, plan
