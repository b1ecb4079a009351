"""Entries become pages."""

from dataclasses import dataclass
from typing import Any

from pages.core.models import AudienceLead, BasePage
from pages.home.models import Home
from pages.information.models import InformationPage
from pages.news.models import News, NewsIndex

from .entries import Content, HomeEntry, NewsEntry, PageEntry
from .records import stream
from .references import References
from .rich_text import rich_text


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One page as the files want it.

    Attributes:
        entry: What the file says.
        model: Its kind.
        parent: Key of the page it stands under; None for the home page.
    """

    entry: PageEntry
    model: type[BasePage]
    parent: str | None

    @property
    def name(self) -> str:
        """Name of the item: `page/` and its key."""
        return f"page/{self.entry.key}"


def page_plans(content: Content) -> list[PagePlan]:
    """All pages, each after the one that it stands under."""
    home, index = content.home.home, content.home.news_index
    return [
        PagePlan(home, Home, None),
        PagePlan(index, NewsIndex, home.key),
        *(PagePlan(entry, InformationPage, home.key) for entry in content.information),
        *(PagePlan(entry, News, index.key) for entry in content.news),
    ]


def fill(page: BasePage, plan: PagePlan, references: References) -> None:
    """Give a page all that the files say of it; it is not saved.

    Raises:
        OpeningContentError: The page refers to something that is not there.
    """
    entry = plan.entry
    values: dict[str, Any] = {
        **entry.model_dump(include={"title", "slug", "introduction", "seo_title"}),
        "draft_title": entry.title,
        "picture": references.find("picture", entry.picture) if entry.picture else None,
        "audience_list": references.find_all("audience", entry.audiences),
        "stadsdeel_list": references.find_all("stadsdeel", entry.stadsdelen),
        "theme_list": references.find_all("theme", entry.themes),
        "audience_leads": [
            AudienceLead(audience=references.find("audience", audience), text=text, sort_order=place)
            for place, (audience, text) in enumerate(entry.leads.items())
        ],
        "body": stream(f"{plan.name}/body", [(block.block, block.raw(references)) for block in entry.body]),
    }
    if isinstance(entry, HomeEntry):
        values |= _home_values(entry, plan.name, references)
    if isinstance(entry, NewsEntry):
        values |= _news_values(entry, references)
    for name, value in values.items():
        setattr(page, name, value)


def _home_values(entry: HomeEntry, owner: str, references: References) -> dict[str, Any]:
    """What the home page has more than other pages."""
    aims = [
        {**aim.model_dump(exclude={"link"}), "link": aim.link.raw(references) if aim.link else {}} for aim in entry.aims
    ]
    doors = [
        {
            **door.model_dump(exclude={"link", "audience"}),
            "audience": references.find("audience", door.audience).pk,
            "link": door.link.raw(references) if door.link else {},
        }
        for door in entry.doors
    ]
    return {
        "intro": rich_text(entry.intro, references.page_id),
        "aims": stream(f"{owner}/aims", [("aim", aim) for aim in aims]),
        "doors": stream(f"{owner}/doors", [("door", door) for door in doors]),
        "highlight": references.page(entry.highlight) if entry.highlight else None,
        "figure_list": references.find_all("figure", entry.figures),
    }


def _news_values(entry: NewsEntry, references: References) -> dict[str, Any]:
    """What a news item has more than other pages."""
    return {
        "date": entry.date,
        "source_label": entry.source.label if entry.source else "",
        "source_url": entry.source.url if entry.source else "",
        "source_date": entry.source.date if entry.source else None,
        "organisation_list": references.find_all("organisation", entry.organisations),
        "related_list": [references.page(key) for key in entry.related],
    }
