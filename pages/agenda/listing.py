"""How meetings are listed over GraphQL."""

from pages.core.listing import Listing, Order

AGENDA = Listing(
    kind="Event",
    field="agenda",
    description="Meetings (Dutch: *agenda*).",
    filters=("audience", "stadsdeel", "theme", "period"),
    orders=(
        Order("SOONEST", "chronology", "Earliest first; meetings without a date last."),
        Order("LATEST", "-chronology", "Latest first."),
    ),
    within=("Audience", "Stadsdeel"),
)
