"""What a page kind says of its lists: data, not code that queries.

The schema makes a connection from it; the reading side makes the SQL.
"""

from dataclasses import dataclass
from typing import Literal

CategoryFilter = Literal["audience", "stadsdeel", "theme"]
Filter = CategoryFilter | Literal["period", "slug", "knowledge", "work"]
SortKey = Literal["listed_on", "-listed_on", "chronology", "-chronology", "name", "number"]


@dataclass(frozen=True, slots=True)
class Order:
    """One way to sort a list.

    Attributes:
        name: the value of the order enum.
        key: the sort key of the published item, with a minus for descending.
        description: for partners, in English.
    """

    name: str
    key: SortKey
    description: str

    @property
    def column(self) -> str:
        """The sort key without its direction."""
        return self.key.removeprefix("-")

    @property
    def is_descending(self) -> bool:
        """Whether the highest comes first."""
        return self.key.startswith("-")


@dataclass(frozen=True, slots=True)
class Choice:
    """A field with fixed values, by which a list can be narrowed.

    Attributes:
        field: name of the field, and of the argument.
        enum: GraphQL type of its values.
        description: for partners, in English.
    """

    field: str
    enum: str
    description: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of all published items of one kind, or of all pages.

    Attributes:
        kind: GraphQL type of its items; `Page` for pages of every kind.
        field: name of the root field.
        description: for partners, in English.
        filters: what it can be narrowed by: categories by their slugs, a period by its first and last day, items by their
            own slugs, and people by what they know or by the work they look for.
        orders: how it can be sorted; the first is the default.
        within: types of category that have this list as a field too, narrowed to themselves.
        choices: fields with fixed values by which it can be narrowed.
    """

    kind: str
    field: str
    description: str
    filters: tuple[Filter, ...]
    orders: tuple[Order, ...]
    within: tuple[Literal["Audience", "Stadsdeel"], ...] = ()
    choices: tuple[Choice, ...] = ()


PAGES = Listing(
    kind="Page",
    field="pages",
    description="Pages of every kind (Dutch: *pagina's*).",
    filters=("audience", "stadsdeel", "theme", "period"),
    orders=(
        Order("NEWEST", "-listed_on", "Newest first."),
        Order("TITLE", "name", "By title, as Dutch sorts."),
    ),
)
