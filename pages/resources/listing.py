"""How resources are listed over GraphQL."""

from pages.core.listing import Choice, Listing, Order

RESOURCES = Listing(
    kind="Resource",
    field="resources",
    description="What can help (Dutch: *hulp*).",
    filters=("audience", "stadsdeel", "theme", "period"),
    orders=(
        Order("NEWEST", "-listed_on", "Newest first."),
        Order("OLDEST", "listed_on", "Oldest first."),
        Order("TITLE", "name", "By title, as Dutch sorts."),
    ),
    choices=(Choice("kind", "ResourceKind", "Only help of at least one of these kinds."),),
)
