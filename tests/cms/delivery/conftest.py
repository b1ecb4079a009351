"""What the tests of delivery share."""

import json
from typing import Any, Protocol

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

KEY = "the key of the public site in tests"


class Ask(Protocol):
    """Asks one document, and gives the answer."""

    def __call__(
        self, query: str, variables: dict[str, Any] | None = None, *, key: str | None = None, **headers: str
    ) -> dict[str, Any]:
        """As `POST /graphql/`; `headers` in the spelling of WSGI without `HTTP_`."""


@pytest.fixture
def post(client: Client, settings: Settings) -> Any:
    """Sends a GraphQL request as a program does."""
    settings.PUBLIC_SITE_KEY = KEY
    client.raise_request_exception = False

    def send(body: object, content_type: str = "application/json", **headers: str) -> HttpResponse:
        text = body if isinstance(body, str | bytes) else json.dumps(body)
        return client.post("/graphql/", text, content_type=content_type, headers=headers)

    return send


@pytest.fixture
def ask(post: Any) -> Ask:
    """Asks one document, and gives the whole answer."""

    def send(query: str, variables: dict[str, Any] | None = None, *, key: str | None = None) -> dict[str, Any]:
        headers = {"authorization": f"Bearer {key}"} if key else {}
        return post({"query": query, "variables": variables}, **headers).json()

    return send
