from typing import Any

import graphene
import pytest
from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page

from cms.fields import value
from pages.core.blocks import BodyBlocks, LinkBlock
from pages.core.blocks.body import body_block_type
from pages.core.blocks.film import FilmBlock
from pages.core.blocks.heading import HeadingBlock
from pages.core.blocks.page_reference import SpecificPageChooserBlock
from pages.core.blocks.picture_chooser import PictureChooserBlock
from pages.core.blocks.registration import published
from tests.factories.core import BLANK_LINK
from tests.factories.home import make_home
from tests.factories.information import make_information
from tests.factories.media import make_document, make_picture

LEADS_NOWHERE = "Kies waar deze link naartoe gaat: een pagina, een document of een adres."
LEADS_EVERYWHERE = "Kies één plek waar deze link naartoe gaat. Haal de andere weg."
NO_WORDS = "Schrijf op welke woorden de lezer ziet, bijvoorbeeld: Lees verder bij Movisie."


def link_faults(block: LinkBlock, filled_in: dict[str, Any]) -> dict[str, list[str]]:
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(block.to_python(BLANK_LINK | filled_in))
    return {name: error.messages for name, error in caught.value.block_errors.items()}


@pytest.mark.parametrize(
    ("filled_in", "name", "reason"),
    [
        ({}, "page", LEADS_NOWHERE),
        ({"label": "Lees verder"}, "page", LEADS_NOWHERE),
        ({"url": "https://example.org/", "email": "info@example.org", "label": "x"}, "email", LEADS_EVERYWHERE),
        ({"url": "https://example.org/"}, "label", NO_WORDS),
    ],
)
def test_a_link_that_cannot_be_is_refused_in_dutch(filled_in: dict[str, Any], name: str, reason: str) -> None:
    assert link_faults(LinkBlock(), filled_in) == {name: [reason]}


@pytest.mark.parametrize("filled_in", [{"url": "geen adres", "label": "x"}, {"email": "geen adres"}])
def test_a_link_to_no_address_is_refused(filled_in: dict[str, Any]) -> None:
    assert link_faults(LinkBlock(), filled_in).keys() == filled_in.keys() - {"label"}


def test_a_link_that_is_not_required_may_stay_empty_but_not_half(db: None) -> None:
    block = LinkBlock(required=False)

    assert dict(block.clean(block.to_python(BLANK_LINK))) == BLANK_LINK
    assert link_faults(block, {"label": "Lees verder"}) == {"page": [LEADS_NOWHERE]}


def test_a_link_leads_to_a_page_a_document_an_address_or_a_mailbox(db: None) -> None:
    home, document = make_home(), make_document()
    block = LinkBlock()
    wanted = [{"page": home.pk}, {"document": document.pk}, {"email": "info@example.org"}]
    wanted += [{"url": "https://example.org/", "label": "Daar"}]

    for filled_in in wanted:
        assert block.clean(block.to_python(BLANK_LINK | filled_in))


def test_a_link_to_a_page_and_a_document_is_refused(db: None) -> None:
    filled_in = {"page": make_home().pk, "document": make_document().pk}

    assert link_faults(LinkBlock(), filled_in) == {"document": [LEADS_EVERYWHERE]}


def test_a_link_to_a_deleted_page_leads_nowhere(db: None) -> None:
    assert link_faults(LinkBlock(), {"page": 999_999}) == {"page": [LEADS_NOWHERE]}


@pytest.mark.parametrize("kind", [BodyBlocks, LinkBlock])
def test_every_label_and_help_text_is_there_for_an_editor(kind: type[blocks.Block]) -> None:
    for block in all_blocks(kind()):
        assert block.label, block
        assert block.label[0].isupper(), block.label


def all_blocks(block: blocks.Block) -> list[blocks.Block]:
    children = getattr(block, "child_blocks", {}).values()
    return [each for child in children for each in (child, *all_blocks(child))]


def test_a_page_is_chosen_as_its_own_kind(db: None) -> None:
    home = make_home()
    page = make_information(home)
    block = SpecificPageChooserBlock()

    assert type(block.to_python(page.pk)) is type(page)
    assert block.to_python(999_999) is None
    assert [type(one) for one in block.bulk_to_python([page.pk, 999_999, home.pk])] == [
        type(page),
        type(None),
        type(home),
    ]
    assert isinstance(block.to_python(page.pk), Page)


@pytest.mark.parametrize(
    ("address", "provider"),
    [
        ("https://www.youtube.com/watch?v=x", "YouTube"),
        ("https://youtu.be/x", "YouTube"),
        ("https://vimeo.com/1", "Vimeo"),
        ("https://www.amsterdam.nl/film", "amsterdam.nl"),
        ("https://youtube.com.example.org/x", "youtube.com.example.org"),
    ],
)
def test_a_film_names_the_site_it_stands_on(address: str, provider: str) -> None:
    assert FilmBlock().provider(None, {"url": address}) == provider


@pytest.mark.parametrize(
    ("words", "anchor"), [("Wat is er gezien?", "wat-is-er-gezien"), ("Één café", "een-cafe"), ("1, 2", "1-2")]
)
def test_a_heading_has_an_anchor(words: str, anchor: str) -> None:
    assert HeadingBlock().anchor(None, {"text": words}) == anchor


def test_a_picture_must_be_described_to_be_published(db: None) -> None:
    block = PictureChooserBlock()
    decoration = make_picture(description="", is_decorative=True)
    undescribed = make_picture(description=" ")

    assert block.clean(decoration) == decoration
    with pytest.raises(ValidationError, match="Deze foto heeft nog geen beschrijving"):
        block.clean(undescribed)


def test_every_block_of_a_text_is_in_the_union() -> None:
    assert {kind._meta.name for kind in body_block_type()._meta.types} == {
        type(block).__name__ for block in BodyBlocks.base_blocks.values()
    }


def test_a_field_named_as_what_every_block_has_is_refused() -> None:
    class Wrong(blocks.StructBlock):
        graphql_fields = [value("label", graphene.String, description="Label.")]

    with pytest.raises(TypeError, match=r"Wrong\.label: every block has an attribute of that name"):
        published(Wrong)
