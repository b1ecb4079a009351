"""What invited employers ask, and what they ask for."""

import unicodedata
from datetime import UTC
from typing import Any

from cms.employers.interest import (
    LONGEST_MESSAGE,
    MOST_OPEN_REQUESTS,
    InvitationEnded,
    Receipt,
    TooManyOpen,
    open_receipts,
    show_interest,
)
from cms.employers.models import Invitation

from ..errors import ReaderError, argument_error
from ..loading import Data
from ..reading import Reading
from ..statements import Condition

_KIND = "Profile"
_KEPT_CONTROL_CHARACTERS = "\n\t"


def resolve_invitation(root: None, reading: Reading) -> Data | None:
    """The invitation that this employer reads with."""
    if reading.reader.invitation is None:
        return None
    invitation = Invitation.objects.get(pk=reading.reader.invitation)
    return {"organisation": invitation.organisation, "validUntil": invitation.valid_until.isoformat()}


def resolve_show_interest(root: None, reading: Reading, **arguments: Any) -> Data:
    """Writes down that an employer wants to meet somebody.

    Raises:
        ReaderError: this reader may not ask it, there is no such profile, or the message cannot be used.
    """
    asked = arguments["input"]
    if reading.reader.invitation is None:
        raise _forbidden()
    message = _usable(asked["message"])
    # Whoever did not agree to be shown to employers is as absent as who never existed.
    if not _in_catalogue(reading, [asked["profile"]]):
        raise argument_error("profile", "profile: there is no such profile.")
    key = int(asked["profile"].removeprefix(f"{_KIND}:"))
    try:
        return _stored(show_interest(reading.reader.invitation, key, message))
    except InvitationEnded:
        raise _forbidden() from None
    except TooManyOpen:
        raise ReaderError(
            f"showInterest: {MOST_OPEN_REQUESTS} requests are open, and that is the most. Wait until the programme has "
            "closed one.",
            "LIMIT_EXCEEDED",
            limit="openRequests",
            asked=MOST_OPEN_REQUESTS + 1,
            allowed=MOST_OPEN_REQUESTS,
        ) from None


def _resolve_requests(source: Data, reading: Reading) -> list[Data]:
    invitation = reading.reader.invitation
    receipts = [_stored(receipt) for receipt in open_receipts(invitation)] if invitation is not None else []
    there = _in_catalogue(reading, [receipt["profile"] for receipt in receipts])
    return [receipt for receipt in receipts if receipt["profile"] in there]


def _in_catalogue(reading: Reading, node_ids: list[str]) -> set[str]:
    """Those of the profiles that this reader may ask for."""
    asked = Condition("item.node_id = ANY(%(node_ids)s::varchar[])", {"node_ids": node_ids})
    return {node_id for (node_id,) in reading.rows("item.node_id", reading.in_catalogue & asked)}


def _stored(receipt: Receipt) -> Data:
    return {"profile": f"{_KIND}:{receipt.profile_id}", "sentAt": receipt.sent_at.astimezone(UTC).isoformat()}


def _usable(message: str) -> str:
    """The message as it is kept.

    Raises:
        ReaderError: it is blank, too long, or no plain text.
    """
    text = message.replace("\r\n", "\n").strip()
    if not text:
        raise argument_error("message", f"message: write 1 to {LONGEST_MESSAGE} characters.")
    if len(text) > LONGEST_MESSAGE:
        raise ReaderError(
            f"message: {len(text)} characters are more than {LONGEST_MESSAGE}. Write less.",
            "LIMIT_EXCEEDED",
            argument="message",
            asked=len(text),
            allowed=LONGEST_MESSAGE,
        )
    if any(unicodedata.category(one) == "Cc" and one not in _KEPT_CONTROL_CHARACTERS for one in text):
        raise argument_error("message", "message: write plain text, without control characters.")
    return text


def _forbidden() -> ReaderError:
    return ReaderError("showInterest: only an employer whom the programme invited can do this.", "FORBIDDEN")


RESOLVERS = {("Invitation", "requests"): _resolve_requests}
