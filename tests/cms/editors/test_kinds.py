"""The form of every kind: in Dutch, with the reason beside the field, and what was typed kept."""

from typing import Any

import pytest
from django.forms import Form
from django.test import Client
from django.urls import reverse
from wagtail.blocks.base import BlockWidget
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from cms.schema.kinds import PAGE_KINDS
from pages.core.models import BasePage
from pages.history.models import Milestone
from pages.home.models import Home
from pages.regulations.models import Regulation, RegulationIndex
from tests.factories.core import add_published, made
from tests.factories.home import make_home

WRITTEN_BY_EDITORS = [kind for kind in PAGE_KINDS if kind is not Home]
# What is recorded of people and employers has tests of its own.
SNIPPETS = [kind for kind in get_snippet_models() if kind._meta.app_label not in {"consent", "employers"}]
# What Django and Wagtail say themselves, and must not say here.
ENGLISH = ("This field", "Enter a", "Select a", "required", "Ensure this", "already exists", "Please ")


def filled(form: Form, **typed: str) -> dict[str, Any]:
    """A form as a browser sends it when nothing is filled in but what is `typed`."""
    data: dict[str, Any] = {}
    for field in form:
        if isinstance(field.field.widget, BlockWidget) or field.name in {"attendance", "topics"}:
            data[f"{field.name}-count"] = "0"
    for formset in getattr(form, "formsets", {}).values():
        data |= {f"{formset.prefix}-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    return data | typed


def place_for(kind: type[BasePage], home: Home) -> Page:
    """A page below which the kind may stand."""
    parent = kind.allowed_parent_page_models()[0]
    return home if parent is Home else add_published(home, made(parent, "Overzicht", {"slug": "overzicht"}))


def errors_of(form: Form) -> dict[str, list[str]]:
    """What stands beside each field."""
    return {name: list(map(str, errors)) for name, errors in form.errors.items()}


@pytest.mark.parametrize("kind", WRITTEN_BY_EDITORS, ids=lambda kind: kind.__name__)
def test_an_empty_page_is_not_published_and_each_reason_stands_beside_its_field(
    kind: type[BasePage], desk: Client, db: None
):
    parent = place_for(kind, make_home())
    address = reverse("wagtailadmin_pages:add", args=(kind._meta.app_label, kind._meta.model_name, parent.pk))
    form = desk.get(address).context["form"]

    response = desk.post(
        address, filled(form, title="Alleen een titel", slug="alleen-een-titel") | {"action-publish": "1"}
    )

    errors = errors_of(response.context["form"])
    assert "introduction" in errors
    assert not [text for texts in errors.values() for text in texts if any(words in text for words in ENGLISH)]
    assert 'value="Alleen een titel"' in response.content.decode()
    assert not kind.objects.filter(title="Alleen een titel").exists()


@pytest.mark.parametrize("kind", SNIPPETS, ids=lambda kind: kind.__name__)
def test_an_empty_building_block_is_not_saved_and_each_reason_stands_beside_its_field(
    kind: Any, desk: Client, db: None
):
    address = reverse(kind.snippet_viewset.get_url_name("add"))
    answer = desk.get(address)
    if answer.status_code == 302:
        # Audiences and parts of the city are a fixed list.
        assert kind.__name__ in {"Audience", "Stadsdeel"}
        return

    response = desk.post(address, filled(answer.context["form"]))

    errors = errors_of(response.context["form"])
    assert errors
    assert not [text for texts in errors.values() for text in texts if any(words in text for words in ENGLISH)]


def test_a_date_that_is_not_understood_is_refused_with_a_good_one_and_kept(desk: Client, db: None):
    address = reverse(Milestone.snippet_viewset.get_url_name("add"))
    form = desk.get(address).context["form"]

    response = desk.post(address, filled(form, title="Iets", when="ergens in 2012-13-45"))

    (reason,) = errors_of(response.context["form"])["when"]
    assert "2012" in reason
    assert "ergens in 2012-13-45" in response.content.decode()


def test_two_versions_of_a_regulation_cannot_hold_on_one_day(desk: Client, db: None):
    index = add_published(make_home(), made(RegulationIndex, "Regeling", {"slug": "regeling"}))
    shared = {"key": "buurtbanen", "slug": "eerste", "version": 1, "valid_from": "2021-01-01"}
    add_published(index, made(Regulation, "Eerste", shared | {"valid_until": "2023-12-31"}))
    address = reverse("wagtailadmin_pages:add", args=("regulations", "regulation", index.pk))
    form = desk.get(address).context["form"]

    typed = {"title": "Tweede", "slug": "tweede", "key": "buurtbanen", "version": "2", "valid_from": "01-06-2023"}
    response = desk.post(address, filled(form, introduction="Nieuw.", **typed) | {"action-publish": "1"})

    (reason,) = errors_of(response.context["form"])["valid_from"]
    assert reason.startswith("In deze periode geldt versie 1 al (vanaf 01-01-2021")
    assert not Regulation.objects.filter(version=2).exists()
