import pytest

from cms.delivery.http.media_types import GRAPHQL_RESPONSE, JSON, media_type_of_answer, wish_for


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (JSON, JSON),
        ("APPLICATION/JSON", JSON),
        (f"{JSON}; charset=utf-8", JSON),
        (GRAPHQL_RESPONSE, GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE}; charset=utf-8, {JSON}; charset=utf-8", GRAPHQL_RESPONSE),
        (f"{JSON}, {GRAPHQL_RESPONSE}", GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE},{JSON};q=0.9", GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE};q=0.5,{JSON}", JSON),
        (f"{GRAPHQL_RESPONSE};q=0, */*", JSON),
        (f"{JSON};q=0, */*", GRAPHQL_RESPONSE),
        (f"{JSON}, text/plain, */*", JSON),
        (f"multipart/mixed;deferSpec=20220824, {GRAPHQL_RESPONSE}, {JSON}", GRAPHQL_RESPONSE),
        (f"{JSON}; q=0.3, text/html", JSON),
        ("*/*;q=0.001", JSON),
        ("text/html", None),
        ("text/*", None),
        ("*/*;q=0", None),
        (f"{JSON};q=0", None),
        (f"{JSON};q=0.0001", None),
        (f"{JSON};q=2", None),
        (f"{JSON};q=much", None),
        (f"{JSON};charset=latin-1", None),
        (",,;;,", None),
    ],
)
def test_the_most_wanted_media_type_is_chosen(accept: str | None, media_type: str | None) -> None:
    assert media_type_of_answer(accept) == media_type


def test_the_most_precise_range_decides() -> None:
    accept = f"*/*;q=0.1, application/*;q=0.2, {JSON};q=0.3"

    assert wish_for(JSON, accept).quality == 0.3
    assert wish_for(GRAPHQL_RESPONSE, accept).quality == 0.2
    assert wish_for("text/plain", accept).quality == 0.1
