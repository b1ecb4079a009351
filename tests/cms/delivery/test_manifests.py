import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from public_site.manifest import manifest as manifest_of_public_site

from cms.delivery.documents.manifests import Changes, ManifestRefused, register
from cms.delivery.documents.persisted import hash_of
from cms.delivery.models import RegisteredDocument
from cms.publication.models import ContentRevision

NEWS = "query News { news { totalCount } }"
OTHER_NEWS = "query News { news { nodes { id } } }"
HOME = 'query Home { route(path: "/") { __typename } }'


def simple(*texts: str) -> bytes:
    return json.dumps({f"sha256:{hash_of(text)}": text for text in texts}).encode()


def apollo(*operations: dict[str, Any], **changes: Any) -> bytes:
    return json.dumps(
        {"format": "apollo-persisted-query-manifest", "version": 1, "operations": operations, **changes}
    ).encode()


def operation(text: str = NEWS, **changes: Any) -> dict[str, Any]:
    return {"id": hash_of(text), "name": "News", "type": "query", "body": text, **changes}


def reasons(manifest: bytes, partner: str = "partner") -> list[str]:
    before = list(RegisteredDocument.objects.values_list("partner", "name", "text"))
    with pytest.raises(ManifestRefused) as caught:
        register(partner, manifest)
    assert list(RegisteredDocument.objects.values_list("partner", "name", "text")) == before
    return caught.value.reasons


@pytest.mark.django_db
def test_a_manifest_replaces_what_the_partner_had() -> None:
    register("other", simple(NEWS))

    first = register("partner", simple(NEWS, HOME))
    second = register("partner", simple(HOME, OTHER_NEWS))
    third = register("partner", simple(HOME))

    assert first == Changes(new=["Home", "News"], changed=[], kept=[], removed=[])
    assert second == Changes(new=[], changed=["News"], kept=["Home"], removed=[])
    assert third == Changes(new=[], changed=[], kept=["Home"], removed=["News"])
    assert set(RegisteredDocument.objects.values_list("partner", "name", "hash", "text")) == {
        ("other", "News", hash_of(NEWS), NEWS),
        ("partner", "Home", hash_of(HOME), HOME),
    }


@pytest.mark.django_db
def test_a_manifest_of_apollo_is_taken() -> None:
    changes = register("partner", apollo(operation(), operation(HOME, name="Home")))

    assert changes.new == ["Home", "News"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        (b"{", "The manifest is not JSON in UTF-8."),
        (b'{"\xff": ""}', "The manifest is not JSON in UTF-8."),
        *[
            (manifest, 'The manifest is neither {"sha256:…": "query …"} nor one of Apollo\'s, version 1.')
            for manifest in (
                b"[]",
                b"5",
                b"null",
                b'"format"',
                b'["format"]',
                b'{"sha256:a": 5}',
                apollo(version=2),
                apollo(format="another"),
                apollo(operations={}),
                apollo(5),
                apollo({"id": "a"}),
                apollo(operation(name=None)),
            )
        ],
        (
            json.dumps({f"sha256:{hash_of(HOME)}": NEWS}).encode(),
            f"sha256:{hash_of(HOME)}: its hash must be SHA-256 of its text in UTF-8, in hexadecimal digits.",
        ),
        (apollo(operation(name="Home")), "Home: its operation is called News."),
        (simple("{ news { totalCount } }"), "it must have one operation, with a name."),
        (simple("query A { __typename } query B { __typename }"), "it must have one operation, with a name."),
        (simple("fragment A on Query { __typename }"), "Fragment 'A' is never used."),
        (simple("query A {"), "Syntax Error: Expected Name, found <EOF>."),
        (simple("query A { nothing }"), "Cannot query field 'nothing' on type 'Query'."),
        (simple("query A { __typename } # \0"), "it holds the character U+0000."),
        (
            simple(f"query {'A' * 256} {{ __typename }}"),
            "The document has a name or number of 256 characters, and 200 is the most. Ask for less, or in more than one request.",
        ),
        (simple(NEWS, OTHER_NEWS), "News: 2 documents have an operation of this name."),
    ],
)
def test_a_manifest_with_a_fault_is_refused_whole(manifest: bytes, reason: str) -> None:
    register("partner", simple(HOME))

    (told,) = reasons(manifest)

    assert told.endswith(reason)


@pytest.mark.django_db
def test_all_faults_are_told_at_once() -> None:
    told = reasons(simple("query A { a }", NEWS, "query B { b c }"))

    assert len(told) == 3
    assert all(one.startswith("sha256:") for one in told)


@pytest.mark.django_db
@pytest.mark.parametrize("partner", ["", "Partner", "a b", "a/b", "-a", "a--b", "é", "a" * 61])
def test_a_partner_has_a_name_that_fits_in_an_address(partner: str) -> None:
    (told,) = reasons(simple(HOME), partner)

    assert told == f"{partner}: name the partner in small letters, digits and hyphens."


@pytest.mark.django_db
def test_a_partner_registers_no_more_than_allowed(settings: Any) -> None:
    settings.GRAPHQL_MAX_REGISTERED_DOCUMENTS = 1
    settings.GRAPHQL_MAX_REGISTERED_BYTES = 60

    assert reasons(simple(NEWS, HOME)) == [
        "2 documents are more than 1, the most that one partner may register.",
        f"{len(NEWS + HOME)} bytes are more than 60, the most that one partner may register.",
    ]


@pytest.mark.django_db
def test_what_costs_too_much_is_not_registered(settings: Any) -> None:
    text = "query Costly($first: Int = 100) { news(first: $first) { nodes { id title } } }"
    settings.GRAPHQL_MAX_COST = 50

    (told,) = reasons(simple(text))

    assert "points, and 50 is the most" in told


@pytest.mark.django_db
def test_a_text_is_what_its_hash_says() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RegisteredDocument.objects.create(partner="a", name="A", hash=hash_of(HOME), text=NEWS)


def test_registering_moves_the_content_revision(committed_database: str) -> None:
    begin = ContentRevision.current()

    register("partner", simple(NEWS))
    registered = ContentRevision.current()
    register("partner", simple(NEWS))
    unchanged = ContentRevision.current()
    RegisteredDocument.objects.all().delete()

    assert (registered, unchanged, ContentRevision.current()) == (begin + 1, begin + 1, begin + 2)


@pytest.mark.django_db
def test_the_command_says_what_changed(tmp_path: Path) -> None:
    file = tmp_path / "manifest.json"

    def run(*texts: str) -> list[str]:
        file.write_bytes(simple(*texts))
        out = StringIO()
        call_command("register_documents", "partner", str(file), stdout=out)
        return out.getvalue().splitlines()

    assert run(NEWS) == ["new: News", "partner: 1 documents, 0 of them as before."]
    assert run(OTHER_NEWS, HOME) == ["new: Home", "changed: News", "partner: 2 documents, 0 of them as before."]
    assert run(HOME) == ["removed: News", "partner: 1 documents, 1 of them as before."]


@pytest.mark.django_db
def test_the_command_says_why_it_refuses(tmp_path: Path) -> None:
    file = tmp_path / "manifest.json"
    file.write_bytes(simple("query A { a }"))

    with pytest.raises(CommandError, match=r"(?s)Nothing was registered:.*Cannot query field 'a'"):
        call_command("register_documents", "partner", str(file))
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("register_documents", "partner", str(tmp_path / "nothing.json"))


@pytest.mark.django_db
def test_the_documents_of_the_public_site_can_be_registered() -> None:
    documents = manifest_of_public_site()

    changes = register("public-site", json.dumps(documents).encode())

    assert len(changes.new) == len(documents) > 20
