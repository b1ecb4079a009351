"""What the CMS answers, as types. Written by `generate.py`; change `queries/*.graphql` and run that again."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, Protocol, Self

logger = logging.getLogger(__name__)


class Selection(Protocol):
    """Any class below: it is made from the JSON of its selection."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        ...


class Operation(Selection, Protocol):
    """A class below that is a whole answer, with the document that asks for it."""

    DOCUMENT: ClassVar[str]


@dataclass(frozen=True)
class Unknown:
    """Something of a kind that did not exist when this file was written.

    Attributes:
        typename: The kind, as the CMS calls it.
        data: Whatever the document asked of every kind.
    """

    typename: str
    data: Mapping[str, Any]


def _one_of(kinds: Mapping[str, type[Selection]], data: Mapping[str, Any]) -> Any:
    """Return `data` as the class of its kind, or as an `Unknown` that is also reported."""
    typename = data["__typename"]
    if typename not in kinds:
        logger.warning("unknown kind %s: run generate.py with the schema of today", typename)
        return Unknown(typename, data)
    return kinds[typename].from_json(data)


@dataclass(frozen=True)
class ComingMeetings:
    """Answer of `Query`."""

    agenda: ComingMeetingsAgenda

    DOCUMENT: ClassVar[str] = (
        "query ComingMeetings($audience:String$audiences:[String!]$stadsdelen:[String!]$today:Date!){agenda(a"
        "udience:$audiences stadsdeel:$stadsdelen from:$today order:SOONEST first:100){nodes{...EventCard}}}f"
        "ragment AudienceName on Audience{slug name}fragment EventCard on Event{title path lead(audience:$aud"
        "ience)kind when{...When}startTime endTime place{...Place}audiences{...AudienceName}stadsdelen{...Sta"
        "dsdeelName}documents{title}report{path}}fragment Place on Place{name address url}fragment StadsdeelN"
        "ame on Stadsdeel{slug name kind status}fragment When on ApproximateDate{label edtf start end}"
    )

    @staticmethod
    def variables(
        *,
        audience: str | None = None,
        audiences: list[str] | None = None,
        stadsdelen: list[str] | None = None,
        today: date,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "audience": audience,
            "audiences": audiences,
            "stadsdelen": stadsdelen,
            "today": today,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            agenda=ComingMeetingsAgenda.from_json(data["agenda"]),
        )


@dataclass(frozen=True)
class ComingMeetingsAgenda:
    """What is asked of `EventConnection`."""

    nodes: tuple[EventCard, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(EventCard.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class EventCard:
    """What is asked of `Event`."""

    title: str
    path: str
    lead: str
    kind: str
    when: When
    start_time: str | None
    end_time: str | None
    place: Place | None
    audiences: tuple[AudienceName, ...]
    stadsdelen: tuple[StadsdeelName, ...]
    documents: tuple[EventCardDocuments, ...]
    report: EventCardReport | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            lead=data["lead"],
            kind=data["kind"],
            when=When.from_json(data["when"]),
            start_time=data["startTime"],
            end_time=data["endTime"],
            place=None if data["place"] is None else Place.from_json(data["place"]),
            audiences=tuple(AudienceName.from_json(item) for item in data["audiences"]),
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            documents=tuple(EventCardDocuments.from_json(item) for item in data["documents"]),
            report=None if data["report"] is None else EventCardReport.from_json(data["report"]),
        )


@dataclass(frozen=True)
class When:
    """What is asked of `ApproximateDate`."""

    label: str
    edtf: str
    start: date | None
    end: date | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
            edtf=data["edtf"],
            start=None if data["start"] is None else date.fromisoformat(data["start"]),
            end=None if data["end"] is None else date.fromisoformat(data["end"]),
        )


@dataclass(frozen=True)
class Place:
    """What is asked of `Place`."""

    name: str
    address: str
    url: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
            address=data["address"],
            url=data["url"],
        )


@dataclass(frozen=True)
class AudienceName:
    """What is asked of `Audience`."""

    slug: str
    name: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
            name=data["name"],
        )


@dataclass(frozen=True)
class StadsdeelName:
    """What is asked of `Stadsdeel`."""

    slug: str
    name: str
    kind: str
    status: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
            name=data["name"],
            kind=data["kind"],
            status=data["status"],
        )


@dataclass(frozen=True)
class EventCardDocuments:
    """What is asked of `Document`."""

    title: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
        )


@dataclass(frozen=True)
class EventCardReport:
    """What is asked of `Page`."""

    path: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            path=data["path"],
        )


@dataclass(frozen=True)
class PastMeetings:
    """Answer of `Query`."""

    agenda: PastMeetingsAgenda
    coming: PastMeetingsComing

    DOCUMENT: ClassVar[str] = (
        "query PastMeetings($audience:String$audiences:[String!]$stadsdelen:[String!]$today:Date!$first:Int$a"
        "fter:String$last:Int$before:String){agenda(audience:$audiences stadsdeel:$stadsdelen until:$today or"
        "der:LATEST first:$first after:$after last:$last before:$before){nodes{...EventCard}pageInfo{hasNextP"
        "age hasPreviousPage startCursor endCursor}}coming:agenda(from:$today first:100){nodes{path}}}fragmen"
        "t AudienceName on Audience{slug name}fragment EventCard on Event{title path lead(audience:$audience)"
        "kind when{...When}startTime endTime place{...Place}audiences{...AudienceName}stadsdelen{...Stadsdeel"
        "Name}documents{title}report{path}}fragment Place on Place{name address url}fragment StadsdeelName on"
        " Stadsdeel{slug name kind status}fragment When on ApproximateDate{label edtf start end}"
    )

    @staticmethod
    def variables(
        *,
        audience: str | None = None,
        audiences: list[str] | None = None,
        stadsdelen: list[str] | None = None,
        today: date,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "audience": audience,
            "audiences": audiences,
            "stadsdelen": stadsdelen,
            "today": today,
            "first": first,
            "after": after,
            "last": last,
            "before": before,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            agenda=PastMeetingsAgenda.from_json(data["agenda"]),
            coming=PastMeetingsComing.from_json(data["coming"]),
        )


@dataclass(frozen=True)
class PastMeetingsAgenda:
    """What is asked of `EventConnection`."""

    nodes: tuple[EventCard, ...]
    page_info: PastMeetingsAgendaPageInfo

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(EventCard.from_json(item) for item in data["nodes"]),
            page_info=PastMeetingsAgendaPageInfo.from_json(data["pageInfo"]),
        )


@dataclass(frozen=True)
class PastMeetingsAgendaPageInfo:
    """What is asked of `PageInfo`."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            has_next_page=data["hasNextPage"],
            has_previous_page=data["hasPreviousPage"],
            start_cursor=data["startCursor"],
            end_cursor=data["endCursor"],
        )


@dataclass(frozen=True)
class PastMeetingsComing:
    """What is asked of `EventConnection`."""

    nodes: tuple[PastMeetingsComingNodes, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(PastMeetingsComingNodes.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class PastMeetingsComingNodes:
    """What is asked of `Event`."""

    path: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            path=data["path"],
        )


@dataclass(frozen=True)
class CalendarFeed:
    """Answer of `Query`."""

    site: Site
    agenda: CalendarFeedAgenda

    DOCUMENT: ClassVar[str] = (
        "query CalendarFeed($audiences:[String!]$stadsdelen:[String!]$since:Date!$after:String){site{...Site}"
        "agenda(audience:$audiences stadsdeel:$stadsdelen from:$since first:100 after:$after){nodes{...Calend"
        "arEntry}pageInfo{hasNextPage endCursor}}}fragment AudienceName on Audience{slug name}fragment Calend"
        "arEntry on Event{id title canonicalUrl updatedAt summary:lead when{...When}startTime endTime place{."
        "..Place}}fragment Link on Link{href kind label}fragment Place on Place{name address url}fragment Ric"
        "hText on RichText{html text}fragment Site on Site{name description canonicalUrl contactEmail menu{li"
        "nk{...Link}}footer{title links{...Link}}colophon{...RichText}audiences{...SiteAudience}stadsdelen{.."
        ".SiteStadsdeel}}fragment SiteAudience on Audience{...AudienceName landing{path}}fragment SiteStadsde"
        "el on Stadsdeel{...StadsdeelName landing{path}}fragment StadsdeelName on Stadsdeel{slug name kind st"
        "atus}fragment When on ApproximateDate{label edtf start end}"
    )

    @staticmethod
    def variables(
        *,
        audiences: list[str] | None = None,
        stadsdelen: list[str] | None = None,
        since: date,
        after: str | None = None,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "audiences": audiences,
            "stadsdelen": stadsdelen,
            "since": since,
            "after": after,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            site=Site.from_json(data["site"]),
            agenda=CalendarFeedAgenda.from_json(data["agenda"]),
        )


@dataclass(frozen=True)
class Site:
    """What is asked of `Site`."""

    name: str
    description: str
    canonical_url: str
    contact_email: str
    menu: tuple[SiteMenu, ...]
    footer: tuple[SiteFooter, ...]
    colophon: RichText
    audiences: tuple[SiteAudience, ...]
    stadsdelen: tuple[SiteStadsdeel, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
            description=data["description"],
            canonical_url=data["canonicalUrl"],
            contact_email=data["contactEmail"],
            menu=tuple(SiteMenu.from_json(item) for item in data["menu"]),
            footer=tuple(SiteFooter.from_json(item) for item in data["footer"]),
            colophon=RichText.from_json(data["colophon"]),
            audiences=tuple(SiteAudience.from_json(item) for item in data["audiences"]),
            stadsdelen=tuple(SiteStadsdeel.from_json(item) for item in data["stadsdelen"]),
        )


@dataclass(frozen=True)
class SiteMenu:
    """What is asked of `MenuItem`."""

    link: Link | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            link=None if data["link"] is None else Link.from_json(data["link"]),
        )


@dataclass(frozen=True)
class Link:
    """What is asked of `Link`."""

    href: str
    kind: str
    label: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            href=data["href"],
            kind=data["kind"],
            label=data["label"],
        )


@dataclass(frozen=True)
class SiteFooter:
    """What is asked of `FooterColumn`."""

    title: str
    links: tuple[Link, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            links=tuple(Link.from_json(item) for item in data["links"]),
        )


@dataclass(frozen=True)
class RichText:
    """What is asked of `RichText`."""

    html: str
    text: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            html=data["html"],
            text=data["text"],
        )


@dataclass(frozen=True)
class SiteAudience:
    """What is asked of `Audience`."""

    slug: str
    name: str
    landing: SiteAudienceLanding | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
            name=data["name"],
            landing=None if data["landing"] is None else SiteAudienceLanding.from_json(data["landing"]),
        )


@dataclass(frozen=True)
class SiteAudienceLanding:
    """What is asked of `AudiencePage`."""

    path: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            path=data["path"],
        )


@dataclass(frozen=True)
class SiteStadsdeel:
    """What is asked of `Stadsdeel`."""

    slug: str
    name: str
    kind: str
    status: str
    landing: SiteStadsdeelLanding | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
            name=data["name"],
            kind=data["kind"],
            status=data["status"],
            landing=None if data["landing"] is None else SiteStadsdeelLanding.from_json(data["landing"]),
        )


@dataclass(frozen=True)
class SiteStadsdeelLanding:
    """What is asked of `StadsdeelPage`."""

    path: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            path=data["path"],
        )


@dataclass(frozen=True)
class CalendarFeedAgenda:
    """What is asked of `EventConnection`."""

    nodes: tuple[CalendarEntry, ...]
    page_info: CalendarFeedAgendaPageInfo

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(CalendarEntry.from_json(item) for item in data["nodes"]),
            page_info=CalendarFeedAgendaPageInfo.from_json(data["pageInfo"]),
        )


@dataclass(frozen=True)
class CalendarEntry:
    """What is asked of `Event`."""

    id: str
    title: str
    canonical_url: str
    updated_at: datetime
    summary: str
    when: When
    start_time: str | None
    end_time: str | None
    place: Place | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            id=data["id"],
            title=data["title"],
            canonical_url=data["canonicalUrl"],
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            summary=data["summary"],
            when=When.from_json(data["when"]),
            start_time=data["startTime"],
            end_time=data["endTime"],
            place=None if data["place"] is None else Place.from_json(data["place"]),
        )


@dataclass(frozen=True)
class CalendarFeedAgendaPageInfo:
    """What is asked of `PageInfo`."""

    has_next_page: bool
    end_cursor: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            has_next_page=data["hasNextPage"],
            end_cursor=data["endCursor"],
        )


@dataclass(frozen=True)
class CalendarEvent:
    """Answer of `Query`."""

    route: CalendarEventRoute | None

    DOCUMENT: ClassVar[str] = (
        "query CalendarEvent($path:String!){route(path:$path){__typename ...CalendarEntry}}fragment CalendarE"
        "ntry on Event{id title canonicalUrl updatedAt summary:lead when{...When}startTime endTime place{...P"
        "lace}}fragment Place on Place{name address url}fragment When on ApproximateDate{label edtf start end"
        "}"
    )

    @staticmethod
    def variables(
        *,
        path: str,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "path": path,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            route=None if data["route"] is None else _one_of(CALENDAR_EVENT_ROUTE_KINDS, data["route"]),
        )


@dataclass(frozen=True)
class OwnInvitation:
    """Answer of `Query`."""

    invitation: OwnInvitationFields | None

    DOCUMENT: ClassVar[str] = (
        "query OwnInvitation{invitation{...OwnInvitationFields}}fragment OwnInvitationFields on Invitation{or"
        "ganisation validUntil requests{profile sentAt}}"
    )

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            invitation=None if data["invitation"] is None else OwnInvitationFields.from_json(data["invitation"]),
        )


@dataclass(frozen=True)
class OwnInvitationFields:
    """What is asked of `Invitation`."""

    organisation: str
    valid_until: date
    requests: tuple[OwnInvitationFieldsRequests, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            organisation=data["organisation"],
            valid_until=date.fromisoformat(data["validUntil"]),
            requests=tuple(OwnInvitationFieldsRequests.from_json(item) for item in data["requests"]),
        )


@dataclass(frozen=True)
class OwnInvitationFieldsRequests:
    """What is asked of `InterestReceipt`."""

    profile: str
    sent_at: datetime

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            profile=data["profile"],
            sent_at=datetime.fromisoformat(data["sentAt"]),
        )


@dataclass(frozen=True)
class Catalogue:
    """Answer of `Query`."""

    invitation: OwnInvitationFields | None
    profiles: CatalogueProfiles

    DOCUMENT: ClassVar[str] = (
        "query Catalogue($stadsdelen:[String!]$knowledge:String$work:String$start:Date$first:Int$after:String"
        "$last:Int$before:String){invitation{...OwnInvitationFields}profiles(forEmployers:true stadsdeel:$sta"
        "dsdelen knowledge:$knowledge wantedWork:$work availableFrom:$start first:$first after:$after last:$l"
        "ast before:$before){totalCount nodes{...Candidate}pageInfo{hasNextPage hasPreviousPage startCursor e"
        "ndCursor}}}fragment Availability on Availability{wantedWork availableFrom hours}fragment Candidate o"
        "n Profile{id slug name isExample stadsdelen{...StadsdeelName}portrait:picture{...Portrait}experience"
        "{text}available{...Availability}}fragment OwnInvitationFields on Invitation{organisation validUntil "
        "requests{profile sentAt}}fragment PictureSource on PictureSource{type srcset}fragment Portrait on Pi"
        "cture{alt decorative credit src(preset:SQUARE)sources(preset:SQUARE){...PictureSource}}fragment Stad"
        "sdeelName on Stadsdeel{slug name kind status}"
    )

    @staticmethod
    def variables(
        *,
        stadsdelen: list[str] | None = None,
        knowledge: str | None = None,
        work: str | None = None,
        start: date | None = None,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "stadsdelen": stadsdelen,
            "knowledge": knowledge,
            "work": work,
            "start": start,
            "first": first,
            "after": after,
            "last": last,
            "before": before,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            invitation=None if data["invitation"] is None else OwnInvitationFields.from_json(data["invitation"]),
            profiles=CatalogueProfiles.from_json(data["profiles"]),
        )


@dataclass(frozen=True)
class CatalogueProfiles:
    """What is asked of `ProfileConnection`."""

    total_count: int
    nodes: tuple[Candidate, ...]
    page_info: CatalogueProfilesPageInfo

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            total_count=data["totalCount"],
            nodes=tuple(Candidate.from_json(item) for item in data["nodes"]),
            page_info=CatalogueProfilesPageInfo.from_json(data["pageInfo"]),
        )


@dataclass(frozen=True)
class Candidate:
    """What is asked of `Profile`."""

    id: str
    slug: str
    name: str
    is_example: bool
    stadsdelen: tuple[StadsdeelName, ...]
    portrait: Portrait | None
    experience: CandidateExperience
    available: Availability | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            id=data["id"],
            slug=data["slug"],
            name=data["name"],
            is_example=data["isExample"],
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            portrait=None if data["portrait"] is None else Portrait.from_json(data["portrait"]),
            experience=CandidateExperience.from_json(data["experience"]),
            available=None if data["available"] is None else Availability.from_json(data["available"]),
        )


@dataclass(frozen=True)
class Portrait:
    """What is asked of `Picture`."""

    alt: str
    decorative: bool
    credit: str
    src: str
    sources: tuple[PictureSource, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            alt=data["alt"],
            decorative=data["decorative"],
            credit=data["credit"],
            src=data["src"],
            sources=tuple(PictureSource.from_json(item) for item in data["sources"]),
        )


@dataclass(frozen=True)
class PictureSource:
    """What is asked of `PictureSource`."""

    type: str
    srcset: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            type=data["type"],
            srcset=data["srcset"],
        )


@dataclass(frozen=True)
class CandidateExperience:
    """What is asked of `RichText`."""

    text: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            text=data["text"],
        )


@dataclass(frozen=True)
class Availability:
    """What is asked of `Availability`."""

    wanted_work: str
    available_from: date | None
    hours: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            wanted_work=data["wantedWork"],
            available_from=None if data["availableFrom"] is None else date.fromisoformat(data["availableFrom"]),
            hours=data["hours"],
        )


@dataclass(frozen=True)
class CatalogueProfilesPageInfo:
    """What is asked of `PageInfo`."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            has_next_page=data["hasNextPage"],
            has_previous_page=data["hasPreviousPage"],
            start_cursor=data["startCursor"],
            end_cursor=data["endCursor"],
        )


@dataclass(frozen=True)
class Candidates:
    """Answer of `Query`."""

    invitation: OwnInvitationFields | None
    profiles: CandidatesProfiles

    DOCUMENT: ClassVar[str] = (
        "query Candidates($slugs:[String!]!){invitation{...OwnInvitationFields}profiles(forEmployers:true slu"
        "g:$slugs first:3){nodes{...CandidatePage}}}fragment Availability on Availability{wantedWork availabl"
        "eFrom hours}fragment CandidatePage on Profile{id slug name isExample stadsdelen{...StadsdeelName}por"
        "trait:picture{...Portrait}experience{...RichText}plan{...Plan}ownWords{...RichText}languages employe"
        "r{name url description}endsOn available{...Availability}}fragment OwnInvitationFields on Invitation{"
        "organisation validUntil requests{profile sentAt}}fragment PictureSource on PictureSource{type srcset"
        "}fragment Plan on Plan{aim{...RichText}activities{title text status}partners{name url}period{label}}"
        "fragment Portrait on Picture{alt decorative credit src(preset:SQUARE)sources(preset:SQUARE){...Pictu"
        "reSource}}fragment RichText on RichText{html text}fragment StadsdeelName on Stadsdeel{slug name kind"
        " status}"
    )

    @staticmethod
    def variables(
        *,
        slugs: list[str],
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "slugs": slugs,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            invitation=None if data["invitation"] is None else OwnInvitationFields.from_json(data["invitation"]),
            profiles=CandidatesProfiles.from_json(data["profiles"]),
        )


@dataclass(frozen=True)
class CandidatesProfiles:
    """What is asked of `ProfileConnection`."""

    nodes: tuple[CandidatePage, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(CandidatePage.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class CandidatePage:
    """What is asked of `Profile`."""

    id: str
    slug: str
    name: str
    is_example: bool
    stadsdelen: tuple[StadsdeelName, ...]
    portrait: Portrait | None
    experience: RichText
    plan: Plan
    own_words: RichText
    languages: str
    employer: CandidatePageEmployer | None
    ends_on: date
    available: Availability | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            id=data["id"],
            slug=data["slug"],
            name=data["name"],
            is_example=data["isExample"],
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            portrait=None if data["portrait"] is None else Portrait.from_json(data["portrait"]),
            experience=RichText.from_json(data["experience"]),
            plan=Plan.from_json(data["plan"]),
            own_words=RichText.from_json(data["ownWords"]),
            languages=data["languages"],
            employer=None if data["employer"] is None else CandidatePageEmployer.from_json(data["employer"]),
            ends_on=date.fromisoformat(data["endsOn"]),
            available=None if data["available"] is None else Availability.from_json(data["available"]),
        )


@dataclass(frozen=True)
class Plan:
    """What is asked of `Plan`."""

    aim: RichText
    activities: tuple[PlanActivities, ...]
    partners: tuple[PlanPartners, ...]
    period: PlanPeriod | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            aim=RichText.from_json(data["aim"]),
            activities=tuple(PlanActivities.from_json(item) for item in data["activities"]),
            partners=tuple(PlanPartners.from_json(item) for item in data["partners"]),
            period=None if data["period"] is None else PlanPeriod.from_json(data["period"]),
        )


@dataclass(frozen=True)
class PlanActivities:
    """What is asked of `Activity`."""

    title: str
    text: str
    status: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            text=data["text"],
            status=data["status"],
        )


@dataclass(frozen=True)
class PlanPartners:
    """What is asked of `Organisation`."""

    name: str
    url: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
            url=data["url"],
        )


@dataclass(frozen=True)
class PlanPeriod:
    """What is asked of `ApproximateDate`."""

    label: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
        )


@dataclass(frozen=True)
class CandidatePageEmployer:
    """What is asked of `Organisation`."""

    name: str
    url: str | None
    description: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
            url=data["url"],
            description=data["description"],
        )


@dataclass(frozen=True)
class ShowInterest:
    """Answer of `Mutation`."""

    show_interest: ShowInterestShowInterest

    DOCUMENT: ClassVar[str] = (
        "mutation ShowInterest($profile:ID!$message:String!){showInterest(input:{profile:$profile message:$me"
        "ssage}){profile sentAt}}"
    )

    @staticmethod
    def variables(
        *,
        profile: str,
        message: str,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "profile": profile,
            "message": message,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            show_interest=ShowInterestShowInterest.from_json(data["showInterest"]),
        )


@dataclass(frozen=True)
class ShowInterestShowInterest:
    """What is asked of `InterestReceipt`."""

    profile: str
    sent_at: datetime

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            profile=data["profile"],
            sent_at=datetime.fromisoformat(data["sentAt"]),
        )


@dataclass(frozen=True)
class NewsFeed:
    """Answer of `Query`."""

    site: Site
    news: NewsFeedNews

    DOCUMENT: ClassVar[str] = (
        "query NewsFeed($audience:String$audiences:[String!]$stadsdelen:[String!]){site{...Site}news(audience"
        ":$audiences stadsdeel:$stadsdelen first:30){nodes{...FeedItem}}}fragment Attribution on Attribution{"
        "text url}fragment AudienceName on Audience{slug name}fragment FeedItem on News{title path canonicalU"
        "rl publishedAt updatedAt lead(audience:$audience)audiences{...AudienceName}stadsdelen{...StadsdeelNa"
        "me}attribution{...Attribution}}fragment Link on Link{href kind label}fragment RichText on RichText{h"
        "tml text}fragment Site on Site{name description canonicalUrl contactEmail menu{link{...Link}}footer{"
        "title links{...Link}}colophon{...RichText}audiences{...SiteAudience}stadsdelen{...SiteStadsdeel}}fra"
        "gment SiteAudience on Audience{...AudienceName landing{path}}fragment SiteStadsdeel on Stadsdeel{..."
        "StadsdeelName landing{path}}fragment StadsdeelName on Stadsdeel{slug name kind status}"
    )

    @staticmethod
    def variables(
        *,
        audience: str | None = None,
        audiences: list[str] | None = None,
        stadsdelen: list[str] | None = None,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "audience": audience,
            "audiences": audiences,
            "stadsdelen": stadsdelen,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            site=Site.from_json(data["site"]),
            news=NewsFeedNews.from_json(data["news"]),
        )


@dataclass(frozen=True)
class NewsFeedNews:
    """What is asked of `NewsConnection`."""

    nodes: tuple[FeedItem, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(FeedItem.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class FeedItem:
    """What is asked of `News`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    audiences: tuple[AudienceName, ...]
    stadsdelen: tuple[StadsdeelName, ...]
    attribution: Attribution

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            audiences=tuple(AudienceName.from_json(item) for item in data["audiences"]),
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            attribution=Attribution.from_json(data["attribution"]),
        )


@dataclass(frozen=True)
class Attribution:
    """What is asked of `Attribution`."""

    text: str
    url: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            text=data["text"],
            url=data["url"],
        )


@dataclass(frozen=True)
class Figures:
    """Answer of `Query`."""

    figures: tuple[Standing, ...]

    DOCUMENT: ClassVar[str] = (
        "query Figures{figures{...Standing}}fragment Figure on Figure{label value unit counts status money as"
        "Of{label}source{...Source}}fragment Source on Source{label url date{label}}fragment StadsdeelName on"
        " Stadsdeel{slug name kind status}fragment Standing on Figure{...Figure key stadsdelen{...StadsdeelNa"
        "me}earlier{...Figure}}"
    )

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            figures=tuple(Standing.from_json(item) for item in data["figures"]),
        )


@dataclass(frozen=True)
class Standing:
    """What is asked of `Figure`."""

    label: str
    value: Decimal | None
    unit: str
    counts: str
    status: str
    money: str
    as_of: StandingAsOf
    source: Source
    key: str
    stadsdelen: tuple[StadsdeelName, ...]
    earlier: tuple[Figure, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
            value=None if data["value"] is None else Decimal(data["value"]),
            unit=data["unit"],
            counts=data["counts"],
            status=data["status"],
            money=data["money"],
            as_of=StandingAsOf.from_json(data["asOf"]),
            source=Source.from_json(data["source"]),
            key=data["key"],
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            earlier=tuple(Figure.from_json(item) for item in data["earlier"]),
        )


@dataclass(frozen=True)
class StandingAsOf:
    """What is asked of `ApproximateDate`."""

    label: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
        )


@dataclass(frozen=True)
class Source:
    """What is asked of `Source`."""

    label: str
    url: str | None
    date: SourceDate | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
            url=data["url"],
            date=None if data["date"] is None else SourceDate.from_json(data["date"]),
        )


@dataclass(frozen=True)
class SourceDate:
    """What is asked of `ApproximateDate`."""

    label: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
        )


@dataclass(frozen=True)
class Figure:
    """What is asked of `Figure`."""

    label: str
    value: Decimal | None
    unit: str
    counts: str
    status: str
    money: str
    as_of: FigureAsOf
    source: Source

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
            value=None if data["value"] is None else Decimal(data["value"]),
            unit=data["unit"],
            counts=data["counts"],
            status=data["status"],
            money=data["money"],
            as_of=FigureAsOf.from_json(data["asOf"]),
            source=Source.from_json(data["source"]),
        )


@dataclass(frozen=True)
class FigureAsOf:
    """What is asked of `ApproximateDate`."""

    label: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
        )


@dataclass(frozen=True)
class FollowUp:
    """Answer of `Query`."""

    reports: FollowUpReports
    remarks: FollowUpRemarks
    actions: FollowUpActions

    DOCUMENT: ClassVar[str] = (
        "query FollowUp($audience:String){reports(first:50){nodes{...ReportCard}}remarks(first:100){nodes{..."
        "Remark}}actions(first:100){nodes{...Action}}}fragment Action on Action{title note role due{label}sta"
        "tus result{...Link}report{title path}stadsdelen{...StadsdeelName}}fragment Link on Link{href kind la"
        "bel}fragment Remark on Remark{text saidBy response result{...Link}report{title path}}fragment Report"
        "Card on Report{title path lead(audience:$audience)metOn{label}stadsdelen{...StadsdeelName}}fragment "
        "StadsdeelName on Stadsdeel{slug name kind status}"
    )

    @staticmethod
    def variables(
        *,
        audience: str | None = None,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "audience": audience,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            reports=FollowUpReports.from_json(data["reports"]),
            remarks=FollowUpRemarks.from_json(data["remarks"]),
            actions=FollowUpActions.from_json(data["actions"]),
        )


@dataclass(frozen=True)
class FollowUpReports:
    """What is asked of `ReportConnection`."""

    nodes: tuple[ReportCard, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(ReportCard.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class ReportCard:
    """What is asked of `Report`."""

    title: str
    path: str
    lead: str
    met_on: ReportCardMetOn
    stadsdelen: tuple[StadsdeelName, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            lead=data["lead"],
            met_on=ReportCardMetOn.from_json(data["metOn"]),
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
        )


@dataclass(frozen=True)
class ReportCardMetOn:
    """What is asked of `ApproximateDate`."""

    label: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
        )


@dataclass(frozen=True)
class FollowUpRemarks:
    """What is asked of `RemarkConnection`."""

    nodes: tuple[Remark, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(Remark.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class Remark:
    """What is asked of `Remark`."""

    text: str
    said_by: str
    response: str
    result: Link | None
    report: RemarkReport | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            text=data["text"],
            said_by=data["saidBy"],
            response=data["response"],
            result=None if data["result"] is None else Link.from_json(data["result"]),
            report=None if data["report"] is None else RemarkReport.from_json(data["report"]),
        )


@dataclass(frozen=True)
class RemarkReport:
    """What is asked of `Report`."""

    title: str
    path: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
        )


@dataclass(frozen=True)
class FollowUpActions:
    """What is asked of `ActionConnection`."""

    nodes: tuple[Action, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(Action.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class Action:
    """What is asked of `Action`."""

    title: str
    note: str
    role: str
    due: ActionDue
    status: str
    result: Link | None
    report: ActionReport | None
    stadsdelen: tuple[StadsdeelName, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            note=data["note"],
            role=data["role"],
            due=ActionDue.from_json(data["due"]),
            status=data["status"],
            result=None if data["result"] is None else Link.from_json(data["result"]),
            report=None if data["report"] is None else ActionReport.from_json(data["report"]),
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
        )


@dataclass(frozen=True)
class ActionDue:
    """What is asked of `ApproximateDate`."""

    label: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
        )


@dataclass(frozen=True)
class ActionReport:
    """What is asked of `Report`."""

    title: str
    path: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
        )


@dataclass(frozen=True)
class Doors:
    """Answer of `Query`."""

    audiences: tuple[DoorsAudiences, ...]

    DOCUMENT: ClassVar[str] = "query Doors{audiences{slug name description colour landing{title path lead}}}"

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            audiences=tuple(DoorsAudiences.from_json(item) for item in data["audiences"]),
        )


@dataclass(frozen=True)
class DoorsAudiences:
    """What is asked of `Audience`."""

    slug: str
    name: str
    description: str
    colour: str
    landing: DoorsAudiencesLanding | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
            name=data["name"],
            description=data["description"],
            colour=data["colour"],
            landing=None if data["landing"] is None else DoorsAudiencesLanding.from_json(data["landing"]),
        )


@dataclass(frozen=True)
class DoorsAudiencesLanding:
    """What is asked of `AudiencePage`."""

    title: str
    path: str
    lead: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            lead=data["lead"],
        )


@dataclass(frozen=True)
class Areas:
    """Answer of `Query`."""

    stadsdelen: tuple[AreasStadsdelen, ...]
    figures: tuple[AreasFigures, ...]

    DOCUMENT: ClassVar[str] = (
        "query Areas{stadsdelen{slug name kind status landing{path}}figures{label value unit status stadsdele"
        "n{slug}asOf{label}}}"
    )

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            stadsdelen=tuple(AreasStadsdelen.from_json(item) for item in data["stadsdelen"]),
            figures=tuple(AreasFigures.from_json(item) for item in data["figures"]),
        )


@dataclass(frozen=True)
class AreasStadsdelen:
    """What is asked of `Stadsdeel`."""

    slug: str
    name: str
    kind: str
    status: str
    landing: AreasStadsdelenLanding | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
            name=data["name"],
            kind=data["kind"],
            status=data["status"],
            landing=None if data["landing"] is None else AreasStadsdelenLanding.from_json(data["landing"]),
        )


@dataclass(frozen=True)
class AreasStadsdelenLanding:
    """What is asked of `StadsdeelPage`."""

    path: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            path=data["path"],
        )


@dataclass(frozen=True)
class AreasFigures:
    """What is asked of `Figure`."""

    label: str
    value: Decimal | None
    unit: str
    status: str
    stadsdelen: tuple[AreasFiguresStadsdelen, ...]
    as_of: AreasFiguresAsOf

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
            value=None if data["value"] is None else Decimal(data["value"]),
            unit=data["unit"],
            status=data["status"],
            stadsdelen=tuple(AreasFiguresStadsdelen.from_json(item) for item in data["stadsdelen"]),
            as_of=AreasFiguresAsOf.from_json(data["asOf"]),
        )


@dataclass(frozen=True)
class AreasFiguresStadsdelen:
    """What is asked of `Stadsdeel`."""

    slug: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
        )


@dataclass(frozen=True)
class AreasFiguresAsOf:
    """What is asked of `ApproximateDate`."""

    label: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
        )


@dataclass(frozen=True)
class ForAudience:
    """Answer of `Query`."""

    news: ForAudienceNews
    agenda: ForAudienceAgenda
    regulations: ForAudienceRegulations

    DOCUMENT: ClassVar[str] = (
        "query ForAudience($audience:String!$audiences:[String!]!$today:Date!){news(audience:$audiences first"
        ":3){nodes{...NewsCard}}agenda(audience:$audiences from:$today first:3){nodes{...Meeting}}regulations"
        "(first:1){nodes{title path steps(audience:$audience){id title timing}}}}fragment AudienceName on Aud"
        "ience{slug name}fragment CardPicture on Picture{alt decorative credit src(preset:CARD)sources(preset"
        ":CARD){...PictureSource}}fragment Meeting on Event{title path when{label start}startTime place{name}"
        "stadsdelen{...StadsdeelName}}fragment NewsCard on News{title path date lead(audience:$audience)audie"
        "nces{...AudienceName}stadsdelen{...StadsdeelName}picture{...CardPicture}}fragment PictureSource on P"
        "ictureSource{type srcset}fragment StadsdeelName on Stadsdeel{slug name kind status}"
    )

    @staticmethod
    def variables(
        *,
        audience: str,
        audiences: list[str],
        today: date,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "audience": audience,
            "audiences": audiences,
            "today": today,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            news=ForAudienceNews.from_json(data["news"]),
            agenda=ForAudienceAgenda.from_json(data["agenda"]),
            regulations=ForAudienceRegulations.from_json(data["regulations"]),
        )


@dataclass(frozen=True)
class ForAudienceNews:
    """What is asked of `NewsConnection`."""

    nodes: tuple[NewsCard, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(NewsCard.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class NewsCard:
    """What is asked of `News`."""

    title: str
    path: str
    date: date
    lead: str
    audiences: tuple[AudienceName, ...]
    stadsdelen: tuple[StadsdeelName, ...]
    picture: CardPicture | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            date=date.fromisoformat(data["date"]),
            lead=data["lead"],
            audiences=tuple(AudienceName.from_json(item) for item in data["audiences"]),
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            picture=None if data["picture"] is None else CardPicture.from_json(data["picture"]),
        )


@dataclass(frozen=True)
class CardPicture:
    """What is asked of `Picture`."""

    alt: str
    decorative: bool
    credit: str
    src: str
    sources: tuple[PictureSource, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            alt=data["alt"],
            decorative=data["decorative"],
            credit=data["credit"],
            src=data["src"],
            sources=tuple(PictureSource.from_json(item) for item in data["sources"]),
        )


@dataclass(frozen=True)
class ForAudienceAgenda:
    """What is asked of `EventConnection`."""

    nodes: tuple[Meeting, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(Meeting.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class Meeting:
    """What is asked of `Event`."""

    title: str
    path: str
    when: MeetingWhen
    start_time: str | None
    place: MeetingPlace | None
    stadsdelen: tuple[StadsdeelName, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            when=MeetingWhen.from_json(data["when"]),
            start_time=data["startTime"],
            place=None if data["place"] is None else MeetingPlace.from_json(data["place"]),
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
        )


@dataclass(frozen=True)
class MeetingWhen:
    """What is asked of `ApproximateDate`."""

    label: str
    start: date | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
            start=None if data["start"] is None else date.fromisoformat(data["start"]),
        )


@dataclass(frozen=True)
class MeetingPlace:
    """What is asked of `Place`."""

    name: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
        )


@dataclass(frozen=True)
class ForAudienceRegulations:
    """What is asked of `RegulationConnection`."""

    nodes: tuple[ForAudienceRegulationsNodes, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(ForAudienceRegulationsNodes.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class ForAudienceRegulationsNodes:
    """What is asked of `Regulation`."""

    title: str
    path: str
    steps: tuple[ForAudienceRegulationsNodesSteps, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            steps=tuple(ForAudienceRegulationsNodesSteps.from_json(item) for item in data["steps"]),
        )


@dataclass(frozen=True)
class ForAudienceRegulationsNodesSteps:
    """What is asked of `Step`."""

    id: str
    title: str
    timing: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            id=data["id"],
            title=data["title"],
            timing=data["timing"],
        )


@dataclass(frozen=True)
class InStadsdeel:
    """Answer of `Query`."""

    news: InStadsdeelNews
    agenda: InStadsdeelAgenda
    figures: tuple[AreaFigure, ...]
    stadsdeel: InStadsdeelStadsdeel | None
    timeline: InStadsdeelTimeline | None

    DOCUMENT: ClassVar[str] = (
        "query InStadsdeel($audience:String$stadsdeel:String!$stadsdelen:[String!]!$today:Date!){news(stadsde"
        "el:$stadsdelen first:3){nodes{...NewsCard}}agenda(stadsdeel:$stadsdelen from:$today first:3){nodes{."
        "..Meeting}}figures(stadsdeel:$stadsdelen){...AreaFigure}stadsdeel(slug:$stadsdeel){organisations(fir"
        "st:50){nodes{...Organisation}}}timeline{title path milestones(stadsdeel:$stadsdelen){...StretchOfRoa"
        "d}}}fragment AreaFigure on Figure{...Figure key stadsdelen{...StadsdeelName}}fragment AudienceName o"
        "n Audience{slug name}fragment CardPicture on Picture{alt decorative credit src(preset:CARD)sources(p"
        "reset:CARD){...PictureSource}}fragment Figure on Figure{label value unit counts status money asOf{la"
        "bel}source{...Source}}fragment Meeting on Event{title path when{label start}startTime place{name}sta"
        "dsdelen{...StadsdeelName}}fragment NewsCard on News{title path date lead(audience:$audience)audience"
        "s{...AudienceName}stadsdelen{...StadsdeelName}picture{...CardPicture}}fragment Organisation on Organ"
        "isation{slug name kind description url stadsdelen{...StadsdeelName}}fragment PictureSource on Pictur"
        "eSource{type srcset}fragment Source on Source{label url date{label}}fragment StadsdeelName on Stadsd"
        "eel{slug name kind status}fragment StretchOfRoad on Milestone{key title when{label start}phase scope"
        " stadsdelen{...StadsdeelName}source{...Source}}"
    )

    @staticmethod
    def variables(
        *,
        audience: str | None = None,
        stadsdeel: str,
        stadsdelen: list[str],
        today: date,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "audience": audience,
            "stadsdeel": stadsdeel,
            "stadsdelen": stadsdelen,
            "today": today,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            news=InStadsdeelNews.from_json(data["news"]),
            agenda=InStadsdeelAgenda.from_json(data["agenda"]),
            figures=tuple(AreaFigure.from_json(item) for item in data["figures"]),
            stadsdeel=None if data["stadsdeel"] is None else InStadsdeelStadsdeel.from_json(data["stadsdeel"]),
            timeline=None if data["timeline"] is None else InStadsdeelTimeline.from_json(data["timeline"]),
        )


@dataclass(frozen=True)
class InStadsdeelNews:
    """What is asked of `NewsConnection`."""

    nodes: tuple[NewsCard, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(NewsCard.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class InStadsdeelAgenda:
    """What is asked of `EventConnection`."""

    nodes: tuple[Meeting, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(Meeting.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class AreaFigure:
    """What is asked of `Figure`."""

    label: str
    value: Decimal | None
    unit: str
    counts: str
    status: str
    money: str
    as_of: AreaFigureAsOf
    source: Source
    key: str
    stadsdelen: tuple[StadsdeelName, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
            value=None if data["value"] is None else Decimal(data["value"]),
            unit=data["unit"],
            counts=data["counts"],
            status=data["status"],
            money=data["money"],
            as_of=AreaFigureAsOf.from_json(data["asOf"]),
            source=Source.from_json(data["source"]),
            key=data["key"],
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
        )


@dataclass(frozen=True)
class AreaFigureAsOf:
    """What is asked of `ApproximateDate`."""

    label: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
        )


@dataclass(frozen=True)
class InStadsdeelStadsdeel:
    """What is asked of `Stadsdeel`."""

    organisations: InStadsdeelStadsdeelOrganisations

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            organisations=InStadsdeelStadsdeelOrganisations.from_json(data["organisations"]),
        )


@dataclass(frozen=True)
class InStadsdeelStadsdeelOrganisations:
    """What is asked of `OrganisationConnection`."""

    nodes: tuple[Organisation, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(Organisation.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class Organisation:
    """What is asked of `Organisation`."""

    slug: str
    name: str
    kind: str
    description: str
    url: str | None
    stadsdelen: tuple[StadsdeelName, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
            name=data["name"],
            kind=data["kind"],
            description=data["description"],
            url=data["url"],
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
        )


@dataclass(frozen=True)
class InStadsdeelTimeline:
    """What is asked of `Timeline`."""

    title: str
    path: str
    milestones: tuple[StretchOfRoad, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            milestones=tuple(StretchOfRoad.from_json(item) for item in data["milestones"]),
        )


@dataclass(frozen=True)
class StretchOfRoad:
    """What is asked of `Milestone`."""

    key: str
    title: str
    when: StretchOfRoadWhen
    phase: str
    scope: str
    stadsdelen: tuple[StadsdeelName, ...]
    source: Source

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            key=data["key"],
            title=data["title"],
            when=StretchOfRoadWhen.from_json(data["when"]),
            phase=data["phase"],
            scope=data["scope"],
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            source=Source.from_json(data["source"]),
        )


@dataclass(frozen=True)
class StretchOfRoadWhen:
    """What is asked of `ApproximateDate`."""

    label: str
    start: date | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
            start=None if data["start"] is None else date.fromisoformat(data["start"]),
        )


@dataclass(frozen=True)
class Upcoming:
    """Answer of `Query`."""

    agenda: UpcomingAgenda
    timeline: UpcomingTimeline | None

    DOCUMENT: ClassVar[str] = (
        "query Upcoming($today:Date!){agenda(from:$today first:1){nodes{...Meeting}}timeline{title path miles"
        "tones{...StretchOfRoad}}}fragment Meeting on Event{title path when{label start}startTime place{name}"
        "stadsdelen{...StadsdeelName}}fragment Source on Source{label url date{label}}fragment StadsdeelName "
        "on Stadsdeel{slug name kind status}fragment StretchOfRoad on Milestone{key title when{label start}ph"
        "ase scope stadsdelen{...StadsdeelName}source{...Source}}"
    )

    @staticmethod
    def variables(
        *,
        today: date,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "today": today,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            agenda=UpcomingAgenda.from_json(data["agenda"]),
            timeline=None if data["timeline"] is None else UpcomingTimeline.from_json(data["timeline"]),
        )


@dataclass(frozen=True)
class UpcomingAgenda:
    """What is asked of `EventConnection`."""

    nodes: tuple[Meeting, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(Meeting.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class UpcomingTimeline:
    """What is asked of `Timeline`."""

    title: str
    path: str
    milestones: tuple[StretchOfRoad, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            milestones=tuple(StretchOfRoad.from_json(item) for item in data["milestones"]),
        )


@dataclass(frozen=True)
class Organisations:
    """Answer of `Query`."""

    organisations: OrganisationsOrganisations

    DOCUMENT: ClassVar[str] = (
        "query Organisations($stadsdelen:[String!]$after:String){organisations(stadsdeel:$stadsdelen first:10"
        "0 after:$after){nodes{...Organisation}pageInfo{hasNextPage endCursor}}}fragment Organisation on Orga"
        "nisation{slug name kind description url stadsdelen{...StadsdeelName}}fragment StadsdeelName on Stads"
        "deel{slug name kind status}"
    )

    @staticmethod
    def variables(
        *,
        stadsdelen: list[str] | None = None,
        after: str | None = None,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "stadsdelen": stadsdelen,
            "after": after,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            organisations=OrganisationsOrganisations.from_json(data["organisations"]),
        )


@dataclass(frozen=True)
class OrganisationsOrganisations:
    """What is asked of `OrganisationConnection`."""

    nodes: tuple[Organisation, ...]
    page_info: OrganisationsOrganisationsPageInfo

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(Organisation.from_json(item) for item in data["nodes"]),
            page_info=OrganisationsOrganisationsPageInfo.from_json(data["pageInfo"]),
        )


@dataclass(frozen=True)
class OrganisationsOrganisationsPageInfo:
    """What is asked of `PageInfo`."""

    has_next_page: bool
    end_cursor: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            has_next_page=data["hasNextPage"],
            end_cursor=data["endCursor"],
        )


@dataclass(frozen=True)
class PageAtPath:
    """Answer of `Query`."""

    site: Site
    route: PageAtPathRoute | None
    glossary: tuple[Term, ...]
    news: NewsList

    DOCUMENT: ClassVar[str] = (
        "query PageAtPath($path:String!$audience:String$audiences:[String!]$stadsdelen:[String!]$first:Int$af"
        "ter:String$last:Int$before:String){site{...Site}route(path:$path){__typename ...HomePage ...NewsInde"
        "xPage ...NewsPage ...InformationPage ...FigureIndexPage ...ReportIndexPage ...ReportPage ...Publicat"
        "ionIndexPage ...PublicationPage ...PilotBoardPage ...PilotPage ...ResourceIndexPage ...ResourcePage "
        "...OrganisationIndexPage ...GlossaryPage ...AudienceIndexPage ...AudienceLanding ...StadsdeelIndexPa"
        "ge ...StadsdeelLanding ...AgendaIndexPage ...EventPage ...TimelinePage ...RegulationIndexPage ...Reg"
        "ulationPage ...RulesOfThumbPage ...ProfileIndexPage ...ProfilePage ...MovedPage ...PageFields}glossa"
        "ry{...Term}news(audience:$audiences stadsdeel:$stadsdelen first:$first after:$after last:$last befor"
        "e:$before){...NewsList}}fragment Action on Action{title note role due{label}status result{...Link}re"
        "port{title path}stadsdelen{...StadsdeelName}}fragment AgendaIndexPage on AgendaIndex{...PageFields b"
        "ody{...BodyBlock}}fragment Attribution on Attribution{text url}fragment AudienceIndexPage on Audienc"
        "eIndex{...PageFields body{...BodyBlock}}fragment AudienceLanding on AudiencePage{...PageFields audie"
        "nce{...DoorAudience}keyPoints{title text link{...Link}}body{...BodyBlock}}fragment AudienceName on A"
        "udience{slug name}fragment BodyBlock on BodyBlock{__typename ...HeadingBlock ...RichTextBlock ...Pic"
        "tureBlock ...QuoteBlock ...ExternalSourceBlock ...DocumentBlock ...FilmBlock ...FigureBlock ...CallT"
        "oActionBlock ...PageReferenceBlock}fragment BodyPicture on Picture{alt decorative credit width heigh"
        "t src(preset:BODY)sources(preset:BODY){...PictureSource}}fragment CallToActionBlock on CallToActionB"
        "lock{text link{...Link}}fragment CardPicture on Picture{alt decorative credit src(preset:CARD)source"
        "s(preset:CARD){...PictureSource}}fragment DocumentBlock on DocumentBlock{document{title filename url"
        " mediaType bytes language}explanation}fragment DocumentFile on Document{title url mediaType bytes la"
        "nguage}fragment DoorAudience on Audience{slug name colour landing{path}}fragment EventPage on Event{"
        "...PageFields eventKind:kind when{...When}startTime endTime place{...Place}audiences{...AudienceName"
        "}stadsdelen{...StadsdeelName}signUp{...Link}documents{...DocumentFile}series{name description}report"
        "{...PageReference}body{...BodyBlock}}fragment ExternalSourceBlock on ExternalSourceBlock{title url k"
        "ind language maker summary lastSeenOn picture{...CardPicture}}fragment Figure on Figure{label value "
        "unit counts status money asOf{label}source{...Source}}fragment FigureBlock on FigureBlock{figure{..."
        "Figure}explanation}fragment FigureIndexPage on FigureIndex{...PageFields body{...BodyBlock}}fragment"
        " FilmBlock on FilmBlock{title url provider maker language duration captions poster{...PagePicture}tr"
        "anscript{...RichText}}fragment GlossaryPage on GlossaryPage{...PageFields body{...BodyBlock}}fragmen"
        "t HeadingBlock on HeadingBlock{text level anchor}fragment HomePage on Home{...PageFields intro{...Ri"
        "chText}aims{title text link{...Link}}doors{title text link{...Link}audience{...DoorAudience}}highlig"
        "ht{...NewsCard}figures{...Figure}body{...BodyBlock}}fragment InformationPage on InformationPage{...P"
        "ageFields body{...BodyBlock}}fragment Link on Link{href kind label}fragment MovedPage on Redirect{to"
        "}fragment NewsCard on News{title path date lead(audience:$audience)audiences{...AudienceName}stadsde"
        "len{...StadsdeelName}picture{...CardPicture}}fragment NewsIndexPage on NewsIndex{...PageFields body{"
        "...BodyBlock}}fragment NewsList on NewsConnection{totalCount nodes{...NewsCard}pageInfo{hasNextPage "
        "hasPreviousPage startCursor endCursor}}fragment NewsPage on News{...PageFields date audiences{...Aud"
        "ienceName}stadsdelen{...StadsdeelName}themes{name}source{...Source}organisations{name url}related{.."
        ".NewsCard}body{...BodyBlock}}fragment OrganisationIndexPage on OrganisationIndex{...PageFields body{"
        "...BodyBlock}}fragment PageFields on Page{title path canonicalUrl publishedAt updatedAt lead(audienc"
        "e:$audience)picture{...PagePicture}seo{...Seo}attribution{...Attribution}}fragment PagePicture on Pi"
        "cture{alt decorative credit src(preset:WIDE)sources(preset:WIDE){...PictureSource}share:src(preset:S"
        "HARE)}fragment PageReference on Page{title path lead(audience:$audience)}fragment PageReferenceBlock"
        " on PageReferenceBlock{page{...PageReference}text}fragment PictureBlock on PictureBlock{picture{...B"
        "odyPicture}caption}fragment PictureSource on PictureSource{type srcset}fragment PilotBoardPage on Pi"
        "lotBoard{...PageFields body{...BodyBlock}}fragment PilotPage on Pilot{...PageFields stage question o"
        "utcome partners{name url}stadsdelen{...StadsdeelName}body{...BodyBlock}}fragment Place on Place{name"
        " address url}fragment Plan on Plan{aim{...RichText}activities{title text status}partners{name url}pe"
        "riod{label}}fragment Portrait on Picture{alt decorative credit src(preset:SQUARE)sources(preset:SQUA"
        "RE){...PictureSource}}fragment ProfileIndexPage on ProfileIndex{...PageFields body{...BodyBlock}}fra"
        "gment ProfilePage on Profile{...PageFields name isExample stadsdelen{...StadsdeelName}portrait:pictu"
        "re{...Portrait}experience{...RichText}plan{...Plan}ownWords{...RichText}languages employer{name url "
        "description}endsOn body{...BodyBlock}}fragment PublicationIndexPage on PublicationIndex{...PageField"
        "s body{...BodyBlock}}fragment PublicationPage on Publication{...PageFields year language makers{name"
        " url}outsideUrl document{title filename url mediaType bytes language}lastSeenOn audiences{...Audienc"
        "eName}stadsdelen{...StadsdeelName}body{...BodyBlock}}fragment QuoteBlock on QuoteBlock{text speaker "
        "role}fragment RegulationIndexPage on RegulationIndex{...PageFields body{...BodyBlock}}fragment Regul"
        "ationPage on Regulation{...PageFields version validFrom validUntil isExample changes{...RichText}ste"
        "ps(audience:$audience){title text{...RichText}timing doer link{...Link}}articles(audience:$audience)"
        "{id number title text{...RichText}force explanation(audience:$audience){...RichText}}questions(audie"
        "nce:$audience){question answer{...RichText}}helpers{title withWhat link{...Link}}documents{...Docume"
        "ntFile}versions{...RegulationVersion}body{...BodyBlock}}fragment RegulationVersion on Regulation{pat"
        "h version validFrom validUntil changes{...RichText}}fragment Remark on Remark{text saidBy response r"
        "esult{...Link}report{title path}}fragment ReportIndexPage on ReportIndex{...PageFields body{...BodyB"
        "lock}}fragment ReportPage on Report{...PageFields metOn{label}attendance{role organisation{name url}"
        "}topics{id title theme{name}text{...RichText}}insights{kind text}openQuestions body{...BodyBlock}rem"
        "arks{...Remark}actions{...Action}}fragment ResourceIndexPage on ResourceIndex{...PageFields body{..."
        "BodyBlock}}fragment ResourcePage on Resource{...PageFields kind provider{name url}conditions additio"
        "nalTo howToGet audiences{...AudienceName}stadsdelen{...StadsdeelName}body{...BodyBlock}}fragment Ric"
        "hText on RichText{html text}fragment RichTextBlock on RichTextBlock{richText:text{...RichText}}fragm"
        "ent RulesOfThumbPage on RulesOfThumbPage{...PageFields body{...BodyBlock}}fragment Seo on Seo{title "
        "description}fragment Site on Site{name description canonicalUrl contactEmail menu{link{...Link}}foot"
        "er{title links{...Link}}colophon{...RichText}audiences{...SiteAudience}stadsdelen{...SiteStadsdeel}}"
        "fragment SiteAudience on Audience{...AudienceName landing{path}}fragment SiteStadsdeel on Stadsdeel{"
        "...StadsdeelName landing{path}}fragment Source on Source{label url date{label}}fragment StadsdeelInd"
        "exPage on StadsdeelIndex{...PageFields body{...BodyBlock}}fragment StadsdeelLanding on StadsdeelPage"
        "{...PageFields stadsdeel{slug name description kind status}special body{...BodyBlock}}fragment Stads"
        "deelName on Stadsdeel{slug name kind status}fragment Term on Term{slug name variants explanation{..."
        "RichText}}fragment TimelinePage on Timeline{...PageFields body{...BodyBlock}}fragment When on Approx"
        "imateDate{label edtf start end}"
    )

    @staticmethod
    def variables(
        *,
        path: str,
        audience: str | None = None,
        audiences: list[str] | None = None,
        stadsdelen: list[str] | None = None,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "path": path,
            "audience": audience,
            "audiences": audiences,
            "stadsdelen": stadsdelen,
            "first": first,
            "after": after,
            "last": last,
            "before": before,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            site=Site.from_json(data["site"]),
            route=None if data["route"] is None else _one_of(PAGE_AT_PATH_ROUTE_KINDS, data["route"]),
            glossary=tuple(Term.from_json(item) for item in data["glossary"]),
            news=NewsList.from_json(data["news"]),
        )


@dataclass(frozen=True)
class HomePage:
    """What is asked of `Home`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    intro: RichText
    aims: tuple[HomePageAims, ...]
    doors: tuple[HomePageDoors, ...]
    highlight: NewsCard | None
    figures: tuple[Figure, ...]
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            intro=RichText.from_json(data["intro"]),
            aims=tuple(HomePageAims.from_json(item) for item in data["aims"]),
            doors=tuple(HomePageDoors.from_json(item) for item in data["doors"]),
            highlight=None if data["highlight"] is None else NewsCard.from_json(data["highlight"]),
            figures=tuple(Figure.from_json(item) for item in data["figures"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class PagePicture:
    """What is asked of `Picture`."""

    alt: str
    decorative: bool
    credit: str
    src: str
    sources: tuple[PictureSource, ...]
    share: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            alt=data["alt"],
            decorative=data["decorative"],
            credit=data["credit"],
            src=data["src"],
            sources=tuple(PictureSource.from_json(item) for item in data["sources"]),
            share=data["share"],
        )


@dataclass(frozen=True)
class Seo:
    """What is asked of `Seo`."""

    title: str
    description: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            description=data["description"],
        )


@dataclass(frozen=True)
class HomePageAims:
    """What is asked of `HomeAim`."""

    title: str
    text: str
    link: Link | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            text=data["text"],
            link=None if data["link"] is None else Link.from_json(data["link"]),
        )


@dataclass(frozen=True)
class HomePageDoors:
    """What is asked of `Door`."""

    title: str
    text: str
    link: Link | None
    audience: DoorAudience | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            text=data["text"],
            link=None if data["link"] is None else Link.from_json(data["link"]),
            audience=None if data["audience"] is None else DoorAudience.from_json(data["audience"]),
        )


@dataclass(frozen=True)
class DoorAudience:
    """What is asked of `Audience`."""

    slug: str
    name: str
    colour: str
    landing: DoorAudienceLanding | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
            name=data["name"],
            colour=data["colour"],
            landing=None if data["landing"] is None else DoorAudienceLanding.from_json(data["landing"]),
        )


@dataclass(frozen=True)
class DoorAudienceLanding:
    """What is asked of `AudiencePage`."""

    path: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            path=data["path"],
        )


@dataclass(frozen=True)
class HeadingBlock:
    """What is asked of `HeadingBlock`."""

    text: str
    level: int
    anchor: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            text=data["text"],
            level=data["level"],
            anchor=data["anchor"],
        )


@dataclass(frozen=True)
class RichTextBlock:
    """What is asked of `RichTextBlock`."""

    rich_text: RichText

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            rich_text=RichText.from_json(data["richText"]),
        )


@dataclass(frozen=True)
class PictureBlock:
    """What is asked of `PictureBlock`."""

    picture: BodyPicture | None
    caption: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            picture=None if data["picture"] is None else BodyPicture.from_json(data["picture"]),
            caption=data["caption"],
        )


@dataclass(frozen=True)
class BodyPicture:
    """What is asked of `Picture`."""

    alt: str
    decorative: bool
    credit: str
    width: int
    height: int
    src: str
    sources: tuple[PictureSource, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            alt=data["alt"],
            decorative=data["decorative"],
            credit=data["credit"],
            width=data["width"],
            height=data["height"],
            src=data["src"],
            sources=tuple(PictureSource.from_json(item) for item in data["sources"]),
        )


@dataclass(frozen=True)
class QuoteBlock:
    """What is asked of `QuoteBlock`."""

    text: str
    speaker: str
    role: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            text=data["text"],
            speaker=data["speaker"],
            role=data["role"],
        )


@dataclass(frozen=True)
class ExternalSourceBlock:
    """What is asked of `ExternalSourceBlock`."""

    title: str
    url: str
    kind: str
    language: str
    maker: str
    summary: str
    last_seen_on: date | None
    picture: CardPicture | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            url=data["url"],
            kind=data["kind"],
            language=data["language"],
            maker=data["maker"],
            summary=data["summary"],
            last_seen_on=None if data["lastSeenOn"] is None else date.fromisoformat(data["lastSeenOn"]),
            picture=None if data["picture"] is None else CardPicture.from_json(data["picture"]),
        )


@dataclass(frozen=True)
class DocumentBlock:
    """What is asked of `DocumentBlock`."""

    document: DocumentBlockDocument | None
    explanation: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            document=None if data["document"] is None else DocumentBlockDocument.from_json(data["document"]),
            explanation=data["explanation"],
        )


@dataclass(frozen=True)
class DocumentBlockDocument:
    """What is asked of `Document`."""

    title: str
    filename: str
    url: str
    media_type: str
    bytes: int
    language: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            filename=data["filename"],
            url=data["url"],
            media_type=data["mediaType"],
            bytes=data["bytes"],
            language=data["language"],
        )


@dataclass(frozen=True)
class FilmBlock:
    """What is asked of `FilmBlock`."""

    title: str
    url: str
    provider: str
    maker: str
    language: str
    duration: str
    captions: bool
    poster: PagePicture | None
    transcript: RichText

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            url=data["url"],
            provider=data["provider"],
            maker=data["maker"],
            language=data["language"],
            duration=data["duration"],
            captions=data["captions"],
            poster=None if data["poster"] is None else PagePicture.from_json(data["poster"]),
            transcript=RichText.from_json(data["transcript"]),
        )


@dataclass(frozen=True)
class FigureBlock:
    """What is asked of `FigureBlock`."""

    figure: Figure | None
    explanation: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            figure=None if data["figure"] is None else Figure.from_json(data["figure"]),
            explanation=data["explanation"],
        )


@dataclass(frozen=True)
class CallToActionBlock:
    """What is asked of `CallToActionBlock`."""

    text: str
    link: Link | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            text=data["text"],
            link=None if data["link"] is None else Link.from_json(data["link"]),
        )


@dataclass(frozen=True)
class PageReferenceBlock:
    """What is asked of `PageReferenceBlock`."""

    page: PageReference | None
    text: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            page=None if data["page"] is None else PageReference.from_json(data["page"]),
            text=data["text"],
        )


@dataclass(frozen=True)
class PageReference:
    """What is asked of `Page`."""

    title: str
    path: str
    lead: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            lead=data["lead"],
        )


@dataclass(frozen=True)
class NewsIndexPage:
    """What is asked of `NewsIndex`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class NewsPage:
    """What is asked of `News`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    date: date
    audiences: tuple[AudienceName, ...]
    stadsdelen: tuple[StadsdeelName, ...]
    themes: tuple[NewsPageThemes, ...]
    source: Source | None
    organisations: tuple[NewsPageOrganisations, ...]
    related: tuple[NewsCard, ...]
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            date=date.fromisoformat(data["date"]),
            audiences=tuple(AudienceName.from_json(item) for item in data["audiences"]),
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            themes=tuple(NewsPageThemes.from_json(item) for item in data["themes"]),
            source=None if data["source"] is None else Source.from_json(data["source"]),
            organisations=tuple(NewsPageOrganisations.from_json(item) for item in data["organisations"]),
            related=tuple(NewsCard.from_json(item) for item in data["related"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class NewsPageThemes:
    """What is asked of `Theme`."""

    name: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
        )


@dataclass(frozen=True)
class NewsPageOrganisations:
    """What is asked of `Organisation`."""

    name: str
    url: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
            url=data["url"],
        )


@dataclass(frozen=True)
class InformationPage:
    """What is asked of `InformationPage`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class FigureIndexPage:
    """What is asked of `FigureIndex`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class ReportIndexPage:
    """What is asked of `ReportIndex`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class ReportPage:
    """What is asked of `Report`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    met_on: ReportPageMetOn
    attendance: tuple[ReportPageAttendance, ...]
    topics: tuple[ReportPageTopics, ...]
    insights: tuple[ReportPageInsights, ...]
    open_questions: tuple[str, ...]
    body: tuple[BodyBlock, ...]
    remarks: tuple[Remark, ...]
    actions: tuple[Action, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            met_on=ReportPageMetOn.from_json(data["metOn"]),
            attendance=tuple(ReportPageAttendance.from_json(item) for item in data["attendance"]),
            topics=tuple(ReportPageTopics.from_json(item) for item in data["topics"]),
            insights=tuple(ReportPageInsights.from_json(item) for item in data["insights"]),
            open_questions=tuple(data["openQuestions"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
            remarks=tuple(Remark.from_json(item) for item in data["remarks"]),
            actions=tuple(Action.from_json(item) for item in data["actions"]),
        )


@dataclass(frozen=True)
class ReportPageMetOn:
    """What is asked of `ApproximateDate`."""

    label: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
        )


@dataclass(frozen=True)
class ReportPageAttendance:
    """What is asked of `Attendance`."""

    role: str
    organisation: ReportPageAttendanceOrganisation | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            role=data["role"],
            organisation=None
            if data["organisation"] is None
            else ReportPageAttendanceOrganisation.from_json(data["organisation"]),
        )


@dataclass(frozen=True)
class ReportPageAttendanceOrganisation:
    """What is asked of `Organisation`."""

    name: str
    url: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
            url=data["url"],
        )


@dataclass(frozen=True)
class ReportPageTopics:
    """What is asked of `Topic`."""

    id: str
    title: str
    theme: ReportPageTopicsTheme | None
    text: RichText

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            id=data["id"],
            title=data["title"],
            theme=None if data["theme"] is None else ReportPageTopicsTheme.from_json(data["theme"]),
            text=RichText.from_json(data["text"]),
        )


@dataclass(frozen=True)
class ReportPageTopicsTheme:
    """What is asked of `Theme`."""

    name: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
        )


@dataclass(frozen=True)
class ReportPageInsights:
    """What is asked of `Insight`."""

    kind: str
    text: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            kind=data["kind"],
            text=data["text"],
        )


@dataclass(frozen=True)
class PublicationIndexPage:
    """What is asked of `PublicationIndex`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class PublicationPage:
    """What is asked of `Publication`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    year: int | None
    language: str
    makers: tuple[PublicationPageMakers, ...]
    outside_url: str | None
    document: PublicationPageDocument | None
    last_seen_on: date | None
    audiences: tuple[AudienceName, ...]
    stadsdelen: tuple[StadsdeelName, ...]
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            year=data["year"],
            language=data["language"],
            makers=tuple(PublicationPageMakers.from_json(item) for item in data["makers"]),
            outside_url=data["outsideUrl"],
            document=None if data["document"] is None else PublicationPageDocument.from_json(data["document"]),
            last_seen_on=None if data["lastSeenOn"] is None else date.fromisoformat(data["lastSeenOn"]),
            audiences=tuple(AudienceName.from_json(item) for item in data["audiences"]),
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class PublicationPageMakers:
    """What is asked of `Organisation`."""

    name: str
    url: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
            url=data["url"],
        )


@dataclass(frozen=True)
class PublicationPageDocument:
    """What is asked of `Document`."""

    title: str
    filename: str
    url: str
    media_type: str
    bytes: int
    language: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            filename=data["filename"],
            url=data["url"],
            media_type=data["mediaType"],
            bytes=data["bytes"],
            language=data["language"],
        )


@dataclass(frozen=True)
class PilotBoardPage:
    """What is asked of `PilotBoard`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class PilotPage:
    """What is asked of `Pilot`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    stage: str
    question: str
    outcome: str
    partners: tuple[PilotPagePartners, ...]
    stadsdelen: tuple[StadsdeelName, ...]
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            stage=data["stage"],
            question=data["question"],
            outcome=data["outcome"],
            partners=tuple(PilotPagePartners.from_json(item) for item in data["partners"]),
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class PilotPagePartners:
    """What is asked of `Organisation`."""

    name: str
    url: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
            url=data["url"],
        )


@dataclass(frozen=True)
class ResourceIndexPage:
    """What is asked of `ResourceIndex`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class ResourcePage:
    """What is asked of `Resource`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    kind: str
    provider: ResourcePageProvider | None
    conditions: str
    additional_to: str
    how_to_get: str
    audiences: tuple[AudienceName, ...]
    stadsdelen: tuple[StadsdeelName, ...]
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            kind=data["kind"],
            provider=None if data["provider"] is None else ResourcePageProvider.from_json(data["provider"]),
            conditions=data["conditions"],
            additional_to=data["additionalTo"],
            how_to_get=data["howToGet"],
            audiences=tuple(AudienceName.from_json(item) for item in data["audiences"]),
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class ResourcePageProvider:
    """What is asked of `Organisation`."""

    name: str
    url: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
            url=data["url"],
        )


@dataclass(frozen=True)
class OrganisationIndexPage:
    """What is asked of `OrganisationIndex`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class GlossaryPage:
    """What is asked of `GlossaryPage`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class AudienceIndexPage:
    """What is asked of `AudienceIndex`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class AudienceLanding:
    """What is asked of `AudiencePage`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    audience: DoorAudience | None
    key_points: tuple[AudienceLandingKeyPoints, ...]
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            audience=None if data["audience"] is None else DoorAudience.from_json(data["audience"]),
            key_points=tuple(AudienceLandingKeyPoints.from_json(item) for item in data["keyPoints"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class AudienceLandingKeyPoints:
    """What is asked of `KeyPoint`."""

    title: str
    text: str
    link: Link | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            text=data["text"],
            link=None if data["link"] is None else Link.from_json(data["link"]),
        )


@dataclass(frozen=True)
class StadsdeelIndexPage:
    """What is asked of `StadsdeelIndex`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class StadsdeelLanding:
    """What is asked of `StadsdeelPage`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    stadsdeel: StadsdeelLandingStadsdeel | None
    special: str
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            stadsdeel=None if data["stadsdeel"] is None else StadsdeelLandingStadsdeel.from_json(data["stadsdeel"]),
            special=data["special"],
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class StadsdeelLandingStadsdeel:
    """What is asked of `Stadsdeel`."""

    slug: str
    name: str
    description: str
    kind: str
    status: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
            name=data["name"],
            description=data["description"],
            kind=data["kind"],
            status=data["status"],
        )


@dataclass(frozen=True)
class AgendaIndexPage:
    """What is asked of `AgendaIndex`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class EventPage:
    """What is asked of `Event`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    event_kind: str
    when: When
    start_time: str | None
    end_time: str | None
    place: Place | None
    audiences: tuple[AudienceName, ...]
    stadsdelen: tuple[StadsdeelName, ...]
    sign_up: Link | None
    documents: tuple[DocumentFile, ...]
    series: EventPageSeries | None
    report: PageReference | None
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            event_kind=data["eventKind"],
            when=When.from_json(data["when"]),
            start_time=data["startTime"],
            end_time=data["endTime"],
            place=None if data["place"] is None else Place.from_json(data["place"]),
            audiences=tuple(AudienceName.from_json(item) for item in data["audiences"]),
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            sign_up=None if data["signUp"] is None else Link.from_json(data["signUp"]),
            documents=tuple(DocumentFile.from_json(item) for item in data["documents"]),
            series=None if data["series"] is None else EventPageSeries.from_json(data["series"]),
            report=None if data["report"] is None else PageReference.from_json(data["report"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class DocumentFile:
    """What is asked of `Document`."""

    title: str
    url: str
    media_type: str
    bytes: int
    language: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            url=data["url"],
            media_type=data["mediaType"],
            bytes=data["bytes"],
            language=data["language"],
        )


@dataclass(frozen=True)
class EventPageSeries:
    """What is asked of `Series`."""

    name: str
    description: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
            description=data["description"],
        )


@dataclass(frozen=True)
class TimelinePage:
    """What is asked of `Timeline`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class RegulationIndexPage:
    """What is asked of `RegulationIndex`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class RegulationPage:
    """What is asked of `Regulation`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    version: int
    valid_from: date
    valid_until: date | None
    is_example: bool
    changes: RichText
    steps: tuple[RegulationPageSteps, ...]
    articles: tuple[RegulationPageArticles, ...]
    questions: tuple[RegulationPageQuestions, ...]
    helpers: tuple[RegulationPageHelpers, ...]
    documents: tuple[DocumentFile, ...]
    versions: tuple[RegulationVersion, ...]
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            version=data["version"],
            valid_from=date.fromisoformat(data["validFrom"]),
            valid_until=None if data["validUntil"] is None else date.fromisoformat(data["validUntil"]),
            is_example=data["isExample"],
            changes=RichText.from_json(data["changes"]),
            steps=tuple(RegulationPageSteps.from_json(item) for item in data["steps"]),
            articles=tuple(RegulationPageArticles.from_json(item) for item in data["articles"]),
            questions=tuple(RegulationPageQuestions.from_json(item) for item in data["questions"]),
            helpers=tuple(RegulationPageHelpers.from_json(item) for item in data["helpers"]),
            documents=tuple(DocumentFile.from_json(item) for item in data["documents"]),
            versions=tuple(RegulationVersion.from_json(item) for item in data["versions"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class RegulationPageSteps:
    """What is asked of `Step`."""

    title: str
    text: RichText
    timing: str
    doer: str
    link: Link | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            text=RichText.from_json(data["text"]),
            timing=data["timing"],
            doer=data["doer"],
            link=None if data["link"] is None else Link.from_json(data["link"]),
        )


@dataclass(frozen=True)
class RegulationPageArticles:
    """What is asked of `Article`."""

    id: str
    number: str
    title: str
    text: RichText
    force: str
    explanation: RichText | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            id=data["id"],
            number=data["number"],
            title=data["title"],
            text=RichText.from_json(data["text"]),
            force=data["force"],
            explanation=None if data["explanation"] is None else RichText.from_json(data["explanation"]),
        )


@dataclass(frozen=True)
class RegulationPageQuestions:
    """What is asked of `Question`."""

    question: str
    answer: RichText

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            question=data["question"],
            answer=RichText.from_json(data["answer"]),
        )


@dataclass(frozen=True)
class RegulationPageHelpers:
    """What is asked of `Helper`."""

    title: str
    with_what: str
    link: Link | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            with_what=data["withWhat"],
            link=None if data["link"] is None else Link.from_json(data["link"]),
        )


@dataclass(frozen=True)
class RegulationVersion:
    """What is asked of `Regulation`."""

    path: str
    version: int
    valid_from: date
    valid_until: date | None
    changes: RichText

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            path=data["path"],
            version=data["version"],
            valid_from=date.fromisoformat(data["validFrom"]),
            valid_until=None if data["validUntil"] is None else date.fromisoformat(data["validUntil"]),
            changes=RichText.from_json(data["changes"]),
        )


@dataclass(frozen=True)
class RulesOfThumbPage:
    """What is asked of `RulesOfThumbPage`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class ProfileIndexPage:
    """What is asked of `ProfileIndex`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class ProfilePage:
    """What is asked of `Profile`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution
    name: str
    is_example: bool
    stadsdelen: tuple[StadsdeelName, ...]
    portrait: Portrait | None
    experience: RichText
    plan: Plan
    own_words: RichText
    languages: str
    employer: ProfilePageEmployer | None
    ends_on: date
    body: tuple[BodyBlock, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
            name=data["name"],
            is_example=data["isExample"],
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            portrait=None if data["portrait"] is None else Portrait.from_json(data["portrait"]),
            experience=RichText.from_json(data["experience"]),
            plan=Plan.from_json(data["plan"]),
            own_words=RichText.from_json(data["ownWords"]),
            languages=data["languages"],
            employer=None if data["employer"] is None else ProfilePageEmployer.from_json(data["employer"]),
            ends_on=date.fromisoformat(data["endsOn"]),
            body=tuple(_one_of(BODY_BLOCK_KINDS, item) for item in data["body"]),
        )


@dataclass(frozen=True)
class ProfilePageEmployer:
    """What is asked of `Organisation`."""

    name: str
    url: str | None
    description: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
            url=data["url"],
            description=data["description"],
        )


@dataclass(frozen=True)
class MovedPage:
    """What is asked of `Redirect`."""

    to: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            to=data["to"],
        )


@dataclass(frozen=True)
class Term:
    """What is asked of `Term`."""

    slug: str
    name: str
    variants: tuple[str, ...]
    explanation: RichText

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
            name=data["name"],
            variants=tuple(data["variants"]),
            explanation=RichText.from_json(data["explanation"]),
        )


@dataclass(frozen=True)
class NewsList:
    """What is asked of `NewsConnection`."""

    total_count: int
    nodes: tuple[NewsCard, ...]
    page_info: NewsListPageInfo

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            total_count=data["totalCount"],
            nodes=tuple(NewsCard.from_json(item) for item in data["nodes"]),
            page_info=NewsListPageInfo.from_json(data["pageInfo"]),
        )


@dataclass(frozen=True)
class NewsListPageInfo:
    """What is asked of `PageInfo`."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            has_next_page=data["hasNextPage"],
            has_previous_page=data["hasPreviousPage"],
            start_cursor=data["startCursor"],
            end_cursor=data["endCursor"],
        )


@dataclass(frozen=True)
class Pilots:
    """Answer of `Query`."""

    pilots: PilotsPilots

    DOCUMENT: ClassVar[str] = (
        "query Pilots{pilots(first:100 order:TITLE){nodes{...PilotCard}}}fragment PilotCard on Pilot{title pa"
        "th stage question outcome partners{name}stadsdelen{...StadsdeelName}}fragment StadsdeelName on Stads"
        "deel{slug name kind status}"
    )

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            pilots=PilotsPilots.from_json(data["pilots"]),
        )


@dataclass(frozen=True)
class PilotsPilots:
    """What is asked of `PilotConnection`."""

    nodes: tuple[PilotCard, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(PilotCard.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class PilotCard:
    """What is asked of `Pilot`."""

    title: str
    path: str
    stage: str
    question: str
    outcome: str
    partners: tuple[PilotCardPartners, ...]
    stadsdelen: tuple[StadsdeelName, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            stage=data["stage"],
            question=data["question"],
            outcome=data["outcome"],
            partners=tuple(PilotCardPartners.from_json(item) for item in data["partners"]),
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
        )


@dataclass(frozen=True)
class PilotCardPartners:
    """What is asked of `Organisation`."""

    name: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
        )


@dataclass(frozen=True)
class DraftShown:
    """Answer of `Query`."""

    preview: DraftPreview | None

    DOCUMENT: ClassVar[str] = (
        "query DraftShown{preview{...DraftPreview}}fragment DraftPreview on Preview{path title missing}"
    )

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            preview=None if data["preview"] is None else DraftPreview.from_json(data["preview"]),
        )


@dataclass(frozen=True)
class DraftPreview:
    """What is asked of `Preview`."""

    path: str
    title: str
    missing: tuple[str, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            path=data["path"],
            title=data["title"],
            missing=tuple(data["missing"]),
        )


@dataclass(frozen=True)
class Profiles:
    """Answer of `Query`."""

    profiles: ProfilesProfiles

    DOCUMENT: ClassVar[str] = (
        "query Profiles($stadsdelen:[String!]$first:Int$after:String$last:Int$before:String){profiles(stadsde"
        "el:$stadsdelen first:$first after:$after last:$last before:$before){totalCount nodes{...ProfileCard}"
        "pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}fragment PictureSource on PictureSource"
        "{type srcset}fragment Portrait on Picture{alt decorative credit src(preset:SQUARE)sources(preset:SQU"
        "ARE){...PictureSource}}fragment ProfileCard on Profile{id name path isExample stadsdelen{...Stadsdee"
        "lName}portrait:picture{...Portrait}experience{text}}fragment StadsdeelName on Stadsdeel{slug name ki"
        "nd status}"
    )

    @staticmethod
    def variables(
        *,
        stadsdelen: list[str] | None = None,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "stadsdelen": stadsdelen,
            "first": first,
            "after": after,
            "last": last,
            "before": before,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            profiles=ProfilesProfiles.from_json(data["profiles"]),
        )


@dataclass(frozen=True)
class ProfilesProfiles:
    """What is asked of `ProfileConnection`."""

    total_count: int
    nodes: tuple[ProfileCard, ...]
    page_info: ProfilesProfilesPageInfo

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            total_count=data["totalCount"],
            nodes=tuple(ProfileCard.from_json(item) for item in data["nodes"]),
            page_info=ProfilesProfilesPageInfo.from_json(data["pageInfo"]),
        )


@dataclass(frozen=True)
class ProfileCard:
    """What is asked of `Profile`."""

    id: str
    name: str
    path: str
    is_example: bool
    stadsdelen: tuple[StadsdeelName, ...]
    portrait: Portrait | None
    experience: ProfileCardExperience

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            id=data["id"],
            name=data["name"],
            path=data["path"],
            is_example=data["isExample"],
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            portrait=None if data["portrait"] is None else Portrait.from_json(data["portrait"]),
            experience=ProfileCardExperience.from_json(data["experience"]),
        )


@dataclass(frozen=True)
class ProfileCardExperience:
    """What is asked of `RichText`."""

    text: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            text=data["text"],
        )


@dataclass(frozen=True)
class ProfilesProfilesPageInfo:
    """What is asked of `PageInfo`."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            has_next_page=data["hasNextPage"],
            has_previous_page=data["hasPreviousPage"],
            start_cursor=data["startCursor"],
            end_cursor=data["endCursor"],
        )


@dataclass(frozen=True)
class PeopleInStadsdeel:
    """Answer of `Query`."""

    profiles: PeopleInStadsdeelProfiles

    DOCUMENT: ClassVar[str] = (
        "query PeopleInStadsdeel($stadsdelen:[String!]!){profiles(stadsdeel:$stadsdelen first:3 order:NEWEST)"
        "{totalCount nodes{...ProfileCard}}}fragment PictureSource on PictureSource{type srcset}fragment Port"
        "rait on Picture{alt decorative credit src(preset:SQUARE)sources(preset:SQUARE){...PictureSource}}fra"
        "gment ProfileCard on Profile{id name path isExample stadsdelen{...StadsdeelName}portrait:picture{..."
        "Portrait}experience{text}}fragment StadsdeelName on Stadsdeel{slug name kind status}"
    )

    @staticmethod
    def variables(
        *,
        stadsdelen: list[str],
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "stadsdelen": stadsdelen,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            profiles=PeopleInStadsdeelProfiles.from_json(data["profiles"]),
        )


@dataclass(frozen=True)
class PeopleInStadsdeelProfiles:
    """What is asked of `ProfileConnection`."""

    total_count: int
    nodes: tuple[ProfileCard, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            total_count=data["totalCount"],
            nodes=tuple(ProfileCard.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class PeopleForAudience:
    """Answer of `Query`."""

    profiles: PeopleForAudienceProfiles
    pages: PeopleForAudiencePages

    DOCUMENT: ClassVar[str] = (
        "query PeopleForAudience($audience:String!$audiences:[String!]!){profiles(audience:$audiences first:3"
        " order:NEWEST){nodes{...ProfileCard}}pages(audience:$audiences first:30){nodes{...PageInList}}}fragm"
        "ent PageInList on Page{kind:__typename title path lead(audience:$audience)}fragment PictureSource on"
        " PictureSource{type srcset}fragment Portrait on Picture{alt decorative credit src(preset:SQUARE)sour"
        "ces(preset:SQUARE){...PictureSource}}fragment ProfileCard on Profile{id name path isExample stadsdel"
        "en{...StadsdeelName}portrait:picture{...Portrait}experience{text}}fragment StadsdeelName on Stadsdee"
        "l{slug name kind status}"
    )

    @staticmethod
    def variables(
        *,
        audience: str,
        audiences: list[str],
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "audience": audience,
            "audiences": audiences,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            profiles=PeopleForAudienceProfiles.from_json(data["profiles"]),
            pages=PeopleForAudiencePages.from_json(data["pages"]),
        )


@dataclass(frozen=True)
class PeopleForAudienceProfiles:
    """What is asked of `ProfileConnection`."""

    nodes: tuple[ProfileCard, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(ProfileCard.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class PeopleForAudiencePages:
    """What is asked of `PageConnection`."""

    nodes: tuple[PageInList, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(PageInList.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class PageInList:
    """What is asked of `Page`."""

    kind: str
    title: str
    path: str
    lead: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            kind=data["kind"],
            title=data["title"],
            path=data["path"],
            lead=data["lead"],
        )


@dataclass(frozen=True)
class PersonOnHome:
    """Answer of `Query`."""

    route: PersonOnHomeRoute | None

    DOCUMENT: ClassVar[str] = (
        "query PersonOnHome($path:String!){route(path:$path){__typename ...PersonChosen}}fragment PersonChose"
        "n on Home{profile{...ProfileCard}}fragment PictureSource on PictureSource{type srcset}fragment Portr"
        "ait on Picture{alt decorative credit src(preset:SQUARE)sources(preset:SQUARE){...PictureSource}}frag"
        "ment ProfileCard on Profile{id name path isExample stadsdelen{...StadsdeelName}portrait:picture{...P"
        "ortrait}experience{text}}fragment StadsdeelName on Stadsdeel{slug name kind status}"
    )

    @staticmethod
    def variables(
        *,
        path: str,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "path": path,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            route=None if data["route"] is None else _one_of(PERSON_ON_HOME_ROUTE_KINDS, data["route"]),
        )


@dataclass(frozen=True)
class PersonChosen:
    """What is asked of `Home`."""

    profile: ProfileCard | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            profile=None if data["profile"] is None else ProfileCard.from_json(data["profile"]),
        )


@dataclass(frozen=True)
class Publications:
    """Answer of `Query`."""

    publications: PublicationsPublications

    DOCUMENT: ClassVar[str] = (
        "query Publications($audience:String$after:String){publications(first:50 after:$after){nodes{...Publi"
        "cationCard}pageInfo{hasNextPage endCursor}}}fragment CardPicture on Picture{alt decorative credit sr"
        "c(preset:CARD)sources(preset:CARD){...PictureSource}}fragment PictureSource on PictureSource{type sr"
        "cset}fragment PublicationCard on Publication{title path lead(audience:$audience)year language makers"
        "{name}outsideUrl stadsdelen{...StadsdeelName}picture{...CardPicture}}fragment StadsdeelName on Stads"
        "deel{slug name kind status}"
    )

    @staticmethod
    def variables(
        *,
        audience: str | None = None,
        after: str | None = None,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "audience": audience,
            "after": after,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            publications=PublicationsPublications.from_json(data["publications"]),
        )


@dataclass(frozen=True)
class PublicationsPublications:
    """What is asked of `PublicationConnection`."""

    nodes: tuple[PublicationCard, ...]
    page_info: PublicationsPublicationsPageInfo

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(PublicationCard.from_json(item) for item in data["nodes"]),
            page_info=PublicationsPublicationsPageInfo.from_json(data["pageInfo"]),
        )


@dataclass(frozen=True)
class PublicationCard:
    """What is asked of `Publication`."""

    title: str
    path: str
    lead: str
    year: int | None
    language: str
    makers: tuple[PublicationCardMakers, ...]
    outside_url: str | None
    stadsdelen: tuple[StadsdeelName, ...]
    picture: CardPicture | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            lead=data["lead"],
            year=data["year"],
            language=data["language"],
            makers=tuple(PublicationCardMakers.from_json(item) for item in data["makers"]),
            outside_url=data["outsideUrl"],
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            picture=None if data["picture"] is None else CardPicture.from_json(data["picture"]),
        )


@dataclass(frozen=True)
class PublicationCardMakers:
    """What is asked of `Organisation`."""

    name: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
        )


@dataclass(frozen=True)
class PublicationsPublicationsPageInfo:
    """What is asked of `PageInfo`."""

    has_next_page: bool
    end_cursor: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            has_next_page=data["hasNextPage"],
            end_cursor=data["endCursor"],
        )


@dataclass(frozen=True)
class RegulationOn:
    """Answer of `Query`."""

    holding: RegulationOnHolding
    newest: RegulationOnNewest

    DOCUMENT: ClassVar[str] = (
        "query RegulationOn($audience:String$day:Date!){holding:regulations(from:$day until:$day order:NEWEST"
        " first:1){nodes{...RegulationPage}}newest:regulations(order:NEWEST first:1){nodes{...RegulationPage}"
        "}}fragment Attribution on Attribution{text url}fragment BodyBlock on BodyBlock{__typename ...Heading"
        "Block ...RichTextBlock ...PictureBlock ...QuoteBlock ...ExternalSourceBlock ...DocumentBlock ...Film"
        "Block ...FigureBlock ...CallToActionBlock ...PageReferenceBlock}fragment BodyPicture on Picture{alt "
        "decorative credit width height src(preset:BODY)sources(preset:BODY){...PictureSource}}fragment CallT"
        "oActionBlock on CallToActionBlock{text link{...Link}}fragment CardPicture on Picture{alt decorative "
        "credit src(preset:CARD)sources(preset:CARD){...PictureSource}}fragment DocumentBlock on DocumentBloc"
        "k{document{title filename url mediaType bytes language}explanation}fragment DocumentFile on Document"
        "{title url mediaType bytes language}fragment ExternalSourceBlock on ExternalSourceBlock{title url ki"
        "nd language maker summary lastSeenOn picture{...CardPicture}}fragment Figure on Figure{label value u"
        "nit counts status money asOf{label}source{...Source}}fragment FigureBlock on FigureBlock{figure{...F"
        "igure}explanation}fragment FilmBlock on FilmBlock{title url provider maker language duration caption"
        "s poster{...PagePicture}transcript{...RichText}}fragment HeadingBlock on HeadingBlock{text level anc"
        "hor}fragment Link on Link{href kind label}fragment PageFields on Page{title path canonicalUrl publis"
        "hedAt updatedAt lead(audience:$audience)picture{...PagePicture}seo{...Seo}attribution{...Attribution"
        "}}fragment PagePicture on Picture{alt decorative credit src(preset:WIDE)sources(preset:WIDE){...Pict"
        "ureSource}share:src(preset:SHARE)}fragment PageReference on Page{title path lead(audience:$audience)"
        "}fragment PageReferenceBlock on PageReferenceBlock{page{...PageReference}text}fragment PictureBlock "
        "on PictureBlock{picture{...BodyPicture}caption}fragment PictureSource on PictureSource{type srcset}f"
        "ragment QuoteBlock on QuoteBlock{text speaker role}fragment RegulationPage on Regulation{...PageFiel"
        "ds version validFrom validUntil isExample changes{...RichText}steps(audience:$audience){title text{."
        "..RichText}timing doer link{...Link}}articles(audience:$audience){id number title text{...RichText}f"
        "orce explanation(audience:$audience){...RichText}}questions(audience:$audience){question answer{...R"
        "ichText}}helpers{title withWhat link{...Link}}documents{...DocumentFile}versions{...RegulationVersio"
        "n}body{...BodyBlock}}fragment RegulationVersion on Regulation{path version validFrom validUntil chan"
        "ges{...RichText}}fragment RichText on RichText{html text}fragment RichTextBlock on RichTextBlock{ric"
        "hText:text{...RichText}}fragment Seo on Seo{title description}fragment Source on Source{label url da"
        "te{label}}"
    )

    @staticmethod
    def variables(
        *,
        audience: str | None = None,
        day: date,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "audience": audience,
            "day": day,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            holding=RegulationOnHolding.from_json(data["holding"]),
            newest=RegulationOnNewest.from_json(data["newest"]),
        )


@dataclass(frozen=True)
class RegulationOnHolding:
    """What is asked of `RegulationConnection`."""

    nodes: tuple[RegulationPage, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(RegulationPage.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class RegulationOnNewest:
    """What is asked of `RegulationConnection`."""

    nodes: tuple[RegulationPage, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(RegulationPage.from_json(item) for item in data["nodes"]),
        )


@dataclass(frozen=True)
class RulesOfThumb:
    """Answer of `Query`."""

    rules_of_thumb: tuple[RuleOfThumb, ...]

    DOCUMENT: ClassVar[str] = (
        "query RulesOfThumb{rulesOfThumb{...RuleOfThumb}}fragment RichText on RichText{html text}fragment Rul"
        "eOfThumb on RuleOfThumb{number sentence explanation{...RichText}example{...RichText}isExample}"
    )

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            rules_of_thumb=tuple(RuleOfThumb.from_json(item) for item in data["rulesOfThumb"]),
        )


@dataclass(frozen=True)
class RuleOfThumb:
    """What is asked of `RuleOfThumb`."""

    number: int
    sentence: str
    explanation: RichText
    example: RichText
    is_example: bool

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            number=data["number"],
            sentence=data["sentence"],
            explanation=RichText.from_json(data["explanation"]),
            example=RichText.from_json(data["example"]),
            is_example=data["isExample"],
        )


@dataclass(frozen=True)
class Resources:
    """Answer of `Query`."""

    resources: ResourcesResources

    DOCUMENT: ClassVar[str] = (
        "query Resources($audience:String$kinds:[ResourceKind!]$after:String){resources(kind:$kinds first:100"
        " after:$after order:TITLE){nodes{...ResourceCard}pageInfo{hasNextPage endCursor}}}fragment ResourceC"
        "ard on Resource{title path lead(audience:$audience)kind provider{name}stadsdelen{...StadsdeelName}}f"
        "ragment StadsdeelName on Stadsdeel{slug name kind status}"
    )

    @staticmethod
    def variables(
        *,
        audience: str | None = None,
        kinds: list[str] | None = None,
        after: str | None = None,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "audience": audience,
            "kinds": kinds,
            "after": after,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            resources=ResourcesResources.from_json(data["resources"]),
        )


@dataclass(frozen=True)
class ResourcesResources:
    """What is asked of `ResourceConnection`."""

    nodes: tuple[ResourceCard, ...]
    page_info: ResourcesResourcesPageInfo

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(ResourceCard.from_json(item) for item in data["nodes"]),
            page_info=ResourcesResourcesPageInfo.from_json(data["pageInfo"]),
        )


@dataclass(frozen=True)
class ResourceCard:
    """What is asked of `Resource`."""

    title: str
    path: str
    lead: str
    kind: str
    provider: ResourceCardProvider | None
    stadsdelen: tuple[StadsdeelName, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            lead=data["lead"],
            kind=data["kind"],
            provider=None if data["provider"] is None else ResourceCardProvider.from_json(data["provider"]),
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
        )


@dataclass(frozen=True)
class ResourceCardProvider:
    """What is asked of `Organisation`."""

    name: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
        )


@dataclass(frozen=True)
class ResourcesResourcesPageInfo:
    """What is asked of `PageInfo`."""

    has_next_page: bool
    end_cursor: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            has_next_page=data["hasNextPage"],
            end_cursor=data["endCursor"],
        )


@dataclass(frozen=True)
class Road:
    """Answer of `Query`."""

    timeline: RoadTimeline | None

    DOCUMENT: ClassVar[str] = (
        "query Road($stadsdelen:[String!]$phase:Phase$width:Int!){timeline{milestones(stadsdeel:$stadsdelen p"
        "hase:$phase){...Milestone}wide:drawing(stadsdeel:$stadsdelen phase:$phase width:$width){...RoadDrawi"
        "ng}narrow:drawing(stadsdeel:$stadsdelen phase:$phase width:320){...RoadDrawing}}}fragment CardPictur"
        "e on Picture{alt decorative credit src(preset:CARD)sources(preset:CARD){...PictureSource}}fragment M"
        "ilestone on Milestone{key title when{label}phase text{...RichText}scope roles stadsdelen{...Stadsdee"
        "lName}picture{...CardPicture}source{...Source}}fragment PictureSource on PictureSource{type srcset}f"
        "ragment RichText on RichText{html text}fragment RoadDrawing on Drawing{svg width height}fragment Sou"
        "rce on Source{label url date{label}}fragment StadsdeelName on Stadsdeel{slug name kind status}"
    )

    @staticmethod
    def variables(
        *,
        stadsdelen: list[str] | None = None,
        phase: str | None = None,
        width: int,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "stadsdelen": stadsdelen,
            "phase": phase,
            "width": width,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            timeline=None if data["timeline"] is None else RoadTimeline.from_json(data["timeline"]),
        )


@dataclass(frozen=True)
class RoadTimeline:
    """What is asked of `Timeline`."""

    milestones: tuple[Milestone, ...]
    wide: RoadDrawing
    narrow: RoadDrawing

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            milestones=tuple(Milestone.from_json(item) for item in data["milestones"]),
            wide=RoadDrawing.from_json(data["wide"]),
            narrow=RoadDrawing.from_json(data["narrow"]),
        )


@dataclass(frozen=True)
class Milestone:
    """What is asked of `Milestone`."""

    key: str
    title: str
    when: MilestoneWhen
    phase: str
    text: RichText
    scope: str
    roles: str
    stadsdelen: tuple[StadsdeelName, ...]
    picture: CardPicture | None
    source: Source

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            key=data["key"],
            title=data["title"],
            when=MilestoneWhen.from_json(data["when"]),
            phase=data["phase"],
            text=RichText.from_json(data["text"]),
            scope=data["scope"],
            roles=data["roles"],
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
            picture=None if data["picture"] is None else CardPicture.from_json(data["picture"]),
            source=Source.from_json(data["source"]),
        )


@dataclass(frozen=True)
class MilestoneWhen:
    """What is asked of `ApproximateDate`."""

    label: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
        )


@dataclass(frozen=True)
class RoadDrawing:
    """What is asked of `Drawing`."""

    svg: str
    width: int
    height: int

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            svg=data["svg"],
            width=data["width"],
            height=data["height"],
        )


@dataclass(frozen=True)
class RoadFile:
    """Answer of `Query`."""

    timeline: RoadFileTimeline | None

    DOCUMENT: ClassVar[str] = (
        "query RoadFile($stadsdelen:[String!]$phase:Phase$width:Int!$colours:DrawingColours!){timeline{drawin"
        "g(stadsdeel:$stadsdelen phase:$phase width:$width colours:$colours){...RoadDrawing}}}fragment RoadDr"
        "awing on Drawing{svg width height}"
    )

    @staticmethod
    def variables(
        *,
        stadsdelen: list[str] | None = None,
        phase: str | None = None,
        width: int,
        colours: str,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "stadsdelen": stadsdelen,
            "phase": phase,
            "width": width,
            "colours": colours,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            timeline=None if data["timeline"] is None else RoadFileTimeline.from_json(data["timeline"]),
        )


@dataclass(frozen=True)
class RoadFileTimeline:
    """What is asked of `Timeline`."""

    drawing: RoadDrawing

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            drawing=RoadDrawing.from_json(data["drawing"]),
        )


@dataclass(frozen=True)
class RoadFrame:
    """Answer of `Query`."""

    site: RoadFrameSite
    timeline: RoadFrameTimeline | None

    DOCUMENT: ClassVar[str] = (
        "query RoadFrame($stadsdelen:[String!]$phase:Phase$width:Int!){site{name}timeline{title path canonica"
        "lUrl attribution{...Attribution}wide:drawing(stadsdeel:$stadsdelen phase:$phase width:$width){...Roa"
        "dDrawing}narrow:drawing(stadsdeel:$stadsdelen phase:$phase width:320){...RoadDrawing}}}fragment Attr"
        "ibution on Attribution{text url}fragment RoadDrawing on Drawing{svg width height}"
    )

    @staticmethod
    def variables(
        *,
        stadsdelen: list[str] | None = None,
        phase: str | None = None,
        width: int,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "stadsdelen": stadsdelen,
            "phase": phase,
            "width": width,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            site=RoadFrameSite.from_json(data["site"]),
            timeline=None if data["timeline"] is None else RoadFrameTimeline.from_json(data["timeline"]),
        )


@dataclass(frozen=True)
class RoadFrameSite:
    """What is asked of `Site`."""

    name: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            name=data["name"],
        )


@dataclass(frozen=True)
class RoadFrameTimeline:
    """What is asked of `Timeline`."""

    title: str
    path: str
    canonical_url: str
    attribution: Attribution
    wide: RoadDrawing
    narrow: RoadDrawing

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            attribution=Attribution.from_json(data["attribution"]),
            wide=RoadDrawing.from_json(data["wide"]),
            narrow=RoadDrawing.from_json(data["narrow"]),
        )


@dataclass(frozen=True)
class Search:
    """Answer of `Query`."""

    site: Site
    search: SearchSearch

    DOCUMENT: ClassVar[str] = (
        "query Search($text:String!$kinds:[Kind!]$audiences:[String!]$stadsdelen:[String!]$first:Int!$after:S"
        "tring){site{...Site}search(text:$text kinds:$kinds audience:$audiences stadsdeel:$stadsdelen first:$"
        "first after:$after){totalCount nodes{...SearchHit}pageInfo{hasNextPage endCursor}kinds{kind count}au"
        "diences{slug count}stadsdelen{slug count}suggestions}}fragment AudienceName on Audience{slug name}fr"
        "agment Found on Node{...FoundPage ...FoundMilestone ...FoundOrganisation ...FoundTerm ...FoundRule}f"
        "ragment FoundMilestone on Milestone{__typename key}fragment FoundOrganisation on Organisation{__type"
        "name slug}fragment FoundPage on Page{__typename path}fragment FoundRule on RuleOfThumb{__typename nu"
        "mber}fragment FoundTerm on Term{__typename slug}fragment Link on Link{href kind label}fragment RichT"
        "ext on RichText{html text}fragment SearchHit on SearchHit{title kind snippet node{...Found}}fragment"
        " Site on Site{name description canonicalUrl contactEmail menu{link{...Link}}footer{title links{...Li"
        "nk}}colophon{...RichText}audiences{...SiteAudience}stadsdelen{...SiteStadsdeel}}fragment SiteAudienc"
        "e on Audience{...AudienceName landing{path}}fragment SiteStadsdeel on Stadsdeel{...StadsdeelName lan"
        "ding{path}}fragment StadsdeelName on Stadsdeel{slug name kind status}"
    )

    @staticmethod
    def variables(
        *,
        text: str,
        kinds: list[str] | None = None,
        audiences: list[str] | None = None,
        stadsdelen: list[str] | None = None,
        first: int,
        after: str | None = None,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "text": text,
            "kinds": kinds,
            "audiences": audiences,
            "stadsdelen": stadsdelen,
            "first": first,
            "after": after,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            site=Site.from_json(data["site"]),
            search=SearchSearch.from_json(data["search"]),
        )


@dataclass(frozen=True)
class SearchSearch:
    """What is asked of `SearchConnection`."""

    total_count: int
    nodes: tuple[SearchHit, ...]
    page_info: SearchSearchPageInfo
    kinds: tuple[SearchSearchKinds, ...]
    audiences: tuple[SearchSearchAudiences, ...]
    stadsdelen: tuple[SearchSearchStadsdelen, ...]
    suggestions: tuple[str, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            total_count=data["totalCount"],
            nodes=tuple(SearchHit.from_json(item) for item in data["nodes"]),
            page_info=SearchSearchPageInfo.from_json(data["pageInfo"]),
            kinds=tuple(SearchSearchKinds.from_json(item) for item in data["kinds"]),
            audiences=tuple(SearchSearchAudiences.from_json(item) for item in data["audiences"]),
            stadsdelen=tuple(SearchSearchStadsdelen.from_json(item) for item in data["stadsdelen"]),
            suggestions=tuple(data["suggestions"]),
        )


@dataclass(frozen=True)
class SearchHit:
    """What is asked of `SearchHit`."""

    title: str
    kind: str
    snippet: str
    node: Found

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            kind=data["kind"],
            snippet=data["snippet"],
            node=_one_of(FOUND_KINDS, data["node"]),
        )


@dataclass(frozen=True)
class FoundMilestone:
    """What is asked of `Milestone`."""

    key: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            key=data["key"],
        )


@dataclass(frozen=True)
class FoundOrganisation:
    """What is asked of `Organisation`."""

    slug: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
        )


@dataclass(frozen=True)
class FoundTerm:
    """What is asked of `Term`."""

    slug: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
        )


@dataclass(frozen=True)
class FoundRule:
    """What is asked of `RuleOfThumb`."""

    number: int

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            number=data["number"],
        )


@dataclass(frozen=True)
class FoundPage:
    """What is asked of `Page`."""

    path: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            path=data["path"],
        )


@dataclass(frozen=True)
class SearchSearchPageInfo:
    """What is asked of `PageInfo`."""

    has_next_page: bool
    end_cursor: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            has_next_page=data["hasNextPage"],
            end_cursor=data["endCursor"],
        )


@dataclass(frozen=True)
class SearchSearchKinds:
    """What is asked of `KindCount`."""

    kind: str
    count: int

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            kind=data["kind"],
            count=data["count"],
        )


@dataclass(frozen=True)
class SearchSearchAudiences:
    """What is asked of `CategoryCount`."""

    slug: str
    count: int

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
            count=data["count"],
        )


@dataclass(frozen=True)
class SearchSearchStadsdelen:
    """What is asked of `CategoryCount`."""

    slug: str
    count: int

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
            count=data["count"],
        )


@dataclass(frozen=True)
class Suggestions:
    """Answer of `Query`."""

    suggestions: tuple[SuggestionsSuggestions, ...]

    DOCUMENT: ClassVar[str] = (
        "query Suggestions($text:String!){suggestions(text:$text){title kind node{...Found}}}fragment Found o"
        "n Node{...FoundPage ...FoundMilestone ...FoundOrganisation ...FoundTerm ...FoundRule}fragment FoundM"
        "ilestone on Milestone{__typename key}fragment FoundOrganisation on Organisation{__typename slug}frag"
        "ment FoundPage on Page{__typename path}fragment FoundRule on RuleOfThumb{__typename number}fragment "
        "FoundTerm on Term{__typename slug}"
    )

    @staticmethod
    def variables(
        *,
        text: str,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "text": text,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            suggestions=tuple(SuggestionsSuggestions.from_json(item) for item in data["suggestions"]),
        )


@dataclass(frozen=True)
class SuggestionsSuggestions:
    """What is asked of `Suggestion`."""

    title: str
    kind: str
    node: Found

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            kind=data["kind"],
            node=_one_of(FOUND_KINDS, data["node"]),
        )


@dataclass(frozen=True)
class SiteFrame:
    """Answer of `Query`."""

    site: Site

    DOCUMENT: ClassVar[str] = (
        "query SiteFrame{site{...Site}}fragment AudienceName on Audience{slug name}fragment Link on Link{href"
        " kind label}fragment RichText on RichText{html text}fragment Site on Site{name description canonical"
        "Url contactEmail menu{link{...Link}}footer{title links{...Link}}colophon{...RichText}audiences{...Si"
        "teAudience}stadsdelen{...SiteStadsdeel}}fragment SiteAudience on Audience{...AudienceName landing{pa"
        "th}}fragment SiteStadsdeel on Stadsdeel{...StadsdeelName landing{path}}fragment StadsdeelName on Sta"
        "dsdeel{slug name kind status}"
    )

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            site=Site.from_json(data["site"]),
        )


@dataclass(frozen=True)
class SiteMap:
    """Answer of `Query`."""

    pages: SiteMapPages

    DOCUMENT: ClassVar[str] = (
        "query SiteMap($after:String){pages(first:100 after:$after){nodes{kind:__typename path canonicalUrl u"
        "pdatedAt}pageInfo{hasNextPage endCursor}}}"
    )

    @staticmethod
    def variables(
        *,
        after: str | None = None,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "after": after,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            pages=SiteMapPages.from_json(data["pages"]),
        )


@dataclass(frozen=True)
class SiteMapPages:
    """What is asked of `PageConnection`."""

    nodes: tuple[SiteMapPagesNodes, ...]
    page_info: SiteMapPagesPageInfo

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(SiteMapPagesNodes.from_json(item) for item in data["nodes"]),
            page_info=SiteMapPagesPageInfo.from_json(data["pageInfo"]),
        )


@dataclass(frozen=True)
class SiteMapPagesNodes:
    """What is asked of `Page`."""

    kind: str
    path: str
    canonical_url: str
    updated_at: datetime

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            kind=data["kind"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            updated_at=datetime.fromisoformat(data["updatedAt"]),
        )


@dataclass(frozen=True)
class SiteMapPagesPageInfo:
    """What is asked of `PageInfo`."""

    has_next_page: bool
    end_cursor: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            has_next_page=data["hasNextPage"],
            end_cursor=data["endCursor"],
        )


@dataclass(frozen=True)
class PageFields:
    """What is asked of `Page`."""

    title: str
    path: str
    canonical_url: str
    published_at: datetime
    updated_at: datetime
    lead: str
    picture: PagePicture | None
    seo: Seo
    attribution: Attribution

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            title=data["title"],
            path=data["path"],
            canonical_url=data["canonicalUrl"],
            published_at=datetime.fromisoformat(data["publishedAt"]),
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            lead=data["lead"],
            picture=None if data["picture"] is None else PagePicture.from_json(data["picture"]),
            seo=Seo.from_json(data["seo"]),
            attribution=Attribution.from_json(data["attribution"]),
        )


CalendarEventRoute = CalendarEntry | Unknown

CALENDAR_EVENT_ROUTE_KINDS: dict[str, type[Selection]] = {
    "Event": CalendarEntry,
}


PageAtPathRoute = (
    HomePage
    | NewsIndexPage
    | NewsPage
    | InformationPage
    | FigureIndexPage
    | ReportIndexPage
    | ReportPage
    | PublicationIndexPage
    | PublicationPage
    | PilotBoardPage
    | PilotPage
    | ResourceIndexPage
    | ResourcePage
    | OrganisationIndexPage
    | GlossaryPage
    | AudienceIndexPage
    | AudienceLanding
    | StadsdeelIndexPage
    | StadsdeelLanding
    | AgendaIndexPage
    | EventPage
    | TimelinePage
    | RegulationIndexPage
    | RegulationPage
    | RulesOfThumbPage
    | ProfileIndexPage
    | ProfilePage
    | MovedPage
    | Unknown
)

PAGE_AT_PATH_ROUTE_KINDS: dict[str, type[Selection]] = {
    "Home": HomePage,
    "NewsIndex": NewsIndexPage,
    "News": NewsPage,
    "InformationPage": InformationPage,
    "FigureIndex": FigureIndexPage,
    "ReportIndex": ReportIndexPage,
    "Report": ReportPage,
    "PublicationIndex": PublicationIndexPage,
    "Publication": PublicationPage,
    "PilotBoard": PilotBoardPage,
    "Pilot": PilotPage,
    "ResourceIndex": ResourceIndexPage,
    "Resource": ResourcePage,
    "OrganisationIndex": OrganisationIndexPage,
    "GlossaryPage": GlossaryPage,
    "AudienceIndex": AudienceIndexPage,
    "AudiencePage": AudienceLanding,
    "StadsdeelIndex": StadsdeelIndexPage,
    "StadsdeelPage": StadsdeelLanding,
    "AgendaIndex": AgendaIndexPage,
    "Event": EventPage,
    "Timeline": TimelinePage,
    "RegulationIndex": RegulationIndexPage,
    "Regulation": RegulationPage,
    "RulesOfThumbPage": RulesOfThumbPage,
    "ProfileIndex": ProfileIndexPage,
    "Profile": ProfilePage,
    "Redirect": MovedPage,
}


BodyBlock = (
    HeadingBlock
    | RichTextBlock
    | PictureBlock
    | QuoteBlock
    | ExternalSourceBlock
    | DocumentBlock
    | FilmBlock
    | FigureBlock
    | CallToActionBlock
    | PageReferenceBlock
    | Unknown
)

BODY_BLOCK_KINDS: dict[str, type[Selection]] = {
    "HeadingBlock": HeadingBlock,
    "RichTextBlock": RichTextBlock,
    "PictureBlock": PictureBlock,
    "QuoteBlock": QuoteBlock,
    "ExternalSourceBlock": ExternalSourceBlock,
    "DocumentBlock": DocumentBlock,
    "FilmBlock": FilmBlock,
    "FigureBlock": FigureBlock,
    "CallToActionBlock": CallToActionBlock,
    "PageReferenceBlock": PageReferenceBlock,
}


PersonOnHomeRoute = PersonChosen | Unknown

PERSON_ON_HOME_ROUTE_KINDS: dict[str, type[Selection]] = {
    "Home": PersonChosen,
}


Found = FoundMilestone | FoundOrganisation | FoundTerm | FoundRule | FoundPage | Unknown

FOUND_KINDS: dict[str, type[Selection]] = {
    "Milestone": FoundMilestone,
    "Organisation": FoundOrganisation,
    "Term": FoundTerm,
    "RuleOfThumb": FoundRule,
    "Home": FoundPage,
    "NewsIndex": FoundPage,
    "News": FoundPage,
    "InformationPage": FoundPage,
    "AgendaIndex": FoundPage,
    "Event": FoundPage,
    "Timeline": FoundPage,
    "RegulationIndex": FoundPage,
    "Regulation": FoundPage,
    "RulesOfThumbPage": FoundPage,
    "FigureIndex": FoundPage,
    "ReportIndex": FoundPage,
    "Report": FoundPage,
    "PublicationIndex": FoundPage,
    "Publication": FoundPage,
    "PilotBoard": FoundPage,
    "Pilot": FoundPage,
    "ResourceIndex": FoundPage,
    "Resource": FoundPage,
    "OrganisationIndex": FoundPage,
    "GlossaryPage": FoundPage,
    "AudienceIndex": FoundPage,
    "AudiencePage": FoundPage,
    "StadsdeelIndex": FoundPage,
    "StadsdeelPage": FoundPage,
    "ProfileIndex": FoundPage,
    "Profile": FoundPage,
}
