"""Manifests: the list of all documents that a partner's program uses, made when that program is built.

    {"sha256:71f7…": "query News { … }"}                                        the simple form
    {"format": "apollo-persisted-query-manifest", "version": 1,                 as Apollo's tools write it
     "operations": [{"id": "71f7…", "name": "News", "type": "query", "body": "query News { … }"}]}

A manifest replaces what the partner had registered, whole or not at all.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from django.conf import settings
from django.db import connection, transaction
from graphql import OperationDefinitionNode

from ..errors import ReaderError
from ..models import LONGEST_PARTNER, RegisteredDocument
from ..texts import is_usable
from .persisted import hash_of
from .validity import InvalidDocument, cost_of, valid_document

_APOLLO = "apollo-persisted-query-manifest"
_PARTNER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class ManifestRefused(Exception):
    """The manifest is not registered, and nothing of it.

    Args:
        reasons: one line for each, with the document it is about.
    """

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = list(reasons)
        super().__init__("\n".join(self.reasons))


@dataclass(frozen=True)
class Entry:
    """One document as a manifest has it.

    Attributes:
        identifier: what stands for it, mostly its hash.
        name: name of the operation, where the manifest tells.
    """

    identifier: str
    text: str
    name: str | None = None


@dataclass(frozen=True)
class Document:
    """A document that may be registered, by the name of its operation."""

    name: str
    text: str


@dataclass(frozen=True)
class Changes:
    """What registering a manifest does, by names."""

    new: list[str]
    changed: list[str]
    kept: list[str]
    removed: list[str]


@dataclass(frozen=True)
class Comparison:
    """A manifest beside what its partner has registered.

    Attributes:
        changes: what registering it would do.
        costs_before, costs_after: of each document without variables, in points, by names.
        basis: stands for what was registered when it was looked at.
    """

    changes: Changes
    costs_before: dict[str, int]
    costs_after: dict[str, int]
    basis: str


def compare(partner: str, manifest: bytes) -> Comparison:
    """Tells what registering a manifest would do, and does nothing.

    Raises:
        ManifestRefused: it could not be registered.
    """
    documents = _documents(_entries(manifest))
    there = _registered(partner)
    return Comparison(
        changes=_changes(there, documents),
        costs_before={name: points_of(text) for name, text in there.items()},
        costs_after={document.name: points_of(document.text) for document in documents},
        basis=_basis(there),
    )


def points_of(text: str) -> int:
    """What a registered document costs without variables; with other ones it may cost more."""
    return cost_of(text, None, None).asked


def register(partner: str, manifest: bytes, basis: str | None = None) -> Changes:
    """Registers the documents of a manifest as all that this partner has.

    Args:
        partner: small letters, digits and hyphens; part of the addresses of the documents.
        manifest: its JSON.
        basis: from `compare`, when nothing may have been registered since.

    Raises:
        ManifestRefused: something in it is wrong, and nothing was changed.
    """
    if not _PARTNER.fullmatch(partner) or len(partner) > LONGEST_PARTNER:
        raise ManifestRefused([f"{partner}: name the partner in small letters, digits and hyphens."])
    documents = _documents(_entries(manifest))
    with transaction.atomic():
        with connection.cursor() as cursor:
            # Whoever registers at the same moment waits; who reads does not.
            cursor.execute("LOCK TABLE delivery_registereddocument IN SHARE ROW EXCLUSIVE MODE")
        there = _registered(partner)
        if basis not in {None, _basis(there)}:
            raise ManifestRefused(["Other documents were registered meanwhile. Look again at what would change."])
        changes = _changes(there, documents)
        _replace(partner, documents, kept=changes.kept)
        return changes


def _registered(partner: str) -> dict[str, str]:
    """The texts that a partner has, by name."""
    return dict(RegisteredDocument.objects.filter(partner=partner).order_by("name").values_list("name", "text"))


def _basis(there: dict[str, str]) -> str:
    return hash_of("\n".join(f"{name} {hash_of(text)}" for name, text in there.items()))


def _replace(partner: str, documents: list[Document], kept: list[str]) -> None:
    RegisteredDocument.objects.filter(partner=partner).exclude(name__in=kept).delete()
    RegisteredDocument.objects.bulk_create(
        RegisteredDocument(partner=partner, name=document.name, hash=hash_of(document.text), text=document.text)
        for document in documents
        if document.name not in kept
    )


def _changes(there: dict[str, str], documents: list[Document]) -> Changes:
    named = {document.name for document in documents}
    kept = {document.name for document in documents if there.get(document.name) == document.text}
    return Changes(
        new=sorted(named - there.keys()),
        changed=sorted((named & there.keys()) - kept),
        kept=sorted(kept),
        removed=sorted(there.keys() - named),
    )


def _entries(manifest: bytes) -> list[Entry]:
    try:
        content = orjson.loads(manifest)
    except orjson.JSONDecodeError:
        raise ManifestRefused(["The manifest is not JSON in UTF-8."]) from None
    try:
        return [*(_apollo(content) if "format" in content else _simple(content))]
    except (TypeError, KeyError, AttributeError):
        raise ManifestRefused(
            ['The manifest is neither {"sha256:…": "query …"} nor one of Apollo\'s, version 1.']
        ) from None


def _apollo(content: dict[str, object]) -> Iterator[Entry]:
    if content["format"] != _APOLLO or content["version"] != 1:
        raise TypeError
    for operation in _typed(content["operations"], list):
        yield Entry(_typed(operation["id"], str), _typed(operation["body"], str), _typed(operation["name"], str))


def _simple(content: dict[str, object]) -> Iterator[Entry]:
    for identifier, text in content.items():
        yield Entry(identifier, _typed(text, str))


def _typed(value: object, kind: type) -> Any:
    if not isinstance(value, kind):
        raise TypeError
    return value


def _documents(entries: list[Entry]) -> list[Document]:
    """The documents of a manifest, all of them checked.

    Raises:
        ManifestRefused: with every reason, not only the first.
    """
    reasons = list(_limits_passed(entries))
    documents = []
    # What is too much is not looked at.
    for entry in entries if not reasons else ():
        try:
            documents.append(_document(entry))
        except ManifestRefused as refused:
            reasons += [f"{entry.name or entry.identifier}: {reason}" for reason in refused.reasons]
    names = Counter(document.name for document in documents)
    reasons += [
        f"{name}: {times} documents have an operation of this name." for name, times in names.items() if times > 1
    ]
    if reasons:
        raise ManifestRefused(reasons)
    return documents


def _limits_passed(entries: list[Entry]) -> Iterator[str]:
    most, most_bytes = settings.GRAPHQL_MAX_REGISTERED_DOCUMENTS, settings.GRAPHQL_MAX_REGISTERED_BYTES
    if len(entries) > most:
        yield f"{len(entries)} documents are more than {most}, the most that one partner may register."
    size = sum(len(entry.text.encode()) for entry in entries)
    if size > most_bytes:
        yield f"{size} bytes are more than {most_bytes}, the most that one partner may register."


def _document(entry: Entry) -> Document:
    if entry.identifier.removeprefix("sha256:") != hash_of(entry.text):
        raise ManifestRefused(["its hash must be SHA-256 of its text in UTF-8, in hexadecimal digits."])
    if not is_usable(entry.text):
        raise ManifestRefused(["it holds the character U+0000."])
    try:
        document = valid_document(entry.text)
        # With other variables it may cost more; then the request is refused.
        cost_of(entry.text, None, None).check()
    except InvalidDocument as invalid:
        raise ManifestRefused(error.message for error in invalid.errors) from None
    except ReaderError as error:
        raise ManifestRefused([error.message]) from None
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    if len(operations) != 1 or operations[0].name is None:
        raise ManifestRefused(["it must have one operation, with a name."])
    name = operations[0].name.value
    if entry.name not in {None, name}:
        raise ManifestRefused([f"its operation is called {name}."])
    return Document(name, entry.text)
