import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cms.fields import node_id
from cms.publication.models import PublishedItem
from cms.taxonomy.models import Stadsdeel
from pages.news.models import News
from tests.factories.information import make_information_draft
from tests.factories.programme import BARE, FILLED, Programme
from tests.factories.publication import make_item

from .conftest import end_transaction

# All things of the programme.
NUMBER = len(FILLED) + len(BARE)


def publication(action: str) -> str:
    """What the command tells; `CommandError` when it ends badly."""
    told = StringIO()
    call_command("publication", action, stdout=told, stderr=StringIO())
    return told.getvalue()


def told_when_it_fails(action: str) -> tuple[list[str], str]:
    """What the command tells before it ends badly, and the last words."""
    told = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("publication", action, stdout=told, stderr=StringIO())
    return told.getvalue().splitlines(), str(caught.value)


def disturb(programme: Programme) -> list[str]:
    """Makes the store differ from the content in each way, and gives what the command says of it, in its order."""
    PublishedItem.objects.filter(node_id=node_id(programme.theme)).delete()
    PublishedItem.objects.filter(node_id=node_id(programme.related)).update(slug="anders", name="anders")
    PublishedItem.objects.filter(node_id=node_id(programme.below)).update(is_hidden=True)
    draft = make_information_draft(programme.home)
    make_item(node_id(draft), source=f"page:{draft.pk}")
    PublishedItem.objects.filter(node_id=node_id(programme.organisation)).update(source="elsewhere:1")
    make_item("News:999999")
    return [
        f"{node_id(programme.theme)}: should be there, and is not",
        f"{node_id(programme.organisation)}: differs from the content source",
        f"{node_id(programme.related)}: differs from the content slug, name",
        f"{node_id(programme.below)}: was hidden by a guard",
        f"{node_id(draft)}: should not be there",
        "News:999999: should not be there",
    ]


def rows() -> dict[str, object]:
    return dict(PublishedItem.objects.filter(is_hidden=False).values_list("node_id", "data"))


def test_check_tells_that_all_is_well(rolled_back: Programme) -> None:
    assert publication("check") == f"{NUMBER} objects compared: the store is in step with the content.\n"


def test_check_tells_each_difference_and_changes_nothing(rolled_back: Programme) -> None:
    expected = disturb(rolled_back)
    before = rows()

    told, last_words = told_when_it_fails("check")

    assert told == expected
    assert last_words == "6 rows differ; run manage.py publication repair."
    assert rows() == before


def test_repair_mends_each_difference(rolled_back: Programme) -> None:
    before = rows()
    expected = disturb(rolled_back)

    told = publication("repair").splitlines()

    assert told == [*expected, "6 rows mended."]
    assert rows() == before
    assert "in step" in publication("check")


def test_rebuild_makes_all_of_it_anew(rolled_back: Programme) -> None:
    before = rows()
    disturb(rolled_back)

    assert publication("rebuild").endswith("objects projected.\n")

    assert rows() == before
    assert "in step" in publication("check")


def test_rebuild_fills_an_empty_store(rolled_back: Programme) -> None:
    before = rows()
    PublishedItem.objects.all().delete()

    publication("rebuild")

    assert rows() == before


def test_files_come_with_what_shows_them(rolled_back: Programme) -> None:
    PublishedItem.objects.all().delete()

    publication("repair")

    assert "in step" in publication("check")


def test_an_object_that_is_unfit_is_told_and_taken_away(rolled_back: Programme) -> None:
    Stadsdeel.objects.filter(pk=rolled_back.weesp.pk).update(kind="eiland")
    end_transaction()

    told, _ = told_when_it_fails("check")
    assert told == [
        f"{node_id(rolled_back.weesp)}: is not what the schema promises {node_id(rolled_back.weesp)}, {REASON}"
    ]

    publication("repair")
    assert node_id(rolled_back.weesp) not in rows()
    assert PublishedItem.objects.count() == NUMBER - 1


REASON = "kind: Enum 'AreaKind' cannot represent value: 'eiland'"


def test_rebuild_does_the_rest_when_one_is_unfit(rolled_back: Programme) -> None:
    Stadsdeel.objects.filter(pk=rolled_back.weesp.pk).update(kind="eiland")

    _, last_words = told_when_it_fails("rebuild")

    assert last_words == "1 could not be projected; see above."
    assert PublishedItem.objects.count() == NUMBER - 1


def test_a_footer_that_links_to_what_is_gone_keeps_the_site_standing(rolled_back: Programme) -> None:
    """A page deleted by hand leaves its number in the footer; the link is left out, and not the site."""
    site = rolled_back.site
    footer = json.dumps(site.footer.get_prep_value()).replace(
        f'"document": {rolled_back.document.pk}', '"document": 999'
    )
    with connection.cursor() as cursor:
        cursor.execute("UPDATE home_site SET footer = %s", [footer])

    publication("rebuild")

    stored = PublishedItem.objects.get(node_id=node_id(site))
    assert [link["kind"] for link in stored.data["footer"][0]["links"]] == ["EXTERNAL", "EMAIL"]


def test_what_was_taken_off_by_hand_is_taken_away(rolled_back: Programme) -> None:
    News.objects.filter(pk=rolled_back.news.pk).update(live=False)
    end_transaction()

    told, _ = told_when_it_fails("check")
    assert f"{node_id(rolled_back.news)}: should not be there" in told
    publication("repair")

    assert not PublishedItem.objects.filter(node_id=node_id(rolled_back.news)).exists()
    assert "in step" in publication("check")
