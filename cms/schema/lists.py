"""The SDL of a list: its connection, its order and its field, from what a page kind declares."""

from pages.core.listing import Filter, Listing

DEFAULT_PAGE_SIZE = 20
MAX_PAGE_SIZE = 100

# For each filter its arguments, with type and description.
_ARGUMENTS: dict[Filter, tuple[tuple[str, str, str], ...]] = {
    "audience": (
        (
            "audience",
            "[String!]",
            "Only items for at least one of these audiences, by slug. Items for everybody are left out.",
        ),
    ),
    "stadsdeel": (("stadsdeel", "[String!]", "Only items about at least one of these parts of the city, by slug."),),
    "theme": (("theme", "[String!]", "Only items about at least one of these themes, by slug."),),
    "period": (
        ("from", "Date", "Only items of this day or later: `2022-11-03`."),
        ("until", "Date", "Only items of this day or earlier."),
    ),
    "slug": (("slug", "[String!]", "Only these items, by slug; one that does not exist is left out."),),
    "knowledge": (
        (
            "knowledge",
            "String",
            "Only people whose experience holds these words: by their Dutch stems, or as parts of words. 2 to 100 characters.",
        ),
    ),
    "work": (
        (
            "forEmployers",
            "Boolean",
            "Whether to give only people who agreed to be shown to employers. For who was not invited: nobody.",
        ),
        (
            "wantedWork",
            "String",
            "Only people who look for work that is described with these words, 2 to 100 characters. For who was not invited: nobody.",
        ),
        (
            "availableFrom",
            "Date",
            "Only people who are available on this day, or of whom no day is known. For who was not invited: nobody.",
        ),
    ),
}


def sdl_of(listing: Listing) -> str:
    """All that a listing adds to the schema."""
    kind = listing.kind
    orders = "\n".join(f"{_describe(order.description)}\n{order.name}" for order in listing.orders)
    fields = [f"extend type Query {{\n{_field(listing, listing.filters)}\n}}"]
    for category in listing.within:
        narrowed = tuple(name for name in listing.filters if name != category.lower())
        fields.append(f"extend type {category} {{\n{_field(listing, narrowed, is_root=False)}\n}}")
    return f"""
        {_describe(f"How to sort: {listing.description}")}
        enum {kind}Order {{
        {orders}
        }}

        {_describe(f"A page of a list: {listing.description}")}
        type {kind}Connection {{
          "The items, in order."
          nodes: [{kind}!]!
          "The items with their cursors, in order."
          edges: [{kind}Edge!]!
          "Where this page lies in the list."
          pageInfo: PageInfo!
          "How many items the whole list has. Counted only when asked for."
          totalCount: Int!
        }}

        {_describe(f"One item in a list: {listing.description}")}
        type {kind}Edge {{
          "The item."
          node: {kind}!
          "The place of the item in the list; stays right while items are added."
          cursor: String!
        }}

        {chr(10).join(fields)}
    """


def _field(listing: Listing, filters: tuple[Filter, ...], *, is_root: bool = True) -> str:
    arguments = [argument for name in filters for argument in _ARGUMENTS[name]]
    arguments += [(choice.field, f"[{choice.enum}!]", choice.description) for choice in listing.choices]
    narrowing = "\n".join(f"{_describe(description)}\n{name}: {kind}" for name, kind, description in arguments)
    locale = '"Language of the answer, BCP 47."\nlocale: String! = "nl"' if is_root else ""
    return f"""
        {_describe(listing.description)}
        {listing.field}(
          {narrowing}
          "How to sort."
          order: {listing.kind}Order! = {listing.orders[0].name}
          "How many items from the start, or after `after`: {MAX_PAGE_SIZE} at most, {DEFAULT_PAGE_SIZE} when neither `first` nor `last` is given."
          first: Int
          "Only items that follow this cursor."
          after: String
          "How many items from the end, or before `before`: {MAX_PAGE_SIZE} at most."
          last: Int
          "Only items that come before this cursor."
          before: String
          {locale}
        ): {listing.kind}Connection!
    """


def _describe(text: str) -> str:
    return f'"{text}"'
