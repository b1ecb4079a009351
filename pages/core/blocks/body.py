"""The body of a page: a list of blocks, and their closed union in GraphQL."""

from functools import cache

import graphene
from grapple.registry import registry
from wagtail import blocks

from .call_to_action import CallToActionBlock
from .document import DocumentBlock
from .external_source import ExternalSourceBlock
from .figure import FigureBlock
from .film import FilmBlock
from .heading import HeadingBlock
from .page_reference import PageReferenceBlock
from .picture import PictureBlock
from .quote import QuoteBlock
from .rich_text import RichTextBlock


class BodyBlocks(blocks.StreamBlock):
    """The blocks an editor may use in a text."""

    rich_text = RichTextBlock()
    heading = HeadingBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    external_source = ExternalSourceBlock()
    document = DocumentBlock()
    film = FilmBlock()
    figure = FigureBlock()
    call_to_action = CallToActionBlock()
    page_reference = PageReferenceBlock()


@cache
def body_block_type() -> type[graphene.Union]:
    """The union of all body blocks; made once grapple has made their types."""

    class BodyBlock(graphene.Union):
        """A building block of a text (Dutch: *blok*)."""

        class Meta:
            types = tuple(registry.streamfield_blocks[type(block)] for block in BodyBlocks.base_blocks.values())

        @classmethod
        def resolve_type(cls, instance: blocks.StreamValue.StreamChild, info: graphene.ResolveInfo) -> type:
            """The type of the block's class."""
            return registry.streamfield_blocks[type(instance.block)]

    return BodyBlock
