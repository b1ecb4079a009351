"""Loading of the kinds that stand in files of their own: what the files say is what readers get."""

from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.consent.enums import Purpose
from cms.consent.models import Consent
from cms.editors.models import LoadedItem
from cms.editors.opening.content import Content
from cms.editors.opening.errors import OpeningContentError
from cms.editors.opening.files import read_content
from cms.editors.opening.loading import Outcome, load
from cms.editors.opening.sample import sample_items
from cms.partners.reader import ANONYMOUS
from cms.publication.models import PublishedItem
from cms.settings.environment import PROJECT_DIRECTORY
from cms.taxonomy.channels import every_channel
from cms.taxonomy.enums import Channel
from pages.agenda.models import Event, Series
from pages.core.dates import DatePrecision
from pages.glossary.models import Term
from pages.history.models import Milestone
from pages.landings.models import AudiencePage, StadsdeelPage
from pages.news.models import News
from pages.pilots.models import Pilot
from pages.profiles.models import Profile
from pages.publications.models import Publication
from pages.regulations.models import Regulation, RuleOfThumb
from pages.reports.models import Action, Remark, Report
from pages.resources.models import Resource
from tests.cms.editors import opening_files
from tests.cms.editors.opening_files import SMALL, index, write_files

KINDS: dict[str, Any] = {
    **SMALL,
    "agenda": {
        "index": index("agenda"),
        "series": [{"key": "intervisie", "name": "Intervisie", "description": "Van elkaar leren."}],
        "events": [
            {
                "key": "bijeenkomst",
                "title": "Bijeenkomst",
                "slug": "bijeenkomst",
                "introduction": "Een bijeenkomst.",
                "kind": "intervision",
                "when": "2022-11-03",
                "starts_at": "14:00",
                "place": "Buurtkamer",
                "sign_up": {"label": "Meld u aan", "page": "uitleg"},
                "series": "intervisie",
                "report": "verslag",
            }
        ],
    },
    "history": {
        "timeline": index("totstandkoming"),
        "milestones": [
            {
                "key": "begin",
                "title": "Begin",
                "when": "2012/..",
                "phase": "past",
                "text": "Lees de [uitleg](page:uitleg).",
                "stadsdelen": ["noord"],
                "picture": "deur",
                "source": {"label": "Verslag"},
            }
        ],
    },
    "regulations": {
        "index": index("regeling"),
        "regulations": [
            {
                "key": "versie-1",
                "title": "Versie 1",
                "slug": "versie-1",
                "introduction": "De eerste versie.",
                "regulation": "buurtbanen",
                "version": 1,
                "valid_from": "2021-01-01",
                "valid_until": "2023-12-31",
                "is_example": True,
                "steps": [
                    {
                        "title": "Maak een plan",
                        "text": "Doe het samen.",
                        "link": {"label": "Lees verder", "page": "uitleg"},
                        "audiences": ["bewoners"],
                    }
                ],
                "articles": [
                    {
                        "number": "1",
                        "title": "Plan",
                        "text": "Er is een plan.",
                        "force": "must",
                        "explanation": {"iedereen": "Voor allen.", "bewoners": "Voor u."},
                    }
                ],
                "questions": [{"question": "Moet dat?", "answer": "Ja."}],
                "helpers": [{"title": "Stadsdeel", "with_what": "met alles"}],
            }
        ],
        "rules_page": index("regels"),
        "rules": [
            {
                "key": "samen",
                "number": 1,
                "sentence": "Doe het samen.",
                "explanation": "Dat is beter.",
                "is_example": True,
            }
        ],
    },
    "reports": {
        "index": index("verslagen"),
        "reports": [
            {
                "key": "verslag",
                "title": "Verslag",
                "slug": "verslag",
                "introduction": "Het verslag.",
                "met_on": "2022-11-03",
                "attendance": [{"role": "werkgever", "organisation": "dock"}, {"role": "voorzitter"}],
                "topics": [{"title": "Stand", "theme": "werk", "text": "Het gaat goed."}],
                "insights": [{"kind": "gain", "text": "Het werkt."}],
                "open_questions": ["Hoe verder?"],
            }
        ],
        "remarks": [
            {"key": "meer", "text": "Meer graag.", "report": "verslag"},
            {"key": "minder", "text": "Minder graag.", "result": {"label": "Uitleg", "page": "uitleg"}},
        ],
        "actions": [
            {
                "key": "doen",
                "title": "Doen",
                "due": "[2023?-02,2023?-03]",
                "status": "unknown",
                "remark": "meer",
                "report": "verslag",
                "stadsdelen": ["noord"],
            }
        ],
    },
    "publications": {
        "index": index("lezen"),
        "publications": [
            {
                "key": "film",
                "title": "Film",
                "slug": "film",
                "introduction": "Een film.",
                "makers": ["dock"],
                "outside_url": "https://www.youtube.com/",
                "body": [
                    {
                        "block": "film",
                        "title": "Film",
                        "url": "https://www.youtube.com/",
                        "poster": "deur",
                        "transcript": "Niemand zegt iets.",
                    }
                ],
            }
        ],
    },
    "pilots": {
        "index": index("pilots"),
        "pilots": [
            {
                "key": "brug",
                "title": "Brug",
                "slug": "brug",
                "introduction": "Een brug.",
                "stage": "idea",
                "question": "Werkt het?",
                "partners": ["dock"],
            }
        ],
    },
    "resources": {
        "index": index("hulp"),
        "resources": [
            {
                "key": "fiets",
                "title": "Fiets",
                "slug": "fiets",
                "introduction": "Een fiets.",
                "kind": "facility",
                "provider": "dock",
            }
        ],
    },
    "glossary": {
        "page": index("begrippen"),
        "terms": [
            {"key": "plan", "name": "plan", "explanation": "Wat iemand wil doen.", "variants": ["plannen", "plannetje"]}
        ],
    },
    "profiles": {
        "index": index("profielen"),
        "profiles": [
            {
                "key": "ada",
                "title": "Ada",
                "slug": "ada",
                "introduction": "Ada is verzonnen.",
                "stadsdelen": ["noord"],
                "employer": "dock",
                "experience": "Ik ken de straat.",
                "plan": {
                    "aim": "Iedereen kent elkaar.",
                    "partners": ["dock"],
                    "started_months_ago": 1,
                    "activities": [{"title": "Soep", "status": "running"}],
                },
                "own_words": "Kom erbij.",
                "job_months": 6,
                "available": {"wanted_work": "In een keuken"},
            }
        ],
        "consents": [
            {"key": "ada-profiel", "profile": "ada", "purpose": "profile", "way": "talk", "channels": ["public-site"]},
            {"key": "ada-werkgevers", "profile": "ada", "purpose": "employers", "way": "mail"},
        ],
    },
    "landings": {
        "audience_index": index("voor"),
        "audience_pages": [
            {
                "key": "voor-bewoners",
                "title": "Voor bewoners",
                "slug": "bewoners",
                "introduction": "Voor u.",
                "audience": "bewoners",
                "key_points": [{"title": "Eerst dit", "text": "Lees.", "link": {"label": "Uitleg", "page": "uitleg"}}],
            }
        ],
        "stadsdeel_index": index("stadsdelen"),
        "stadsdeel_pages": [
            {
                "key": "in-noord",
                "title": "Noord",
                "slug": "noord",
                "introduction": "In Noord.",
                "stadsdeel": "noord",
                "special": "Er is water.",
            }
        ],
    },
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files with one item of each kind."""
    return write_files(tmp_path / "content", KINDS)


def rewrite(folder: Path, name: str, inside: dict[str, Any]) -> None:
    """Writes one file anew, with some parts changed."""
    (folder / f"{name}.yaml").write_text(yaml.safe_dump({**KINDS[name], **inside}, allow_unicode=True))


def changed(name: str, part: str, **values: object) -> dict[str, Any]:
    """A part of a file with the first item changed."""
    first, *others = KINDS[name][part]
    return {part: [{**first, **values}, *others]}


def test_each_kind_becomes_what_the_files_say(db, folder):
    opening_files.load(folder)

    event = Event.objects.get()
    assert (event.public_path, event.kind, event.when.label, event.starts_at) == (
        ("/agenda/bijeenkomst/", "intervision", "3 november 2022", time(14))
    )
    assert (event.series, event.specific_report) == (Series.objects.get(), Report.objects.get())
    assert event.sign_up_link["page"].slug == "uitleg"

    milestone = Milestone.objects.get()
    assert (milestone.when.label, milestone.phase, milestone.source_label) == ("sinds 2012", "past", "Verslag")
    assert [area.slug for area in milestone.stadsdelen.all()] == ["noord"]
    assert milestone.picture.title == "Deur"

    regulation = Regulation.objects.get()
    assert (regulation.key, regulation.version, regulation.is_example) == ("buurtbanen", 1, True)
    assert (regulation.valid_from, regulation.valid_until) == (date(2021, 1, 1), date(2023, 12, 31))
    assert [audience.slug for audience in regulation.steps[0].value["audience_slugs"]] == ["bewoners"]
    explanation = regulation.articles[0].value["explanation"]
    assert [(one["audience"] and one["audience"].slug, one["text"].source) for one in explanation] == [
        (None, "<p>Voor allen.</p>"),
        ("bewoners", "<p>Voor u.</p>"),
    ]
    assert RuleOfThumb.objects.values_list("number", "sentence", "is_example").get() == (1, "Doe het samen.", True)

    report = Report.objects.get()
    present = [
        (one.value["organisation"] and one.value["organisation"].slug, one.value["role"]) for one in report.attendance
    ]
    assert present == [("dock", "werkgever"), (None, "voorzitter")]
    assert (report.topics[0].value["theme"].slug, report.insights[0].value["kind"]) == ("werk", "gain")
    assert report.open_questions == ["Hoe verder?"]
    assert list(Remark.objects.values_list("text", "sort_order", "report")) == [
        ("Meer graag.", 1, report.pk),
        ("Minder graag.", 2, None),
    ]
    action = Action.objects.get()
    assert (action.due.label, action.status) == ("februari of maart 2023 (jaar niet zeker)", "unknown")
    assert (action.remark.text, action.report, action.result_link) == ("Meer graag.", report, None)

    publication = Publication.objects.get()
    assert [maker.slug for maker in publication.maker_list.all()] == ["dock"]
    assert publication.body[0].value["transcript"].source == "<p>Niemand zegt iets.</p>"
    assert (Pilot.objects.get().stage, Resource.objects.get().provider.slug) == ("idea", "dock")
    assert Term.objects.get().variant_list == ["plannen", "plannetje"]
    audience_page, area_page = AudiencePage.objects.get(), StadsdeelPage.objects.get()
    assert (audience_page.public_path, audience_page.audience.slug) == ("/voor/bewoners/", "bewoners")
    assert audience_page.key_points[0].value["link"]["page"].slug == "uitleg"
    assert (area_page.public_path, area_page.stadsdeel.slug, area_page.special) == (
        ("/stadsdelen/noord/", "noord", "Er is water.")
    )
    loaded_and_shown = LoadedItem.objects.exclude(key__startswith="consent/").count()
    assert PublishedItem.objects.filter(is_hidden=False).exclude(kind="Availability").count() == loaded_and_shown


@pytest.mark.parametrize(
    ("today", "last_day", "consent_until", "plan"),
    [
        (date(2026, 11, 21), date(2027, 5, 21), date(2027, 11, 21), "oktober 2026 tot en met mei 2027"),
        (date(2027, 8, 31), date(2028, 2, 29), date(2028, 8, 31), "juli 2027 tot en met februari 2028"),
    ],
)
def test_profile_is_invented_and_its_time_counts_from_the_day_of_loading(
    db, folder, monkeypatch, today, last_day, consent_until, plan
):
    monkeypatch.setattr(timezone, "localdate", lambda *_: today)
    opening_files.load(folder)

    profile = Profile.objects.get()
    assert (profile.is_example, profile.employer.slug) == (True, "dock")
    assert (profile.experience, profile.job_ends_on) == ("<p>Ik ken de straat.</p>", last_day)
    assert profile.plan_period.label == plan
    assert [(one.value["title"], one.value["status"]) for one in profile.activities] == [("Soep", "running")]
    assert [partner.slug for partner in profile.plan_partner_list.all()] == ["dock"]
    assert (profile.available.wanted_work, profile.available.available_from) == (
        ("In een keuken", last_day + timedelta(days=1))
    )
    permitted = Consent.objects.order_by("purpose").values_list(
        "purpose", "way", "channels", "valid_from", "valid_until"
    )
    assert list(permitted) == [
        ("employers", "mail", every_channel(), today, consent_until),
        ("profile", "talk", ["public-site"], today, consent_until),
    ]


def test_loading_again_later_makes_no_job_longer(db, folder, monkeypatch):
    opening_files.load(folder)
    last_day = Profile.objects.get().job_ends_on
    monkeypatch.setattr(timezone, "localdate", lambda *_: last_day)

    opening_files.load(folder)

    assert Profile.objects.get().job_ends_on == last_day


def test_loading_again_changes_only_what_changed_in_the_files_and_no_editor_touched(db, folder):
    opening_files.load(folder)
    Remark.objects.filter(text="Minder graag.").update(response="Van de redactie.")
    rewrite(folder, "agenda", changed("agenda", "events", when="[2023?-02,2023?-03]", starts_at=None))
    rewrite(folder, "history", changed("history", "milestones", stadsdelen=[]))
    more, less = KINDS["reports"]["remarks"]
    rewrite(folder, "reports", {"remarks": [{**more, "response": "Gedaan."}, {**less, "response": "Gedaan."}]})

    said = opening_files.load(folder)

    count = LoadedItem.objects.count()
    assert said == (
        f"Content of ...: 0 new, 3 updated, {count - 4} unchanged, 1 left as editors have it.\n"
        "  remark/minder: an editor changed it; the newer file was not used.\n"
    )
    assert Event.objects.get().when.label == "februari of maart 2023 (jaar niet zeker)"
    assert list(Milestone.objects.get().stadsdelen.all()) == []
    assert list(Remark.objects.values_list("response", flat=True)) == ["Gedaan.", "Van de redactie."]


@pytest.mark.parametrize(
    ("name", "part", "wrong", "problem"),
    [
        ("agenda", "events", {"when": "ooit"}, r"agenda\.yaml: events: bijeenkomst: when: .*Schrijf bijvoorbeeld"),
        (
            "history",
            "milestones",
            {"phase": "ooit"},
            r"history\.yaml: milestones: begin: phase: Input should be 'past'",
        ),
        (
            "regulations",
            "regulations",
            {"articles": [{}]},
            r"regulations: versie-1: articles\.0\.number: Field required",
        ),
        ("reports", "remarks", {"key": "minder"}, "used more than once as a key: minder"),
        ("landings", "audience_pages", {"key": "in-noord"}, "used more than once as a key: in-noord"),
    ],
)
def test_fault_in_a_file_is_told_with_its_place(folder, name, part, wrong, problem):
    rewrite(folder, name, changed(name, part, **wrong))

    with pytest.raises(OpeningContentError, match=problem):
        read_content(folder)


@pytest.mark.parametrize(
    ("name", "part", "wrong", "problem"),
    [
        ("agenda", "events", {"when": "2022"}, "page/bijeenkomst: starts_at: Een tijd kan pas als de dag bekend is"),
        ("agenda", "events", {"series": "feest"}, "page/bijeenkomst: refers to series/feest, which is in no file"),
        ("landings", "stadsdeel_pages", {"stadsdeel": "zuid"}, "page/in-noord: refers to stadsdeel/zuid"),
        ("reports", "actions", {"remark": "weg"}, "action/doen: refers to remark/weg, which is in no file"),
    ],
)
def test_fault_that_shows_while_loading_is_told_and_nothing_is_loaded(db, folder, name, part, wrong, problem):
    rewrite(folder, name, changed(name, part, **wrong))

    with pytest.raises(CommandError, match=problem):
        opening_files.load(folder)

    assert LoadedItem.objects.count() == 0


def test_versions_that_hold_on_the_same_day_are_refused(db, folder):
    first = KINDS["regulations"]["regulations"][0]
    second = {**first, "key": "versie-2", "slug": "versie-2", "version": 2, "valid_from": "2023-12-31"}
    rewrite(folder, "regulations", {"regulations": [first, {**second, "valid_until": None}]})

    with pytest.raises(CommandError, match="In deze periode geldt versie 2 al"):
        opening_files.load(folder)

    assert LoadedItem.objects.count() == 0


# --- What the files of the project promise ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def content() -> Content:
    """The files of the project."""
    return read_content(PROJECT_DIRECTORY / "content")


def test_road_tells_every_fact_no_more_exactly_than_its_source(content):
    road = sorted(content.history.milestones, key=lambda milestone: milestone.when.sort_key)

    assert [(milestone.when.label, milestone.phase.value) for milestone in road] == [
        ("sinds 2012", "past"),
        ("2017", "past"),
        ("2021", "past"),
        ("2021 tot en met 2023", "past"),
        ("begin 2022", "past"),
        ("2022", "past"),
        ("3 november 2022", "past"),
        ("december 2022 (jaar niet zeker)", "past"),
        ("februari of maart 2023 (jaar niet zeker)", "past"),
        ("2026", "now"),
        ("datum onbekend", "past"),
        ("datum onbekend", "past"),
        ("datum onbekend", "past"),
        ("in de toekomst", "future"),
    ]
    firsts = [milestone.scope for milestone in road if milestone.title.startswith("De eerste buurtbaner")]
    assert firsts == ["eerste in West, met geld van het stadsdeel", "eerste onder de regeling van de stad, in Noord"]


def test_invented_texts_say_so(content):
    invented = [*content.regulations.regulations, *content.regulations.rules]

    assert all(entry.is_example for entry in invented)
    assert all(person.employer.startswith("voorbeeld-") for person in content.profiles.profiles)
    assert all(one.name.startswith("Voorbeeld") for one in content.organisations if one.key.startswith("voorbeeld-"))
    assert all(entry.title.startswith("Voorbeeld") for entry in content.regulations.regulations)
    for event in content.agenda.events:
        assert (event.when.precision is DatePrecision.UNKNOWN) == event.title.startswith("Voorbeeld"), event.key
        assert event.key.startswith("voorbeeld") == event.title.startswith("Voorbeeld")


def test_people_are_spread_over_the_city_and_each_permits_the_website(content):
    people = content.profiles.profiles

    areas = {area.key for area in content.stadsdelen if area.kind == "stadsdeel"}
    assert {area for person in people for area in person.stadsdelen} == areas
    for purpose, expected in (
        (Purpose.PROFILE, {person.key for person in people}),
        (Purpose.PHOTO, {person.key for person in people if person.picture}),
        (Purpose.EMPLOYERS, {person.key for person in people if person.available}),
    ):
        assert {one.profile for one in content.profiles.consents if one.purpose == purpose} == expected, purpose
    websites = [one.channels for one in content.profiles.consents if one.purpose == Purpose.PROFILE]
    assert all(Channel.PUBLIC_SITE in channels for channels in websites)
    assert len(set(websites)) > 2


def test_every_audience_and_every_part_of_the_city_has_its_way_in(content):
    pages = content.landings.audience_pages

    assert [page.audience for page in pages] == [audience.key for audience in content.audiences]
    assert [door.link.page for door in content.home.home.doors] == [page.key for page in pages]
    assert all(len(page.key_points) == 3 for page in pages)
    areas = [page.stadsdeel for page in content.landings.stadsdeel_pages]
    assert areas == [area.key for area in content.stadsdelen]


def test_visitor_is_there_in_two_clicks(content):
    first = {link.page for link in content.site.menu}
    first |= {aim.link.page for aim in content.home.home.aims} | {door.link.page for door in content.home.home.doors}
    by_door = {point.link.page for page in content.landings.audience_pages for point in page.key_points}

    assert len(content.site.menu) <= 7
    assert first >= {"wat-is-een-buurtbaan", "regeling", "profielen", "totstandkoming", "agenda", "cijfers"}
    assert by_door >= {"regeling-2021-2023", "cijfers", "totstandkoming", "hulp"}


def test_report_names_every_organisation_that_was_there(content):
    (report,) = content.reports.reports

    employers = [one.organisation for one in report.attendance if one.role == "werkgever"]
    assert employers == "dynamo combiwel kringwijs groene-hub moi swazoom life-and-style dock".split()
    assert len(content.reports.remarks) == 3
    assert [(action.due.edtf, action.status.value) for action in content.reports.actions] == [
        ("2022?-12", "running"),
        ("[2023?-02,2023?-03]", "unknown"),
        ("[2023?-02,2023?-03]", "unknown"),
        ("[2023?-02,2023?-03]", "unknown"),
    ]


# --- The large invented site --------------------------------------------------------------------------------------------


def nothing(name: str) -> None:
    """Shows no progress."""


def test_sample_is_the_same_every_time_and_a_larger_one_holds_it(db, folder):
    content = read_content(folder)
    opening_files.load(folder)

    first = load(sample_items(content, news=3, events=4, profiles=2), nothing)
    published = set(PublishedItem.objects.values_list("node_id", flat=True))
    again = load(sample_items(content, news=4, events=4, profiles=3), nothing)

    # Each person permits to be seen, and the first two also that employers see what work they look for.
    assert (first.count(Outcome.NEW), again.count(Outcome.NEW), again.count(Outcome.UNCHANGED)) == (13, 3, 13)
    added = set(PublishedItem.objects.values_list("node_id", flat=True)) - published
    third = Profile.objects.get(slug="voorbeeld-profiel-0003")
    assert added == {f"News:{News.objects.get(slug='voorbeeld-bericht-0004').pk}", f"Profile:{third.pk}"}
    call_command("publication", "check")


def test_people_of_the_sample_are_examples_whom_readers_see(db, folder):
    opening_files.load(folder)

    load(sample_items(read_content(folder), profiles=12), nothing)

    people = Profile.objects.filter(slug__startswith="voorbeeld-")
    assert people.filter(is_example=True, title__startswith="Voorbeeld").count() == 12
    shown = PublishedItem.objects.visible_to(ANONYMOUS, timezone.now()).filter(kind="Profile", slug__startswith="voor")
    assert shown.count() == 12
