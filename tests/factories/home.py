"""The home page and the site, as small as they can be."""

from typing import Any

from wagtail.models import Page
from wagtail.models import Site as WagtailSite

from pages.home.models import Home, Site

from .core import BLANK_LINK, made

AIMS = [
    ("aim", {"title": "Buurt sterker", "text": "De buurt wordt sterker.", "link": BLANK_LINK}),
    ("aim", {"title": "Mens naar werk", "text": "De buurtbaner vindt werk.", "link": BLANK_LINK}),
]


def make_home(title: str = "Voorpagina", **columns: Any) -> Home:
    """The published home page, as the root of the site."""
    site = WagtailSite.objects.get(is_default_site=True)
    welcome = site.root_page
    home = made(Home, title, {"slug": "voorpagina", "intro": "<p>Een buurtbaan is werk.</p>", "aims": AIMS} | columns)
    # The address of a page depends on the root of the site, so that is set before anything is published.
    Page.get_first_root_node().add_child(instance=home)
    site.root_page = home
    site.save()
    welcome.delete()
    home.save_revision().publish()
    home.refresh_from_db()
    return home


def make_site(**columns: Any) -> Site:
    """The settings of the site."""
    site, _ = Site.objects.update_or_create(site=WagtailSite.objects.get(is_default_site=True), defaults=columns)
    return site
