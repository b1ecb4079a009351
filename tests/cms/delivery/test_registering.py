"""A manifest that somebody of Redactie looks at and registers, in the admin."""

import json
import re
from html import unescape

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import ModelLogEntry

from cms.delivery.documents.manifests import register
from cms.delivery.documents.persisted import hash_of
from cms.delivery.models import RegisteredDocument
from cms.delivery.registering import MOST_BYTES
from cms.partners.models import Partner
from tests.cms.editors.people import make_user
from tests.factories.partners import make_partner

pytestmark = pytest.mark.django_db

NEWS = 'query News {\n  news { nodes { title } } # "quoted" & <b>\n}'
LONGER_NEWS = "query News { news(first: 50) { nodes { title lead } } }"
HOME = 'query Home { route(path: "/") { __typename } }'
AREAS = "query Areas { stadsdelen { name } }"


@pytest.fixture
def editor() -> AbstractUser:
    """Somebody of Redactie."""
    return make_user("redacteur", "Redactie")


@pytest.fixture
def desk(editor: AbstractUser, client: Client) -> Client:
    """The browser of somebody of Redactie."""
    client.force_login(editor)
    return client


@pytest.fixture
def partner() -> Partner:
    """Whose documents it is about."""
    return make_partner("Buurtkrant")


def manifest(*texts: str) -> bytes:
    return json.dumps({f"sha256:{hash_of(text)}": text for text in texts}, indent=2).encode()


def address(partner: Partner) -> str:
    return f"/admin/partners/{partner.pk}/documenten/"


def file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("manifest.json", content, content_type="application/json")


def hidden(page: str) -> dict[str, str]:
    """What the page sends along, with the line ends that browsers make of ours."""
    fields = re.findall(r'<input type="hidden" name="(looked_at|basis)" value="([^"]*)"', page)
    return {name: unescape(value).replace("\n", "\r\n") for name, value in fields}


def looked_at(desk: Client, partner: Partner, content: bytes) -> str:
    return desk.post(address(partner), {"manifest": file(content)}).content.decode()


def names(partner: Partner) -> list[str]:
    return list(RegisteredDocument.objects.filter(partner=partner.slug).order_by("name").values_list("name", flat=True))


def rows(page: str) -> list[list[str]]:
    """The table of what would change, without its head."""
    found = re.findall(r"<tr>(.*?)</tr>", page.partition('aria-label="Wat er verandert"')[2], re.DOTALL)
    return [[unescape(cell).strip() for cell in re.findall(r"<t[hd][^>]*>([^<]*)<", row)] for row in found][1:]


def test_a_manifest_is_looked_at_before_it_is_registered(desk: Client, editor: AbstractUser, partner: Partner) -> None:
    register(partner.slug, manifest(NEWS, HOME))

    page = looked_at(desk, partner, manifest(LONGER_NEWS, AREAS))

    assert [row[:2] for row in rows(page)] == [["Areas", "Nieuw"], ["News", "Verandert"], ["Home", "Gaat weg"]]
    costs = {row[0]: row[2:] for row in rows(page)}
    assert (costs["Areas"][0], costs["Home"][1]) == ("–", "–")
    assert int(costs["News"][0].replace(".", "")) < int(costs["News"][1].replace(".", ""))
    assert names(partner) == ["Home", "News"]

    answer = desk.post(address(partner), hidden(page))

    assert answer["Location"] == f"/admin/partners/inspect/{partner.pk}/"
    assert names(partner) == ["Areas", "News"]
    entry = ModelLogEntry.objects.get(action="delivery.register_documents")
    assert (entry.user, entry.data) == (editor, {"new": ["Areas"], "changed": ["News"], "removed": ["Home"]})
    told = unescape(desk.get(answer["Location"]).content.decode())
    assert "Documenten geregistreerd; nieuw: Areas; veranderd: News; weg: Home" in told
    assert f"/documents/{partner.slug}/News" in told


def test_a_text_is_registered_as_it_was_sent(desk: Client, partner: Partner) -> None:
    desk.post(address(partner), hidden(looked_at(desk, partner, manifest(NEWS))))

    assert RegisteredDocument.objects.get().text == NEWS


def test_what_was_registered_meanwhile_is_not_overwritten(desk: Client, partner: Partner) -> None:
    page = looked_at(desk, partner, manifest(NEWS))
    register(partner.slug, manifest(HOME))

    answer = desk.post(address(partner), hidden(page)).content.decode()

    assert "Other documents were registered meanwhile." in answer
    assert names(partner) == ["Home"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "The manifest is not JSON in UTF-8."),
        (b"\xff\xfe", "Dit bestand is geen tekst."),
        (manifest("query News { nothing }"), "Er is niets veranderd."),
        (b"{}" + b" " * MOST_BYTES, "Dit bestand is te groot."),
    ],
)
def test_what_cannot_be_registered_is_told_with_its_reasons(
    desk: Client, partner: Partner, content: bytes, reason: str
) -> None:
    register(partner.slug, manifest(HOME))

    page = unescape(looked_at(desk, partner, content))

    assert reason in page
    assert "Registreer dit" not in page
    assert names(partner) == ["Home"]


def test_without_a_file_one_is_asked_for(desk: Client, partner: Partner) -> None:
    assert "Kies eerst een bestand." in desk.post(address(partner), {}).content.decode()


def test_the_documents_of_others_are_not_shown(desk: Client, partner: Partner) -> None:
    register("public-site", manifest(HOME))

    page = desk.get(f"/admin/partners/inspect/{partner.pk}/").content.decode()

    assert "Deze partner heeft geen documenten geregistreerd." in page


def test_who_writes_registers_nothing(client: Client, partner: Partner) -> None:
    client.force_login(make_user("schrijver", "Schrijvers"))

    answers = [client.get(address(partner)), client.post(address(partner), {"manifest": file(manifest(NEWS))})]

    assert [answer["Location"] for answer in answers] == ["/admin/", "/admin/"]
    assert names(partner) == []
