"""How pilots are listed over GraphQL."""

from pages.core.listing import Listing, Order

PILOTS = Listing(
    kind="Pilot",
    field="pilots",
    description="Pilots and the stage they are in.",
    filters=("audience", "stadsdeel", "theme", "period"),
    orders=(
        Order("NEWEST", "-listed_on", "Newest first."),
        Order("OLDEST", "listed_on", "Oldest first."),
        Order("TITLE", "name", "By title, as Dutch sorts."),
    ),
)
