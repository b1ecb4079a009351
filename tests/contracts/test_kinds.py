"""Each thing of each kind as each reader gets it: all that can be asked of it."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.utils import timezone
from graphql import parse

from cms.delivery.answering import answer
from cms.fields import node_id
from cms.partners.reader import Reader
from cms.schema.kinds import KINDS
from tests.contracts.readers import assert_answers_as_kept, kept_names
from tests.contracts.selection import whole
from tests.factories.programme import BARE, FILLED, Programme

KEPT = Path(__file__).parent / "kinds"


def test_every_kind_is_asked_for() -> None:
    assert {field.type for field in fields(Programme) if field.name in FILLED} == set(KINDS)


def test_no_answer_is_kept_that_nobody_asks_for() -> None:
    assert kept_names(KEPT) == {*FILLED, *BARE}


@pytest.mark.parametrize("name", [*FILLED, *BARE])
def test_each_thing_is_answered_whole(rolled_back: Programme, name: str) -> None:
    thing = getattr(rolled_back, name)
    kind = type(thing).__name__
    document = parse(f'{{ node(id: "{node_id(thing)}") {{ __typename ... on {kind} {whole(kind)} }} }}')

    def whole_answer(reader: Reader) -> Any:
        found = answer(document, reader, timezone.now())
        assert found.errors == ()
        return orjson.loads(found.data or b"")

    assert_answers_as_kept(KEPT, name, whole_answer)
