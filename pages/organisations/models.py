"""The page that lists the organisations."""

from typing import ClassVar

from pages.core.overviews import OverviewPage


class OrganisationIndex(OverviewPage):
    """The page that lists the organisations (Dutch: *organisaties*)."""

    graphql_description = "The page that lists the organisations (Dutch: *organisaties*)."
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "overzicht van organisaties"
        verbose_name_plural = "overzichten van organisaties"
