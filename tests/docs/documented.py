"""What the partner of these tests reads, and where."""

from dataclasses import dataclass

from tests.partner_page.serving import Site

NEWS = "query News($first: Int!) { news(first: $first) { nodes { title canonicalUrl } } }"
PUBLIC_SITE = "https://buurtbaan.example"
ITEMS = [
    {"title": "Onderzoek in West", "canonicalUrl": "https://www.movisie.nl/onderzoek"},
    {"title": "Film", "canonicalUrl": f"{PUBLIC_SITE}/nieuws/film/"},
]


@dataclass(frozen=True)
class Cms:
    """The CMS as a server, a key for it, and the site of the partner that has the key."""

    url: str
    key: str
    site: Site
