"""The explorer: a page to try documents on, with examples. It loads nothing from elsewhere."""

from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@dataclass(frozen=True)
class Example:
    """A ready document.

    Attributes:
        name: what it shows, in Dutch and English.
        document: the GraphQL text.
    """

    name: str
    document: str


EXAMPLES = (
    Example(
        "Nieuwste berichten · newest news",
        """{
  news(first: 5) {
    totalCount
    nodes {
      title
      date
      lead
      canonicalUrl
      stadsdelen { name }
      picture { alt src(preset: CARD) }
    }
    pageInfo { hasNextPage endCursor }
  }
}""",
    ),
    Example(
        "Eén pagina op haar pad · one page by its path",
        """{
  route(path: "/nieuws/") {
    __typename
    ... on Page { title lead canonicalUrl }
  }
}""",
    ),
    Example(
        "Stadsdelen met hun nieuws · parts of the city with their news",
        """{
  stadsdelen {
    slug
    name
    kind
    status
    news(first: 3) { totalCount nodes { title canonicalUrl } }
  }
}""",
    ),
    Example(
        "Menu en onderkant · menus and footer",
        """{
  site {
    name
    menu { link { href label } }
    footer { title links { href label } }
  }
}""",
    ),
)


@require_safe
@transaction.non_atomic_requests
def explorer_view(request: HttpRequest) -> HttpResponse:
    """The explorer with the first example in it."""
    return render(request, "delivery/explorer.html", {"examples": EXAMPLES})
