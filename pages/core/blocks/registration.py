"""How a block becomes a GraphQL type."""

from grapple.helpers import register_streamfield_block
from wagtail.blocks import Block, StructBlock


def published(block_class: type[StructBlock]) -> type[StructBlock]:
    """Makes a block a public type with the name of its class and the fields of its `graphql_fields`.

    Grapple takes a public field from an attribute of the block class when there is one, else from the block's value;
    it looks at instances too. So no field may be named after an attribute that every block has.

    Raises:
        TypeError: a field has such a name.
    """
    plain = Block()
    for declare in block_class.graphql_fields:
        name = declare().field_name
        if hasattr(plain, name):
            raise TypeError(f"{block_class.__name__}.{name}: every block has an attribute of that name; take another")
    return register_streamfield_block(block_class)
