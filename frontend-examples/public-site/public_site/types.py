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
        "title links{...Link}}colophon{...RichText}audiences{...AudienceName}stadsdelen{...StadsdeelName}}fra"
        "gment StadsdeelName on Stadsdeel{slug name kind status}"
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
class Site:
    """What is asked of `Site`."""

    name: str
    description: str
    canonical_url: str
    contact_email: str
    menu: tuple[SiteMenu, ...]
    footer: tuple[SiteFooter, ...]
    colophon: RichText
    audiences: tuple[AudienceName, ...]
    stadsdelen: tuple[StadsdeelName, ...]

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
            audiences=tuple(AudienceName.from_json(item) for item in data["audiences"]),
            stadsdelen=tuple(StadsdeelName.from_json(item) for item in data["stadsdelen"]),
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
class PageAtPath:
    """Answer of `Query`."""

    site: Site
    route: PageAtPathRoute | None
    news: NewsList

    DOCUMENT: ClassVar[str] = (
        "query PageAtPath($path:String!$audience:String$audiences:[String!]$stadsdelen:[String!]$first:Int$af"
        "ter:String$last:Int$before:String){site{...Site}route(path:$path){__typename ...HomePage ...NewsInde"
        "xPage ...NewsPage ...InformationPage ...PageFields}news(audience:$audiences stadsdeel:$stadsdelen fi"
        "rst:$first after:$after last:$last before:$before){...NewsList}}fragment Attribution on Attribution{"
        "text url}fragment AudienceName on Audience{slug name}fragment BodyBlock on BodyBlock{__typename ...H"
        "eadingBlock ...RichTextBlock ...PictureBlock ...QuoteBlock ...ExternalSourceBlock ...DocumentBlock ."
        "..FilmBlock ...FigureBlock ...CallToActionBlock ...PageReferenceBlock}fragment BodyPicture on Pictur"
        "e{alt decorative credit width height src(preset:BODY)sources(preset:BODY){...PictureSource}}fragment"
        " CallToActionBlock on CallToActionBlock{text link{...Link}}fragment CardPicture on Picture{alt decor"
        "ative credit src(preset:CARD)sources(preset:CARD){...PictureSource}}fragment DocumentBlock on Docume"
        "ntBlock{document{title filename url mediaType bytes language}explanation}fragment DoorAudience on Au"
        "dience{slug name colour}fragment ExternalSourceBlock on ExternalSourceBlock{title url kind language "
        "maker summary lastSeenOn picture{...CardPicture}}fragment Figure on Figure{label value unit counts s"
        "tatus money asOf{label}source{...Source}}fragment FigureBlock on FigureBlock{figure{...Figure}explan"
        "ation}fragment FilmBlock on FilmBlock{title url provider maker language duration captions poster{..."
        "PagePicture}transcript{...RichText}}fragment HeadingBlock on HeadingBlock{text level anchor}fragment"
        " HomePage on Home{...PageFields intro{...RichText}aims{title text link{...Link}}doors{title text lin"
        "k{...Link}audience{...DoorAudience}}highlight{...NewsCard}figures{...Figure}body{...BodyBlock}}fragm"
        "ent InformationPage on InformationPage{...PageFields body{...BodyBlock}}fragment Link on Link{href k"
        "ind label}fragment NewsCard on News{title path date lead(audience:$audience)audiences{...AudienceNam"
        "e}stadsdelen{...StadsdeelName}picture{...CardPicture}}fragment NewsIndexPage on NewsIndex{...PageFie"
        "lds body{...BodyBlock}}fragment NewsList on NewsConnection{totalCount nodes{...NewsCard}pageInfo{has"
        "NextPage hasPreviousPage startCursor endCursor}}fragment NewsPage on News{...PageFields date audienc"
        "es{...AudienceName}stadsdelen{...StadsdeelName}themes{name}source{...Source}organisations{name url}r"
        "elated{...NewsCard}body{...BodyBlock}}fragment PageFields on Page{title path canonicalUrl publishedA"
        "t updatedAt lead(audience:$audience)picture{...PagePicture}seo{...Seo}attribution{...Attribution}}fr"
        "agment PagePicture on Picture{alt decorative credit src(preset:WIDE)sources(preset:WIDE){...PictureS"
        "ource}share:src(preset:SHARE)}fragment PageReference on Page{title path lead(audience:$audience)}fra"
        "gment PageReferenceBlock on PageReferenceBlock{page{...PageReference}text}fragment PictureBlock on P"
        "ictureBlock{picture{...BodyPicture}caption}fragment PictureSource on PictureSource{type srcset}fragm"
        "ent QuoteBlock on QuoteBlock{text speaker role}fragment RichText on RichText{html text}fragment Rich"
        "TextBlock on RichTextBlock{richText:text{...RichText}}fragment Seo on Seo{title description}fragment"
        " Site on Site{name description canonicalUrl contactEmail menu{link{...Link}}footer{title links{...Li"
        "nk}}colophon{...RichText}audiences{...AudienceName}stadsdelen{...StadsdeelName}}fragment Source on S"
        "ource{label url date{label}}fragment StadsdeelName on Stadsdeel{slug name kind status}"
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

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            slug=data["slug"],
            name=data["name"],
            colour=data["colour"],
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
class SiteFrame:
    """Answer of `Query`."""

    site: Site

    DOCUMENT: ClassVar[str] = (
        "query SiteFrame{site{...Site}}fragment AudienceName on Audience{slug name}fragment Link on Link{href"
        " kind label}fragment RichText on RichText{html text}fragment Site on Site{name description canonical"
        "Url contactEmail menu{link{...Link}}footer{title links{...Link}}colophon{...RichText}audiences{...Au"
        "dienceName}stadsdelen{...StadsdeelName}}fragment StadsdeelName on Stadsdeel{slug name kind status}"
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
        "query SiteMap($after:String){pages(first:100 after:$after){nodes{path updatedAt}pageInfo{hasNextPage"
        " endCursor}}}"
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

    path: str
    updated_at: datetime

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            path=data["path"],
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


PageAtPathRoute = HomePage | NewsIndexPage | NewsPage | InformationPage | Unknown

PAGE_AT_PATH_ROUTE_KINDS: dict[str, type[Selection]] = {
    "Home": HomePage,
    "NewsIndex": NewsIndexPage,
    "News": NewsPage,
    "InformationPage": InformationPage,
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
