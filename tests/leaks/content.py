"""Content in every state that hides it, each with a word of its own in all its texts, and visible pages that refer to it.

secret        state in which nobody, or only some readers, may see it
shop window   visible pages that point to all of it, in every way a page can point to something

News and plain pages are hidden in every way here; every other kind in the plain ways (`kinds.py`); profiles in the ways
that only they have (`people.py`).
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.taxonomy.models import Audience
from media.models import Document, Picture
from pages.core.models import BasePage
from pages.home.models import Home
from pages.information.models import InformationPage
from pages.news.models import News, NewsIndex
from pages.profiles.models import ProfileIndex
from tests.factories.core import (
    add_draft,
    add_published,
    call_to_action,
    document_block,
    external_source,
    figure_block,
    film_block,
    link_in_text,
    link_to,
    made,
    page_reference,
    picture_block,
    publish,
    rich_text,
    unindexed,
)
from tests.factories.figures import make_figure
from tests.factories.home import AIMS, make_home, make_site
from tests.factories.information import make_information, make_information_draft
from tests.factories.media import make_document, make_picture
from tests.factories.news import make_news, make_news_index
from tests.factories.taxonomy import make_audience, make_organisation, make_stadsdeel, make_theme

from .kinds import Shown, every_kind_hidden, follow_ups_of, refer_to_records
from .people import People
from .secrets import EVERYWHERE, Secret

LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
FAR_AWAY = datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC)

# Cuts of a picture take their time; of each way to hide a page one secret has them.
_WITHOUT_FILES = {
    "onderlater",
    "onderverlopen",
    "beslotenpassword",
    "beslotengroups",
    "sqlouder",
    "update",
    "tekstupdate",
    "kanaalupdate",
}


@dataclass
class Content:
    """All that was made.

    Attributes:
        secrets: what must not be seen.
        visible: pages that everybody may see; each has a word of its own in its title.
        audience: the one audience with leads of its own.
        shown: a page and a record of every kind that everybody may see.
        window: the page that points to most of what is secret.
        moved_from: where a page that everybody may see stood before.
    """

    home: Home
    index: NewsIndex
    audience: Audience
    shown: Shown
    moved_from: str = ""
    window: News | None = None
    secrets: list[Secret] = field(default_factory=list)
    visible: list[BasePage] = field(default_factory=list)


@unindexed()
def make_content() -> Content:
    """Makes all of it, and hides what must be hidden last."""
    with connection.cursor() as cursor:
        # So that no id is one that a description in the schema gives as an example.
        cursor.execute("ALTER SEQUENCE wagtailcore_page_id_seq RESTART 1000")
    audience = make_audience("Bewoners")
    home = make_home("Zichtbaar begin")
    content = Content(home, make_news_index(home, "Zichtbaar nieuws"), audience, Shown(home, audience))
    people = People(content.shown.pages[ProfileIndex])
    content.visible += [*content.shown.pages.values(), people.shown]
    for make in (_off_by_state, _off_by_place, _moved, _restricted, _private_files, _other_channels):
        content.secrets += make(content)
    to_hide = [*_by_hand(content), *every_kind_hidden(content.shown), *people.hidden()]
    content.secrets += [secret for secret, _ in to_hide]
    _fill_shop_window(content)
    for _, hide in to_hide:
        hide()
    return content


def _columns(secret: Secret, content: Content, kind: type[BasePage] = News) -> dict[str, Any]:
    """All texts of a page, with the word in each, and mostly a picture and a document of its own."""
    word = secret.word
    body = [rich_text(word), ("heading", _heading(word))]
    picture = None
    if secret.state not in _WITHOUT_FILES:
        picture = make_picture(
            name=f"{word}.jpg", title=word, description=f"Foto {word}.", credit=word, rights=word, collection=_files()
        )
        document = make_document(name=f"{word}.pdf", title=word, collection=_files())
        secret.files += [picture, document]
        body += [picture_block(picture), document_block(document)]
    columns = {
        "slug": word,
        "introduction": f"Inleiding {word}.",
        "picture": picture,
        "leads": {content.audience: f"Voor bewoners {word}."},
        "audience_list": [content.audience],
        "seo_title": word,
        "search_description": word,
        "attribution_text": word,
        "original_url": f"https://www.example.org/{word}",
        "body": body,
    }
    return columns | ({"source_label": word, "source_url": f"https://{word}.example.org/"} if kind is News else {})


def _files() -> Collection:
    """A collection that everybody may see."""
    root = Collection.get_first_root_node()
    return root.get_children().filter(name="Openbaar").first() or root.add_child(name="Openbaar")


def _heading(word: str) -> dict[str, str]:
    return {"text": word, "level": "2"}


def _news(secret: Secret, content: Content, **columns: Any) -> News:
    page = made(News, secret.word, _columns(secret, content) | columns)
    secret.pages.append(page)
    return page


def _published_news(secret: Secret, content: Content, **columns: Any) -> News:
    """A published item, whose addresses somebody wrote down."""
    page = add_published(content.index, _news(secret, content, **columns))
    for file in secret.files:
        if isinstance(file, Picture):
            secret.addresses.append(file.stored_renditions()["WIDE"]["src"])
        else:
            secret.addresses.append(file.public_path)
    return page


def _information(secret: Secret, content: Content, parent: Page, **columns: Any) -> InformationPage:
    page = made(InformationPage, secret.word, _columns(secret, content, InformationPage) | columns)
    secret.pages.append(page)
    return add_published(parent, page)


def _off_by_state(content: Content) -> Iterator[Secret]:
    draft = Secret("concept")
    add_draft(content.index, _news(draft, content))
    yield draft

    changes = Secret("wijziging")
    live = make_news(content.index, "Zichtbaar met wijziging", slug="zichtbaar-met-wijziging")
    content.visible.append(live)
    for name, value in _columns(changes, content).items():
        if name != "leads":
            setattr(live, name, value)
    live.title = changes.word
    live.save_revision()
    yield changes

    planned = Secret("gepland")
    page = add_draft(content.index, _news(planned, content, go_live_at=FAR_AWAY))
    page.save_revision().publish()
    yield planned

    expired = Secret("verlopen")
    _published_news(expired, content, expire_at=LONG_AGO)
    yield expired

    unpublished = Secret("ingetrokken", seen_in=EVERYWHERE)
    _published_news(unpublished, content).unpublish()
    yield unpublished

    deleted = Secret("verwijderd", seen_in=EVERYWHERE)
    page = _published_news(deleted, content)
    News.objects.get(pk=page.pk).delete()
    yield deleted


def _off_by_place(content: Content) -> Iterator[Secret]:
    parent = make_information(content.home, "Ouder", slug="ouder")
    below = Secret("onder", seen_in=EVERYWHERE)
    below.pages.append(parent)
    _information(below, content, _information(below, content, parent, slug="tussen"))
    parent.unpublish()
    yield below

    later = Secret("onderlater")
    _information(later, content, parent)
    yield later

    off = make_information_draft(content.home, "Nooit", slug="nooit")
    moved = Secret("verplaatst", seen_in=EVERYWHERE)
    page = _information(moved, content, content.home)
    _information(moved, content, page, slug="dieper")
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=off.pk), pos="last-child")
    yield moved

    ended = Secret("onderverlopen")
    page = _information(ended, content, content.home, expire_at=LONG_AGO)
    _information(ended, content, page, slug="eronder")
    yield ended


def _moved(content: Content) -> Iterator[Secret]:
    """Pages whose address changed: the one in sight leads on from where it stood, the hidden one does not."""
    page = make_news(content.index, "Zichtbaar verhuisd", slug="zichtbaar-eerst")
    content.moved_from = page.public_path
    page.slug = "zichtbaar-nu"
    content.visible.append(publish(page))

    secret = Secret("adres", seen_in=EVERYWHERE)
    page = _published_news(secret, content)
    secret.paths.append(page.public_path)
    page.slug = f"{secret.word}-nieuw"
    publish(page).unpublish()
    yield secret


def _restricted(content: Content) -> Iterator[Secret]:
    for kind in ("login", "password", "groups"):
        restricted = Secret(f"besloten{kind}", seen_in=EVERYWHERE)
        page = _information(restricted, content, content.home)
        _information(restricted, content, page, slug="eronder")
        PageViewRestriction.objects.create(page=page, restriction_type=kind, password="wachtwoord")
        yield restricted


def _private_files(content: Content) -> Iterator[Secret]:
    """Files in private collections, which the shop window shows; and one that becomes private after that."""
    root = Collection.get_first_root_node()
    private = root.add_child(name="Besloten")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="password", password="x")
    for state, collection in (("collectie", private), ("subcollectie", private.add_child(name="Eronder"))):
        yield _file_secret(Secret(state), collection)


def _file_secret(secret: Secret, collection: Collection) -> Secret:
    word = secret.word
    picture = make_picture(name=f"{word}.jpg", title=word, description=word, credit=word, collection=collection)
    document = make_document(name=f"{word}.pdf", title=word, collection=collection)
    secret.files += [picture, document]
    secret.addresses += [picture.stored_renditions()["WIDE"]["src"], document.public_path]
    return secret


def _other_channels(content: Content) -> Iterator[Secret]:
    for state, channel in (("stadsdelen", "stadsdeel-pages"), ("partners", "partner-sites"), ("site", "public-site")):
        secret = Secret(f"kanaal{state}", frozenset({channel}), frozenset({channel}))
        _published_news(secret, content, channels=[channel])
        yield secret


def _by_hand(content: Content) -> Iterator[tuple[Secret, Callable[[], None]]]:
    """What is hidden past Wagtail and Django, with what hides it."""

    def published(state: str) -> tuple[Secret, int]:
        secret = Secret(state, seen_in=EVERYWHERE)
        return secret, _published_news(secret, content).pk

    def parent_and_child(state: str) -> tuple[Secret, int]:
        secret = Secret(state, seen_in=EVERYWHERE)
        parent = _information(secret, content, content.home)
        _information(secret, content, parent, slug="eronder")
        return secret, parent.pk

    def run(statement: str, *values: object) -> Callable[[], None]:
        def hide() -> None:
            with connection.cursor() as cursor:
                cursor.execute(statement, values)

        return hide

    secret, key = published("sqllive")
    yield secret, run("UPDATE wagtailcore_page SET live = false WHERE id = %s", key)
    secret, key = parent_and_child("sqlouder")
    yield secret, run("UPDATE wagtailcore_page SET live = false WHERE id = %s", key)
    secret, key = published("update")
    yield secret, lambda key=key: Page.objects.filter(pk=key).update(live=False)
    secret, key = published("tekstupdate")
    yield secret, lambda key=key: News.objects.filter(pk=key).update(introduction="Anders.")
    secret, key = published("kanaalupdate")
    yield secret, lambda key=key: News.objects.filter(pk=key).update(channels=["stadsdeel-pages"])
    secret, key = published("sqlverlopen")
    yield secret, lambda key=key: Page.objects.filter(pk=key).update(expire_at=timezone.now())
    secret, key = parent_and_child("sqlbesloten")
    yield (
        secret,
        run(
            "INSERT INTO wagtailcore_pageviewrestriction (page_id, restriction_type, password) VALUES (%s, 'login', '')",
            key,
        ),
    )
    secret, key = published("sqlweg")
    yield secret, lambda key=key: _delete_by_hand(key)

    collection = Collection.get_first_root_node().add_child(name="Straks besloten")
    secret = _file_secret(Secret("sqlcollectie", seen_in=EVERYWHERE), collection)
    yield (
        secret,
        run(
            "INSERT INTO wagtailcore_collectionviewrestriction (collection_id, restriction_type, password) "
            "VALUES (%s, 'login', '')",
            collection.pk,
        ),
    )
    secret = _file_secret(Secret("collectieupdate", seen_in=EVERYWHERE), collection)
    private = Collection.objects.get(name="Besloten")

    def move_files(picture: Picture, document: Document) -> None:
        Picture.objects.filter(pk=picture.pk).update(collection=private)
        Document.objects.filter(pk=document.pk).update(collection=private)

    yield secret, lambda files=tuple(secret.files): move_files(*files)
    secret = Secret("verhuisd", seen_in=EVERYWHERE)
    _file_secret(secret, Collection.get_first_root_node().add_child(name="Verhuist"))
    yield (
        secret,
        lambda: Collection.objects.get(name="Verhuist").move(Collection.objects.get(name="Besloten"), "sorted-child"),
    )


def _delete_by_hand(key: int) -> None:
    with connection.cursor() as cursor:
        for table in ("audience", "stadsdeel", "theme", "organisation"):
            cursor.execute(f"DELETE FROM news_news_{table}_list WHERE news_id = %s", [key])
        cursor.execute("DELETE FROM news_news_related_list WHERE %s IN (from_news_id, to_news_id)", [key])
        cursor.execute("DELETE FROM pages_core_audiencelead WHERE page_id = %s", [key])
        cursor.execute("DELETE FROM news_news WHERE page_ptr_id = %s", [key])
        cursor.execute("DELETE FROM wagtailcore_page WHERE id = %s", [key])


def _fill_shop_window(content: Content) -> None:
    """Makes visible pages point to everything that is secret, in every way that there is."""
    refer_to_records(content.shown, content.secrets)
    pages = [page for secret in content.secrets for page in secret.pages if Page.objects.filter(pk=page.pk).exists()]
    of_each_kind = [page for page in pages if "soort" in page.title]
    follow_ups_of(of_each_kind)
    pages = [page for page in pages if page not in of_each_kind]
    news = [page for page in pages if isinstance(page, News)]
    private = [file for secret in content.secrets if not secret.pages for file in secret.files]
    # The files of changes that are not published yet are in no page's row: nobody may see them, and nobody points to them.
    # A portrait that its person permits on the site may be seen there, wherever else it is shown.
    private = [file for file in private if "wijziging" not in file.title and "portretwerkgevers" not in file.title]
    pictures = [file for file in private if isinstance(file, Picture)]
    documents = [file for file in private if isinstance(file, Document)]
    stadsdeel, theme = make_stadsdeel("West"), make_theme("Werk")
    organisation = make_organisation("Movisie", url="https://www.movisie.nl/")
    organisation.stadsdelen.set([stadsdeel])
    figure = make_figure()
    figure.stadsdelen.set([stadsdeel])
    seen_picture, seen_document = make_picture(), make_document()

    body = [rich_text(" ".join(link_in_text(thing, "lees meer") for thing in (*pages, *documents, content.home)))]
    body += [page_reference(page) for page in (*pages, *of_each_kind, content.home)]
    body += [call_to_action(link_to(thing)) for thing in (*pages, *documents, content.home)]
    for picture in (*pictures, seen_picture):
        body += [picture_block(picture), film_block(picture), external_source(picture)]
    body += [document_block(document) for document in (*documents, seen_document)]
    body += [
        figure_block(figure),
        ("heading", _heading("Zichtbaar")),
        ("quote", {"text": "Ja.", "speaker": "", "role": ""}),
    ]
    lists = {"audience_list": [content.audience], "stadsdeel_list": [stadsdeel], "theme_list": [theme]}

    window = make_news(
        content.index,
        "Zichtbare etalage",
        body=body,
        picture=seen_picture,
        # What is deleted by hand takes its rows in this list along, and a guard would hide the page that lost them.
        related_list=[
            *(page for page in content.visible if isinstance(page, News)),
            *(page for page in news if "sqlweg" not in page.title),
        ],
        organisation_list=[organisation],
        source_label="Zichtbare bron",
        leads={content.audience: "Zichtbaar voor bewoners."},
        **lists,
    )
    plain = make_information(content.home, "Zichtbare uitleg", body=body, picture=pictures[0], **lists)
    below = make_information(plain, "Zichtbaar eronder", picture=pictures[1])
    content.window = window
    content.visible += [window, plain, below, content.home, content.index]

    content.index.body, content.index.picture = body[:1], pictures[-1]
    publish(content.index)
    home = content.home
    home.aims = [(name, aim | {"link": link_to(page)}) for (name, aim), page in zip(AIMS, pages, strict=False)]
    home.doors = [
        ("door", {"audience": content.audience, "title": "Deur", "text": "Deur.", "link": link_to(thing)})
        for thing in (*pages, *documents)
    ]
    home.highlight = next(page for page in news if "sqllive" in page.title)
    home.figure_list = [figure]
    home.body, home.picture = body[:1], seen_picture
    home.intro = body[0][1]["text"]
    publish(home)
    links = [link_to(thing, label) for thing in (*pages, *documents, home) for label in ("", "woorden")]
    make_site(
        menu=[("item", {"link": link}) for link in links],
        footer=[("column", {"title": "Kolom", "links": links})],
        colophon=body[0][1]["text"],
    )
