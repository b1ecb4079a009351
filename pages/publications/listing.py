"""How publications are listed over GraphQL."""

from pages.core.listing import Listing, Order

PUBLICATIONS = Listing(
    kind="Publication",
    field="publications",
    description="Publications (Dutch: *publicaties*).",
    filters=("audience", "stadsdeel", "theme", "period"),
    orders=(
        Order("NEWEST", "-listed_on", "Newest first."),
        Order("OLDEST", "listed_on", "Oldest first."),
        Order("TITLE", "name", "By title, as Dutch sorts."),
    ),
)
