import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cms.schema.kinds import PAGE_KINDS
from cms.taxonomy.channels import every_channel
from pages.core.models import AudienceLead, BasePage
from pages.core.overviews import OverviewPage
from tests.factories.home import make_home
from tests.factories.information import make_information
from tests.factories.taxonomy import make_audience

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_every_kind_states_its_tree_and_its_words(kind: type[BasePage]) -> None:
    assert any("parent_page_types" in vars(own) for own in (kind, OverviewPage) if issubclass(kind, own))
    assert kind.graphql_description
    assert kind.__doc__
    assert str(kind._meta.verbose_name).islower()


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_every_kind_has_the_public_fields_of_all_pages(kind: type[BasePage]) -> None:
    assert kind.graphql_fields[: len(BasePage.graphql_fields)] == BasePage.graphql_fields


def test_a_new_page_shows_everywhere() -> None:
    assert make_information(make_home()).channels == every_channel()


def test_paths_begin_at_the_root_of_the_site() -> None:
    home = make_home()
    page = make_information(make_information(home, "Boven"), "Onder")

    assert (home.public_path, page.public_path) == ("/", "/boven/onder/")


def test_a_lead_for_an_audience_stands_beside_the_general_one() -> None:
    audience = make_audience("Werkgevers")
    page = make_information(make_home(), introduction="Voor allen.", leads={audience: "Voor u."})

    assert page.stored_lead == {"": "Voor allen.", "werkgevers": "Voor u."}


def test_two_leads_for_one_audience_are_refused() -> None:
    audience = make_audience()
    page = make_information(make_home(), leads={audience: "Een."})

    with pytest.raises(IntegrityError), transaction.atomic():
        AudienceLead.objects.create(page=page, audience=audience, text="Twee.")


def test_search_engines_get_the_title_and_lead_where_editors_gave_no_other() -> None:
    home = make_home()
    plain = make_information(home, "Gewoon", introduction="Inleiding.")
    own = make_information(home, "Eigen", seo_title="Zoek", search_description="Vind.")

    assert plain.stored_seo == {"title": "Gewoon", "description": "Inleiding."}
    assert own.stored_seo == {"title": "Zoek", "description": "Vind."}


def test_the_programme_is_named_unless_editors_name_another() -> None:
    home = make_home()

    assert home.stored_attribution == {"text": "Bron: BuurtBaan Amsterdam"}
    assert make_information(home, attribution_text="Bron: Movisie").stored_attribution == {"text": "Bron: Movisie"}


@pytest.mark.parametrize("channels", [[], ["nergens"]])
def test_a_page_shows_in_known_places_and_one_at_least(channels: list[str]) -> None:
    page = make_information(make_home())
    page.channels = channels

    with pytest.raises(ValidationError) as caught:
        page.full_clean()

    assert list(caught.value.message_dict) == ["channels"]
