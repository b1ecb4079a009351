"""Partners with keys of their own meet nothing that their agreement leaves out."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cms.partners.enums import ContentKind
from cms.partners.keys import reader_of
from cms.partners.reader import Reader
from cms.publication.models import PublishedItem
from cms.schema.kinds import FILE_KINDS, PAGE_KINDS, SHOWN_KINDS
from cms.taxonomy.models import Stadsdeel
from media.models import Document, Picture
from tests.factories.partners import make_key, make_partner

from .conftest import PARTNER, known, shut_to_all
from .content import Content
from .secrets import Secret
from .walker import Walker

AGREEMENTS: dict[str, dict[str, Any]] = {
    "everything": {"may_show_people": True},
    "no people": {},
    "news and agenda": {"kinds": [ContentKind.NEWS, ContentKind.AGENDA], "may_show_people": True},
    "all but one area": {"may_show_people": True, "has_area": True},
    "news of another area": {"kinds": [ContentKind.NEWS], "has_area": True},
}
# The others ask each list from both ends, search, and try all that they have written down.
WALKED_WHOLE = {"no people", "news of another area"}
_SHOWN = {kind.__name__ for kind in SHOWN_KINDS}
_PAGES = {kind.__name__ for kind in PAGE_KINDS}
_OF_PERSONS = ("toestemming", "portret", "profiel", "baan", "foto", "beschikbaar")


@dataclass
class LeftOut(Secret):
    """What partners may see in general, but not by this agreement."""

    node_ids: list[str] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        """Its global ids."""
        return self.node_ids


def left_out(items: Iterable[PublishedItem], reader: Reader) -> list[PublishedItem]:
    """What the agreement leaves out of these, worked out without the gate."""

    def is_agreed(item: PublishedItem) -> bool:
        is_there = not item.stadsdelen or reader.stadsdelen is None or bool(reader.stadsdelen & set(item.stadsdelen))
        is_person = item.needs_consent and not reader.sees_people
        return item.kind not in reader.hidden_kinds and is_there and not is_person

    items = list(items)
    shown = {reference for item in items if is_agreed(item) for reference in item.references}
    return [item for item in items if not is_agreed(item) or (item.kind in _SHOWN and item.node_id not in shown)]


def addresses_of(items: Iterable[PublishedItem]) -> list[str]:
    """Of the files among these."""
    keys = {
        kind: [item.source.partition(":")[2] for item in items if item.kind == kind.__name__] for kind in FILE_KINDS
    }
    pictures = Picture.objects.filter(pk__in=keys[Picture])
    documents = Document.objects.filter(pk__in=keys[Document])
    return [
        *(picture.stored_renditions()["WIDE"]["src"] for picture in pictures),
        *(document.public_path for document in documents),
    ]


def may_be_told(secret: Secret, reader: Reader) -> list[str]:
    """What this partner saw of a secret, and may be told that it is gone."""
    if secret.state.startswith(_OF_PERSONS) and not reader.sees_people:
        return []
    return [node_id for node_id in secret.ids if node_id.partition(":")[0] not in reader.hidden_kinds]


@pytest.mark.parametrize("agreement", AGREEMENTS)
def test_a_partner_meets_nothing_that_its_agreement_leaves_out(
    content: Content, client: Client, agreement: str
) -> None:
    rights = dict(AGREEMENTS[agreement])
    if rights.pop("has_area", False):
        area = content.window.stadsdeel_list.get()
        rights["stadsdelen"] = (Stadsdeel.objects.exclude(pk=area.pk).first(),)
    headers = {"Authorization": f"Bearer {make_key(make_partner(points_per_minute=2**31 - 1, **rights))}"}
    reader = reader_of(headers["Authorization"])
    outside = left_out(PublishedItem.objects.visible_to(PARTNER, timezone.now()), reader)
    hidden = [secret for secret in content.secrets if not secret.channels & reader.channels]
    secret_to_it = LeftOut("afspraak", node_ids=[item.node_id for item in outside])
    removed = [told for secret in hidden if secret.seen_in & reader.channels for told in may_be_told(secret, reader)]
    if reader.stadsdelen:
        # It was there for a moment: a record is stored first, and then where it is about.
        removed += [node_id for node_id in secret_to_it.ids if node_id.partition(":")[0] not in reader.hidden_kinds]
    there = PublishedItem.objects.visible_to(reader, timezone.now())
    to_open, shut = addresses_of(there), addresses_of(outside)
    written_down = known(content)
    walker = Walker(
        client,
        headers,
        replace(written_down, addresses=[*written_down.addresses, *to_open, *shut]),
        [*hidden, secret_to_it],
        removed,
        [*shut, *(address for secret in hidden for address in secret.addresses)],
        shut_to_all(hidden),
    )

    walk = walker.walk() if agreement in WALKED_WHOLE else walker.walk_shortly()

    assert walk.leaks == set()
    assert {(address, True) for address in to_open} <= walk.opened
    # Who sends no key opens what others may see.
    assert {(address, False) for address in shut} <= walk.opened
    seen = "".join(walk.seen)
    titles = set(there.values_list("title", flat=True))
    for item in outside:
        if item.kind in _PAGES and item.title not in titles:
            assert f'"{item.title}"' not in seen
    assert all(f'"{page.node_id}"' in seen for page in there.filter(kind="News"))
    assert bool(outside) == (agreement != "everything")
