"""The four documents that are measured: examples of the explorer, as they stand there."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from cms.delivery.examples import examples

ADDRESS = "/graphql/"


@dataclass(frozen=True)
class Workload:
    """One document with its variables.

    Attributes:
        name: short, for tables.
        meaning: what a reader gets.
        document: the GraphQL text.
        variables: sent with it.
    """

    name: str
    meaning: str
    document: str
    variables: Mapping[str, Any]

    @property
    def document_id(self) -> str:
        """What the document is known by once it has been sent whole."""
        return f"sha256:{hashlib.sha256(self.document.encode()).hexdigest()}"

    @property
    def body(self) -> str:
        """The request as it is sent by POST."""
        return json.dumps({"query": self.document, "variables": self.variables})

    @property
    def introduction(self) -> str:
        """The request that makes the document known by its id."""
        return json.dumps({"query": self.document, "documentId": self.document_id, "variables": self.variables})

    @property
    def address(self) -> str:
        """Path and query of the request by GET."""
        words = {"documentId": self.document_id, "variables": json.dumps(self.variables)}
        return f"{ADDRESS}?{urlencode(words)}"


_DOCUMENTS = {example.slug: example.document for example in examples()}

WORKLOADS = (
    Workload("W1", "20 newest news items with picture and stadsdeel", _DOCUMENTS["newest-news"], {"first": 20}),
    Workload(
        "W2",
        "a whole news page by its path",
        _DOCUMENTS["news-page"],
        {"path": "/nieuws/learning-by-sharing/"},
    ),
    Workload("W3", "60 people with portrait, stadsdeel and plan", _DOCUMENTS["people"], {"first": 60}),
    Workload("W4", "search, 10 hits", _DOCUMENTS["search"], {"text": "bijeenkomst", "first": 10}),
)
