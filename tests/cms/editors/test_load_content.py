"""The opening content: the files themselves, and what loading them does once, twice, and after editors."""

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command
from PIL import Image
from wagtail.models import Page
from wagtail.models import Site as WagtailSite

from cms.editors.models import LoadedItem
from cms.editors.opening.errors import OpeningContentError
from cms.editors.opening.files import read_content
from cms.editors.opening.loading import items_of
from cms.publication.models import PublishedItem
from cms.settings.environment import PROJECT_DIRECTORY
from cms.taxonomy.models import Audience, Organisation, Stadsdeel
from media.models import Picture
from pages.core.models import BasePage
from pages.figures.models import Figure
from pages.home.models import Home, Site
from pages.information.models import InformationPage
from pages.news.models import News
from tests.cms.editors.opening_files import SMALL, load, write_files

CONTENT = PROJECT_DIRECTORY / "content"

Change = Callable[[str, object], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files with one item of each kind."""
    return write_files(tmp_path / "content", SMALL)


@pytest.fixture
def change(folder: Path) -> Change:
    """Changes a value in the files, by the way to it: `news.0.title`."""

    def at(way: str, new_value: object) -> None:
        name, *steps, last = [int(step) if step.isdigit() else step for step in way.split(".")]
        entries = yaml.safe_load((folder / f"{name}.yaml").read_text())
        inside = entries
        for step in steps:
            inside = inside[step]
        if last == "+":
            inside.append(new_value)
        else:
            inside[last] = new_value
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(entries, allow_unicode=True))

    return at


def everything() -> dict[str, object]:
    """What readers get of everything, with the moment that each page changed last."""
    return {item.node_id: item.data for item in PublishedItem.objects.all()}


# --- The files of the project -------------------------------------------------------------------------------------------


@pytest.fixture
def light_content(tmp_path: Path) -> Path:
    """The files of the project, with the pictures at a fifth of their size: cutting the large ones takes most time."""
    place = tmp_path / "light"
    shutil.copytree(CONTENT, place)
    for path in (place / "pictures").glob("*.png"):
        with Image.open(path) as picture:
            small = picture.resize((320, 180))
        small.save(path)
    return place


def test_all_opening_content_is_published_in_step_with_the_store_and_loads_once(db, light_content):
    content = read_content(light_content)
    count = len(items_of(content, light_content))
    available = [person for person in content.profiles.profiles if person.available]

    first = load(light_content)
    published = everything()
    second = load(light_content)
    call_command("publication", "check", stdout=io.StringIO())

    assert first == f"Content of ...: {count} new, 0 updated, 0 unchanged, 0 left as editors have it.\n"
    assert second == f"Content of ...: 0 new, 0 updated, {count} unchanged, 0 left as editors have it.\n"
    assert everything() == published
    # Readers get no consents, and what work somebody looks for is an item of its own.
    assert len(published) == count - len(content.profiles.consents) + len(available)
    assert not PublishedItem.objects.filter(is_hidden=True).exists()
    assert [area.slug for area in Stadsdeel.objects.all()] == (
        "centrum nieuw-west noord oost west zuid zuidoost weesp".split()
    )
    assert [audience.slug for audience in Audience.objects.all()] == (
        "werkgevers buurtbaners bewoners stadsdelen partners bestuur".split()
    )
    assert [door.value["audience"].slug for door in Home.objects.get().doors] == (
        [audience.slug for audience in Audience.objects.all()]
    )
    assert Figure.objects.get(key="weesp").value is None
    for audience in Audience.objects.all():
        assert News.objects.filter(audience_list=audience).exists(), audience


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The files of the project, by name."""
    return {path.name: path.read_text() for path in CONTENT.glob("*.yaml")}


def test_texts_lead_only_to_addresses_that_are_known(texts):
    addresses = {address for text in texts.values() for address in re.findall(r"https?://[^\s)}]+", text)}

    assert addresses == {"https://www.amsterdam.nl/", "https://www.movisie.nl/", "https://www.youtube.com/"}


def test_no_figure_is_typed_into_a_text(texts):
    """A count of jobs or places stands in figures.yaml only; texts pull it in."""
    typed = re.compile(r"\b(\d+|drie|acht|vijfentwintig|achtentwintig) (extra )?(plekken|buurtbanen|banen|plaatsen)\b")

    for name, text in texts.items():
        if name != "figures.yaml":
            assert typed.search(text) is None, name


def test_no_mail_address_or_telephone_number_is_made_up(texts):
    for name, text in texts.items():
        assert re.search(r"[\w.]+@[\w.]+|\b0\d{9}\b|\+31", text) is None, name


def test_every_picture_is_light_and_used(texts):
    for path in (CONTENT / "pictures").glob("*.png"):
        assert path.stat().st_size < 200_000, path.name
        with Image.open(path) as picture:
            assert picture.size == ((640, 640) if path.stem.startswith("portret-") else (1600, 900)), path.name
        assert path.with_suffix(".svg").is_file(), path.name
        used = [text for name, text in texts.items() if name != "pictures.yaml" and f"picture: {path.stem}\n" in text]
        assert used, path.name


# --- Loading once -------------------------------------------------------------------------------------------------------


def test_each_kind_becomes_what_the_files_say(db, folder):
    load(folder)

    news = News.objects.get()
    assert (news.live, news.title, news.public_path) == (True, "Bericht", "/nieuws/bericht/")
    assert (news.source_label, news.source_date.label) == ("Verslag", "3 november 2022")
    assert [item.slug for item in (*news.audience_list.all(), *news.stadsdeel_list.all(), *news.theme_list.all())] == (
        ["bewoners", "noord", "werk"]
    )
    assert [lead.text for lead in news.audience_leads.all()] == ["Een bericht voor u."]
    information = InformationPage.objects.get()
    assert [block.block_type for block in news.body] == ["heading", "rich_text", "figure", "picture"]
    assert news.body[1].value["text"].source == (
        f'<p>Lees de <a linktype="page" id="{information.pk}">uitleg</a>.</p><ul><li>een</li><li>twee</li></ul>'
    )
    assert news.body[2].value["figure"] == Figure.objects.get(key="plekken")
    assert news.picture == Picture.objects.get(description="Een groene deur.", is_decorative=False, shows_persons=False)
    home = Home.objects.get()
    assert (home.public_path, home.highlight, home.intro) == ("/", news, "<p>Een <b>buurtbaan</b> is werk.</p>")
    assert home.aims[0].value["link"]["page"].specific == information
    assert [organisation.slug for organisation in news.organisation_list.all()] == ["dock"]
    assert [area.slug for area in Organisation.objects.get().stadsdelen.all()] == ["noord"]
    site = Site.for_site(WagtailSite.objects.get())
    assert site.menu[0].value["link"]["page"].slug == "nieuws"
    assert site.footer[0].value["links"][0]["label"] == "Uitleg"
    assert site.colophon == '<p>Van <a href="https://www.amsterdam.nl/">de stad</a>.</p>'


def test_page_of_welcome_makes_room(db, folder):
    assert Page.objects.filter(depth=2).get().specific_class is Page

    load(folder)

    assert [page.specific for page in Page.objects.filter(depth=2)] == [Home.objects.get()]
    assert WagtailSite.objects.get().root_page.specific == Home.objects.get()


def test_site_with_another_home_page_is_left_alone(db, folder):
    load(folder)
    LoadedItem.objects.all().delete()
    Audience.objects.all().delete()
    before = everything()

    with pytest.raises(CommandError, match="not loaded"):
        load(folder)

    assert everything() == before
    assert LoadedItem.objects.count() == 0


# --- Loading again ------------------------------------------------------------------------------------------------------


def test_changed_file_changes_an_item_that_nobody_touched(db, folder, change):
    load(folder)
    change("news.0.title", "Beter bericht")
    change("audiences.0.name", "Buren")
    change("site.name", "BuurtBaan Amsterdam")
    Image.new("RGB", (64, 36), "#a3301a").save(folder / "pictures" / "deur.png")

    said = load(folder)

    assert said == "Content of ...: 0 new, 4 updated, 21 unchanged, 0 left as editors have it.\n"
    assert News.objects.get().title == "Beter bericht"
    assert Picture.objects.get().width == 64
    published = everything()
    assert published[f"News:{News.objects.get().pk}"]["title"] == "Beter bericht"
    assert published[f"Audience:{Audience.objects.get().pk}"]["name"] == "Buren"
    assert load(folder) == "Content of ...: 0 new, 0 updated, 25 unchanged, 0 left as editors have it.\n"


def publish_by_editor() -> None:
    news = News.objects.get()
    news.title = "Van de redactie"
    news.save_revision().publish()


def draft_by_editor() -> None:
    news = News.objects.get()
    news.title = "Nog niet klaar"
    news.save_revision()


def unpublish_by_editor() -> None:
    News.objects.get().unpublish()


def move_by_editor() -> None:
    index = News.objects.get().get_parent()
    index.slug = "berichten"
    index.save()


def delete_by_editor() -> None:
    News.objects.get().delete()


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (publish_by_editor, "an editor changed it"),
        (draft_by_editor, "an editor changed it"),
        (unpublish_by_editor, "an editor changed it"),
        (move_by_editor, "an editor changed it"),
        (delete_by_editor, "an editor deleted it"),
    ],
)
def test_page_that_an_editor_changed_is_not_overwritten(db, folder, change, edit, reason):
    load(folder)
    edit()
    before = everything()
    change("news.0.title", "Uit het bestand")

    said = load(folder)

    assert said == (
        "Content of ...: 0 new, 0 updated, 24 unchanged, 1 left as editors have it.\n"
        f"  page/bericht: {reason}; the newer file was not used.\n"
    )
    assert everything() == before
    assert load(folder) == said


@pytest.mark.parametrize(
    ("way", "model", "name"),
    [
        ("organisations.0.description", Organisation, "organisation/dock"),
        ("figures.0.counts", Figure, "figure/plekken"),
        ("pictures.0.description", Picture, "picture/deur"),
        ("site.description", Site, "site/site"),
    ],
)
def test_record_that_an_editor_changed_is_not_overwritten(db, folder, change, way, model, name):
    load(folder)
    record = model.objects.get()
    column = way.rpartition(".")[2]
    setattr(record, column, "Van de redactie.")
    record.save()
    change(way, "Uit het bestand.")

    said = load(folder)

    assert f"  {name}: an editor changed it; the newer file was not used.\n" in said
    assert getattr(model.objects.get(), column) == "Van de redactie."


def test_relation_that_an_editor_changed_is_a_change(db, folder, change):
    load(folder)
    Organisation.objects.get().stadsdelen.clear()
    change("organisations.0.description", "Uit het bestand.")

    assert "organisation/dock: an editor changed it" in load(folder)


def test_item_that_refers_to_a_deleted_one_stays_as_it_is(db, folder, change):
    load(folder)
    InformationPage.objects.get().delete()
    change("news.0.title", "Uit het bestand")

    said = load(folder)

    assert "page/bericht: it refers to page/uitleg, which an editor deleted; the newer file was not used." in said
    assert News.objects.get().title == "Bericht"


def test_new_page_below_a_deleted_one_is_left_out(db, folder, change):
    load(folder)
    News.objects.get().get_parent().delete()
    change("news.+", {**SMALL["news"][0], "key": "tweede", "slug": "tweede"})

    said = load(folder)

    assert "page/tweede: it refers to page/nieuws, which an editor deleted; the newer file was not used." in said
    assert BasePage not in {page.specific_class for page in Page.objects.all()}
    assert News.objects.count() == 0


def test_new_item_in_the_files_is_added(db, folder, change):
    load(folder)
    change("news.+", {**SMALL["news"][0], "key": "tweede", "slug": "tweede", "related": ["bericht"]})

    assert load(folder) == "Content of ...: 1 new, 0 updated, 25 unchanged, 0 left as editors have it.\n"
    assert [page.slug for page in News.objects.get(slug="tweede").related_list.all()] == ["bericht"]


# --- Faults in the files ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "wrong", "problem"),
    [
        ("figures.0.as_of", "ooit", r"figures\.yaml: plekken: as_of: .*Schrijf bijvoorbeeld 2022-11-03"),
        ("figures.0.status", "vast", r"figures\.yaml: plekken: status: Input should be 'goal', 'expected'"),
        ("audiences.0.colour", "", r"audiences\.yaml: bewoners: colour: String should have at least 1 character"),
        ("audiences.0.age", 12, r"audiences\.yaml: bewoners: age: Extra inputs are not permitted"),
        ("audiences.0.key", "Be Woners", r"audiences\.yaml: Be Woners: key: String should match pattern"),
        ("news.0.body.0", {"block": "poem"}, r"news\.yaml: bericht: body\.0: Input tag 'poem' .* does not match any"),
        ("news.0.date", "2022-13-01", r"news\.yaml: bericht: date: Input should be a valid date"),
        ("news.0.introduction", "x" * 401, r"news\.yaml: bericht: introduction: String should have at most 400"),
        ("home.home.aims", [], r"home\.yaml: home\.aims\.0: Field required"),
        ("pictures.0.file", "weg.png", r"pictures\.yaml: deur: file: there is no pictures/weg\.png"),
        ("site.menu.0", {"label": "Leeg"}, r"site\.yaml: menu\.0: Value error, a link needs either a page or a url"),
        ("themes.+", SMALL["themes"][0], r"used more than once as a key: werk"),
    ],
)
def test_fault_in_a_file_is_told_with_its_place(folder, change, way, wrong, problem):
    change(way, wrong)

    with pytest.raises(OpeningContentError, match=problem):
        read_content(folder)


def test_all_faults_are_told_at_once(folder, change):
    change("figures.0.as_of", "ooit")
    change("news.0.date", "nooit")

    with pytest.raises(OpeningContentError) as refused:
        read_content(folder)

    assert [problem.split(":")[0] for problem in refused.value.problems] == ["figures.yaml", "news.yaml"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- key: [", r"themes\.yaml: while parsing"),
        ("- key: werk\n  key: leren\n", r"themes\.yaml: 'key' stands twice in one item"),
        ("werk", r"themes\.yaml: Input should be a valid tuple"),
        ("- werk", r"themes\.yaml: item 1: Input should be a valid dictionary"),
    ],
)
def test_file_that_is_no_list_of_items_is_told(folder, text, problem):
    (folder / "themes.yaml").write_text(text)

    with pytest.raises(OpeningContentError, match=problem):
        read_content(folder)


def test_missing_file_is_told(folder):
    (folder / "news.yaml").unlink()

    with pytest.raises(OpeningContentError, match=r"news\.yaml: .*No such file"):
        read_content(folder)


@pytest.mark.parametrize(
    ("way", "wrong", "problem"),
    [
        ("news.0.picture", "raam", "page/bericht: refers to picture/raam, which is in no file"),
        ("news.0.body.1.text", "[weg](page:weg)", "page/bericht: refers to page/weg, which is in no file"),
        ("organisations.0.stadsdelen", ["oost"], "organisation/dock: refers to stadsdeel/oost, which is in no file"),
        ("site.menu.0.page", "weg", "site/site: refers to page/weg, which is in no file"),
        ("news.0.body.0.text", "x" * 121, "page/bericht: body: "),
        ("audiences.0.colour", "goud", "audience/bewoners: colour: "),
    ],
)
def test_fault_that_shows_while_loading_is_told_and_nothing_is_loaded(db, folder, change, way, wrong, problem):
    change(way, wrong)

    with pytest.raises(CommandError, match=problem):
        load(folder)

    assert LoadedItem.objects.count() == 0
    assert everything() == {}
    assert Page.objects.filter(depth=2).get().specific_class is Page
