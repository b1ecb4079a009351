"""How organisations are listed over GraphQL."""

from pages.core.listing import Listing, Order

ORGANISATIONS = Listing(
    kind="Organisation",
    field="organisations",
    description="Organisations that take part (Dutch: *organisaties*).",
    filters=("stadsdeel",),
    orders=(Order("NAME", "name", "By name, as Dutch sorts."),),
    within=("Stadsdeel",),
)
