"""How regulations are listed over GraphQL."""

from pages.core.listing import Listing, Order

REGULATIONS = Listing(
    kind="Regulation",
    field="regulations",
    description="Versions of regulations (Dutch: *regelingen*).",
    filters=("audience", "stadsdeel", "theme", "period"),
    orders=(
        Order("NEWEST", "-listed_on", "Newest first."),
        Order("OLDEST", "listed_on", "Oldest first."),
        Order("TITLE", "name", "By title, as Dutch sorts."),
    ),
)
