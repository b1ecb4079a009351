import graphene
import pytest
from django.db.models import TextChoices
from wagtail.models import Page

from cms.fields import (
    Declaration,
    choice,
    describe,
    kind_of,
    node_id,
    page_reference,
    reference,
    references,
    value,
    values,
)
from cms.fields.enums import enum_type
from cms.taxonomy.enums import AreaKind
from cms.taxonomy.models import Theme
from tests.factories.home import make_home


class Colour(TextChoices):
    RED = "red", "Rood"
    BLUE = "blue", "Blauw"


def is_required(declaration: Declaration) -> bool:
    return isinstance(declaration().field_type, graphene.NonNull)


def test_a_value_is_required_unless_it_is_said_that_it_can_be_null() -> None:
    assert is_required(value("name", graphene.String, description="Name."))
    assert not is_required(value("url", graphene.String, description="Site.", required=False))
    assert value("url", graphene.String, description="Site.", source="url_or_none")().field_source == "url_or_none"


def test_a_list_is_never_null_and_holds_no_null() -> None:
    field = values("names", graphene.String, description="Names.")().field_type

    assert isinstance(field, graphene.NonNull)
    assert isinstance(field.of_type, graphene.List)
    assert isinstance(field.of_type.of_type, graphene.NonNull)


def test_one_reference_can_be_null_and_a_list_of_them_cannot() -> None:
    assert not is_required(reference("theme", "taxonomy.Theme", description="Theme."))
    assert not is_required(page_reference("page", description="Page."))
    assert is_required(references("themes", "taxonomy.Theme", description="Themes."))


def test_a_choice_is_an_enum_with_the_name_of_the_class() -> None:
    field = choice("kind", AreaKind, description="Kind.")().field_type

    assert isinstance(field, graphene.NonNull)
    assert field.of_type is enum_type(AreaKind)
    assert enum_type(AreaKind)._meta.name == "AreaKind"


@pytest.mark.parametrize("members", [{}, {"RED": "Red."}, {"RED": "Red.", "BLUE": "Blue.", "GREEN": "Green."}])
def test_each_member_of_a_choice_is_described_and_no_other(members: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"Colour: describe each of \['RED', 'BLUE'\], and nothing else"):
        describe(Colour, "Colours.", **members)


def test_a_global_id_is_kind_and_key(db: None) -> None:
    home = make_home()

    assert node_id(home) == f"Home:{home.pk}"
    assert node_id(Page.objects.get(pk=home.pk)) == f"Home:{home.pk}"
    assert kind_of(Theme()) == "Theme"
