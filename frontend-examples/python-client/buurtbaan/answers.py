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
class OneFigure:
    """Answer of `Query`."""

    figure: OneFigureFigure | None

    DOCUMENT: ClassVar[str] = (
        "query OneFigure($key:String!){figure(key:$key){label value unit asOf{label start}source{label url}}}"
    )

    @staticmethod
    def variables(
        *,
        key: str,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "key": key,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            figure=None if data["figure"] is None else OneFigureFigure.from_json(data["figure"]),
        )


@dataclass(frozen=True)
class OneFigureFigure:
    """What is asked of `Figure`."""

    label: str
    value: Decimal | None
    unit: str
    as_of: OneFigureFigureAsOf
    source: OneFigureFigureSource

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
            value=None if data["value"] is None else Decimal(data["value"]),
            unit=data["unit"],
            as_of=OneFigureFigureAsOf.from_json(data["asOf"]),
            source=OneFigureFigureSource.from_json(data["source"]),
        )


@dataclass(frozen=True)
class OneFigureFigureAsOf:
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
class OneFigureFigureSource:
    """What is asked of `Source`."""

    label: str
    url: str | None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            label=data["label"],
            url=data["url"],
        )


@dataclass(frozen=True)
class NewestNews:
    """Answer of `Query`."""

    news: NewestNewsNews

    DOCUMENT: ClassVar[str] = (
        "query NewestNews($first:Int!$after:String$stadsdeel:[String!]){news(first:$first after:$after stadsd"
        "eel:$stadsdeel){nodes{...NewsItem}pageInfo{hasNextPage endCursor}}}fragment NewsItem on News{id titl"
        "e date lead canonicalUrl updatedAt stadsdelen{slug name}attribution{text url}}"
    )

    @staticmethod
    def variables(
        *,
        first: int,
        after: str | None = None,
        stadsdeel: list[str] | None = None,
    ) -> dict[str, Any]:
        """Return the variables of the document; what is None is left out."""
        given = {
            "first": first,
            "after": after,
            "stadsdeel": stadsdeel,
        }
        return {name: value for name, value in given.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            news=NewestNewsNews.from_json(data["news"]),
        )


@dataclass(frozen=True)
class NewestNewsNews:
    """What is asked of `NewsConnection`."""

    nodes: tuple[NewsItem, ...]
    page_info: NewestNewsNewsPageInfo

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            nodes=tuple(NewsItem.from_json(item) for item in data["nodes"]),
            page_info=NewestNewsNewsPageInfo.from_json(data["pageInfo"]),
        )


@dataclass(frozen=True)
class NewsItem:
    """What is asked of `News`."""

    id: str
    title: str
    date: date
    lead: str
    canonical_url: str
    updated_at: datetime
    stadsdelen: tuple[NewsItemStadsdelen, ...]
    attribution: NewsItemAttribution

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        return cls(
            id=data["id"],
            title=data["title"],
            date=date.fromisoformat(data["date"]),
            lead=data["lead"],
            canonical_url=data["canonicalUrl"],
            updated_at=datetime.fromisoformat(data["updatedAt"]),
            stadsdelen=tuple(NewsItemStadsdelen.from_json(item) for item in data["stadsdelen"]),
            attribution=NewsItemAttribution.from_json(data["attribution"]),
        )


@dataclass(frozen=True)
class NewsItemStadsdelen:
    """What is asked of `Stadsdeel`."""

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
class NewsItemAttribution:
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
class NewestNewsNewsPageInfo:
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
