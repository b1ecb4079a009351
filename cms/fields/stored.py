"""Values that are kept with an item in another shape than readers get them in.

Some public fields depend on who asks: a lead on the audience, a picture's sources on the preset, a link on the site
that shows it. Their value is stored once, whole, as JSON. Its public shape is the SDL type of the same name in
`cms/schema/contract/`; the reading side turns the one into the other.
"""

from datetime import UTC, datetime
from typing import Any

import graphene


class Stored(graphene.Scalar):
    """JSON kept for the reading side, which has no public field of its own."""

    @staticmethod
    def serialize(stored: Any) -> Any:
        """The value itself."""
        return stored


class Source(Stored):
    """Where a fact comes from: `{"label", "url", "date"}`."""


class ApproximateDate(Stored):
    """A date that need not be exact, as `pages.core.dates` writes it down."""

    @staticmethod
    def serialize(stored: Any) -> Any:
        """The date as a dictionary."""
        return stored.as_stored()


class Moment(Stored):
    """A moment, always written in UTC: the same moment is the same text, whatever zone Python holds it in.

    Its public type is `DateTime`, by the interfaces that have it; graphene would take its own scalar for that name.
    """

    @staticmethod
    def serialize(stored: datetime) -> str:
        """The moment in ISO 8601."""
        return stored.astimezone(UTC).isoformat()
