"""Whose points an answer takes, and what is told of it.

    partner               its own budget, with all its keys together
    nobody in particular  a small one for each address
    our own site, employers, previews   none

What was kept before costs nothing: it is given before anybody counts. The fields are those of the IETF's draft
`draft-ietf-httpapi-ratelimit-headers` (10), in points.
"""

from collections.abc import Mapping
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address
from typing import Any, Final

from django.conf import settings
from django.utils.crypto import salted_hmac

from cms.partners.points import SECONDS, Account, Balance, Exhausted, purse

from .errors import ReaderError
from .http.refusals import Refusal

# What it takes to read a request, whatever is in it.
LEAST_POINTS: Final = 10
FIELDS: Final = ("RateLimit-Policy", "RateLimit")
_OF_IPV6_NETWORK = 64


def account_of_address(environ: Mapping[str, Any]) -> Account | None:
    """Whose points a request without a key takes, which stands there as WSGI has it; None when nobody counts."""
    allowed = settings.GRAPHQL_ANONYMOUS_POINTS_PER_MINUTE
    return Account(_name_of(_address(environ)), allowed) if allowed else None


def charge(account: Account | None, points: int) -> dict[str, str]:
    """Takes what a document costs off a budget; gives what the response tells of it.

    Raises:
        Refusal: there is not so much left in this minute, or in none.
    """
    if account is None:
        return {}
    asked = max(points, LEAST_POINTS)
    try:
        return _told(purse.spend(account, asked))
    except Exhausted as exhausted:
        raise _refusal(asked, exhausted.balance) from None


def _told(balance: Balance) -> dict[str, str]:
    policy = f'"points";q={balance.allowed};qu="points";w={SECONDS}'
    return {"RateLimit-Policy": policy, "RateLimit": f'"points";r={balance.left};t={balance.seconds}'}


def _refusal(asked: int, balance: Balance) -> Refusal:
    limit = {"limit": "pointsPerMinute", "asked": asked, "allowed": balance.allowed}
    if asked > balance.allowed:
        message = (
            f"This costs {asked} points, and {balance.allowed} is all that may be asked in a minute. Ask for less, or in "
            "more than one request."
        )
        # Not 429, which tells to try again.
        return Refusal([ReaderError(message, "LIMIT_EXCEEDED", **limit)], headers=_told(balance), is_well_formed=True)
    message = (
        f"This costs {asked} points, and {balance.left} of the {balance.allowed} of this minute are left. Try again in "
        f"{balance.seconds} seconds; answers that did not change cost nothing."
    )
    error = ReaderError(message, "BUDGET_EXHAUSTED", **limit, left=balance.left, retryAfter=balance.seconds)
    return Refusal([error], HTTPStatus.TOO_MANY_REQUESTS, {**_told(balance), "Retry-After": str(balance.seconds)})


def _address(environ: Mapping[str, Any]) -> str:
    """The address that a request came from; a proxy adds it at the end of its header, and anybody writes what is before it."""
    last = str(environ.get(settings.CLIENT_ADDRESS_HEADER, "")).rpartition(",")[2].strip()
    return last or str(environ.get("REMOTE_ADDR", ""))


def _name_of(address: str) -> str:
    """A name for an address by which nobody finds it; who has a whole network of IPv6 is one."""
    try:
        known = ip_address(address)
    except ValueError:
        pass
    else:
        if isinstance(known, IPv6Address):
            address = str(int(known) >> (128 - _OF_IPV6_NETWORK))
    return "address:" + salted_hmac("cms.delivery.accounts", address, algorithm="sha256").hexdigest()[:32]
