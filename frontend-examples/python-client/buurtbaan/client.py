"""The one file that talks to the CMS.

Each question is a GET with the entity tag of its last answer. As long as nothing changed the CMS says 304, and the answer of
before is given again; so an answer is never older than the last publication, and nobody is shown who withdrew.

    CmsError
    ├── CmsAway       nothing came that can be used: show your page without our part
    └── CmsRefused    the CMS says what is wrong; `codes` stay the same, so look at those
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeVar, cast

import httpx2

from buurtbaan.answers import Operation

TIMEOUT_SECONDS = 10.0
MOST_KEPT = 100

Answer = TypeVar("Answer", bound=Operation)


class CmsError(Exception):
    """The CMS gave no answer."""


class CmsAway(CmsError):
    """The CMS cannot be reached, or is out of order."""


class CmsRefused(CmsError):
    """The CMS refuses the question.

    Attributes:
        codes: Why, in the codes of the guide for partners.
    """

    def __init__(self, message: str, codes: frozenset[str]) -> None:
        super().__init__(message)
        self.codes = codes


@dataclass(frozen=True)
class _Kept:
    tag: str
    answer: Any


class Client:
    """Asks the CMS, for the time of a `with`, and keeps the last answers to compare by."""

    def __init__(self, cms_url: str, key: str) -> None:
        """Connect to nothing yet.

        Args:
            cms_url: Origin of the CMS.
            key: The partner's key.
        """
        headers = {"Authorization": f"Bearer {key}", "Accept": "application/graphql-response+json"}
        self._http = httpx2.Client(base_url=cms_url, headers=headers, timeout=TIMEOUT_SECONDS)
        self._kept: OrderedDict[tuple[str, str], _Kept] = OrderedDict()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def ask(self, operation: type[Answer], variables: Mapping[str, Any] | None = None) -> Answer:
        """Return the answer of this moment.

        Args:
            operation: A class of `answers` with a document.
            variables: What its `variables` gives.

        Raises:
            CmsAway: There is no answer now.
            CmsRefused: The key, the document or a variable is no good.
        """
        question = operation.DOCUMENT, json.dumps(variables or {}, sort_keys=True)
        kept = self._kept.pop(question, None)
        headers = {"If-None-Match": kept.tag} if kept else {}
        try:
            response = self._http.get(
                "/graphql/", params={"query": question[0], "variables": question[1]}, headers=headers
            )
        except httpx2.HTTPError as error:
            raise CmsAway(str(error)) from error
        if kept is None or response.status_code != httpx2.codes.NOT_MODIFIED:
            kept = _Kept(response.headers.get("ETag", ""), operation.from_json(_data_of(response)))
        self._kept[question] = kept
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return cast(Answer, kept.answer)


def _data_of(response: httpx2.Response) -> Mapping[str, Any]:
    """Return the data of an answer that is whole."""
    try:
        body = response.json()
    except ValueError as error:
        raise CmsAway(f"The CMS says {response.status_code}.") from error
    if "errors" not in body:
        return cast(Mapping[str, Any], body["data"])
    errors = body["errors"]
    message = " ".join(error["message"] for error in errors)
    if response.status_code >= httpx2.codes.INTERNAL_SERVER_ERROR:
        raise CmsAway(message)
    raise CmsRefused(message, frozenset(error["extensions"]["code"] for error in errors))
