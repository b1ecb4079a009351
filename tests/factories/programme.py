"""A small site with all kinds of things. Everything that can be filled in is filled in once, and left empty once."""

import datetime
from dataclasses import dataclass, fields
from decimal import Decimal

from cms.taxonomy.enums import AreaKind, OrganisationKind
from cms.taxonomy.models import Audience, Organisation, Stadsdeel, Theme
from media.models import Document, Picture
from pages.core.dates import ApproximateDate
from pages.figures.enums import FigureStatus
from pages.figures.models import Figure
from pages.home.models import Home, Site
from pages.information.models import InformationPage
from pages.news.models import News, NewsIndex

from .core import (
    BLANK_LINK,
    call_to_action,
    document_block,
    external_source,
    figure_block,
    film_block,
    link_in_text,
    link_to,
    page_reference,
    picture_block,
    publish,
    rich_text,
    unindexed,
)
from .figures import make_figure
from .home import make_home, make_site
from .information import make_information
from .media import make_document, make_picture
from .news import make_news, make_news_index
from .programme_library import Library, People, WaysIn, make_library, make_people, make_ways_in
from .programme_meetings import Agenda, Reports, Road, Rules, make_agenda, make_reports, make_road, make_rules
from .taxonomy import make_audience, make_organisation, make_stadsdeel, make_theme


@dataclass(frozen=True)
class Programme(Reports, Agenda, Road, Rules, Library, WaysIn, People):
    """The things of the site, by what they are; on a `bare` one nothing is filled in that need not be."""

    audience: Audience
    stadsdeel: Stadsdeel
    weesp: Stadsdeel
    theme: Theme
    organisation: Organisation
    figure: Figure
    picture: Picture
    poster: Picture
    document: Document
    home: Home
    index: NewsIndex
    news: News
    related: News
    information: InformationPage
    below: InformationPage
    site: Site


# Things on which nothing is filled in that need not be.
BARE = ("related", "below", *(field.name for field in fields(Programme) if field.name.startswith("bare_")))
FILLED = tuple(field.name for field in fields(Programme) if field.name not in BARE)


@unindexed()
def make_programme() -> Programme:
    """Publishes the whole site."""
    audience = make_audience("Werkgevers", description="Zij nemen buurtbaners aan.", colour="lamp", sort_order=1)
    stadsdeel = make_stadsdeel("Nieuw-West", description="Een stadsdeel.", status="Loopt.", sort_order=1)
    weesp = make_stadsdeel("Weesp", kind=AreaKind.STADSGEBIED, sort_order=2)
    theme = make_theme("Ervaringskennis", description="Kennis uit eigen ervaring.", sort_order=1)
    organisation = make_organisation(
        "Movisie",
        kind=OrganisationKind.KENNISINSTELLING,
        description="Onderzoekt wat werkt.",
        url="https://www.movisie.nl/",
    )
    organisation.stadsdelen.set([stadsdeel])
    figure = make_figure(
        key="plekken-stad",
        label="Plekken in de hele stad",
        value=Decimal("25.00"),
        unit="buurtbanen",
        counts="plekken met subsidie",
        status=FigureStatus.GOAL,
        as_of=ApproximateDate.parse("2021/2023"),
        money="Gemeente Amsterdam",
        source_label="Geschiedenis van de buurtbaan",
        source_url="https://www.example.org/geschiedenis",
        source_date=ApproximateDate.parse("2022-11"),
    )
    figure.stadsdelen.set([stadsdeel])
    picture = make_picture(name="plein.jpg", credit="Atelier De Gracht", rights="CC BY 4.0")
    poster = make_picture(name="affiche.jpg", title="Affiche", description="", is_decorative=True)
    document = make_document(name="vuistregels.pdf", title="Vuistregels")
    lists = {"audience_list": [audience], "stadsdeel_list": [stadsdeel], "theme_list": [theme]}
    words = {"seo_title": "Zoek mij", "search_description": "Vind mij.", "attribution_text": "Bron: de buurt"}
    home = make_home(picture=picture, **lists, **words)
    index = make_news_index(
        home, picture=picture, body=[rich_text("Al het nieuws.")], leads={audience: "Nieuws voor u."}, **lists, **words
    )
    related = make_news(index, "Film", slug="film")
    news = make_news(
        index,
        "Onderzoek in West",
        slug="onderzoek",
        date=datetime.date(2022, 11, 10),
        picture=picture,
        leads={audience: "Wat werkgevers hieraan hebben."},
        source_label="Movisie",
        source_url="https://www.movisie.nl/onderzoek",
        source_date=ApproximateDate.parse("2022-11-03"),
        original_url="https://www.movisie.nl/onderzoek",
        organisation_list=[organisation],
        related_list=[related],
        body=[
            ("heading", {"text": "Wat is er gezien?", "level": "3"}),
            rich_text(f"Lees {link_in_text(related, 'over de film')} en {link_in_text(document, 'de regels')}."),
            picture_block(picture),
            ("quote", {"text": "Ik ken iedereen.", "speaker": "een buurtbaner", "role": "sleutelpersoon"}),
            external_source(picture, summary="Kort.", last_seen_on=datetime.date(2022, 11, 1)),
            document_block(document),
            film_block(poster, maker="WIL", duration="6 minuten", captions=True),
            figure_block(figure),
            call_to_action(link_to(related, "Bekijk de film")),
            page_reference(index),
        ],
        **lists,
        **words,
    )
    information = make_information(
        home, "Voor werkgevers", picture=picture, body=[call_to_action(link_to(document))], **lists, **words
    )
    below = make_information(information, "Stap voor stap")
    site = make_site(
        description="Werk in de buurt.",
        contact_email="info@example.org",
        menu=[("item", {"link": link_to(index, "Nieuws")}), ("item", {"link": link_to(information)})],
        footer=[
            (
                "column",
                {
                    "title": "Elders",
                    "links": [
                        BLANK_LINK | {"label": "Movisie", "url": "https://www.movisie.nl/"},
                        BLANK_LINK | {"email": "info@example.org"},
                        link_to(document, "De regels"),
                    ],
                },
            )
        ],
        colophon=f"<p>Gemaakt in {link_in_text(home, 'de buurt')}.</p>",
    )
    page = {"picture": picture, **lists, **words}
    reports = make_reports(home, page, theme, organisation, stadsdeel)
    parts = (
        reports,
        make_agenda(home, page, document, reports.report),
        make_road(home, page, picture, stadsdeel),
        make_rules(home, page, audience, document),
        make_library(home, page, organisation, document, figure),
        make_ways_in(home, page, audience, stadsdeel, weesp),
        (people := make_people(home, page, organisation)),
    )
    home.aims = [("aim", {"title": "Buurt", "text": "Sterker.", "link": link_to(information, "Lees meer")})] * 2
    home.doors = [
        ("door", {"audience": audience, "title": "Werkgevers", "text": "Alles.", "link": link_to(information)})
    ]
    home.highlight = news
    home.figure_list = [figure]
    home.body = [rich_text("Welkom.")]
    home.chosen_profile = people.profile
    publish(home)
    return Programme(
        **{name: thing for part in parts for name, thing in vars(part).items()},
        audience=audience,
        stadsdeel=stadsdeel,
        weesp=weesp,
        theme=theme,
        organisation=organisation,
        figure=figure,
        picture=picture,
        poster=poster,
        document=document,
        home=home,
        index=index,
        news=news,
        related=related,
        information=information,
        below=below,
        site=site,
    )
