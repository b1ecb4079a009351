"""The filters of a list, in words."""

from __future__ import annotations

from public_site.types import Site
from public_site.visit import Visit


def describe_choice(site: Site, visit: Visit) -> str:
    """Return the filters as words: `voor werkgevers in Noord`; empty without filters."""
    audiences = {audience.slug: audience.name for audience in site.audiences}
    stadsdelen = {stadsdeel.slug: stadsdeel.name for stadsdeel in site.stadsdelen}
    words = []
    if visit.audience:
        words.append(f"voor {audiences.get(visit.audience, visit.audience).lower()}")
    if visit.stadsdeel:
        words.append(f"in {stadsdelen.get(visit.stadsdeel, visit.stadsdeel)}")
    return " ".join(words)
