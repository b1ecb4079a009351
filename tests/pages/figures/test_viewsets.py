"""Editors are told when two sources say something else of the same moment."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from pages.core.dates import ApproximateDate
from pages.figures.models import Figure
from tests.factories.figures import make_figure
from tests.factories.taxonomy import make_stadsdeel

FORM = {
    "key": "plekken-stad",
    "label": "Plekken in de stad",
    "value": "28",
    "unit": "plekken",
    "counts": "plekken in de stad",
    "status": "stated",
    "as_of": "3 november 2022",
    "money": "",
    "source_label": "Verslag",
    "source_url": "",
    "source_date": "",
}


def save(client: Client, url: str, form: dict[str, object]) -> list[str]:
    """Saves as an editor does, and gives the warnings that the admin then shows."""
    response = client.post(url, form, follow=True)
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    # What stands in a template is not shown.
    for template in page("template"):
        template.decompose()
    return [" ".join(warning.get_text(" ").split()) for warning in page.select(".messages .warning")]


@pytest.fixture
def known(db: None) -> Figure:
    return make_figure(
        key="plekken-stad",
        value=Decimal(25),
        unit="plekken",
        as_of=ApproximateDate.parse("2022-11-03"),
        source_label="Site",
    )


def test_another_value_of_the_same_moment_is_kept_and_told(known: Figure, admin_client: Client) -> None:
    warnings = save(admin_client, reverse("wagtailsnippets_figures_figure:add"), FORM)

    assert warnings == [
        (
            "Let op: twee bronnen spreken elkaar tegen. ‘Plekken in de stad (3 november 2022)’ heeft hier 28 plekken (bron: "
            "Verslag), maar er staat ook 25 plekken (bron: Site). Beide zijn bewaard. Klopt er één niet, pas die dan aan. "
            "Kloppen ze allebei, leg het verschil dan uit in de tekst."
        )
    ]
    assert Figure.objects.filter(key="plekken-stad").count() == 2


@pytest.mark.parametrize(
    ("_case", "change"),
    [
        ("the same value", {"value": "25"}),
        ("another moment", {"as_of": "2021"}),
        ("another key", {"key": "plekken-oost"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_contradicts_nothing_gives_no_warning(
    _case: str, change: dict[str, str], known: Figure, admin_client: Client
) -> None:
    assert save(admin_client, reverse("wagtailsnippets_figures_figure:add"), FORM | change) == []


def test_another_area_is_no_contradiction(known: Figure, admin_client: Client) -> None:
    west = make_stadsdeel("West")

    assert save(admin_client, reverse("wagtailsnippets_figures_figure:add"), FORM | {"stadsdelen": [west.pk]}) == []


def test_a_change_that_makes_a_contradiction_is_told_too(known: Figure, admin_client: Client) -> None:
    other = make_figure(key="plekken-stad", value=Decimal(25), as_of=known.as_of, source_label="Verslag")

    warnings = save(admin_client, reverse("wagtailsnippets_figures_figure:edit", args=[other.pk]), FORM)

    assert len(warnings) == 1


def test_one_source_has_one_value_for_a_moment(known: Figure, admin_client: Client) -> None:
    response = admin_client.post(
        reverse("wagtailsnippets_figures_figure:add"), FORM | {"source_label": "Site"}, follow=True
    )

    assert "Dit getal heeft al een stand van die datum uit deze bron." in response.content.decode()
    assert Figure.objects.filter(key="plekken-stad").count() == 1
