"""How news is listed over GraphQL."""

from pages.core.listing import Listing, Order

NEWS = Listing(
    kind="News",
    field="news",
    description="News items (Dutch: *nieuws*).",
    filters=("audience", "stadsdeel", "theme", "period"),
    orders=(
        Order("NEWEST", "-listed_on", "Newest first."),
        Order("OLDEST", "listed_on", "Oldest first."),
        Order("TITLE", "name", "By title, as Dutch sorts."),
    ),
    within=("Audience", "Stadsdeel"),
)
