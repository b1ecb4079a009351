"""How a model says what readers may ask of it.

A model lists its public fields in `graphql_fields`, beside its columns. Grapple turns that list into a GraphQL type;
this package gives the few kinds of field that the list is made of. What is not listed is not public.

    graphql_fields = [
        value("name", graphene.String, description="Name of the area (Dutch: *naam*)."),
        choice("kind", AreaKind, description="Stadsdeel or stadsgebied."),
        reference("employer", "taxonomy.Organisation", description="Null when there is none."),
        references("themes", "taxonomy.Theme", description="What it is about."),
    ]
"""

from .declarations import Declaration, choice, page_reference, parts, reference, references, value, values
from .enums import describe
from .identity import kind_of, node_id
from .links import Link
from .rich_text import RichText
from .stored import Stored

__all__ = [
    "Declaration",
    "Link",
    "RichText",
    "Stored",
    "choice",
    "describe",
    "kind_of",
    "node_id",
    "page_reference",
    "parts",
    "reference",
    "references",
    "value",
    "values",
]
