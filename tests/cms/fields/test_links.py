from typing import Any

import pytest

from cms.fields import Link
from tests.factories.core import BLANK_LINK
from tests.factories.home import make_home
from tests.factories.media import make_document


@pytest.mark.parametrize(
    ("filled_in", "stored"),
    [
        ({}, {}),
        ({"label": "Woorden"}, {}),
        (
            {"url": "https://example.org/", "label": "Daar"},
            {"kind": "EXTERNAL", "label": "Daar", "href": "https://example.org/"},
        ),
        (
            {"url": "https://example.org/"},
            {"kind": "EXTERNAL", "label": "https://example.org/", "href": "https://example.org/"},
        ),
        (
            {"email": "info@example.org"},
            {"kind": "EMAIL", "label": "info@example.org", "href": "mailto:info@example.org"},
        ),
    ],
)
def test_a_link_elsewhere_is_kept_with_its_address(filled_in: dict[str, str], stored: dict[str, Any]) -> None:
    assert Link.serialize(BLANK_LINK | filled_in) == stored


@pytest.mark.parametrize("label", ["Lees dit", ""])
def test_a_link_to_a_thing_of_this_site_is_kept_without_its_title(db: None, label: str) -> None:
    home, document = make_home(), make_document()

    assert Link.serialize(BLANK_LINK | {"page": home, "label": label}) == {
        "kind": "PAGE",
        "label": label,
        "ref": f"Home:{home.pk}",
    }
    assert Link.serialize(BLANK_LINK | {"document": document, "label": label}) == {
        "kind": "DOCUMENT",
        "label": label,
        "ref": f"Document:{document.pk}",
    }
