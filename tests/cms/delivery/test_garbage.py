"""An answer is gone with its last use. What refers to itself stays until Python stops everybody and looks for it."""

import gc
from collections.abc import Callable
from functools import partial

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone
from graphql import parse

from cms.delivery.answering import answer
from cms.partners.reader import EMPLOYER
from tests.factories.programme import Programme
from tests.wsgi import call, connection_kept

from .test_statements import DOCUMENTS

pytestmark = pytest.mark.django_db
ACCEPT = "application/graphql-response+json"


def left_by(things: dict[str, Callable[[], object]]) -> dict[str, int]:
    """How many objects each leaves, the second time it is done, that only a search for garbage finds; without those that leave none."""
    for do in things.values():
        do()
    gc.collect()
    # Each search looks through what is new since then.
    gc.freeze()
    gc.disable()
    try:
        found = {}
        for name, do in things.items():
            do()
            found[name] = gc.collect()
    finally:
        gc.enable()
    return {name: number for name, number in found.items() if number}


def test_an_answer_leaves_nothing_that_refers_to_itself(programme: Programme) -> None:
    now = timezone.now()
    documents = {name: parse(text) for name, (text, _) in DOCUMENTS.items()}

    assert left_by({name: partial(answer, one, EMPLOYER, now) for name, one in documents.items()}) == {}


def test_nor_does_a_request(programme: Programme) -> None:
    application = WSGIHandler()
    answers: dict[str, list[int]] = {"{ news { nodes { title } } }": [], "{ nothing }": [], "{ news": []}

    def ask(query: str) -> None:
        answers[query].append(call(application, "/graphql/", query={"query": query}, accept=ACCEPT).status)

    with connection_kept():
        left = left_by({query: partial(ask, query) for query in answers})

    assert list(answers.values()) == [[200, 200], [400, 400], [400, 400]]
    assert left == {}
