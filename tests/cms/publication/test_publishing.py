"""What editors do, as the store sees it. The content is committed, each test is a transaction of its own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from structlog.testing import capture_logs
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.fields import node_id
from cms.partners.reader import ANONYMOUS, EVERY_PUBLIC_CHANNEL, Reader
from cms.publication import publishing
from cms.publication.errors import ProjectionError
from cms.publication.models import PublishedItem
from cms.taxonomy.models import Audience
from media.models import Document, Picture
from pages.home.models import Home
from pages.news.models import News
from tests.factories.core import add_draft, document_block, link_to, made, picture_block, publish
from tests.factories.information import make_information, make_information_draft
from tests.factories.media import make_document, make_picture
from tests.factories.news import make_news, make_news_draft
from tests.factories.programme import BARE, FILLED, Programme

from .conftest import end_transaction


def row(thing: Any) -> PublishedItem:
    return PublishedItem.objects.get(node_id=node_id(thing))


def is_there(thing: Any, reader: Reader = ANONYMOUS) -> bool:
    """Whether a reader may see the thing, now that the transaction ends."""
    end_transaction()
    return PublishedItem.objects.visible_to(reader, timezone.now()).filter(node_id=node_id(thing)).exists()


def nothing_is_amiss() -> None:
    """Nothing was hidden by a guard, and the store is as the content is."""
    end_transaction()
    call_command("publication", "check")


def fresh(page: Page) -> Any:
    return Page.objects.get(pk=page.pk).specific


def status_of(client: Client, path: str) -> int:
    answer = client.get(path)
    if answer.streaming:
        answer.getvalue()
    return answer.status_code


def restrict(page: Page, kind: str = PageViewRestriction.LOGIN) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, password="geheim")


def test_the_store_is_in_step_with_all_that_is_filled_in(rolled_back: Programme) -> None:
    nothing_is_amiss()
    assert PublishedItem.objects.count() == len(FILLED) + len(BARE)


def test_a_draft_is_not_in_the_store_until_it_is_published(rolled_back: Programme) -> None:
    draft = make_news_draft(rolled_back.index)
    assert not PublishedItem.objects.filter(source=f"page:{draft.pk}").exists()

    publish(draft)

    assert is_there(draft)
    assert row(draft).path == "/nieuws/concept/"


def test_what_changed_in_a_draft_shows_when_it_is_published(rolled_back: Programme) -> None:
    page = rolled_back.news
    page.title, page.introduction = "Nieuwe titel", "Nieuwe inleiding."
    revision = page.save_revision()
    assert row(page).data["title"] == "Onderzoek in West"

    revision.publish()

    assert row(page).data["title"] == "Nieuwe titel"
    assert row(page).data["lead"][""] == "Nieuwe inleiding."
    assert row(page).name == "nieuwe titel"


def test_a_page_that_is_taken_off_takes_all_below_it_along(rolled_back: Programme) -> None:
    rolled_back.information.unpublish()

    assert not is_there(rolled_back.information)
    assert not is_there(rolled_back.below)
    nothing_is_amiss()

    publish(fresh(rolled_back.information))

    assert is_there(rolled_back.information)
    assert is_there(rolled_back.below)
    nothing_is_amiss()


def test_a_page_below_one_that_is_off_can_be_published_and_stays_unseen(rolled_back: Programme) -> None:
    parent = make_information_draft(rolled_back.home, "Nog niet")
    child = make_information(parent, "Al wel")

    assert not is_there(child)
    nothing_is_amiss()

    publish(parent)

    assert is_there(child)
    assert row(child).path == "/nog-niet/al-wel/"


def test_a_moved_page_has_a_new_path_with_all_below(rolled_back: Programme) -> None:
    elsewhere = make_information(rolled_back.home, "Elders")

    fresh(rolled_back.information).move(fresh(elsewhere), pos="last-child")

    assert row(rolled_back.information).path == "/elders/voor-werkgevers/"
    assert row(rolled_back.below).path == row(rolled_back.below).data["path"]
    assert row(rolled_back.below).path == "/elders/voor-werkgevers/stap-voor-stap/"
    nothing_is_amiss()


def test_a_page_moved_below_one_that_is_off_is_gone_with_all_below(rolled_back: Programme) -> None:
    draft = make_information_draft(rolled_back.home, "Nog niet")

    fresh(rolled_back.information).move(fresh(draft), pos="last-child")

    assert not is_there(rolled_back.information)
    assert not is_there(rolled_back.below)
    nothing_is_amiss()


def test_another_slug_gives_all_below_another_path(rolled_back: Programme) -> None:
    page = fresh(rolled_back.information)
    page.slug = "werkgevers"

    publish(page)

    assert row(page).path == "/werkgevers/"
    assert row(rolled_back.below).path == "/werkgevers/stap-voor-stap/"
    nothing_is_amiss()


def test_a_page_outside_the_site_is_not_for_readers(rolled_back: Programme) -> None:
    page = add_draft(Page.get_first_root_node(), made(type(rolled_back.information), "Erbuiten", {}))

    publish(page)

    assert not is_there(page)
    nothing_is_amiss()


@pytest.mark.parametrize("kind", [choice for choice, _ in PageViewRestriction.RESTRICTION_CHOICES if choice != "none"])
def test_a_restricted_page_is_gone_with_all_below_and_comes_back(rolled_back: Programme, kind: str) -> None:
    restriction = restrict(rolled_back.information, kind)

    assert not is_there(rolled_back.information)
    assert not is_there(rolled_back.below)
    nothing_is_amiss()

    publish(fresh(rolled_back.below))
    assert not is_there(rolled_back.below)

    restriction.delete()

    assert is_there(rolled_back.information)
    assert is_there(rolled_back.below)
    nothing_is_amiss()


def test_a_restricted_page_can_be_deleted(rolled_back: Programme) -> None:
    restrict(rolled_back.information)

    fresh(rolled_back.information).delete()

    assert not PublishedItem.objects.filter(kind="InformationPage").exists()
    nothing_is_amiss()


def test_the_end_of_a_page_needs_no_clock(rolled_back: Programme) -> None:
    page = fresh(rolled_back.news)
    page.expire_at = timezone.now() + timedelta(hours=1)
    publish(page)
    items = PublishedItem.objects.filter(node_id=node_id(page))

    assert items.visible_to(ANONYMOUS, timezone.now()).exists()
    assert not items.visible_to(ANONYMOUS, page.expire_at).exists()
    assert not PublishedItem.objects.visible_to(ANONYMOUS, page.expire_at).filter(node_id=node_id(rolled_back.poster))


def test_the_end_of_a_page_is_the_end_of_all_below_it(rolled_back: Programme) -> None:
    page, below = fresh(rolled_back.information), fresh(rolled_back.below)
    end = timezone.now() + timedelta(hours=1)
    items = PublishedItem.objects.filter(node_id=node_id(below))

    page.expire_at = end
    publish(page)
    assert items.visible_to(ANONYMOUS, timezone.now()).exists()
    assert not items.visible_to(ANONYMOUS, end).exists()

    below.expire_at = end + timedelta(hours=1)
    publish(below)
    assert not items.visible_to(ANONYMOUS, end).exists()
    nothing_is_amiss()

    page.expire_at = None
    publish(page)
    assert items.visible_to(ANONYMOUS, end).exists()
    nothing_is_amiss()


def test_the_clock_publishes_and_takes_off(rolled_back: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = timezone.now()
    draft = made(News, "Later", {"go_live_at": begin + timedelta(hours=1)})
    add_draft(rolled_back.index, draft)
    draft.save_revision().publish()
    ending = fresh(rolled_back.news)
    ending.expire_at = begin + timedelta(hours=1)
    publish(ending)
    assert not is_there(draft)
    assert is_there(ending)
    monkeypatch.setattr(timezone, "now", lambda: begin + timedelta(hours=2))

    call_command("publish_scheduled")

    assert is_there(draft)
    assert not PublishedItem.objects.filter(node_id=node_id(ending)).exists()
    nothing_is_amiss()


def test_what_cannot_be_published_stops_nothing_else_that_was_planned(
    rolled_back: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = timezone.now()
    drafts = []
    for minutes, title in ((1, "Eerder"), (2, "Geheime Naam"), (3, "Later")):
        draft = made(News, title, {"go_live_at": begin + timedelta(minutes=minutes)})
        add_draft(rolled_back.index, draft)
        draft.save_revision().publish()
        drafts.append(draft)
    stuck, ending = fresh(rolled_back.related), fresh(rolled_back.news)
    for page in (stuck, ending):
        page.expire_at = begin + timedelta(minutes=1)
        publish(page)
    # As no form lets it be, but older code may have left it.
    broken = drafts[1].latest_revision
    broken.content |= {"source_url": "Geheime Naam"}
    broken.save()
    monkeypatch.setattr(timezone, "now", lambda: begin + timedelta(hours=1))

    with capture_logs() as lines, pytest.raises(CommandError) as ended:
        call_command("publish_scheduled")

    assert str(ended.value) == f"1 could not be carried out: the publication of News {drafts[1].pk}."
    assert [is_there(draft) for draft in drafts] == [True, False, True]
    assert not Page.objects.filter(pk__in=[stuck.pk, ending.pk], live=True).exists()
    (line,) = [line for line in lines if line["event"] == "planned_publication_failed"]
    assert (line["what"], line["field"]) == (f"the publication of News {drafts[1].pk}", "source_url")
    assert "Geheime" not in str(line)
    nothing_is_amiss()

    # What was mended is published the next time.
    broken.content |= {"source_url": ""}
    broken.save()
    call_command("publish_scheduled")
    assert is_there(drafts[1])


@pytest.mark.parametrize(
    ("channels", "is_public", "is_for_partners"),
    [
        (["public-site"], True, False),
        (["partner-sites"], False, True),
        (["stadsdeel-pages"], False, False),
        (["public-site", "partner-sites"], True, True),
    ],
)
def test_a_page_shows_in_its_channels_only(
    rolled_back: Programme, channels: list[str], is_public: bool, is_for_partners: bool
) -> None:
    picture = make_picture()
    page = make_news(rolled_back.index, "Hier", channels=channels, picture=picture)
    partner = Reader("partner", frozenset({"partner-sites"}))

    assert (is_there(page), is_there(page, partner)) == (is_public, is_for_partners)
    assert (is_there(picture), is_there(picture, partner)) == (is_public, is_for_partners)
    assert is_there(picture, EVERY_PUBLIC_CHANNEL)


def test_the_page_of_a_stadsdeel_is_for_partners_of_that_stadsdeel_only(rolled_back: Programme) -> None:
    page = rolled_back.stadsdeel_page
    page.stadsdeel_list = []
    publish(page)
    own, other = (replace(ANONYMOUS, stadsdelen=frozenset({slug})) for slug in (page.stadsdeel.slug, "ander"))

    assert (is_there(page), is_there(page, own), is_there(page, other)) == (True, True, False)


def test_a_copied_page_is_published_with_its_copy(rolled_back: Programme) -> None:
    copy = fresh(rolled_back.news).copy(
        update_attrs={"title": "Kopie", "slug": "kopie"}, keep_live=True, copy_revisions=False
    )

    assert row(copy).path == "/nieuws/kopie/"
    nothing_is_amiss()


THINGS = ["audience", "stadsdeel", "theme", "organisation", "figure", "picture", "document"]
THINGS += ["series", "milestone", "rule", "remark", "action", "term", "portrait"]


@pytest.mark.parametrize("name", THINGS)
def test_a_deleted_thing_leaves_all_that_referred_to_it_in_place(rolled_back: Programme, name: str) -> None:
    # An audience or a part of the city cannot go while it has a way in.
    if name in ("audience", "stadsdeel"):
        getattr(rolled_back, f"{name}_page").delete()
    before = set(PublishedItem.objects.values_list("node_id", flat=True))
    gone = node_id(getattr(rolled_back, name))

    getattr(rolled_back, name).delete()

    nothing_is_amiss()
    assert before - set(PublishedItem.objects.values_list("node_id", flat=True)) == {gone}
    assert not PublishedItem.objects.filter(references__contains=[gone]).exists()
    assert is_there(rolled_back.news)
    assert is_there(rolled_back.home)


@pytest.mark.parametrize("name", ["related", "news", "information", "report", "event", "timeline", "profile"])
def test_a_deleted_page_leaves_all_that_referred_to_it_in_place(rolled_back: Programme, name: str) -> None:
    gone = node_id(getattr(rolled_back, name))

    getattr(rolled_back, name).delete()

    nothing_is_amiss()
    assert not PublishedItem.objects.filter(references__contains=[gone]).exists()
    assert is_there(rolled_back.home)
    assert is_there(rolled_back.site)


def test_a_deleted_page_in_a_footer_is_left_out_of_it(rolled_back: Programme) -> None:
    page = make_information(rolled_back.home, "Tijdelijk")
    site = rolled_back.site
    site.footer = [("column", {"title": "Meer", "links": [link_to(page), link_to(rolled_back.index)]})]
    site.save()

    page.delete()

    assert [link["ref"] for link in row(site).data["footer"][0]["links"]] == [node_id(rolled_back.index)]


def test_a_tree_can_be_deleted_whole(rolled_back: Programme) -> None:
    rolled_back.index.delete()

    assert not PublishedItem.objects.filter(kind__in=["News", "NewsIndex"]).exists()
    assert row(rolled_back.home).data["highlight"] is None
    nothing_is_amiss()


def test_a_picture_is_in_the_store_while_something_shows_it(rolled_back: Programme) -> None:
    picture = make_picture()
    assert not is_there(picture)
    page = make_news(rolled_back.index, "Met foto", body=[picture_block(picture)])
    other = make_news(rolled_back.index, "Ook met foto", picture=picture)
    assert is_there(picture)

    page.unpublish()
    assert is_there(picture)
    other.picture = None
    publish(other)

    assert not PublishedItem.objects.filter(node_id=node_id(picture)).exists()


def test_a_picture_that_nobody_may_see_any_more_is_not_served(rolled_back: Programme, client: Client) -> None:
    picture, document = make_picture(), make_document()
    page = make_news(rolled_back.index, "Met foto", picture=picture, body=[document_block(document)])
    address = row(picture).data["renditions"]["CARD"]["src"]
    assert [status_of(client, path) for path in (address, document.public_path)] == [200, 200]

    PublishedItem.objects.filter(node_id=node_id(page)).update(is_hidden=True)

    assert [status_of(client, path) for path in (address, document.public_path)] == [404, 404]


def test_a_private_collection_hides_its_files_and_those_below(rolled_back: Programme) -> None:
    private = Collection.get_first_root_node().add_child(name="Besloten")
    below = private.add_child(name="Eronder")
    picture, document = make_picture(collection=private), make_document(collection=below)
    make_news(rolled_back.index, "Met", picture=picture, body=[document_block(document)])
    assert is_there(picture)
    assert is_there(document)

    restriction = CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    assert not is_there(picture)
    assert not is_there(document)
    nothing_is_amiss()
    restriction.delete()

    assert is_there(picture)
    assert is_there(document)
    nothing_is_amiss()


def test_a_file_put_in_a_private_collection_is_hidden(rolled_back: Programme) -> None:
    private = Collection.get_first_root_node().add_child(name="Besloten")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    picture = rolled_back.picture

    picture.collection = private
    picture.save()

    assert not is_there(picture)
    assert is_there(rolled_back.news)
    nothing_is_amiss()


def test_a_private_collection_can_be_deleted(rolled_back: Programme) -> None:
    private = Collection.get_first_root_node().add_child(name="Besloten")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")

    private.delete()

    nothing_is_amiss()


def test_another_file_is_shown_at_another_address(rolled_back: Programme) -> None:
    before = row(rolled_back.document).data["url"]
    other = make_document(b"%PDF-1.7\nanders\n%%EOF\n", "vuistregels.pdf")

    rolled_back.document.file = other.file
    rolled_back.document._set_document_file_metadata()
    rolled_back.document.save()

    assert row(rolled_back.document).data["url"] != before
    nothing_is_amiss()


def test_a_saved_snippet_is_in_the_store(rolled_back: Programme) -> None:
    rolled_back.organisation.name = "Movisie Amsterdam"
    rolled_back.organisation.save()
    rolled_back.organisation.stadsdelen.set([rolled_back.weesp])

    stored = row(rolled_back.organisation)
    assert stored.data["name"] == "Movisie Amsterdam"
    assert stored.data["stadsdelen"] == [{"ref": node_id(rolled_back.weesp)}]
    assert stored.stadsdelen == ["weesp"]
    nothing_is_amiss()


@pytest.mark.parametrize(
    ("name", "column"), [("audience", "audiences"), ("stadsdeel", "stadsdelen"), ("theme", "themes")]
)
def test_another_slug_of_a_category_is_known_to_all_that_have_it(
    rolled_back: Programme, name: str, column: str
) -> None:
    category = getattr(rolled_back, name)
    category.slug = "anders"
    category.save()

    for thing in (rolled_back.home, rolled_back.index, rolled_back.news, rolled_back.information):
        assert getattr(row(thing), column) == ["anders"]
    nothing_is_amiss()


def test_another_slug_of_an_audience_keeps_its_own_leads(rolled_back: Programme) -> None:
    audience = Audience.objects.create(name="Bestuur", slug="bestuur")
    page = make_news(rolled_back.index, "Voor u", leads={audience: "Voor het bestuur."})

    audience.slug = "bestuurders"
    audience.save()

    assert row(page).data["lead"] == {"": "Inleiding van Voor u.", "bestuurders": "Voor het bestuur."}
    nothing_is_amiss()


def test_a_deleted_audience_takes_its_leads_along(rolled_back: Programme) -> None:
    audience = Audience.objects.create(name="Bestuur", slug="bestuur")
    page = make_news(rolled_back.index, "Voor u", leads={audience: "Voor het bestuur."})

    audience.delete()

    assert row(page).data["lead"] == {"": "Inleiding van Voor u."}
    nothing_is_amiss()


def test_a_page_that_breaks_the_promise_is_not_published(
    rolled_back: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, before = fresh(rolled_back.news), row(rolled_back.news).data
    page.title = "Anders"
    monkeypatch.setattr(News, "stored_seo", None)

    with pytest.raises(ProjectionError) as caught:
        page.save_revision().publish()

    assert (caught.value.node_id, caught.value.field) == (node_id(page), "seo")
    assert fresh(page).title == "Onderzoek in West"
    assert row(page).data == before
    monkeypatch.undo()
    nothing_is_amiss()


def test_a_snippet_that_breaks_the_promise_is_told_by_field(rolled_back: Programme) -> None:
    rolled_back.stadsdeel.kind = "eiland"

    with pytest.raises(ProjectionError) as caught:
        publishing.synchronise(rolled_back.stadsdeel)

    assert caught.value.field == "kind"
    assert row(rolled_back.stadsdeel).data["kind"] == "STADSDEEL"


def test_a_failed_unpublishing_leaves_the_page_as_it_is(
    rolled_back: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the store is away")

    monkeypatch.setattr(publishing, "_synchronise_shown", fail)

    with pytest.raises(RuntimeError):
        fresh(rolled_back.news).unpublish()

    monkeypatch.undo()
    assert fresh(rolled_back.news).live
    assert is_there(rolled_back.news)


def test_a_title_is_never_copied_into_a_link(rolled_back: Programme) -> None:
    draft = make_information_draft(rolled_back.home, "Een geheime titel")
    site = rolled_back.site
    site.menu = [("item", {"link": link_to(draft)})]
    site.save()

    assert row(site).data["menu"][0]["link"] == {"kind": "PAGE", "label": "", "ref": node_id(draft)}


def test_dates_of_publication_are_the_first_and_the_last(rolled_back: Programme) -> None:
    page = fresh(rolled_back.news)
    Page.objects.filter(pk=page.pk).update(first_published_at=datetime(2020, 1, 1, 12, tzinfo=UTC))
    page = fresh(page)

    publish(page)

    stored = row(page)
    assert stored.data["publishedAt"] == "2020-01-01T12:00:00+00:00"
    assert stored.data["updatedAt"] == page.last_published_at.isoformat()
    assert stored.visible_from == datetime(2020, 1, 1, 12, tzinfo=UTC)


def test_the_home_page_stands_at_the_root(rolled_back: Programme) -> None:
    assert row(rolled_back.home).path == "/"
    assert Home.objects.count() == 1
    assert {Picture, Document} == {type(rolled_back.picture), type(rolled_back.document)}
