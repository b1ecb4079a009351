"""An answer is gone with its last use. What refers to itself stays until Python stops everybody and looks for it."""

import gc
from collections.abc import Callable, Iterator

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone
from graphql import parse

from cms.delivery.answering import answer
from cms.partners.reader import EMPLOYER
from tests.factories.programme import Programme
from tests.wsgi import call

from .test_statements import DOCUMENTS


@pytest.fixture
def left_by() -> Iterator[Callable[[Callable[[], object]], int]]:
    """How many objects something leaves, the second time it is done, that only a search for garbage finds."""

    def left(do: Callable[[], object]) -> int:
        do()
        gc.collect()
        # What is there now is not looked through again.
        gc.freeze()
        gc.disable()
        do()
        return gc.collect()

    yield left
    gc.enable()
    gc.unfreeze()


@pytest.mark.django_db
@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_answer_leaves_nothing_that_refers_to_itself(
    name: str, programme: Programme, left_by: Callable[[Callable[[], object]], int]
) -> None:
    document, now = parse(DOCUMENTS[name][0]), timezone.now()

    assert left_by(lambda: answer(document, EMPLOYER, now)) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["{ news { nodes { title } } }", "{ nothing }", "{ news"])
def test_nor_does_a_request(query: str, programme: Programme, left_by: Callable[[Callable[[], object]], int]) -> None:
    application = WSGIHandler()

    assert left_by(lambda: call(application, "/graphql/", query={"query": query})) == 0
