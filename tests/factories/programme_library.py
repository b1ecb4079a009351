"""Of the small site: what can be looked up, the ways in, and the people."""

import datetime
from dataclasses import dataclass
from typing import Any

from cms.consent.enums import Purpose, Way
from cms.consent.models import Consent
from cms.taxonomy.models import Audience, Organisation, Stadsdeel
from media.models import Document, Picture
from pages.core.dates import ApproximateDate
from pages.figures.models import Figure, FigureIndex
from pages.glossary.models import GlossaryPage, Term
from pages.home.models import Home
from pages.landings.models import AudienceIndex, AudiencePage, StadsdeelIndex, StadsdeelPage
from pages.organisations.models import OrganisationIndex
from pages.pilots.enums import PilotStage
from pages.pilots.models import Pilot, PilotBoard
from pages.profiles.models import Availability, Profile, ProfileIndex
from pages.publications.models import Publication, PublicationIndex
from pages.resources.enums import ResourceKind
from pages.resources.models import Resource, ResourceIndex

from .core import add_published, link_in_text, link_to, made, rich_text
from .figures import make_figure
from .media import make_picture
from .taxonomy import make_organisation

# So far from today that no answer changes by itself.
FIRST_DAY, LAST_DAY = datetime.date(2020, 1, 1), datetime.date(2099, 12, 31)


@dataclass(frozen=True)
class Library:
    """What can be looked up."""

    figure_index: FigureIndex
    bare_figure: Figure
    publication_index: PublicationIndex
    publication: Publication
    bare_publication: Publication
    pilot_board: PilotBoard
    pilot: Pilot
    bare_pilot: Pilot
    resource_index: ResourceIndex
    resource: Resource
    bare_resource: Resource
    organisation_index: OrganisationIndex
    bare_organisation: Organisation
    glossary_page: GlossaryPage
    term: Term
    bare_term: Term


@dataclass(frozen=True)
class WaysIn:
    """The ways in for audiences and parts of the city."""

    audience_index: AudienceIndex
    audience_page: AudiencePage
    stadsdeel_index: StadsdeelIndex
    stadsdeel_page: StadsdeelPage
    bare_stadsdeel_page: StadsdeelPage


@dataclass(frozen=True)
class People:
    """Three buurtbaners, of whom the last is there for invited employers only."""

    profile_index: ProfileIndex
    profile: Profile
    bare_profile: Profile
    bare_profile_for_employers: Profile
    availability: Availability
    bare_availability: Availability
    portrait: Picture


def make_library(
    home: Home, page: dict[str, Any], organisation: Organisation, document: Document, figure: Figure
) -> Library:
    """All that can be looked up; `page` are the columns that every page has, filled in."""

    def index(kind: type, title: str) -> Any:
        return add_published(home, made(kind, title, {"body": [rich_text("Wat u hier vindt.")], **page}))

    publications, pilots = index(PublicationIndex, "Publicaties"), index(PilotBoard, "Pilots")
    resources, body = index(ResourceIndex, "Hulp"), [rich_text("Meer hierover.")]
    return Library(
        figure_index=index(FigureIndex, "Cijfers"),
        bare_figure=make_figure(key=figure.key, label=figure.label, as_of=ApproximateDate.parse("2020")),
        publication_index=publications,
        publication=add_published(
            publications,
            made(
                Publication,
                "Wat het oplevert",
                {
                    "maker_list": [organisation],
                    "year": 2022,
                    "outside_url": "https://www.movisie.nl/publicatie",
                    "document": document,
                    "last_seen_on": datetime.date(2022, 11, 1),
                    "body": body,
                    **page,
                },
            ),
        ),
        bare_publication=add_published(publications, made(Publication, "Nog een", {})),
        pilot_board=pilots,
        pilot=add_published(
            pilots,
            made(
                Pilot,
                "De brug",
                {
                    "stage": PilotStage.DONE,
                    "question": "Werkt het ook elders?",
                    "outcome": "Dat weten wij nu.",
                    "partner_list": [organisation],
                    "body": body,
                    **page,
                },
            ),
        ),
        bare_pilot=add_published(pilots, made(Pilot, "Een idee", {"question": "Kan het anders?"})),
        resource_index=resources,
        resource=add_published(
            resources,
            made(
                Resource,
                "Een fiets",
                {
                    "kind": ResourceKind.FACILITY,
                    "provider": organisation,
                    "conditions": "U werkt in de buurt.",
                    "additional_to": "wat de werkgever geeft",
                    "how_to_get": "Vraag het aan uw begeleider.",
                    "body": body,
                    **page,
                },
            ),
        ),
        bare_resource=add_published(resources, made(Resource, "Een cursus", {"kind": ResourceKind.TRAINING})),
        organisation_index=index(OrganisationIndex, "Organisaties"),
        bare_organisation=make_organisation("Kringwijs"),
        glossary_page=index(GlossaryPage, "Begrippen"),
        term=Term.objects.create(
            name="buurtbaan",
            slug="buurtbaan",
            explanation=f"<p>Betaald werk in de buurt. {link_in_text(home, 'Lees meer')}.</p>",
            variants="buurtbanen, buurtbaantje",
        ),
        bare_term=Term.objects.create(name="intervisie", slug="intervisie", explanation="<p>Praten over het werk.</p>"),
    )


def make_ways_in(
    home: Home, page: dict[str, Any], audience: Audience, stadsdeel: Stadsdeel, weesp: Stadsdeel
) -> WaysIn:
    """A way in for the audience and for both parts of the city."""
    body = [rich_text("Lees verder.")]
    audiences = add_published(home, made(AudienceIndex, "Voor wie", {"slug": "voor", "body": body, **page}))
    areas = add_published(home, made(StadsdeelIndex, "Stadsdelen", {"body": body, **page}))
    points = [("point", {"title": "Begin hier", "text": "Zo werkt het.", "link": link_to(home, "Lees meer")})]
    return WaysIn(
        audience_index=audiences,
        audience_page=add_published(
            audiences,
            made(AudiencePage, "Werkgevers", {"audience": audience, "key_points": points, "body": body, **page}),
        ),
        stadsdeel_index=areas,
        stadsdeel_page=add_published(
            areas,
            made(StadsdeelPage, "Nieuw-West", {"stadsdeel": stadsdeel, "special": "Veel jeugd.", "body": body, **page}),
        ),
        bare_stadsdeel_page=add_published(areas, made(StadsdeelPage, "Weesp", {"stadsdeel": weesp})),
    )


def make_people(home: Home, page: dict[str, Any], organisation: Organisation) -> People:
    """The profiles with their consents."""
    index = add_published(home, made(ProfileIndex, "Profielen", {"body": [rich_text("Wie zij zijn.")], **page}))
    portrait = make_picture(name="portret.jpg", description="Iemand lacht.", shows_persons=True)
    profile = _profile(
        index,
        "Amina (voorbeeld)",
        [Availability(wanted_work="Gastvrouw", available_from=datetime.date(2023, 1, 1), hours="24 uur")],
        {
            **page,
            "slug": "amina",
            "picture": portrait,
            "employer": organisation,
            "activities": [
                ("activity", {"title": "Koffie", "text": "Elke week.", "status": "running"}),
                ("activity", {"title": "Tuin", "text": "", "status": "later"}),
            ],
            "plan_partner_list": [organisation],
            "plan_period": ApproximateDate.parse("2022/2023"),
            "own_words": "<p>Ik ken iedereen.</p>",
            "languages": "Nederlands en Engels",
            "is_example": True,
            "body": [rich_text("Nog iets.")],
        },
    )
    bare = _profile(index, "Bas (voorbeeld)", [], {"slug": "bas"})
    for_employers = _profile(index, "Cor (voorbeeld)", [Availability(wanted_work="Tuinman")], {"slug": "cor"})
    for purpose in Purpose:
        _permit(profile, purpose)
    _permit(bare, Purpose.PROFILE)
    _permit(for_employers, Purpose.EMPLOYERS)
    return People(
        profile_index=index,
        profile=profile,
        bare_profile=bare,
        bare_profile_for_employers=for_employers,
        availability=profile.availabilities.get(),
        bare_availability=for_employers.availabilities.get(),
        portrait=portrait,
    )


def _profile(index: ProfileIndex, name: str, availabilities: list[Availability], columns: dict[str, Any]) -> Profile:
    required = {
        "experience": "<p>Ik weet de weg.</p>",
        "plan_aim": "<p>Buren bij elkaar.</p>",
        "job_ends_on": LAST_DAY,
    }
    profile = made(Profile, name, required | columns)
    profile.availabilities = availabilities
    return add_published(index, profile)


def _permit(profile: Profile, purpose: Purpose) -> None:
    Consent.objects.create(
        profile=profile,
        purpose=purpose,
        way=Way.SIGNED,
        given_on=FIRST_DAY,
        valid_from=FIRST_DAY,
        valid_until=LAST_DAY,
    )
