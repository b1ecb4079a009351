"""How reports, remarks and actions are listed over GraphQL."""

from pages.core.listing import Listing, Order

REPORTS = Listing(
    kind="Report",
    field="reports",
    description="Reports of meetings (Dutch: *verslagen*).",
    filters=("audience", "stadsdeel", "theme", "period"),
    orders=(
        Order("NEWEST", "-listed_on", "Newest meeting first."),
        Order("OLDEST", "listed_on", "Oldest meeting first."),
    ),
)

REMARKS = Listing(
    kind="Remark",
    field="remarks",
    description="What was remarked, and what was done with it (Dutch: *u zei, wij deden*).",
    filters=(),
    orders=(Order("USUAL", "number", "In the order that editors gave them."),),
)

ACTIONS = Listing(
    kind="Action",
    field="actions",
    description="What somebody took upon themselves (Dutch: *acties*).",
    filters=("stadsdeel",),
    orders=(
        Order("SOONEST", "chronology", "What should be ready first comes first."),
        Order("LATEST", "-chronology", "What should be ready last comes first."),
    ),
)
