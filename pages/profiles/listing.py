"""How profiles are listed over GraphQL."""

from pages.core.listing import Listing, Order

PROFILES = Listing(
    kind="Profile",
    field="profiles",
    description="Profiles of buurtbaners (Dutch: *profielen*).",
    filters=("audience", "stadsdeel", "theme", "slug", "knowledge", "work"),
    orders=(
        Order("NAME", "name", "By name, as Dutch sorts."),
        Order("NEWEST", "-listed_on", "Newest first."),
    ),
    within=("Audience", "Stadsdeel"),
)
