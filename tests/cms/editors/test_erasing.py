"""Erasing a person: of all that there was nothing is left, in no table and in no folder."""

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.core.serializers.json import DjangoJSONEncoder
from django.test import Client
from structlog.testing import capture_logs
from wagtail.models import Revision

from cms.consent.enums import Purpose
from cms.consent.models import Consent
from cms.employers.interest import show_interest
from cms.employers.models import InterestRequest
from cms.fields import node_id
from cms.publication.models import PublishedGrant, PublishedItemHistory, PublishedRemoval
from media.models import Document, Picture
from pages.news.models import News, NewsIndex
from pages.profiles.models import Availability, Profile
from tests.cms.editors.people import make_user
from tests.factories.core import (
    document_block,
    link_in_text,
    page_reference,
    picture_block,
    publish,
    rich_text,
)
from tests.factories.employers import make_invitation
from tests.factories.home import make_home
from tests.factories.media import make_document, make_picture
from tests.factories.news import make_news, make_news_index
from tests.factories.profiles import make_consent, make_profile, make_profile_index

# Stands in all that is about the person.
NAME = "Wisnaam"


@pytest.fixture
def news(committed_database: str) -> NewsIndex:
    """The list of news; what follows is committed step by step, so that the store has a history."""
    return make_news_index(make_home())


@pytest.fixture
def profile(news: NewsIndex) -> Profile:
    """Somebody of whom the CMS knows all that it can know."""
    person = make_profile(
        make_profile_index(news.get_parent()),
        NAME,
        slug=NAME.lower(),
        picture=make_picture(name=f"{NAME}-oud.jpg", title=f"{NAME} oud", description=NAME, shows_persons=True),
        experience=f"<p>{NAME} kent de buurt.</p>",
        availability={"wanted_work": NAME},
        body=[rich_text(NAME), document_block(make_document(name=f"{NAME}.pdf", title=NAME))],
    )
    for purpose in Purpose:
        make_consent(person, purpose)
    person.picture = make_picture(name=f"{NAME}-nieuw.jpg", title=f"{NAME} nieuw", description=NAME, shows_persons=True)
    person.own_words = f"<p>{NAME} zegt iets.</p>"
    publish(person)
    show_interest(make_invitation().pk, person.pk, f"Wij zoeken {NAME}.")
    return person


@pytest.fixture
def mention(news: NewsIndex, profile: Profile) -> News:
    """News that points to the person, and did so before it was changed."""
    page = make_news(
        news,
        "Buurtfeest",
        body=[rich_text(f"Lees over {link_in_text(profile, NAME)}."), page_reference(profile), rich_text("Tot dan.")],
        picture=profile.picture,
    )
    page.introduction = "Anders."
    return publish(page)


@pytest.fixture
def keeper(committed_database: str, client: Client) -> Client:
    """The browser of somebody who keeps the installation."""
    user = make_user("beheerder")
    user.is_superuser = True
    user.save()
    client.force_login(user)
    return client


def wipe(client: Client, profile: Profile, **form: str) -> str:
    answer = client.post(address_of(profile), form, follow=True)
    return unescape(answer.content.decode())


def address_of(profile: Profile) -> str:
    return f"/admin/personen/{profile.pk}/wissen/"


def rows_with(word: str) -> Iterator[str]:
    """Where a word stands in the database: in any column of any table."""
    for model in apps.get_models():
        for row in model._default_manager.all().values():
            if word.lower() in json.dumps(row, cls=DjangoJSONEncoder, default=str, ensure_ascii=False).lower():
                yield model._meta.label


def files_with(word: str, uploads: Path) -> list[str]:
    return [file.name for file in uploads.rglob("*") if word.lower() in file.name.lower()]


def test_nothing_is_left_of_a_person(keeper: Client, profile: Profile, uploads: Path) -> None:
    portraits = [picture.stored_renditions() for picture in Picture.objects.all()]
    cuts = [cut.file.name for picture in Picture.objects.all() for cut in picture.renditions.all()]
    assert portraits
    assert cuts
    assert PublishedItemHistory.objects.filter(node_id=node_id(profile)).exists()
    assert set(rows_with(NAME)) > {"profiles.Profile", "media.Picture", "wagtailcore.Revision"}
    assert files_with(NAME, uploads)

    with capture_logs() as lines:
        page = wipe(keeper, profile, is_meant="on")

    assert "De persoon is gewist." in page
    assert NAME not in page
    assert list(rows_with(NAME)) == []
    assert files_with(NAME, uploads) == []
    assert [name for name in cuts if (uploads / name).exists()] == []
    for kind in (Profile, Availability, Consent, InterestRequest, Picture, Document, PublishedGrant):
        assert not kind.objects.exists(), kind
    assert not Revision.objects.filter(object_id=str(profile.pk)).exists()
    assert not PublishedItemHistory.objects.filter(node_id=node_id(profile)).exists()
    (line,) = [line for line in lines if line["event"] == "a person was erased"]
    assert line["page"] == profile.pk
    assert NAME.lower() not in str(lines).lower()


def test_whoever_keeps_copies_is_told(keeper: Client, profile: Profile) -> None:
    ids = {node_id(thing) for thing in (profile, profile.picture, profile.available)}

    wipe(keeper, profile, is_meant="on")

    assert set(PublishedRemoval.objects.values_list("node_id", flat=True)) >= ids


def test_what_other_pages_were_keeps_a_gap(keeper: Client, profile: Profile, mention: News) -> None:
    reference = node_id(profile)
    before = PublishedItemHistory.objects.filter(node_id=node_id(mention)).last()
    assert reference in json.dumps(before.data)

    wipe(keeper, profile, is_meant="on")

    rows = PublishedItemHistory.objects.filter(node_id=node_id(mention))
    assert rows.count() == 2
    for row in rows:
        assert reference not in row.references
        assert reference not in json.dumps(row.data)
        assert node_id(profile.picture) not in json.dumps(row.data)
        first, _, last = row.data["body"]
        assert (first["text"]["html"], first["text"]["text"]) == ("<p>Lees over ….</p>", "Lees over ….")
        assert last["text"]["text"] == "Tot dan."


def test_the_page_says_what_goes_and_what_one_must_look_at(keeper: Client, profile: Profile, mention: News) -> None:
    page = unescape(keeper.get(address_of(profile)).content.decode())

    assert "2 bewaarde versies" in page
    assert "3 toestemmingen" in page
    assert "1 keer belangstelling" in page
    for title in (f"‘{NAME} oud’", f"‘{NAME} nieuw’", f"‘{NAME}’"):
        assert title in page
    assert f'<a href="/admin/pages/{mention.pk}/edit/">Buurtfeest</a>' in page


def test_a_file_that_others_use_stays_and_a_portrait_goes_everywhere(
    keeper: Client, profile: Profile, news: NewsIndex
) -> None:
    shared = make_picture(title="Plein")
    profile.body = [picture_block(shared)]
    publish(profile)
    page = make_news(news, "Plein", picture=shared, body=[picture_block(profile.picture)])
    asked = unescape(keeper.get(address_of(profile)).content.decode())
    assert "‘Plein’ blijft" in asked

    wipe(keeper, profile, is_meant="on")

    assert list(Picture.objects.all()) == [shared]
    page.refresh_from_db()
    assert page.picture == shared
    assert page.body[0].value["picture"] is None


def test_a_portrait_of_two_people_stays_with_the_other(keeper: Client, profile: Profile) -> None:
    other = make_profile(profile.get_parent(), "Ander (voorbeeld)", slug="ander", picture=profile.picture)

    wipe(keeper, profile, is_meant="on")

    other.refresh_from_db()
    assert other.picture.file.storage.exists(other.picture.file.name)


def test_who_does_not_say_that_it_is_meant_is_asked_again(keeper: Client, profile: Profile) -> None:
    page = wipe(keeper, profile)

    assert "Zet hier een vinkje als u deze persoon echt wilt wissen." in page
    assert Profile.objects.filter(pk=profile.pk).exists()


@pytest.mark.parametrize("role", ["Redactie", "Schrijvers"])
def test_it_is_for_who_keeps_the_installation_alone(client: Client, profile: Profile, role: str) -> None:
    client.force_login(make_user("iemand", role))

    wipe(client, profile, is_meant="on")

    assert Profile.objects.filter(pk=profile.pk).exists()
    assert address_of(profile) not in client.get(f"/admin/pages/{profile.pk}/edit/").content.decode()


def test_the_right_can_be_given(client: Client, profile: Profile) -> None:
    user = make_user("vertrouwenspersoon", "Redactie")
    user.user_permissions.add(Permission.objects.get(codename="erase_person"))
    client.force_login(user)
    assert address_of(profile) in client.get(f"/admin/pages/{profile.pk}/edit/").content.decode()

    wipe(client, profile, is_meant="on")

    assert not Profile.objects.exists()


def test_there_is_nobody_to_erase_on_another_page(keeper: Client, news: NewsIndex) -> None:
    assert keeper.get(f"/admin/personen/{news.pk}/wissen/").status_code == 404


def test_deleting_the_page_takes_its_history_along(keeper: Client, profile: Profile, mention: News) -> None:
    """Also by the button that every page has; files and the log of editors stay then."""
    keeper.post(f"/admin/pages/{profile.pk}/delete/")

    assert not PublishedItemHistory.objects.filter(node_id=node_id(profile)).exists()
    rows = PublishedItemHistory.objects.filter(node_id=node_id(mention))
    assert all(node_id(profile) not in json.dumps(row.data) for row in rows)
