"""Forms start without a script inside the page."""

import re

import pytest
from django import forms
from django.test import Client
from wagtail.admin.panels import MultipleChooserPanel
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminPageChooser, AdminTimeInput

from cms.editors.starting import _data
from pages.news.models import NewsIndex
from tests.cms.editors.forms import add_address
from tests.factories.media import make_picture
from tests.factories.news import make_news


@pytest.mark.parametrize("widget", [AdminDateInput(), AdminTimeInput(), AdminDateTimeInput(), AdminPageChooser()])
def test_a_field_names_what_starts_it(widget: forms.Widget, db):
    html = widget.render("when", None, attrs={"id": "id_when"})

    assert "<script" not in html
    assert 'data-controller="editors-starter"' in html
    assert "&quot;id_when&quot;" in html or '"id_when"' in html


def test_every_form_of_pages_pictures_and_settings_is_without_scripts_inside(desk: Client, index: NewsIndex):
    news = make_news(index)
    picture = make_picture()
    addresses = [
        "/admin/",
        add_address(index),
        f"/admin/pages/{news.pk}/edit/",
        f"/admin/pages/{index.get_parent().pk}/edit/",
        f"/admin/pages/{news.pk}/move/",
        f"/admin/pages/{news.pk}/copy/",
        f"/admin/images/{picture.pk}/",
        "/admin/images/multiple/add/",
        "/admin/snippets/figures/figure/add/",
    ]

    found = {}
    for address in addresses:
        response = desk.get(address)
        assert response.status_code == 200
        found[address] = [
            script for script in re.findall(r"<script[^>]*>", response.content.decode()) if _runs_inside(script)
        ]
    assert found == {address: [] for address in addresses}


def _runs_inside(script: str) -> bool:
    return "src=" not in script and 'type="application/json"' not in script


def test_arguments_cannot_break_out_of_the_attribute():
    html = _data("""new PageChooser("id_x", {"title": "'\\"><script>alert(1)</script>"});""")

    assert "<script>" not in html
    assert html.count('"') == html.count("=") * 2


def test_anything_but_one_call_is_an_error():
    with pytest.raises(ValueError, match="Not one call"):
        _data("alert(1); new X();\n var y")


def test_the_panel_of_many_choosers_has_our_template():
    assert MultipleChooserPanel.BoundPanel.template_name == "wagtailadmin/panels/multiple_chooser_panel.html"
